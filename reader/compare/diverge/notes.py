"""Differences that are no conflict: one side is vaguer, less sure, names one more person or another speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from reader.compare.details import Detail, Quantity, Reading, When
from reader.compare.details.names import TITLES
from reader.compare.details.person_nouns import PERSONS
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import words
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.unshared_names import short_for, unshared_names
from reader.compare.diverge.values.amounts import ranges_meet
from reader.compare.diverge.values.fates import same_state
from reader.compare.diverge.values.one_thing import gives, other_sort
from reader.compare.diverge.values.roles import other_role
from reader.compare.model import Difference, DifferenceKind
from reader.compare.words import key_of

MOST = 5
"""Notes on one link."""


def find_notes(a: Reading, b: Reading, left: list[Candidate]) -> tuple[Difference, ...]:
    """Return at most five notes on a linked pair; ``left`` are the candidates that did not make a conflict."""
    found = [*_vaguer_numbers(a, b), *_vaguer_times(a, b), *_candidates(a, b, left), *_names(a, b)]
    return tuple(found[:MOST])


def _note(kind: DifferenceKind, x: Detail | None, y: Detail | None, reason: str) -> Difference:
    return Difference(
        kind, x.text if x else "", y.text if y else "", x.span if x else None, y.span if y else None, reason
    )


def _vaguer_numbers(a: Reading, b: Reading) -> Iterator[Difference]:
    """ "At least five" against "six": the one leaves room for the other."""
    for x, y in product(a.of(DifferenceKind.NUMBER), b.of(DifferenceKind.NUMBER)):
        p, q = x.value, y.value
        if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit != q.unit:
            continue
        if (p.low, p.high) != (q.low, q.high) and ranges_meet(p, q) and _of_one_thing(a, x, b, y):
            vague, exact = (x, y) if p.high - p.low > q.high - q.low else (y, x)
            yield _note(x.kind, x, y, f"“{vague.text}” leaves room for “{exact.text}”")


_ALONE = frozenset({"ordinal", "score"})
_NEAR = 0.5
"""Least part that the smaller of two measures or sums is of the larger, where both may be of one thing."""
_NEAR_COUNT = 0.25
_ALIKE = 0.9
"""The part from which on two measures are of one thing whatever is said around them: "31 percent", "a third"."""


def _of_one_thing(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two numbers of which one leaves room for the other may be of one thing: "at least five", "six"."""
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit in _ALONE:
        return False
    if not p.unit and not set(x.head.split()) & set(y.head.split()):
        return False
    if gives(b, p) or gives(a, q) or other_sort(a, x, b, y):
        return False
    low, high = sorted((abs(p.stated), abs(q.stated)))
    if p.unit and low >= high * _ALIKE:
        return True
    if not (p.loose or q.loose) and low < high * (_NEAR if p.unit else _NEAR_COUNT):
        return False
    return same_state(a, x, b, y) and not other_role(a, x, b, y)


def _vaguer_times(a: Reading, b: Reading) -> Iterator[Difference]:
    """ "Earlier this week" against "Tuesday"; clock times that cannot be held against each other."""
    for x, y in product(a.of(DifferenceKind.TIME), b.of(DifferenceKind.TIME)):
        p, q = x.value, y.value
        if not isinstance(p, When) or not isinstance(q, When):
            continue
        if _may_be_elsewhere(a, p, b, q):
            yield _note(x.kind, x, y, "a clock time and a part of the day in another zone may be one moment")
        elif {p.grain, q.grain} <= _VAGUE:
            wider = _holds(p, q)
            if wider != _holds(q, p) and _of_one_event(a, x, b, y):
                yield _note(x.kind, x, y, f"“{x.text if wider else y.text}” holds the other")


_VAGUE = frozenset({"part", "day", "week", "month", "season"})


_SAME_WORDS = 1
"""Content words near two times that are the same at least, where both may be of one event."""


def _of_one_event(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two times of which one holds the other are said of one thing, and neither sentence has the other's."""
    if len(x.context & y.context) < _SAME_WORDS:
        return False
    return not any(_same_days(x, z) for z in b.of(DifferenceKind.TIME)) and not any(
        _same_days(y, z) for z in a.of(DifferenceKind.TIME)
    )


def _same_days(x: Detail, y: Detail) -> bool:
    p, q = x.value, y.value
    return isinstance(p, When) and isinstance(q, When) and (p.first, p.last) == (q.first, q.last)


def _may_be_elsewhere(a: Reading, p: When, b: Reading, q: When) -> bool:
    """Whether a clock time of a zone that is named stands alone, without the local one, against a part of the day."""
    if p.first != q.first or p.part == q.part or (p.minute is None) == (q.minute is None):
        return False
    clock, part, reading = (p, q, a) if q.minute is None else (q, p, b)
    return bool(part.part) and clock.zone.lstrip("-").isdigit() and "local" not in reading.tokens.low


def _holds(p: When, q: When) -> bool:
    """Whether one time lies in another: two weekdays or months of one name may be a week or a year apart."""
    if p.first is None or p.last is None or q.first is None or q.last is None:
        return False
    return p.first <= q.first and q.last <= p.last


_REASONS = {
    Topic.HEDGE: "one side is less sure",
    Topic.QUOTE: "quoted in two wordings",
    Topic.SPEAKER: "each side names another source",
}


def _candidates(a: Reading, b: Reading, left: list[Candidate]) -> Iterator[Difference]:
    first: dict[Topic, Candidate] = {}
    for candidate in left:
        if candidate.topic in _REASONS and _differs(a, b, candidate):
            first.setdefault(candidate.topic, candidate)
    for topic, candidate in first.items():
        yield _note(candidate.kind, candidate.a, candidate.b, _REASONS[topic])


def _differs(a: Reading, b: Reading, candidate: Candidate) -> bool:
    """Whether what was found is a difference at all: another source of the same, or the same said less surely."""
    x, y = candidate.a, candidate.b
    if candidate.topic is Topic.SPEAKER:
        alike = len(a.content & b.content) >= _ALIKE_SAID * len(a.content | b.content)
        return alike and _speaker(x) and _speaker(y) and not _one_source(x, y)
    return candidate.topic is not Topic.HEDGE or _says_the_same(a, x, b, y)


_ALIKE_SAID = 0.35
"""Part of the words of two sentences that both have, from which on two sources may be sources of one thing."""
_SHARED = 2
_MAYBE = words("potential possible presumptive presumed likely prospective suspected")
_WHO_MAY_BE = PERSONS | {
    key_of(w)
    for w in words(
        "candidate nominee contender rival successor opponent replacement buyer bidder witness target"
    )
}
_REACH = 4


def _says_the_same(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether what one side is less sure of stands in the other's words too; a "potential candidate" is a person."""
    for reading, detail in ((a, x), (b, y)):
        tokens = reading.tokens
        if tokens.low[detail.token] in _MAYBE and not _WHO_MAY_BE.isdisjoint(
            tokens.stems[detail.token + 1 : detail.token + _REACH]
        ):
            return False
    one, two = (set(r.tokens.content(d.token, d.upto)) for r, d in ((a, x), (b, y)))
    return len(one & two) >= _SHARED


def _one_source(x: Detail, y: Detail) -> bool:
    """Whether one speaker may be the other: its short form, or the office of the one that is named."""
    if _named(x) != _named(y):
        return True
    parts_x, parts_y = (
        [w for w in re.findall(r"[a-z]+", d.text.lower()) if w not in STOP_WORDS] for d in (x, y)
    )
    return any(short_for(token, parts_y) for token in parts_x) or any(
        short_for(token, parts_x) for token in parts_y
    )


def _named(detail: Detail) -> bool:
    """Whether a speaker is named, not only described: "Ines Calder", not "the President"."""
    written = re.findall(r"[^\W\d_]+", detail.text)
    return any(w[0].isupper() and w.lower() not in TITLES and w.lower() not in STOP_WORDS for w in written)


def _speaker(detail: Detail) -> bool:
    """Whether a speaker reads like one: a name, or officials, police, a spokesman."""
    return str(detail.value) in _SOURCES or detail.text[:1].isupper()


_SOURCES = frozenset(
    {
        "offici",
        "polic",
        "author",
        "spokesman",
        "spokeswoman",
        "wit",
        "lawyer",
        "prosecutor",
        "militari",
        "govern",
    }
)


def _names(a: Reading, b: Reading) -> Iterator[Difference]:
    for x in unshared_names(a, b):
        yield _note(DifferenceKind.NAME, x, None, _ABSENT)
    for y in unshared_names(b, a):
        yield _note(DifferenceKind.NAME, None, y, _ABSENT)


_ABSENT = "named on this side only"
