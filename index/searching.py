"""Search over the library: a query is read, the index brought up to date, asked, and its answer dressed for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index.errors import StoreError
from index.records import Filters, Hit, SearchPage, Sort
from index.store import articles, groups
from index.store.database import Database

if TYPE_CHECKING:
    from index.fulltext.engine import Engine, Found
    from index.fulltext.query import Query
    from index.sync import Follower, Progress

T = TypeVar("T")


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
        tagged: Callable[[str], frozenset[str]],
        *,
        typing: bool = False,
        progress: Progress | None = None,
    ) -> SearchPage:
        """Answer a query; never raises on account of what it says.

        Raises:
            StoreError: the library cannot be read.
        """
        from index.fulltext.parse import parse_query
        from index.fulltext.query import narrow, resolve

        def story(name: str) -> frozenset[str]:
            return groups.story_ids(self._database, name)

        asked = parse_query(text, today=date.today(), typing=typing)
        tree = resolve(narrow(asked.tree, filters), tagged=tagged, story=story)
        notes = [*asked.notes, *self.follow(progress, patient=False)]
        found = self._undamaged(lambda engine: engine.search(tree, limit, sort))
        notes += found.notes
        return SearchPage(text, found.total, self._hits(asked, found), tuple(dict.fromkeys(notes)))

    def ids(self, text: str, filters: Filters, tagged: Callable[[str], frozenset[str]]) -> list[str]:
        """Return the ids of all articles that match a query and pass the filters.

        Raises:
            StoreError: the library cannot be read.
        """
        from index.fulltext.parse import parse_query
        from index.fulltext.query import narrow, resolve

        tree = narrow(parse_query(text, today=date.today()).tree, filters)
        tree = resolve(tree, tagged=tagged, story=lambda name: groups.story_ids(self._database, name))
        self.follow(patient=False)
        return self._undamaged(lambda engine: engine.ids(tree))

    def complete(self, prefix: str, limit: int) -> list[str]:
        """Return indexed words that begin so, the most common first.

        Raises:
            StoreError: the library cannot be read.
        """
        self.follow(patient=False)
        return list(self._undamaged(lambda engine: engine.complete(prefix, limit)))

    def _hits(self, asked: Query, found: Found) -> tuple[Hit, ...]:
        from index.fulltext.snippets import make_snippets

        ids = [id_ for id_, _ in found.hits]
        entries = {e.id: e for e in articles.list_entries(self._database, Filters(), ids=ids)}
        texts = articles.read_texts(self._database, ids)
        return tuple(
            Hit(
                id=id_,
                title=entries[id_].title,
                outlet=entries[id_].outlet,
                published=entries[id_].published,
                score=round(score, 4),
                snippets=make_snippets(asked.tree, entries[id_].title, texts[id_]),
            )
            for id_, score in found.hits
            if id_ in entries and id_ in texts
        )

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
