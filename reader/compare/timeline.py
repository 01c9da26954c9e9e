"""Dated mentions of a story, resolved and in order, each with the sentences that make them."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from index.article import Span
from reader.compare.details import When
from reader.compare.model import Moment, Ref
from reader.compare.tale.dated import Dated

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
_PARTS = {"morning": 9, "noon": 12, "afternoon": 15, "evening": 19, "night": 22}
_HOUR_UNKNOWN = -1
_FRIDAY, _SUNDAY = 4, 6
"""A week that is named loosely is held from Sunday to Sunday."""
_EDGES = {(1, 12): "Early ", (9, 22): "Mid-", (18, 0): "Late "}
"""By first and last day of the part of a month that is meant; the last day of the month is 0."""
_ENDS_OF_PARTS = (7, 12)
"""Last days of its first week and of its beginning."""
_EDGES_OF_YEARS = {
    (1, 5): "Early ", (4, 9): "Mid-", (8, 12): "Late ", (1, 6): "First half of ", (7, 12): "Second half of ",
    (1, 3): "First quarter of ", (4, 6): "Second quarter of ", (7, 9): "Third quarter of ",
    (10, 12): "Fourth quarter of ",
}  # fmt: skip
"""By first and last month."""
_EDGES_OF_DECADES = {(0, 9): "", (0, 3): "Early ", (3, 7): "Mid-", (6, 9): "Late "}
"""By first and last year."""
_YEARS = 3
"""Beyond so many years the days of a span are not what is meant: "the past decade"."""
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


class _Key(NamedTuple):
    """What makes two mentions one moment."""

    first: date
    last: date
    minute: int
    zone: str
    part: str
    form: str
    """How it is worded where that decides how it is shown: about, weekday, month, year, season, decade or nothing."""


def build_timeline(dated: Iterable[Dated]) -> tuple[Moment, ...]:
    """Order the times that a story's sentences name, the earliest first, broad ones before what they contain."""
    found: dict[_Key, list[Dated]] = defaultdict(list)
    for mention in dated:
        if mention.when.first and mention.when.last:
            found[_key(mention.when, mention.when.first, mention.when.last)].append(mention)
    return tuple(
        _moment(key, mentions) for key, mentions in sorted(_by_instant(found), key=lambda item: _order(*item))
    )


def _moment(key: _Key, mentions: Sequence[Dated]) -> Moment:
    """Return a moment; what one place says outright is not inferred there."""
    said = {mention.place for mention in mentions if not mention.inferred}
    inferred = frozenset(mention.place for mention in mentions) - said
    expected = frozenset(mention.place for mention in mentions if mention.expected)
    places = tuple(sorted({mention.place for mention in mentions}, key=_order_of_places))
    return Moment(_iso(key), places, _label(key, mentions, bracketed=not said), inferred, expected)


def _by_instant(found: Mapping[_Key, list[Dated]]) -> list[tuple[_Key, list[Dated]]]:
    """Return the times with those made one that are one instant in several zones, in the zone most mentioned."""
    instants: dict[object, list[tuple[_Key, list[Dated]]]] = defaultdict(list)
    zones: dict[tuple[date, int], set[str]] = defaultdict(set)
    for key in found:
        if key.minute >= 0 and not key.form and key.zone:
            zones[key.first, key.minute].add(key.zone)
    for key, mentions in found.items():
        clock = key.minute >= 0 and not key.form
        # "At 7.40 p.m." is of the zone that others give this very time in, if it is one only.
        given = zones.get((key.first, key.minute), set()) if clock and not key.zone else set()
        zone = next(iter(given)) if len(given) == 1 else key.zone
        offset = _minutes_east(zone) if clock else None
        same = (
            key._replace(zone=zone) if offset is None else key.first.toordinal() * 1440 + key.minute - offset
        )
        instants[same].append((key._replace(zone=zone), mentions))
    return [
        (
            max(group, key=lambda item: (len(item[1]), item[0]))[0],
            [mention for _, each in group for mention in each],
        )
        for group in instants.values()
    ]


def _order_of_places(place: tuple[Ref, Span]) -> tuple[Ref, int, int]:
    ref, span = place
    return ref, span.start, span.end


def _key(when: When, first: date, last: date) -> _Key:
    """Return days, minute, zone, part of the day and form of a time."""
    if when.minute is not None and first == last:
        return _Key(first, last, when.minute, when.zone, "", "about" if when.counted else "")
    if first == last:
        return _Key(first, last, _HOUR_UNKNOWN, "", when.part, "")
    if when.counted:
        return _counted(when.grain, first + (last - first) / 2)
    if when.weekday is not None and (last - first).days == 7:
        return _Key(first, last, _HOUR_UNKNOWN, "", "", "weekday")
    if when.vague and when.grain == "week" and first.weekday() == _FRIDAY and (last - first).days == 2:
        return _Key(first, last, _HOUR_UNKNOWN, "", "", "weekend")
    vague = when.vague or when.grain in {"season", "decade"}
    form = when.grain if when.grain in {"month", "year", "season", "decade"} and vague else ""
    if form in {"month", "year"}:
        if _whole(first, last):
            form = ""
        elif (end := _earlier_in(form, first, last)) is not None:
            return _Key(first, end, _HOUR_UNKNOWN, "", "", f"earlier {form}")
    return _Key(first, last, _HOUR_UNKNOWN, "", "", form)


def _earlier_in(form: str, first: date, last: date) -> date | None:
    """Return the last day of the month or year of which days mean what went before a report; None for other days."""
    if form == "month" and first.day == 1 and (last.year, last.month) == (first.year, first.month):
        return None if last.day in _ENDS_OF_PARTS else _month_end(first)
    if form == "year" and (first.month, first.day) == (1, 1) and last.year == first.year:
        return None if last == _month_end(last) else date(first.year, 12, 31)
    return None


def _counted(grain: str, middle: date) -> _Key:
    """Return the day, month or year around which a time lies that is counted back."""
    if grain in {"year", "decade"}:
        middle, last = date(middle.year, 1, 1), date(middle.year, 12, 31)
    elif grain == "month":
        middle, last = middle.replace(day=1), _month_end(middle)
    else:
        last = middle
    return _Key(middle, last, _HOUR_UNKNOWN, "", "", "about")


def _order(key: _Key, mentions: Sequence[Dated]) -> tuple[date, int, int, int, _Key]:
    """Return what orders times; a part of a month or year in which all is still to come stands at its end."""
    if key.form in {"month", "year"} and all(mention.expected for mention in mentions):
        return key.last, 0, _HOUR_UNKNOWN, 0, key
    minute = key.minute if key.minute >= 0 else _PARTS.get(key.part, _HOUR_UNKNOWN) * 60
    return key.first, -(key.last - key.first).days, minute, int(bool(key.zone)), key


def _whole(first: date, last: date) -> str | None:
    """Return the year or the month that a span of days is, in ISO 8601; None where it is neither."""
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return f"{first.year:04d}"
    if first.day == 1 and last == _month_end(first):
        return f"{first.year:04d}-{first.month:02d}"
    return None


def _iso(key: _Key) -> str:
    first, last = key.first, key.last
    if key.minute >= 0:
        return f"{first.isoformat()}T{_clock(key.minute)}{_offset(key.zone)}"
    if first == last:
        return first.isoformat()
    return _whole(first, last) or f"{first.isoformat()}/{last.isoformat()}"


def _label(key: _Key, mentions: Sequence[Dated], *, bracketed: bool) -> str:
    """Return a time in words, its days in square brackets where nobody says them."""
    if key.minute >= 0:
        words = (key.form or _nearly(mentions), _clock(key.minute), _zone_name(key.zone))
        days, more = _day(key.first), f", {' '.join(filter(None, words))}"
    elif key.form == "about":
        days, more = f"About {_span(key.first, key.last)}", ""
    elif key.first == key.last:
        days, more = _day(key.first), f", {key.part}" if key.part else ""
    else:
        days, more = _worded(key) or _span(key.first, key.last), ""
    return f"[{days}]{more}" if bracketed else f"{days}{more}"


def _nearly(mentions: Sequence[Dated]) -> str:
    """Return how near a clock time lies, where nobody says it as it is."""
    said = {mention.nearly for mention in mentions}
    return "" if "" in said else said.pop() if len(said) == 1 else "about"


def _worded(key: _Key) -> str:
    """Return a time as its form words it; empty for one that is shown by its days."""
    first, last = key.first, key.last
    if key.form == "earlier month":
        return f"Earlier in {_MONTHS[first.month - 1]} {first.year}"
    if key.form == "earlier year":
        return f"Earlier in {first.year}"
    if key.form == "month" and (first.year, first.month) == (last.year, last.month):
        end = 0 if last == _month_end(first) else last.day
        edge = _EDGES.get((first.day, end))
        return "" if edge is None else f"{edge}{_MONTHS[first.month - 1]} {first.year}"
    if key.form == "year" and first.day == 1 and last == _month_end(last) and first.year == last.year:
        edge = _EDGES_OF_YEARS.get((first.month, last.month))
        if edge is None and first.month == 1:
            return f"First {last.month} months of {first.year}"
        return "" if edge is None else f"{edge}{first.year}"
    if key.form == "season" and first.month in _SEASONS:
        years = f"{first.year}–{last.year}" if last.year > first.year else str(first.year)
        return f"{_SEASONS[first.month].capitalize()} {years}"
    if key.form == "decade" and (first.day, first.month) == (1, 1):
        edge = _EDGES_OF_DECADES.get((first.year % 10, last.year % 10))
        return "" if edge is None else f"{edge}{first.year // 10 * 10}s"
    if key.form == "weekday":
        return f"{_without_year(first, last)} or {_day(last)}"
    if key.form == "weekend":
        return f"Weekend of {_day(first + timedelta(days=1))}"
    return ""


def _span(first: date, last: date) -> str:
    """Return a span of days in words, as short as it can be said."""
    if first == last:
        return _day(first)
    if first == date(first.year, 1, 1) and last.month == 12 and last.day == 31:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and last == _month_end(first):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (last - first).days == 7 and first.weekday() == _SUNDAY:
        return f"Week of {_day(first + timedelta(days=1))}"
    if first.day == 1 and last == _month_end(last):
        return f"{_MONTHS[first.month - 1]}{_of_year(first, last)} – {_MONTHS[last.month - 1]} {last.year}"
    if (last - first).days > _YEARS * 366:
        return f"{first.year}–{last.year}"
    dash = "–" if (first.year, first.month) == (last.year, last.month) else " – "
    return f"{_without_year(first, last)}{dash}{_day(last)}"


def _of_year(day: date, other: date) -> str:
    """Return the year of a month behind its name, if it is not that of another that is named behind it."""
    return "" if day.year == other.year else f" {day.year}"


def _without_year(day: date, other: date) -> str:
    """Return a day without what it shares with another that is named behind it: the year, or the month as well."""
    if day.year != other.year:
        return _day(day)
    return str(day.day) if day.month == other.month else f"{day.day} {_MONTHS[day.month - 1]}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def _minutes_east(zone: str) -> int | None:
    """Return how far east of UTC a zone lies; None for a local or unknown one."""
    return int(zone) if zone.lstrip("-").isdecimal() else None


def _offset(zone: str) -> str:
    """Return minutes east of UTC as ISO writes them; nothing for a local or unknown zone."""
    east = _minutes_east(zone)
    if east is None:
        return ""
    return f"{'-' if east < 0 else '+'}{_clock(abs(east))}"


def _zone_name(zone: str) -> str:
    offset = _offset(zone)
    if offset == "+00:00":
        return "UTC"
    return f"UTC{offset.replace('-', '−')}" if offset else ("local time" if zone == "local" else "")
