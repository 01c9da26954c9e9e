"""The rows of a damaged SQLite file, read page by page without SQLite.

SQLite reaches a row through the pages above it, and stops where one of these is damaged; every row below is lost to it,
though its own page may be sound. Here every page that looks like a leaf of a table is read for itself. The format is
https://www.sqlite.org/fileformat2.html (1.3.8 freelist, 1.6 b-tree pages, 1.6.1 overflow, 2.1 records).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

LARGEST = 64 << 20
"""Bytes of one row; more is taken for damage."""
LEAF = 0x0D
"""Kind of a page that holds rows of a table with rowids."""
USUAL = 4096
"""Bytes of a page where the file's head does not say."""

Value = int | float | str | bytes | None


class Row(NamedTuple):
    """A row of some table, as its page has it."""

    rowid: int
    values: tuple[Value, ...]
    """A column that stands for the rowid is None here."""


class _DamagedError(ValueError):
    """Some bytes are not what they should be."""


def leaf_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of all tables (those WITHOUT ROWID aside) whose own pages are sound, in the order of the pages.

    Rows of pages that are free are left out where the list of these can be read. Text must be UTF-8.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        pages = _Pages(file)
        free = pages.free()
        for number in range(1, pages.count + 1):
            if number not in free:
                yield from pages.rows(number)


class _Pages:
    """The pages of one file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        head = file.read(100).ljust(100, b"\0")
        size = int.from_bytes(head[16:18], "big")
        size = 65536 if size == 1 else size
        sound = head.startswith(b"SQLite format 3\0") and size >= 512 and size & (size - 1) == 0
        self._size = size if sound else USUAL
        self._usable = self._size - (head[20] if sound else 0)
        self._trunk = int.from_bytes(head[32:36], "big")
        self.count = file.seek(0, 2) // self._size

    def _page(self, number: int) -> bytes:
        if not 1 <= number <= self.count:
            raise _DamagedError(number)
        self._file.seek((number - 1) * self._size)
        return self._file.read(self._size)

    def free(self) -> set[int]:
        """Return the numbers of the pages that are free, as far as the list of them can be followed."""
        found: set[int] = set()
        trunk = self._trunk
        while 1 <= trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self._page(trunk)
            trunk, many = struct.unpack(">II", page[:8])
            if many > self._usable // 4 - 2:
                break
            found.update(struct.unpack(f">{many}I", page[8 : 8 + 4 * many]))
        return found

    def rows(self, number: int) -> Iterator[Row]:
        """Yield the rows of a page that is a leaf of a table; of one that is damaged, those that are sound."""
        page = self._page(number)
        start = 100 if number == 1 else 0
        many = int.from_bytes(page[start + 3 : start + 5], "big")
        if page[start] != LEAF or many > self._usable // 4 or start + 8 + 2 * many > self._usable:
            return
        for (place,) in struct.iter_unpack(">H", page[start + 8 : start + 8 + 2 * many]):
            try:
                yield self._row(page, place)
            except (_DamagedError, IndexError, UnicodeDecodeError, struct.error):
                continue

    def _row(self, page: bytes, place: int) -> Row:
        size, place = _varint(page, place)
        rowid, place = _varint(page, place)
        if size > LARGEST:
            raise _DamagedError(size)
        here = self._local(size)
        payload = page[place : place + here]
        if here < size:
            payload += self._overflow(
                int.from_bytes(page[place + here : place + here + 4], "big"), size - here
            )
        if len(payload) != size:
            raise _DamagedError(size)
        return Row(rowid - (1 << 64) if rowid >= 1 << 63 else rowid, _record(payload))

    def _local(self, size: int) -> int:
        """Return how many bytes of a row of this size stand on its own page."""
        most = self._usable - 35
        if size <= most:
            return size
        least = (self._usable - 12) * 32 // 255 - 23
        fitting = least + (size - least) % (self._usable - 4)
        return fitting if fitting <= most else least

    def _overflow(self, number: int, size: int) -> bytes:
        """Return what stands on the pages that a long row goes on on."""
        parts = []
        while size > 0:
            page = self._page(number)
            number = int.from_bytes(page[:4], "big")
            parts.append(page[4 : 4 + min(size, self._usable - 4)])
            size -= len(parts[-1])
        if number:
            raise _DamagedError(number)
        return b"".join(parts)


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Return the number of one to nine bytes at a place, and the place behind it."""
    value = 0
    for step in range(9):
        byte = data[place + step]
        if step == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + step + 1
    raise _DamagedError(place)


def _record(payload: bytes) -> tuple[Value, ...]:
    """Return the values of a row."""
    head, place = _varint(payload, 0)
    if not place <= head <= len(payload):
        raise _DamagedError(head)
    kinds = []
    while place < head:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values: list[Value] = []
    at = head
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if place != head or at != len(payload):
        raise _DamagedError(at)
    return tuple(values)


_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of the kinds of whole numbers."""


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    """Return the value of a kind at a place, and the place behind it."""
    if kind == 0:
        return None, at
    if kind in _SIZES:
        end = at + _SIZES[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind == 7:
        return float(struct.unpack(">d", payload[at : at + 8])[0]), at + 8
    if kind in (8, 9):
        return kind - 8, at
    if kind < 12:
        raise _DamagedError(kind)
    end = at + (kind - 12) // 2
    piece = payload[at:end]
    if end > len(payload):
        raise _DamagedError(end)
    return (piece.decode("utf-8") if kind % 2 else piece), end
