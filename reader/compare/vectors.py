"""Sentences as sparse vectors: cosines over all their words, and over the topics that a story's words fall into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from reader.compare.joins import spread
from reader.compare.ordering import numbered
from reader.compare.sparse import Sparse
from reader.compare.steps import pause
from reader.compare.terms import Floats, Ints, Terms

TOPICS = (5, 15)
"""Directions that the words of a story are reduced to, from broad topics to narrow ones."""

SPARE = 5
"""More directions that are followed while the topics are sought, so that the last of them come out right."""

ROUNDS = 3
"""Rounds in which the topics are sought."""

_STIRRED = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 0x9E3779B97F4A7C15))
"""Shifts and factors that spread a checksum over 64 bits, after Steele and others, "Fast splittable pseudorandom number
generators", 2014."""

BESIDE = 0.5
"""How much the sentences before and after count in the surroundings of a sentence."""

LETTERS = 4
"""Letters of a run that words of one root share; four fit a whole number of 64 bits."""

SLAB = 400
"""Rows of a tall matrix that are multiplied at a time."""


def word_cosines(terms: Terms, a: Ints, b: Ints) -> dict[str, Floats]:
    """Return cosines of pairs of rows over all their words, function words too, and over the letters of these.

    Weighted by log frequency times the inverse document frequency in the story. They show what content words
    alone do not: who speaks of whom, what is denied, whether it has happened or will; letters also show words of
    one root. ``a`` ascends.
    """
    ones = np.ones(len(terms.word), np.float32)
    words = Sparse.of(terms.word_row, terms.word, ones, (len(terms.rows), len(terms.words)))
    letters = _letters(words, terms.words)
    if terms.apart:
        letters = letters.in_pairs()
    return {
        "all_words": _weighted(words, terms.story_rows).shared().dots(a, b),
        "letters": _weighted(letters, terms.story_rows).shared().dots(a, b),
    }


def _weighted(counts: Sparse, rows: int) -> Sparse:
    """Return counts weighted by frequency and rarity in stories of so many rows."""
    seen = np.bincount(counts.column, minlength=counts.columns)
    rarity = (np.log((1 + rows) / (1 + seen)) + 1).astype(np.float32)
    return counts.scaled((1 + np.log(counts.value)) * rarity[counts.column])


def _letters(words: Sparse, keys: Sequence[str]) -> Sparse:
    """Return how often each row has each run of ``LETTERS`` letters, white space at both ends of a word counted."""
    text = "".join([f" {key} " for key in keys]) + " " * LETTERS
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    length = np.array([len(key) + 2 for key in keys], np.int64)
    count = np.maximum(length - LETTERS + 1, 1)
    _, start = spread(np.cumsum(length) - length, count)
    bits = 7 if text.isascii() else 16
    codes &= (1 << bits) - 1
    last = len(codes) - LETTERS
    runs = codes[:last]
    for step in range(1, LETTERS):
        runs = (runs << bits) | codes[step : last + step]
    number, different = numbered(runs[start])
    pause()
    entry, place = spread((np.cumsum(count) - count)[words.column], count[words.column])
    return Sparse.of(words.row[entry], number[place], words.value[entry], (words.rows, different))


def topic_cosines(terms: Terms, a: Ints, b: Ints) -> dict[str, Floats]:
    """Return how alike pairs of rows are in topic, broad to narrow: each by itself, and each with its surroundings.

    Latent semantic analysis (Deerwester and others 1990) of the story's sentences, each with the sentences beside it,
    by randomised subspace iteration (Halko, Martinsson and Tropp 2011).
    """
    rows = len(terms.rows)
    row = np.repeat(np.arange(rows), np.diff(terms.first))
    own = Sparse.of(row, terms.term.astype(np.int64), np.ones(len(row), np.float32), (rows, len(terms.keys)))
    weight = np.zeros(len(terms.keys), np.float32)
    weight[terms.term] = terms.weight
    own = own.scaled(weight[own.column])
    if terms.apart:
        # Two sentences have no more topics than themselves.
        cosine = own.dots(a, b)
        return {f"{name}_{number}": cosine for name in ("topic", "topic_around") for number in TOPICS}
    around = _with_neighbours(terms, own)
    basis = _topics(around, terms.keys)
    found = {}
    for name, matrix in (("topic", own), ("topic_around", around)):
        place = matrix.times(basis)
        for number in TOPICS:
            part = place[:, :number]
            part = part / np.maximum(np.linalg.norm(part, axis=1, keepdims=True), 1e-9)
            found[f"{name}_{number}"] = np.einsum("ij,ij->i", part[a], part[b]).astype(np.float32)
    return found


def shared_stakes(terms: Terms, a: Ints, b: Ints) -> Floats:
    """Return what is at stake in both rows of each pair, each by its rarity in the story; ``a`` ascends."""
    rows = len(terms.rows)
    if not any(terms.stakes):
        return np.zeros(len(a), np.float32)
    number = {stake: n for n, stake in enumerate(sorted(frozenset().union(*terms.stakes)))}
    row = np.repeat(np.arange(rows), [len(stakes) for stakes in terms.stakes])
    column = np.array([number[stake] for stakes in terms.stakes for stake in stakes], np.int64)
    stakes = Sparse.of(row, column, np.ones(len(row), np.float32), (rows, len(number)))
    if terms.apart:
        stakes = stakes.in_pairs()
    seen = np.bincount(stakes.column)[stakes.column]
    rarity = np.sqrt(np.log((1 + terms.story_rows) / seen)).astype(np.float32)
    return replace(stakes, value=rarity).shared().dots(a, b)


def _with_neighbours(terms: Terms, own: Sparse) -> Sparse:
    parts = [(own.row, own.column, own.value)]
    for step in (-1, 1):
        to = own.row + step
        inside = (to >= 0) & (to < own.rows)
        inside[inside] = terms.article[to[inside]] == terms.article[own.row[inside]]
        parts.append((to[inside], own.column[inside], own.value[inside] * np.float32(BESIDE)))
    row, column, value = (np.concatenate(part) for part in zip(*parts, strict=True))
    summed = Sparse.of(row, column, value, (own.rows, own.columns))
    return summed.scaled(summed.value)


def _topics(matrix: Sparse, keys: Sequence[str]) -> Floats:
    """Return the columns' places in the strongest directions of a matrix; ``keys`` are the columns' words."""
    most = min(TOPICS[-1], matrix.rows, matrix.columns)
    size = min(TOPICS[-1] + SPARE, matrix.rows, matrix.columns)
    if not most:
        return np.zeros((matrix.columns, 1), np.float32)
    turned = matrix.turned()
    basis = _directions(keys, size)
    for _ in range(ROUNDS):
        basis = _upright(turned.times(matrix.times(basis)))
    small = matrix.times(basis)
    turn = np.linalg.eigh(_product(small))[1][:, ::-1][:, :most]
    return _turned(basis, turn)


def _directions(keys: Sequence[str], size: int) -> Floats:
    """Return the directions the search begins with: each word draws its own, in whatever order the words come."""
    checksums = (crc32(key.encode("utf-8", "surrogatepass")) for key in keys)
    drawn = np.fromiter(checksums, np.uint64, len(keys))[:, None] << np.uint64(8)
    drawn = drawn | np.arange(size, dtype=np.uint64)
    for shift, factor in _STIRRED:
        drawn ^= drawn >> np.uint64(shift)
        drawn *= np.uint64(factor)
    return (drawn / np.float64(2**63) - 1).astype(np.float32)


def _upright(basis: Floats) -> Floats:
    """Return an orthonormal basis of the same directions, those of no length left out."""
    length, turn = np.linalg.eigh(_product(basis))
    kept = length > length.max(initial=0.0) * 1e-9
    return _turned(basis, turn[:, kept] / np.sqrt(length[kept]))


def _turned(basis: Floats, turn: NDArray[np.float64]) -> Floats:
    """Return a tall matrix times a small one."""
    narrow = turn.astype(np.float32)
    return np.concatenate([basis[part] @ narrow for part in _slabs(len(basis))])


def _product(matrix: Floats) -> NDArray[np.float64]:
    """Return the product of a tall matrix with itself turned."""
    wide = matrix.astype(np.float64)
    result = np.zeros((wide.shape[1], wide.shape[1]))
    for part in _slabs(len(wide)):
        result += wide[part].T @ wide[part]
    return result


def _slabs(rows: int) -> Iterator[slice]:
    """Cut a tall matrix into slabs: a larger product wakes all processors, which costs more than it saves."""
    return (slice(start, start + SLAB) for start in range(0, rows, SLAB))
