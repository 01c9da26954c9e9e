"""The words of a segment's dictionary that begin alike, read from the file at once instead of one by one.

Somebody who types asks for ``gov``, then ``gove``, then ``gover``: each is a part of what was read before.
"""

from __future__ import annotations

from bisect import bisect_left
from struct import Struct
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.fulltext.engine import DamagedIndexError
from index.fulltext.whoosh_files import TERM

_LENGTHS = Struct("!ii")
_SIZES = np.dtype([("key", ">i4"), ("value", ">i4")])
"""What ``_LENGTHS`` reads, for many items at once."""
_FIELD_BYTES = 2
"""Bytes of a key before its word."""
_PLACES = {"B": ">u1", "H": ">u2", "i": ">i4", "I": ">u4", "q": ">i8"}
"""Kinds of array that places may be written in."""


class Begun(NamedTuple):
    """Words that begin alike, rising, with what the dictionary knows of each."""

    words: list[bytes]
    known: npt.NDArray[Any]
    """One ``TERM`` each: how many documents it stands in, place and length of its posting list."""

    def narrowed(self, prefix: bytes) -> Begun:
        """Return those that begin so."""
        first = bisect_left(self.words, prefix)
        after = successor(prefix)
        end = bisect_left(self.words, after, first) if after is not None else len(self.words)
        return Begun(self.words[first:end], self.known[first:end])

    def place(self, word: bytes) -> tuple[int, int] | None:
        """Return place and length of a word's posting list, None where it is not among them."""
        at = bisect_left(self.words, word)
        if at == len(self.words) or self.words[at] != word:
            return None
        found = self.known[at]
        return int(found["at"]), int(found["length"])


NO_WORDS = Begun([], np.empty(0, dtype=TERM))


def successor(prefix: bytes) -> bytes | None:
    """Return the lowest key above all that begin so, None where there is none."""
    kept = prefix.rstrip(b"\xff")
    return kept[:-1] + bytes((kept[-1] + 1,)) if kept else None


def read_begun(dictionary: Any, start: bytes) -> Begun:
    """Return the words whose keys in Whoosh's ordered file begin so.

    Raises:
        DamagedIndexError: what stands there is no dictionary.
    """
    first = _position(dictionary, start, 0)
    after = successor(start)
    end = _position(dictionary, after, first) if after is not None else dictionary.indexlen
    if first == end:
        return NO_WORDS
    file, width = dictionary.dbfile, dictionary.indexsize
    kind = _PLACES[dictionary.extras["indextype"]]
    places = np.frombuffer(file.get(dictionary.indexbase + first * width, (end - first) * width), dtype=kind)
    begin = int(places[0])
    limit = _place(dictionary, end) if end < dictionary.indexlen else dictionary.endofdata
    piece = np.frombuffer(file.get(begin, limit - begin), dtype=np.uint8)
    starts = places.astype(np.int64) - begin
    ends = np.append(starts[1:], limit - begin)
    keys = ends - starts - _LENGTHS.size - TERM.itemsize
    if ends[-1] != len(piece) or (keys < _FIELD_BYTES).any():
        raise DamagedIndexError("The search index's terms have been overwritten.")
    sizes = _gathered(piece, starts, _SIZES)
    if not (np.array_equal(sizes["key"], keys) and (sizes["value"] == TERM.itemsize).all()):
        raise DamagedIndexError("The search index's terms have been overwritten.")
    known = _gathered(piece, ends - TERM.itemsize, TERM)
    whole, at = piece.tobytes(), starts + _LENGTHS.size + _FIELD_BYTES
    words = [whole[a:b] for a, b in zip(at.tolist(), (ends - TERM.itemsize).tolist(), strict=True)]
    return Begun(words, known)


def _gathered(
    piece: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64], kind: np.dtype[Any]
) -> npt.NDArray[Any]:
    """Return what stands at some places of a piece of a file."""
    found: npt.NDArray[Any] = piece[starts[:, None] + np.arange(kind.itemsize)].view(kind)[:, 0]
    return found


def _place(dictionary: Any, number: int) -> int:
    """Return where an item of the dictionary stands in its file."""
    return int(dictionary._get_pos(dictionary.indexbase + number * dictionary.indexsize))


def _position(dictionary: Any, key: bytes, low: int) -> int:
    """Return how many keys of the dictionary are lower; at least the first ``low`` are."""
    get, high = dictionary.dbfile.get, dictionary.indexlen
    while low < high:
        middle = (low + high) // 2
        at = _place(dictionary, middle)
        (length, _) = _LENGTHS.unpack(get(at, _LENGTHS.size))
        if get(at + _LENGTHS.size, length) < key:
            low = middle + 1
        else:
            high = middle
    return low
