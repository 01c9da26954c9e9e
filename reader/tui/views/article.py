"""The annotated article: one report at a comfortable measure, counts in its margin, and the peek."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from reader.compare.model import Ref
from reader.tui.render.keys import key_of
from reader.tui.render.name_tabs import name_tabs
from reader.tui.render.peek import peek_lines
from reader.tui.render.window import ordered
from reader.tui.views.reading import Reading
from reader.tui.views.sentences import SentenceView, key
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.heads import Heads
from reader.tui.widgets.lines_view import LinesView
from reader.tui.widgets.pointed_article import PointedArticle

BESIDE_FROM = 110
"""Cells from which the peek stands beside the text, not below it."""
TEXT, LEAST_PEEK = 96, 42
"""Cells of the text beside the peek at most; cells of the peek at least."""
CHOSEN = 1
"""The item that the chosen partner's lines in the peek are."""


class ArticleView(SentenceView):
    """One article with what the others say in its margin."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "peek", "Peek: what the others say", show=True),
        key("e", "across", "Go to the partner"),
        key("J", "panel_scroll(1)", "Peek down"),
        key("K", "panel_scroll(-1)", "Peek up"),
    ]

    wanted: bool | None = None
    """Whether the reader wants the peek; None before it was opened or closed by hand."""
    choosing: Ref | None = None
    """The sentence among whose partners the reader last chose: the chosen one is lit in the peek."""

    def __init__(self, reading: Reading, *, id: str = "article") -> None:
        super().__init__(reading, id=id)

    def compose(self) -> ComposeResult:
        """Lay out the articles' names, the head, the text and the peek."""
        scene, glyphs = self.reading.scene, self.reading.glyphs
        yield Bar(id="article-names")
        yield Heads(scene, glyphs=glyphs, id="article-head")
        with Container(id="article-body"):
            yield PointedArticle(scene, glyphs=glyphs, id="article-text")
            yield LinesView(id="peek")

    def on_resize(self, event: events.Resize) -> None:
        """Put the peek beside or below the text; beside it, it is open until it is closed."""
        beside = event.size.width >= BESIDE_FROM
        self.set_class(beside, "beside")
        self.query_one("#article-text").styles.width = (
            min(TEXT, event.size.width - LEAST_PEEK) if beside else "1fr"
        )
        self.query_one("#peek").display = beside if self.wanted is None else self.wanted
        self.query_one("#article-head").styles.height = 5 if event.size.height >= 36 else 4
        self.open()

    def open(self) -> None:
        """Show the reading as it is now."""
        if not self.size.width:
            return
        reading = self.reading
        article = reading.cursor.article
        names, order = reading.scene.names, ordered(len(reading.scene.articles), reading.base)
        ellipsis = reading.glyphs.ellipsis
        line, places = name_tabs(names, order, article, self.size.width, lambda _: "", ellipsis)
        self.query_one("#article-names", Bar).show(line, entries=places)
        self.query_one("#article-head", Heads).show(reading.scene, (article,), reading.cursor)
        self.query_one("#article-text", PointedArticle).show(reading.scene, reading.cursor, reading.overlay)
        peek = self.query_one("#peek", LinesView)
        if peek.display:
            lines = peek_lines(reading.scene, reading.cursor, reading.glyphs)
            chosen = reading.partner if reading.cursor == self.choosing else None
            peek.show(
                [one._replace(item=CHOSEN) if chosen and one.target == chosen else one for one in lines]
            )
            peek.light(CHOSEN)

    def paged(self, by: float) -> Ref:
        """Return the sentence a number of windows further down or up."""
        return self.query_one("#article-text", PointedArticle).page(by)

    def action_peek(self) -> None:
        """Open or close the peek; one that stands there unasked is not closed by whoever wants to see it."""
        peek = self.query_one("#peek", LinesView)
        if peek.display and self.wanted is None:
            self.wanted = True
            again = key_of(self.app, "compare.peek", "enter")
            self.notify(f"The peek is beside the text; {again} closes it.", markup=False, timeout=3)
            return
        self.wanted = peek.display = not peek.display
        self.open()

    def close(self) -> bool:
        """Close a peek that was asked for."""
        if not self.wanted:
            return False
        self.action_peek()
        return True

    def action_partner(self, by: int) -> None:
        """Show the next of the sentence's partners, in the peek."""
        peek = self.query_one("#peek", LinesView)
        if self.reading.links:
            self.choosing = self.reading.cursor
            if not peek.display:
                self.wanted = peek.display = True
        super().action_partner(by)

    def action_panel_scroll(self, by: int) -> None:
        """Scroll the peek."""
        self.query_one("#peek", LinesView).scroll_relative(y=by * 3, animate=False)

    def on_article_text_pointed(self, event: PointedArticle.Pointed) -> None:
        """Put the cursor where the mouse was clicked."""
        self.go(event.ref)

    def on_pointed_article_selected(self, event: PointedArticle.Selected) -> None:
        """Keep what the mouse selected, to copy or to note."""
        self.selected(self.query_one("#article-text", PointedArticle).overlay)

    def on_heads_pointed(self, event: Heads.Pointed) -> None:
        """Go where the overview was clicked."""
        if event.ref.sentence >= 0:
            self.go(event.ref, jump=True)

    def on_bar_picked(self, event: Bar.Picked) -> None:
        """Go to the article whose name was clicked."""
        if event.bar.id == "article-names":
            event.stop()
            self.go_to_article(int(event.entry))

    def on_lines_view_pointed(self, event: LinesView.Pointed) -> None:
        """Go to the sentence that was clicked in the peek."""
        if event.target is not None:
            self.go(event.target, jump=True)
