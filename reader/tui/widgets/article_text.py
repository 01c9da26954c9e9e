"""One article as running text with a margin; the sentence under the cursor is lit."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reader.compare.model import Ref
from reader.tui.render.cells import Overlay
from reader.tui.render.flow import Flow, flow_line, lay_out_flow
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.scene import Scene
from reader.tui.widgets.scrolling import Scrolling


class ArticleText(Scrolling, can_focus=True, inherit_bindings=False):
    """Paints the article that the cursor stands in; no key scrolls it past the view's own."""

    class Pointed(Message):
        """A sentence was clicked."""

        def __init__(self, ref: Ref) -> None:
            super().__init__()
            self.ref = ref

    def __init__(self, scene: Scene, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        super().__init__(id=id)
        self.scene = scene
        self.glyphs = glyphs
        self.cursor = Ref(0, 0)
        self.overlay = Overlay()
        self.flow: Flow | None = None
        self._strips: dict[int, Strip] = {}

    def forget(self) -> None:
        """Drop the painted rows."""
        self._strips.clear()

    def show(self, scene: Scene, cursor: Ref, overlay: Overlay) -> None:
        """Show an article of a scene with the cursor on one of its sentences."""
        anew = scene is not self.scene or cursor.article != self.cursor.article or self.flow is None
        before = self.cursor
        self.scene, self.cursor = scene, cursor
        if overlay != self.overlay:
            self.overlay = overlay
            self.forget()
            self.refresh()
        if anew:
            self._relayout(keep=False)
        elif cursor != before:
            self._repaint(before.sentence)
            self._repaint(cursor.sentence)
            self._follow()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew, the sentence under the cursor on the row of the screen that it had."""
        self._relayout(keep=True)

    def _relayout(self, *, keep: bool) -> None:
        """Lay out for the present width."""
        width = self.scrollable_content_region.width
        if width < 1:
            return
        at = self.flow.tops[self.cursor.sentence] - self.scroll_offset.y if keep and self.flow else None
        self.flow = lay_out_flow(self.scene, self.cursor.article, width)
        self.forget()
        self.virtual_size = Size(width, len(self.flow.rows))
        if at is not None:
            self.scroll_to(y=max(0, self.flow.tops[self.cursor.sentence] - at), animate=False, force=True)
        self._follow()
        self.refresh()

    def _repaint(self, sentence: int) -> None:
        """Paint the rows of one sentence anew."""
        if self.flow is None or sentence >= len(self.flow.tops):
            return
        top, bottom = self.flow.tops[sentence], self.flow.bottoms[sentence]
        for row in range(top, bottom + 1):
            self._strips.pop(row, None)
        self.refresh_lines(top, bottom - top + 1)

    def _follow(self) -> None:
        """Bring the sentence under the cursor into view."""
        if self.flow is None:
            return
        height = self.scrollable_content_region.height
        top, bottom = self.flow.tops[self.cursor.sentence], self.flow.bottoms[self.cursor.sentence]
        seen = self.scroll_offset.y
        if top < seen + 1 or bottom - top + 3 > height:
            self.scroll_to(y=max(0, top - 1), animate=False, force=True)
        elif bottom > seen + height - 2:
            far = bottom > seen + 2 * height
            self.scroll_to(y=top - height // 3 if far else bottom - height + 2, animate=False, force=True)

    def page(self, by: float) -> Ref:
        """Return the sentence a number of windows further down or up."""
        if self.flow is None:
            return self.cursor
        rows = max(1, int(abs(by) * (self.scrollable_content_region.height - 2)))
        row = self.flow.tops[self.cursor.sentence] + (rows if by > 0 else -rows)
        sentence = self.flow.sentence_at(row)
        if sentence == self.cursor.sentence:
            sentence = max(0, min(sentence + (1 if by > 0 else -1), len(self.flow.tops) - 1))
        return Ref(self.cursor.article, sentence)

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        if self.flow is None or not 0 <= row < len(self.flow.rows):
            return Strip.blank(width, self.base)
        strip = self._strips.get(row)
        if strip is None:
            line = flow_line(self.scene, self.flow, row, self.cursor, self.overlay, self.glyphs)
            strip = self._strips[row] = self.paint(line, width)
        return strip
