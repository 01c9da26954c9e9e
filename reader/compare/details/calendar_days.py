"""Days, months and years of the calendar: "March 12", "12 March 2026", "mid May", "2026-03-12", "2008", "the 1950s"."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from reader.compare.details.dates_abroad import day_abroad
from reader.compare.details.directions import AHEAD, BACK, UNSURE, direction_of_span, of_a_meeting
from reader.compare.details.model import When
from reader.compare.details.time_words import YEAR, edge_before, month_or_day, shifted
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import MONTHS, STOP_WORDS
from reader.compare.details.wordlist import words

_DOUBTFUL = words("may march mar jan april june august dec sep")
"""Months that are also words or given names."""


def calendar_day(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "March 12", "12 March 2026", "Mar. 12, 2026", "March 2026", "mid May", "late 2011"."""
    low = tokens.low
    first, day = i, 0
    if tokens.kinds[i] == "number":
        if (days := _days(tokens, i, base)) is not None:
            return days
        month_at = _month_behind(tokens, i)
        if month_at is None:
            return _iso(tokens, i) or _in_digits(tokens, i, base) or day_abroad(tokens, i, base)
        day, i = int(low[i]), month_at
    name = low[i].removesuffix("'s")
    if name not in MONTHS or not tokens.capital(i) or _is_name(tokens, i):
        return None
    month, end = MONTHS[name], i + 1
    if low[end : end + 1] == ["."] and len(low[i]) <= 4 and low[i] not in {"may", "june", "july"}:
        end += 1
    if not day and name == "july" and (fourth := _fourth_of_july(tokens, i)) is not None:
        day, (first, end) = 4, fourth
    if not day:
        day, end = _day_behind(tokens, end)
    if name in _DOUBTFUL and not day and not _stands_as_month(tokens, i, end):
        return None
    first, edge = edge_before(tokens, first)
    year, end = _year_behind(tokens, end, base)
    resolved = year or _year_of_the_next(tokens, end, month, base)
    if not resolved and not day and low[max(0, first - 1) : first] == ["that"] and not low[i].endswith("'s"):
        # "That March" is one of a year that was told before.
        return When("month"), first, end
    if not resolved and base is not None:
        told = direction_of_span(tokens, first, end)
        if not day and first == i and _describes(tokens, i, end) and not of_a_meeting(tokens, end):
            told = min(told, UNSURE)
        resolved = _likely_year(month, day, base, told)
    if not resolved:
        return When("day" if day else "month", weekday=None, part="", minute=None), first, end
    found = replace(month_or_day(resolved, month, day, edge), yearless=not year)
    if day and found.first is not None and low[max(0, first - 2) : first] == ["week", "of"]:
        monday = shifted(found.first, -found.first.weekday())
        return replace(found, grain="week", first=monday, last=shifted(monday, 6), vague=True), first - 2, end
    return _up_to(tokens, found, first, end)


def _day_of_month(tokens: Tokens, i: int) -> int:
    """Return the day of a month that token ``i`` may be; 0 for anything else."""
    low = tokens.low[i] if i < len(tokens) and tokens.kinds[i] == "number" else ""
    return int(low) if low.isdigit() and len(low) <= 2 and 1 <= int(low) <= 31 else 0


_NTH = words("st nd rd th")


def _month_behind(tokens: Tokens, i: int) -> int | None:
    """Return where the month stands behind a day at token ``i``: "12 March", "12th of March"; None without one."""
    low, size = tokens.low, len(tokens)
    if not _day_of_month(tokens, i):
        return None
    at = i + 1
    if at < size and low[at] in _NTH:
        at += 1
    if at < size and low[at] == "of":
        at += 1
    if at < size and low[at] in MONTHS and tokens.capital(at) and not _day_follows(tokens, at):
        return at
    return None


def _day_behind(tokens: Tokens, end: int) -> tuple[int, int]:
    """Read the day that stands at ``end``, behind its month, and the token after it; 0 for none."""
    day = _day_of_month(tokens, end)
    if not day:
        return 0, end
    end += 1
    nth = end < len(tokens) and tokens.low[end] in _NTH and tokens.glued(end)
    return day, end + nth


def _is_name(tokens: Tokens, i: int) -> bool:
    """Whether the month at token ``i`` ends a day that names a body of people: "the 17 February Brigade"."""
    named = i + 1 < len(tokens) and tokens.capital(i + 1) and tokens.low[i + 1] in _BODIES
    return named and i > 1 and tokens.kinds[i - 1] == "number" and tokens.low[i - 2] == "the"


_BODIES = words(
    "brigade brigades movement martyrs organization organisation front coalition committee alliance battalion militia"
)


def _fourth_of_july(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return the first token and the one behind "the Fourth of July" or "July Fourth", the feast."""
    if tokens.low[max(0, i - 2) : i] == ["fourth", "of"]:
        return i - 2, i + 1
    return (i, i + 2) if tokens.low[i + 1 : i + 2] == ["fourth"] else None


def _up_to(tokens: Tokens, found: When, first: int, end: int) -> tuple[When, int, int]:
    """Read on where a day is the first of several: "June 1-4", "March 7 and 8"."""
    low, day = tokens.low, _day_of_month(tokens, end + 1)
    if found.grain != "day" or found.first is None or not found.first.day < day <= 28:
        return found, first, end
    joined = low[end] in {"-", "–"} and tokens.glued(end + 1)
    if not joined and not (low[end] in {"and", "to", "through"} and _ends_a_date(tokens, end + 2)):
        return found, first, end
    year, after = _year_behind(tokens, end + 2)
    begin = found.first.replace(year=year) if year else found.first
    known = replace(found, yearless=found.yearless and not year)
    return replace(known, grain="week", first=begin, last=begin.replace(day=day)), first, after


def _ends_a_date(tokens: Tokens, end: int) -> bool:
    """Whether nothing at a token is counted by the number before it, as in "on March 7 and 8 in the old hall"."""
    return end >= len(tokens) or tokens.kinds[end] == "mark" or tokens.low[end] in STOP_WORDS


def _days(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "10-12 January", "between 10 and 12 January", "from 10 to 12 January"."""
    low = tokens.low
    links = low[i + 1 : i + 2]
    if links not in _JOINS or low[i + 2 : i + 3] == [] or not low[i].isdigit() or not low[i + 2].isdigit():
        return None
    if links == ["and"] and low[i - 1 : i] != ["between"]:
        return None
    read = calendar_day(tokens, i + 2, base)
    if read is None or read[1] != i + 2 or read[0].grain != "day" or read[0].first is None:
        return None
    if not 1 <= int(low[i]) < read[0].first.day:
        return None
    return replace(read[0], grain="week", first=read[0].first.replace(day=int(low[i]))), i, read[2]


def _day_follows(tokens: Tokens, at: int) -> bool:
    """Whether the month at ``at`` has its day behind it: "the 19 Sept. 11 hijackers" counts hijackers."""
    after = tokens.low[at + 1 : at + 3]
    return any(w.isdigit() and len(w) <= 2 for w in after[1:] if after[0] == ".") or (
        after[:1] != [] and after[0].isdigit() and len(after[0]) <= 2
    )


def _stands_as_month(tokens: Tokens, i: int, end: int) -> bool:
    """Whether "May" or "March" without a day is the month: "in May", "last March", "March 2008", "mid May"."""
    low = tokens.low
    before = low[i - 1] if i else ""
    if before in _MONTH_LEADS:
        return True
    after = low[end] if end < len(tokens) else ""
    if YEAR.match(after) or (after == "of" and low[end + 1 : end + 2] in (["last"], ["this"], ["next"])):
        return True
    if before in _OWNERS and end < len(tokens) and tokens.kinds[end] == "word" and not tokens.capital(end):
        return _describes(tokens, i, end)
    if low[i] not in {"june", "april", "august"} or (before and tokens.capital(i - 1)):
        return False
    # "June Carter sang" begins with a name.
    return not after or not tokens.capital(end) or tokens.kinds[end] != "word"


def _describes(tokens: Tokens, i: int, end: int) -> bool:
    """Whether a month tells which thing is meant: "the March incident", but not the government of one May."""
    if not i or tokens.low[i - 1] not in _OWNERS or end >= len(tokens) or tokens.kinds[end] != "word":
        return False
    return not tokens.capital(end) and tokens.low[end] not in _NOT_OF_MONTHS


_OWNERS = words("the a an its his her their our")
_NOT_OF_MONTHS = words(
    "on for to at against is was will has had and or that who government administration cabinet campaign"
)
_MONTH_LEADS = words("in last next since until by early late mid of this from during - past")


def _year_behind(tokens: Tokens, end: int, base: date | None = None) -> tuple[int, int]:
    """Read the year behind a month or a day, "2012" or "of last year", and the token after it; 0 for none."""
    low, size = tokens.low, len(tokens)
    at = end + 1 if end < size and low[end] in {",", "of"} else end
    if at < size and tokens.kinds[at] == "number" and YEAR.match(low[at]):
        return int(low[at]), at + 1
    if base is not None and low[at + 1 : at + 2] in (["year"], ["year's"]) and low[at] in _YEARS_AWAY:
        return min(max(base.year + _YEARS_AWAY[low[at]], 1), 9999), at + 2
    return 0, end


_YEARS_AWAY = {"last": -1, "this": 0, "next": 1}


def _year_of_the_next(tokens: Tokens, end: int, month: int, base: date | None) -> int:
    """Return the year of a month from the one named next: "in August and in October 2017"; 0 where none is.

    "In December and January 2017" begins the year before; the second may have its day in front: "7 May to 9 June 2017".
    """
    low = tokens.low
    if low[end : end + 1] not in _JOINS:
        return 0
    other = end + 2 if low[end + 1 : end + 2] == ["in"] else end + 1
    if other < len(tokens) and tokens.kinds[other] == "number":
        other = _month_behind(tokens, other) or other
    if other >= len(tokens) or not tokens.capital(other) or low[other] not in MONTHS:
        return 0
    after = other + 1
    if low[after : after + 1] == ["."]:
        after += 1
    if after < len(tokens) and tokens.kinds[after] == "number" and len(low[after]) <= 2:
        after += 1
    year = _year_behind(tokens, after, base)[0]
    return year - 1 if year > 1 and MONTHS[low[other]] < month else year


def _likely_year(month: int, day: int, base: date, told: int) -> int:
    """The year meant by a month without one: the nearest past, unless it is close ahead or the clause says so."""
    known = _KNOWN_BY_DATE.get((month, day))
    if known is not None and base.year > known and abs((base - date(base.year, month, day)).days) > NEAR_DAYS:
        return known
    if day and _soon(month, day, base):
        return base.year + int(month < base.month)
    if (month, day or 1) > (base.month, base.day if day else 1):
        close = told != BACK and month - base.month <= _CLOSE
        return base.year if told == AHEAD or close else base.year - 1
    return base.year + 1 if told == AHEAD and base.month - month >= 3 else base.year


def _soon(month: int, day: int, base: date) -> bool:
    """Whether a day of a month lies so close ahead that of another year one would say the year."""
    coming = month_or_day(base.year + int(month < base.month), month, day, "").first
    return coming is not None and 0 < (coming - base).days <= NEAR_DAYS


_CLOSE = 4
"""Months ahead of which one without a year is meant where nothing tells of what was."""

_JOINS = [[word] for word in ("and", "or", "to", "through", "until", "-", "–", "—")]

_KNOWN_BY_DATE = {(9, 11): 2001}
"""Days of history that reports name by month and day alone."""

NEAR_DAYS = 14
"""Days around a day on which its name alone means this year's."""


def _in_digits(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "13/02/2026" and "02/13/2026"; of "3/4/2026" only the year is sure."""
    low = tokens.low
    if low[i + 1 : i + 2] != ["/"] or low[i + 3 : i + 4] != ["/"]:
        return None
    if i + 4 >= len(tokens) or not YEAR.match(low[i + 4]):
        return None
    one, two, year = _day_of_month(tokens, i), _day_of_month(tokens, i + 2), int(low[i + 4])
    if not one or not two or min(one, two) > _MONTHS:
        return None
    if max(one, two) <= _MONTHS and one != two:
        return When("year", date(year, 1, 1), date(year, 12, 31)), i, i + 5
    if max(one, two) > monthrange(year, min(one, two))[1]:
        return None
    return month_or_day(year, min(one, two), max(one, two), ""), i, i + 5


_MONTHS = 12


def _iso(tokens: Tokens, i: int) -> tuple[When, int, int] | None:
    """Read 2026-03-12."""
    low = tokens.low
    if not YEAR.match(low[i]) or low[i + 1 : i + 2] != ["-"] or low[i + 3 : i + 4] != ["-"]:
        return None
    try:
        moment = date(int(low[i]), int(low[i + 2]), int(low[i + 4]))
    except (ValueError, IndexError):
        return None
    return When("day", moment, moment), i, i + 5
