"""Keeps the search index in step with the library by the sequence of its changes.

Every change to an article is numbered in the transaction that makes it. The index carries, in its own commits, the
number of the last change it holds: killed at any moment, it is either at the old number or at the new one, and the
next use applies what is missing. An index that is missing, damaged or from another library is made anew.
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
                return self.rebuild(progress)
            last = _number(self._database, "SELECT coalesce(max(seq), 0) FROM changes")
            if last > mark.sequence:
                self._apply(self._pending(mark.sequence, last), mark._replace(sequence=last), progress)
        except DamagedIndexError:
            return self.rebuild(progress)
        except OSError as error:
            raise _unwritable(error) from error
        return None

    def rebuild(self, progress: Progress | None = None) -> str | None:
        """Make the index anew from the library; return a sentence for people where there was anything to index.

        Raises:
            StoreError: the index cannot be written.
        """
        from index.fulltext.engine import Mark

        try:
            library = str(self._database.rows("SELECT value FROM meta WHERE key = 'library'")[0][0])
            last = _number(self._database, "SELECT coalesce(max(seq), 0) FROM changes")
            ids = [str(row[0]) for row in self._database.rows("SELECT id FROM articles ORDER BY seq")]
            # Until the last batch is in, the mark says -1: a rebuild that is killed is begun again.
            self._engine.clear(Mark(library, -1))
            self._apply(ids, Mark(library, last), progress)
        except OSError as error:
            raise _unwritable(error) from error
        known = states.load_state(self._database, INDEXED) is not None
        if not known:
            states.update_state(self._database, INDEXED, lambda _: "yes")
        return (
            f"The search index was made anew from the library's {_articles(len(ids))}."
            if ids and known
            else None
        )

    def _usable_mark(self) -> Mark | None:
        """Return the index's mark where it is this library's, complete, and not ahead of it."""
        mark = self._engine.mark()
        if mark is None or mark.sequence < 0:
            return None
        library = str(self._database.rows("SELECT value FROM meta WHERE key = 'library'")[0][0])
        last = _number(self._database, "SELECT coalesce(max(seq), 0) FROM changes")
        return mark if mark.library == library and mark.sequence <= last else None

    def _pending(self, after: int, upto: int) -> list[str]:
        rows = self._database.rows(
            "SELECT DISTINCT article FROM changes WHERE seq > ? AND seq <= ? ORDER BY seq", (after, upto)
        )
        return [str(row[0]) for row in rows]

    def _apply(self, ids: Sequence[str], mark: Mark, progress: Progress | None) -> None:
        """Index articles in batches; only the last commit carries the new mark."""
        done = 0
        batches = [ids[n : n + BATCH] for n in range(0, len(ids), BATCH)] or [()]
        for number, batch in enumerate(batches):
            documents = {document.id: document for document in self._documents(batch)}
            gone = [id_ for id_ in batch if id_ not in documents]
            final = number == len(batches) - 1
            before = self._engine.mark()
            self._engine.update(
                _counted(documents.values(), done, len(ids), progress),
                gone,
                mark if final or before is None else before,
            )
            done += len(batch)

    def _documents(self, ids: Sequence[str]) -> Iterator[Document]:
        from index.fulltext.engine import Document

        rows = self._database.rows(
            "SELECT a.id, t.text, a.title, a.outlet, a.author, a.published FROM articles a"
            " JOIN texts t ON t.article = a.id AND t.version = a.version"
            " WHERE a.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
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
