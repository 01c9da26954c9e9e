"""The base of the Line-API widgets: named styles, and styled text to segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.looks import PREFIX, look_style
from reader.tui.paints import STORY, Paints, paint_style
from reader.tui.render.lines import Line
from reader.tui.render.lines import Style as Span
from reader.tui.render.wrap import cells_before


class Painted(ScrollView):
    """A widget that paints rows itself, in named styles."""

    ALLOW_SELECT = False

    paints: Paints = STORY
    """The styles a line may name."""
    palette: dict[str, Style]
    virtual_size = Reactive(Size(0, 0), layout=False)
    """As Textual's, but other contents alone are no reason to lay the whole screen out again."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.palette = {}

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar; only one that comes and goes needs a new layout."""
        if self.styles.overflow_y == "auto" and self._changes_layout(size):
            self.refresh(layout=True)
        elif self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = size.height

    def _changes_layout(self, size: Size) -> bool:
        """Return whether other contents make the scroll bar come or go, or the widget higher or lower."""
        height = self.styles.height
        if height is None or height.is_auto or self.styles.overflow_x == "auto":
            return True
        return (size.height > self.container_size.height) != self.show_vertical_scrollbar

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
        """Return a named style as an overlay: only what it sets itself."""
        found = self.palette.get(name)
        if found is None:
            variables = self.app.theme_variables
            if name.startswith(PREFIX):
                found = look_style(name, variables)
            else:
                found = paint_style(self.paints.get(name, ""), variables)
            self.palette[name] = found
        return found

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
        at = {cut: n for n, cut in enumerate(cuts)}
        styles = [base] * (len(cuts) - 1)
        for span in spans:
            overlay = self.style(span.name)
            for n in range(at[span.start], at[min(span.end, length)]):
                styles[n] += overlay
        pieces = zip(pairwise(cuts), styles, strict=True)
        return [Segment(text[start:end], style) for (start, end), style in pieces]

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
