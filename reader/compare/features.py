"""What speaks for two sentences being about the same fact, seen on the two sentences and their neighbours alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.compare.grams import match_grams
from reader.compare.matching import COVERED, HAD, OF_PAIR, match_pairs
from reader.compare.steps import pause, step
from reader.compare.terms import Floats, Ints, Longs, Terms
from reader.compare.vectors import shared_stakes, topic_cosines, word_cosines
from reader.compare.wordlists import word_set

Columns = dict[str, NDArray[np.floating]]

CELLS = 1_000_000
"""Cells of a table of the pairs of all rows; above it their values are found by binary search."""

_LEANS_BACK = word_set("he she it they that this these those his her their but and we i so then there")


def pair_features(terms: Terms, a: Ints, b: Ints) -> Columns:
    """Return the features of the first judgement, one column each; both orders of a pair give the same.

    The pairs are sorted and hold rows of ``terms``.
    """
    columns: Columns = {}
    matches = match_pairs(terms, a, b)
    step("Comparing sentences")
    _matched(columns, matches)
    _shapes(columns, terms, a, b)
    step("Comparing sentences")
    _phrases(columns, terms, a, b)
    step("Comparing sentences")
    _surroundings(columns, terms, a, b, columns["cosine"])
    step("Comparing sentences")
    columns |= word_cosines(terms, a, b)
    step("Comparing sentences")
    columns |= topic_cosines(terms, a, b)
    columns["stakes"] = shared_stakes(terms, a, b)
    return columns


def _two(columns: Columns, name: str, a: NDArray[np.floating], b: NDArray[np.floating]) -> None:
    columns[f"{name}_min"] = np.minimum(a, b)
    columns[f"{name}_max"] = np.maximum(a, b)


def _matched(columns: Columns, of: Columns) -> None:
    """Word, clause, name, number and quotation matches."""
    columns |= {name: of[name] for name in OF_PAIR}
    for name in COVERED:
        _two(columns, name, of[f"{name}_a"], of[f"{name}_b"])
    for name in ("soft", "exact"):
        columns[name] = np.sqrt(of[f"{name}_a"] * of[f"{name}_b"])
    columns["names_share"] = of["names"] / np.maximum(np.minimum(of["names_a"], of["names_b"]), 1e-6)
    for name in HAD:
        _two(columns, f"{name}_had", of[f"{name}_a"], of[f"{name}_b"])


def _shapes(columns: Columns, terms: Terms, a: Ints, b: Ints) -> None:
    """Length, place in the article, and whether a sentence leans on the one before or reports speech."""
    rows = len(terms.rows)
    length = np.diff(terms.first).astype(np.float32)
    size = np.diff(terms.bounds)[terms.article]
    place = np.arange(rows) - terms.bounds[terms.article]
    where = place / np.maximum(size - 1, 1)
    leans = np.array([words.opener in _LEANS_BACK for words in terms.rows], np.float32)
    said = np.array([words.said for words in terms.rows], np.float32)
    mass = np.add.reduceat(terms.weight, terms.first[:-1]) if rows else length
    for name, value in (
        ("length", length),
        ("mass", mass),
        ("where", where),
        ("place", place.astype(np.float32)),
        ("leans", leans),
        ("said", said),
        ("size", size.astype(np.float32)),
    ):
        _two(columns, name, value[a], value[b])
    columns["apart"] = np.abs(where[a] - where[b])
    columns["lengths"] = columns["length_min"] / columns["length_max"]


def _phrases(columns: Columns, terms: Terms, a: Ints, b: Ints) -> None:
    """Shared runs of words, function words included."""
    grams = match_grams(terms, a, b)
    words = np.array([len(row.every) for row in terms.rows], np.float32)
    shorter = np.minimum(words[a], words[b])
    columns["phrase"] = grams[:, 0]
    columns["quoted_phrase"] = grams[:, 1]
    columns["phrases_2"] = grams[:, 2] / shorter
    columns["phrases_3"] = grams[:, 3] / shorter
    columns["phrases_3_log"] = np.log1p(grams[:, 3])
    columns["phrases_4"] = grams[:, 4] / shorter


def _surroundings(columns: Columns, terms: Terms, a: Ints, b: Ints, cosine: Floats) -> None:
    """Cosines of the sentences before and after either side."""
    near = Neighbours(terms, a, b, cosine)
    before_a, before_b = near.at(-1, 0), near.at(0, -1)
    of_a = before_a + near.at(1, 0)
    of_b = before_b + near.at(0, 1)
    along = near.at(1, 1) + near.at(-1, -1)
    across = near.at(1, -1) + near.at(-1, 1)
    _two(columns, "near", of_a, of_b)
    columns["near_before"] = np.maximum(before_a, before_b)
    columns["near_along"] = along
    columns["near_across"] = across
    columns["near_all"] = cosine + 0.5 * (of_a + of_b) + 0.25 * (along + across)


class Neighbours:
    """Looks up a value of the pairs that stand some sentences before or after given pairs."""

    def __init__(self, terms: Terms, a: Ints, b: Ints, value: Floats, chosen: Ints | None = None) -> None:
        self.terms = terms
        self.a = a if chosen is None else a[chosen]
        self.b = b if chosen is None else b[chosen]
        # One row more than there are stands for all rows past the ends of an article; it is in no pair.
        self._rows = len(terms.rows) + 1
        self._values = ValuesOfPairs(a.astype(np.int64) * self._rows + b, value, self._rows)
        self._parts: dict[tuple[str, int], Longs] = {}

    def at(self, step_a: int, step_b: int) -> Floats:
        """Return the value of the pair so many sentences on, 0 where there is none."""
        pause()
        return self._values.at(self._part("a", step_a) + self._part("b", step_b))

    def _part(self, side: str, step: int) -> Longs:
        """Return, per pair, what the sentence so many on from one side adds to the key of a pair."""
        part = self._parts.get((side, step))
        if part is None:
            row = np.arange(self._rows - 1) + step
            first, end = self.terms.bounds[self.terms.article], self.terms.bounds[self.terms.article + 1]
            moved = np.where((row >= first) & (row < end), row, self._rows - 1)
            part = moved[self.a] * self._rows if side == "a" else moved[self.b]
            self._parts[side, step] = part
        return part


class ValuesOfPairs:
    """Values of pairs of rows, by keys that ascend: the one row times how many ``rows`` there are, plus the other."""

    def __init__(self, keys: Longs, value: Floats, rows: int) -> None:
        self._keys = keys
        self._value = value
        self._table: Floats | None = None
        if rows * rows <= CELLS:
            self._table = np.zeros(rows * rows, np.float32)
            self._table[keys] = value

    def at(self, wanted: Longs) -> Floats:
        """Return the value of each wanted key, 0 where it is of no pair."""
        if self._table is not None:
            return self._table[wanted]
        if not len(self._keys):
            return np.zeros(len(wanted), np.float32)
        place = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[place] == wanted, self._value[place], 0).astype(np.float32)
