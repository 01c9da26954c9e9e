"""The library: one search box, the list it fills, a side bar to narrow it and a preview beside it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from index.errors import CrossreadError
from reader.searches import Narrowing
from reader.tui.paints import LIST
from reader.tui.render import library as render
from reader.tui.render.keys import key_of
from reader.tui.screens.library_changes import Step
from reader.tui.screens.library_commands import LibraryCommands
from reader.tui.screens.library_noting import LibraryNoting
from reader.tui.screens.library_preview import LibraryPreview
from reader.tui.screens.library_searching import Listed
from reader.tui.screens.library_typing import LibraryTyping
from reader.tui.screens.library_upkeep import LibraryUpkeep
from reader.tui.session import Session
from reader.tui.values import Page, Sidebar, View
from reader.tui.widgets.item_list import ItemList
from reader.tui.widgets.key_line import KeyLine
from reader.tui.widgets.library_lists import ConcordanceList, PreviewView, RowList, SideList
from reader.tui.widgets.lines_view import LinesView
from reader.tui.widgets.search_box import SearchBox

FRAME = 0.2
"""Seconds that the first frame waits at most for the articles: a busy disk, a library that is made anew."""
KEPT_EVERY = 2.0
"""Seconds after which a changed view is kept."""
PATIENCE = 2.0
"""Seconds that leaving waits at most for the view to be kept."""


class LibraryScreen(LibraryCommands, LibraryPreview, LibraryTyping, LibraryNoting, LibraryUpkeep):
    """Search, narrow, preview, tick, compare."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "#articles"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (132, "-wide")]  # noqa: RUF012 - as Screen declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash", "search", "Search", id="library.search", key_display="/", tooltip="Go to the search box"
        ),
        Binding("space", "tick", "Tick", id="library.tick", tooltip="Tick the article for a comparison"),
        Binding(
            "c",
            "compare",
            "Compare",
            id="library.compare",
            tooltip="Compare the ticked articles, or the story",
        ),
        Binding("s", "side", "Stories", id="library.side", tooltip="Go to stories and filters, and back"),
        Binding("p", "preview", "Preview", id="library.preview", tooltip="Show or hide the preview"),
        Binding(
            "w",
            "concordance",
            "In context",
            id="library.concordance",
            show=False,
            tooltip="Searched words in their context",
        ),
        Binding(
            "e", "edit", "Edit", id="library.edit", show=False, tooltip="Edit title, outlet, author and date"
        ),
        Binding("m", "move", "Move", id="library.move", show=False, tooltip="Move it to another story"),
        Binding(
            "plus,i", "add", "Add", id="library.add", tooltip="Add files, a folder or a URL to the library"
        ),
        Binding("A,N", "app.notes", "Notes", id="library.notes", show=False, tooltip="The list of all notes"),
        Binding("u", "undo", "Undo", id="library.undo", show=False, tooltip="Take the last change back"),
        Binding(
            "o",
            "order",
            "Order",
            id="library.order",
            show=False,
            tooltip="By date, else by relevance or as added",
        ),
        Binding(
            "S", "save", "Save search", id="library.save", show=False, tooltip="Save this search under a name"
        ),
        Binding(
            "a", "tick_all", "Tick all", id="library.tick-all", show=False, tooltip="Tick all articles listed"
        ),
        Binding("x", "untick", "Untick", id="library.untick", show=False, tooltip="Take all ticks away"),
        Binding(
            "D",
            "remove",
            "Remove",
            id="library.remove",
            show=False,
            tooltip="Remove articles from the library",
        ),
        Binding("r", "reload", "Reload", id="library.reload", show=False, tooltip="Read the library again"),
        Binding(
            "escape", "step_back", "Back", id="library.back", show=False, tooltip="Clear filters, one by one"
        ),
        Binding("q", "app.quit", "Quit", id="library.quit", tooltip="Leave crossread"),
    ]

    def __init__(self, session: Session, *, story: str | None = None) -> None:
        """Show the library of a session; ``story`` is opened at once."""
        super().__init__()
        self.session = session
        self.first_story = story
        self.narrowing = Narrowing()
        self.page: Page | None = None
        self.side = Sidebar()
        self._kept_view: View | None = None
        self.last_story: str | None = None
        """Id of the story whose comparison was opened last and has not been left since."""
        self.steps: list[Step] = []
        """What takes the changes back that were made here, the latest last; each returns what to say of it."""
        self.last_first = ""
        """Id of the article that was asked to stand in front of it."""

    def compose(self) -> ComposeResult:
        """Lay out the head, the search box, the three panes and the footer."""
        glyphs = self.session.glyphs
        yield Static(id="head")
        yield SearchBox(self.offer, placeholder="Search the library  ( / )", id="search")
        yield Static(id="hint")
        yield Static(id="state")
        with Horizontal(id="panes"):
            yield SideList(glyphs=glyphs, id="side")
            yield RowList(glyphs=glyphs, id="articles")
            yield ConcordanceList(glyphs=glyphs, id="concordance")
            yield PreviewView(focus=True, id="preview")
        yield LinesView(focus=True, paints=LIST, id="empty")
        yield Static(id="ticks")
        yield KeyLine()

    async def on_mount(self) -> None:
        """Open the library; the first frame lists its articles, unless that takes longer than one waits for a frame."""
        self.show_head()
        self.bindings_updated_signal.subscribe(self, lambda _: self._name_keys())
        self.query_one("#state", Static).update(render.loading(self.session.glyphs))
        begin = partial(self.session.begin, self.limit)
        opening = self.fetch("open", begin, self._opened, self._cannot_open)
        await asyncio.wait({asyncio.ensure_future(opening.wait())}, timeout=FRAME)

    def _opened(self, begun: tuple[View, Page | None]) -> None:
        """Take up the last view, then fill the screen."""
        view, page = begun
        self.narrowing = view.narrowing
        self._kept_view = view
        self.set_interval(KEPT_EVERY, self._keep_changed_view)
        self.set_class(not view.preview, "-preview-hidden")
        if self.first_story:
            self.open_story(self.first_story)
        elif view.story:
            self.open_story(view.story, first=view.first, forgiving=True)
        if self.narrowing.query:
            with self.prevent(Input.Changed):
                self.query_one("#search", Input).value = self.narrowing.query
        if page is None:
            self.find()
        else:
            self._found(self.narrowing, False, Listed(page))
        self.after_first_frame(self.load_side)

    def _cannot_open(self, error: CrossreadError) -> None:
        """Say on the screen what is wrong with the library, so that the dialog can be closed."""
        self.query_one("#state", Static).update(render.plain(str(error)))
        self.fail(error)

    def _name_keys(self) -> None:
        """Let the search box and an empty list name the reader's own keys once they are taken."""
        if self.crossread.remapped:
            slash = key_of(self.app, "library.search", "slash")
            self.query_one("#search", Input).placeholder = f"Search the library  ( {slash} )"
            if self.has_class("-empty"):
                self.show_state()

    # -- showing -------------------------------------------------------------------------------------------------

    def show_head(self) -> None:
        """Show the size of the library."""
        self.query_one("#head", Static).update(render.head(self.side), layout=False)

    def show_state(self) -> None:
        """Show how many articles there are, what narrows them, and which are ticked."""
        rows = self.query_one(RowList)
        glyphs = self.session.glyphs
        concordance = self.query_one(ConcordanceList).concordance if self.has_class("-concordance") else None
        chosen = self.narrowing.story
        titles = (
            {story.id: story.title for story in self.side.stories if story.id == chosen} if chosen else {}
        )
        key = partial(key_of, self.app)
        back = key("library.back", "escape")
        state = render.state(self.page or Page(), self.narrowing, titles, concordance, glyphs, back)
        self.query_one("#state", Static).update(state, layout=False)
        self.query_one("#ticks", Static).update(
            render.ticks(
                list(rows.ticked.values()), glyphs, key("library.compare", "c"), key("library.untick", "x")
            ),
            layout=False,
        )
        self.set_class(bool(rows.ticked), "-ticked")
        empty = self.page is not None and not self.page.rows
        elsewhere = isinstance(self.focused, Input | SideList)
        if empty != self.has_class("-empty"):
            self.set_class(empty, "-empty", update=False)
            for changed in self.query("#panes, #empty"):
                changed.update_node_styles()
            if not elsewhere:
                self.focus_list()
        if empty:
            self.query_one("#empty", LinesView).show(render.empty(self.narrowing, self.side.articles, key))

    # -- events --------------------------------------------------------------------------------------------------

    @on(ItemList.Moved, "#articles")
    def _moved(self, event: ItemList.Moved) -> None:
        """Preview the article, and fetch more when the end of what is there comes near."""
        self.peek()
        if event.item > 0:
            self.complete_rows()
        page = self.page
        if page and event.item >= len(page.rows) - 20 and page.total > len(page.rows) >= self.limit:
            self.limit += 200
            self.find(keep=True)

    @on(RowList.LastAsked)
    def _last_asked(self) -> None:
        self.go_to_last()

    @on(ItemList.Chosen, "#side")
    def _narrow_chosen(self, event: ItemList.Chosen) -> None:
        self.narrow_by(event.item)

    @on(ItemList.Chosen, "#articles")
    @on(ItemList.Chosen, "#concordance")
    def _open_chosen(self) -> None:
        self.action_compare()

    @on(ItemList.Moved, "#concordance")
    def _moved_in_concordance(self) -> None:
        self.peek()

    def on_resize(self) -> None:
        """Entries may be higher or lower now, and there may be room for a preview that had none."""
        self.query_one(RowList).repaint()
        self.call_after_refresh(self._preview_resized)

    def _preview_resized(self) -> None:
        if not self.has_class("-narrow"):
            self.remove_class("-preview-open")
        self.peek()

    def on_screen_resume(self) -> None:
        """Back from a story: count its conflicts for the side bar."""
        story, self.last_story = self.last_story, None
        if self.page is not None and story is not None:
            call = partial(self.session.count_conflicts, story)
            self.fetch("conflicts", call, lambda _: self.load_side(), lambda error: None)

    async def keep_view(self) -> None:
        """Keep the present view for the next time; where that fails the next time begins afresh."""
        if self.page is not None:
            with suppress(CrossreadError, TimeoutError):
                await asyncio.wait_for(asyncio.to_thread(self.session.save_view, self._view), PATIENCE)

    @property
    def _view(self) -> View:
        """What the library shows now, and which story lies over it."""
        story = self.last_story if self.app.screen is not self else None
        return View(
            self.narrowing,
            story,
            self.last_first if story else "",
            preview=not self.has_class("-preview-hidden"),
        )

    def _keep_changed_view(self) -> None:
        """Keep the view now and then where it has changed: a closed terminal gives no time to do it at the end."""
        view = self._view
        if self.page is not None and view != self._kept_view:
            self._kept_view = view
            self.fetch("keep", partial(self.session.save_view, view), lambda _: None, lambda error: None)
        if self.session.idle:
            self.fetch("keep open", self.session.rest, lambda _: None)
