"""The term dictionary of a segment, written in the format of Whoosh's ordered hash files, faster and with less memory.

Whoosh keeps a tuple for every key and asks the file where it is before every one. Here hashes and places stand in two
arrays, 12 bytes a key, and the hash is CRC-32, which the format knows, instead of MD5.
"""

from __future__ import annotations

import warnings
from array import array
from collections.abc import Sequence
from itertools import chain
from struct import Struct
from typing import Any
from zlib import crc32

import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.filedb.filetables import HashWriter, OrderedHashReader, OrderedHashWriter, _hash_functions
    from whoosh.util.numlists import GrowableArray

from index.fulltext.engine import DamagedIndexError

_MD5, _CRC = 0, 1
"""Numbers of hash functions in the file: of what Whoosh wrote for us once, and of what is written now."""
_MAGIC = b"HSH3"
_HEAD = Struct("!4sBii")
"""How a file begins: what it is, the number of the hash function, two numbers that Whoosh does not use."""
_INT = 4
_LENGTHS_BYTES = 8
_ENTRY = np.dtype([("place", ">i8"), ("slots", ">i4")])
_SLOT = np.dtype([("hash", ">u4"), ("place", ">i8")])
_TABLES = 256
_WIDTHS = (("H", 1 << 16), ("i", 1 << 31), ("I", 1 << 32), ("q", 1 << 63))
"""Kinds of array that places may be written in, with what their numbers stay below."""


class TermReader(OrderedHashReader):  # type: ignore[misc]
    """Reads such a file; Whoosh's own reader reads the places of its 256 tables one by one."""

    def __init__(self, dbfile: Any, length: int) -> None:
        """Begin to read a file of this length.

        Raises:
            DamagedIndexError: it is not what ``TermWriter`` wrote.
        """
        self.dbfile, self.startoffset, self.is_closed = dbfile, 0, False
        end = length - _INT
        extras = end - dbfile.get_int(end) if length > _HEAD.size else 0
        directory = extras - _TABLES * _ENTRY.itemsize
        if directory < _HEAD.size:
            raise DamagedIndexError("The search index's terms have been overwritten.")
        magic, self.hashtype, _, _ = _HEAD.unpack(dbfile.get(0, _HEAD.size))
        if magic != _MAGIC or self.hashtype not in (_MD5, _CRC):
            raise DamagedIndexError("The search index's terms have been overwritten.")
        self.hashfn = _hash_functions[self.hashtype]
        self.startofdata = _HEAD.size
        dbfile.seek(extras)
        self._read_extras()
        read = np.frombuffer(dbfile.get(directory, extras - directory), dtype=_ENTRY)
        self.tables = read.tolist()
        self.endofdata = self.tables[0][0]


class TermWriter(OrderedHashWriter):  # type: ignore[misc]
    """Writes keys, each greater than the one before, with their values."""

    def __init__(self, dbfile: Any) -> None:
        """Begin a file."""
        HashWriter.__init__(self, dbfile, hashtype=_CRC)
        self._end: int = dbfile.tell()
        self._write = dbfile.file.write
        self._hashes, self._places = array("I"), array("q")
        self.lastkey = b""

    def add(self, keys: Sequence[bytes], values: Sequence[bytes]) -> None:
        """Write keys, each with its value.

        Raises:
            ValueError: a key is not greater than the one before; then none of these is written.
        """
        if not keys:
            return
        for last, key in zip(chain((self.lastkey,), keys), keys, strict=False):
            if key <= last:
                raise ValueError(f"Keys must increase: {last!r}, {key!r}.")
        self.lastkey = keys[-1]
        lengths = np.array((list(map(len, keys)), list(map(len, values))), dtype=">i4").T
        sizes = lengths.sum(axis=1, dtype=np.int64) + _LENGTHS_BYTES
        ends = self._end + np.cumsum(sizes)
        self._places.frombytes((ends - sizes).tobytes())
        self._hashes.extend(map(crc32, keys))
        packed = lengths.tobytes()
        heads = [packed[at : at + _LENGTHS_BYTES] for at in range(0, len(packed), _LENGTHS_BYTES)]
        self._write(b"".join(chain.from_iterable(zip(heads, keys, values, strict=True))))
        self._end = int(ends[-1])

    def _write_hashes(self) -> None:
        """Write 256 hash tables, each half empty, in which a key stands in the first free slot from its own on."""
        hashes = (
            np.frombuffer(self._hashes, dtype=np.uint32) if self._hashes else np.empty(0, dtype=np.uint32)
        )
        places = np.frombuffer(self._places, dtype=np.int64) if self._places else np.empty(0, dtype=np.int64)
        tables = hashes & (_TABLES - 1)
        keys = np.bincount(tables, minlength=_TABLES)
        starts = 2 * (np.cumsum(keys) - keys)
        self.directory += zip(
            (self._end + starts * _SLOT.itemsize).tolist(), (2 * keys).tolist(), strict=True
        )
        slots = 2 * keys[tables]
        first = starts[tables]
        chosen = (first + (hashes >> 8) % np.maximum(slots, 1)).tolist()
        taken = bytearray(2 * len(hashes))
        for number, slot in enumerate(chosen):
            if taken[slot]:
                begin, many = int(first[number]), int(slots[number])
                while taken[slot]:
                    slot = begin + (slot + 1 - begin) % many
                chosen[number] = slot
            taken[slot] = 1
        written = np.zeros(len(taken), dtype=_SLOT)
        written["hash"][chosen], written["place"][chosen] = hashes, places
        self._write(written.tobytes())
        self._end += written.nbytes

    def _write_directory(self) -> None:
        """Write where each table is and how many slots it has."""
        self._write(np.array(self.directory, dtype=_ENTRY).tobytes())

    def _write_extras(self) -> None:
        """Write what the file tells of itself, and where its keys begin."""
        last = self._places[-1] if self._places else 0
        kind = next(kind for kind, limit in _WIDTHS if last < limit)
        self.index = GrowableArray(kind)
        self.index.array = array(kind, self._places)
        OrderedHashWriter._write_extras(self)
