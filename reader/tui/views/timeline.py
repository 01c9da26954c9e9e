"""The timeline: dated moments in order, and who mentions them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui.render.entries import Entry
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.rows import counted
from reader.tui.render.timeline import timeline_entries
from reader.tui.views.entries import EntriesView
from reader.tui.views.reading import Reading


class TimelineView(EntriesView):
    """Dated moments in order."""

    EMPTY = "No sentence names a time that could be resolved: articles without a date leave weekdays open."

    def __init__(self, reading: Reading, *, id: str = "timeline") -> None:
        super().__init__(reading, id=id)

    def work_out(self) -> Sequence[Entry]:
        """Return the moments."""
        return timeline_entries(self.reading.scene, self.reading.glyphs, self.list_cells)

    def head(self) -> Line:
        """Say what is listed."""
        moments = counted(len(self.entries), "moment")
        said = f" {moments} that the articles name, earliest first"
        articles = len(self.reading.scene.articles)
        explained = [f"; 1/{articles}: one of {articles} outlets names it"]
        if any(entry.line.text.startswith("[") for entry in self.entries):
            explained.append("; [day]: told by the text around it")
        for more in explained:
            if self.size.width > len(said + more):
                said += more
        return LineBuilder().add(said, "dim").line()
