"""Words that times are made of, and the small readings around a time: its edge and its part of the day."""

from __future__ import annotations

import re
from datetime import date, timedelta

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
    return first, ""


def part_behind(tokens: Tokens, end: int) -> tuple[str, int]:
    """Read the part of the day behind a weekday or a date: "Thursday evening"."""
    if end < len(tokens) and tokens.low[end] in PARTS:
        return PARTS[tokens.low[end]], end + 1
    return "", end
