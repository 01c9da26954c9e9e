"""Which rule decides whether a candidate of each sort is a conflict: look here for the sort, there for why.

A rule is given two details that exclude each other and what speaks for their being of one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.compare.diverge.accounts.rules import (
    absence_holds,
    cause_alone,
    cause_holds,
    denial_holds,
    exclusion_alone,
    exclusion_holds,
    fate_alone,
    negation_holds,
    opposite_holds,
    reason_holds,
    scale_holds,
    unclear_holds,
)
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.grounds import Grounds
from reader.compare.diverge.values.rules import (
    clock_holds,
    count_holds,
    number_alone,
    person_holds,
    place_alone,
    place_holds,
    same_words_hold,
    time_alone,
    time_holds,
    totals_differ,
)

Rule = Callable[[Candidate, Grounds], bool]

HOLDS: Mapping[Topic, Rule] = {
    Topic.COUNT: count_holds,
    Topic.CLOCK: clock_holds,
    Topic.DAY: time_holds,
    Topic.PERIOD: time_holds,
    Topic.YEAR: time_holds,
    Topic.PLACE: place_holds,
    Topic.PERSON: person_holds,
    Topic.SPEAKER: same_words_hold,
    Topic.QUOTE: same_words_hold,
    Topic.NEGATION: negation_holds,
    Topic.CAUSE: cause_holds,
    Topic.DENIAL: denial_holds,
    Topic.UNCLEAR: unclear_holds,
    Topic.OPPOSITE: opposite_holds,
    Topic.SCALE: scale_holds,
    Topic.EXCLUSIVE: exclusion_holds,
    Topic.POLAR: exclusion_holds,
    Topic.LEFT_OPEN: exclusion_holds,
    Topic.REASON: reason_holds,
    Topic.ABSENCE: absence_holds,
}
"""Of sentences that are linked. Who is only less sure (``HEDGE``) contradicts nobody."""
ALONE: Mapping[Topic, Rule] = {
    Topic.COUNT: number_alone,
    Topic.CLOCK: number_alone,
    Topic.DAY: time_alone,
    Topic.PERIOD: time_alone,
    Topic.YEAR: time_alone,
    Topic.PLACE: place_alone,
    Topic.CAUSE: cause_alone,
    Topic.UNCLEAR: fate_alone,
    Topic.SCALE: scale_holds,
}
"""What is asked besides of sentences that share too few words to be linked without the conflict."""
_OF_THEMSELVES: Mapping[Topic, Rule] = {
    Topic.EXCLUSIVE: exclusion_alone,
    Topic.POLAR: exclusion_alone,
    Topic.LEFT_OPEN: exclusion_alone,
}
"""What is asked of them instead."""


def holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether a candidate is a conflict of two linked sentences."""
    return _by(HOLDS, candidate, g)


def holds_alone(candidate: Candidate, g: Grounds) -> bool:
    """Whether a candidate is a conflict of two sentences that nothing else links, and so links them."""
    if candidate.topic in _OF_THEMSELVES:
        return _by(_OF_THEMSELVES, candidate, g)
    return _by(ALONE, candidate, g) and holds(candidate, g)


def holds_of_totals(candidate: Candidate, g: Grounds) -> bool:
    """Whether a candidate is a conflict of two sentences that give the totals of one thing in their articles."""
    return candidate.topic is Topic.POINT or totals_differ(candidate, g)


def _by(table: Mapping[Topic, Rule], candidate: Candidate, g: Grounds) -> bool:
    rule = table.get(candidate.topic)
    return rule is not None and rule(candidate, g)
