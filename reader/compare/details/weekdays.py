"""Weekdays: "Thursday evening", "Thursday (Mar 12)", "Wednesday of last week"; none of "Good Friday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reader.compare.details.calendar_days import calendar_day
from reader.compare.details.directions import AHEAD, BACK, PLANNED, UNSURE, direction
from reader.compare.details.model import When
from reader.compare.details.time_words import edge_before, part_behind, shifted
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import MONTHS, WEEKDAYS
from reader.compare.details.wordlist import words

_NAMED = words(
    "super good black bloody ash palm easter cyber fat holy maundy shrove giving whit small whitsun sheer gaudete"
)
"""Words that make a weekday the name of a feast or of a day of history: "Super Tuesday"."""
_BEARERS = words("times mirror telegraph express independent herald post mail tribune group club")
"""Words that make it part of the name of a paper or a party: "the Sunday Times"."""
_SHOWS = {
    ("night", "live"),
    ("night", "football"),
    ("night", "lights"),
    ("night", "fever"),
    ("evening", "post"),
}
_AIRED = words("show shows program programs programme programmes")
_PARTS_OF_ANY = words("mornings afternoons evenings nights")
_ANY = words("every each any most many")
_TOLD = words("same following previous one preceding first second third fourth")
"""Before a weekday these speak of one that the tale has reached, not of one counted from the report."""
_MONTHS = [[month] for month in MONTHS]
_LEADS = words("on late early by until since")
_WEEKS = {"last": -7, "this": 0, "next": 7}


def weekday(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read the weekday at token ``i`` with the part of the day and the date that stand by it."""
    low = tokens.low
    name = low[i].removesuffix("'s")
    if name not in WEEKDAYS or not tokens.capital(i) or _is_name(tokens, i):
        return None
    weekday = WEEKDAYS[name]
    if len(name) <= 4 and low[i + 1 : i + 2] != ["."] and not _is_number(tokens, i + 1):
        return None
    part, end = part_behind(tokens, i + 1)
    first, edge = edge_before(tokens, i)
    if not edge and low[max(0, i - 2) : i] == ["late", "on"]:
        first, edge = i - 2, "late"
    if edge == "late" and not part:
        part = "evening"
    if edge in {"earlier", "later"}:
        first = i
    if (dated := _date_behind(tokens, end, base)) is not None:
        day, close = dated
        return replace(_in_its_year(day, weekday), weekday=weekday, part=part), first, close
    grain = "part" if part else "day"
    if low[i + 1 : i + 2] and low[i + 1] in _PARTS_OF_ANY:
        return When("part"), first, i + 2
    if (low[max(0, i - 1) : i] and low[i - 1] in _ANY) or _of_every_week(tokens, end):
        return When(grain, part=part), first, end
    if base is None or _of_a_tale(tokens, i, end):
        return When(grain, weekday=weekday, part=part), first, end
    if low[end : end + 1] == ["of"] and low[end + 2 : end + 3] == ["week"] and low[end + 1] in _WEEKS:
        moment = shifted(base, weekday - base.weekday() + _WEEKS[low[end + 1]])
        return When(grain, moment, moment, weekday, part), first, end + 3
    back = (base.weekday() - weekday) % 7
    moment = shifted(base, -back)
    told = direction(tokens, first, end) if back else BACK
    # "A busy weekend, with a public holiday on Monday".
    weekend = back >= _TOMORROW - 1 and base.weekday() >= _SATURDAY
    ahead = (
        told == AHEAD
        or (told == PLANNED and back > 1)
        or (told == UNSURE and back == _TOMORROW)
        or (weekend and "holiday" in low[max(0, first - 3) : end + 4])
    )
    if ahead:
        moment = shifted(moment, 7)
    doubtful = not ahead and (told == UNSURE or back == _TOMORROW)
    return When(grain, moment, moment, weekday, part, or_next=doubtful), first, end


def _date_behind(tokens: Tokens, end: int, base: date | None) -> tuple[When, int] | None:
    """Read the date that stands by a weekday, "(Mar 12)", and the token after it; None without one."""
    low = tokens.low
    at = end + 1 if low[end : end + 1] in ([","], ["("]) else end
    month = at < len(tokens) and low[at] in MONTHS
    if not month and not (_is_number(tokens, at) and low[at + 1 : at + 2] in _MONTHS):
        return None
    read = calendar_day(tokens, at, base)
    if read is None or read[0].grain != "day":
        return None
    return read[0], read[2] + 1 if low[read[2] : read[2] + 1] == [")"] else read[2]


def _is_number(tokens: Tokens, i: int) -> bool:
    return i < len(tokens) and tokens.kinds[i] == "number"


_SATURDAY = 5
_TOMORROW = 6
"""Days since the weekday that tomorrow is: where nothing tells, nobody calls the day before six nights so."""


def _in_its_year(when: When, weekday: int) -> When:
    """Return a day without a year in the year, of those around, in which it is the weekday that stands by it."""
    if not when.yearless or when.first is None or when.first.weekday() == weekday:
        return when
    day = when.first
    for year in (day.year - 1, day.year + 1):
        if 1 <= year <= 9999 and (day.month, day.day) != (2, 29):
            other = day.replace(year=year)
            if other.weekday() == weekday:
                return replace(when, first=other, last=other)
    return when


def _is_name(tokens: Tokens, i: int) -> bool:
    """Whether a weekday belongs to the name of a feast, a paper or a show."""
    low = tokens.low
    if i and low[i - 1] in _NAMED and tokens.capital(i - 1):
        return True
    behind = tuple(low[i + 1 : i + 3])
    if not behind or not tokens.capital(i + 1):
        return False
    return behind[0] in _BEARERS or behind in _SHOWS


def _of_every_week(tokens: Tokens, end: int) -> bool:
    """Whether a weekday tells on which one broadcasts come every week: "the Sunday morning news programs"."""
    near = tokens.low[end : end + 2]
    return bool(near) and (
        near[0] in {"shows", "programs", "programmes"} or (near[0] in _KINDS and near[-1] in _AIRED)
    )


_KINDS = words("talk news political chat interview")


def _of_a_tale(tokens: Tokens, i: int, end: int) -> bool:
    """Whether a weekday is any one, or one counted from another time: "on a Friday", "the following Friday"."""
    low = tokens.low
    before = low[max(0, i - 2) : i]
    if before[-1:] == ["a"]:
        # "In a Friday statement" is that of this Friday.
        described = end < len(tokens) and tokens.kinds[end] == "word" and low[end] not in _AFTER_ANY
        return before[:1] == ["on"] and not described
    if len(before) < 2:
        return False
    if before[-1] == "that":
        # Not "he said that Friday was too late".
        return before[0] in _LEADS and not low[i].endswith("'s")
    return before[0] in {"the", "on"} and before[-1] in _TOLD


_AFTER_ANY = words(
    "is was are were will would had has in at on and or when while as after before with by to for from that which who"
    " where because if but"
)
