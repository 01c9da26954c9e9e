"""The time that lies so far from another: two days after Monday, an hour before 7 p.m."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from reader.compare.details import When
from reader.compare.details.time_words import month_span, shifted
from reader.compare.tale.relations import Relation

_SMALL_HOURS = 5 * 60
_DAY = 24 * 60
_ANY_DAY = frozenset({"day", "part", "clock"})


def counted_from(told: When, relation: Relation) -> When | None:
    """Return the time that a relation makes of the one told before; None where that is not precise enough."""
    if told.first is None or told.last is None or (told.vague and told.minute is None):
        return None
    day = told.first if told.first == told.last and told.grain in _ANY_DAY else None
    if relation.unit in {"minute", "hour"}:
        return _hours_on(told, relation, day)
    if relation.unit in {"day", "week"}:
        return _days_on(told, relation, day) if day else None
    if relation.unit == "month":
        return _months_on(told.first, relation) if day or told.grain == "month" else None
    return _years_on(told.first, relation) if told.grain in _ANY_DAY | {"month", "year"} else None


def _hours_on(told: When, relation: Relation, day: date | None) -> When | None:
    if day is None or told.minute is None or relation.loose:
        return None
    minutes = told.minute + round(relation.count * (60 if relation.unit == "hour" else 1))
    day = shifted(day, minutes // _DAY)
    return When("clock", day, day, minute=minutes % _DAY, zone=told.zone, vague=True, counted=True)


def _days_on(told: When, relation: Relation, day: date) -> When | None:
    if relation.count and told.minute is not None and told.minute < _SMALL_HOURS:
        # "The next morning" after a night without a day of its own.
        return None
    if relation.unit == "week" or relation.loose:
        if relation.loose:
            return None
        middle = shifted(day, round(7 * relation.count))
        return When("week", middle, middle, vague=True, counted=True)
    moment = shifted(day, round(relation.count))
    return When("part" if relation.part else "day", moment, moment, moment.weekday(), relation.part)


def _months_on(first: date, relation: Relation) -> When | None:
    if relation.loose:
        return None
    low, high = month_span(first.year * 12 + first.month - 1 + round(relation.count))
    return When("month", low, high)


def _years_on(first: date, relation: Relation) -> When | None:
    year = first.year + round(relation.count)
    if relation.loose or not 1 <= year <= 9999:
        return None
    return When("year", date(year, 1, 1), date(year, 12, monthrange(year, 12)[1]))
