"""Times of a sentence, resolved against the article's date: "12 March", "late Thursday", "earlier this week"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.article import Span
from reader.compare.details.calendar_days import calendar_day, year
from reader.compare.details.clock_times import clock_time, part_of_day
from reader.compare.details.model import Detail, Setting, When
from reader.compare.details.relative_times import relative_time, time_ago, weekday
from reader.compare.details.time_words import NEAR, PARTS, SEASONS, WHICH
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import MONTHS, TIME_UNITS, UNITS, WEEKDAYS
from reader.compare.model import DifferenceKind

_RELATIONS = {
    "since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after",
    "from": "since", "through": "until", "between": "since",
}  # fmt: skip
_LOOSELY = frozenset({"about", "around", "approximately", "roughly", "nearly", "circa"})
_JUST = frozenset(
    {
        ("shortly", "after"),
        ("just", "after"),
        ("soon", "after"),
        ("just", "before"),
        ("shortly", "before"),
        ("a", "little"),
    }
)
_READERS = (clock_time, calendar_day, relative_time, weekday, year, time_ago, part_of_day)
_TRIGGERS = frozenset(
    [*WEEKDAYS, *(f"{d}'s" for d in WEEKDAYS), *MONTHS, *NEAR, *PARTS, *SEASONS, *WHICH, *TIME_UNITS, *UNITS, "ago"]
) - {"second", "seconds", "mon", "sun", "sat", "coming", "same", "following"}  # fmt: skip
HINTS = _TRIGGERS
"""Words of which a sentence without digits has one where it holds a time."""

_DIGITS = frozenset({"number", "clock"})
_READABLE = _DIGITS | {"word", "initials"}


def find_times(tokens: Tokens, setting: Setting, start: int) -> list[Detail]:
    """Return the times of a sentence, resolved against the article's date where it is known."""
    found: list[Detail] = []
    after = 0
    kinds = tokens.kinds
    for i in [n for n, low in enumerate(tokens.low) if low in _TRIGGERS or kinds[n] in _DIGITS]:
        if i < after or kinds[i] not in _READABLE:
            continue
        read = _read(tokens, i, setting.day)
        if read is None:
            continue
        when, first, end = read
        found.append(_detail(tokens, when, first, end, start))
        after = max(end, i + 1)
    return found


def _detail(tokens: Tokens, when: When, first: int, end: int, start: int) -> Detail:
    """Wrap a time with the words around it; the relation before it ("since", "until") is its modifier."""
    low = tokens.low
    modifier = ""
    before = first - 1
    while before >= 0 and low[before] in {"the", "on", "in", "at", "of", "about", "around", "a"}:
        before -= 1
    if before >= 0 and low[before] in _RELATIONS:
        modifier = _RELATIONS[low[before]]
    if low[first - 1 : first] == ["to"] and when.grain == "year":
        modifier = "until"
    if (first and low[first - 1] in _LOOSELY) or tuple(low[max(0, first - 2) : first]) in _JUST:
        when = replace(when, vague=True)
    span = Span(start + tokens.starts[first], start + tokens.ends[end - 1])
    context = frozenset(tokens.content(max(0, first - 7), first) + tokens.content(end, end + 7))
    return Detail(
        DifferenceKind.TIME,
        tokens.words(first, end),
        span,
        first,
        end,
        tokens.clauses[first],
        when.grain,
        modifier,
        when,
        context,
    )


def _read(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read the time at token ``i``: its value, its first token and the token after it."""
    for reader in _READERS:
        found = reader(tokens, i, base)
        if found is not None:
            return found
    return None
