"""The dates of a query: what people write after since:, until: and date:, as ranges of days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T.*)?")
_BEYOND = re.compile(r"([<>]=?)(.*)")
_RANGE = re.compile(r"(.*?)(?:\.\.|…)(.*)")

Period = tuple[date | None, date | None]
"""First and last day, both included; None is an open side."""


def read_period(text: str, *, today: date) -> Period | None:
    """Return the days that a written date covers, or None where it is no date.

    A year, a month, a day, ``today``, ``yesterday``, ``A..B`` with either side left out, ``>A``, ``<=A``, and what
    ``index.ingest.dates`` reads: ``12 March``, ``last week``.
    """
    text = text.strip()
    between = _RANGE.fullmatch(text)
    if between:
        first = read_period(between.group(1), today=today) if between.group(1).strip() else (None, None)
        last = read_period(between.group(2), today=today) if between.group(2).strip() else (None, None)
        return (first[0], last[1]) if first and last else None
    if beyond := _BEYOND.fullmatch(text):
        return _beyond(beyond.group(1), read_period(beyond.group(2), today=today))
    return _plain(text) or _relative(text, today) or _read(text, today)


def _beyond(sign: str, period: Period | None) -> Period | None:
    """Return the days after or before a period; with ``=`` the period's own belong to them."""
    if period is None or None in period:
        return None
    first, last = period
    assert first is not None
    assert last is not None
    try:
        if sign.startswith(">"):
            return (first if sign == ">=" else last + timedelta(days=1)), None
        return None, (last if sign == "<=" else first - timedelta(days=1))
    except OverflowError:
        return None


def _plain(text: str) -> Period | None:
    """Read ISO dates, also without day or month."""
    try:
        if found := _DAY.fullmatch(text):
            year, month, day = (int(part) for part in found.groups())
            return (date(year, month, day),) * 2
        if found := _MONTH.fullmatch(text):
            year, month = (int(part) for part in found.groups())
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if found := _YEAR.fullmatch(text):
            return date(int(text), 1, 1), date(int(text), 12, 31)
    except (ValueError, IndexError):
        return None
    return None


def _relative(text: str, today: date) -> Period | None:
    word = text.casefold()
    if word in ("today", "now"):
        return today, today
    if word == "yesterday":
        return (today - timedelta(days=1),) * 2
    return None


def _read(text: str, today: date) -> Period | None:
    """Leave the rest to the one home of date reading."""
    if not text or len(text) > 60:
        return None
    from index.ingest.dates import parse_date

    value = parse_date(text, base=today)
    return None if value is None else (value.first, value.last)
