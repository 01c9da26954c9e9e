"""Which pairs of sentences are worth a closer look: found over an inverted index of the story's words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from reader.compare.ordering import firsts, ordered
from reader.compare.steps import each
from reader.compare.terms import Floats, Ints, Terms

COMMON = 200
"""Sentences a word may stand in and still propose pairs; more common ones are left to the closer look."""

CELLS = 2_000_000
"""Cells of the accumulator: how many pairs are looked at in one piece, which bounds the memory."""

LEAST = 0.01
"""Least cosine of a proposed pair."""

LARGE = 200_000
"""Cells of a piece of two articles above which only clear cosines are looked at."""

LEAST_LARGE = 0.15
"""Least cosine of a proposed pair of two very long articles."""

Pairs = tuple[Ints, Ints, Floats]


def propose(terms: Terms, *, keep: int) -> Pairs:
    """Return pairs of rows of different articles and their cosines, the lower row first, sorted.

    For each sentence and each other article the ``keep`` best partners by cosine of story-weighted words are
    proposed, from either side. Term-at-a-time accumulation over postings (Zobel and Moffat, "Inverted files for text
    search engines", 2006).
    """
    index = _Index(terms)
    pieces = [(n, *piece) for n in range(len(terms.bounds) - 1) for piece in _pieces(terms, n)]
    found = [
        pairs
        for article, start, end in each("Finding sentences alike", pieces, 1)
        for pairs in index.partners(article, start, end, keep)
    ]
    if not found:
        return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32)
    a, b, cosine = (np.concatenate(part) for part in zip(*found, strict=True))
    order, _ = ordered(a.astype(np.int64) * len(terms.rows) + b)
    return a[order], b[order], cosine[order]


def _pieces(terms: Terms, article: int) -> Iterator[tuple[int, int]]:
    """Cut an article's rows so that a piece times all later rows fits the accumulator."""
    start, end = int(terms.bounds[article]), int(terms.bounds[article + 1])
    later = len(terms.article) - end
    if later:
        step = max(1, CELLS // later)
        for at in range(start, end, step):
            yield at, min(at + step, end)


class _Index:
    """Postings of a story: per term the rows it stands in, rows ascending."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        rows = np.repeat(np.arange(len(terms.article), dtype=np.int32), np.diff(terms.first))
        size = len(terms.keys)
        order, keys = ordered(rows.astype(np.int64) * max(size, 1) + terms.term)
        begins = firsts(keys)
        unique, place = keys[begins], order[begins]
        self.row = (unique // max(size, 1)).astype(np.int32)
        self.term = (unique % max(size, 1)).astype(np.int32)
        weight = terms.weight[place]
        self.first = np.searchsorted(self.row, np.arange(len(terms.article) + 1))
        norm = np.sqrt(np.bincount(self.row, weight.astype(np.float64) ** 2, minlength=len(terms.article)))
        self.weight = weight / np.maximum(norm, 1e-9)[self.row]
        order, _ = ordered(self.term)
        self.posting_row = self.row[order]
        self.posting_weight = self.weight[order]
        self.posting_first = np.searchsorted(self.term[order], np.arange(size + 1))
        self.posting_key = self.term[order].astype(np.int64) * (len(terms.article) + 1) + self.posting_row

    def partners(self, article: int, start: int, end: int, keep: int) -> Iterator[Pairs]:
        """Yield the proposed pairs of rows start to end of an article, for each later article."""
        bounds = self.terms.bounds
        base = int(bounds[article + 1])
        scores = self._scores(start, end, base)
        for other in range(article + 1, len(bounds) - 1):
            low, high = int(bounds[other]) - base, int(bounds[other + 1]) - base
            a, b = _best(scores[:, low:high], keep)
            yield (
                (a + start).astype(np.int32),
                (b + low + base).astype(np.int32),
                scores[a, b + low].astype(np.float32),
            )

    def _scores(self, start: int, end: int, base: int) -> NDArray[np.float64]:
        """Return the cosine of each row of the piece with every row from base on, over words that are not common."""
        entries = np.arange(self.first[start], self.first[end])
        term = self.term[entries]
        low = np.searchsorted(self.posting_key, term.astype(np.int64) * (len(self.terms.article) + 1) + base)
        high = self.posting_first[term + 1]
        count = np.where(high - self.posting_first[term] <= COMMON, high - low, 0)
        total = int(count.sum())
        later = len(self.terms.article) - base
        if not total:
            return np.zeros((end - start, later))
        skip = np.repeat(np.cumsum(count) - count, count)
        posting = np.arange(total) - skip + np.repeat(low, count)
        cell = (
            np.repeat(self.row[entries] - start, count).astype(np.int64) * later
            + self.posting_row[posting]
            - base
        )
        product = np.repeat(self.weight[entries], count) * self.posting_weight[posting]
        sums = np.bincount(cell, product, minlength=(end - start) * later)
        return sums.reshape(end - start, later).astype(np.float64)


def _best(scores: NDArray[np.float64], keep: int) -> tuple[NDArray[np.intp], ...]:
    """Return the cells that are among the best of their row or of their column, and not near zero."""
    if scores.size > LARGE:
        return _best_clear(scores, keep)
    near = scores >= LEAST
    # Most sentences have so few partners that all of them are among the best.
    if not (near.sum(axis=1) <= keep).all() and not (near.sum(axis=0) <= keep).all():
        chosen = np.zeros(scores.shape, np.bool_)
        by_row = np.argpartition(scores, -keep, axis=1)[:, -keep:]
        chosen[np.arange(scores.shape[0])[:, None], by_row] = True
        by_column = np.argpartition(scores, -keep, axis=0)[-keep:]
        chosen[by_column, np.arange(scores.shape[1])] = True
        near &= chosen
    return np.nonzero(near)


def _best_clear(scores: NDArray[np.float64], keep: int) -> tuple[NDArray[np.intp], ...]:
    """Return the best clear cells of every row: one pass over the cells, and sorting only among the clear ones."""
    a, b = np.nonzero(scores >= LEAST_LARGE)
    order = np.lexsort((-scores[a, b], a))
    a, b = a[order], b[order]
    first = np.searchsorted(a, a)
    chosen = np.arange(len(a)) - first < keep
    return a[chosen], b[chosen]
