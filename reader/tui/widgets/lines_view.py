"""A list of styled lines that scrolls: the panel, the peek, and every list-like view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reader.compare.refs import Ref
from reader.tui.paints import Paints
from reader.tui.render.lines import Line, wrap_line
from reader.tui.widgets.scrolling import Scrolling


class LinesView(Scrolling):
    """Paints lines wrapped to its width; tells which line was clicked."""

    class Pointed(Message):
        """A line that stands for a sentence or an entry was clicked."""

        def __init__(self, view: LinesView, target: Ref | None, item: int | None) -> None:
            super().__init__()
            self.view = view
            self.target = target
            self.item = item

        @property
        def control(self) -> LinesView:
            """The widget that was clicked."""
            return self.view

    SPARE: ClassVar[int] = 0
    """Cells that stay free between the text and the scroll bar."""

    def __init__(
        self,
        *,
        focus: bool = False,
        paints: Paints | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Take whether the keyboard can come to it, and what its lines are painted in."""
        super().__init__(id=id, classes=classes)
        self.paints = paints or self.paints
        self.can_focus = focus
        self.lines: list[Line] = []
        self.rows: list[Line] = []
        self.item: int | None = None
        """The entry whose lines are lit."""
        self._strips: dict[tuple[int, bool], Strip] = {}

    def forget(self) -> None:
        """Drop the painted rows."""
        self._strips.clear()

    def show(self, lines: Sequence[Line], *, keep: bool = False) -> None:
        """Show other lines; from the top unless ``keep``."""
        self.lines = list(lines)
        self._wrap()
        if not keep and self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, force=True)

    def change(self, item: int, lines: Sequence[Line]) -> None:
        """Show an entry in other styles: the same words on as many lines."""
        width = max(1, self.scrollable_content_region.width - self.SPARE)
        own = [line._replace(item=item) for line in lines]
        for n, line in zip((n for n, line in enumerate(self.lines) if line.item == item), own, strict=True):
            self.lines[n] = line
        rows = [row for line in own for row in wrap_line(line, width)]
        for n, row in zip((n for n, row in enumerate(self.rows) if row.item == item), rows, strict=True):
            self.rows[n] = row
            for lit in (False, True):
                self._strips.pop((n, lit), None)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width."""
        self._wrap()

    def _wrap(self) -> None:
        """Break the lines for the present width."""
        width = self.scrollable_content_region.width
        if width < 1:
            return
        self.forget()
        self.rows = [row for line in self.lines for row in wrap_line(line, max(1, width - self.SPARE))]
        size = Size(width, len(self.rows))
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()

    def light(self, item: int | None) -> None:
        """Light one entry and bring it into view."""
        self.item = item
        rows = [n for n, row in enumerate(self.rows) if row.item == item and item is not None]
        if rows:
            height = self.scrollable_content_region.height
            top = self.scroll_offset.y
            if rows[0] < top:
                self.scroll_to(y=rows[0], animate=False, force=True)
            elif rows[-1] >= top + height:
                self.scroll_to(y=min(rows[0], rows[-1] - height + 1), animate=False, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width = self.scrollable_content_region.width
        n = y + self.scroll_offset.y
        if not 0 <= n < len(self.rows):
            return Strip.blank(width, self.base)
        row = self.rows[n]
        lit = self.item is not None and row.item == self.item
        strip = self._strips.get((n, lit))
        if strip is None:
            base = self.base + self.style("lit") if lit else self.base
            strip = self._strips[n, lit] = self.paint(row, width, base)
        return strip

    def on_click(self, event: events.Click) -> None:
        """Tell what was clicked."""
        n = event.y + self.scroll_offset.y
        if 0 <= n < len(self.rows):
            row = self.rows[n]
            if row.target is not None or row.item is not None:
                self.post_message(self.Pointed(self, row.target, row.item))


class EntryLines(LinesView, inherit_bindings=False):
    """A list whose view has a cursor in it: arrows, Home and Page Down move that and do not scroll past it."""
