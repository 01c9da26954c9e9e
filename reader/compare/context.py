"""What speaks for a link in the rest of the story: better partners, neighbouring links, support by third articles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.compare.features import Columns, Neighbours, ValuesOfPairs
from reader.compare.ordering import numbered, ordered
from reader.compare.steps import pause
from reader.compare.terms import Floats, Ints, Terms

EDGE = 0.05
"""Least first score that lends support."""

PIECE = 500_000
"""Looked-up scores of third articles at a time, which bounds the memory."""


def context_features(terms: Terms, a: Ints, b: Ints, first: Floats, chosen: Ints) -> Columns:
    """Return the features of the second judgement for the chosen pairs.

    ``first`` is the first judgement of all pairs (sorted by place), 0 to 1; ``chosen`` are positions among them.
    """
    own = first[chosen]
    columns: Columns = {"first": np.log(np.clip(own, 1e-5, 1) / np.clip(1 - own, 1e-5, 1))}
    rivals_a = _rivals(a, terms.article[b], first)[chosen]
    pause()
    rivals_b = _rivals(b, terms.article[a], first)[chosen]
    columns["rival_min"] = np.minimum(rivals_a, rivals_b)
    columns["rival_max"] = np.maximum(rivals_a, rivals_b)
    columns["lead_min"] = own - columns["rival_max"]
    columns["lead_max"] = own - columns["rival_min"]
    _neighbours(columns, Neighbours(terms, a, b, first, chosen))
    _third_articles(columns, terms, a, b, first, chosen)
    return columns


def _rivals(row: Ints, other: Ints, score: Floats) -> Floats:
    """Return the best score of another pair with the same row and the same other article, 0 without one."""
    group, groups = numbered(row.astype(np.int64) * (int(other.max(initial=0)) + 1) + other)
    best = np.zeros(groups, np.float32)
    np.maximum.at(best, group, score)
    top = np.flatnonzero(score == best[group])
    holder = np.zeros(groups, np.int64)
    holder[group[top]] = top
    rest = score.copy()
    rest[holder] = 0
    second = np.zeros(groups, np.float32)
    np.maximum.at(second, group, rest)
    result: Floats = best[group]
    result[holder] = second
    return result


def _neighbours(columns: Columns, near: Neighbours) -> None:
    """Links of the sentences before and after."""
    along = np.stack([near.at(-1, -1), near.at(1, 1)])
    columns["along_max"], columns["along_min"] = along.max(axis=0), along.min(axis=0)
    beside_a = np.maximum(near.at(-1, 0), near.at(1, 0))
    beside_b = np.maximum(near.at(0, -1), near.at(0, 1))
    columns["beside_min"] = np.minimum(beside_a, beside_b)
    columns["beside_max"] = np.maximum(beside_a, beside_b)
    ring = [(i, j) for i in range(-2, 3) for j in range(-2, 3) if max(abs(i), abs(j)) == 2]
    far = np.zeros(len(near.a), np.float32)
    farthest = np.zeros(len(near.a), np.float32)
    for i, j in ring:
        value = near.at(i, j)
        far += value
        np.maximum(farthest, value, out=farthest)
    columns["around"] = far
    columns["around_max"] = farthest


def _third_articles(columns: Columns, terms: Terms, a: Ints, b: Ints, first: Floats, chosen: Ints) -> None:
    """Sentences of third articles that are linked to both sides: A-C and C-B support A-B."""
    third = max(len(terms.bounds) - 3, 1)
    edges = _Edges(terms, a, b, first)
    product, total, weakest = edges.support(a[chosen], b[chosen])
    either = edges.either(a[chosen], b[chosen])
    columns["third"] = product / third
    columns["third_all"] = total / third
    columns["third_weakest"] = weakest / third
    columns["third_either"] = either / third
    columns["third_share"] = np.where(either > 0, weakest / np.maximum(either, 1e-3), -1)


class _Edges:
    """First scores as a graph between sentences."""

    def __init__(self, terms: Terms, a: Ints, b: Ints, first: Floats) -> None:
        self.terms = terms
        self.rows = len(terms.rows)
        strong = first >= EDGE
        start = np.concatenate([a[strong], b[strong]]).astype(np.int64)
        end = np.concatenate([b[strong], a[strong]]).astype(np.int64)
        score = np.concatenate([first[strong], first[strong]])
        order, _ = ordered(start * self.rows + end)
        self.end, self.score = end[order], score[order]
        self.scores = ValuesOfPairs(start[order] * self.rows + self.end, self.score, self.rows)
        self.first = np.searchsorted(start[order], np.arange(self.rows + 1))
        articles = len(terms.bounds) - 1
        self.best = np.zeros((self.rows, articles), np.float32)
        np.maximum.at(self.best, (start, terms.article[end]), score)

    def support(self, a: Ints, b: Ints) -> tuple[Floats, Floats, Floats]:
        """Return, summed over third articles, the best product of both scores, all products, the best lesser score."""
        result = np.zeros((3, len(a)), np.float32)
        degree = (self.first[a + 1] - self.first[a]).astype(np.int64)
        ends = np.cumsum(degree)
        start = 0
        while start < len(a):
            pause()
            done = ends[start - 1] if start else 0
            stop = max(int(np.searchsorted(ends, done + PIECE, side="right")), start + 1)
            result[:, start:stop] = self._support(a[start:stop], b[start:stop], degree[start:stop])
            start = stop
        return result[0], result[1], result[2]

    def _support(self, a: Ints, b: Ints, degree: NDArray[np.int64]) -> Floats:
        result = np.zeros((3, len(a)), np.float32)
        pair = np.repeat(np.arange(len(a)), degree)
        edge = (
            np.arange(len(pair))
            - np.repeat(np.cumsum(degree) - degree, degree)
            + np.repeat(self.first[a], degree)
        )
        middle = self.end[edge]
        other = self.scores.at(b[pair].astype(np.int64) * self.rows + middle)
        hit = other > 0
        if not hit.any():
            return result
        pair, own, other = pair[hit], self.score[edge[hit]], other[hit]
        group = pair * len(self.terms.bounds) + self.terms.article[middle[hit]]
        begins = np.flatnonzero(np.diff(group, prepend=-1))
        where = pair[begins]
        result[0] = np.bincount(where, np.maximum.reduceat(own * other, begins), minlength=len(a))
        result[1] = np.bincount(pair, own * other, minlength=len(a))
        result[2] = np.bincount(where, np.maximum.reduceat(np.minimum(own, other), begins), minlength=len(a))
        return result

    def either(self, a: Ints, b: Ints) -> Floats:
        """Return, summed over third articles, the best score that either side has there."""
        result = np.zeros(len(a), np.float32)
        of_a, of_b = self.terms.article[a], self.terms.article[b]
        for article, best in enumerate(self.best.T):
            third = (of_a != article) & (of_b != article)
            result += np.where(third, np.maximum(best[a], best[b]), 0)
        return result
