"""Posting lists as bytes: what a term's documents, frequencies and positions are packed into, with a checksum each.

Whoosh's own codec pickles tuples of Python numbers and steps through them one by one. Here a list is a header and four
arrays, each in the narrowest width that holds its numbers, so that numpy reads a list at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import add
from struct import Struct
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]
Array = npt.NDArray[Any]

TITLE_WEIGHT = 3.0
"""How many times a word of the title counts: the weighted sum of term frequencies over fields of BM25F (Robertson,
Zaragoza and Taylor 2004)."""

_HEADER = Struct("<IIIIBBBB")
"""Checksum of what follows the first document; first document; documents; positions; widths of the four arrays."""
_HEAD = np.dtype([("docs", "<u4"), ("positions", "<u4"), ("widths", "u1", (4,))])
"""Its part that the checksum covers, for many lists at once."""
_KINDS: dict[int, np.dtype[Any]] = {1: np.dtype("<u1"), 2: np.dtype("<u2"), 4: np.dtype("<u4")}
_FROM = 8
"""Where in a list the part begins that the checksum covers. Merging moves documents, nothing else."""
_EMPTY = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Postings:
    """One term's posting list in one segment."""

    docs: Numbers
    """Numbers of the documents, rising."""
    counts: Numbers
    """How often the term occurs in each."""
    titles: Numbers
    """How many of these occurrences stand in the title; empty where none does."""
    positions: Numbers
    """Positions in each document, rising, one document after the other; empty for fields without positions."""

    @property
    def weights(self) -> Scores:
        """Return the frequencies with the title's words weighed."""
        weights = self.counts.astype(np.float64)
        return weights + (TITLE_WEIGHT - 1.0) * self.titles if len(self.titles) else weights


NO_POSTINGS = Postings(_EMPTY, _EMPTY, _EMPTY, _EMPTY)


class BadPostingsError(Exception):
    """A posting list does not have its checksum."""


def pack_lists(starts: Numbers, found: Postings) -> Iterator[tuple[int, int, bytes]]:
    """Yield document frequency, total frequency and bytes of each of many lists that stand one after the other.

    ``starts`` says where in ``found.docs`` each list begins. Everything that can be done for all lists at once is.
    """
    docs, counts, titles = found.docs, found.counts, found.titles
    if not len(docs):
        return
    ends = np.append(starts[1:], len(docs))
    sizes = ends - starts
    deltas = np.diff(docs, prepend=docs[:1])
    deltas[starts] = 0
    position_starts = np.concatenate(([0], np.cumsum(counts)))
    begins, stops = position_starts[starts], position_starts[ends]
    totals = stops - begins
    widths = np.zeros((len(starts), 4), dtype="u1")
    parts = [
        _column(deltas, starts, ends, widths[:, 0], sizes == 1),
        _column(counts, starts, ends, widths[:, 1], 1),
        _column(titles, starts, ends, widths[:, 2], 0),
        _column(found.positions, begins, stops, widths[:, 3], None),
    ]
    heads = np.empty(len(starts), dtype=_HEAD)
    heads["docs"], heads["positions"], heads["widths"] = sizes, totals if len(found.positions) else 0, widths
    bodies = list(map(b"".join, zip(_cut(heads), *parts, strict=True)))
    seals = np.empty((len(starts), 2), dtype="<u4")
    seals[:, 0] = np.fromiter(map(crc32, bodies), dtype=np.uint32, count=len(bodies))
    seals[:, 1] = docs[starts]
    yield from zip(sizes.tolist(), totals.tolist(), map(add, _cut(seals), bodies), strict=True)


def _column(
    values: Array, starts: Numbers, ends: Numbers, widths: Array, omitted: int | Array | None
) -> Iterable[bytes]:
    """Return one array of many lists as bytes, each in the width that it needs, which is entered into ``widths``.

    ``omitted`` is the value that need not be written where a whole list has no other, or says which lists need none.
    """
    if not len(values):
        return repeat(b"", len(starts))
    most = np.maximum.reduceat(values, starts)
    widths[:] = np.where(most < 1 << 8, 1, np.where(most < 1 << 16, 2, 4))
    if omitted is not None:
        widths[most <= omitted if isinstance(omitted, int) else omitted] = 0
    packed = {width: values.astype(_KINDS[width]).tobytes() for width in set(widths.tolist()) if width}
    packed[0] = b""
    rows = zip(widths.tolist(), (starts * widths).tolist(), (ends * widths).tolist(), strict=True)
    return [packed[width][start:end] for width, start, end in rows]


def _cut(rows: Array) -> Iterator[bytes]:
    """Yield the bytes of each row."""
    packed = rows.tobytes()
    size = len(packed) // len(rows)
    return (packed[at : at + size] for at in range(0, len(packed), size))


def moved(packed: bytes, by: int) -> bytes:
    """Return a list whose documents have other numbers, all higher by the same."""
    first = int.from_bytes(packed[4:_FROM], "little") + by
    return b"".join((packed[:4], first.to_bytes(4, "little"), packed[_FROM:]))


def unpack(packed: bytes, *, positions: bool = True) -> Postings:
    """Return the list that ``pack_lists`` packed, without its positions where they are not wanted.

    Raises:
        BadPostingsError: it is not what was packed.
    """
    _compare(packed)
    _, first, size, places, *widths = _HEADER.unpack_from(packed)
    if not positions:
        places = widths[3] = 0
    at = _HEADER.size
    arrays: list[Numbers] = []
    for width, length in zip(widths, (size, size, size, places), strict=True):
        if not width:
            arrays.append(_EMPTY)
            continue
        kind = _KINDS[width]
        arrays.append(np.frombuffer(packed, dtype=kind, count=length, offset=at).astype(np.int64))
        at += length * width
    deltas, counts, titles, spots = arrays
    docs = np.cumsum(deltas) + first if len(deltas) else np.array([first], dtype=np.int64)
    return Postings(docs, counts if len(counts) else np.ones(size, dtype=np.int64), titles, spots)


def unpack_documents(packed: bytes) -> Numbers:
    """Return the documents alone of the list that ``pack_lists`` packed.

    Raises:
        BadPostingsError: it is not what was packed.
    """
    _compare(packed)
    _, first, size, _, width, *_ = _HEADER.unpack_from(packed)
    if not width:
        return np.array([first], dtype=np.int64)
    deltas = np.frombuffer(packed, dtype=_KINDS[width], count=size, offset=_HEADER.size)
    docs = np.cumsum(deltas, dtype=np.int64)
    docs += first
    return docs


def _compare(packed: bytes) -> None:
    """Compare a list with its checksum."""
    if len(packed) < _HEADER.size or crc32(memoryview(packed)[_FROM:]) != int.from_bytes(
        packed[:4], "little"
    ):
        raise BadPostingsError("A posting list has another checksum than when it was written.")


def joined(lists: Sequence[Postings]) -> Postings:
    """Return one list of several whose documents follow one another."""
    if len(lists) == 1:
        return lists[0]
    titled = any(len(one.titles) for one in lists)
    return Postings(
        np.concatenate([one.docs for one in lists]),
        np.concatenate([one.counts for one in lists]),
        np.concatenate([one.titles if len(one.titles) else np.zeros_like(one.docs) for one in lists])
        if titled
        else _EMPTY,
        np.concatenate([one.positions for one in lists]),
    )


def shifted(found: Postings, by: int) -> Postings:
    """Return a list whose documents have other numbers, all higher by the same."""
    return Postings(found.docs + by, found.counts, found.titles, found.positions)


def kept(found: Postings, new: Numbers) -> Postings:
    """Return a list without the documents whose number in ``new`` is negative, the others renumbered."""
    docs = new[found.docs]
    alive = docs >= 0
    if alive.all():
        return Postings(docs, found.counts, found.titles, found.positions)
    titles = found.titles[alive] if len(found.titles) else _EMPTY
    positions = found.positions[np.repeat(alive, found.counts)] if len(found.positions) else _EMPTY
    return Postings(docs[alive], found.counts[alive], titles, positions)
