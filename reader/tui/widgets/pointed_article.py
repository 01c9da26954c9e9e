"""The mouse in the running text of one article: click a sentence, drag a selection, scroll on past the edges."""

from __future__ import annotations

from textual import events
from textual.message import Message

from index.article import Span
from reader.compare.model import Ref
from reader.tui.render.flow import INDENT, Flow
from reader.tui.render.scene import Scene
from reader.tui.render.wrap import offset_at
from reader.tui.widgets.article_text import ArticleText


def flow_offset(scene: Scene, flow: Flow, row: int, cell: int) -> int:
    """Return the offset in the article's text of the character on a cell of a row, or the nearest to it."""
    row = max(0, min(row, len(flow.rows) - 1))
    while row > 0 and not flow.rows[row]:
        row, cell = row - 1, flow.measure
    pieces = flow.rows[row]
    if not pieces:
        return 0
    piece = next((one for one in reversed(pieces) if one.at <= cell), pieces[0])
    text = scene.texts[flow.article][piece.sentence][piece.start : piece.end].rstrip(" ")
    start = scene.sentences[flow.article][piece.sentence].start + piece.start
    return start + max(0, min(offset_at(text, cell - piece.at), len(text) - 1))


class PointedArticle(ArticleText):
    """An article's text with a mouse."""

    class Selected(Message):
        """The mouse selected a range of the article's text; None takes the selection back."""

        def __init__(self, article: int, span: Span | None) -> None:
            super().__init__()
            self.article = article
            self.span = span

    _start: int | None = None
    """Offset in the text where the button went down."""
    _dragged = False

    def _offset(self, event: events.MouseEvent) -> int | None:
        """Return the offset in the article's text under the pointer."""
        if self.flow is None or not self.flow.rows:
            return None
        return flow_offset(
            self.scene, self.flow, int(event.y) + self.scroll_offset.y, max(0, int(event.x) - INDENT)
        )

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a selection may start."""
        if event.button == 1:
            self._start, self._dragged = self._offset(event), False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection; past an edge the text scrolls on."""
        if self._start is None:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_relative(y=-1 if event.y < 0 else 1, animate=False)
        offset = self._offset(event)
        if offset is None or (offset == self._start and not self._dragged):
            return
        self._dragged = True
        span = Span(min(self._start, offset), max(self._start, offset) + 1)
        self._select((self.cursor.article, span))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the selection, or take the press for a click."""
        self.release_mouse()
        pressed, self._start = self._start is not None, None
        if self._dragged and self.overlay.selection is not None:
            self._dragged = False
            self.post_message(self.Selected(*self.overlay.selection))
            return
        if self.overlay.selection is not None:
            self._select(None)
            self.post_message(self.Selected(self.cursor.article, None))
        row = int(event.y) + self.scroll_offset.y
        if pressed and self.flow is not None and 0 <= row < len(self.flow.rows):
            sentence = self.flow.sentence_at(row, int(event.x) - INDENT)
            self.post_message(self.Pointed(Ref(self.cursor.article, sentence)))

    def _select(self, selection: tuple[int, Span] | None) -> None:
        """Show a selection."""
        if self.overlay.selection != selection:
            self.overlay = self.overlay._replace(selection=selection)
            self.forget()
            self.refresh()
