"""Days that articles of a story name without their year or week, set by those that say which they mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from reader.compare.details import Detail, When
from reader.compare.model import Ref

_OF_NOW = 400
"""Days around the one that a story is about; beyond lies history, of which a date may be an anniversary."""
_AT_HAND = 14
"""Days around it on which a date without a year is that of this year."""

Span = tuple[date, date]


def settle_days(read: Sequence[tuple[Ref, When]]) -> list[Span]:
    """Return the first and last day of each time; all must be resolved.

    A day without a year is the same in all articles: where one says its year, or that it lies ahead, it does for all.
    A month without a year that seems to lie ahead is the one that its article names with a year. A weekday that
    may be that of the next week is so where others tell of that day, and none calls this one by its weekday.
    """
    spans = [(when.first, when.last) for _, when in read if when.first and when.last]
    days = Counter(
        first
        for (_, when), (first, last) in zip(read, spans, strict=True)
        if first == last and not when.yearless
    )
    if not days:
        days = Counter(first for first, _ in spans)
    now = max(days, key=lambda day: (days[day], day)) if days else date.min
    told = _years_told(read, spans, now)
    sure = {
        first
        for (_, when), (first, last) in zip(read, spans, strict=True)
        if first == last and not when.or_next
    }
    called = {
        first
        for (_, when), (first, last) in zip(read, spans, strict=True)
        if first == last and not when.or_next and when.weekday is not None
    }
    found: list[Span] = []
    for (ref, when), (first, last) in zip(read, spans, strict=True):
        if when.or_next:
            moved = _a_week_on(first, sure, called)
            found.append((moved, moved))
        elif when.yearless:
            found.append(_in_year(first, last, _year(ref, when, now, told)))
        else:
            found.append((first, last))
    return found


_Told = dict[tuple[int, ...], list[int]]


def _years_told(read: Sequence[tuple[Ref, When]], spans: Sequence[Span], now: date) -> _Told:
    """Return the years that are said of days by month and day, and of months by article and month; 0 by day, inferred.

    The last are those of days without a year, under their month, day and 0.
    """
    told: _Told = defaultdict(list)
    for (ref, when), (first, last) in zip(read, spans, strict=True):
        if first == last and when.yearless:
            told[first.month, first.day, 0].append(first.year)
        elif when.yearless or when.vague or when.or_next or abs((first - now).days) > _OF_NOW:
            continue
        elif first == last:
            told[first.month, first.day].append(first.year)
        elif when.grain == "month":
            told[ref.article, -first.month].append(first.year)
    return told


def _year(ref: Ref, when: When, now: date, told: _Told) -> int:
    """Return the year of a time that does not say it."""
    first, last = when.first or now, when.last or now
    if first != last:
        said = told.get((ref.article, -first.month), [])
        return max(said) if said and first > now else first.year
    said = told.get((first.month, first.day), [])
    if said and abs((first - now).days) > _AT_HAND:
        return max(said)
    return max(told[first.month, first.day, 0])


def _in_year(first: date, last: date, year: int) -> Span:
    """Return a span moved to the year in which its first day shall lie."""
    if first.year == year or (2, 29) in {(first.month, first.day), (last.month, last.day)}:
        return first, last
    ends = year + last.year - first.year
    return first.replace(year=year), last.replace(year=min(max(ends, 1), 9999))


def _a_week_on(day: date, sure: Collection[date], called: Collection[date]) -> date:
    """Return the same weekday of the next week where the story tells of it, and calls this one by no weekday."""
    if day > date.max - timedelta(days=7):
        return day
    later = day + timedelta(days=7)
    return later if later in sure and day not in called else day


_BY_THE_SPEAKER = frozenset(
    {"today", "tonight", "yesterday", "tomorrow", "this morning", "this afternoon", "this evening"}
)
_WORDS_AROUND = 4
"""Content words near a time from which on two that have the same are one utterance."""
_PRINTED_WITHIN = 3
"""Days within which articles print one utterance."""


def as_first_said(times: Sequence[Detail], spans: Sequence[Span]) -> list[Span]:
    """Return the spans with "tonight" in words that several articles print counted from the first of them."""
    said: dict[tuple[str, frozenset[str]], list[date]] = defaultdict(list)
    for time, (first, _) in zip(times, spans, strict=True):
        if _is_said(time):
            said[time.text.lower(), time.context].append(first)
    found: list[Span] = []
    for time, (first, last) in zip(times, spans, strict=True):
        days = said.get((time.text.lower(), time.context), []) if _is_said(time) else []
        near = [day for day in days if 0 <= (first - day).days <= _PRINTED_WITHIN]
        found.append((min(near), min(near)) if near and first == last else (first, last))
    return found


def _is_said(time: Detail) -> bool:
    return time.text.lower() in _BY_THE_SPEAKER and len(time.context) >= _WORDS_AROUND
