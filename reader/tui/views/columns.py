"""The columns view: articles side by side, the pair panel below, and every key of both."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.compare.refs import Ref
from reader.tui.render.column_bars import article_sign, legend_line, whereabouts, why_as_many
from reader.tui.render.layout import SINGLE_BELOW, column_count
from reader.tui.render.name_tabs import name_tabs
from reader.tui.render.pair import pair_lines
from reader.tui.render.scene import Scene
from reader.tui.render.window import ordered, window
from reader.tui.views.reading import Reading
from reader.tui.views.sentences import SentenceView, key
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.heads import Heads
from reader.tui.widgets.lines_view import LinesView
from reader.tui.widgets.pointing import PointedColumns

MOST = 4
"""Columns at most."""
AROUND = 2
"""Rows of the screen around the view; a guess that is right at the start saves laying all out twice."""


_REST = "#articles, #heads, #divider, #panel"
"""What follows once the columns are painted."""


class ColumnsView(SentenceView):
    """Articles side by side."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("b", "base", "Make it the base", show=True),
        key("f", "free", "Scroll locked or free"),
        key("c", "compact", "Rows level or packed"),
        key("plus,equals_sign", "fewer(1)", "One more column"),
        key("minus", "fewer(-1)", "One column less"),
        key("z", "panel", "Larger panel", show=True),
        key("J", "panel_scroll(1)", "Panel down"),
        key("K", "panel_scroll(-1)", "Panel up"),
    ]

    def __init__(self, reading: Reading, *, id: str = "columns") -> None:
        super().__init__(reading, id=id)
        self.wanted = MOST
        """Most columns the reader wants."""
        self._shown: tuple[int, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the heads, the columns, the divider and the panel."""
        scene, glyphs = self.reading.scene, self.reading.glyphs
        heads = Heads(scene, glyphs=glyphs, id="heads")
        panel = LinesView(id="panel")
        size = self.app.size
        heads.styles.height, panel.styles.height = self._heights(size.width, size.height - AROUND)
        yield Bar(id="articles")
        yield heads
        yield PointedColumns(scene, glyphs=glyphs, id="text")
        yield Bar(fill=glyphs.rule, id="divider")
        yield panel

    @property
    def text(self) -> PointedColumns:
        """The columns widget."""
        return self.query_one("#text", PointedColumns)

    def on_resize(self, event: events.Resize) -> None:
        """Show as many columns as fit, and give heads and panel their share of the height."""
        self._measure(event.size.width, event.size.height)
        self.open()

    def _measure(self, width: int, height: int) -> None:
        """Set the heights of heads and panel."""
        heads, panel = self._heights(width, height)
        self.query_one("#heads").styles.height = heads
        self.query_one("#panel").styles.height = panel

    def _heights(self, width: int, height: int) -> tuple[int, int]:
        """Return the rows of heads and panel in a view of this size."""
        if self.has_class("large-panel"):
            return 5 if height >= 36 else 4, height // 2
        return 5 if height >= 36 else 4, max(5, height // (3 if width < SINGLE_BELOW else 4))

    # What is shown

    def preparing(self) -> Callable[[Scene], object]:
        """Return what lays a scene out as it will be shown, unless something is changed meanwhile.

        A screen that is left at once has no columns any more when it is asked.
        """
        shown = self._shown
        for text in self.query("#text").results(PointedColumns):
            return lambda scene: text.prepare(scene, shown)
        return super().preparing()

    def open(self) -> None:
        """Show the reading as it is now."""
        if not self.size.width:
            return
        reading = self.reading
        count = column_count(self.size.width, len(reading.scene.articles), self.wanted)
        articles = len(reading.scene.articles)
        current = reading.cursor.article
        if self.facing and count > 1 and current == reading.base and reading.partner is not None:
            current = reading.partner.article
        shown = window(articles, reading.base, current, count, self._shown)
        text = self.text
        if shown != self._shown or text.scene is not reading.scene:
            self._shown = shown
            text.show(reading.scene, shown, reading.cursor, reading.partner)
        if text.overlay != reading.overlay:
            text.lay_over(reading.overlay)
        if text.cursor != reading.cursor or text.chosen != reading.partner:
            text.move_to(reading.cursor, reading.partner)
        text.after_echo(self._show_rest)

    def _show_rest(self) -> None:
        """Let heads, panel and bars follow once the columns are painted: a held key does not wait for them."""
        if len(self.query(_REST)) < _REST.count("#"):
            # The view is being taken down, part by part, between the key and now.
            return
        reading, shown = self.reading, self._shown
        self.query_one("#heads", Heads).show(reading.scene, shown, reading.cursor)
        self.query_one("#panel", LinesView).show(
            pair_lines(reading.scene, reading.cursor, reading.chosen, reading.glyphs)
        )
        self._show_bars(shown)

    def _show_bars(self, shown: tuple[int, ...]) -> None:
        """Show which articles there are beside the shown ones, the legend and where the reader is."""
        reading = self.reading
        bar = self.query_one("#articles", Bar)
        articles = reading.scene.articles
        bar.display = len(shown) < len(articles)
        if bar.display:
            order, here = ordered(len(articles), reading.base), reading.cursor.article
            ellipsis = reading.glyphs.ellipsis
            names, width = reading.scene.names, self.size.width
            signs = partial(article_sign, shown=shown, glyphs=reading.glyphs)
            line, places = name_tabs(names, order, here, width, signs, ellipsis)
            bar.show(line, entries=places)
        text = self.text
        self.query_one("#divider", Bar).show(
            legend_line(len(shown), len(articles), reading.glyphs),
            whereabouts(
                reading.scene,
                reading.cursor,
                reading.glyphs,
                free=text.loose,
                level=text.level or len(shown) < 2,
            ),
        )

    def level_with(self, article: int) -> Ref:
        """Return the sentence that stands level with the cursor."""
        return self.text.sentence_level_with(article)

    def paged(self, by: float) -> Ref:
        """Return the sentence a number of windows further down or up."""
        return self.text.page(by)

    # Keys

    def action_base(self) -> None:
        """Level the others with the article under the cursor."""
        if self.reading.base == self.reading.cursor.article:
            self.notify("It is the base already.", markup=False, timeout=2)
        self.reading.base = self.reading.cursor.article
        self.open()

    def action_free(self) -> None:
        """Let every column scroll for itself, or lock them again."""
        text = self.text
        if self._several():
            text.show(text.scene, text.shown, text.cursor, text.chosen, free=not text.free)
            self.open()

    def action_compact(self) -> None:
        """Pack the columns, or level them by row."""
        text = self.text
        if self._several():
            text.show(text.scene, text.shown, text.cursor, text.chosen, level=not text.level)
            self.open()

    def _several(self) -> bool:
        """Return whether articles stand side by side; where they do not, say why."""
        if len(self._shown) < 2:
            articles = len(self.reading.scene.articles)
            why = why_as_many(1, len(self._shown), articles, self.size.width)
            self.notify(why, markup=False, timeout=3)
        return len(self._shown) > 1

    def action_fewer(self, by: int) -> None:
        """Show one column more or less."""
        before, articles = self._shown, len(self.reading.scene.articles)
        self.wanted = max(2, min(MOST, len(before) + by))
        self.open()
        if self._shown == before:
            why = why_as_many(by, len(before), articles, self.size.width)
            self.notify(why, markup=False, timeout=3)

    def action_panel(self) -> None:
        """Give the panel half the height, or its usual share."""
        self.toggle_class("large-panel")
        self._measure(self.size.width, self.size.height)

    def action_panel_scroll(self, by: int) -> None:
        """Scroll the panel."""
        self.query_one("#panel", LinesView).scroll_relative(y=by * 3, animate=False)

    # Mouse

    def on_pointed_columns_pointed(self, event: PointedColumns.Pointed) -> None:
        """Put the cursor where the mouse was clicked."""
        self.go(event.ref)

    def on_pointed_columns_jumped(self, event: PointedColumns.Jumped) -> None:
        """Go to the base article's partner of the clicked sentence."""
        self.reading.go(event.ref)
        self.go(self.reading.scene.partners(event.ref).get(self.reading.base), jump=True)

    def on_pointed_columns_selected(self, event: PointedColumns.Selected) -> None:
        """Keep what the mouse selected, to copy or to note."""
        self.selected(self.text.overlay)

    def on_heads_pointed(self, event: Heads.Pointed) -> None:
        """Go where the overview was clicked; a click on a head goes to what stands level in its article."""
        if event.ref.sentence >= 0:
            self.go(event.ref, jump=True)
        else:
            self.go_to_article(event.ref.article)

    def on_bar_picked(self, event: Bar.Picked) -> None:
        """Go to the article whose name was clicked."""
        if event.bar.id == "articles":
            event.stop()
            self.go_to_article(int(event.entry))

    def on_lines_view_pointed(self, event: LinesView.Pointed) -> None:
        """Go to the partner that was clicked in the panel."""
        if event.target is not None:
            self.go(event.target, jump=True)
