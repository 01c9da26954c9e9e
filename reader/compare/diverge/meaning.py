"""How far what one side says is covered by the other: exact stems, and words near in meaning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reader.compare.background import idf
from reader.compare.details import Reading
from reader.compare.vectors import UNKNOWN, load_vectors

LEAST = 0.5
"""Cosine from which two words begin to count as near; 1 counts in full."""


@lru_cache(maxsize=20_000)
def _row(word: str) -> int:
    return int(load_vectors().rows([word])[0])


def coverage(a: Reading, inside: Sequence[int], b: Reading, within: Sequence[int]) -> tuple[float, float]:
    """Return which part, by rarity, of some words of side a stands among some words of side b.

    The first number counts equal stems, the second also words near in meaning; both 0 to 1.
    """
    if not inside or not within:
        return 0.0, 0.0
    weights = np.array([idf(a.tokens.stems[i]) for i in inside])
    theirs = {b.tokens.stems[j] for j in within}
    exact = np.array([a.tokens.stems[i] in theirs for i in inside], float)
    total = float(weights.sum()) or 1.0
    soft = np.maximum(exact, _nearest(a, inside, b, within))
    return float((weights * exact).sum()) / total, float((weights * soft).sum()) / total


def _nearest(a: Reading, inside: Sequence[int], b: Reading, within: Sequence[int]) -> NDArray[np.float64]:
    """Per word of side a, how near in meaning the nearest word of side b is, 0 to 1."""
    matrix = load_vectors().matrix
    rows_a = [_row(a.tokens.low[i]) for i in inside]
    rows_b = [r for r in (_row(b.tokens.low[j]) for j in within) if r != UNKNOWN]
    if not rows_b:
        return np.zeros(len(rows_a))
    cosines = matrix[rows_a] @ matrix[rows_b].T
    best: NDArray[np.float64] = np.clip((cosines.max(axis=1) - LEAST) / (1 - LEAST), 0.0, 1.0).astype(float)
    best[[n for n, row in enumerate(rows_a) if row == UNKNOWN]] = 0.0
    return best
