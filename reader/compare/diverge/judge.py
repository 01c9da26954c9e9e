"""Which details of two linked sentences conflict, and which only differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.article import Span
from reader.compare.details import Detail, Quantity, Reading
from reader.compare.diverge.accounts.absences import absence_candidates, absence_holds
from reader.compare.diverge.accounts.agents import two_actors
from reader.compare.diverge.accounts.causes import reason_candidates, reasons_conflict
from reader.compare.diverge.accounts.cues import account_candidates, lone_accounts
from reader.compare.diverge.accounts.exclusion import (
    exclusion_alone,
    exclusion_candidates,
    exclusion_holds,
    lone_exclusions,
)
from reader.compare.diverge.accounts.rules import accounts_conflict
from reader.compare.diverge.accounts.scales import scale_candidates
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.evidence import PairView, grounds, view_pair
from reader.compare.diverge.glance import may_clash
from reader.compare.diverge.notes import find_notes
from reader.compare.diverge.points import other_question, point_candidates, questions
from reader.compare.diverge.unlinked import all_but_linked, one_matter
from reader.compare.diverge.values.fates import may_grow, one_toll
from reader.compare.diverge.values.identities import identity_candidates, place_candidates
from reader.compare.diverge.values.numbers import number_candidates
from reader.compare.diverge.values.rules import about_one_thing, stands_alone, totals_differ
from reader.compare.diverge.values.times import time_candidates
from reader.compare.model import Difference


class Verdict(NamedTuple):
    """What was found between two linked sentences."""

    conflicts: tuple[Difference, ...]
    """Differences that make the link divergent."""
    notes: tuple[Difference, ...]
    """Differences that do not."""


_TURNED = frozenset({Topic.NEGATION, Topic.POLAR})
_SURE = 0.5
"""Score from which a link is more likely right than wrong."""


def candidates(a: Reading, b: Reading) -> list[Candidate]:
    """Return everything in which two sentences may conflict."""
    return [
        *number_candidates(a, b),
        *time_candidates(a, b),
        *identity_candidates(a, b),
        *account_candidates(a, b),
        *scale_candidates(a, b),
        *exclusion_candidates(a, b),
        *reason_candidates(a, b),
        *absence_candidates(a, b),
    ]


def lone_candidates(a: Reading, b: Reading) -> list[Candidate]:
    """Return those of ``candidates`` that may link two sentences by themselves: the topics of ``stands_alone``."""
    return [
        *number_candidates(a, b),
        *time_candidates(a, b),
        *place_candidates(a, b),
        *lone_accounts(a, b),
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
    if _wordless(a) or _wordless(b) or (a.written == b.written and a.tokens.low == b.tokens.low):
        return Verdict((), ())
    if linked:
        found = candidates(a, b)
    elif tallied or all_but_linked(a, b):
        found = lone_candidates(a, b)
    else:
        # Opposite accounts in other words share little by their nature: "the sea was calm", "a heavy swell".
        found = list(scale_candidates(a, b))
    if tallied:
        found = [*point_candidates(a, b), *found]
    if not found:
        return Verdict((), find_notes(a, b, []) if linked else ())
    if any(candidate.topic is Topic.SCALE for candidate in found):
        # A denied cause and a claim of it are one conflict, found by two ways.
        found = [candidate for candidate in found if candidate.topic is not Topic.CAUSE]
    pair = _Pair(a, b, view_pair(a, b), score, linked, tallied)
    conflicts: list[Candidate] = []
    left: list[Candidate] = []
    for candidate in found:
        if candidate.topic in _TURNED and candidate.a.text.lower() == candidate.b.text.lower():
            # Both sides turn it round in the same words.
            continue
        (conflicts if _is_conflict(candidate, pair) else left).append(candidate)
    notes = find_notes(a, b, left) if linked else ()
    return Verdict(_differences(conflicts, a, b), notes)


class _Pair(NamedTuple):
    """Two sentences that are judged, and what is known of the pair."""

    a: Reading
    b: Reading
    view: PairView
    score: float
    linked: bool
    tallied: bool


def _is_conflict(candidate: Candidate, pair: _Pair) -> bool:
    """Whether two values or statements that exclude each other are of one thing, as far as the pair tells."""
    a, b, topic = pair.a, pair.b, candidate.topic
    if not _is_proved(candidate, pair):
        return False
    if topic is Topic.COUNT and other_question(a, candidate.a, b, candidate.b):
        return False
    # Opposite accounts of one thing are mostly told by two.
    return pair.linked or topic is Topic.SCALE or one_matter(a, candidate.a, b, candidate.b)


def _is_proved(candidate: Candidate, pair: _Pair) -> bool:
    """Whether something says that a candidate is of one thing: the rule of its topic, or what proves it alone."""
    a, b, topic = pair.a, pair.b, candidate.topic
    g = grounds(candidate, pair.view, a, b, pair.score)
    if pair.tallied and (topic is Topic.POINT or totals_differ(candidate, g)):
        return True
    if not pair.linked and exclusion_alone(candidate, a, b):
        return True
    if not (pair.linked or stands_alone(candidate, g)):
        return False
    # Opposite words prove little where the sentences may be about two things.
    if topic is Topic.OPPOSITE and (pair.score < _SURE or _two_actors(candidate, a, b)):
        return False
    return (
        about_one_thing(candidate, g)
        or accounts_conflict(candidate, g)
        or exclusion_holds(candidate, a, b, pair.view.covered, pair.score)
        or reasons_conflict(candidate, a, b, pair.score)
        or absence_holds(candidate, a, b, pair.score)
    )


def with_disputed(verdict: Verdict, disputed: Sequence[Candidate], a: Reading, b: Reading) -> Verdict:
    """Return a verdict with conflicts of numbers that are told of one thing, where it has none at their places."""
    known = {(difference.a_span, difference.b_span) for difference in verdict.conflicts}
    more = tuple(d for d in _differences(list(disputed), a, b) if (d.a_span, d.b_span) not in known)
    added = {(difference.a_span, difference.b_span) for difference in more}
    notes = tuple(note for note in verdict.notes if (note.a_span, note.b_span) not in added)
    return Verdict((*verdict.conflicts, *more), notes)


def _wordless(reading: Reading) -> bool:
    """Whether a sentence has no tokens at all; most need not be cut into tokens to tell."""
    return not (reading.written or reading.tokens.low)


def _two_actors(candidate: Candidate, a: Reading, b: Reading) -> bool:
    x, y = candidate.a, candidate.b
    return two_actors(a, x.token, x.upto, b, y.token, y.upto)


_REASONS = {
    Topic.CLOCK: "two clock times for one event",
    Topic.DAY: "two days for one event",
    Topic.PERIOD: "two times for one event that do not meet",
    Topic.YEAR: "two years for one thing",
    Topic.PLACE: "two places for one thing",
    Topic.PERSON: "one family name, two given names",
    Topic.SPEAKER: "the same words are laid to two sources",
    Topic.QUOTE: "one utterance in two wordings",
    Topic.NEGATION: "one side says it is not so",
    Topic.CAUSE: "one side rules out the cause that the other states",
    Topic.DENIAL: "one side denies what the other states",
    Topic.UNCLEAR: "one side states what the other leaves open",
    Topic.SCALE: "opposite accounts of one thing",
    Topic.OPPOSITE: "the two words exclude each other",
    Topic.EXCLUSIVE: "the two sides say what cannot both be so",
    Topic.POLAR: "one side says it is not so",
    Topic.ABSENCE: "one side says there was none",
    Topic.LEFT_OPEN: "one side states what the other leaves open",
}
_ALTERNATIVE = "the two words do not say the same of one thing"
"""Why words that may overlap in sense, such as a rescue and a recovery, are shown."""


def _differences(conflicts: list[Candidate], a: Reading, b: Reading) -> tuple[Difference, ...]:
    """Return the conflicts as differences, each pair of spans once."""
    found: dict[object, Difference] = {}
    for candidate in conflicts:
        x, y = candidate.a, candidate.b
        if (candidate.stake or candidate.topic is Topic.ABSENCE) and any(
            _overlap(x, d.a_span) and _overlap(y, d.b_span) for d in found.values()
        ):
            continue
        reason = _reason_of_number(candidate, a, b) if candidate.topic is Topic.COUNT else _reason(candidate)
        found.setdefault((x.span, y.span), Difference(candidate.kind, x.text, y.text, x.span, y.span, reason))
    return tuple(found.values())


def _overlap(detail: Detail, span: Span | None) -> bool:
    return span is not None and detail.span.start < span.end and span.start < detail.span.end


def _reason(candidate: Candidate) -> str:
    if candidate.topic is Topic.OPPOSITE and candidate.strength < 1:
        return _ALTERNATIVE
    if candidate.stake:
        reason = _REASONS.get(candidate.topic)
        return f"{candidate.stake}: {reason}" if reason else candidate.stake
    return _REASONS.get(candidate.topic, "")


def _reason_of_number(candidate: Candidate, a: Reading, b: Reading) -> str:
    """Return the question that both numbers answer, or the noun that both count, and what may reconcile them."""
    asked = questions(a, candidate.a) & questions(b, candidate.b)
    both = min(asked) if asked else f"both count {_counted(candidate, a) or 'the same thing'}"
    if _has_grown(candidate, a, b):
        return f"{both}; the later report gives more"
    if _open_ended(candidate):
        return f"{both}; one goes beyond the other's least"
    return both if asked else f"{both} and cannot both be right"


def _open_ended(candidate: Candidate) -> bool:
    """Whether one number leaves room for the other: "at least six", "eight"."""
    p, q = candidate.a.value, candidate.b.value
    return isinstance(p, Quantity) and isinstance(q, Quantity) and max(p.low, q.low) <= min(p.high, q.high)


def _has_grown(candidate: Candidate, a: Reading, b: Reading) -> bool:
    """Whether a toll may have risen: the article of the later day gives the higher number."""
    x, y = candidate.a, candidate.b
    p, q, one, two = x.value, y.value, a.setting.day, b.setting.day
    if a.setting.guessed or b.setting.guessed:
        return False
    if not (one and two and isinstance(p, Quantity) and isinstance(q, Quantity)):
        return False
    if not (one_toll(a, x, b, y) and may_grow(a, x)):
        return False
    return (one < two and p.stated < q.stated) or (two < one and q.stated < p.stated)


def _counted(candidate: Candidate, a: Reading) -> str:
    """Return the word of side a for what both numbers count, or nothing where the two use different ones."""
    both = set(candidate.a.head.split()) & set(candidate.b.head.split())
    tokens = a.tokens
    group = range(candidate.a.token, candidate.a.upto)
    return next((tokens.low[i] for i in reversed(group) if tokens.stems[i] in both), "")
