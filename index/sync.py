"""Keeps the search index in step with the library by the sequence of its changes.

Every change to an article is numbered in the transaction that makes it. The index carries, in its own commits, the
number of the last change it holds: killed at any moment, it is either at the old number or at the new one, and the
next use applies what is missing. An index that is missing, damaged or from another library is made anew, in the same
way from the first change on; interrupted, that goes on where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from index.errors import StoreError
from index.store import states
from index.store.database import Database

if TYPE_CHECKING:
    from index.fulltext.engine import Document, Engine, Mark

INDEXED = "index.made"
"""State that says that there has been an index: one that is not there any more was lost."""

BATCH = 2_000
"""Articles in one commit of the index."""

PIECE = 100
"""Articles whose texts are read at once."""

Progress = Callable[[int, int], None]
"""Called with how many articles are done and how many there are."""


class Follower:
    """Brings one engine up to the state of one database."""

    def __init__(self, database: Database, engine: Engine) -> None:
        """Join the two; nothing is read yet."""
        self._database = database
        self._engine = engine

    def behind(self) -> int:
        """Return how many articles the index has not followed yet; all of them where it must be made anew."""
        mark = self._usable_mark()
        if mark is None:
            return _number(self._database, "SELECT count(*) FROM articles")
        return _number(
            self._database, "SELECT count(DISTINCT article) FROM changes WHERE seq > ?", (mark.sequence,)
        )

    def catch_up(self, progress: Progress | None = None) -> str | None:
        """Apply what is missing; return a sentence for people where the index had to be made anew.

        Raises:
            StoreError: the index cannot be written.
        """
        from index.fulltext.engine import DamagedIndexError

        try:
            mark = self._usable_mark()
            if mark is None:
                return self._begin_anew(progress)
            self._follow(mark, progress)
        except DamagedIndexError:
            return self._begin_anew(progress)
        except OSError as error:
            raise _unwritable(error) from error
        return None

    def rebuild(self, progress: Progress | None = None) -> str | None:
        """Make the index anew from the library, or go on with that where it was interrupted; return a sentence for
        people where there was anything to index.

        Raises:
            StoreError: the index cannot be written.
        """
        from index.fulltext.engine import DamagedIndexError

        mark = self._usable_mark()
        if mark is None or mark.whole:
            return self._begin_anew(progress)
        try:
            self._follow(mark, progress)
        except DamagedIndexError:
            return self._begin_anew(progress)
        except OSError as error:
            raise _unwritable(error) from error
        return self._made_anew()

    def _begin_anew(self, progress: Progress | None) -> str | None:
        """Throw the index away and make it from the first change on."""
        from index.fulltext.engine import Mark

        try:
            library = str(self._database.rows("SELECT value FROM meta WHERE key = 'library'")[0][0])
            self._engine.clear(Mark(library, 0, whole=False))
            self._follow(Mark(library, 0, whole=False), progress)
        except OSError as error:
            raise _unwritable(error) from error
        known = states.load_state(self._database, INDEXED) is not None
        if not known:
            states.update_state(self._database, INDEXED, lambda _: "yes")
        return self._made_anew() if known else None

    def _made_anew(self) -> str | None:
        count = _number(self._database, "SELECT count(*) FROM articles")
        return f"The search index was made anew from the library's {_articles(count)}." if count else None

    def _usable_mark(self) -> Mark | None:
        """Return the index's mark where it is this library's and not ahead of it."""
        mark = self._engine.mark()
        if mark is None or mark.sequence < 0:
            return None
        library = str(self._database.rows("SELECT value FROM meta WHERE key = 'library'")[0][0])
        last = _number(self._database, "SELECT coalesce(max(seq), 0) FROM changes")
        return mark if mark.library == library and mark.sequence <= last else None

    def _follow(self, mark: Mark, progress: Progress | None) -> None:
        """Index in batches what changed after a mark.

        Articles come in the order of their last change, so that each commit's mark is true: whatever changed up to it
        is in the index, or changed again later.
        """
        last = _number(self._database, "SELECT coalesce(max(seq), 0) FROM changes")
        if last == mark.sequence and mark.whole:
            return
        pending = self._database.rows(
            "SELECT article, max(seq) FROM changes WHERE seq > ? AND seq <= ? GROUP BY article ORDER BY 2",
            (mark.sequence, last),
        )
        for start in range(0, max(1, len(pending)), BATCH):
            ids = [str(row[0]) for row in pending[start : start + BATCH]]
            final = start + BATCH >= len(pending)
            reached = last if final else int(pending[start + BATCH - 1][1])
            documents = _counted(self._documents(ids), start, len(pending), progress)
            self._engine.update(
                documents, self._gone(ids), mark._replace(sequence=reached, whole=mark.whole or final)
            )

    def _gone(self, ids: Sequence[str]) -> list[str]:
        """Return those ids that have no article any more."""
        return [
            str(row[0])
            for row in self._database.rows(
                "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM articles)",
                (json.dumps(list(ids)),),
            )
        ]

    def _documents(self, ids: Sequence[str]) -> Iterator[Document]:
        from index.fulltext.engine import Document

        for start in range(0, len(ids), PIECE):
            rows = self._database.rows(
                "SELECT a.id, t.text, a.title, a.outlet, a.author, a.published FROM articles a"
                " JOIN texts t ON t.article = a.id AND t.version = a.version"
                " WHERE a.id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids[start : start + PIECE])),),
            )
            for row in rows:
                yield Document(*row)


def _counted(
    documents: Iterable[Document], done: int, total: int, progress: Progress | None
) -> Iterator[Document]:
    for number, document in enumerate(documents, done + 1):
        yield document
        if progress is not None:
            progress(number, total)


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"


def _number(database: Database, sql: str, values: tuple[object, ...] = ()) -> int:
    return int(str(database.rows(sql, values)[0][0]))


def _unwritable(error: OSError) -> StoreError:
    return StoreError(
        f"The search index cannot be written: {error.strerror or error}"
        + (f" ({error.filename})." if error.filename else "."),
        hint="Free some space or check the folder's permissions; no article was lost, the index follows by itself.",
    )
