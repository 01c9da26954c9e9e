"""Average-link clustering of a few articles: which of them report one event. Pure; knows vectors, not articles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.profiles import Floats, Vector

COHESION = 0.5
"""Two groups are one event only if they are at least so much as alike as the articles of the looser of the two.

Two fires of one day have the words of fires in common. What tells them apart is that reports of the same one have far
more; a bound for all events alike cannot tell them apart, since long reports of one event share less than short ones.
"""

COPY = 0.88
"""Cosine from which one article is a copy of the other and tells nothing of how alike reports of the event are."""
REPORTS = 0.44
"""How much alike reports of one event are, of which only copies are known."""
SAME_NAMES = 0.2
"""Cosine of their names alone below which two articles are taken for less alike than their words are.

Nineteen of twenty pairs of reports of one event have .22 and more; two bulletins made of the same phrases about two
places have next to none.
"""
TOLD = 0.3
"""Length that the names must have in the vector of an article for this to be asked: else it hardly names anybody."""

_NEVER = -9.0


def likeness(vectors: Sequence[Vector]) -> Floats:
    """Return how alike articles are: their cosines, less where both have names that are not alike.

    Of an article with itself the table says nothing.
    """
    _, places, often = np.unique(
        np.concatenate([one.terms for one in vectors]), return_inverse=True, return_counts=True
    )
    rows = np.repeat(np.arange(len(vectors)), [len(one.terms) for one in vectors])
    weights = np.concatenate([one.weights for one in vectors])
    names = np.concatenate([one.names for one in vectors])
    lengths = np.sqrt(np.bincount(rows, weights * weights * names, len(vectors)))
    shared = often[places] > 1  # most terms stand in one article only, where they make nothing alike
    columns = (np.cumsum(often > 1) - 1)[places[shared]]
    laid_out = np.zeros((len(vectors), int(np.count_nonzero(often > 1))), dtype=np.float32)
    laid_out[rows[shared], columns] = weights[shared]
    cosines = laid_out @ laid_out.T
    laid_out[rows[shared], columns] *= names[shared]
    alike = laid_out @ laid_out.T / np.maximum(np.outer(lengths, lengths), 1e-9)
    told = np.minimum(lengths[:, None], lengths) >= TOLD
    table: Floats = np.where(told, np.minimum(alike / SAME_NAMES, 1.0), 1.0).astype(np.float32) * cosines
    return table


def coherent(within: Floats, across: Floats) -> bool:
    """Return whether one more article is as much like a group as it must be.

    ``within`` are the cosines of the group's articles with each other, ``across`` those of the article with each.
    """
    count = len(within)
    if count < 2:
        return True
    told = _of_reports(within)
    inner = (float(told.sum()) - float(np.trace(told))) / (count * (count - 1))
    return float(across.mean()) >= COHESION * inner


def _of_reports(cosines: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """Return cosines as those of reports that were written apart would be."""
    return np.where(cosines < COPY, cosines, REPORTS)


def cluster(cosines: Floats, needed: Floats) -> list[list[int]]:
    """Return groups of rows whose mean cosine reaches what is needed on average, the most alike joined first.

    Both tables are square and symmetric; what is needed of two articles that cannot be of one event is more than 1.
    Groups come in the order of their first rows, rows ascending.
    """
    count = len(cosines)
    alike, surplus = cosines.astype(np.float64), (cosines - needed).astype(np.float64)
    told = _of_reports(alike)
    np.fill_diagonal(surplus, _NEVER)
    groups: dict[int, list[int]] = {row: [row] for row in range(count)}
    inner: dict[int, float] = {}
    open_ = surplus.copy()
    while len(groups) > 1:
        i, j = sorted(divmod(int(open_.argmax()), count))
        if open_[i, j] < 0.0:
            break
        bounds = [inner[row] for row in (i, j) if row in inner]
        if bounds and alike[i, j] < COHESION * min(bounds):
            open_[i, j] = open_[j, i] = _NEVER
            continue
        inner[i] = _inner(inner, groups, i, j, float(told[i, j]))
        share = len(groups[i]) / (len(groups[i]) + len(groups[j]))
        for table in (alike, told, surplus):
            table[i] = table[:, i] = share * table[i] + (1 - share) * table[j]
        surplus[i, i] = _NEVER
        surplus[j] = surplus[:, j] = _NEVER
        open_[j] = open_[:, j] = _NEVER
        open_[i] = open_[:, i] = surplus[i]
        groups[i] += groups.pop(j)
    return [sorted(rows) for _, rows in sorted(groups.items())]


def _inner(inner: dict[int, float], groups: dict[int, list[int]], i: int, j: int, across: float) -> float:
    """Return the mean cosine of the pairs inside two groups that become one."""
    a, b = len(groups[i]), len(groups[j])
    pairs = a * (a - 1) / 2, b * (b - 1) / 2, a * b
    means = inner.get(i, 0.0), inner.get(j, 0.0), across
    return sum(n * mean for n, mean in zip(pairs, means, strict=True)) / sum(pairs)
