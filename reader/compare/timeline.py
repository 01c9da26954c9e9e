"""Dated mentions of a story, resolved and in order, each with the sentences that make them."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from index.article import Span
from reader.compare.details import Detail, When
from reader.compare.model import DifferenceKind, Moment, Ref

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PARTS = {"morning": 9, "afternoon": 15, "evening": 19, "night": 22}
_HOUR_UNKNOWN = -1
_SUNDAY = 6
"""A week that is named loosely is held from Sunday to Sunday."""

Key = tuple[date, date, int, str, str]


def build_timeline(mentions: Iterable[tuple[Ref, Detail]]) -> tuple[Moment, ...]:
    """Order the times that a story's sentences name, the earliest first, broad ones before what they contain.

    Takes every detail with the sentence it stands in; those that are no time, or that cannot be resolved
    to days because their article has no date, are left out.
    """
    found: dict[Key, list[tuple[Ref, Span]]] = defaultdict(list)
    for ref, detail in mentions:
        when = detail.value
        if detail.kind is DifferenceKind.TIME and isinstance(when, When) and when.first and when.last:
            found[_key(when, when.first, when.last)].append((ref, detail.span))
    return tuple(
        Moment(_iso(key), tuple(sorted(set(places), key=_place)), _label(key))
        for key, places in sorted(found.items(), key=lambda item: _order(item[0]))
    )


def _place(mention: tuple[Ref, Span]) -> tuple[Ref, int, int]:
    ref, span = mention
    return ref, span.start, span.end


def _key(when: When, first: date, last: date) -> Key:
    """Return what makes two mentions one moment: days, minute, zone and part of the day."""
    if when.minute is not None and first == last:
        return first, last, when.minute, when.zone, ""
    part = when.part if first == last else ""
    return first, last, _HOUR_UNKNOWN, "", part


def _order(key: Key) -> tuple[date, int, int, int, str]:
    first, last, minute, zone, part = key
    hour = _PARTS.get(part, _HOUR_UNKNOWN)
    return first, -(last - first).days, minute if minute >= 0 else hour * 60, int(bool(zone)), zone


def _iso(key: Key) -> str:
    first, last, minute, zone, _ = key
    if minute >= 0:
        return f"{first.isoformat()}T{_clock(minute)}{_offset(zone)}"
    if first == last:
        return first.isoformat()
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return f"{first.year:04d}"
    if first.day == 1 and last == _month_end(first):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _label(key: Key) -> str:
    first, last, minute, zone, part = key
    if minute >= 0:
        return f"{_day(first)}, {_clock(minute)} {_zone_name(zone)}".rstrip()
    if first == last:
        return f"{_day(first)}, {part}" if part else _day(first)
    if first == date(first.year, 1, 1) and last.month == 12 and last.day == 31:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and last == _month_end(first):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (last - first).days == 7 and first.weekday() == _SUNDAY:
        return f"Week of {_day(first + timedelta(days=1))}"
    if first.year == last.year and first.month == last.month:
        return f"{first.day}–{_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def _offset(zone: str) -> str:
    """Return minutes east of UTC as ISO writes them; nothing for a local or unknown zone."""
    try:
        east = int(zone)
    except ValueError:
        return ""
    return f"{'-' if east < 0 else '+'}{_clock(abs(east))}"


def _zone_name(zone: str) -> str:
    offset = _offset(zone)
    return f"UTC{offset.replace('-', '−')}" if offset else ("local time" if zone == "local" else "")
