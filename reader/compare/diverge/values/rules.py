"""Whether two values that exclude each other are said about one thing: rules on what the values hang on.

The bounds were set on the pairs of the fitting events; each rule asks for the same bearer, the same words around,
or sentences that agree in most else.
"""

from __future__ import annotations

from reader.compare.details import Detail, Quantity, When
from reader.compare.details.number_words import MONEY
from reader.compare.details.places import IMPACT
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.grounds import Grounds
from reader.compare.diverge.values.fates import FATE
from reader.compare.diverge.values.gazetteer import level
from reader.compare.diverge.values.times import BEST


def count_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether two numbers are of one thing."""
    value = candidate.a.value
    unit = value.unit if isinstance(value, Quantity) else ""
    if _one_of_them(candidate) and g.bearer == 0:
        return False
    if candidate.strength == FATE:
        return not 0 < g.close < _ANOTHER_TOLL
    if unit != "age" and (not g.beside or (unit in _NEAR_IN_SIZE and g.close < _FAR_OFF)):
        return False
    if unit == "%" and g.kin_around < _OF_ONE_WHOLE:
        return False
    if unit in {"", "ordinal"}:
        return g.heads > 0 and (g.bearer == 1.0 or g.kin_around >= 0.15 or g.kin >= 0.25 or g.jaccard >= 0.1)
    if unit == "age":
        return (g.covered >= 0.5 or g.kin >= 0.5) and g.kin_around >= 0.3
    if unit in MONEY and g.close < _A_PART:
        # A sum and one item of it, or what was raised and what was spent.
        return g.kin_around >= 0.5
    if g.sole:
        return (
            g.bearer == 1.0
            or g.kin_around >= 0.2
            or g.kin >= 0.3
            or (g.score >= _SURE and (unit in _RARE or g.covered >= 0.35))
        )
    return g.kin_around >= 0.3 and (g.bearer > 0 or g.close >= 0.3)


_A_PART = 0.12
_FAR_OFF = 0.2
_ANOTHER_TOLL = 0.05
"""Part of one toll below which another is of somebody else; none at all may be meant of the same."""
_NEAR_IN_SIZE = frozenset({"", "duration", "lag", "length"})
"""Units in which a story has many values; of one thing they are seldom told five times apart."""
_OF_ONE_WHOLE = 0.3
"""A story has many percentages, and of each the words say what it is a share of."""
_RARE = frozenset({"speed", "magnitude", "mass", "heat", "area", "volume", "power", "score"})
"""Units of which a sentence mostly gives one."""
_SURE = 0.5


def _one_of_them(candidate: Candidate) -> bool:
    """Whether either of two counts is 1: "one aircraft crashed" of the two is no count of them all."""
    return any(
        isinstance(value, Quantity) and not value.unit and value.stated == 1
        for value in (candidate.a.value, candidate.b.value)
    )


_SLOT = 0.7
"""Least likelihood that two times are of one happening: from there on 7 of 7 are divergent, from 0.6 on 8 of 13."""


def time_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether two days, spans of days or years are of one event."""
    if _day_beside_day(candidate, g) or _year_beside_year(candidate, g):
        return True
    near = g.close >= (_YEARS_NEAR if candidate.topic is Topic.YEAR else _DAYS_NEAR)
    return g.slot >= _SLOT and (near or _one_day_of_two_years(candidate.a, candidate.b))


def _one_day_of_two_years(x: Detail, y: Detail) -> bool:
    """Whether two dates differ in the year alone, as one that was written wrong does."""
    p, q = x.value, y.value
    if not isinstance(p, When) or not isinstance(q, When) or not (p.first and q.first):
        return False
    return p.grain == q.grain == "day" and (p.first.month, p.first.day) == (q.first.month, q.first.day)


def _day_beside_day(candidate: Candidate, g: Grounds) -> bool:
    """Whether two sentences that surely state one fact date it a day or two apart: "on July 9", "on July 10"."""
    p, q = candidate.a.value, candidate.b.value
    if candidate.topic is not Topic.DAY or not isinstance(p, When) or not isinstance(q, When):
        return False
    dated = (
        p.grain == q.grain == "day" and p.weekday is None and q.weekday is None and candidate.strength == 1.0
    )
    return dated and g.close >= _NEXT_DAYS and g.score >= _SURELY and g.covered >= 0.2


def _year_beside_year(candidate: Candidate, g: Grounds) -> bool:
    """Whether two sentences that say little else give two years: "could fly in 2026", "not ready before 2027"."""
    return candidate.topic is Topic.YEAR and g.close >= 0.3 and g.score >= _SURELY and g.jaccard >= 0.3


_NEXT_DAYS, _SURELY, _SURELY_ONE = 0.75, 0.6, 0.75
_YEARS_NEAR, _DAYS_NEAR = 0.2, 0.1
"""Two dates of one thing are near each other, four years or two months at most; else it has happened twice."""


def clock_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether two clock times are of one event."""
    # Sentences that surely state one fact mostly give its one hour.
    return (g.beside or g.score >= _SURELY_ONE) and (
        g.bearer == 1.0 or g.kin_around >= 0.15 or g.kin >= 0.35 or g.covered >= 0.4
    )


def place_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether two places are of one thing."""
    if candidate.a.head == candidate.b.head == IMPACT:
        return g.jaccard >= 0.05
    if level(str(candidate.a.value)) != "town":
        return g.bearer == 1.0 and (g.around >= 0.2 or g.jaccard >= 0.2)
    # A story names many towns: where the sentences share little else, they tell of two things.
    return g.jaccard >= 0.1 and (g.around >= 0.25 or g.bearer == 1.0)


def person_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether two given names with one family name are one person's."""
    return (
        g.around >= 0.4 or (g.around >= 0.25 and g.covered >= 0.4) or (g.jaccard >= 0.3 and g.covered >= 0.5)
    )


def same_words_hold(candidate: Candidate, g: Grounds) -> bool:
    """Whether two speakers are given one sentence, or two wordings are of one utterance."""
    if candidate.topic is Topic.QUOTE:
        return candidate.strength == 1.0
    return candidate.strength == 2.0 or (candidate.strength == 1.0 and g.jaccard >= 0.6)


def number_alone(candidate: Candidate, g: Grounds) -> bool:
    """Whether two numbers or clock times link their sentences."""
    near = g.kin_around >= 0.3 and g.kin >= 0.35
    if candidate.strength == FATE:
        return g.kin >= 0.3 or g.kin_around >= 0.3
    return near and g.close >= 0.2 and (g.sole or g.covered >= 0.35)


def time_alone(candidate: Candidate, g: Grounds) -> bool:
    """Whether two days, spans of days or years link their sentences."""
    return g.slot >= _SLOT


def place_alone(candidate: Candidate, g: Grounds) -> bool:
    """Whether two places link their sentences."""
    return g.around >= 0.3 or (candidate.a.head == candidate.b.head == IMPACT and g.jaccard >= 0.05)


def totals_differ(candidate: Candidate, g: Grounds) -> bool:
    """Whether two numbers that are the totals of their articles are of one thing, however unlike the sentences."""
    value = candidate.a.value
    if candidate.topic is Topic.CLOCK or (candidate.topic is Topic.YEAR and candidate.strength == BEST):
        return True
    if candidate.topic is not Topic.COUNT or not isinstance(value, Quantity):
        return False
    if _one_of_them(candidate):
        return False
    if candidate.strength == FATE or value.unit in _RARE or (value.unit == "" and g.heads > 0):
        return True
    return value.unit == "age" or (g.sole and g.close >= _A_PART)
