"""The term dictionary of a segment, written in the format of Whoosh's ordered hash files, faster and with less memory.

Whoosh keeps a tuple for every key and asks the file where it is before every one. Here hashes and places stand in two
arrays, 12 bytes a key, and the hash is CRC-32, which the format knows, instead of MD5.
"""

from __future__ import annotations

import warnings
from array import array
from struct import Struct
from typing import Any
from zlib import crc32

import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
    from whoosh.util.numlists import GrowableArray

_CRC = 1
"""Number of the hash function in the file."""
_LENGTHS = Struct("!ii")
_SLOT = Struct("!Iq")
_TABLES = 256
_WIDTHS = (("H", 1 << 16), ("i", 1 << 31), ("I", 1 << 32), ("q", 1 << 63))
"""Kinds of array that places may be written in, with what their numbers stay below."""


class TermWriter(OrderedHashWriter):  # type: ignore[misc]
    """Writes keys, each greater than the one before, with their values."""

    def __init__(self, dbfile: Any) -> None:
        """Begin a file."""
        HashWriter.__init__(self, dbfile, hashtype=_CRC)
        self._end: int = dbfile.tell()
        self._write = dbfile.file.write
        self._hashes, self._places = array("I"), array("q")
        self.lastkey = b""

    def add(self, key: bytes, value: bytes) -> None:
        """Write a key and its value.

        Raises:
            ValueError: the key is not greater than the last one.
        """
        if key <= self.lastkey:
            raise ValueError(f"Keys must increase: {self.lastkey!r}, {key!r}.")
        self.lastkey = key
        self._places.append(self._end)
        self._hashes.append(crc32(key))
        piece = b"".join((_LENGTHS.pack(len(key), len(value)), key, value))
        self._write(piece)
        self._end += len(piece)

    def _write_hashes(self) -> None:
        """Write 256 hash tables, each half empty, in which a key stands in the first free slot from its own on."""
        hashes = (
            np.frombuffer(self._hashes, dtype=np.uint32) if self._hashes else np.empty(0, dtype=np.uint32)
        )
        places = np.frombuffer(self._places, dtype=np.int64) if self._places else np.empty(0, dtype=np.int64)
        tables = hashes & (_TABLES - 1)
        order = np.argsort(tables, kind="stable")
        ends = np.cumsum(np.bincount(tables, minlength=_TABLES)).tolist()
        begin, width, put = 0, _SLOT.size, _SLOT.pack_into
        for end in ends:
            slots = 2 * (end - begin)
            self.directory.append((self._end, slots))
            written, taken = bytearray(slots * width), bytearray(slots)
            chosen = order[begin:end]
            for found, place in zip(hashes[chosen].tolist(), places[chosen].tolist(), strict=True):
                slot = (found >> 8) % slots
                while taken[slot]:
                    slot = (slot + 1) % slots
                taken[slot] = 1
                put(written, slot * width, found, place)
            self._write(written)
            self._end += len(written)
            begin = end

    def _write_extras(self) -> None:
        """Write what the file tells of itself, and where its keys begin."""
        last = self._places[-1] if self._places else 0
        kind = next(kind for kind, limit in _WIDTHS if last < limit)
        self.index = GrowableArray(kind)
        self.index.array = array(kind, self._places)
        OrderedHashWriter._write_extras(self)
