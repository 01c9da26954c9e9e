"""Search over the library: a query is read, the index brought up to date, asked, and its answer dressed for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from index.errors import StoreError
from index.records import Filters, Hit, SearchPage, Snippet, Sort
from index.store import articles, groups
from index.store.database import Database

if TYPE_CHECKING:
    from index.fulltext.engine import Engine, Found
    from index.fulltext.query import Query
    from index.sync import Follower, Progress

T = TypeVar("T")
Tagged = Callable[[str], frozenset[str]]
"""Resolves a tag to the ids of the articles whose annotations carry it."""


class Pace(NamedTuple):
    """How much of a search is wanted at once."""

    typing: bool = False
    """Whether the last word may be unfinished."""
    snippets: int | None = None
    """Hits that get snippets, the first ones; None: all."""
    progress: Progress | None = None
    """Is told how far the index is, where it must be brought up to date."""
    pause: Callable[[], object] | None = None
    """Is called between the steps of the search; what it raises ends it."""

    def rest(self) -> None:
        """Call ``pause``."""
        if self.pause is not None:
            self.pause()


class FullText:
    """The search index of one open library. The engine is loaded when it is first needed."""

    def __init__(self, database: Database, folder: Path, messages: list[str]) -> None:
        """Remember the places; ``messages`` takes what people should know."""
        self._database = database
        self._folder = folder
        self._messages = messages

    @cached_property
    def engine(self) -> Engine:
        """The engine, opened."""
        from index.fulltext import chosen_engine, open_engine

        return open_engine(self._folder, chosen_engine())

    @cached_property
    def follower(self) -> Follower:
        """What keeps the engine in step with the database."""
        from index.sync import Follower

        return Follower(self._database, self.engine)

    def close(self) -> None:
        """Close the engine where it was opened."""
        if "engine" in self.__dict__:
            self.engine.close()

    def follow(self, progress: Progress | None = None, *, patient: bool = True) -> list[str]:
        """Bring the index up to date; return what people should know.

        With ``patient`` off, an index that cannot be written now is searched as it is, and that is said.

        Raises:
            StoreError: it cannot be written (only where patient).
        """
        try:
            said = self.follower.catch_up(progress)
        except StoreError as error:
            if patient:
                raise
            said = f"The search may miss the latest changes. {error.message}"
        if (claim := self.engine.claim_tidying()) is not None:
            from index.tidying import start_tidying

            start_tidying(self._folder, self.engine.name, claim)
        found = [said] if said else []
        if patient:
            self._messages += found
        return found

    @contextmanager
    def alongside(self, progress: Progress | None) -> Iterator[Callable[[int], None]]:
        """Index what is added inside the block: while that goes on, in another process, if it is much.

        The block calls what it is given with how many articles it has stored.

        Raises:
            StoreError: the index cannot be written.
        """
        from index.alongside import Companion

        count = 0

        def stored(number: int) -> None:
            nonlocal count
            companion.stored(count := number)

        companion = Companion(self._folder.parent, lambda: self.engine.name)
        try:
            yield stored
            companion.finish(progress)
        finally:
            companion.stop()
        if count:
            self.follow(progress)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the index anew.

        Raises:
            StoreError: it cannot be written.
        """
        self.follower.rebuild(progress)

    def search(
        self,
        text: str,
        filters: Filters,
        limit: int,
        sort: Sort,
        tagged: Tagged | None,
        pace: Pace,
    ) -> SearchPage:
        """Answer a query; never raises on account of what it says.

        Raises:
            StoreError: the library cannot be read.
        """
        from index.fulltext.parse import parse_query
        from index.fulltext.query import narrow, resolve

        def story(name: str) -> frozenset[str]:
            return groups.story_ids(self._database, name)

        asked = parse_query(text, today=date.today(), typing=pace.typing)
        tree = resolve(narrow(asked.tree, filters), tagged=self._tags(tagged), story=story)
        notes = [*asked.notes, *self.follow(pace.progress, patient=False)]
        pace.rest()
        found = self._undamaged(lambda engine: engine.search(tree, limit, sort, pace.rest))
        notes += found.notes
        hits = self._hits(asked, found, pace)
        return SearchPage(text, found.total, hits, tuple(dict.fromkeys(notes)))

    def ids(self, text: str, filters: Filters, tagged: Tagged | None, pace: Pace) -> list[str]:
        """Return the ids of all articles that match a query and pass the filters.

        Raises:
            StoreError: the library cannot be read.
        """
        from index.fulltext.parse import parse_query
        from index.fulltext.query import narrow, resolve

        tree = narrow(parse_query(text, today=date.today(), typing=pace.typing).tree, filters)
        tree = resolve(
            tree, tagged=self._tags(tagged), story=lambda name: groups.story_ids(self._database, name)
        )
        self.follow(patient=False)
        pace.rest()
        return self._undamaged(lambda engine: engine.ids(tree, pace.rest))

    def complete(self, prefix: str, limit: int) -> list[str]:
        """Return indexed words that begin so, the most common first.

        Raises:
            StoreError: the library cannot be read.
        """
        self.follow(patient=False)
        return list(self._undamaged(lambda engine: engine.complete(prefix, limit)))

    def _tags(self, tagged: Tagged | None) -> Tagged:
        """Return what resolves a tag by the library's own tags and by annotations."""

        def find(tag: str) -> frozenset[str]:
            here = groups.tagged_ids(self._database, tag)
            return here | tagged(tag) if tagged else here

        return find

    def _hits(self, asked: Query, found: Found, pace: Pace) -> tuple[Hit, ...]:
        """Return the articles found as far as they are still there."""
        from index.fulltext.snippets import make_snippets

        pace.rest()
        ids = [id_ for id_, _ in found.hits]
        known = articles.read_headings(self._database, ids)
        texts = articles.read_texts(self._database, ids[: pace.snippets])
        hits = []
        for id_, score in found.hits:
            if id_ not in known:
                continue
            title, outlet, published, source, story = known[id_]
            snippets: tuple[Snippet, ...] = ()
            if id_ in texts:
                pace.rest()
                snippets = make_snippets(asked.tree, title, texts[id_])
            hits.append(Hit(id_, title, outlet, published, round(score, 4), snippets, source, story))
        return tuple(hits)

    def _undamaged(self, ask: Callable[[Engine], T]) -> T:
        """Ask the engine; where its files turn out to be damaged, make the index anew and ask again."""
        from index.fulltext.engine import DamagedIndexError

        try:
            return ask(self.engine)
        except DamagedIndexError:
            said = self.follower.rebuild()
            self._messages.append(f"The search index was damaged. {said or ''}".strip())
        try:
            return ask(self.engine)
        except DamagedIndexError as error:
            raise StoreError(
                f"The search index in {self._folder} cannot be read.", hint="Run “crossread reindex”."
            ) from error
