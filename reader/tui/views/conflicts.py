"""The conflicts: contested points as a work list whose reviewed marks survive quitting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from reader.compare.model import DifferenceKind
from reader.tui.render.conflicts import conflict_entries, kinds_of, progress
from reader.tui.render.entries import Entry
from reader.tui.render.keys import key_of
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.views.entries import EntriesView
from reader.tui.views.reading import Reading
from reader.tui.views.sentences import key


class ConflictsView(EntriesView):
    """Contested points, to be reviewed one by one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("r", "review", "Reviewed or not", show=True),
        key("H", "hide", "Hide reviewed", show=True),
        key("f", "kind", "Next kind only", show=True),
    ]
    EMPTY = "These articles contradict each other nowhere that was found."
    BETWEEN = True

    class Reviewed(Message):
        """A point was reviewed, or is to be reviewed again."""

        def __init__(self, point: str, done: bool) -> None:
            super().__init__()
            self.point = point
            self.done = done

    def __init__(self, reading: Reading, *, id: str = "conflicts") -> None:
        super().__init__(reading, id=id)
        self.hidden = False
        self.kind: DifferenceKind | None = None

    def work_out(self) -> Sequence[Entry]:
        """Return the points."""
        reading = self.reading
        return conflict_entries(
            reading.scene,
            reading.reviewed,
            reading.glyphs,
            hide_reviewed=self.hidden,
            kind=self.kind,
            cells=self.list_cells,
        )

    def head(self) -> Line:
        """Say how much is done."""
        done, total = progress(self.reading.scene, self.reading.reviewed)
        if not total:
            return Line()
        glyphs = self.reading.glyphs
        cells = 20
        filled = done * cells // total
        line = LineBuilder().add(" ").add(glyphs.level * filled, "shared")
        line.add(glyphs.rule * (cells - filled), "gap")
        line.add(f"  {done} of {total} reviewed", "outlet")
        if self.kind:
            line.add(f"  only {self.kind.words}", "dim")
        if self.hidden:
            line.add("  reviewed ones hidden", "dim")
        return line.line()

    def nothing(self) -> str:
        """Say whether there are no conflicts or only none left to review."""
        shows = f"All of them are reviewed; {key_of(self.app, 'compare.hide', 'H')} shows them again."
        return shows if self.reading.scene.points else self.EMPTY

    def action_review(self) -> None:
        """Mark the point as reviewed, or take the mark back, and go on to the next one to do."""
        entry = self.entry
        if entry is None or not entry.key:
            self.notify("There is nothing to review here.", markup=False, timeout=2)
            return
        done = entry.key not in self.reading.reviewed
        (self.reading.reviewed.add if done else self.reading.reviewed.discard)(entry.key)
        self.post_message(self.Reviewed(entry.key, done))
        left = [
            n for n, other in enumerate(self.entries) if other.key and other.key not in self.reading.reviewed
        ]
        if done and left:
            self.at, self.place = next((n for n in left if n > self.at), left[0]), 0
        self.open()

    def action_hide(self) -> None:
        """Hide what is reviewed, or show it again."""
        self.hidden = not self.hidden
        self.open()

    def action_kind(self) -> None:
        """Show the next kind alone, after the last one all."""
        kinds: list[DifferenceKind | None] = [None, *kinds_of(self.reading.scene)]
        at = kinds.index(self.kind) if self.kind in kinds else 0
        self.kind = kinds[(at + 1) % len(kinds)]
        self.open()
