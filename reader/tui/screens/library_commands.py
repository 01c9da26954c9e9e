"""What the keys of the library screen do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input

from index.article import Article
from reader.searches import Narrowing, SavedSearch
from reader.tui.screens.library_changes import LibraryChanges
from reader.tui.values import Page
from reader.tui.widgets.library_lists import RowList, SideEntry, SideList

if TYPE_CHECKING:
    pass

FEW = 2
"""Articles that a comparison needs."""
MANY = 24
"""Articles that are compared at most in one go; more are narrowed first."""


class LibraryCommands(LibraryChanges):
    """The actions of ``LibraryScreen``, apart from its layout and its data."""

    # -- going around --------------------------------------------------------------------------------------------

    def focus_list(self) -> None:
        """Go to the list that is shown."""
        screen = self._screen
        screen.remove_class("-side-open")
        name = "#concordance" if screen.has_class("-concordance") else "#articles"
        if screen.has_class("-empty"):
            name = "#empty"
        screen.set_focus(screen.query_one(name))

    def action_search(self) -> None:
        """Go to the search box, what it finds in sight."""
        self._screen.remove_class("-side-open", "-preview-open")
        self._screen.set_focus(self._screen.query_one("#search", Input))

    def action_side(self) -> None:
        """Go to the side bar, or back; where there is no room beside the list it takes its place."""
        screen = self._screen
        if screen.query_one(SideList).has_focus:
            self.focus_list()
            return
        screen.remove_class("-preview-open")
        screen.add_class("-side-open")
        screen.query_one(SideList).focus()

    def action_preview(self) -> None:
        """Show or hide the preview; where there is no room beside the list it takes its place."""
        screen = self._screen
        screen.toggle_class("-preview-open" if screen.has_class("-narrow") else "-preview-hidden")
        screen.call_after_refresh(screen.peek)

    def action_concordance(self) -> None:
        """Show the searched words in their context, or the articles again."""
        screen = self._screen
        if not screen.has_class("-concordance") and not screen.narrowing.query.strip():
            screen.notify("Search for words first, then see them in their context.", markup=False)
            self.action_search()
            return
        screen.toggle_class("-concordance")
        if screen.has_class("-concordance"):
            screen.load_concordance()
        screen.show_state()
        self.focus_list()

    def action_step_back(self) -> None:
        """Leave the search box or the side bar, then clear what narrows the list, the latest kind first."""
        screen = self._screen
        if screen.stop_finding():
            return
        if isinstance(screen.focused, Input | SideList):
            self.focus_list()
        elif screen.has_class("-preview-open"):
            screen.remove_class("-preview-open")
        elif screen.has_class("-concordance"):
            self.action_concordance()
        elif screen.query_one(RowList).ticked:
            self.action_untick()
        elif any((screen.narrowing.outlet, screen.narrowing.tag, screen.narrowing.month)):
            self.narrow(screen.narrowing._replace(outlet=None, tag=None, month=None))
        elif screen.narrowing.story:
            self.narrow(screen.narrowing._replace(story=None))
        elif screen.narrowing.query:
            self.narrow(screen.narrowing._replace(query=""))

    def action_reload(self) -> None:
        """Read the library again."""
        self._screen.find(keep=True)
        self._screen.load_side()

    # -- narrowing -----------------------------------------------------------------------------------------------

    def narrow(self, narrowing: Narrowing) -> None:
        """Narrow the list by something else, the search box included."""
        screen = self._screen
        screen.narrowing = narrowing
        box = screen.query_one("#search", Input)
        if box.value.strip() != narrowing.query.strip():
            with screen.prevent(Input.Changed):
                box.value = narrowing.query
        screen.find()

    def action_order(self) -> None:
        """List articles by date, or by relevance where words are searched for, else the last added first."""
        now = self._screen.narrowing
        self.narrow(now._replace(newest_first=not now.newest_first))

    def narrow_by(self, item: int) -> None:
        """Narrow by an entry of the side bar; the same one again takes it away, a story twice opens it."""
        screen = self._screen
        side = screen.query_one(SideList)
        entry = side.entries[item]
        now = screen.narrowing
        if entry.kind == "story" and side.chosen(entry):
            self.open_story(entry.value)
            return
        self.narrow(narrowed(now, entry, off=side.chosen(entry), saved=screen.side.saved))
        if not screen.has_class("-wide"):
            self.focus_list()

    # -- ticking and comparing -----------------------------------------------------------------------------------

    def action_tick(self) -> None:
        """Tick the article under the cursor."""
        rows = self._screen.query_one(RowList)
        if rows.has_focus:
            rows.toggle_tick()
            self._screen.show_state()

    def action_tick_all(self) -> None:
        """Tick all articles listed."""
        if not self._screen.query_one(RowList).count():
            self._screen.say_nothing_listed()
        self.with_all(self._tick_all)

    def _tick_all(self) -> None:
        self._screen.query_one(RowList).tick_all()
        self._screen.show_state()

    def go_to_last(self) -> None:
        """Go to the last article of all, unless the cursor goes elsewhere meanwhile."""
        rows = self._screen.query_one(RowList)
        left = rows.count() - 1

        def go() -> None:
            if rows.cursor == left:
                rows.place(rows.count() - 1)

        self.with_all(go)

    def with_all(self, call: Callable[[], object]) -> None:
        """Call something once the list has all its articles: of a long one only the first are fetched unasked."""
        screen = self._screen
        page, narrowing = screen.page, screen.narrowing
        if page is None or len(page.rows) >= page.total:
            call()
            return

        def fetched(page: Page) -> None:
            screen.filled(narrowing, page)
            if narrowing == screen.narrowing:
                call()

        screen.limit = page.total
        find = partial(screen.session.find, narrowing, page.total, typing=screen.as_typed)
        screen.fetch("rest", find, fetched)

    def action_untick(self) -> None:
        """Take all ticks away."""
        if self._screen.query_one(RowList).ticked:
            self.clear_ticks()
        else:
            self._screen.notify("Nothing is ticked.", markup=False, timeout=3)

    def clear_ticks(self) -> None:
        """Take all ticks away without a word."""
        self._screen.query_one(RowList).untick()
        self._screen.show_state()

    def action_compare(self) -> None:
        """Compare what is ticked; without ticks open the story of the article under the cursor."""
        screen = self._screen
        ticked = list(screen.query_one(RowList).ticked)
        if len(ticked) >= FEW:
            if len(ticked) > MANY:
                screen.notify(f"{len(ticked)} articles are too many for one comparison: tick at most {MANY}.")
                return
            self._open_articles(ticked)
            return
        side = screen.query_one(SideList)
        if side.has_focus and side.cursor >= 0 and side.entries[side.cursor].kind == "story":
            self.open_story(side.entries[side.cursor].value)
            return
        article = screen.asked_article()
        if article is None:
            return
        story = next((one.id for one in screen.side.stories if article in one.ids), None)
        row = screen.query_one(RowList).current
        if screen.counted is None and row is not None and row.id == article:
            story = row.story  # the list of stories is still being read
        if ticked:
            self._open_articles(list(dict.fromkeys([*ticked, article])))
        elif story is not None:
            self.open_story(story, first=article)
        else:
            self._open_articles([article])

    def open_story(self, story: str, *, first: str = "", forgiving: bool = False) -> None:
        """Open a story's comparison, with the article ``first`` in front; ``forgiving``: it may be gone."""
        screen = self._screen

        def show(articles: Sequence[Article]) -> None:
            ordered = sorted(articles, key=lambda article: article.id != first)
            self._show(ordered, story if len(ordered) > 1 else "", first)

        failed = (lambda error: None) if forgiving else None
        screen.fetch("compare", partial(screen.session.story_articles, story), show, failed)

    def _open_articles(self, ids: Sequence[str]) -> None:
        """Open the comparison of articles by their ids."""
        screen = self._screen
        screen.fetch("compare", partial(screen.session.articles, ids), self._show)

    def _show(self, articles: Sequence[Article], story: str = "", first: str = "") -> None:
        from reader.decisions import story_key
        from reader.tui.screens.compare import CompareScreen

        screen = self._screen
        screen.last_story, screen.last_first, screen.first_story = story or None, first, None
        key = story or story_key(articles)
        screen.app.push_screen(CompareScreen(screen.session, articles, key, glyphs=screen.session.glyphs))


def narrowed(now: Narrowing, entry: SideEntry, *, off: bool, saved: Sequence[SavedSearch] = ()) -> Narrowing:
    """Return a narrowing with an entry of the side bar taken in, or taken away."""
    value = None if off else entry.value
    if entry.kind == "all":
        return Narrowing()
    if entry.kind == "saved":
        return next((one.narrowing for one in saved if one.name == entry.value), now)
    if entry.kind == "story":
        return now._replace(story=value)
    if entry.kind == "outlet":
        return now._replace(outlet=value)
    if entry.kind == "date":
        return now._replace(month=value)
    return now._replace(tag=value)
