"""The columns view: articles side by side, the pair panel below, and every key of both."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.compare.model import Ref
from reader.tui.render import labels, moves
from reader.tui.render.layout import SINGLE_BELOW, column_count
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.pair import pair_lines
from reader.tui.render.window import beside, ordered, window
from reader.tui.render.wrap import shorten
from reader.tui.views.reading import Reading, StoryView
from reader.tui.widgets.bar import Bar, tabs
from reader.tui.widgets.heads import Heads
from reader.tui.widgets.lines_view import LinesView
from reader.tui.widgets.pointing import PointedColumns


def key(keys: str, action: str, what: str, *, show: bool = False) -> Binding:
    """Return a binding of the columns view; its id is made from the action's name."""
    name = action.replace("(", "-").replace(")", "").replace("'", "").replace("_", "-").replace(", ", "-")
    return Binding(keys, action, what, show=show, id=f"compare.{name}")


class ColumnsView(StoryView):
    """Articles side by side."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j,down", "step(1)", "Next sentence"),
        key("k,up", "step(-1)", "Previous sentence"),
        key("h,left", "side(-1)", "Article on the left"),
        key("l,right", "side(1)", "Article on the right"),
        key("right_square_bracket", "marked('divergent', 1)", "Next conflict", show=True),
        key("left_square_bracket", "marked('divergent', -1)", "Previous conflict"),
        key("right_curly_bracket", "marked('shared', 1)", "Next shared"),
        key("left_curly_bracket", "marked('shared', -1)", "Previous shared"),
        key("right_parenthesis", "marked('unique', 1)", "Next only here"),
        key("left_parenthesis", "marked('unique', -1)", "Previous only here"),
        key("enter", "across", "Go to the partner", show=True),
        key("p", "partner(1)", "Next partner", show=True),
        key("P", "partner(-1)", "Previous partner"),
        key("backspace", "return", "Back from a jump"),
        key("b", "base", "Make it the base", show=True),
        key("f", "free", "Scroll locked or free"),
        key("c", "compact", "Rows level or packed"),
        key("plus,equals_sign", "fewer(1)", "One more column"),
        key("minus", "fewer(-1)", "One column less"),
        key("z", "panel", "Larger panel", show=True),
        key("J", "panel_scroll(1)", "Panel down"),
        key("K", "panel_scroll(-1)", "Panel up"),
        key("g,home", "edge(-1)", "First sentence"),
        key("G,end", "edge(1)", "Last sentence"),
        key("space,pagedown", "page(1.0)", "Page down"),
        key("pageup", "page(-1.0)", "Page up"),
        key("d", "page(0.5)", "Half a page down"),
        key("u", "page(-0.5)", "Half a page up"),
    ]

    def __init__(self, reading: Reading, *, id: str = "columns") -> None:
        super().__init__(reading, id=id)
        self.wanted = 4
        """Most columns the reader wants."""
        self._shown: tuple[int, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the heads, the columns, the divider and the panel."""
        scene, glyphs = self.reading.scene, self.reading.glyphs
        yield Bar(id="articles")
        yield Heads(scene, glyphs=glyphs, id="heads")
        yield PointedColumns(scene, glyphs=glyphs, id="text")
        yield Bar(fill=glyphs.rule, id="divider")
        yield LinesView(id="panel")

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
        large = self.has_class("large-panel")
        self.query_one("#heads").styles.height = 5 if height >= 36 else 4
        self.query_one("#panel").styles.height = (
            height // 2 if large else max(5, height // (3 if width < SINGLE_BELOW else 4))
        )

    # What is shown

    def open(self) -> None:
        """Show the reading as it is now."""
        if not self.size.width:
            return
        reading = self.reading
        count = column_count(self.size.width, len(reading.scene.articles), self.wanted)
        articles = len(reading.scene.articles)
        shown = window(articles, reading.base, reading.cursor.article, count, self._shown)
        text = self.text
        if shown != self._shown or text.scene is not reading.scene:
            self._shown = shown
            text.show(reading.scene, shown, reading.cursor)
        if text.cursor != reading.cursor or text.chosen != reading.partner:
            text.move_to(reading.cursor, reading.partner)
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
            room = max(8, self.size.width // len(articles) - 5)
            names = [
                (
                    str(n),
                    f"{reading.glyphs.base if n in shown else ' '} {shorten(labels.short_name(articles[n]), room)}",
                )
                for n in ordered(len(articles), reading.base)
            ]
            line, places = tabs(names, str(reading.cursor.article))
            bar.show(line, Line(), places)
        left = labels.legend(reading.glyphs)
        if len(shown) == 1 and len(articles) > 1:
            left = (
                LineBuilder()
                .add(f"One article at a time; side by side from {SINGLE_BELOW} columns", "dim")
                .line()
            )
        self.query_one("#divider", Bar).show(left, self._whereabouts())

    def _whereabouts(self) -> Line:
        """Say how the columns scroll and which conflict of how many the cursor is on."""
        reading, text = self.reading, self.text
        line = LineBuilder()
        if text.free:
            line.add(" free scroll", "dim")
        if not text.level:
            line.add(" packed", "dim")
        if reading.scene.comparison is None:
            return line.add(" comparing", "dim").add(reading.glyphs.ellipsis + " ", "dim").line()
        n, total = moves.ordinal(reading.scene, reading.cursor, moves.DIVERGENT_MARKS)
        if total:
            at = f"{n} of {total}" if n else f"{total}"
            line.add(f" {reading.glyphs.divergent} {at} here ", "divergent")
        return line.line()

    def go(self, ref: Ref | None, *, jump: bool = False) -> None:
        """Move the cursor; does nothing where there is nowhere to go."""
        if ref is not None:
            self.reading.go(ref, jump=jump)
            self.open()

    # Keys

    def action_step(self, by: int) -> None:
        """Move by sentences."""
        self.go(moves.step(self.reading.scene, self.reading.cursor, by))

    def action_side(self, by: int) -> None:
        """Go to the article beside this one: to the partner, else to what stands level."""
        reading = self.reading
        article = beside(len(reading.scene.articles), reading.base, reading.cursor.article, by)
        if article == reading.cursor.article:
            return
        partner = reading.scene.partners(reading.cursor).get(article)
        self.go(partner or self.text.sentence_level_with(article))

    def action_marked(self, which: str, by: int) -> None:
        """Go to the next sentence of a status."""
        marks = {
            "divergent": moves.DIVERGENT_MARKS,
            "shared": moves.SHARED_MARKS,
            "unique": moves.UNIQUE_MARKS,
        }[which]
        ref = moves.next_marked(self.reading.scene, self.reading.cursor, marks, by)
        if ref is None:
            side = "after" if by > 0 else "before"
            name = {"divergent": "conflict", "shared": "shared sentence", "unique": "sentence only here"}[
                which
            ]
            self.notify(f"No {name} {side} this one in this article.", markup=False, timeout=2)
        self.go(ref)

    def action_across(self) -> None:
        """Go to the chosen partner."""
        self.go(self.reading.partner, jump=True)

    def action_partner(self, by: int) -> None:
        """Show the next of the sentence's partners."""
        if links := self.reading.links:
            self.reading.chosen = (self.reading.chosen + by) % len(links)
            self.open()

    def action_return(self) -> None:
        """Go back to where the last jump started."""
        if self.reading.back():
            self.open()

    def action_base(self) -> None:
        """Level the others with the article under the cursor."""
        self.reading.base = self.reading.cursor.article
        self.open()

    def action_free(self) -> None:
        """Let every column scroll for itself, or lock them again."""
        text = self.text
        text.show(text.scene, text.shown, text.cursor, free=not text.free)
        self.open()

    def action_compact(self) -> None:
        """Pack the columns, or level them by row."""
        text = self.text
        text.show(text.scene, text.shown, text.cursor, level=not text.level)
        self.open()

    def action_fewer(self, by: int) -> None:
        """Show one column more or less."""
        self.wanted = max(2, min(4, len(self._shown) + by))
        self.open()

    def action_panel(self) -> None:
        """Give the panel half the height, or its usual share."""
        self.toggle_class("large-panel")
        self._measure(self.size.width, self.size.height)

    def action_panel_scroll(self, by: int) -> None:
        """Scroll the panel."""
        self.query_one("#panel", LinesView).scroll_relative(y=by * 3, animate=False)

    def action_edge(self, to: int) -> None:
        """Go to the first or last sentence."""
        self.go(moves.step(self.reading.scene, self.reading.cursor, to * 10**9), jump=True)

    def action_page(self, by: float) -> None:
        """Move by windows."""
        self.go(self.text.page(by))

    # Mouse

    def on_pointed_columns_pointed(self, event: PointedColumns.Pointed) -> None:
        """Put the cursor where the mouse was clicked."""
        self.go(event.ref)

    def on_pointed_columns_jumped(self, event: PointedColumns.Jumped) -> None:
        """Go to the base article's partner of the clicked sentence."""
        self.reading.go(event.ref)
        self.go(self.reading.scene.partners(event.ref).get(self.reading.base), jump=True)

    def on_heads_pointed(self, event: Heads.Pointed) -> None:
        """Go where the overview was clicked; a click on a head goes to what stands level in its article."""
        if event.ref.sentence >= 0:
            self.go(event.ref, jump=True)
        else:
            self.go(self.text.sentence_level_with(event.ref.article))

    def on_bar_picked(self, event: Bar.Picked) -> None:
        """Go to the article whose name was clicked."""
        if event.bar.id == "articles":
            event.stop()
            article = int(event.entry)
            self.go(self.reading.scene.partners(self.reading.cursor).get(article) or Ref(article, 0))

    def on_lines_view_pointed(self, event: LinesView.Pointed) -> None:
        """Go to the partner that was clicked in the panel."""
        if event.target is not None:
            self.go(event.target, jump=True)
