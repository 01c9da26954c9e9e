"""Words that times are made of, and the small readings around a time: its edge, its part of the day, its tense."""

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
_FUTURE = words("will would shall next expected scheduled plans plan planned upcoming due until")


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


def looks_ahead(tokens: Tokens, first: int) -> bool:
    """Whether the words before a time speak of what is to come."""
    low = tokens.low
    # "The next day" goes on with a tale, whenever that was.
    return any(
        low[i] in _FUTURE and not (low[i] == "next" and low[i + 1] in _OF_A_TALE)
        for i in range(max(0, first - 8), first)
    )


_OF_A_TALE = words("day morning afternoon evening night")
