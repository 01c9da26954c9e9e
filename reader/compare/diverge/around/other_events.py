"""Whether a sentence speaks of another event than the story's, or of more than one event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from reader.compare.details import Detail, Reading, When
from reader.compare.details.once import kept, kept_by
from reader.compare.details.wordlist import words
from reader.compare.diverge.around.stretches import clause_of
from reader.compare.model import DifferenceKind

_BEFORE_THAT = words("in aboard during for from after")
_ANOTHER = words("another previous separate unrelated earlier that those")
_EVENTS = words(
    """
    accident accidents attack attacks case cases collision crash crashes disaster episode event events explosion fire
    flight incident incidents jet jets raid shooting strike strikes wreck plane planes boat boats vessel vessels train
    """
)
_EARLIER = words("earlier previous last")
_HAPPENED = _EVENTS | words(
    "outbreak epidemic quake earthquake storm flood floods strike election cyclone eruption"
)
_IN_ALL = re.compile(r"\bso far this (?:year|season)\b|\bthis (?:year|season) so far\b")
"""What tells of all such events of a year."""
_LONG = words("war conflict campaign crisis season epidemic outbreak")


@kept
def of_another_event(reading: Reading) -> bool:
    """Whether a sentence points to another event than the story's: "in that case", "Earlier this week, …"."""
    low = reading.tokens.low
    if _IN_ALL.search(" ".join(low)) is not None:
        return True
    for i, word in enumerate(low[:-1]):
        # A time that opens the sentence sets its scene.
        if i < 2 and word in {"earlier", "last"} and low[i + 1] in {"this", "in", "week", "month", "year"}:
            return True
        if i == 1 and low[0] == "the" and word in _EARLIER and not _HAPPENED.isdisjoint(low[2:4]):
            return True
        if (
            word in _ANOTHER
            and i
            and (
                low[i - 1] in _BEFORE_THAT
                or (low[i - 1] in {"a", "an"} and i > 1 and low[i - 2] in _BEFORE_THAT)
            )
            and any(w in _EVENTS for w in low[i + 1 : i + 3])
        ):
            return True
        if (
            word == "in"
            and low[i + 1] == "the"
            and not _LONG.isdisjoint(low[i + 2 : i + 5])
            and _until_now(low)
        ):
            return True
    return False


def _until_now(low: Sequence[str]) -> bool:
    """Whether a count runs on: "seven have been killed in the conflict thus far"."""
    return any(one in {"so", "thus"} and two == "far" for one, two in pairwise(low))


NEAR = timedelta(days=45)
"""How far a day may lie from the article's own: what happened long before is another event."""


@kept
def of_another_time(reading: Reading) -> bool:
    """Whether a sentence tells of a time well before or after its article's."""
    day = reading.setting.day
    for detail in reading.of(DifferenceKind.TIME):
        when = detail.value
        if not isinstance(when, When) or detail.modifier == "since":
            continue
        if when.grain in {"year", "decade"} and not (
            day and when.first and when.first <= day <= (when.last or day)
        ):
            return True
        if day and when.first and when.last and (when.first > day + NEAR or when.last < day - NEAR):
            return True
    return False


_EDGES = frozenset({"since", "until", "by", "before"})
_SCENE = 2
"""Tokens within which a time begins that sets the scene of its sentence."""
_YEAR = re.compile(r"\d{4}")


def of_two_years(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two numbers are of different years, of which one at least is over: "in 2007 a quake killed 600"."""
    one, two = _year_over(a, x), _year_over(b, y)
    return one != two and not (one and two and one[0] <= two[1] and two[0] <= one[1])


def _told_then(low: Sequence[str], end: int, number: int) -> bool:
    """Whether what stands from ``end`` on tells what was then: "in 2013, when two died"."""
    between = [word for word in low[end:number] if word not in {",", "in"}]
    return between[:1] in (["when"], ["which"]) and _WALLS.isdisjoint(between)


_WALLS = frozenset(";:—–")


@kept_by
def _year_over(reading: Reading, detail: Detail) -> tuple[int, int] | None:
    """Return the first and last of the years before its article's in which a number is said to have been."""
    day = reading.setting.day
    if day is None:
        return None
    low, where = reading.tokens.low, clause_of(reading, detail)
    found = None
    for time in reading.of(DifferenceKind.TIME):
        when = time.value
        if not isinstance(when, When) or when.first is None or when.last is None:
            continue
        bracketed = time.upto == where.start and low[max(0, time.token - 2) : time.token] == [",", "in"]
        opens = time.token <= _SCENE and ";" not in low[time.upto : detail.token]
        told_then = _told_then(low, time.upto, detail.token)
        if time.token in where or opens or bracketed or told_then:
            over = when.last.year < day.year and _YEAR.search(time.text)
            edge = time.modifier in _EDGES and not told_then
            found = (when.first.year, when.last.year) if over and not edge else None
            if time.token in where:
                break
    return found
