"""Whether two opposing accounts are about one thing: rules on how much of what is denied the other side states."""

from __future__ import annotations

from reader.compare.diverge.accounts.cues import EXPLAINED
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.values.fates import FATE
from reader.compare.diverge.values.rules import Grounds


def accounts_conflict(candidate: Candidate, g: Grounds) -> bool:
    """Whether a denial, negation, doubt or opposite of one side meets the same statement on the other."""
    rule = _RULES.get(candidate.topic)
    return rule is not None and rule(candidate, g)


def _negation(candidate: Candidate, g: Grounds) -> bool:
    return g.inside >= 0.5


def _cause(candidate: Candidate, g: Grounds) -> bool:
    return g.jaccard >= 0.08 or g.covered >= 0.2


def _denial(candidate: Candidate, g: Grounds) -> bool:
    few = min(len(candidate.about_a), len(candidate.about_b)) < 3
    return not few and candidate.strength > 0.3 and g.inside >= 0.5 and not g.reported


def _unclear(candidate: Candidate, g: Grounds) -> bool:
    if candidate.strength == FATE:
        return g.jaccard >= 0.05
    if candidate.strength == EXPLAINED:
        return g.jaccard >= 0.08 or g.covered >= 0.2
    return len(candidate.about_a) >= 2 <= len(candidate.about_b) and g.inside >= 0.4


def _opposite(candidate: Candidate, g: Grounds) -> bool:
    return g.around >= 0.15 and (g.jaccard >= 0.15 or g.covered >= 0.4)


def _scale(candidate: Candidate, g: Grounds) -> bool:
    """Opposite ends of a scale are one account against another, whatever else the sentences say."""
    return True


_RULES = {
    Topic.NEGATION: _negation,
    Topic.CAUSE: _cause,
    Topic.DENIAL: _denial,
    Topic.UNCLEAR: _unclear,
    Topic.OPPOSITE: _opposite,
    Topic.SCALE: _scale,
}
