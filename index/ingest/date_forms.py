"""Dates in the forms that articles state them in, read without any library: ISO 8601, RFC 2822 and plain English."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from index.patterns import lazy

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs",
            "friday fri", "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
    "msk": 180, "gst": 240, "pkt": 300, "ist": 330, "sgt": 480, "hkt": 480, "jst": 540, "kst": 540, "aest": 600,
    "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600,
}  # fmt: skip
"""Zone abbreviation to minutes east of UTC; IST is India's, CST and MST are America's."""
AMERICAN = {
    "et": -300, "ct": -360, "mt": -420, "pt": -480, "eastern": -300, "central": -360, "mountain": -420, "pacific": -480,
}  # fmt: skip
"""Zones without a season: standard time in minutes; an hour more while daylight time is on."""

_ISO = lazy(
    r"(\d{4})-(\d{2})(?:-(\d{2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?)?\Z",
    re.IGNORECASE,
)
_COMPACT = lazy(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?\Z", re.IGNORECASE)
_YEAR = lazy(r"(?:19|20|21)\d\d\Z")
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\.?,?\s+)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR_PART = r"(?:,?\s+(?P<year>\d{4}))"
_CLOCK = (
    r"(?:(?:,|\s+at|\s*[-–—|])?\s+(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"(?:\s*\(?(?P<zone>[a-z]{1,8}(?:\s+(?:standard\s+|daylight\s+)?time)?|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?)\)?)?)?"
)
_ENGLISH = tuple(
    lazy(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR_PART}?{_CLOCK}\Z",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}{_YEAR_PART}?{_CLOCK}\Z",
    )
)
_CLOCK_FIRST = lazy(
    r"(?P<clock>\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{1,5})?),?\s+(?:on\s+)?(?P<rest>\S.*)\Z",
    re.IGNORECASE,
)
_MONTH_YEAR = lazy(rf"{_MONTH},?\s+(?P<year>\d{{4}})\Z", re.IGNORECASE)
_SLASHED = lazy(
    r"(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})(?:,?\s+(?:um\s+|at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:\s*uhr)?)?\Z",
    re.IGNORECASE,
)
_AGO = lazy(
    r"(?P<number>\d{1,4}|an?|one|two|three|four|five|six)\s+(?P<unit>day|week|month|year)s?\s+ago\Z",
    re.IGNORECASE,
)
_DIGIT = lazy(r"\d")
_SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@dataclass(frozen=True, slots=True)
class DateValue:
    """A point in time as precise as it was stated."""

    iso: str
    """ISO 8601: ``2026``, ``2026-03``, ``2026-03-13`` or a date-time with the zone it was given in."""
    first: date
    """First day it can be."""
    last: date
    """Last day it can be."""

    @property
    def grain(self) -> str:
        """How precise it is: year, month, day or time."""
        return {4: "year", 7: "month", 10: "day"}.get(len(self.iso), "time")


def of_year(year: int) -> DateValue:
    """Return a year."""
    return DateValue(f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


def of_month(year: int, month: int) -> DateValue:
    """Return a month.

    Raises:
        ValueError: there is no such month.
    """
    first = date(year, month, 1)
    return DateValue(f"{year:04d}-{month:02d}", first, first.replace(day=calendar.monthrange(year, month)[1]))


def of_day(day: date) -> DateValue:
    """Return a day."""
    return DateValue(day.isoformat(), day, day)


def of_moment(moment: datetime) -> DateValue:
    """Return a date-time, to the second."""
    return DateValue(moment.replace(microsecond=0).isoformat(), moment.date(), moment.date())


def read(text: str, base: date | None) -> DateValue | None:
    """Read a date in one of the known forms; None for any other form and for days that do not exist.

    ``base`` is the day that "yesterday" and a day without a year count from.
    """
    plain = " ".join(text.replace("\u2011", "-").split()).strip(" .,;|")
    try:
        return _iso(plain) or _english(plain, base) or _slashed(plain) or _relative(plain.lower(), base)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> DateValue | None:
    """Read ISO 8601, compact or not, and a bare year."""
    if _YEAR.match(text):
        return of_year(int(text))
    found = _ISO.match(text) or _COMPACT.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    if day is None:
        return of_month(int(year), int(month))
    if hour is None:
        return of_day(date(int(year), int(month), int(day)))
    moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    return of_moment(moment.replace(tzinfo=_offset(zone, moment)))


def _english(text: str, base: date | None) -> DateValue | None:
    """Read ``13 March 2026``, ``Thu, Mar. 13, 2026 at 2:30 pm ET``, ``14:30 GMT, 13 March 2026`` and ``March 2026``."""
    small = text.lower()
    if not _DIGIT.search(text) or not any(month in small for month in MONTHS):
        return None
    month_year = _MONTH_YEAR.match(text)
    if month_year:
        return of_month(int(month_year["year"]), MONTHS[month_year["month"].lower()])
    turned = _CLOCK_FIRST.match(text)
    if turned:
        text = f"{turned['rest']} {turned['clock']}"
    for form in _ENGLISH:
        found = form.match(text)
        if found:
            break
    else:
        return None
    month, day = MONTHS[found["month"].lower()], int(found["day"])
    if found["year"]:
        when = date(int(found["year"]), month, day)
    elif base is not None:
        when = _latest(month, day, base)
    else:
        return None
    return _at(when, found) if found["hour"] else of_day(when)


def _latest(month: int, day: int, base: date) -> date:
    """Return the day of no year that lies nearest before ``base``, up to a week after it allowed (zones, embargoes)."""
    for year in range(base.year + 1, base.year - 9, -1):
        try:
            when = date(year, month, day)
        except ValueError:
            continue
        if when <= base + timedelta(days=7):
            return when
    raise ValueError(f"no year has a day {day} in month {month}")


def _at(when: date, found: re.Match[str]) -> DateValue | None:
    """Add the clock time of a match to a day."""
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if not half and not found["minute"]:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    moment = datetime(
        when.year, when.month, when.day, hour, int(found["minute"] or 0), int(found["second"] or 0)
    )
    zone = found["zone"]
    if zone is None:
        return of_moment(moment)
    offset = _offset(zone, moment)
    return of_moment(moment.replace(tzinfo=offset)) if offset else None


def _offset(zone: str | None, moment: datetime) -> timezone | None:
    """Return the zone that an abbreviation or an offset names at a moment, or None for no or an unknown one."""
    if not zone:
        return None
    words = zone.lower().split()
    name = words[0]
    if name in AMERICAN:
        daylight = "daylight" in words or ("standard" not in words and _american_summer(moment))
        return timezone(timedelta(minutes=AMERICAN[name] + (60 if daylight else 0)))
    if name in ZONES:
        return timezone(timedelta(minutes=ZONES[name]))
    found = re.match(r"(?:gmt|utc)?([+-])(\d{1,2})(?::?(\d{2}))?\Z", name)
    if not found:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))


def _american_summer(moment: datetime) -> bool:
    """Return whether America has daylight time (since 2007: March's second to November's first Sunday)."""

    def sunday(month: int, number: int) -> datetime:
        first = datetime(moment.year, month, 1)
        return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1), hours=2)

    return sunday(3, 2) <= moment.replace(tzinfo=None) < sunday(11, 1)


def _slashed(text: str) -> DateValue | None:
    """Read ``2026/03/13`` and ``13.03.2026``; a day that could as well be the month is left to the languages."""
    found = _SLASHED.match(text)
    if not found:
        return None
    a, sign, b, c = int(found[1]), found[2], int(found[3]), int(found[4])
    if len(found[1]) == 4:
        day = date(a, b, c)
    elif len(found[4]) != 4:
        return None
    elif sign == "." or a > 12 or a == b:
        day = date(c, b, a)
    elif b > 12:
        day = date(c, a, b)
    else:
        return None
    if found["hour"] is None:
        return of_day(day)
    return of_moment(datetime(day.year, day.month, day.day, int(found["hour"]), int(found["minute"])))


def _relative(text: str, base: date | None) -> DateValue | None:
    """Read ``yesterday``, ``Thursday`` (the last one), ``3 days ago`` and ``last week``, counted from ``base``."""
    if base is None:
        return None
    simple = {
        "today": 0,
        "now": 0,
        "tonight": 0,
        "yesterday": 1,
        "last night": 1,
        "the day before yesterday": 2,
        "tomorrow": -1,
    }
    if text in simple:
        return of_day(base - timedelta(days=simple[text]))
    name = text.removeprefix("last ").removeprefix("on ")
    if name in WEEKDAYS and len(name) > 3:
        back = (base.weekday() - WEEKDAYS[name]) % 7
        return of_day(base - timedelta(days=back or (7 if text.startswith("last ") else 0)))
    if text in ("this week", "last week"):
        monday = base - timedelta(days=base.weekday() + (7 if text == "last week" else 0))
        return DateValue(monday.isoformat(), monday, monday + timedelta(days=6))
    if text in ("this month", "last month"):
        month = base.replace(day=1) if text == "this month" else base.replace(day=1) - timedelta(days=1)
        return of_month(month.year, month.month)
    if text in ("this year", "last year"):
        return of_year(base.year - (text == "last year"))
    found = _AGO.match(text)
    if not found:
        return None
    number = _SMALL.get(found["number"]) or int(found["number"])
    if found["unit"] in ("day", "week"):
        return of_day(base - timedelta(days=number * (7 if found["unit"] == "week" else 1)))
    months = base.year * 12 + base.month - 1 - number * (12 if found["unit"] == "year" else 1)
    return of_month(months // 12, months % 12 + 1)
