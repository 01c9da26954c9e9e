"""The list of claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.tui.paints import NOTES
from reader.tui.render.claims import claim_lines
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.lines import Line
from reader.tui.widgets.item_list import ItemList

if TYPE_CHECKING:
    from reader.tui.note_values import ClaimRow


class ClaimList(ItemList):
    """Claims, each with its status and what is gathered."""

    paints = NOTES

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        """Make an empty list."""
        super().__init__(id=id)
        self.glyphs = glyphs
        self.rows: tuple[ClaimRow, ...] = ()

    def count(self) -> int:
        """Return how many claims are listed."""
        return len(self.rows)

    def item_height(self) -> int:
        """Return the rows of a claim, the blank one below it included."""
        return 3

    def show(self, rows: Sequence[ClaimRow]) -> None:
        """Show other claims; the cursor stays on the claim it is on, as far as it is still there."""
        here = self.current.id if self.current else None
        self.rows = tuple(rows)
        at = next((n for n, row in enumerate(self.rows) if row.id == here), max(0, self.cursor))
        self.renew(at, keep_place=True)

    @property
    def current(self) -> ClaimRow | None:
        """The claim under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """Return a claim's rows."""
        return claim_lines(self.rows[item], width, lit=item == self.cursor, glyphs=self.glyphs)
