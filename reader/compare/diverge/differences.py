"""What a reader is shown of a conflict: both values, both places, and in one line why."""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Span
from reader.compare.details import Detail, Quantity, Reading
from reader.compare.details.number_heads import noun_key
from reader.compare.diverge.answers.points import questions
from reader.compare.diverge.around.stretches import in_whole_groups
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.values.fates import may_grow, one_toll
from reader.compare.model import Difference

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


def differences(conflicts: Sequence[Candidate], a: Reading, b: Reading) -> tuple[Difference, ...]:
    """Return the conflicts as differences, each pair of spans once."""
    found: dict[object, Difference] = {}
    for candidate in conflicts:
        x, y = in_whole_groups(a, candidate.a), in_whole_groups(b, candidate.b)
        in_words = candidate.stake or candidate.topic in (Topic.ABSENCE, Topic.NEGATION)
        if in_words and any(_overlap(x, d.a_span) and _overlap(y, d.b_span) for d in found.values()):
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
    words = [(tokens.low[i], tokens.stems[i]) for i in reversed(group)]
    return next((low for low, stem in words if stem in both or noun_key(low) in both), "")
