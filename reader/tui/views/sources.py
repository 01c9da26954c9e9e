"""The sources: who is quoted by whom, and which text was copied."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui.render.entries import Entry
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.timeline import source_entries
from reader.tui.views.entries import EntriesView
from reader.tui.views.reading import Reading


class SourcesView(EntriesView):
    """Who is quoted, and which text was copied from whom."""

    EMPTY = "Nobody is named as a source."

    def __init__(self, reading: Reading, *, id: str = "sources") -> None:
        super().__init__(reading, id=id)

    def work_out(self) -> Sequence[Entry]:
        """Return speakers and copies."""
        return source_entries(self.reading.scene, self.reading.glyphs, self.list_cells)

    def head(self) -> Line:
        """Say what is listed."""
        return (
            LineBuilder().add(" Who is quoted, by how many outlets, and which text was copied", "dim").line()
        )
