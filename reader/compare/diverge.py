"""Which details of two linked sentences conflict, and which only differ."""

from __future__ import annotations

from typing import NamedTuple

from reader.compare.details import Detail, Reading
from reader.compare.diverge_pairs import Candidate, number_candidates, time_candidates
from reader.compare.model import Difference, DifferenceKind


class Verdict(NamedTuple):
    """What was found between two linked sentences."""

    conflicts: tuple[Difference, ...]
    """Differences that make the link divergent."""
    notes: tuple[Difference, ...]
    """Differences that do not."""


def judge(a: Reading, b: Reading, *, score: float = 1.0) -> Verdict:
    """Return the conflicts and the notes of two sentences that are linked.

    ``score`` is the link's own, 0 to 1: the less sure the link, the more a conflict has to show.
    """
    conflicts = []
    for candidate in (*number_candidates(a, b), *time_candidates(a, b)):
        if _about_one_thing(candidate):
            conflicts.append(_difference(candidate, _REASONS[candidate.kind]))
    return Verdict(tuple(conflicts), ())


_REASONS = {
    DifferenceKind.NUMBER: "both count the same thing and cannot both be right",
    DifferenceKind.TIME: "both time the same event and cannot both be right",
}


def _about_one_thing(candidate: Candidate) -> bool:
    x, y = candidate.a, candidate.b
    shared = (x.context & y.context) - set(x.head.split())
    return len(shared) >= (1 if candidate.kind is DifferenceKind.TIME else 2)


def _difference(candidate: Candidate, reason: str) -> Difference:
    x: Detail = candidate.a
    y: Detail = candidate.b
    return Difference(candidate.kind, x.text, y.text, x.span, y.span, reason)
