"""What stands above the columns: outlet, date, headline, counts, and the overview strip that can be clicked."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reader.compare.refs import Ref
from reader.tui.render import labels
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.layout import GAP, column_width
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.scene import Scene
from reader.tui.widgets.painted import Painted


class Heads(Painted, can_focus=False):
    """The heads of the shown columns, over the same cells as the columns."""

    class Pointed(Message):
        """A cell of an overview strip, or a head, was clicked."""

        def __init__(self, ref: Ref) -> None:
            super().__init__()
            self.ref = ref

    def __init__(self, scene: Scene, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        super().__init__(id=id)
        self.scene = scene
        self.glyphs = glyphs
        self.shown: tuple[int, ...] = (0,)
        self.cursor = Ref(0, 0)
        self.title_rows = 1
        self._lines: dict[tuple[int, int], list[Line]] = {}

    def forget(self) -> None:
        """Drop the worked out heads."""
        self._lines.clear()

    def show(self, scene: Scene, shown: tuple[int, ...], cursor: Ref) -> None:
        """Show the heads of these articles."""
        before = self.cursor
        anew = scene is not self.scene or shown != self.shown
        self.scene, self.shown, self.cursor = scene, shown, cursor
        if anew:
            self.forget()
        if anew or cursor.article != before.article:
            self.refresh()
        elif cursor != before:
            self.refresh_line(self.title_rows + 2)

    def on_resize(self, event: events.Resize) -> None:
        """Work the heads out anew."""
        self.virtual_size = Size(event.size.width, event.size.height)
        self.title_rows = max(1, event.size.height - 3)
        self.forget()

    @property
    def cells(self) -> int:
        """Cells of one head."""
        return column_width(self.size.width - 1, len(self.shown))

    def render_line(self, y: int) -> Strip:
        """Paint one row of all heads."""
        width = self.size.width
        strips: list[Strip] = []
        for n, article in enumerate(self.shown):
            if n:
                strips.append(self.paint(Line(f" {self.glyphs.line} "), GAP, self.base + self.style("gap")))
            line = self._head(n, article)[y] if y < self.title_rows + 3 else Line()
            strips.append(self.paint(line, self.cells))
        return Strip.join(strips).adjust_cell_length(width, self.base)

    def _head(self, n: int, article: int) -> list[Line]:
        """Return the rows of one head; what does not depend on the cursor is kept."""
        key = (article, n)
        cells = self.cells
        lines = self._lines.get(key)
        if lines is None:
            titles = labels.title_lines(
                self.scene.articles[article], cells, self.title_rows, self.glyphs.ellipsis
            )
            lines = [Line(text, LineBuilder().add(text, "title").line().styles) for text in titles]
            lines.append(labels.counts_line(self.scene, article, cells, self.glyphs))
            lines.append(labels.overview(self.scene, article, cells, self.glyphs))
            self._lines[key] = lines
        strip = lines[-1]
        if article == self.cursor.article:
            strip = labels.overview_at(strip, self.scene, self.cursor, cells)
        return [self._head_name(n, article, cells), *lines[:-1], strip]

    def _head_name(self, n: int, article: int, cells: int) -> Line:
        """Return the first row: the base's sign, the outlet, the date."""
        value = self.scene.articles[article]
        sign = f"{self.glyphs.base} " if n == 0 and len(self.shown) > 1 else ""
        name, date = labels.name_and_date(value, cells - len(sign), self.glyphs.ellipsis)
        line = LineBuilder().add(sign, "dim")
        line.add(name, "outlet", *(["here-name"] if article == self.cursor.article else []))
        return line.add("  ").add(date, "dim").line()

    def on_click(self, event: events.Click) -> None:
        """Go where the overview was clicked, or to the article of the head."""
        n = min(max(0, event.x // (self.cells + GAP)), len(self.shown) - 1)
        article = self.shown[n]
        sentences = len(self.scene.sentences[article])
        if event.y == self.title_rows + 2:
            at = labels.sentence_of(event.x - n * (self.cells + GAP), sentences, self.cells)
            self.post_message(self.Pointed(Ref(article, at)))
        elif article != self.cursor.article:
            self.post_message(self.Pointed(Ref(article, -1)))
