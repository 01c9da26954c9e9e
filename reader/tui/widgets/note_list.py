"""The list of all annotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.tui.looks import look_names
from reader.tui.paints import NOTES
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.rows import cut, day_text, fit
from reader.tui.render.safe import display
from reader.tui.widgets.item_list import ItemList

if TYPE_CHECKING:
    from reader.tui.note_values import NoteRow

MADE = 34
"""Cells of a row that names leave to who made the note and when."""


class NoteList(ItemList):
    """Annotations, each with its quotation, its note, and where and when it was made."""

    paints = NOTES

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        """Make an empty list."""
        super().__init__(id=id)
        self.glyphs = glyphs
        self.rows: tuple[NoteRow, ...] = ()

    def count(self) -> int:
        """Return how many annotations are listed."""
        return len(self.rows)

    def item_height(self) -> int:
        """Return the rows of an annotation."""
        return 4

    def show(self, rows: Sequence[NoteRow]) -> None:
        """Show other annotations; the cursor stays where it is as far as there are any."""
        self.rows = tuple(rows)
        self.renew(max(0, self.cursor), keep_place=True)

    @property
    def current(self) -> NoteRow | None:
        """The annotation under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """Return an annotation's rows."""
        return note_lines(self.rows[item], width, lit=item == self.cursor, glyphs=self.glyphs)


def note_lines(row: NoteRow, width: int, *, lit: bool, glyphs: Glyphs) -> list[Line]:
    """Return an annotation as three lines: quotations, note and tags, articles and time."""
    bar = f"{glyphs.cursor if lit else ' '} "
    first = LineBuilder().add(bar, "key")
    share = max(12, (width - 4) // len(row.targets) - 5)
    for n, target in enumerate(row.targets):
        first.add("  +  " if n else "", "noted")
        quote = " ".join(display(target.quote).split())
        quote = fit(quote, share, glyphs.ellipsis) if len(row.targets) > 1 else quote
        first.add(f"“{quote}”" if quote else "the whole article", "quote")
    second = LineBuilder().add(bar, "key")
    for tag in row.tags:
        second.add(f"#{display(tag.name)}", *look_names(tag.look)).add("  ")
    if row.text or not row.tags:
        second.add(" ".join(display(row.text).split()) or "no note", "snippet" if row.text else "dim")
    for claim in row.claims:
        second.add(f"  {glyphs.arrow} {' '.join(display(claim).split())}", "dim")
    return [cut(one.line(), width, glyphs) for one in (first, second, _made(row, bar, width, glyphs))]


def _made(row: NoteRow, bar: str, width: int, glyphs: Glyphs) -> LineBuilder:
    """Return the line that says on what, when and by whom; what became of its place comes first."""
    line = LineBuilder().add(bar, "key")
    if row.place:
        line.add(display(row.place), "warning").add(f" {glyphs.dot} ", "dim")
    names = dict.fromkeys(display(target.name) for target in row.targets)
    room = max(12, (width - MADE) // len(names))
    line.add(" + ".join(fit(name, room, glyphs.ellipsis) for name in names), "outlet")
    only = row.targets[0] if len(row.targets) == 1 else None
    if only is not None:
        for part in (day_text(only.published), only.title if only.title != only.name else None):
            if part:
                line.add(f" {glyphs.dot} {display(part)}", "dim")
    if row.author or row.created:
        made = f"{display(row.author)} {day_text(row.created)}".strip()
        line.add(f" {glyphs.dot} by {made}", "dim")
    return line
