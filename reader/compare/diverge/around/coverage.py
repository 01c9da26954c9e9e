"""How much of what one side says the other says too, in the same words or in kindred ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from reader.compare.background import idf
from reader.compare.details import Detail, Reading
from reader.compare.diverge.around.stretches import content_tokens
from reader.compare.kinships import kin_classes


def coverage(a: Reading, inside: Sequence[int], b: Reading, within: Sequence[int]) -> float:
    """Return which part, by rarity, of some words of side a stands among some words of side b, 0 to 1."""
    if not inside or not within:
        return 0.0
    theirs = {b.tokens.stems[j] for j in within}
    total = shared = 0.0
    for i in inside:
        weight = idf(a.tokens.stems[i])
        total += weight
        shared += weight if a.tokens.stems[i] in theirs else 0.0
    return shared / (total or 1.0)


KIN = 0.7
"""What a word of kindred meaning counts, where an equal one counts 1."""


def kindred(stems: Set[str], others: Set[str]) -> set[str]:
    """Return those of some stems that share a class of kindred words with one of the others."""
    classes = kin_classes()
    kinds = {number for stem in others for number in classes.get(stem, ())}
    return {stem for stem in stems if not kinds.isdisjoint(classes.get(stem, ()))}


def kin_coverage(a: Reading, inside: Iterable[int], b: Reading, within: Iterable[int]) -> float:
    """Return which part, by rarity, of some words of side a has an equal or a kindred one among some of side b."""
    ours, theirs = {a.tokens.stems[i] for i in inside}, {b.tokens.stems[j] for j in within}
    kin = kindred(ours, theirs)
    total = shared = 0.0
    for word in ours:
        weight = idf(word)
        total += weight
        if word in theirs:
            shared += weight
        elif word in kin:
            shared += KIN * weight
    return shared / (total or 1.0)


def kin_of_the_rest(a: Reading, x: Detail, b: Reading, y: Detail) -> float:
    """Return how far either sentence's other words have equal or kindred ones on the other side, the fuller half."""
    one, two = _others(a, x), _others(b, y)
    return max(kin_coverage(a, one, b, two), kin_coverage(b, two, a, one))


def _others(reading: Reading, detail: Detail) -> list[int]:
    """Return the content words of a sentence without those of a value."""
    all_of_them = content_tokens(reading, 0, len(reading.tokens))
    return [i for i in all_of_them if not detail.token <= i < detail.upto]
