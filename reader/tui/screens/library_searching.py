"""The library's search box and what it fills: the list, the counts beside it, and help while a query is typed."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.timer import Timer
from textual.widgets import Input, Static

from index.errors import CrossreadError
from reader.searches import Narrowing
from reader.tui.render import library as render
from reader.tui.render import query_help
from reader.tui.screens.background import BackgroundScreen
from reader.tui.values import Concordance, Facet, Page, Sidebar
from reader.tui.watching import LONG
from reader.tui.widgets.library_lists import ConcordanceList, RowList, SideList

if TYPE_CHECKING:
    from reader.tui.screens.library import LibraryScreen

GLANCE = 0.25
"""Seconds between two looks at how far a search is."""
DEBOUNCE = 0.15
"""Seconds without a key after which what was typed is searched for."""
FIRST_PAGE = 100
"""Articles fetched at first; more as the cursor nears their end."""
SHORTEST = 2
"""Letters of a word from which on its end is offered."""


class LibrarySearching(BackgroundScreen[None]):
    """The part of the library screen that finds."""

    _typing: Timer | None = None
    _glancing: Timer | None = None
    """Looks how far the search is."""
    limit = FIRST_PAGE
    counted: Narrowing | None = None
    """What the counts of the side bar are of."""

    @property
    def _found_on(self) -> LibraryScreen:
        return cast("LibraryScreen", self)

    # -- finding -------------------------------------------------------------------------------------------------

    def find(self, *, keep: bool = False, typing: bool = False) -> None:
        """Fetch the articles for the present narrowing; ``keep`` leaves the cursor where it is."""
        screen = self._found_on
        if not keep:
            self.limit = FIRST_PAGE
        narrowing = screen.narrowing
        self.query_one(SideList).mark(narrowing)
        call = partial(screen.session.find, narrowing, self.limit, typing=typing)
        self.fetch("find", call, partial(self._found, narrowing, keep))
        if self._glancing is None:
            self._glancing = self.set_timer(LONG, self._glance)
        if self.has_class("-concordance"):
            self.load_concordance()

    def _count(self, narrowing: Narrowing) -> None:
        """Fetch what a narrowing leaves to narrow by."""
        counts = partial(self._found_on.session.facets, narrowing)
        self.fetch("facets", counts, partial(self._counted, narrowing))

    def _glance(self) -> None:
        """Say how far the search is where it has to wait for its index."""
        watch = self.long_work("find")
        going_on = any(worker.group == "find" and worker.is_running for worker in self.workers)
        self._glancing = self.set_timer(GLANCE, self._glance) if going_on else None
        if watch is not None and watch.what:
            self.query_one("#state", Static).update(render.working(watch.text))

    def stop_finding(self) -> bool:
        """Stop a search that waits for its index; return whether there was one."""
        if not self.stop_work("find"):
            return False
        self.query_one("#state", Static).update(
            render.plain("Stopped. The next search goes on with the index.")
        )
        return True

    def _found(self, narrowing: Narrowing, keep: bool, page: Page) -> None:
        """Show a page, unless something else has been asked for meanwhile."""
        screen = self._found_on
        if narrowing != screen.narrowing:
            return
        screen.page = page
        rows = self.query_one(RowList)
        here = rows.cursor if keep else 0
        rows.show(page.rows, found=bool(narrowing.query.strip()), cursor=here, keep_place=keep)
        screen.show_head()
        screen.show_state()
        # Not before: two threads that compute share one processor, and the list is what is waited for.
        if self.counted not in (None, narrowing):
            self._count(narrowing)
        for message in screen.session.take_messages():
            self.notify(message, markup=False)

    def load_side(self) -> None:
        """Fetch stories, saved searches, and the counts of what the present narrowing leaves."""
        screen = self._found_on
        narrowing = screen.narrowing
        self.fetch("side", partial(screen.session.sidebar, narrowing), partial(self._side_loaded, narrowing))

    def _side_loaded(self, narrowing: Narrowing, side: Sidebar) -> None:
        screen = self._found_on
        if narrowing != screen.narrowing:
            side = side._replace(facets=screen.side.facets)
            self._count(screen.narrowing)
        self.counted = narrowing
        screen.side = side
        self.query_one(SideList).show(side, screen.narrowing)
        screen.show_head()
        screen.show_state()
        self.count_conflicts()

    def count_conflicts(self) -> None:
        """Count the conflicts of the newest story whose count is not known, then of the next; not while one types."""
        from reader.comparing import COUNTED, LARGE  # not before the first frame: it loads hashing

        screen = self._found_on
        newest = screen.side.stories[:COUNTED]
        story = next((row.id for row in newest if row.conflicts is None and row.articles < LARGE), None)
        if story is not None and screen.is_current and not self.has_class("-typing"):
            # A story that cannot be compared says so when it is opened.
            call = partial(screen.session.count_conflicts, story)
            self.fetch("conflicts", call, partial(self._conflicts_counted, story), lambda error: None)

    def _conflicts_counted(self, story: str, conflicts: int) -> None:
        screen = self._found_on
        rows = list(screen.side.stories)
        at = next((n for n, row in enumerate(rows) if row.id == story), None)
        if at is not None:
            rows[at] = rows[at]._replace(conflicts=conflicts)
            screen.side = screen.side._replace(stories=tuple(rows))
            self.query_one(SideList).show_conflicts(screen.side, rows[at])
        self.count_conflicts()

    def _counted(self, narrowing: Narrowing, facets: tuple[Facet, ...]) -> None:
        """Show what the present narrowing leaves to narrow by."""
        screen = self._found_on
        if narrowing == screen.narrowing:
            self.counted = narrowing
            screen.side = screen.side._replace(facets=facets)
            self.query_one(SideList).show(screen.side, narrowing)

    def load_concordance(self) -> None:
        """Fetch the places where the searched words stand."""
        screen = self._found_on
        call = partial(screen.session.concordance, screen.narrowing)
        self.fetch("concordance", call, self._concordance_loaded)

    def _concordance_loaded(self, concordance: Concordance) -> None:
        self.query_one(ConcordanceList).show(concordance)
        self._found_on.show_state()

    # -- typing --------------------------------------------------------------------------------------------------

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        """Search when the typing pauses."""
        self.show_hint()
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(DEBOUNCE, self.take_query)

    def take_query(self) -> None:
        """Search for what stands in the box, if that is not what is shown already."""
        screen = self._found_on
        query = self.query_one("#search", Input).value
        if query.strip() != screen.narrowing.query.strip():
            screen.narrowing = screen.narrowing._replace(query=query)
            self.find(typing=query[-1:].isalnum())

    @on(Input.Submitted, "#search")
    def _submitted(self) -> None:
        """Go from the search box to what was found."""
        if self._typing is not None:
            self._typing.stop()
        self.take_query()
        self._found_on.focus_list()

    def on_key(self, event: events.Key) -> None:
        """From the search box, arrows lead into the list."""
        if event.key in ("down", "pagedown") and isinstance(self.focused, Input):
            event.stop()
            self._found_on.focus_list()

    # -- help ----------------------------------------------------------------------------------------------------

    @on(events.DescendantFocus, "#search")
    def _entered(self) -> None:
        self.add_class("-typing")
        self.show_hint()

    @on(events.DescendantBlur, "#search")
    def _left(self) -> None:
        self.remove_class("-typing")
        self.count_conflicts()

    def show_hint(self, words: tuple[str, ...] = ()) -> None:
        """Say below the box how the query can go on."""
        query = self.query_one("#search", Input).value
        token = query_help.last_token(query)
        values = words or self._values(token)
        text = query_help.hint(token, values, self._found_on.session.glyphs)
        for hint in self.query("#hint").results(Static):
            hint.update(text, layout=False)

    def _box_holds(self, query: str) -> bool:
        """Whether a query still stands in the box; words are looked up in a thread that may outlive the screen."""
        return any(box.value == query for box in self.query("#search").results(Input))

    def _values(self, token: query_help.Token) -> tuple[str, ...]:
        """Return the values of a field that begin as the token does, best first."""
        side = self._found_on.side
        kinds = {"outlet": "outlet", "tag": "tag", "date": "date", "since": "date", "until": "date"}
        if token.field == "story":
            known = [story.title for story in side.stories]
        elif token.field in kinds:
            known = [facet.value for facet in side.known if facet.kind == kinds[token.field]]
        else:
            return ()
        return tuple(query_help.matching(token, known))

    async def offer(self, query: str) -> str | None:
        """Return the query with its last word completed, or None; what else fits is shown below the box."""
        screen = self._found_on
        token = query_help.last_token(query)
        values = self._values(token)
        if not token.field and len(token.value) >= SHORTEST:
            try:
                words = await asyncio.to_thread(screen.session.complete, token.value, query_help.OFFERED)
            except CrossreadError:
                return None
            values = (*query_help.field_names(token), *words)
        if not self._box_holds(query):
            return None
        if values and (token.field or len(token.value) >= SHORTEST):
            self.show_hint(values)
        best = (query_help.completed(query, token, value) for value in values)
        return next((whole for whole in best if whole != query), None)
