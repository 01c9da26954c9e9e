"""One segment of a Whoosh index with what queries need of it, read whole into numpy arrays.

This relies on the on-disk format of Whoosh 2.7.4, which is why that version is pinned and checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt

from index.fulltext.engine import DamagedIndexError

if TYPE_CHECKING:
    from whoosh.reading import IndexReader

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Postings:
    """One term's posting list in one segment."""

    docs: Numbers
    weights: Scores
    values: Sequence[bytes]
    """Encoded positions."""


class Segment:
    """One segment of the index with what queries need of it, read when it is first asked for."""

    def __init__(self, reader: IndexReader) -> None:
        self.reader = reader
        self.size: int = reader.doc_count_all()
        self._postings: dict[tuple[str, bytes], Postings] = {}

    @cached_property
    def live(self) -> npt.NDArray[np.bool_]:
        """Which documents are not deleted."""
        alive = np.ones(self.size, dtype=bool)
        deleted = list(self.reader.segment().deleted_docs() if self.reader.has_deletions() else ())
        alive[deleted] = False
        return alive

    @cached_property
    def ids(self) -> npt.NDArray[np.bytes_]:
        """The id of each document."""
        return cast("npt.NDArray[np.bytes_]", self._whole_column("id", np.dtype("S16")))

    @cached_property
    def days(self) -> Numbers:
        """The day of each document, 0 for undated ones."""
        return self._whole_column("day", np.dtype(">u4")).astype(np.int64)

    @cached_property
    def moments(self) -> Numbers:
        """The minute of each document, 0 for undated ones."""
        return self._whole_column("moment", np.dtype(">u4")).astype(np.int64)

    def lengths(self, field: str) -> Scores:
        """Return the length of a field in each document, as precise as Whoosh keeps it."""
        from whoosh.util.numeric import byte_to_length

        table = np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float64)
        lengths: Scores = table[self._column(f"_{field}_len", np.dtype("u1"))]
        return lengths

    def _whole_column(self, name: str, kind: np.dtype[np.generic]) -> npt.NDArray[np.generic]:
        """Read a column in which every document has a value; a shorter one, or none, has been damaged."""
        found = self._read_column(name, kind)
        if len(found) != self.size:
            raise DamagedIndexError(f"The search index lacks values of “{name}”.")
        return found

    def _column(self, name: str, kind: np.dtype[np.generic]) -> npt.NDArray[np.generic]:
        """Read a column of fixed width; Whoosh leaves out defaults at its end."""
        values = np.zeros(self.size, dtype=kind)
        found = self._read_column(name, kind)
        values[: len(found)] = found
        return values

    def _read_column(self, name: str, kind: np.dtype[np.generic]) -> npt.NDArray[np.generic]:
        documents = self.reader._perdoc
        if not documents.has_column(name):
            return np.zeros(0, dtype=kind)
        file, start, length = documents._get_column_file(name)
        try:
            return np.frombuffer(bytes(file.get(start, length)), dtype=kind)
        finally:
            file.close()

    def postings(self, field: str, term: bytes) -> Postings:
        """Return a term's posting list, empty where the term does not occur."""
        key = (field, term)
        if key not in self._postings:
            self._postings[key] = self._read(field, term)
        return self._postings[key]

    def _read(self, field: str, term: bytes) -> Postings:
        terms = self.reader._terms
        docs: list[int] = []
        weights: list[float] = []
        values: list[bytes] = []
        if (field, term) in terms:
            matcher = terms.matcher(field, term, self.reader.schema[field].format)
            if hasattr(matcher, "_next_block"):
                while matcher.is_active():
                    matcher._read_ids()
                    matcher._read_weights()
                    matcher._read_values()
                    docs.extend(matcher._ids)
                    weights.extend(matcher._weights)
                    values.extend(matcher._values)
                    matcher._next_block()
            else:
                while matcher.is_active():
                    docs.append(matcher.id())
                    weights.append(matcher.weight())
                    values.append(matcher.value())
                    matcher.next()
        return Postings(np.array(docs, dtype=np.int64), np.array(weights, dtype=np.float64), values)

    def frequency(self, field: str, term: bytes) -> int:
        """Return in how many documents a term occurs, deleted ones included."""
        terms = self.reader._terms
        return int(terms.doc_frequency(field, term)) if (field, term) in terms else 0
