"""Times of a sentence, resolved against the article's date: "12 March", "late Thursday", "earlier this week"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from index.article import Span
from reader.compare.details.calendar_days import calendar_day, year
from reader.compare.details.clock_times import clock_time, part_of_day
from reader.compare.details.model import Detail, Setting, When
from reader.compare.details.named_times import DECADES, FEASTS, feast, named_decade, season_of_year
from reader.compare.details.relative_times import relative_time, time_ago, weekday
from reader.compare.details.time_words import NEAR, PARTS, SEASONS, WHICH, shifted
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import MONTHS, TIME_UNITS, UNITS, WEEKDAYS
from reader.compare.details.zones import ELSEWHERE
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
_READERS = (
    clock_time, calendar_day, relative_time, weekday, year, time_ago, part_of_day, season_of_year, named_decade, feast,
)  # fmt: skip
_TRIGGERS = frozenset(
        [
        *WEEKDAYS, *(f"{d}'s" for d in WEEKDAYS), *MONTHS, *NEAR, *PARTS, *SEASONS, "fall", *WHICH, *TIME_UNITS, *UNITS,
        "ago", *DECADES, *FEASTS,
    ]
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
        if not _is_title(tokens, first, end):
            found.append(_detail(tokens, when, first, end, start))
        after = max(end, i + 1)
    return _in_both_zones(tokens, found)


def _is_title(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a time is the name of a programme, or the end of one: 'on NBC\'s "Today"', '"Fox News Sunday"'."""
    low, kinds = tokens.low, tokens.kinds
    if not tokens.quoted[first]:
        return False
    opened = first
    while opened > 0 and kinds[opened - 1] == "word" and first - opened < 5:
        opened -= 1
    closed = end + 1 if low[end : end + 1] in ([","], ["."]) else end
    if opened < 2 or low[opened - 1] != '"' or low[closed : closed + 1] != ['"']:
        return False
    # "Monday" alone may be what somebody answered.
    said = opened == first and low[first] in WEEKDAYS
    return not said and kinds[opened - 2] != "mark" and all(tokens.capital(n) for n in range(opened, end))


def _in_both_zones(tokens: Tokens, found: list[Detail]) -> list[Detail]:
    """Give a clock time the zone that its other reading in brackets shows: "2:15 a.m. on Tuesday (1615 GMT Monday)"."""
    for n, (here, there) in enumerate(pairwise(found)):
        if tokens.low[here.upto : there.token] in (["("], ["(", "at"], [",", "or"]):
            p, q = here.value, there.value
            if isinstance(p, When) and isinstance(q, When) and (both := _one_moment(p, q)) is not None:
                found[n] = replace(here, value=both)
                found[n + 1] = replace(there, value=both)
    return found


def _one_moment(p: When, q: When) -> When | None:
    """Return a local time with its distance from a zone's, if both can be one moment; else nothing."""
    if (
        p.minute is None
        or q.minute is None
        or p.zone not in {"", "local"}
        or q.zone in {"", "local", ELSEWHERE}
    ):
        return None
    there = q.minute - int(q.zone)
    east = p.minute - there
    if p.first is not None and q.first is not None and q.weekday is None:
        east += 1440 * (p.first - q.first).days
    else:
        east = (east + 600) % 1440 - 600
    if east % 15 or not -720 <= east <= 840:
        return None
    if p.first is not None and q.weekday is not None:
        # A weekday alone may have been read as the last one; it is the one beside the other reading.
        day = shifted(p.first, (p.minute - east + int(q.zone)) // 1440)
        return replace(p, zone=str(east)) if day.weekday() == q.weekday else None
    if p.first is None and q.first is not None:
        day = shifted(q.first, (there + east) // 1440)
        return replace(p, zone=str(east), first=day, last=day)
    return replace(p, zone=str(east))


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
