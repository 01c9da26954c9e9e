"""Days that go by a name: "Christmas Eve 1975", "New Year's Day", "by Thanksgiving", "since Easter", "9/11"."""

from __future__ import annotations

from datetime import date, timedelta

from reader.compare.details.directions import AHEAD, UNSURE, direction_of_span
from reader.compare.details.model import When
from reader.compare.details.time_words import YEAR, shifted
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

FEASTS = words(
    "christmas boxing new thanksgiving good easter halloween valentine's memorial labor veterans 9/11"
)
"""First words of the names of days."""
_ON = words("on by since until before after from this last of next at over around till")
_NAMES = {
    ("christmas", "eve"): (12, 24), ("christmas", "day"): (12, 25), ("boxing", "day"): (12, 26),
    ("new", "year's", "eve"): (12, 31), ("new", "year's", "day"): (1, 1), ("halloween",): (10, 31),
    ("valentine's", "day"): (2, 14), ("veterans", "day"): (11, 11), ("christmas",): (12, 25),
}  # fmt: skip
"""Month and day by name, the longer names first."""
_WEEKDAYS = {("thanksgiving",): (11, 3, 4), ("labor", "day"): (9, 0, 1), ("memorial", "day"): (5, 0, -1)}
"""Month, weekday and the how-manieth it is in the month, the last being -1; as in the United States."""
_OF_EASTER = {("good", "friday"): -2, ("easter", "sunday"): 0, ("easter", "monday"): 1, ("easter",): 0}
_HISTORY = date(2001, 9, 11)


def feast(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read the day of a name: of the year behind it, else the last one or, where the clause looks ahead, the next."""
    low = tokens.low
    if low[i] == "9/11":
        return When("day", _HISTORY, _HISTORY), i, i + 1
    name = next((n for n in _ALL if tuple(low[i : i + len(n)]) == n), None)
    if name is None or not tokens.capital(i):
        return None
    end = i + len(name)
    at = end + 1 if low[end : end + 1] in ([","], ["of"], ["in"]) else end
    lead = low[i - 1] if i else ""
    if at < len(tokens) and YEAR.match(low[at]):
        day = _day(name, int(low[at]))
        return When("day", day, day), i, at + 1
    if (
        lead not in _ON
        or (lead == "of" and len(name) == 1)
        or (end < len(tokens) and tokens.kinds[end] == "word" and tokens.capital(end))
    ):
        # "A New Year's Eve programme" is none of any one year.
        return None
    if base is None:
        return When("day"), i, end
    day = _of_no_year(name, base, lead, direction_of_span(tokens, i, end))
    return When("day", day, day, yearless=name in _NAMES, vague=lead in {"over", "around"}), i, end


def _of_no_year(name: tuple[str, ...], base: date, lead: str, told: int) -> date:
    """Return the day of a name without a year: one close by, else the last, or the next where the clause says so."""
    last, coming = (_day(name, min(max(base.year + step, 1), 9999)) for step in (-1, 1))
    this = _day(name, base.year)
    if this > base:
        coming = this
    else:
        last = this
    if lead in {"since", "last"} or (base - last).days <= _CLOSE_BY:
        return last
    ahead = told == AHEAD or lead == "next" or (told == UNSURE and lead in {"by", "until", "till"})
    return coming if ahead or (coming - base).days <= _CLOSE_BY else last


_CLOSE_BY = 30
"""Days within which a feast is the one that is meant, whatever the tense."""


_ALL = sorted([*_NAMES, *_WEEKDAYS, *_OF_EASTER], key=len, reverse=True)


def _day(name: tuple[str, ...], year: int) -> date:
    """Return the day of a name in a year."""
    if name in _NAMES:
        return date(year, *_NAMES[name])
    if name in _OF_EASTER:
        return shifted(_easter(year), _OF_EASTER[name])
    month, weekday, count = _WEEKDAYS[name]
    if count < 0:
        last = date(year, month, 31)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))


def _easter(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar (Butcher's reckoning, as Meeus gives it)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
