"""Which words of two sentences are the same: a join of many pairs of sentences over an index of their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.compare.ordering import firsts, numbered, ordered
from reader.compare.terms import Floats, Ints, Terms

Longs = NDArray[np.int64]

ALIAS = 0.95
"""How far a short form matches what it stands for."""

CELLS = 8_000_000
"""Cells of a table from row and label to words; above it the same is found by binary search."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Words of side a and words of side b of pairs of rows that match, the weakest matches first."""

    pair: Longs
    """Which of the pairs, by position."""
    a: Longs
    """The token of side a."""
    b: Longs
    strength: Floats
    """1 for the same word, less for a related one."""
    exact: slice
    """Where the matches of strength 1 stand."""


def join_pairs(terms: Terms, a: Ints, b: Ints) -> Matches:
    """Return all matching words of pairs of rows."""
    every = np.arange(len(terms.term), dtype=np.int64)
    same = join_labels(terms, every, terms.term, a, b)
    short = np.flatnonzero(terms.alias >= 0)
    related = join_labels(terms, short, terms.alias[short], a, b)
    pair, one, two = (np.concatenate(parts) for parts in zip(related, same, strict=True))
    strength = np.ones(len(pair), np.float32)
    strength[: len(related[0])] = ALIAS
    return Matches(pair, one, two, strength, slice(len(related[0]), len(pair)))


@dataclass(frozen=True, slots=True)
class Side:
    """The tokens of one side of many pairs, one pair after another."""

    rows: Ints
    """Per pair, its row."""
    begins: Longs
    """Per pair, its first place among ``token``."""
    pair: Longs
    """Per token, its pair."""
    token: Longs
    weight: Floats

    @classmethod
    def of(cls, terms: Terms, rows: Ints) -> Side:
        """Lay out the tokens of rows."""
        lengths = terms.first[rows + 1] - terms.first[rows]
        pair, token = spread(terms.first[rows], lengths)
        return cls(rows, np.cumsum(lengths) - lengths, pair, token, terms.weight[token])

    def places(self, terms: Terms, pair: Longs, token: Longs) -> Longs:
        """Return where tokens of pairs stand."""
        return self.begins[pair] + token - terms.first[self.rows[pair]]

    def last(self, places: Longs, strength: Floats) -> Floats:
        """Return how far each token is matched; ``strength`` ascends, so that the last match written counts."""
        result = np.zeros(len(self.token), np.float32)
        result[places] = strength
        return result

    def best(self, terms: Terms, pair: Longs, token: Longs, value: Floats) -> Floats:
        """Return the largest value among the matches of each token, 0 where it has none."""
        result = np.zeros(len(self.token), np.float32)
        np.maximum.at(result, self.places(terms, pair, token), value)
        return result

    def sums(self, values: Floats) -> Floats:
        """Return the sum over the tokens of each pair."""
        result: Floats = np.add.reduceat(values, self.begins)
        return result

    def most(self, values: Floats) -> Floats:
        """Return the largest of the values, 0 and up, among the tokens of each pair."""
        # In a third of the time that ``maximum.reduceat`` takes over short stretches.
        result = np.zeros(len(self.begins), np.float32)
        np.maximum.at(result, self.pair, values)
        return result


class Met(NamedTuple):
    """One side of many pairs, with how far its words stand on the other."""

    side: Side
    places: Longs
    """Where the words that match stand among the side's tokens, a match after the other."""
    exact_places: Longs
    """Those of the words that stand on the other side as they are."""
    soft: Floats
    """Per token of the side, how far it is matched; 0 where it is not."""
    exact: Floats
    """Per token of the side, how far it is matched as it is."""

    @classmethod
    def of(cls, terms: Terms, side: Side, token: Longs, matches: Matches) -> Met:
        """Look where the words of a side stand that are matched, ``token`` of each match."""
        places = side.places(terms, matches.pair, token)
        exact = places[matches.exact]
        soft = side.last(places, matches.strength)
        return cls(side, places, exact, soft, side.last(exact, matches.strength[matches.exact]))


class Cosine(NamedTuple):
    """Cosines of pairs of rows before they are divided."""

    dot: Floats
    lengths: Floats


def share(part: Floats, whole: Floats) -> Floats:
    """Return which share of the whole each part is."""
    return (part / np.maximum(whole, np.float32(1e-6))).astype(np.float32, copy=False)


def spread(starts: NDArray[np.integer], lengths: NDArray[np.integer]) -> tuple[Longs, Longs]:
    """Return which range each member belongs to and the member itself, for ranges of numbers one after another."""
    owner = np.repeat(np.arange(len(lengths)), lengths)
    before = np.cumsum(lengths) - lengths
    return owner, np.arange(len(owner)) + (starts - before)[owner]


def join_labels(
    terms: Terms, token: Longs, label: Ints | Longs, a: Ints, b: Ints
) -> tuple[Longs, Longs, Longs]:
    """Return pair, token of a and token of b where both carry the same label; ``token`` is ascending."""
    common = np.bincount(label, minlength=1)[label] > 1
    token, label = token[common], label[common]
    if not len(token):
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64)
    number, size = numbered(label)
    rows = len(terms.rows)
    row = np.searchsorted(terms.first, token, side="right") - 1
    first = np.searchsorted(row, np.arange(rows + 1))
    pair, entry = spread(first[a], first[a + 1] - first[a])
    wanted = b[pair].astype(np.int64) * size + number[entry]
    keys = row * size + number
    order, keys = ordered(keys)
    sorted_token = token[order]
    begins = firsts(keys)
    counts = np.diff(np.append(begins, len(keys)))
    group = _find(keys[begins], wanted, rows * size)
    hit = group >= 0
    pair, entry, group = pair[hit], entry[hit], group[hit]
    which, place = spread(begins[group], counts[group])
    return pair[which], token[entry][which], sorted_token[place]


def _find(keys: Longs, wanted: Longs, most: int) -> Longs:
    """Return the position of each wanted number among ascending keys below ``most``, -1 where it is not there."""
    if most <= CELLS:
        table = np.full(most, -1, np.int64)
        table[keys] = np.arange(len(keys))
        return table[wanted]
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, place, -1)
