"""The claim matrix: claims × outlets, sorted and filtered; Enter leads to the sentence of a cell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import BindingType

from reader.compare.model import Ref
from reader.compare.views import ClaimRow
from reader.tui.render.entries import Entry, lines_of
from reader.tui.render.keys import key_of
from reader.tui.render.lines import Line
from reader.tui.render.matrix import (
    Columns,
    Show,
    Sort,
    arranged,
    head_line,
    matrix_entries,
    matrix_entry,
    measure,
)
from reader.tui.render.matrix_legend import legend_line
from reader.tui.views.entries import EntriesView
from reader.tui.views.reading import Reading
from reader.tui.views.sentences import key
from reader.tui.widgets.bar import Bar


class MatrixView(EntriesView):
    """Claims × outlets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("s", "sort", "Sort", show=True),
        key("f", "filter", "Filter", show=True),
    ]
    EMPTY = "No fact is reported by two of these articles."
    BETWEEN = True

    def __init__(self, reading: Reading, *, id: str = "matrix") -> None:
        super().__init__(reading, id=id)
        self.sort = Sort.WEIGHT
        self.filter = Show.ALL
        self._rows: list[ClaimRow] = []
        self._laid = measure(0, 1, 0)
        """How the entries were laid out: one that is made anew has as many rows as before."""

    def work_out(self) -> Sequence[Entry]:
        """Return the rows, the cursor's cell lit."""
        scene = self.reading.scene
        self._rows = arranged(scene, self.sort, self.filter)
        at = (self.at, self.place)
        self._laid = self._columns()
        return matrix_entries(scene, self._rows, self._laid, at, self.reading.glyphs)

    def _columns(self) -> Columns:
        """Return how the matrix is laid out at the present size."""
        width, height = self.list.scrollable_content_region.width, self.app.size.height
        articles, claims = len(self.reading.scene.articles), len(self._rows)
        return measure(width, articles, self.place, height, claims=claims, free=self.list_rows)

    def head(self) -> Line:
        """Return the outlets over the cells."""
        scene = self.reading.scene
        return head_line(scene, self._columns(), self.place, self.reading.glyphs)

    def legend(self) -> Line:
        """Say how the matrix is sorted and filtered, and what its signs mean."""
        return legend_line(
            self._rows,
            self._columns(),
            len(self.reading.scene.articles),
            (self.sort, self.filter),
            self.reading.glyphs,
            (
                key_of(self.app, "compare.previous-of-its-sentences", "h"),
                key_of(self.app, "compare.next-of-its-sentences", "l"),
            ),
            self.size.width,
        )

    def nothing(self) -> str:
        """Say whether there are no claims or only none that pass the filter."""
        passes = f"No claim passes the filter; {key_of(self.app, 'compare.filter', 'f')} shows the next ones."
        return self.EMPTY if self.filter is Show.ALL else passes

    def kept_place(self) -> int:
        """Stay in the outlet's column."""
        return self.place

    @property
    def target(self) -> Ref | None:
        """The sentence of the chosen cell; of a silent outlet's the first that does state the claim."""
        entry = self.entry
        if entry is None:
            return None
        here = entry.places[self.place] if self.place < len(entry.places) else None
        return here or next((ref for cell in self._rows[self.at].cells for ref in cell.refs), None)

    def show_entry(self) -> None:
        """Light row and cell."""
        super().show_entry()
        if self.entry is not None:
            self.notify_place(self.entry)

    def action_entry(self, by: int) -> None:
        """Move by rows."""
        left = self.at
        super().action_entry(by)
        self._light_cells({left, self.at})

    def action_choose(self, by: int) -> None:
        """Move to another outlet's cell."""
        shown = self._columns().articles
        self.place = max(0, min(self.place + by, len(self.reading.scene.articles) - 1))
        if self._columns().articles != shown:
            self.open()
        elif self.entry is not None:
            self._light_cells({self.at})
            self.query_one(f"#{self.id}-head", Bar).show(self.head())
            self.show_entry()

    def _light_cells(self, rows: Collection[int]) -> None:
        """Make some rows anew, the cursor's cell lit in them: of a long story's claims that is next to nothing."""
        scene, glyphs, columns = self.reading.scene, self.reading.glyphs, self._laid
        for n in rows:
            if 0 <= n < len(self._rows):
                chosen = self.place if n == self.at else None
                entry = self.entries[n] = matrix_entry(scene, self._rows[n], columns, chosen, glyphs)
                self.list.change(n, lines_of([entry]))

    def action_sort(self) -> None:
        """Sort by the next order."""
        orders = list(Sort)
        self.sort = orders[(orders.index(self.sort) + 1) % len(orders)]
        self.open()

    def action_filter(self) -> None:
        """Show what the next filter lets through."""
        filters = list(Show)
        self.filter = filters[(filters.index(self.filter) + 1) % len(filters)]
        self.open()
