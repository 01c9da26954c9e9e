"""The base of the Line-API widgets: named styles from the stylesheet, and styled text to segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.dom import DOMNode
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.render.lines import Line
from reader.tui.render.lines import Style as Span
from reader.tui.render.wrap import cells_before

STYLE_NAMES = (
    *("shared", "restated", "divergent", "unique", "plain", "dim", "title", "outlet", "kind"),
    *("text-shared", "text-restated", "text-divergent", "text-unique", "text-plain", "same"),
    *("differs", "only", "note-value", "noted", "noted-sign", "hit", "hit-here", "selected"),
    *("lit", "lit-partner", "gap", "here", "here-name", "tab", "tab-here", "heading", "key", "sign", "bar"),
)
"""Every style a line may name; the stylesheet defines ``paint--NAME`` for each."""


class Painted(ScrollView):
    """A widget that paints rows itself, in the styles that its stylesheet names."""

    ALLOW_SELECT = False

    palette: dict[str, Style]
    virtual_size = Reactive(Size(0, 0), layout=False)
    """As Textual's, but other contents alone are no reason to lay the whole screen out again."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.palette = {}

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar; only one that comes and goes needs a new layout."""
        if self.styles.overflow_y == "auto":
            self.refresh(layout=True)
        elif self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = size.height

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out the filter that makes RGB of the terminal's sixteen colours where the theme has none of them.

        Textual runs every row of every widget through it for each frame.
        """
        filters = super().get_line_filters()
        if self.app.current_theme.ansi:
            return filters
        return [one for one in filters if not isinstance(one, ANSIToTruecolor)]

    def notify_style_update(self) -> None:
        """Forget styles and painted rows when the theme or a class changes."""
        self.palette = {}
        self.forget()
        super().notify_style_update()

    def forget(self) -> None:
        """Drop what was painted; called before everything is painted anew."""

    def style(self, name: str) -> Style:
        """Return a named style as an overlay: only what the stylesheet sets for it."""
        found = self.palette.get(name)
        if found is None:
            found = self.palette[name] = (
                self._look(name) if name.startswith("look-") else self._overlay(f"paint--{name}")
            )
        return found

    def _look(self, name: str) -> Style:
        """Return the style of a tag's look."""
        from reader.tui.looks import look_style

        return look_style(name, self.app.get_css_variables())

    def _overlay(self, component: str) -> Style:
        """Read a style from the stylesheet; its colour is blended with the background where it is translucent.

        Textual's COMPONENT_CLASSES would work out all of them for every widget before the first frame, a third of the
        time to it; most are never painted.
        """
        node = DOMNode(classes=component)
        node._attach(self)
        self.app.stylesheet.apply(node, animate=False)
        overlay = node.styles.partial_rich_style
        if overlay.color is not None:
            overlay += Style(color=node.styles.rich_style.color)
        return overlay

    @property
    def base(self) -> Style:
        """The widget's own text style."""
        found = self.palette.get("")
        if found is None:
            found = self.palette[""] = self.rich_style
        return found

    def segments(self, text: str, spans: Iterable[Span], base: Style) -> list[Segment]:
        """Cut text at the edges of its spans and style each piece; later spans lie over earlier ones."""
        spans = [s for s in spans if s.start < s.end and s.start < len(text)]
        if not spans:
            return [Segment(text, base)] if text else []
        length = len(text)
        cuts = sorted({0, length, *(s.start for s in spans), *(min(s.end, length) for s in spans)})
        pieces = []
        for start, end in pairwise(cuts):
            style = base
            for span in spans:
                if span.start <= start and end <= span.end:
                    style += self.style(span.name)
            pieces.append(Segment(text[start:end], style))
        return pieces

    def filled(self, line: Line, width: int, base: Style) -> list[Segment]:
        """Return a line as segments of exactly ``width`` cells."""
        segments = self.segments(line.text, line.styles, base)
        cells = cells_before(line.text, len(line.text))
        if cells > width:
            return list(Strip(segments, cells).crop(0, width).adjust_cell_length(width, base))
        if cells < width:
            segments.append(Segment(" " * (width - cells), base))
        return segments

    def paint(self, line: Line, width: int, base: Style | None = None) -> Strip:
        """Return a line as a strip of exactly ``width`` cells."""
        return Strip(self.filled(line, width, base or self.base), width)
