"""What the library's search fills: the list first, then what is not seen of it yet, then the counts beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.timer import Timer
from textual.widgets import Static

from index.errors import NotFoundError
from reader.searches import Narrowing
from reader.tui.render import library as render
from reader.tui.screens.background import BackgroundScreen
from reader.tui.values import Concordance, Facet, Page, Sidebar
from reader.tui.watching import LONG
from reader.tui.widgets.library_lists import ConcordanceList, RowList, SideList

if TYPE_CHECKING:
    from index.errors import CrossreadError
    from reader.tui.screens.library import LibraryScreen
    from reader.tui.session import Session

GLANCE = 0.25
"""Seconds between two looks at how far a search is."""
FIRST_PAGE = 100
"""Articles fetched at first; more as the cursor nears their end."""
REST = 0.25
"""Seconds after which, while one types, a list is looked through further than it is seen."""


BEGUN = "No article has “{word}” itself; these have words that begin so."


class Listed(NamedTuple):
    """A page of the list."""

    page: Page
    as_typed: bool = False
    """Whether words that begin as the query ends count, too."""


def listed(
    session: Session, narrowing: Narrowing, limit: int, snippets: int | None, *, typing: bool
) -> Listed:
    """Return the first articles for a narrowing; where nothing has the last word itself, those that it begins in."""
    page = session.find(narrowing, limit, typing=typing, snippets=snippets)
    if not typing and not page.total and narrowing.query[-1:].isalnum():
        begun = session.find(narrowing, limit, typing=True, snippets=snippets)
        if begun.total:
            note = BEGUN.format(word=narrowing.query.split()[-1])
            return Listed(begun._replace(notes=(note, *begun.notes)), True)
    return Listed(page, typing)


class LibrarySearching(BackgroundScreen[None]):
    """The part of the library screen that finds."""

    _glancing: Timer | None = None
    """Looks how far the search is."""
    _resting: Timer | None = None
    """Waits for the typing to rest."""
    _whole = True
    """Whether all articles of the page show what was found in them."""
    as_typed = False
    """Whether the list shows what words that begin as the query ends find, too."""
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
        self.put_off_rest()
        rows = self.query_one(RowList)
        seen = None if keep else rows.in_sight(found=bool(narrowing.query.strip()))
        self._whole = seen is None
        self.query_one(SideList).mark(narrowing)
        call = partial(listed, screen.session, narrowing, self.limit, seen, typing=typing)
        self.fetch("find", call, partial(self._found, narrowing, keep), self.cannot_find)
        self._glance_soon()
        if self.has_class("-concordance"):
            self.load_concordance()

    @property
    def finding(self) -> bool:
        """Whether articles are being fetched."""
        return any(worker.group == "find" and worker.is_running for worker in self.workers)

    def _count(self, narrowing: Narrowing) -> None:
        """Fetch what a narrowing leaves to narrow by."""
        counts = partial(self._found_on.session.facets, narrowing, typing=self.as_typed)
        self.fetch("facets", counts, partial(self._counted, narrowing))

    def _glance_soon(self) -> None:
        if self._glancing is None:
            self._glancing = self.set_timer(LONG, self._glance)

    def _glance(self) -> None:
        """Say how far the search is where it has to wait for its index, or looks up many places."""
        watch = self.long_work("find", "concordance")
        placing = any(worker.group == "concordance" and worker.is_running for worker in self.workers)
        self._glancing = self.set_timer(GLANCE, self._glance) if self.finding or placing else None
        if watch is not None and watch.what:
            self.query_one("#state", Static).update(render.working(watch.text))

    def stop_finding(self) -> bool:
        """Stop a search that waits for its index; return whether there was one."""
        if not self.stop_work("find"):
            if stopped := self.stop_work("concordance"):
                self.query_one("#state", Static).update(render.plain("Stopped."))
            return stopped
        self.query_one("#state", Static).update(
            render.plain("Stopped. The next search goes on with the index.")
        )
        return True

    def _found(self, narrowing: Narrowing, keep: bool, found: Listed) -> None:
        """Show a page, unless something else has been asked for meanwhile."""
        screen = self._found_on
        if narrowing != screen.narrowing:
            return
        page, self.as_typed = found
        screen.page = page
        rows = self.query_one(RowList)
        here = rows.cursor if keep else 0
        rows.show(page.rows, found=bool(narrowing.query.strip()), cursor=here, keep_place=keep)
        screen.show_head()
        screen.show_state()
        # Not before: two threads that compute share one processor, and the list is what is waited for.
        self.rest_soon()
        if messages := screen.session.take_messages():
            self.notify("\n".join(messages), markup=False)
        if not self.has_class("-concordance"):
            self.after_found()

    def after_found(self) -> None:
        """The list shows what was asked for."""

    def cannot_find(self, error: CrossreadError) -> None:
        """Say why there is no answer."""
        super().fail(error)

    def fail(self, error: CrossreadError) -> None:
        """Show an error; what has gone from the library meanwhile goes from the lists, unless it was named at start."""
        if self._found_on.first_story or not isinstance(error, NotFoundError):
            super().fail(error)
            return
        said = "That is no longer in the library: it was removed elsewhere, or its story has changed."
        self.notify(said, severity="warning", markup=False)
        self._found_on.action_reload()

    def rest_soon(self) -> None:
        """Look further into what was found once the typing rests."""
        rest = partial(self._rested, self._found_on.narrowing)
        if self.has_class("-typing"):
            self._resting = self.set_timer(REST, rest)
        else:
            rest()

    def put_off_rest(self) -> None:
        """Stop looking further into what was found: a letter has come."""
        if self._resting is not None:
            self._resting.stop()
        for unwanted in ("rest", "facets"):
            self.workers.cancel_group(self, unwanted)

    def _rested(self, narrowing: Narrowing) -> None:
        """Fetch what was found in the articles that are not seen yet, then the counts."""
        screen = self._found_on
        if narrowing != screen.narrowing:
            return
        if self._whole or not (screen.page and screen.page.rows):
            self._count_changed(narrowing)
            return
        call = partial(screen.session.find, narrowing, self.limit, typing=self.as_typed)
        self.fetch("rest", call, partial(self.filled, narrowing))

    def filled(self, narrowing: Narrowing, page: Page) -> None:
        """Take the page with what was found in all of its articles, and with more of them if there are."""
        screen = self._found_on
        if narrowing == screen.narrowing and screen.page is not None:
            self._whole = True
            if page.rows != screen.page.rows:
                screen.page = screen.page._replace(rows=page.rows, total=page.total)
                self.query_one(RowList).fill(page.rows)
            self._count_changed(narrowing)

    def complete_rows(self) -> None:
        """Fetch what was found in the articles further below now: the cursor goes there."""
        if not self._whole and self._resting is not None:
            self._resting.stop()
            self._rested(self._found_on.narrowing)

    def _count_changed(self, narrowing: Narrowing) -> None:
        if self.counted not in (None, narrowing):
            self._count(narrowing)

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
        if screen.side.articles not in (0, side.articles):  # somebody else has added or removed some
            self.find(keep=True)
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
        self._glance_soon()

    def _concordance_loaded(self, concordance: Concordance) -> None:
        self.query_one(ConcordanceList).show(concordance)
        self._found_on.show_state()
        self.after_found()
