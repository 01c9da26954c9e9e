"""Several segments to one, and when: small ones by eights, so that an article is rewritten a few times at most.

A logarithmic merge (Büttcher, Clarke and Cormack 2010, on dynamic indexes) with a largest size, so that no addition
to a large library ever waits for all of it to be written again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge as merged
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.fulltext.whoosh_fields import FIELDS, ROW
from index.fulltext.whoosh_files import PackedSegment, SegmentFiles
from index.fulltext.whoosh_postings import (
    Numbers,
    Postings,
    joined,
    kept,
    moved,
    pack_lists,
    shifted,
    unpack,
)
from index.fulltext.whoosh_segment import Segment

FANOUT = 8
"""Segments of about one size that become one."""
LARGEST = 16_000
"""Documents of a segment that is not merged any more."""
MOST_MERGED = 32_000
"""Documents that are merged at once, at most."""
MANY_CHANGED = 500
"""Documents in an update from which on it merges by itself; after smaller ones that is left to ``whoosh_tidy``."""
MOST_SMALL = 64
"""Segments that are not yet large beyond which any update merges, though few documents: nobody has tidied."""
FEW_MERGED = 16
"""Documents that such an update merges at least, if it must."""
TOGETHER = 200_000
"""Numbers in the lists that are packed together, about: a few megabytes."""


def allowed(segments: Sequence[PackedSegment], changed: int) -> int:
    """Return how many documents an update that changed so many may merge before it is done.

    Who changes a few documents need not wait until others are written again, unless nobody else ever does that.
    """
    small = sum(segment.doc_count() < LARGEST for segment in segments)
    if small > 2 * MOST_SMALL:
        return MOST_MERGED
    if changed >= MANY_CHANGED or small > MOST_SMALL:
        return min(MOST_MERGED, max(FEW_MERGED, FANOUT * changed))
    return 0


def due(segments: Sequence[PackedSegment], most: int = MOST_MERGED) -> list[PackedSegment]:
    """Return the segments that should be merged into one: eight of about one size, or one that is half deleted.

    ``most`` is how many documents may be written again.
    """
    levels: dict[int, list[PackedSegment]] = {}
    for segment in segments:
        if segment.deleted_count() * 2 > segment.doc_count_all() and segment.doc_count() <= most:
            return [segment]
        if segment.doc_count() < LARGEST:
            levels.setdefault(_level(segment.doc_count()), []).append(segment)
    for _, alike in sorted(levels.items()):
        sizes = np.cumsum([segment.doc_count() for segment in alike])
        if len(alike) >= FANOUT and sizes[FANOUT - 1] <= most:
            return alike[: max(2, int(np.searchsorted(sizes, most, side="right")))]
    return []


def _level(size: int) -> int:
    return (max(1, size).bit_length() - 1) // 3


class _Term(NamedTuple):
    """One term of one segment; comes in order of field, term and segment."""

    field: int
    term: bytes
    source: int
    documents: int
    total: int
    at: int
    length: int


_Ready = tuple[int, int, bytes]
"""Document frequency, total frequency and packed list of a term."""


def merge(folder: Path, sources: Sequence[Segment]) -> PackedSegment | None:
    """Write one segment with the living documents of several; None where none lives.

    Raises:
        OSError: the folder cannot be written. DamagedIndexError: a segment cannot be read, or is not as it was written:
            a merge would give what was changed a checksum of its own, and nobody would find it any more.
    """
    for source in sources:
        source.check()
    rows = [source.rows[source.live] for source in sources]
    if not sum(map(len, rows)):
        return None
    bases = np.cumsum([0, *map(len, rows)]).tolist()
    numbers = [
        np.where(source.live, np.cumsum(source.live) - 1 + base, -1)
        for source, base in zip(sources, bases, strict=False)
    ]
    files = SegmentFiles(folder)
    try:
        terms = merged(*(_terms(at, source) for at, source in enumerate(sources)))
        for field, of_field in groupby(terms, key=lambda term: term.field):
            files.add_terms(FIELDS[field], _field(of_field, sources, numbers, bases))
        return files.finish(np.concatenate(rows) if rows else np.zeros(0, dtype=ROW))
    except BaseException:
        files.discard()
        raise


def _terms(number: int, source: Segment) -> Iterator[_Term]:
    for field, term, documents, total, at, length in source.all_terms():
        yield _Term(field, term, number, documents, total, at, length)


def _field(
    terms: Iterator[_Term], sources: Sequence[Segment], numbers: Sequence[Numbers], bases: Sequence[int]
) -> Iterator[tuple[bytes, int, int, bytes]]:
    """Yield the terms of one field; lists of one whole segment are only moved, the others unpacked and joined."""
    whole = [bool(source.live.all()) for source in sources]
    waiting: list[tuple[bytes, Postings | _Ready]] = []
    size = 0
    for term, group in groupby(terms, key=lambda one: one.term):
        parts = list(group)
        if len(parts) == 1 and whole[parts[0].source]:
            one = parts[0]
            packed = moved(sources[one.source].packed(one.at, one.length), bases[one.source])
            waiting.append((term, (one.documents, one.total, packed)))
            size += len(packed)
            continue
        lists = []
        for one in parts:
            read = unpack(sources[one.source].packed(one.at, one.length))
            moves = whole[one.source]
            lists.append(shifted(read, bases[one.source]) if moves else kept(read, numbers[one.source]))
        if lists := [found for found in lists if len(found.docs)]:
            waiting.append((term, joined(lists)))
            size += sum(len(found.docs) + len(found.positions) for found in lists)
        if size >= TOGETHER:
            yield from _flushed(waiting)
            size = 0
            for source in sources:
                source.let_go()
    yield from _flushed(waiting)


def _flushed(waiting: list[tuple[bytes, Postings | _Ready]]) -> Iterator[tuple[bytes, int, int, bytes]]:
    """Yield what waits in order, with the lists packed all at once, and forget it."""
    lists = [found for _, found in waiting if isinstance(found, Postings)]
    packed: Iterator[_Ready] = iter(())
    if lists:
        packed = pack_lists(np.cumsum([0, *(len(found.docs) for found in lists[:-1])]), joined(lists))
    for term, found in waiting:
        yield term, *(next(packed) if isinstance(found, Postings) else found)
    waiting.clear()
