"""How far what one side says is covered by the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.compare.background import idf
from reader.compare.details import Reading
from reader.compare.kinships import kin_classes


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


KIN = 0.7
"""What a word of kindred meaning counts, where an equal one counts 1."""


def kin_coverage(a: Reading, inside: Iterable[int], b: Reading, within: Iterable[int]) -> float:
    """Return which part, by rarity, of some words of side a has an equal or a kindred one among some of side b."""
    classes = kin_classes()
    theirs = {b.tokens.stems[j] for j in within}
    kinds = {number for word in theirs for number in classes.get(word, ())}
    total = shared = 0.0
    for word in {a.tokens.stems[i] for i in inside}:
        weight = idf(word)
        total += weight
        if word in theirs:
            shared += weight
        elif not kinds.isdisjoint(classes.get(word, ())):
            shared += KIN * weight
    return shared / (total or 1.0)
