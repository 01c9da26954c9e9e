"""One row of labels: the views, the articles, or a dividing line with a legend on it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip

from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.wrap import cells_before, offset_at
from reader.tui.widgets.painted import Painted

EMPTY = Line()


class Bar(Painted, can_focus=False):
    """A row with something on the left and something on the right; its entries can be clicked."""

    class Picked(Message):
        """An entry was clicked."""

        def __init__(self, bar: Bar, entry: str) -> None:
            super().__init__()
            self.bar = bar
            self.entry = entry

        @property
        def control(self) -> Bar:
            """The bar that was clicked."""
            return self.bar

    def __init__(self, *, fill: str = " ", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.fill = fill
        self.left = Line()
        self.right = Line()
        self.spares: tuple[Line, ...] = ()
        self._entries: list[tuple[int, int, str]] = []

    def show(
        self,
        left: Line,
        right: Line = EMPTY,
        entries: Sequence[tuple[int, int, str]] = (),
        *,
        spares: Sequence[Line] = (),
    ) -> None:
        """Show two lines, the first of the ``spares`` that fits in place of the right one where that does not.

        ``entries`` are ranges of the left one and their names.
        """
        if (left, right, tuple(spares)) == (self.left, self.right, self.spares):
            return
        self.left, self.right, self.spares, self._entries = left, right, tuple(spares), list(entries)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint the row; the right side gives way where both do not fit, to its spare ones first."""
        width = self.size.width
        left, room = self.left, width - cells_before(self.left.text, len(self.left.text))
        fits = (one for one in (self.right, *self.spares) if cells_before(one.text, len(one.text)) < room)
        right = next(fits, EMPTY)
        room -= cells_before(right.text, len(right.text))
        line = LineBuilder()
        line.add(left.text, spans=left.styles)
        # The rule that fills a bar never touches the words on it.
        apart = 1 if self.fill != " " and room > 1 and left.text and not left.text.endswith(" ") else 0
        line.add(" " * apart + self.fill * max(0, room - apart), "gap").add(right.text, spans=right.styles)
        return self.paint(line.line(), width)

    def on_click(self, event: events.Click) -> None:
        """Tell which entry was clicked."""
        at = offset_at(self.left.text, event.x)
        for start, end, entry in self._entries:
            if start <= at < end:
                self.post_message(self.Picked(self, entry))


def tabs(entries: Sequence[tuple[str, str]], here: str) -> tuple[Line, list[tuple[int, int, str]]]:
    """Return a row of (name, label) entries with one of them lit, and the ranges of the labels."""
    line = LineBuilder()
    places = []
    for name, label in entries:
        start = line.length
        line.add(f" {label} ", "tab-here" if name == here else "tab")
        places.append((start, line.length, name))
    return line.line(), places
