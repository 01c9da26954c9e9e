"""The list of all annotations."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.rows import cut, day_text
from reader.tui.render.safe import display
from reader.tui.values import NoteRow
from reader.tui.widgets.item_list import ItemList


class NoteList(ItemList):
    """Annotations, each with its quotation, its note, and where and when it was made."""

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
    """Return an annotation as three lines: quotation, note and tags, article and time."""
    bar = f"{glyphs.cursor if lit else ' '} "
    first = LineBuilder().add(bar, "key")
    first.add(f"“{display(row.quote)}”" if row.quote else "the whole article", "quote")
    second = LineBuilder().add(bar, "key")
    for tag in row.tags:
        second.add(f"#{display(tag)}", "noted").add("  ")
    second.add(display(row.text) or ("" if row.tags else "no note"), "snippet" if row.text else "dim")
    third = LineBuilder().add(bar, "key").add(display(row.name), "outlet")
    for part in (day_text(row.published), row.title if row.title != row.name else None):
        if part:
            third.add(f" {glyphs.dot} {display(part)}", "dim")
    if row.author or row.created:
        made = f"{row.author} {day_text(row.created)}".strip()
        third.add(f" {glyphs.dot} by {display(made)}", "dim")
    return [cut(one.line(), width, glyphs) for one in (first, second, third)]
