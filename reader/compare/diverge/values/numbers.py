"""Which numbers of two sentences exclude each other: one unit or one noun, one role, and ranges that do not meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.details.model import MOST_OF_A_KIND
from reader.compare.details.person_nouns import PERSONS
from reader.compare.details.wordlist import words
from reader.compare.diverge.around.beside import other_subject
from reader.compare.diverge.around.stretches import around
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.values.amounts import amounts_exclude, ranges_meet, same_things
from reader.compare.diverge.values.counted_nouns import likeness, same_noun
from reader.compare.diverge.values.fates import FATE, one_toll, same_state, state_of
from reader.compare.diverge.values.one_thing import changed, of_one_sort
from reader.compare.diverge.values.times import answered
from reader.compare.model import DifferenceKind


def number_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield pairs of numbers in one unit whose ranges do not meet, where neither side also gives the other's."""
    yield from _best_matches(_number_pairs(a, b))


def _best_matches(found: Iterable[Candidate]) -> list[Candidate]:
    """Leave out pairs of numbers where either number has a partner that counts more nearly the same noun."""
    listed = list(found)
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


def _number_pairs(a: Reading, b: Reading) -> Iterator[Candidate]:
    numbers_a, numbers_b = a.of(DifferenceKind.NUMBER), b.of(DifferenceKind.NUMBER)
    if max(len(numbers_a), len(numbers_b)) > MOST_OF_A_KIND:
        return
    for x in numbers_a:
        for y in numbers_b:
            toll = one_toll(a, x, b, y)
            if (
                not amounts_exclude(x, y)
                or not same_things(x, y, toll=toll)
                or not of_one_sort(a, x, b, y, toll=toll)
                or (_plain(x) and not same_state(a, x, b, y))
                or (not toll and (_of_two_subjects(a, x, b, y) or changed(a, x, b, y)))
                or _told_as_well(x, b, numbers_b)
                or _told_as_well(y, a, numbers_a)
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


def _of_one_fate(reading: Reading, number: Detail, numbers: Sequence[Detail]) -> list[Detail]:
    """Return the numbers of a sentence that may count people of one fate with ``number``."""
    state = state_of(reading, number)
    return [other for other in numbers if state_of(reading, other) in {"", state}]


def _plain(x: Detail) -> bool:
    return isinstance(x.value, Quantity) and x.value.unit in {"", "%", "ordinal"}


def _of_two_subjects(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two numbers may be somebody's, as votes and charges are, and are of two who are named.

    Those aboard or hurt are the event's.
    """
    return _plain(x) and PERSONS.isdisjoint(x.head.split()) and other_subject(a, x, b, y)


def _same_quantity(x: Detail, y: Detail) -> bool:
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit != q.unit:
        return False
    return ranges_meet(p, q)


def _told_as_well(x: Detail, other: Reading, others: Sequence[Detail]) -> bool:
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
        of_these = not p.unit and any(same_noun(x.head, z.head) for z in others)
        if of_these and _goes_on(other, y):
            return True
        if of_these and not y.head:
            # The other side counts the same thing by another number; this one counts something else.
            continue
        if p.unit or p.stated >= 3 or set(x.head.split()) & set(y.head.split()):
            return True
    return False


def _goes_on(reading: Reading, number: Detail) -> bool:
    """Whether a bare number counts others of what was counted before: "six members agreed, two wanted to wait"."""
    low = reading.tokens.low
    before = low[max(0, number.token - 1) : number.token]
    behind = low[number.token + 1 : number.token + 2]
    return not _LISTS.isdisjoint(before) and any(word in _DID or word.endswith("ed") for word in behind)


_LISTS = words(", ; and while but with")
_DID = words("were was had did said say are is have voted stood chose")


def _same_digits(x: Detail, y: Detail) -> bool:
    """Whether a number is written with the digits that the other one is, two at least."""
    digits = _DIGITS.search(x.text)
    return digits is not None and len(digits[0]) > 1 and digits[0] == y.text


_DIGITS = re.compile(r"\d[\d.,]*")
