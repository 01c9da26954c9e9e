"""The engine that comes with crossread: Whoosh 2.7.4 in a folder of its own.

Whoosh keeps the table of contents, whose newest generation is the state of the index, and each segment's dictionary of
terms. Posting lists are packed and read by our own codec (``whoosh_postings``), segments built by sorting
(``whoosh_build``) and merged by eights (``whoosh_merge``): Whoosh's own writer takes five to ten times as long.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import whoosh

from index.errors import StoreError
from index.fulltext.analysis import fold
from index.fulltext.engine import DamagedIndexError, Document, Found, Mark, Pause, Progress
from index.fulltext.folder import EngineFolder
from index.fulltext.query import Field, Node, Prefix
from index.fulltext.whoosh_build import Batch
from index.fulltext.whoosh_fields import ID_BYTES
from index.fulltext.whoosh_files import MappedStorage, PackedSegment, delete, wrong_file
from index.fulltext.whoosh_merge import allowed, due, merge
from index.fulltext.whoosh_ranking import best
from index.fulltext.whoosh_search import Matches, Search, expand
from index.fulltext.whoosh_segment import Segment, find, peek_rows
from index.fulltext.whoosh_tidy import many, tidy
from index.fulltext.whoosh_toc import ATTEMPTS, begin_toc, generation, next_toc, read_toc, there_is_one
from index.records import Sort

VERSION = (2, 7, 4)
"""The only version this was measured with; its successors return deleted documents."""
LAYOUT = "whoosh-5"
"""Changes when the schema or the analysis does; an index of another layout is made anew."""


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
        self._storage = MappedStorage(str(folder))
        self._held: list[Segment] = []
        self._generation = -1
        self._last: tuple[int, Node, tuple[Sequence[Matches], tuple[str, ...]]] | None = None

    def mark(self) -> Mark | None:
        """Return which state the index holds, or None."""
        return self._folder.mark() if there_is_one(self._folder.path) else None

    def clear(self, mark: Mark) -> None:
        """Replace whatever is there by an empty index."""
        with self._folder.locked():
            self.close()
            last = generation(self._storage)
            self._folder.empty()
            begin_toc(self._storage, last + 1)
            self._folder.set_mark(mark)

    def update(self, documents: Iterable[Document], removed: Sequence[str], mark: Mark) -> None:
        """Add and drop documents in one commit."""
        with self._folder.locked():
            fresh: list[PackedSegment] = []
            try:
                self._commit(documents, removed, fresh)
            except BaseException as error:
                self._discard(fresh)
                if isinstance(error, FileNotFoundError):
                    raise DamagedIndexError(f"A file of the search index is missing: {error}") from error
                if isinstance(error, (OSError, StoreError, MemoryError, DamagedIndexError)):
                    raise
                if isinstance(error, Exception):
                    raise DamagedIndexError(f"The search index cannot be written to: {error!r}") from error
                raise
            self._folder.set_mark(mark)

    def _commit(
        self, documents: Iterable[Document], removed: Sequence[str], fresh: list[PackedSegment]
    ) -> None:
        """Write new segments, mark what they replace as deleted, merge what is due, and let all of it count.

        ``fresh`` takes the segments that were written, for the case that they must be deleted again.
        """
        toc = read_toc(self._storage)
        added = set()
        for segment, ids in self._written(documents):
            fresh.append(segment)
            added.update(ids)
        segments = list(toc.segments)
        gone = [id_.encode("utf-8", "replace")[: ID_BYTES + 1] for id_ in (*added, *removed)]
        if gone:
            for segment in segments:
                for number in find(peek_rows(self._folder.path, segment), gone).tolist():
                    segment.delete_document(number)
        segments += fresh
        most = allowed(segments, len(gone))
        while group := due(segments, most):
            opened_group = [Segment(self._storage, segment) for segment in group]
            try:
                made = merge(self._folder.path, opened_group)
            finally:
                for opened in opened_group:
                    opened.close()
            segments = [segment for segment in segments if segment not in group]
            if made is not None:
                fresh.append(made)
                segments.append(made)
        next_toc(self._storage, toc, segments)
        self._folder.untidy = many(segments)

    def _discard(self, fresh: Iterable[PackedSegment]) -> None:
        """Delete new segments after a failure; if the table of contents was written before it, they count."""
        try:
            counted = {segment.segment_id() for segment in read_toc(self._storage).segments}
        except DamagedIndexError:
            counted = set()
        for segment in fresh:
            if segment.segment_id() not in counted:
                delete(self._folder.path, segment)

    def _written(self, documents: Iterable[Document]) -> Iterator[tuple[PackedSegment, list[str]]]:
        """Write documents, no id twice among them, into as many segments as memory asks for."""
        batch = Batch()
        for document in documents:
            batch.add(document)
            if batch.full:
                yield batch.write(self._folder.path), batch.ids
                batch = Batch()
        if batch.ids:
            yield batch.write(self._folder.path), batch.ids

    def claim_tidying(self) -> int | None:
        """Return, once, a handle where the last update left many small segments that nobody is merging now."""
        return self._folder.claim_tidying()

    def tidy(self) -> None:
        """Merge what updates left, while they and readers go on."""
        tidy(self._folder, self._storage)

    def search(self, tree: Node, limit: int, sort: Sort, pause: Pause = lambda: None) -> Found:
        """Return the best documents and how many match."""
        with self._segments() as segments:
            found, notes = self._run(segments, tree, pause)
            total = sum(len(matches.docs) for matches in found)
            return Found(total, best(segments, found, max(0, limit), sort), notes)

    def ids(self, tree: Node, pause: Pause = lambda: None) -> list[str]:
        """Return the ids of all documents that match."""
        with self._segments() as segments:
            found, _ = self._run(segments, tree, pause)
            return [
                id_.decode()
                for segment, matches in zip(segments, found, strict=True)
                for id_ in segment.ids[matches.docs].tolist()
            ]

    def _run(
        self, segments: Sequence[Segment], tree: Node, pause: Pause
    ) -> tuple[Sequence[Matches], tuple[str, ...]]:
        """Return what matches, segment by segment, and notes; what was asked last is asked again for its counts."""
        last = self._last
        if last is not None and last[:2] == (self._generation, tree):
            return last[2]
        search = Search(segments, pause)
        found = search.run(tree)
        self._last = self._generation, tree, (found, tuple(search.notes))
        return self._last[2]

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

    def check(self, on_progress: Progress = lambda done, of: None) -> str | None:
        """Compare the checksums of all files; return what is wrong, or None."""
        while True:
            try:
                with self._segments() as segments:
                    sums = {name: known for segment in segments for name, known in segment.sums()}
            except DamagedIndexError as error:
                return str(error)
            try:
                return wrong_file(self._folder.path, sums, on_progress)
            except FileNotFoundError as error:
                # A tidier puts one file in the place of several, and then there is a newer table of contents.
                if generation(self._storage) == self._generation:
                    return f"A file of the search index is missing: {error}"

    def close(self) -> None:
        """Close the files that are held between calls."""
        for segment in self._held:
            segment.close()
        self._held, self._generation, self._last = [], -1, None

    @contextmanager
    def _segments(self) -> Iterator[list[Segment]]:
        """Open the segments for reading; a failure while they are read means that the index is damaged.

        What was read stays in the system's cache, not in this process, which may be open all day.
        """
        try:
            yield self._opened()
        except (MemoryError, DamagedIndexError):
            self.close()
            raise
        except Exception as error:
            self.close()
            raise DamagedIndexError(f"The search index cannot be read: {error!r}") from error
        for segment in self._held:
            segment.let_go()

    def _opened(self) -> list[Segment]:
        """Return the segments of the latest commit; those of an earlier one that are the same stay open."""
        for attempt in range(ATTEMPTS):
            if generation(self._storage) == self._generation:
                break
            toc = read_toc(self._storage)
            held = {(one.segment.segment_id(), one.segment.deleted_count()): one for one in self._held}
            opened: list[Segment] = []
            try:
                for segment in toc.segments:
                    known = held.pop((segment.segment_id(), segment.deleted_count()), None)
                    opened.append(known or Segment(self._storage, segment))
            except FileNotFoundError:
                # Another process may have committed between the two; what is really lost is still lost then.
                self._held = [*opened, *held.values()]
                self.close()
                if attempt == ATTEMPTS - 1:
                    raise
                continue
            for left in held.values():
                left.close()
            self._held, self._generation = opened, toc.generation
            break
        return self._held
