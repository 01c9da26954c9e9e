"""How far the words of two sentences match: word against word, clause against clause, quotation against quotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reader.compare.joins import Cosine, Longs, Matches, Met, Side, join_pairs, share, spread
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
    one = Met.of(terms, Side.of(terms, a), matches.a, matches)
    two = Met.of(terms, Side.of(terms, b), matches.b, matches)
    mass = _row_sums(terms, terms.weight)
    columns: Columns = {}
    pause()
    _whole(columns, one, two, mass)
    cosine = _cosines(columns, terms, one, two)
    pause()
    _clauses(columns, terms, one, two, matches)
    pause()
    _kinds(columns, terms, one, two, mass, matches)
    pause()
    _runs(columns, terms, len(a), matches)
    return columns | kin_columns(terms, one, two, mass, cosine)


def _whole(columns: Columns, one: Met, two: Met, mass: Floats) -> None:
    """Coverage of either sentence by the other, exact and soft; and what the shared words weigh.

    That is told together and of the two rarest of them; a word may stand twice on one side.
    """
    for name, (side, _, _, soft, exact) in (("a", one), ("b", two)):
        total = mass[side.rows]
        columns[f"soft_{name}"] = share(side.sums(soft * side.weight), total)
        columns[f"exact_{name}"] = share(side.sums(exact * side.weight), total)
        columns[f"missed_{name}"] = side.most((1 - soft) * side.weight)
    told = zip(_of_side(one), _of_side(two), strict=True)
    for name, values in zip(("shared", "count", "rarest", "second"), told, strict=True):
        columns[name] = _mean(*values)


def _mean(of_a: Floats, of_b: Floats) -> Floats:
    """Return the mean of what is counted on either side, so that a pair is judged alike from both."""
    result: Floats = (of_a + of_b) * np.float32(0.5)
    return result


def _of_side(met: Met) -> tuple[Floats, Floats, Floats, Floats]:
    side = met.side
    weight = met.exact * side.weight
    rarest = side.most(weight)
    top = np.flatnonzero(weight == rarest[side.pair])
    first = np.zeros(len(side.begins), np.int64)
    first[side.pair[top]] = top
    rest = weight.copy()
    rest[first] = 0
    return side.sums(weight), side.sums(met.exact), rarest, side.most(rest)


def _cosines(columns: Columns, terms: Terms, one: Met, two: Met) -> Cosine:
    """Cosines of the sentences, by rarity in general and by weight in the story; returns the latter undivided."""
    for name, value in (("rare_cosine", terms.rarity), ("cosine", terms.weight)):
        square = value * value
        norm = np.sqrt(_row_sums(terms, square))
        dot = _mean(*[met.side.sums(square[met.side.token] * met.exact) for met in (one, two)])
        cosine = Cosine(dot, norm[one.side.rows] * norm[two.side.rows])
        columns[name] = share(*cosine)
    return cosine


def _clauses(columns: Columns, terms: Terms, one: Met, two: Met, matches: Matches) -> None:
    """The best covered clause of either side, and the best pair of clauses."""
    mass = np.add.reduceat(terms.weight, terms.clause[:-1]) if len(terms.rows) else terms.weight
    for name, (side, _, _, soft, _) in (("a", one), ("b", two)):
        lengths = terms.clauses[side.rows + 1] - terms.clauses[side.rows]
        pair, clause = spread(terms.clauses[side.rows], lengths)
        begins = side.begins[pair] + terms.clause[clause] - terms.first[side.rows[pair]]
        covered = share(np.add.reduceat(soft * side.weight, begins), mass[clause])
        columns[f"clause_{name}"] = np.maximum.reduceat(covered, np.cumsum(lengths) - lengths)
    grid = _Grid.of(terms, one.side.rows, two.side.rows)
    clause_a, clause_b = grid.clause_of[matches.a], grid.clause_of[matches.b]
    cell = grid.cell(matches.pair, clause_a, clause_b)
    by_a = _covered(
        cell, grid.slot(0, matches.pair, matches.a, clause_b), grid, terms.weight[matches.a], matches
    )
    by_b = _covered(
        cell, grid.slot(1, matches.pair, matches.b, clause_a), grid, terms.weight[matches.b], matches
    )
    share_a, share_b = share(by_a[cell], mass[clause_a]), share(by_b[cell], mass[clause_b])
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


def _kinds(columns: Columns, terms: Terms, one: Met, two: Met, mass: Floats, matches: Matches) -> None:
    """Names, numbers and quoted words on their own; a word may stand twice on one side."""
    same = matches.exact
    strength = matches.strength[same]
    both_quoted = terms.quoted[matches.a[same]] & terms.quoted[matches.b[same]]
    name, number = terms.named * terms.rarity, terms.number.astype(np.float32)
    quoted = terms.quoted * terms.weight
    found: dict[str, list[Floats]] = {"names": [], "numbers": [], "quote_shared": []}
    for side, _, places, _, exact in (one, two):
        for kind, value in (("names", name), ("numbers", number)):
            found[kind].append(side.sums(value[side.token] * exact))
        said = side.last(places[both_quoted], strength[both_quoted])
        found["quote_shared"].append(side.sums(said * quoted[side.token]))
    columns |= {kind: _mean(*values) for kind, values in found.items()}
    rows_a, rows_b = one.side.rows, two.side.rows
    for kind, value in (("names", name), ("numbers", number)):
        total = _row_sums(terms, value)
        columns[f"{kind}_a"], columns[f"{kind}_b"] = total[rows_a], total[rows_b]
    part = share(_row_sums(terms, quoted), mass)
    columns["quote_a"], columns["quote_b"] = part[rows_a], part[rows_b]


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
