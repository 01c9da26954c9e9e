"""Words that times are made of, and the small readings around a time: its edge and its part of the day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from reader.compare.details.model import When
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

PARTS = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night", "overnight": "night",
    "noon": "noon", "midday": "noon", "midnight": "night", "tonight": "night", "dawn": "morning", "dusk": "evening",
}  # fmt: skip
"""Part of the day by word."""
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
"""First and last month; winter runs into the next year."""
NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
WHICH = words("last this next past previous coming same following")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_EDGES = {
    "early": "early", "mid": "mid", "late": "late", "earlier": "earlier", "later": "later", "middle": "mid",
    "end": "late", "beginning": "early", "start": "early",
}  # fmt: skip


def shifted(day: date, days: int) -> date:
    """Return a day some days on (or back), kept inside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def month_or_day(year: int, month: int, day: int, edge: str) -> When:
    """Return a day of a month, or the month, or its beginning, middle or end where ``edge`` says so."""
    year = min(max(year, 1), 9999)
    length = monthrange(year, month)[1]
    if day:
        moment = date(year, month, min(day, length))
        return When("day", moment, moment)
    low, high = _parts_of_month(length).get(edge, (1, length))
    return When("month", date(year, month, low), date(year, month, high), vague=bool(edge))


def _parts_of_month(length: int) -> dict[str, tuple[int, int]]:
    """Return the first and the last day of what is called a part of a month."""
    return {
        "early": (1, 12), "mid": (9, 22), "late": (18, length), "week 1": (1, 7), "week 2": (8, 14),
        "week 3": (15, 21), "last week": (length - 6, length),
    }  # fmt: skip


def part_of_year(year: int, edge: str) -> When:
    """Return a year, or its beginning, middle or end where ``edge`` says so."""
    low, high = PARTS_OF_YEARS.get(edge, (1, 12))
    return When("year", date(year, low, 1), date(year, high, monthrange(year, high)[1]), vague=bool(edge))


def decade(year: int, edge: str) -> When:
    """Return the ten years that a year begins, or their beginning, middle or end."""
    low, high = {"early": (0, 3), "mid": (3, 7), "late": (6, 9)}.get(edge, (0, 9))
    year = min(max(year // 10 * 10, 1), 9990)
    return When("decade", date(year + low, 1, 1), date(year + high, 12, 31), vague=True)


def month_span(number: int) -> tuple[date, date]:
    """Return the first and the last day of a month counted from year 0."""
    year, month = min(max(number // 12, 1), 9999), number % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def edge_before(tokens: Tokens, first: int) -> tuple[int, str]:
    """Read "early", "mid-", "late", "the end of" before a time; return the token it begins with and the edge."""
    low = tokens.low
    at = first - 1
    if at >= 0 and low[at] == "-":
        at -= 1
    if at >= 1 and low[at] == "the" and low[at - 1] == "of":
        at -= 2
    elif at >= 0 and low[at] == "of":
        at -= 1
    if at >= 0 and low[at] in _EDGES:
        return at, _EDGES[low[at]]
    if at >= 0 and low[at] in _SHORT_PARTS and tokens.capital(at):
        return at, _SHORT_PARTS[low[at]]
    if at >= 1 and low[at + 1] == "of" and (part := (low[at - 1], low[at])) in _PARTS_OF_YEARS:
        return at - 1, " ".join(part)
    if at >= 1 and low[at] == "week" and low[at + 1] == "of" and low[at - 1] in _WEEKS:
        return at - 1, _WEEKS[low[at - 1]]
    return first, ""


_WEEKS = {"first": "week 1", "second": "week 2", "third": "week 3", "last": "last week", "final": "last week"}
"""Weeks of a month as parts of it."""
_SHORT_PARTS = {
    "q1": "first quarter", "q2": "second quarter", "q3": "third quarter", "q4": "fourth quarter",
    "h1": "first half", "h2": "second half",
}  # fmt: skip
_PARTS_OF_YEARS = {
    ("first", "quarter"): (1, 3), ("second", "quarter"): (4, 6), ("third", "quarter"): (7, 9),
    ("fourth", "quarter"): (10, 12), ("first", "half"): (1, 6), ("second", "half"): (7, 12),
}  # fmt: skip
PARTS_OF_YEARS = {
    "early": (1, 5), "mid": (4, 9), "late": (8, 12), **{" ".join(part): span for part, span in _PARTS_OF_YEARS.items()}
}  # fmt: skip
"""First and last month of what is called a part of a year."""


def part_behind(tokens: Tokens, end: int) -> tuple[str, int]:
    """Read the part of the day behind a weekday or a date: "Thursday evening"."""
    if end < len(tokens) and tokens.low[end] in PARTS:
        return PARTS[tokens.low[end]], end + 1
    return "", end
