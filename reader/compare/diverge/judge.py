"""Which details of two linked sentences conflict, and which only differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.compare.details import Reading
from reader.compare.diverge.accounts.absences import absence_candidates
from reader.compare.diverge.accounts.causes import reason_candidates
from reader.compare.diverge.accounts.cues import cue_candidates, fate_candidates
from reader.compare.diverge.accounts.denied_causes import cause_candidates
from reader.compare.diverge.accounts.exclusion import exclusion_candidates, lone_exclusions
from reader.compare.diverge.accounts.negation import negation_candidates
from reader.compare.diverge.accounts.opposite_words import opposite_candidates
from reader.compare.diverge.accounts.scales import scale_candidates
from reader.compare.diverge.answers.points import other_question, point_candidates
from reader.compare.diverge.around.anchored import all_but_linked
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.differences import differences
from reader.compare.diverge.evidence import PairView, grounds, view_pair
from reader.compare.diverge.glance import may_clash
from reader.compare.diverge.notes import find_notes
from reader.compare.diverge.rules import holds, holds_alone, holds_of_totals
from reader.compare.diverge.unlinked import one_matter
from reader.compare.diverge.values.identities import identity_candidates, place_candidates
from reader.compare.diverge.values.numbers import number_candidates
from reader.compare.diverge.values.times import time_candidates
from reader.compare.model import Difference


class Verdict(NamedTuple):
    """What was found between two linked sentences."""

    conflicts: tuple[Difference, ...]
    """Differences that make the link divergent."""
    notes: tuple[Difference, ...]
    """Differences that do not."""


_TURNED = frozenset({Topic.NEGATION, Topic.POLAR})


def candidates(a: Reading, b: Reading) -> list[Candidate]:
    """Return everything in which two sentences may conflict."""
    return [
        *number_candidates(a, b),
        *time_candidates(a, b),
        *identity_candidates(a, b),
        *cue_candidates(a, b),
        *negation_candidates(a, b),
        *opposite_candidates(a, b),
        *scale_candidates(a, b),
        *exclusion_candidates(a, b),
        *reason_candidates(a, b),
        *absence_candidates(a, b),
    ]


def lone_candidates(a: Reading, b: Reading) -> list[Candidate]:
    """Return those of ``candidates`` that may link two sentences by themselves: those of ``holds_alone``."""
    return [
        *number_candidates(a, b),
        *time_candidates(a, b),
        *place_candidates(a, b),
        *fate_candidates(a, b),
        *cause_candidates(a, b),
        *scale_candidates(a, b),
        *lone_exclusions(a, b),
    ]


def judge(
    a: Reading, b: Reading, *, score: float = 1.0, linked: bool = True, tallied: bool = False
) -> Verdict:
    """Return the conflicts and the notes of two sentences that are linked.

    ``score`` is the link's own, 0 to 1: the less sure the link, the more a conflict has to show. With
    ``linked`` false the pair is below the threshold of a link; then only conflicts that alone make it one
    are returned. ``tallied`` says that both give the total of one thing in their articles, so that the numbers need
    no more in common.
    """
    if not (linked or tallied or may_clash(a, b)):
        return Verdict((), ())
    if a.written == b.written and a.tokens.low == b.tokens.low:
        return Verdict((), ())
    found = _looked_for(a, b, linked=linked, tallied=tallied)
    if not found:
        return Verdict((), find_notes(a, b, []) if linked else ())
    pair = _Pair(a, b, view_pair(a, b), score, linked, tallied)
    conflicts: list[Candidate] = []
    left: list[Candidate] = []
    for candidate in found:
        if candidate.topic in _TURNED and candidate.a.text.lower() == candidate.b.text.lower():
            # Both sides turn it round in the same words.
            continue
        (conflicts if _is_conflict(candidate, pair) else left).append(candidate)
    notes = find_notes(a, b, left) if linked else ()
    return Verdict(differences(conflicts, a, b), notes)


def _looked_for(a: Reading, b: Reading, *, linked: bool, tallied: bool) -> list[Candidate]:
    """Return in what two sentences may conflict; less where nothing links them."""
    if linked:
        found = candidates(a, b)
    elif tallied or all_but_linked(a, b):
        found = lone_candidates(a, b)
    else:
        # Opposite accounts in other words share little by their nature: "the sea was calm", "a heavy swell".
        found = list(scale_candidates(a, b))
    if tallied:
        found = [*point_candidates(a, b), *found]
    if any(candidate.topic is Topic.SCALE for candidate in found):
        # A denied cause and a claim of it are one conflict, found by two ways.
        return [candidate for candidate in found if candidate.topic is not Topic.CAUSE]
    return found


class _Pair(NamedTuple):
    """Two sentences that are judged, and what is known of the pair."""

    a: Reading
    b: Reading
    view: PairView
    score: float
    linked: bool
    tallied: bool


def _is_conflict(candidate: Candidate, pair: _Pair) -> bool:
    """Whether two details that exclude each other are of one thing, as far as the pair tells."""
    a, b, topic = pair.a, pair.b, candidate.topic
    g = grounds(candidate, pair.view, a, b, pair.score)
    proved = holds(candidate, g) if pair.linked else holds_alone(candidate, g)
    if not proved and not (pair.tallied and holds_of_totals(candidate, g)):
        return False
    if other_question(a, candidate.a, b, candidate.b):
        return False
    # Opposite accounts of one thing are mostly told by two.
    return pair.linked or topic is Topic.SCALE or one_matter(a, candidate.a, b, candidate.b)


def with_disputed(verdict: Verdict, disputed: Sequence[Candidate], a: Reading, b: Reading) -> Verdict:
    """Return a verdict with conflicts of numbers that are told of one thing, where it has none at their places."""
    known = {(difference.a_span, difference.b_span) for difference in verdict.conflicts}
    more = tuple(d for d in differences(disputed, a, b) if (d.a_span, d.b_span) not in known)
    added = {(difference.a_span, difference.b_span) for difference in more}
    notes = tuple(note for note in verdict.notes if (note.a_span, note.b_span) not in added)
    return Verdict((*verdict.conflicts, *more), notes)
