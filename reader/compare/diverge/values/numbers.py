"""Which numbers of two sentences exclude each other: one unit or one noun, one role, and ranges that do not meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.compare.details import Detail, Quantity, Reading, When
from reader.compare.details.number_words import MONEY
from reader.compare.details.wordlist import words
from reader.compare.diverge.around.beside import other_subject
from reader.compare.diverge.around.other_events import of_another_event
from reader.compare.diverge.around.stretches import around
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.values.counted_nouns import likeness, same_noun
from reader.compare.diverge.values.dimensions import other_dimension, other_sum
from reader.compare.diverge.values.fates import FATE, one_toll, same_state, state_of
from reader.compare.diverge.values.person_nouns import PERSONS
from reader.compare.diverge.values.roles import lacking, other_role, planned
from reader.compare.diverge.values.times import answered, times_exclude
from reader.compare.model import DifferenceKind


def number_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield pairs of numbers in one unit whose ranges do not meet, where neither side also gives the other's."""
    yield from _best_matches(_number_pairs(a, b))


def _best_matches(found: Iterable[Candidate]) -> list[Candidate]:
    """Leave out pairs of numbers where either number has a partner that counts more nearly the same noun."""
    listed = list(found)
    if len(listed) < 2:
        return listed
    fit = [_fit(candidate) for candidate in listed]
    best: dict[tuple[int, int], float] = {}
    for candidate, value in zip(listed, fit, strict=True):
        for key in ((0, candidate.a.token), (1, candidate.b.token)):
            best[key] = max(best.get(key, 0.0), value)
    return [
        candidate
        for candidate, value in zip(listed, fit, strict=True)
        if value >= best[0, candidate.a.token] and value >= best[1, candidate.b.token]
    ]


def _fit(candidate: Candidate) -> float:
    """How far two numbers count one noun: the share of the words for it that both have, 0 to 1."""
    return likeness(candidate.a.head, candidate.b.head)


MOST = 16
"""Numbers of a sentence beyond which it is a table in a line, which has no one number to set against another's."""


def _number_pairs(a: Reading, b: Reading) -> Iterator[Candidate]:
    numbers_a, numbers_b = a.of(DifferenceKind.NUMBER), b.of(DifferenceKind.NUMBER)
    if not (numbers_a and numbers_b) or max(len(numbers_a), len(numbers_b)) > MOST:
        return
    if of_another_event(a) != of_another_event(b):
        return
    for x in numbers_a:
        for y in numbers_b:
            toll = one_toll(a, x, b, y)
            if (
                not _numbers_exclude(x, y, toll)
                or (_plain(x) and not same_state(a, x, b, y))
                or other_sort(a, x, b, y)
                or (not toll and (other_role(a, x, b, y) or (_of_a_subject(x) and other_subject(a, x, b, y))))
                or _told_as_well(x, numbers_b)
                or _told_as_well(y, numbers_a)
                or (not toll and (changed_from(a, x, y) or changed_from(b, y, x)))
            ):
                continue
            told = len(x.context & y.context)
            rivals_a = _of_one_fate(a, x, numbers_a) if toll else numbers_a
            rivals_b = _of_one_fate(b, y, numbers_b) if toll else numbers_b
            if not answered(x, rivals_b, told, _same_quantity) and not answered(
                y, rivals_a, told, _same_quantity
            ):
                strength = FATE if toll else 1.0
                yield Candidate(
                    DifferenceKind.NUMBER, Topic.COUNT, x, y, around(a, x), around(b, y), strength
                )


def other_sort(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two numbers say by themselves that they are of two things: missing or there, planned or done."""
    return (
        lacking(a, x) != lacking(b, y)
        or other_dimension(a, x, b, y)
        or other_sum(a, x, b, y)
        or planned(a, x) != planned(b, y)
    )


def _of_one_fate(reading: Reading, number: Detail, numbers: Sequence[Detail]) -> list[Detail]:
    """Return the numbers of a sentence that may count people of one fate with ``number``."""
    state = state_of(reading, number)
    return [other for other in numbers if state_of(reading, other) in {"", state}]


def _numbers_exclude(x: Detail, y: Detail, toll: bool) -> bool:
    """Whether two numbers cannot both hold of one thing; ``toll`` says that both count people of one fate."""
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit != q.unit or p.loose or q.loose:
        return False
    if x.modifier == y.modifier == "up to" and p.unit in MONEY:
        # Two limits, each of them exact.
        return p.stated != q.stated and not _rounded(p.stated, q.stated)
    if (p.low <= q.high and q.low <= p.high) or _rounded(p.stated, q.stated):
        return False
    if p.unit == "%" and abs(p.low + q.high - 100) < 1.5:
        return False
    if p.unit in {"", "ordinal"}:
        return (toll and not p.unit) or same_noun(x.head, y.head, _NO_THINGS)
    return not p.written or _apart(p, q)


def numbers_meet(x: Detail, y: Detail) -> bool:
    """Whether two numbers of one unit say the same of one thing; "at least six" and "eight" do not."""
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity):
        return False
    if p.stated == q.stated or _rounded(p.stated, q.stated):
        return True
    return p.low <= q.high and q.low <= p.high and not _passes(x, y)


def _passes(x: Detail, y: Detail) -> bool:
    """Whether one count is a least one that the other goes beyond: "at least six" and "eight", or "at least eight"."""
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit or q.unit:
        return False
    if {x.modifier, y.modifier} - {"", "at least"}:
        return False
    if x.modifier and y.modifier:
        return p.stated != q.stated
    least, other = (p, q) if x.modifier else (q, p)
    return bool(x.modifier or y.modifier) and least.stated < other.stated


def exclude(x: Detail, y: Detail) -> bool:
    """Whether two numbers that count or measure one thing, or two times of one thing, cannot both be right."""
    if isinstance(x.value, When):
        return bool(times_exclude(x, y))
    return _numbers_exclude(x, y, toll=True)


_CHANGES = words(
    "raised rise rises rose risen raise raises increased increase increases grown grew climbed jumped doubled gone went"
)


_CUTS = words(
    "cut cuts reduced reduces lowered lowers slashed trimmed fell fallen falls dropped drops shrank shrunk"
)


def changed_from(reading: Reading, x: Detail, y: Detail) -> bool:
    """Whether a number is what something has risen or fallen to, so that another one was right before."""
    p, q = x.value, y.value
    low = reading.tokens.low
    before = low[max(0, x.token - 6) : x.token]
    if not (isinstance(p, Quantity) and isinstance(q, Quantity)) or "to" not in before[-2:]:
        return False
    if q.low > p.high and not _CUTS.isdisjoint(before):
        return True
    # A count that is said to have risen may rise further.
    return (q.high < p.low or p.unit == "") and not _CHANGES.isdisjoint(before)


def _plain(x: Detail) -> bool:
    return isinstance(x.value, Quantity) and x.value.unit in {"", "%", "ordinal"}


def _of_a_subject(x: Detail) -> bool:
    """Whether a number may be somebody's, as votes and charges are; those aboard or hurt are the event's."""
    return _plain(x) and PERSONS.isdisjoint(x.head.split())


_ROUND = 1.06
_ROUND_CHANGED = 1.25


def _apart(p: Quantity, q: Quantity) -> bool:
    """Whether two measures differ by more than rounding, and by more than turning one unit into another brings."""
    low, high = (p, q) if p.high < q.low else (q, p)
    if low.unit == "lag" and low.written in {"month", "year", "decade"}:
        return False
    return low.high * (_ROUND if p.written == q.written else _ROUND_CHANGED) < high.low


_NO_THINGS = words("time day week month year hour minut second way part other")
"""Stems of words that say nothing about what is counted."""


def _rounded(p: float, q: float) -> bool:
    """Whether one number is the other rounded to two or more digits: 43,350 and 43,000."""
    low, high = sorted((abs(p), abs(q)))
    if low < 20:
        return False
    return any(
        round(v, -digits) == w
        for v, w in ((low, high), (high, low))
        for digits in range(len(str(int(high))) - 1)
    )


def _same_quantity(x: Detail, y: Detail) -> bool:
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit != q.unit:
        return False
    return p.low <= q.high and q.low <= p.high


def _told_as_well(x: Detail, others: Sequence[Detail]) -> bool:
    """Whether the very number stands on the other side too; a small count only of the same things."""
    for y in others:
        p, q = x.value, y.value
        if not isinstance(p, Quantity) or not isinstance(q, Quantity):
            continue
        if p.unit and not q.unit and not y.head and _same_digits(x, y):
            # "From 900 tonnes to 700": the unit is not said again.
            return True
        if (p.unit, p.stated) != (q.unit, q.stated):
            continue
        if not p.unit and x.head and not y.head and any(same_noun(x.head, z.head) for z in others if z.head):
            # The other side counts the same thing by another number; this one counts something else.
            continue
        if p.unit or p.stated >= 3 or set(x.head.split()) & set(y.head.split()):
            return True
    return False


def _same_digits(x: Detail, y: Detail) -> bool:
    """Whether a number is written with the digits that the other one is, two at least."""
    digits = _DIGITS.search(x.text)
    return digits is not None and len(digits[0]) > 1 and digits[0] == y.text


_DIGITS = re.compile(r"\d[\d.,]*")
