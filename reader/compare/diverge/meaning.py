"""How far what one side says is covered by the other."""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.background import idf
from reader.compare.details import Reading


def coverage(a: Reading, inside: Sequence[int], b: Reading, within: Sequence[int]) -> tuple[float, float]:
    """Return which part, by rarity, of some words of side a stands among some words of side b.

    The first number counts equal stems, the second also words near in meaning; both 0 to 1.
    """
    if not inside or not within:
        return 0.0, 0.0
    theirs = {b.tokens.stems[j] for j in within}
    total = shared = 0.0
    for i in inside:
        weight = idf(a.tokens.stems[i])
        total += weight
        shared += weight if a.tokens.stems[i] in theirs else 0.0
    exact = shared / (total or 1.0)
    return exact, exact
