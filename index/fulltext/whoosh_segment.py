"""One segment of a Whoosh index as queries and merges read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, cast
from zlib import crc32

import numpy as np
import numpy.typing as npt

from index.fulltext.engine import DamagedIndexError
from index.fulltext.whoosh_begun import Begun, read_begun
from index.fulltext.whoosh_fields import ID_BYTES, ROW, SCORED
from index.fulltext.whoosh_files import (
    POSTINGS,
    ROWS,
    TERMS,
    MappedFile,
    PackedSegment,
    file_length,
    term_key,
    term_value,
    wrong_file,
)
from index.fulltext.whoosh_postings import (
    NO_POSTINGS,
    Array,
    Numbers,
    Postings,
    Scores,
    unpack,
    unpack_documents,
)
from index.fulltext.whoosh_terms import TermReader

if TYPE_CHECKING:
    from whoosh.filedb.filestore import FileStorage
    from whoosh.filedb.structfile import StructFile

    from index.fulltext.whoosh_files import Rows

FEW_IDS = 16
"""Ids that are looked for one by one."""

MOST_BEGUN = 2_000
"""Words that begin alike and are kept at most, for the next letter."""
MOST_LISTED = 16
"""Documents in lists that are kept at most, in times of the documents of the segment."""

CUT = "A file of the search index has been cut or overwritten."
"""What is said of a file that has another size."""

_HALVES = np.dtype([("first", "<u8"), ("last", "<u8")])
_LENGTHS = Struct("!ii")
_PIECE = 1 << 16
"""Bytes of the term dictionary that are read at once."""


class Segment:
    """One open segment; its table of rows is read when it is first needed."""

    def __init__(self, storage: FileStorage, segment: PackedSegment) -> None:
        """Open the files.

        Raises:
            DamagedIndexError: one has not the size it was written with. OSError: one cannot be opened.
        """
        self.segment = segment
        self.size: int = segment.doc_count_all()
        self._storage = storage
        self._lists = self._opened(POSTINGS)
        try:
            terms = self._opened(TERMS)
            self._dictionary = TermReader(terms, segment.sums[TERMS][0])
            if storage.file_length(segment.make_filename(ROWS)) != segment.sums[ROWS][0]:
                raise DamagedIndexError(CUT)
        except BaseException:
            self._lists.close()
            raise
        self._begun: dict[str, tuple[bytes, Begun]] = {}
        self._documents: dict[int, Array] = {}
        self._listed = 0
        self._norms: dict[str, tuple[float, Scores]] = {}

    def close(self) -> None:
        """Close the files."""
        self._lists.close()
        self._dictionary.close()

    def _opened(self, kind: str) -> StructFile:
        """Open one of the files, which must have the size that it was written with."""
        file = self._storage.open_file(self.segment.make_filename(kind))
        if file_length(file) != self.segment.sums[kind][0]:
            file.close()
            raise DamagedIndexError(CUT)
        return file

    @cached_property
    def rows(self) -> Rows:
        """The table of documents; its checksum has been compared."""
        return read_rows(self._storage, self.segment)

    @cached_property
    def live(self) -> npt.NDArray[np.bool_]:
        """Which documents are not deleted."""
        alive = np.ones(self.size, dtype=bool)
        alive[list(self.segment.deleted_docs())] = False
        return alive

    @property
    def ids(self) -> npt.NDArray[np.bytes_]:
        """The id of each document."""
        return cast("npt.NDArray[np.bytes_]", self.rows["id"])

    @property
    def days(self) -> npt.NDArray[np.uint32]:
        """The day of each document, 0 for undated ones."""
        return cast("npt.NDArray[np.uint32]", self.rows["day"])

    @cached_property
    def moments(self) -> Numbers:
        """The minute of each document, 0 for undated ones."""
        return self.rows["moment"].astype(np.int64)

    def lengths(self, field: str) -> Scores:
        """Return how many words a scored field has in each document."""
        return cast("Scores", self.rows["lengths"][:, SCORED.index(field)])

    def norms(self, field: str, average: float) -> Scores:
        """Return how many words a scored field has in each document, in times of the mean length."""
        kept = self._norms.get(field)
        if kept is None or kept[0] != average:
            kept = self._norms[field] = average, self.lengths(field) / average
        return kept[1]

    def postings(self, field: str, term: bytes, *, positions: bool = True) -> Postings:
        """Return a term's posting list, empty where the term does not occur; without positions where not wanted."""
        place = self.place(field, term)
        return unpack(self.packed(*place), positions=positions) if place is not None else NO_POSTINGS

    def place(self, field: str, term: bytes) -> tuple[int, int] | None:
        """Return place and length of a term's posting list, None where the term does not occur."""
        kept = self._begun.get(field)
        if kept is not None and term.startswith(kept[0]):
            return kept[1].place(term)
        for at, length in self._dictionary.ranges_for_key(term_key(field, term)):
            return term_value(self._dictionary.dbfile.get(at, length))[2:]
        return None

    def documents(self, at: int, length: int) -> Array:
        """Return the documents of a posting list by its place; while a word is typed, it is read again and again.

        Raises:
            BadPostingsError: it is not what was written.
        """
        kept = self._documents.get(at)
        if kept is None:
            narrow = np.uint16 if self.size <= 1 << 16 else np.uint32
            kept = unpack_documents(self.packed(at, length)).astype(narrow)
            if self._listed + len(kept) > MOST_LISTED * self.size:
                self._documents.clear()
                self._listed = 0
            self._documents[at] = kept
            self._listed += len(kept)
        return kept

    def packed(self, at: int, length: int) -> bytes:
        """Return a posting list as it was written."""
        return cast("bytes", self._lists.get(at, length))

    def let_go(self) -> None:
        """Let the system take back the memory of what was read; where it is needed it comes from the system's cache."""
        for file in (self._lists, self._dictionary.dbfile):
            if isinstance(file, MappedFile):
                file.let_go()

    def begun(self, field: str, prefix: bytes) -> Begun:
        """Return the terms of a field that begin so."""
        kept = self._begun.get(field)
        if kept is not None and prefix.startswith(kept[0]):
            return kept[1] if prefix == kept[0] else kept[1].narrowed(prefix)
        found = read_begun(self._dictionary, term_key(field, prefix))
        if len(found.words) <= MOST_BEGUN:
            self._begun[field] = prefix, found
        return found

    def all_terms(self) -> Iterator[tuple[int, bytes, int, int, int, int]]:
        """Yield all terms in order: number of the field, term, document and total frequency, place and length of
        the posting list."""
        for key, value in self._items(self._dictionary.startofdata):
            yield int.from_bytes(key[:2], "big"), key[2:], *term_value(value)

    def _items(self, at: int) -> Iterator[tuple[bytes, bytes]]:
        """Yield keys and values of the term dictionary from a place on; it is read in large pieces."""
        end, get = self._dictionary.endofdata, self._dictionary.dbfile.get
        piece, begin = b"", at
        while at < end:
            if at - begin + _LENGTHS.size > len(piece):
                begin, piece = at, get(at, _PIECE)
            here = at - begin
            key, value = _LENGTHS.unpack_from(piece, here)
            if key < 0 or value < 0:
                raise DamagedIndexError("The search index's terms have been overwritten.")
            whole = _LENGTHS.size + key + value
            if here + whole > len(piece):
                begin, piece, here = at, get(at, max(_PIECE, whole)), 0
            middle = here + _LENGTHS.size + key
            yield piece[here + _LENGTHS.size : middle], piece[middle : middle + value]
            at += whole

    def check(self) -> None:
        """Compare the checksums of all files.

        Raises:
            DamagedIndexError: one is not as it was written. FileNotFoundError: one is there no more. OSError.
        """
        if wrong := wrong_file(Path(self._storage.folder), dict(self.sums()), lambda done, of: None):
            raise DamagedIndexError(wrong)

    def sums(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield the name of each file with the size and the CRC-32 that it was written with."""
        for kind, known in self.segment.sums.items():
            yield self.segment.make_filename(kind), known


def read_rows(storage: FileStorage, segment: PackedSegment) -> Rows:
    """Read a segment's table of documents and compare its checksum.

    Raises:
        DamagedIndexError: it has been changed. OSError: it cannot be opened.
    """
    file = storage.open_file(segment.make_filename(ROWS))
    try:
        size, total = segment.sums[ROWS]
        read = file.get(0, size)
    finally:
        file.close()
    if len(read) != size or crc32(read) != total:
        raise DamagedIndexError("The search index's table of articles has been changed.")
    return np.frombuffer(read, dtype=ROW)


def peek_rows(folder: Path, segment: PackedSegment) -> Rows:
    """Read a segment's table of documents for an update, which looks into all of them for what it replaces.

    The checksum is left to who reads: what is wrong with an index is found there, and then all of it is made anew.

    Raises:
        DamagedIndexError: it has been cut. OSError: it cannot be read.
    """
    read = (folder / segment.make_filename(ROWS)).read_bytes()
    if len(read) != segment.sums[ROWS][0]:
        raise DamagedIndexError("The search index's table of articles has been cut.")
    return np.frombuffer(read, dtype=ROW)


def find(rows: Rows, ids: Sequence[bytes]) -> Numbers:
    """Return the documents of a table that have one of these ids, rising, deleted ones included."""
    if len(ids) > FEW_IDS:
        return np.flatnonzero(np.isin(rows["id"], ids)).astype(np.int64)
    # Two numbers are compared many times faster than sixteen letters.
    halves = rows["id"].view(_HALVES)
    found = np.zeros(len(rows), dtype=bool)
    for id_ in ids:
        if len(id_) <= ID_BYTES:
            first, last = np.frombuffer(id_.ljust(ID_BYTES, b"\0"), dtype="<u8")
            found |= (halves["first"] == first) & (halves["last"] == last)
    return np.flatnonzero(found).astype(np.int64)
