"""Times of a sentence, resolved against the article's date: "12 March", "late Thursday", "earlier this week"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from index.article import Span
from reader.compare.details.calendar_days import calendar_day
from reader.compare.details.clock_times import LATER_HALF, NIGHT, NOON, clock_time, part_of_day
from reader.compare.details.feasts import FEASTS, feast
from reader.compare.details.making import detail_of
from reader.compare.details.model import Detail, Setting, When
from reader.compare.details.named_times import DECADES, named_decade, season_of_year
from reader.compare.details.parts_of_years import part_of_a_year
from reader.compare.details.relative_times import LOOSE, relative_time, time_ago
from reader.compare.details.time_words import NEAR, PARTS, SEASONS, WHICH, shifted
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import MONTHS, TIME_UNITS, UNITS, WEEKDAYS
from reader.compare.details.weekdays import weekday
from reader.compare.details.wordlist import words
from reader.compare.details.years import year
from reader.compare.details.zones import ELSEWHERE
from reader.compare.model import DifferenceKind

_RELATIONS = {
    "since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after",
    "from": "since", "through": "until", "between": "since",
}  # fmt: skip
LOOSELY = frozenset({"about", "around", "approximately", "roughly", "nearly", "circa"})
"""Words before a time that is only near the one that is meant."""
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
_Reader = Callable[[Tokens, int, date | None], tuple[When, int, int] | None]

_BY_WORDS: tuple[tuple[Iterable[str], tuple[_Reader, ...]], ...] = (
    (UNITS, (clock_time, time_ago)),
    ([*MONTHS, *(f"{month}'s" for month in MONTHS)], (calendar_day,)),
    ([*NEAR, *(f"{day}'s" for day in NEAR), *WHICH], (relative_time,)),
    ([*WEEKDAYS, *(f"{day}'s" for day in WEEKDAYS)], (weekday,)),
    (TIME_UNITS, (relative_time, time_ago)),
    (("fortnight",), (time_ago,)),
    (("months",), (part_of_a_year, relative_time, time_ago)),
    (("quarter", "half"), (part_of_a_year,)),
    (LOOSE, (time_ago,)),
    ([part for part in PARTS if part not in NEAR], (part_of_day,)),
    ([*SEASONS, "fall"], (season_of_year,)),
    (DECADES, (named_decade,)),
    (FEASTS, (feast,)),
)
"""The finders that a word may call, in the order in which they are asked."""
_NO_TRIGGERS = {"second", "seconds", "mon", "sun", "sat", "coming", "same", "following"}
_READERS = {word: readers for words, readers in _BY_WORDS for word in words if word not in _NO_TRIGGERS}
_OF_KIND: dict[str, tuple[_Reader, ...]] = {
    "number": (clock_time, calendar_day, year, time_ago, named_decade),
    "clock": (clock_time,),
}
HINTS = frozenset(_READERS)
"""Words of which a sentence without digits has one where it holds a time."""

_READABLE = frozenset({"word", "initials", "designation"})


def find_times(tokens: Tokens, setting: Setting, start: int) -> list[Detail]:
    """Return the times of a sentence, resolved against the article's date where it is known."""
    found: list[Detail] = []
    after = 0
    kinds = tokens.kinds
    for i in [n for n, low in enumerate(tokens.low) if low in _READERS or kinds[n] in _OF_KIND]:
        if i < after:
            continue
        readers = _OF_KIND.get(kinds[i]) or (_READERS[tokens.low[i]] if kinds[i] in _READABLE else ())
        read = _read(tokens, i, setting.day, readers)
        if read is None:
            continue
        when, first, end = read
        if not _is_title(tokens, first, end):
            found.append(_detail(tokens, when, first, end, start))
        after = max(end, i + 1)
    return _in_both_zones(tokens, _joined(tokens, found)) if len(found) > 1 else found


_AT = words("at , about around approximately")


def _joined(tokens: Tokens, found: list[Detail]) -> list[Detail]:
    """Make one time of a day and the clock time that follows it: "Friday at 5 p.m. ET", "March 12, at about noon"."""
    joined: list[Detail] = []
    for here in found:
        day = joined[-1] if joined else None
        p, q = (day.value if day else None), here.value
        if (
            day is None
            or not isinstance(p, When)
            or not isinstance(q, When)
            or p.grain not in {"day", "part"}
            or (p.minute, q.first) != (None, None)
            or (q.minute is None or p.first != p.last)
            or not set(tokens.low[day.upto : here.token]) <= _AT
            or ("at" not in tokens.low[day.upto : here.token] and here.token - day.upto > 1)
        ):
            joined.append(here)
            continue
        if (
            p.part in LATER_HALF
            and NOON > q.minute >= NIGHT
            and not {"am", "a"} & set(tokens.low[here.token :])
        ):
            # "Last night at 9:12".
            q = replace(q, minute=q.minute + NOON, part=p.part)
        both = replace(q, first=p.first, last=p.last, weekday=p.weekday, yearless=p.yearless)
        joined[-1] = replace(
            here,
            value=both,
            text=tokens.words(day.token, here.upto),
            span=Span(day.span.start, here.span.end),
            token=day.token,
            clause=day.clause,
            modifier=day.modifier,
            context=day.context | here.context,
        )
    return joined


_PROGRAMMES = words("show host programme program anchor")


def _is_title(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a time is the name of a programme, or the end of one: 'on NBC\'s "Today"', '"Fox News Sunday"'."""
    low, kinds = tokens.low, tokens.kinds
    if low[end : end + 1] == ["show"] and tokens.capital(first) and tokens.capital(end):
        # "The Tonight Show".
        return True
    if not tokens.quoted[first]:
        return False
    opened = first
    while opened > 0 and kinds[opened - 1] == "word" and first - opened < 5:
        opened -= 1
    closed = end + 1 if low[end : end + 1] in ([","], ["."]) else end
    if opened < 1 or low[opened - 1] != '"' or low[closed : closed + 1] != ['"']:
        return False
    if opened == 1:
        # At the beginning "Today" is a programme where it is called one.
        return closed == end and not _PROGRAMMES.isdisjoint(low[end + 1 : end + 2])
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
    modifier = _relation(tokens, when, first, end)
    if (first and low[first - 1] in LOOSELY) or tuple(low[max(0, first - 2) : first]) in _JUST:
        when = replace(when, vague=True)
    context = frozenset(tokens.content(max(0, first - 7), first) + tokens.content(end, end + 7))
    return detail_of(
        DifferenceKind.TIME,
        tokens,
        start,
        first,
        end,
        head=when.grain,
        modifier=modifier,
        value=when,
        context=context,
    )


def _relation(tokens: Tokens, when: When, first: int, end: int) -> str:
    """Return what the word that leads to a time makes of it: "since", "until", "before"; empty for a time at which."""
    low = tokens.low
    before = first - 1
    while before >= 0 and low[before] in {"the", "on", "in", "at", "of", "about", "around", "a"}:
        before -= 1
    lead = low[before] if before >= 0 else ""
    if lead == "from" and before < first - 1 and low[end : end + 1] not in _ON:
        # "A film from the fifties".
        return ""
    if lead == "to" and low[before - 1 : before] == ["up"]:
        return "until"
    if low[first - 1 : first] == ["to"] and when.grain == "year" and "from" in low[max(0, first - 8) : first]:
        return "until"
    return _RELATIONS.get(lead, "")


_ON = [[word] for word in ("to", "until", "till", "through", "on", "onward", "onwards", "-", "–")]


def _read(
    tokens: Tokens, i: int, base: date | None, readers: Iterable[_Reader]
) -> tuple[When, int, int] | None:
    """Read the time at token ``i``: its value, its first token and the token after it."""
    for reader in readers:
        found = reader(tokens, i, base)
        if found is not None:
            return found
    return None
