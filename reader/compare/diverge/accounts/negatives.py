"""Words that turn round what stands by them, and whether one stands in a stretch of a sentence.

Each asker names the stretch, and the words that besides ``NOT`` negate there: a verb of denying does before a cause,
"yet" before what has not come about.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from reader.compare.details import Detail, Reading
from reader.compare.details.once import kept
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

NOT = words("not no never none nobody neither nor without")


def negates(word: str, listed: Set[str] = NOT) -> bool:
    """Whether a word negates: one of those listed, or a verb with "n't"."""
    return word in listed or word.endswith("n't")


def negated(low: Sequence[str], first: int, end: int, listed: Set[str] = NOT) -> bool:
    """Whether a word from token ``first``, or from the first one of all, up to ``end`` negates."""
    return any(negates(word, listed) for word in low[max(0, first) : end])


_NEGATING = NOT | words("cannot yet denied denies deny denying rejected")
"""What turns a word round that stands up to five tokens behind."""


def negated_at(reading: Reading, i: int) -> bool:
    """Whether a word of a sentence is negated, by itself or by one before it."""
    return negated(reading.tokens.low, i - 5, i + 1, _NEGATING)


_OPEN = words(
    """
    if would should could can may might must cannot whether suggest suggesting suggested questioning let
    unless until believe believes believed think thinks thought speculated speculation possibly perhaps
    want wants wanted wish hope hoped ask asked
    """
)
"""Words that leave open whether what follows them is so."""


def left_open(reading: Reading, i: int) -> bool:
    """Whether a word before a token leaves open what stands there."""
    return any(w in _OPEN for w in reading.tokens.low[max(0, i - 5) : i])


@kept
def certain_negations(reading: Reading) -> tuple[Detail, ...]:
    """Return the cues by which a sentence negates something for certain."""
    return tuple(
        cue
        for cue in reading.of(DifferenceKind.POLARITY)
        if cue.head in {"not", "no"} and not left_open(reading, cue.token)
    )
