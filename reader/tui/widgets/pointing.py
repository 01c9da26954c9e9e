"""The mouse in the columns: click a sentence, click a jump, drag a selection inside one column, turn the wheel."""

from __future__ import annotations

from textual import events
from textual.message import Message

from index.article import Span
from reader.compare.refs import Ref
from reader.tui.render.cells import text_offset
from reader.tui.widgets.columns import Columns

WHEEL_ROWS = 3


class PointedColumns(Columns):
    """The columns with a mouse."""

    class Pointed(Message):
        """A sentence was clicked."""

        def __init__(self, ref: Ref) -> None:
            super().__init__()
            self.ref = ref

    class Jumped(Message):
        """The sign of a sentence whose partner stands elsewhere was clicked."""

        def __init__(self, ref: Ref) -> None:
            super().__init__()
            self.ref = ref

    class Selected(Message):
        """The mouse selected a range of one article's text; None takes the selection back."""

        def __init__(self, article: int, span: Span | None) -> None:
            super().__init__()
            self.article = article
            self.span = span

    _drag: tuple[int, int] | None = None
    """Column and text offset where the button went down."""
    _dragged = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a selection may start."""
        if event.button != 1 or self.layout_ is None:
            return
        column = self.layout_.column_at(event.x)
        offset = self._offset(column, event.x, event.y)
        self._drag = (column, offset) if offset is not None else None
        self._dragged = False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection, inside the column it started in; past an edge the text scrolls on."""
        if self._drag is None:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_relative(y=-1 if event.y < 0 else 1, animate=False)
        column, start = self._drag
        offset = self._offset(column, event.x, event.y)
        if offset is None or (offset == start and not self._dragged):
            return
        self._dragged = True
        span = Span(min(start, offset), max(start, offset) + 1)
        self._select(column, span)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the selection, or take the press for a click."""
        self.release_mouse()
        drag, self._drag = self._drag, None
        if self.layout_ is None:
            return
        if drag is not None and self._dragged:
            selection = self.overlay.selection
            if selection is not None:
                self.post_message(self.Selected(*selection))
            return
        if self.overlay.selection is not None:
            self.lay_over(self.overlay._replace(selection=None))
            self.post_message(self.Selected(0, None))
        if event.button == 1:
            self._click(event.x, event.y)

    def _click(self, x: int, y: int) -> None:
        """Say which sentence was clicked, or which jump."""
        assert self.layout_ is not None
        n = self.layout_.column_at(x)
        column = self.layout_.columns[n]
        row = self._current().row(n, y)
        sentence = column.row(row).sentence
        if sentence < 0:
            return
        ref = Ref(column.article, sentence)
        on_sign = x - self.layout_.left(n) <= 1 and row == column.top(ref.sentence)
        self.post_message(self.Jumped(ref) if on_sign and self.layout_.order(ref) else self.Pointed(ref))

    def _offset(self, column: int, x: int, y: int) -> int | None:
        """Return the offset in the article's text under a cell of the widget, nearest inside the column."""
        assert self.layout_ is not None
        left = self.layout_.left(column)
        cell = max(0, min(x - left, self.layout_.width - 1))
        return text_offset(self.scene, self.layout_.columns[column], self._current().row(column, y), cell)

    def _select(self, column: int, span: Span) -> None:
        """Show a selection."""
        assert self.layout_ is not None
        article = self.layout_.columns[column].article
        end = len(self.scene.articles[article].text)
        span = Span(max(0, span.start), min(span.end, end))
        if self.overlay.selection != (article, span):
            self.lay_over(self.overlay._replace(selection=(article, span)))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll without animation; in free mode only the column under the pointer."""
        self._turn(event, WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll without animation; in free mode only the column under the pointer."""
        self._turn(event, -WHEEL_ROWS)

    def _turn(self, event: events.MouseEvent, rows: int) -> None:
        """Scroll everything, or one column."""
        event.prevent_default()
        event.stop()
        if self.layout_ is None:
            return
        if not self.free:
            self.scroll_relative(y=rows, animate=False)
            return
        n = self.layout_.column_at(event.x)
        view = self._current()
        last = self.layout_.columns[n].length - 1
        shift = max(-view.top, min(view.shifts[n] + rows, last - view.top))
        self.view = view._replace(shifts=tuple(shift if c == n else s for c, s in enumerate(view.shifts)))
        self.refresh()
