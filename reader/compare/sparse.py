"""Sparse matrices by rows, with the few products that a comparison needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reader.compare.joins import Longs
from reader.compare.ordering import firsts, ordered
from reader.compare.steps import pause
from reader.compare.terms import Floats, Ints

CELLS = 1 << 18
"""Cells of a table from row and column to value."""
ENTRIES = 1 << 13
"""Entries that are looked up in it at a time: larger pieces leave the processor's cache and come as fresh memory,
which costs more than the work itself.
"""
AT_ONCE = 500_000
"""Numbers of a product that are made at a time: they stay near the processor, and other threads wait no longer."""


@dataclass(frozen=True, slots=True)
class Sparse:
    """A matrix by rows: its entries sorted by row and column, no place twice."""

    row: Longs
    column: Longs
    value: Floats
    first: Longs
    """Per row, its first entry; one more at the end."""
    columns: int

    @classmethod
    def of(cls, row: Longs, column: Longs, value: Floats, shape: tuple[int, int]) -> Sparse:
        """Build one from entries above 0 in any order; those of one place are added up."""
        rows, columns = shape
        order, keys = ordered(row.astype(np.int64) * max(columns, 1) + column)
        begins = firsts(keys)
        keys = keys[begins]
        row = keys // max(columns, 1)
        column = keys - row * max(columns, 1)
        first = np.searchsorted(row, np.arange(rows + 1))
        if not len(begins):
            return cls(row, column, np.zeros(0, np.float32), first, columns)
        sums = np.add.reduceat(value[order].astype(np.float64), begins).astype(np.float32)
        return cls(row, column, sums, first, columns)

    @property
    def rows(self) -> int:
        """How many rows there are, empty ones too."""
        return len(self.first) - 1

    def scaled(self, value: Floats) -> Sparse:
        """Return the same places with these values, every row made to length 1."""
        square = np.bincount(self.row, value.astype(np.float64) ** 2, minlength=self.rows)
        value = (value / np.maximum(np.sqrt(square), 1e-9)[self.row]).astype(np.float32)
        return Sparse(self.row, self.column, value, self.first, self.columns)

    def shared(self) -> Sparse:
        """Return the matrix without the columns that one row alone has: no two rows meet there."""
        pause()
        seen = np.bincount(self.column, minlength=self.columns) > 1
        kept = seen[self.column]
        row, column = self.row[kept], (np.cumsum(seen) - 1)[self.column[kept]]
        first = np.searchsorted(row, np.arange(self.rows + 1))
        return Sparse(row, column, self.value[kept], first, int(seen.sum()))

    def in_pairs(self) -> Sparse:
        """Return the matrix with columns of their own for each two rows."""
        column = self.column + self.row // 2 * self.columns
        return Sparse(self.row, column, self.value, self.first, self.columns * ((self.rows + 1) // 2))

    def times(self, other: Floats) -> Floats:
        """Return the product with a matrix of as many rows as this one has columns."""
        result = np.zeros((self.rows, other.shape[1]), np.float32)
        filled = np.flatnonzero(self.first[1:] > self.first[:-1])
        for start, end in _pieces((self.first[filled + 1] - self.first[filled]) * other.shape[1], AT_ONCE):
            pause()
            rows = filled[start:end]
            begins = self.first[rows]
            inside = slice(begins[0], self.first[rows[-1] + 1])
            products = other.take(self.column[inside], axis=0)
            products *= self.value[inside, None]
            result[rows] = np.add.reduceat(products, begins - begins[0], axis=0)
        return result

    def turned(self) -> Sparse:
        """Return the matrix with rows and columns exchanged."""
        order, row = ordered(self.column)
        first = np.searchsorted(row, np.arange(self.columns + 1))
        return Sparse(row, self.row[order], self.value[order], first, self.rows)

    def dots(self, a: Ints, b: Ints) -> Floats:
        """Return the product of pairs of rows; ``a`` ascends."""
        result = np.zeros(len(a), np.float32)
        step = max(CELLS // max(self.columns, 1), 1)
        for start in range(0, self.rows, step):
            low, high = np.searchsorted(a, [start, start + step])
            if low == high:
                continue
            pause()
            end = min(start + step, self.rows)
            table = np.zeros((end - start, self.columns), np.float32)
            inside = slice(self.first[start], self.first[end])
            table[self.row[inside] - start, self.column[inside]] = self.value[inside]
            result[low:high] = self._against(table.ravel(), a[low:high] - start, b[low:high])
        return result

    def _against(self, cells: Floats, a: Longs | Ints, b: Ints) -> Floats:
        """Return the product of rows of a full matrix, given as its cells one row after another, with rows of this."""
        lengths = self.first[b + 1] - self.first[b]
        result = np.zeros(len(a), np.float32)
        for start, end in _pieces(lengths, ENTRIES):
            filled = start + np.flatnonzero(lengths[start:end])
            if not len(filled):
                continue
            pause()
            length = lengths[filled]
            begins = np.cumsum(length) - length
            entry = np.arange(int(length.sum()))
            entry += np.repeat(self.first[b[filled]] - begins, length)
            place = np.repeat(a[filled].astype(np.int64) * self.columns, length)
            place += self.column[entry]
            product = cells[place]
            product *= self.value[entry]
            result[filled] = np.add.reduceat(product.astype(np.float64), begins)
        return result


def _pieces(lengths: Longs, most: int) -> Iterator[tuple[int, int]]:
    """Cut pairs or rows into pieces of about so many entries."""
    ends = np.cumsum(lengths)
    start = 0
    while start < len(lengths):
        done = int(ends[start - 1]) if start else 0
        end = max(int(np.searchsorted(ends, done + most, side="right")), start + 1)
        yield start, end
        start = end
