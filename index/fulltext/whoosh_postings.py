"""Posting lists as bytes: what a term's documents, frequencies and positions are packed into, with a checksum each.

Whoosh's own codec pickles tuples of Python numbers and steps through them one by one. Here a list is a header and four
arrays, each in the narrowest width that holds its numbers, so that numpy reads a list at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    deltas = np.diff(docs, prepend=docs[:1])
    deltas[starts] = 0
    position_starts = np.concatenate(([0], np.cumsum(counts)))
    with_positions = len(found.positions) > 0
    columns = [
        _Column(deltas, starts),
        _Column(counts, starts, omitted=1),
        _Column(titles, starts, omitted=0),
    ]
    positions = _Column(found.positions, position_starts[starts] if with_positions else starts)
    totals = position_starts[ends] - position_starts[starts]
    rows = zip(starts.tolist(), ends.tolist(), docs[starts].tolist(), totals.tolist(), strict=True)
    for number, (start, end, first, total) in enumerate(rows):
        widths, parts = [0, 0, 0, 0], []
        if end - start > 1:
            widths[0] = 1
        for at, column in enumerate(columns):
            if (at or end - start > 1) and (width := column.widths[number]):
                widths[at] = width
                parts.append(column.views[width][start * width : end * width])
        if with_positions:
            width = widths[3] = positions.widths[number]
            begin = int(position_starts[start]) * width
            parts.append(positions.views[width][begin : begin + total * width])
        yield end - start, total, _sealed(first, end - start, total if with_positions else 0, widths, parts)


class _Column:
    """One of the arrays of many lists, with the width that each list needs and its bytes in every width."""

    def __init__(self, values: Array, starts: Numbers, omitted: int | None = None) -> None:
        """``omitted`` is the value that need not be written where a whole list has no other."""
        if not len(values):
            self.widths = [0] * len(starts)
            self.views: dict[int, memoryview] = {}
            return
        most = np.maximum.reduceat(values, starts)
        widths = np.where(most < 1 << 8, 1, np.where(most < 1 << 16, 2, 4))
        if omitted is not None:
            widths[most <= omitted] = 0
        self.widths = widths.tolist()
        self.views = {width: memoryview(values.astype(kind).tobytes()) for width, kind in _KINDS.items()}


def _sealed(first: int, docs: int, positions: int, widths: Sequence[int], parts: Sequence[Any]) -> bytes:
    """Return a list with its header and checksum."""
    body = b"".join((_HEADER.pack(0, first, docs, positions, *widths)[_FROM:], *parts))
    return b"".join((crc32(body).to_bytes(4, "little"), first.to_bytes(4, "little"), body))


def moved(packed: bytes, by: int) -> bytes:
    """Return a list whose documents have other numbers, all higher by the same."""
    first = int.from_bytes(packed[4:_FROM], "little") + by
    return b"".join((packed[:4], first.to_bytes(4, "little"), packed[_FROM:]))


def unpack(packed: bytes) -> Postings:
    """Return the list that ``pack_lists`` packed.

    Raises:
        BadPostingsError: it is not what was packed.
    """
    if len(packed) < _HEADER.size or crc32(packed[_FROM:]) != int.from_bytes(packed[:4], "little"):
        raise BadPostingsError("A posting list has another checksum than when it was written.")
    _, first, size, places, *widths = _HEADER.unpack_from(packed)
    at = _HEADER.size
    arrays: list[Numbers] = []
    for width, length in zip(widths, (size, size, size, places), strict=True):
        if not width:
            arrays.append(_EMPTY)
            continue
        kind = _KINDS[width]
        arrays.append(np.frombuffer(packed, dtype=kind, count=length, offset=at).astype(np.int64))
        at += length * width
    deltas, counts, titles, positions = arrays
    docs = np.cumsum(deltas) + first if len(deltas) else np.array([first], dtype=np.int64)
    return Postings(docs, counts if len(counts) else np.ones(size, dtype=np.int64), titles, positions)


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
