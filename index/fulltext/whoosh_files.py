"""The three files of a segment: Whoosh's term dictionary (.trm), packed posting lists (.pst), a table of rows (.col).

The segment, which Whoosh keeps in its table of contents, knows size and checksum of each; so damage is told from data.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from itertools import islice
from mmap import ACCESS_READ, MADV_DONTNEED, mmap
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.codec.whoosh3 import W3Codec, W3Segment
    from whoosh.filedb.filestore import FileStorage
    from whoosh.filedb.structfile import StructFile

from index.fulltext.whoosh_fields import FIELDS, SCORED
from index.fulltext.whoosh_terms import TermWriter

if TYPE_CHECKING:
    from index.fulltext.engine import Progress

Rows = npt.NDArray[Any]
INDEX = "MAIN"
"""The name that Whoosh gives an index, with which all its files begin."""
KINDS = TERMS, POSTINGS, ROWS = ".trm", ".pst", ".rows.col"

# What Whoosh 2.7.4 keeps of a term: flags, total weight, documents, four bounds that only its own matchers use, first
# and last document; then place and length of the posting list.
_TERM = Struct("!BfIBBfIIqi")
TERM = np.dtype(
    [
        ("flags", "u1"),
        ("total", ">f4"),
        ("documents", ">u4"),
        ("bounds", "V14"),
        ("at", ">i8"),
        ("length", ">i4"),
    ]
)
"""The same for many terms at once."""
TOGETHER = 500
"""Terms that are written at once."""
_FIELD = Struct("!H")


class MappedFile(StructFile):  # type: ignore[misc]
    """A file that is read through memory, without a copy of it and without a position that readers could disturb."""

    def get(self, position: int, length: int) -> bytes:
        """Return some bytes."""
        piece: bytes = self.file[position : position + length]
        return piece

    def let_go(self) -> None:
        """Let the system take back what was read; it is read again where it is needed."""
        self.file.madvise(MADV_DONTNEED)


def file_length(file: StructFile) -> int:
    """Return the bytes of a file that was opened for reading."""
    return len(file.file) if isinstance(file, MappedFile) else 0


class MappedStorage(FileStorage):  # type: ignore[misc]
    """A folder whose files are mapped into memory to be read."""

    def open_file(self, name: str, **_: object) -> StructFile:
        """Open a file for reading."""
        with Path(self._fpath(name)).open("rb") as file:
            if not os.fstat(file.fileno()).st_size:
                return StructFile(BytesIO(), name=name)
            return MappedFile(mmap(file.fileno(), 0, access=ACCESS_READ), name=name)


class PackedSegment(W3Segment):  # type: ignore[misc]
    """A segment that knows what its files must be."""

    sums: dict[str, tuple[int, int]]
    """Ending of a file to its size in bytes and its CRC-32."""
    totals: dict[str, int]
    """Scored field to how many words it has in all documents together."""


class SegmentFiles:
    """Writes a new segment; nothing counts until its segment stands in a table of contents."""

    def __init__(self, folder: Path) -> None:
        """Create the files.

        Raises:
            OSError: the folder cannot be written.
        """
        self._folder = folder
        self.segment = PackedSegment(W3Codec(), INDEX)
        storage = MappedStorage(str(folder))
        self._terms = TermWriter(self.segment.create_file(storage, TERMS))
        self._terms.extras["fieldmap"] = {name: number for number, name in enumerate(FIELDS)}
        self._lists = (folder / self.segment.make_filename(POSTINGS)).open("wb")
        self._at = 0

    def add_terms(self, field: str, found: Iterable[tuple[bytes, int, int, bytes]]) -> None:
        """Write terms in order: each with its document frequency, total frequency and packed postings."""
        prefix = _FIELD.pack(FIELDS.index(field))
        found = iter(found)
        while some := tuple(islice(found, TOGETHER)):
            terms, documents, totals, packed = zip(*some, strict=True)
            lengths = np.fromiter(map(len, packed), dtype=np.int64, count=len(packed))
            ends = self._at + np.cumsum(lengths)
            values = np.zeros(len(some), dtype=TERM)
            values["documents"], values["total"] = documents, totals
            values["at"], values["length"] = ends - lengths, lengths
            written = values.tobytes()
            self._terms.add(
                [prefix + term for term in terms],
                [written[at : at + TERM.itemsize] for at in range(0, len(written), TERM.itemsize)],
            )
            self._lists.write(b"".join(packed))
            self._at = int(ends[-1])

    def finish(self, rows: Rows) -> PackedSegment:
        """Write the rows, close everything and return the segment."""
        self._terms.close()
        self._lists.close()
        path = self._folder / self.segment.make_filename(ROWS)
        path.write_bytes(rows.tobytes())
        self.segment.set_doc_count(len(rows))
        sums = rows["lengths"].sum(axis=0, dtype=np.int64).tolist()
        self.segment.totals = dict(zip(SCORED, sums, strict=True))
        self.segment.sums = {
            kind: file_sum(self._folder / self.segment.make_filename(kind)) for kind in KINDS
        }
        return self.segment

    def discard(self) -> None:
        """Close and delete the files."""
        for file in (self._terms.dbfile, self._lists):
            if not getattr(file, "is_closed", getattr(file, "closed", True)):
                file.close()
        delete(self._folder, self.segment)


def delete(folder: Path, segment: PackedSegment) -> None:
    """Delete a segment's files."""
    for kind in KINDS:
        (folder / segment.make_filename(kind)).unlink(missing_ok=True)


def file_sum(path: Path, on_read: Callable[[int], object] = lambda size: None) -> tuple[int, int]:
    """Return the size and the CRC-32 of a file; ``on_read`` is told of every piece how many bytes it has."""
    total = 0
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            total = crc32(piece, total)
            on_read(len(piece))
        return os.fstat(file.fileno()).st_size, total


def wrong_file(folder: Path, sums: Mapping[str, tuple[int, int]], on_progress: Progress) -> str | None:
    """Read files whose sizes and checksums are known by their names; return what is wrong with one, or None.

    Raises:
        FileNotFoundError: there is no such file any more. OSError: one cannot be read.
    """
    done, of = 0, sum(size for size, _ in sums.values())

    def read(size: int) -> None:
        nonlocal done
        on_progress(done := done + size, of)

    for name, known in sums.items():
        if file_sum(folder / name, read) != known:
            return f"A file of the search index has been changed ({name})."
    return None


def term_value(value: bytes) -> tuple[int, int, int, int]:
    """Return documents, total frequency, place and length of the posting list of a term."""
    _, total, documents, _, _, _, _, _, at, length = _TERM.unpack(value)
    return documents, int(total), at, length


def term_key(field: str, term: bytes) -> bytes:
    """Return a term of a field as the term dictionary has it."""
    return _FIELD.pack(FIELDS.index(field)) + term
