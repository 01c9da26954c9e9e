"""Which details of two linked sentences conflict, and which only differ."""

from __future__ import annotations

from typing import NamedTuple

from reader.compare.details import Reading
from reader.compare.diverge.accounts import account_candidates
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.evidence import PairView, evidence, grounds, view_pair
from reader.compare.diverge.identities import identity_candidates
from reader.compare.diverge.values import number_candidates, time_candidates
from reader.compare.diverge.values_rule import about_one_thing
from reader.compare.model import Difference


class Verdict(NamedTuple):
    """What was found between two linked sentences."""

    conflicts: tuple[Difference, ...]
    """Differences that make the link divergent."""
    notes: tuple[Difference, ...]
    """Differences that do not."""


def candidates(a: Reading, b: Reading) -> list[Candidate]:
    """Return everything in which two sentences may conflict."""
    return [
        *number_candidates(a, b),
        *time_candidates(a, b),
        *identity_candidates(a, b),
        *account_candidates(a, b),
    ]


def judge(a: Reading, b: Reading, *, score: float = 1.0) -> Verdict:
    """Return the conflicts and the notes of two sentences that are linked.

    ``score`` is the link's own, 0 to 1: the less sure the link, the more a conflict has to show.
    """
    found = candidates(a, b)
    if not found:
        return Verdict((), ())
    pair = view_pair(a, b, score)
    conflicts = [c for c in found if about_one_thing(c, grounds(c, pair, a, b))]
    return Verdict(tuple(_difference(c) for c in conflicts), ())


_REASONS = {
    Topic.COUNT: "both count the same thing and cannot both be right",
    Topic.CLOCK: "two clock times for one event",
    Topic.DAY: "two days for one event",
    Topic.PERIOD: "two times for one event that do not meet",
    Topic.YEAR: "two years for one thing",
    Topic.PLACE: "two places for one thing",
    Topic.PERSON: "one family name, two given names",
}


def _difference(candidate: Candidate) -> Difference:
    x, y = candidate.a, candidate.b
    return Difference(candidate.kind, x.text, y.text, x.span, y.span, _REASONS.get(candidate.topic, ""))


__all__ = ["PairView", "Verdict", "candidates", "evidence", "judge"]
