"""How far the words of two sentences match: word against word, clause against clause, quotation against quotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.compare.terms import Flags, Floats, Ints, Terms

ALIAS = 0.95
"""How far a short form matches what it stands for."""

MATCHES = (
    "cosine",
    "rare_cosine",
    "soft_a",
    "soft_b",
    "exact_a",
    "exact_b",
    "clause_a",
    "clause_b",
    "clauses",
    "shared",
    "rarest",
    "second",
    "count",
    "bigrams",
    "run",
    "names",
    "names_a",
    "names_b",
    "numbers",
    "numbers_a",
    "numbers_b",
    "quote_a",
    "quote_b",
    "quote_shared",
    "soft_rarest_miss_a",
    "soft_rarest_miss_b",
)
"""Columns of ``match_pairs``; _a is the part of side a that side b covers."""


@dataclass(frozen=True, slots=True)
class _Side:
    """Some tokens of a story, side by side."""

    term: Ints
    alias: Ints
    weight: Floats
    rarity: Floats
    quoted: Flags
    named: Flags
    number: Flags

    @classmethod
    def of(cls, terms: Terms, tokens: Ints | slice) -> _Side:
        return cls(
            terms.term[tokens],
            terms.alias[tokens],
            terms.weight[tokens],
            terms.rarity[tokens],
            terms.quoted[tokens],
            terms.named[tokens],
            terms.number[tokens],
        )


def match_pairs(terms: Terms, a: Ints, b: Ints) -> Floats:
    """Return the columns of ``MATCHES`` for pairs of rows sorted by ``a``.

    A word of one side is matched with its best word on the other (as in soft TF-IDF, Cohen, Ravikumar and Fienberg
    2003): the same stem, or what a short form stands for.
    """
    result = np.zeros((len(a), len(MATCHES)), np.float32)
    edges = np.flatnonzero(np.diff(a, prepend=-1, append=-1))
    for start, end in _groups(edges):
        _match_row(terms, int(a[start]), b[start:end], result[start:end])
    return result


def _groups(edges: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """Yield stretches of pairs with one row a, of bounded length."""
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        for at in range(start, end, 2000):
            yield at, min(at + 2000, end)


def _ranges(first: Ints, chosen: Ints) -> tuple[Ints, NDArray[np.intp]]:
    """Return the members of the chosen groups one after another, and where each group begins among them."""
    lengths = first[chosen + 1] - first[chosen]
    starts = np.cumsum(lengths) - lengths
    members = np.arange(int(lengths.sum())) - np.repeat(starts - first[chosen], lengths)
    return members.astype(np.int32), starts.astype(np.intp)


def _match_row(terms: Terms, a: int, b: Ints, out: Floats) -> None:
    """Fill ``out`` for one row a against its candidates b."""
    left = _Side.of(terms, slice(int(terms.first[a]), int(terms.first[a + 1])))
    tokens, starts = _ranges(terms.first, b)
    right = _Side.of(terms, tokens)
    same = left.term[:, None] == right.term
    exact = same.astype(np.float32)
    soft = np.zeros(same.shape, np.float32)
    if (left.alias >= 0).any() and (right.alias >= 0).any():
        soft[(left.alias[:, None] == right.alias) & (left.alias[:, None] >= 0)] = ALIAS
    soft[left.number] = 0
    soft[:, right.number] = 0
    soft[same] = 1
    _whole(left, right, exact, soft, starts, out)
    _parts(terms, a, b, left, right, soft, starts, out)
    _kinds(left, right, exact, starts, out)
    _runs(left, right, same, starts, out)


def _share(part: NDArray[Any], whole: NDArray[Any]) -> NDArray[Any]:
    result: NDArray[Any] = part / np.maximum(whole, 1e-6)
    return result


def _whole(
    left: _Side, right: _Side, exact: Floats, soft: Floats, starts: NDArray[np.intp], out: Floats
) -> None:
    """Coverage of either sentence by the other, exact and soft, and cosines."""
    best = np.maximum.reduceat(exact, starts, axis=1)
    soft_a = np.maximum.reduceat(soft, starts, axis=1)
    soft_b = soft.max(axis=0)
    exact_b = exact.max(axis=0)
    weights = np.add.reduceat(right.weight, starts)
    out[:, 0] = _cosine(left.weight, right.weight, best, starts)
    out[:, 1] = _cosine(left.rarity, right.rarity, best, starts)
    out[:, 2] = left.weight @ soft_a / max(left.weight.sum(), 1e-6)
    out[:, 3] = _share(np.add.reduceat(soft_b * right.weight, starts), weights)
    out[:, 4] = left.weight @ best / max(left.weight.sum(), 1e-6)
    out[:, 5] = _share(np.add.reduceat(exact_b * right.weight, starts), weights)
    out[:, 9] = left.weight @ best
    shared = np.sort(best * left.weight[:, None], axis=0)
    out[:, 10] = shared[-1]
    out[:, 11] = shared[-2] if len(shared) > 1 else 0
    out[:, 12] = best.sum(axis=0)
    out[:, 24] = ((1 - soft_a) * left.weight[:, None]).max(axis=0)
    out[:, 25] = np.maximum.reduceat((1 - soft_b) * right.weight, starts)


def _cosine(left: Floats, right: Floats, best: Floats, starts: NDArray[np.intp]) -> Floats:
    norm = np.sqrt((left * left).sum()) * np.sqrt(np.add.reduceat(right * right, starts))
    return _share((left * left) @ best, norm)


def _parts(
    terms: Terms,
    a: int,
    b: Ints,
    left: _Side,
    right: _Side,
    soft: Floats,
    starts: NDArray[np.intp],
    out: Floats,
) -> None:
    """The best covered clause of either side, and the best pair of clauses."""
    own = terms.clause[terms.clauses[a] : terms.clauses[a + 1]] - terms.first[a]
    numbers, clause_of = _ranges(terms.clauses, b)
    lengths = terms.first[b + 1] - terms.first[b]
    shift = starts - terms.first[b]
    per_pair = terms.clauses[b + 1] - terms.clauses[b]
    theirs = (terms.clause[numbers] + np.repeat(shift, per_pair)).astype(np.intp)
    del lengths
    weight_own = np.add.reduceat(left.weight, own)
    weight_theirs = np.add.reduceat(right.weight, theirs)
    by_clause = np.maximum.reduceat(soft, theirs, axis=1) * left.weight[:, None]
    covered_own = _share(np.add.reduceat(by_clause, own, axis=0), weight_own[:, None])
    by_own = np.maximum.reduceat(soft, own, axis=0) * right.weight
    covered_theirs = _share(np.add.reduceat(by_own, theirs, axis=1), weight_theirs)
    both = 2 * covered_own * covered_theirs / np.maximum(covered_own + covered_theirs, 1e-6)
    out[:, 8] = np.maximum.reduceat(both.max(axis=0), clause_of)
    whole_a = np.maximum.reduceat(soft, starts, axis=1) * left.weight[:, None]
    out[:, 6] = _share(np.add.reduceat(whole_a, own, axis=0), weight_own[:, None]).max(axis=0)
    whole_b = _share(np.add.reduceat(soft.max(axis=0) * right.weight, theirs), weight_theirs)
    out[:, 7] = np.maximum.reduceat(whole_b, clause_of)


def _kinds(left: _Side, right: _Side, exact: Floats, starts: NDArray[np.intp], out: Floats) -> None:
    """Names, numbers and quoted words on their own."""
    name_a, name_b = left.named * left.rarity, right.named * right.rarity
    total_a, total_b = name_a.sum(), np.add.reduceat(name_b, starts)
    best = np.maximum.reduceat(exact, starts, axis=1)
    out[:, 15] = name_a @ best
    out[:, 16] = total_a
    out[:, 17] = total_b
    out[:, 18] = left.number.astype(np.float32) @ best
    out[:, 19] = left.number.sum()
    out[:, 20] = np.add.reduceat(right.number.astype(np.float32), starts)
    quote_a, quote_b = left.quoted * left.weight, right.quoted * right.weight
    both = exact * right.quoted
    shared = quote_a @ np.maximum.reduceat(both, starts, axis=1)
    out[:, 21] = quote_a.sum() / max(left.weight.sum(), 1e-6)
    out[:, 22] = _share(np.add.reduceat(quote_b, starts), np.add.reduceat(right.weight, starts))
    out[:, 23] = shared


def _runs(left: _Side, right: _Side, same: Flags, starts: NDArray[np.intp], out: Floats) -> None:
    """Content words that follow each other on both sides: how many pairs, and the longest run."""
    if not same.any():
        return
    current = same
    inner = np.ones(same.shape[1], np.bool_)
    inner[starts] = False
    length = 1
    longest = np.zeros(len(starts), np.float32)
    longest[np.logical_or.reduceat(same.any(axis=0), starts)] = 1
    while length < 12 and current.shape[0] > 1:
        extended = np.zeros((current.shape[0] - 1, current.shape[1]), np.bool_)
        extended[:, 1:] = current[:-1, :-1] & same[length:, 1:]
        extended &= inner
        column = extended.any(axis=0)
        if not column.any():
            break
        length += 1
        if length == 2:
            out[:, 13] = np.add.reduceat(column.astype(np.float32), starts)
        longest[np.logical_or.reduceat(column, starts)] = length
        current = extended
    out[:, 14] = longest
