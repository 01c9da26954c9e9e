"""The engine that comes with crossread: Whoosh 2.7.4 in a folder of its own.

Segments are never packed into one file (every searcher would copy them into memory), a write that fails is cancelled
(its lock would stay), and every call opens a reader of its own (they are not safe to share between threads).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import whoosh
    from whoosh.codec.whoosh3 import W3Codec
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import FileIndex, LockError
    from whoosh.reading import IndexReader
    from whoosh.writing import IndexWriter

from index.errors import StoreError
from index.fulltext.analysis import fold
from index.fulltext.engine import DamagedIndexError, Document, Found, Mark
from index.fulltext.folder import WAIT_SECONDS, EngineFolder
from index.fulltext.query import Field, Node, Prefix
from index.fulltext.whoosh_fields import row, schema
from index.fulltext.whoosh_search import Matches, Search, expand
from index.fulltext.whoosh_segment import Segment
from index.records import Sort

VERSION = (2, 7, 4)
"""The only version this was measured with; its successors return deleted documents."""
LAYOUT = "whoosh-3"
"""Changes when the schema or the analysis does; an index of another layout is made anew."""
MEMORY_MB = 128
"""What Whoosh may hold of postings before it writes a run to disk."""


class WhooshEngine:
    """A Whoosh index in a folder; see ``engine.Engine`` for what each method does and raises."""

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is opened yet.

        Raises:
            StoreError: another version of Whoosh is installed.
        """
        if whoosh.__version__ != VERSION:
            found = ".".join(map(str, whoosh.__version__))
            raise StoreError(
                f"The search index needs Whoosh 2.7.4, but {found} is installed.",
                hint="Install crossread in an environment of its own.",
            )
        self._folder = EngineFolder(folder, LAYOUT)

    def mark(self) -> Mark | None:
        """Return which state the index holds, or None."""
        return self._folder.mark() if any(self._folder.path.glob("_MAIN_*.toc")) else None

    def clear(self, mark: Mark) -> None:
        """Replace whatever is there by an empty index."""
        with self._folder.locked():
            self._folder.empty()
            FileStorage(str(self._folder.path)).create_index(schema())
            self._folder.set_mark(mark)

    def update(self, documents: Iterable[Document], removed: Sequence[str], mark: Mark) -> None:
        """Add and drop documents in one commit."""
        with self._folder.locked():
            try:
                self._commit(self._open(), documents, removed)
            except LockError as error:
                raise StoreError("The search index is in use by another program.") from error
            self._folder.set_mark(mark)

    def _commit(self, index: FileIndex, documents: Iterable[Document], removed: Sequence[str]) -> None:
        writer = index.writer(
            timeout=WAIT_SECONDS,
            limitmb=MEMORY_MB,
            compound=False,
            codec=W3Codec(compression=0, blocklimit=512),
        )
        try:
            fresh = index.is_empty()
            for id_ in removed:
                writer.delete_by_term("id", id_)
            for document in documents:
                if not fresh:
                    writer.delete_by_term("id", document.id)
                writer.add_document(**row(document))
            writer.commit()
        except (OSError, StoreError, MemoryError) as error:
            _cancel(writer)
            if isinstance(error, FileNotFoundError):
                raise DamagedIndexError(f"A file of the search index is missing: {error}") from error
            raise
        except Exception as error:
            _cancel(writer)
            raise DamagedIndexError(f"The search index cannot be written to: {error!r}") from error
        except BaseException:
            _cancel(writer)
            raise

    def search(self, tree: Node, limit: int, sort: Sort) -> Found:
        """Return the best documents and how many match."""
        with self._segments() as segments:
            search = Search(segments)
            found = search.run(tree)
            total = sum(len(matches.docs) for matches in found)
            return Found(total, _best(segments, found, max(0, limit), sort), tuple(search.notes))

    def ids(self, tree: Node) -> list[str]:
        """Return the ids of all documents that match."""
        with self._segments() as segments:
            found = zip(segments, Search(segments).run(tree), strict=True)
            return [id_.decode() for segment, matches in found for id_ in segment.ids[matches.docs].tolist()]

    def complete(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Return the most common words that begin so."""
        form = fold(prefix)
        if not form:
            return ()
        with self._segments() as segments:
            found = expand(segments, "forms", Prefix(form, Field.TEXT))
            return tuple(term.decode("utf-8", "replace") for term in found[: max(0, limit)])

    def count(self) -> int:
        """Return how many documents there are."""
        with self._segments() as segments:
            return sum(int(segment.live.sum()) for segment in segments)

    def check(self) -> str | None:
        """Read everything; return what is wrong, or None."""
        try:
            with self._segments() as segments:
                for segment in segments:
                    assert len(segment.ids) == len(segment.days) == len(segment.moments)
                    for field, term in segment.reader._terms.terms():
                        segment._read(field, term)
        except DamagedIndexError as error:
            return str(error)
        return None

    def close(self) -> None:
        """Nothing is held between calls."""

    def _open(self) -> FileIndex:
        """Open the index; Whoosh and pickle raise anything at all on a damaged one."""
        try:
            return FileStorage(str(self._folder.path)).open_index()
        except MemoryError:
            raise
        except Exception as error:
            raise DamagedIndexError(f"The search index cannot be opened: {error!r}") from error

    @contextmanager
    def _segments(self) -> Iterator[list[Segment]]:
        """Open the segments for reading; a failure while they are read means that the index is damaged."""
        reader: IndexReader | None = None
        try:
            reader = self._open().reader()
            yield [Segment(leaf) for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()]
        except (MemoryError, DamagedIndexError):
            raise
        except Exception as error:
            raise DamagedIndexError(f"The search index cannot be read: {error!r}") from error
        finally:
            if reader is not None:
                reader.close()


def _cancel(writer: IndexWriter) -> None:
    """Free the lock of a writer that failed; on a damaged index that may fail as well."""
    with suppress(Exception):
        writer.cancel()


def _best(
    segments: Sequence[Segment], found: Sequence[Matches], limit: int, sort: Sort
) -> tuple[tuple[str, float], ...]:
    """Return ids and scores of the best documents; of equals the newer one, then the one with the lower id."""
    rows: list[tuple[float, int, str, float]] = []
    for segment, matches in zip(segments, found, strict=True):
        if not len(matches.docs) or not limit:
            continue
        moments = segment.moments[matches.docs]
        if sort is Sort.RELEVANCE:
            order = np.lexsort((-moments, -matches.scores))
        else:
            order = np.argsort(-moments, kind="stable")
        for at in order[:limit]:
            score, moment = float(matches.scores[at]), int(moments[at])
            first = -score if sort is Sort.RELEVANCE else -moment
            rows.append((first, -moment, segment.ids[matches.docs[at]].decode(), score))
    return tuple((id_, score) for _, _, id_, score in sorted(rows)[:limit])
