"""Which details of two linked sentences conflict, and which only differ."""

from __future__ import annotations

from typing import NamedTuple

from reader.compare.details import Reading
from reader.compare.diverge.accounts import account_candidates
from reader.compare.diverge.candidate import Candidate, weight
from reader.compare.diverge.identities import identity_candidates
from reader.compare.diverge.values import number_candidates, time_candidates
from reader.compare.model import Difference, DifferenceKind


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
    conflicts = []
    for candidate in (*number_candidates(a, b), *time_candidates(a, b)):
        if weight(candidate.about) >= (5 if candidate.kind is DifferenceKind.TIME else 10):
            conflicts.append(_difference(candidate, _REASONS[candidate.kind]))
    return Verdict(tuple(conflicts), ())


_REASONS = {
    DifferenceKind.NUMBER: "both count the same thing and cannot both be right",
    DifferenceKind.TIME: "both time the same event and cannot both be right",
}


def _difference(candidate: Candidate, reason: str) -> Difference:
    x, y = candidate.a, candidate.b
    return Difference(candidate.kind, x.text, y.text, x.span, y.span, reason)
