"""Whether two opposing accounts are about one thing: rules on how much of what is denied the other side states."""

from __future__ import annotations

from reader.compare.diverge.accounts.agents import two_actors
from reader.compare.diverge.accounts.cues import EXPLAINED
from reader.compare.diverge.candidate import Candidate
from reader.compare.diverge.grounds import Grounds
from reader.compare.diverge.values.fates import FATE

_SURE = 0.5
"""Score from which a link is more likely right than wrong."""


def negation_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether what one side negates is what the other states."""
    return g.inside >= 0.5


def cause_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether the cause that one side rules out is the one that the other states."""
    return g.jaccard >= 0.08 or g.covered >= 0.2


def cause_alone(candidate: Candidate, g: Grounds) -> bool:
    """Whether a cause, ruled out and stated, links the sentences."""
    return g.jaccard >= 0.1


def denial_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether somebody denies what the other side states as so, not only as reported."""
    few = min(len(candidate.about_a), len(candidate.about_b)) < 3
    return not few and candidate.strength > 0.3 and g.inside >= 0.5 and not g.reported


def unclear_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether one side states what the other says is not known."""
    if candidate.strength == FATE:
        return g.jaccard >= 0.05
    if candidate.strength == EXPLAINED:
        return g.jaccard >= 0.08 or g.covered >= 0.2
    return len(candidate.about_a) >= 2 <= len(candidate.about_b) and g.inside >= 0.4


def fate_alone(candidate: Candidate, g: Grounds) -> bool:
    """Whether a fate, told and left open, links the sentences."""
    return candidate.strength == FATE and g.jaccard >= 0.08


def opposite_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether two words that exclude each other are said of one thing."""
    x, y = candidate.a, candidate.b
    # Opposite words prove little where the sentences may be about two things.
    if g.score < _SURE or g.around < 0.15 or (g.jaccard < 0.15 and g.covered < 0.4):
        return False
    return not two_actors(g.a, x.token, x.upto, g.b, y.token, y.upto)


def scale_holds(candidate: Candidate, g: Grounds) -> bool:
    """Opposite ends of a scale are one account against another, whatever else the sentences say."""
    return True
