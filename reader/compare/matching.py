"""How far the words of two sentences match: word against word, clause against clause, quotation against quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from reader.compare.joins import Longs, Matches, Side, join_pairs, spread
from reader.compare.kinships import kin_columns
from reader.compare.ordering import ordered
from reader.compare.steps import each, pause
from reader.compare.terms import Floats, Ints, Terms

PIECE = 2_000_000
"""Words, counted once for each clause of the other side, that are matched at a time; bounds the memory."""

LONGEST_RUN = 12

OF_PAIR = (
    *("cosine", "rare_cosine", "kin_cosine", "clauses", "shared", "rarest", "second", "count"),
    *("bigrams", "run", "quote_shared", "names", "numbers"),
)
"""Columns of ``match_pairs`` that say something of both sides at once."""

COVERED = ("soft", "exact", "clause", "missed", "kin", "kin_weight", "kin_count")
"""What is told of either side, with _a or _b: how far the other side covers it."""

HAD = ("names", "numbers", "quote")
"""What is told of either side, with _a or _b: how much of it there is to be covered."""

MATCHES = (*OF_PAIR, *(f"{name}_{side}" for name in (*COVERED, *HAD) for side in "ab"))
"""All columns of ``match_pairs``."""

Columns = dict[str, Floats]


class Exact(NamedTuple):
    """The words of one side that stand on the other as they are."""

    side: Side
    places: Longs
    """Where they stand among the side's tokens, a match after the other."""
    strength: Floats
    """Per token of the side, how far it is matched so; 0 where it is not."""


Both = Sequence[Exact]
"""The two sides of pairs."""


def match_pairs(terms: Terms, a: Ints, b: Ints) -> Columns:
    """Return how pairs of rows match: the columns of ``MATCHES``.

    A word of one side is matched with its best word on the other (as in soft TF-IDF, Cohen, Ravikumar and Fienberg
    2003): the same stem, or what a short form stands for.
    """
    bounds = list(_pieces(terms, a, b))
    pieces = [
        _match(terms, a[start:end], b[start:end]) for start, end in each("Comparing sentences", bounds, 1)
    ]
    if not pieces:
        return {name: np.zeros(0, np.float32) for name in MATCHES}
    return {name: np.concatenate([piece[name] for piece in pieces]) for name in MATCHES}


def _pieces(terms: Terms, a: Ints, b: Ints) -> Iterator[tuple[int, int]]:
    """Cut pairs into pieces of about ``PIECE`` words by clauses, so that memory is bounded."""
    words, clauses = np.diff(terms.first).astype(np.int64), np.diff(terms.clauses).astype(np.int64)
    ends = np.cumsum(words[a] * clauses[b] + clauses[a] * words[b])
    start = 0
    while start < len(a):
        done = int(ends[start - 1]) if start else 0
        end = max(int(np.searchsorted(ends, done + PIECE, side="right")), start + 1)
        yield start, end
        start = end


def _match(terms: Terms, a: Ints, b: Ints) -> Columns:
    matches = join_pairs(terms, a, b)
    one, two = Side.of(terms, a), Side.of(terms, b)
    columns: Columns = {}
    pause()
    both = _whole(columns, terms, one, two, matches)
    pause()
    _clauses(columns, terms, one, two, matches)
    pause()
    _kinds(columns, terms, both, matches)
    pause()
    _runs(columns, terms, len(a), matches)
    return columns | kin_columns(terms, one, two, matches)


def _share(part: Floats, whole: Floats) -> Floats:
    return (part / np.maximum(whole, np.float32(1e-6))).astype(np.float32, copy=False)


def _best(side: Side, places: Longs, strength: Floats) -> Floats:
    """Return how far each token of a side is matched; ``strength`` ascends, so that the last match written counts."""
    result = np.zeros(len(side.token), np.float32)
    result[places] = strength
    return result


def _whole(columns: Columns, terms: Terms, one: Side, two: Side, matches: Matches) -> Both:
    """Coverage of either sentence by the other, exact and soft, and cosines; returns what is exact of either."""
    same = matches.exact
    mass = _row_sums(terms, terms.weight)
    both: list[Exact] = []
    for name, side, token in (("a", one, matches.a), ("b", two, matches.b)):
        places = side.places(terms, matches.pair, token)
        soft = _best(side, places, matches.strength)
        exact = _best(side, places[same], matches.strength[same])
        total = mass[side.rows]
        columns[f"soft_{name}"] = _share(side.sums(soft * side.weight), total)
        columns[f"exact_{name}"] = _share(side.sums(exact * side.weight), total)
        columns[f"missed_{name}"] = side.most((1 - soft) * side.weight)
        both.append(Exact(side, places[same], exact))
    _shared(columns, both)
    _cosines(columns, terms, both)
    return both


def _shared(columns: Columns, both: Both) -> None:
    """What the shared words weigh, together and the two rarest of them; a word may stand twice on one side."""
    told = [_of_side(side, exact) for side, _, exact in both]
    for name, values in zip(("shared", "count", "rarest", "second"), zip(*told, strict=True), strict=True):
        columns[name] = _mean(values)


def _mean(values: Sequence[Floats]) -> Floats:
    """Return the mean of what is counted on either side, so that a pair is judged alike from both."""
    result: Floats = (values[0] + values[1]) * np.float32(0.5)
    return result


def _of_side(side: Side, exact: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    weight = exact * side.weight
    rarest = side.most(weight)
    top = np.flatnonzero(weight == rarest[side.pair])
    first = np.zeros(len(side.begins), np.int64)
    first[side.pair[top]] = top
    rest = weight.copy()
    rest[first] = 0
    return side.sums(weight), side.sums(exact), rarest, side.most(rest)


def _cosines(columns: Columns, terms: Terms, both: Both) -> None:
    """Cosines of the sentences, by weight in the story and by rarity in general."""
    one, two = (given.side for given in both)
    for name, value in (("cosine", terms.weight), ("rare_cosine", terms.rarity)):
        square = value * value
        norm = np.sqrt(_row_sums(terms, square))
        dot = _mean([side.sums(square[side.token] * exact) for side, _, exact in both])
        columns[name] = _share(dot, norm[one.rows] * norm[two.rows])


def _clauses(columns: Columns, terms: Terms, one: Side, two: Side, matches: Matches) -> None:
    """The best covered clause of either side, and the best pair of clauses."""
    mass = np.add.reduceat(terms.weight, terms.clause[:-1]) if len(terms.rows) else terms.weight
    for name, side, token in (("a", one, matches.a), ("b", two, matches.b)):
        soft = _best(side, side.places(terms, matches.pair, token), matches.strength)
        lengths = terms.clauses[side.rows + 1] - terms.clauses[side.rows]
        pair, clause = spread(terms.clauses[side.rows], lengths)
        begins = side.begins[pair] + terms.clause[clause] - terms.first[side.rows[pair]]
        covered = _share(np.add.reduceat(soft * side.weight, begins), mass[clause])
        columns[f"clause_{name}"] = np.maximum.reduceat(covered, np.cumsum(lengths) - lengths)
    grid = _Grid.of(terms, one.rows, two.rows)
    clause_a, clause_b = grid.clause_of[matches.a], grid.clause_of[matches.b]
    cell = grid.cell(matches.pair, clause_a, clause_b)
    by_a = _covered(
        cell, grid.slot(0, matches.pair, matches.a, clause_b), grid, terms.weight[matches.a], matches
    )
    by_b = _covered(
        cell, grid.slot(1, matches.pair, matches.b, clause_a), grid, terms.weight[matches.b], matches
    )
    share_a, share_b = _share(by_a[cell], mass[clause_a]), _share(by_b[cell], mass[clause_b])
    both = np.zeros(len(by_a), np.float32)
    both[cell] = 2 * share_a * share_b / np.maximum(share_a + share_b, np.float32(1e-6))
    columns["clauses"] = np.maximum.reduceat(both, grid.cells)


def _covered(cell: Longs, slot: Longs, grid: _Grid, weight: Floats, matches: Matches) -> Floats:
    """Return, per pair of clauses, the weight of the one's words that the other covers, each word counted once."""
    number = np.arange(len(slot))
    last = np.zeros(int(slot.max(initial=-1)) + 1, np.int64)
    last[slot] = number
    once = last[slot] == number
    sums = np.bincount(cell[once], (weight * matches.strength)[once], minlength=grid.total)
    return sums.astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Pairs of clauses, and pairs of a clause and a word, of pairs of rows, each numbered."""

    terms: Terms
    a: Ints
    b: Ints
    clause_of: Longs
    """Per token, its clause."""
    cells: Longs
    """Per pair of rows, its first pair of clauses."""
    total: int
    slots: tuple[Longs, Longs]
    """Per pair of rows, its first pair of a word of one side and a clause of the other, for either side."""

    @classmethod
    def of(cls, terms: Terms, a: Ints, b: Ints) -> _Grid:
        clause_of = np.repeat(np.arange(len(terms.clause) - 1), np.diff(terms.clause))
        clauses, words = np.diff(terms.clauses).astype(np.int64), np.diff(terms.first).astype(np.int64)
        cells = clauses[a] * clauses[b]
        slots = words[a] * clauses[b], clauses[a] * words[b]
        starts = tuple(np.cumsum(size) - size for size in slots)
        return cls(terms, a, b, clause_of, np.cumsum(cells) - cells, int(cells.sum()), (starts[0], starts[1]))

    def cell(self, pair: Longs, clause_a: Longs, clause_b: Longs) -> Longs:
        """Return the number of pairs of clauses."""
        a, b, clauses = self.a[pair], self.b[pair], self.terms.clauses
        wide = clauses[b + 1] - clauses[b]
        result: Longs = self.cells[pair] + (clause_a - clauses[a]) * wide + clause_b - clauses[b]
        return result

    def slot(self, side: int, pair: Longs, token: Longs, clause: Longs) -> Longs:
        """Return the number of pairs of a token of one side and a clause of the other."""
        row, other = (self.a[pair], self.b[pair]) if side == 0 else (self.b[pair], self.a[pair])
        words, clauses = self.terms.first, self.terms.clauses
        wide = words[row + 1] - words[row]
        result: Longs = self.slots[side][pair] + (clause - clauses[other]) * wide + token - words[row]
        return result


def _kinds(columns: Columns, terms: Terms, both: Both, matches: Matches) -> None:
    """Names, numbers and quoted words on their own; a word may stand twice on one side."""
    same = matches.exact
    strength = matches.strength[same]
    both_quoted = terms.quoted[matches.a[same]] & terms.quoted[matches.b[same]]
    name, number = terms.named * terms.rarity, terms.number.astype(np.float32)
    quoted = terms.quoted * terms.weight
    found: dict[str, list[Floats]] = {"names": [], "numbers": [], "quote_shared": []}
    for side, places, exact in both:
        for kind, value in (("names", name), ("numbers", number)):
            found[kind].append(side.sums(value[side.token] * exact))
        said = _best(side, places[both_quoted], strength[both_quoted])
        found["quote_shared"].append(side.sums(said * quoted[side.token]))
    columns |= {kind: _mean(values) for kind, values in found.items()}
    one, two = (given.side for given in both)
    mass = _row_sums(terms, terms.weight)
    for kind, value in (("names", name), ("numbers", number)):
        total = _row_sums(terms, value)
        columns[f"{kind}_a"], columns[f"{kind}_b"] = total[one.rows], total[two.rows]
    share = _share(_row_sums(terms, quoted), mass)
    columns["quote_a"], columns["quote_b"] = share[one.rows], share[two.rows]


def _row_sums(terms: Terms, value: Floats) -> Floats:
    result: Floats = np.add.reduceat(value, terms.first[:-1]) if len(terms.rows) else value
    return result


def _runs(columns: Columns, terms: Terms, pairs: int, matches: Matches) -> None:
    """Content words that follow each other on both sides: how many pairs, and the longest run."""
    same = matches.exact
    pair, a, b = matches.pair[same], matches.a[same], matches.b[same]
    tokens = len(terms.term) + 2
    order, _ = ordered((pair * 2 * tokens + (b - a + tokens)) * tokens + a)
    pair, a, b = pair[order], a[order], b[order]
    follows = np.zeros(len(pair), np.bool_)
    follows[1:] = (np.diff(pair) == 0) & (np.diff(a) == 1) & (np.diff(b) == 1)
    begins = np.flatnonzero(~follows)
    length = np.diff(np.append(begins, len(pair)))
    columns["bigrams"] = np.bincount(pair[follows], minlength=pairs).astype(np.float32)
    longest = np.zeros(pairs, np.float32)
    np.maximum.at(longest, pair[begins], np.minimum(length, LONGEST_RUN).astype(np.float32))
    columns["run"] = longest
