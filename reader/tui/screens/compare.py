"""The screen of one story: its views, one reading state for all of them, and what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer

from index.article import Article
from reader.compare.model import Comparison
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.lines import LineBuilder
from reader.tui.render.scene import scene_from, scene_of
from reader.tui.views.door import StoryDoor
from reader.tui.views.reading import Reading, StoryView
from reader.tui.widgets.bar import Bar, tabs

VIEWS = (("columns", "1 Columns"),)


class CompareScreen(Screen[None]):
    """Articles on one event, compared."""

    CSS_PATH = "compare.tcss"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "app.back", "Back", id="compare.back", show=True),
    ]

    class Compared(Message):
        """The comparison is there."""

        def __init__(self, comparison: Comparison) -> None:
            super().__init__()
            self.comparison = comparison

    def __init__(
        self, session: StoryDoor, articles: Sequence[Article], key: str, *, glyphs: Glyphs = UNICODE
    ) -> None:
        super().__init__()
        self.session = session
        self.articles = tuple(articles)
        self.key = key
        self.reading = Reading(scene_of(self.articles), glyphs=glyphs)
        self.here = "columns"

    def compose(self) -> ComposeResult:
        """Lay out the bar of views, the stage they stand on, and the footer."""
        from reader.tui.views.columns import ColumnsView

        yield Bar(id="views")
        with Container(id="stage"):
            yield ColumnsView(self.reading)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the text at once, compare behind it."""
        self._show_bar()
        self.query_one("#text").focus()
        self.call_after_refresh(self.start_comparing)

    def start_comparing(self) -> None:
        """Start the comparison in a worker."""
        self._compare()

    @work(thread=True, exclusive=True, group="compare")
    def _compare(self) -> None:
        """Compare in a thread and post the result."""
        self.post_message(self.Compared(self.session.compare(self.articles, self.key)))

    def on_compare_screen_compared(self, event: Compared) -> None:
        """Show what the comparison found, the reader's place kept."""
        self.reading.replace_scene(scene_from(event.comparison))
        self.view.open()
        self._show_bar()

    @property
    def view(self) -> StoryView:
        """The view in front."""
        return self.query_one(f"#{self.here}", StoryView)

    def _show_bar(self) -> None:
        """Show the views and what story this is."""
        line, places = tabs(VIEWS, self.here)
        right = LineBuilder().add(f"{len(self.articles)} articles ", "dim").line()
        self.query_one("#views", Bar).show(line, right, places)
