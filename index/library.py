"""The library: the one door to the stored articles, their search and their stories."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import StoreError
from index.paths import library_dir, make_private
from index.records import (
    Added,
    Entry,
    Facets,
    Filters,
    Hit,
    Outcome,
    Outline,
    Report,
    SearchPage,
    Snippet,
    Sort,
    Story,
    Undone,
)
from index.searching import FullText, Pace, Tagged
from index.shelves import Shelves
from index.store import articles as stored
from index.store import groups, repeats, states
from index.store.database import Database

if TYPE_CHECKING:
    from index.intake import Intake
    from index.sync import Progress

__all__ = [
    "Added",
    "Entry",
    "Facets",
    "Filters",
    "Hit",
    "Library",
    "Outcome",
    "Outline",
    "Report",
    "SearchPage",
    "Snippet",
    "Sort",
    "Story",
    "Undone",
]


class Library(Shelves):
    """One open library. For one thread at a time; opening another is cheap."""

    def __init__(self, folder: Path, database: Database) -> None:
        """Join the parts; use ``Library.open``."""
        self.folder = folder
        self.messages: list[str] = []
        """What people should know that happened on the way: an index made anew, for instance."""
        self._database = database
        self._fulltext = FullText(database, folder / "fulltext", self.messages)

    @cached_property
    def _intake(self) -> Intake:
        """What changes articles; who only reads does without it."""
        from index.intake import Intake

        return Intake(self._database)

    @classmethod
    def open(cls, folder: Path | None = None) -> Library:
        """Open the library in a folder (default: where ``index.paths`` says), making it where there is none.

        Raises:
            StoreError: it cannot be used.
        """
        place = folder or library_dir()
        try:
            make_private(place)
        except OSError as error:
            raise StoreError(
                f"The library's folder {place} cannot be made: {error.strerror or error}.",
                hint="Choose another with --library.",
            ) from error
        return cls(place, Database(place / "library.sqlite3"))

    def close(self) -> None:
        """Close all files; more than once is no harm."""
        self._fulltext.close()
        self._database.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        articles: Iterable[Article],
        *,
        story: str | None = None,
        tags: Sequence[str] = (),
        on_added: Callable[[Added], None] | None = None,
        on_indexed: Progress | None = None,
    ) -> list[Added]:
        """Store articles and make them searchable; each is safe on disk when ``on_added`` is called with it.

        Raises:
            StoreError: they cannot be written; those reported before are kept.
        """
        done: list[Added] = []
        with self._fulltext.alongside(on_indexed) as stored_so_far:
            for added in self._intake.take_in(articles, story, tags):
                done += added
                if on_added is not None:
                    for one in added:
                        on_added(one)
                stored_so_far(len(done))
        self._intake.settle()
        return done

    def get(self, id_: str, *, version: int | None = None) -> Article:
        """Return an article by its id or the beginning of it, with its present text or that of an earlier version.

        Raises:
            NotFoundError: there is no such article, or more than one. StoreError: the library cannot be read.
        """
        return repeats.read_marked(self._database, stored.full_id(self._database, id_), version)

    def entries(
        self,
        filters: Filters = Filters(),  # noqa: B008 - frozen
        *,
        sort: Sort | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Entry]:
        """Return articles without their texts, the latest added first, or by date with ``Sort.DATE``."""
        return stored.list_entries(
            self._database, filters, newest_published=sort is Sort.DATE, limit=limit, offset=offset
        )

    def count(self, filters: Filters = Filters()) -> int:  # noqa: B008 - frozen
        """Return how many articles the filters leave."""
        return stored.count_entries(self._database, filters)

    def facets(
        self,
        filters: Filters = Filters(),  # noqa: B008 - frozen
        query: str = "",
        *,
        tagged: Tagged | None = None,
        annotated: Mapping[str, frozenset[str]] = MappingProxyType({}),
        typing: bool = False,
        pause: Callable[[], object] | None = None,
    ) -> Facets:
        """Count what the articles that a query and filters leave can be narrowed by; ``annotated`` are more tags."""
        found = query.strip() or filters.tag
        ids = self._fulltext.ids(query, filters, tagged, Pace(typing, pause=pause)) if found else None
        return groups.count_facets(self._database, filters._replace(tag=None), ids, annotated)

    def edit(self, id_: str, field: str, value: str | None, *, step: str | None = None) -> str:
        """Set title, outlet, author, published, url or language by hand; None makes it unknown.
        Returns the step that ``undo_edit`` takes back as one; further edits that name it belong to it.

        Raises:
            QueryError: there is no such field, or the value is no date. NotFoundError, StoreError.
        """
        done = self._intake.edit(stored.full_id(self._database, id_), field, value or None, step)
        self._fulltext.follow()
        return done

    def undo_edit(self) -> Undone | None:
        """Take the last step of edits, or the last move, back; return what it was, or None where there is none left."""
        undone = self._intake.undo_edit()
        if undone:
            self._fulltext.follow()
        return undone

    def remove(self, ids: Sequence[str]) -> None:
        """Delete articles with all their versions.

        Raises:
            NotFoundError: one is not there; then none is removed. StoreError: the library cannot be written.
        """
        found = [stored.full_id(self._database, id_) for id_ in ids]
        self._intake.remove(found)
        self._fulltext.follow()

    # -- search --------------------------------------------------------------------------------------------------

    def search(
        self,
        query: str,
        *,
        filters: Filters = Filters(),  # noqa: B008 - frozen
        limit: int = 20,
        sort: Sort = Sort.RELEVANCE,
        tagged: Tagged | None = None,
        typing: bool = False,
        on_indexed: Progress | None = None,
        snippets: int | None = None,
        pause: Callable[[], object] | None = None,
    ) -> SearchPage:
        """Find articles; of a malformed query as much as can be understood counts, and notes say what does not.

        ``tagged`` resolves ``tag:`` to articles by their annotations; ``typing`` takes the last word as begun.
        ``snippets`` limits the hits that get any; ``pause`` is called now and then and may raise to end the search.

        Raises:
            StoreError: the library cannot be read.
        """
        pace = Pace(typing, snippets, on_indexed, pause)
        return self._fulltext.search(query, filters, limit, sort, tagged, pace)

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Return words of the indexed texts that begin so, the most common first.

        Raises:
            StoreError: the library cannot be read.
        """
        return self._fulltext.complete(prefix, limit)

    def reindex(self, on_progress: Progress | None = None) -> None:
        """Make the search index anew from the library.

        Raises:
            StoreError: the index cannot be written.
        """
        self._fulltext.rebuild(on_progress)

    def load_state(self, key: str) -> str | None:
        """Return a small text kept under a key, or None."""
        return states.load_state(self._database, key)

    def load_states(self, beginning: str) -> dict[str, str]:
        """Return all small texts whose keys begin so, by key."""
        return states.load_states(self._database, beginning)

    def save_state(self, key: str, value: str) -> None:
        """Keep a small text (places, saved searches, reviewed marks) under a key.

        Raises:
            StoreError: it cannot be written.
        """
        states.update_state(self._database, key, lambda _: value)

    def update_state(self, key: str, change: Callable[[str | None], str]) -> str:
        """Change a text in one transaction, so that two processes do not lose each other's changes; return the new one.

        Raises:
            StoreError: it cannot be written.
        """
        return states.update_state(self._database, key, change)

    def doctor(self, on_progress: Callable[[str, int, int], object] = lambda what, done, of: None) -> Report:
        """Look at everything: versions, places, counts, integrity. Changes nothing; tells how far it is."""
        from index.doctor import examine

        return examine(self.folder, self._database, self._fulltext, on_progress)
