"""Words that turn round what stands by them, and whether one stands in a stretch of a sentence.

Each asker names the stretch, and the words that besides ``NOT`` negate there: a verb of denying does before a cause,
"yet" before what has not come about.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from reader.compare.details.wordlist import words

NOT = words("not no never none nobody neither nor without")


def negates(word: str, listed: Set[str] = NOT) -> bool:
    """Whether a word negates: one of those listed, or a verb with "n't"."""
    return word in listed or word.endswith("n't")


def negated(low: Sequence[str], first: int, end: int, listed: Set[str] = NOT) -> bool:
    """Whether a word from token ``first``, or from the first one of all, up to ``end`` negates."""
    return any(negates(word, listed) for word in low[max(0, first) : end])
