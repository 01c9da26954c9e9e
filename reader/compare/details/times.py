"""Times resolved against the article's date: weekdays, "12 March", "late Thursday", decades, "earlier this week"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from index.article import Span
from reader.compare.details.model import Detail, Setting, When
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import MONTHS, TIME_UNITS, UNITS, WEEKDAYS
from reader.compare.details.zones import ZONES, daylight_offset
from reader.compare.model import DifferenceKind

_PARTS = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night", "overnight": "night",
    "noon": "noon", "midday": "noon", "midnight": "night", "tonight": "night", "dawn": "morning", "dusk": "evening",
}  # fmt: skip
_EDGES = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "earlier": "earlier",
    "later": "later",
    "middle": "mid",
    "end": "late",
    "beginning": "early",
    "start": "early",
}
_RELATIONS = {
    "since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after", "from": "since",
    "through": "until", "between": "since",
}  # fmt: skip
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_WHICH = frozenset({"last", "this", "next", "past", "previous", "coming", "same", "following"})
_PLURAL_DAYS = frozenset(f"{name}s" for name in WEEKDAYS)
_FUTURE = frozenset({"will", "shall", "next", "expected", "scheduled", "plans", "plan", "planned", "upcoming", "due", "until"})
_DOUBTFUL = frozenset({"may", "march", "mar", "jan", "april", "june", "august", "dec", "sep"})
"""Months that are also words or given names."""
_LOOSELY = frozenset({"about", "around", "approximately", "roughly", "nearly", "circa"})
_JUST = (["shortly", "after"], ["just", "after"], ["soon", "after"], ["just", "before"], ["shortly", "before"], ["a", "little"])
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_TIME = DifferenceKind.TIME
_DAY = timedelta(days=1)
_TRIGGERS = frozenset(
    [*WEEKDAYS, *MONTHS, *_NEAR, *_PARTS, *(f"{d}'s" for d in WEEKDAYS), *_SEASONS, *_WHICH, *TIME_UNITS, "pm", "am", "ago", "weekend", "fall", "o'clock"]
) - {"second", "mon", "sun", "sat", "mar", "coming", "same", "following", "set"}  # fmt: skip


def find_times(tokens: Tokens, setting: Setting, start: int) -> list[Detail]:
    """Return the times of a sentence, resolved against the article's date where it is known."""
    found: list[Detail] = []
    i, size = 0, len(tokens)
    while i < size:
        kind = tokens.kinds[i]
        read = None
        if kind in {"number", "clock"} or (
            kind in {"word", "initials"} and (tokens.low[i] in _TRIGGERS or tokens.low[i] in UNITS)
        ):
            read = _read(tokens, i, setting.day)
        if read is None:
            i += 1
            continue
        when, first, end = read
        found.append(_detail(tokens, when, first, end, start))
        i = max(end, i + 1)
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
    if first and low[first - 1] in _LOOSELY or low[max(0, first - 2) : first] in _JUST:
        when = replace(when, vague=True)
    span = Span(start + tokens.starts[first], start + tokens.ends[end - 1])
    context = frozenset(tokens.content(max(0, first - 7), first) + tokens.content(end, end + 7))
    return Detail(
        _TIME, tokens.words(first, end), span, first, end, tokens.clauses[first], when.grain, modifier, when, context
    )  # fmt: skip


def _read(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read the time at token ``i``: its value, its first token and the token after it."""
    for reader in (_clock, _calendar_day, _relative, _weekday, _year, _span_of_time, _part_alone):
        read = reader(tokens, i, base)
        if read is not None:
            return read
    return None


def _clock(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "2 pm ET", "7:19 p.m.", "7.40 p.m.", "at 19.42", with a weekday or date right behind it."""
    low, size = tokens.low, len(tokens)
    face = _clock_face(tokens, i)
    if face is None:
        return None
    hour, minute, end = face
    if hour > 24 or minute > 59:
        return None
    zone, end = _zone(tokens, end)
    when = When("clock", minute=hour % 24 * 60 + minute, part=_part_of(hour % 24))
    at = end + 1 if end < size and low[end] in {"on", ","} else end
    if at < size:
        day = _calendar_day(tokens, at, base) or _weekday(tokens, at, base) or _relative(tokens, at, base)
        if day is not None and day[0].grain in {"day", "part"} and day[1] == at:
            when = replace(when, first=day[0].first, last=day[0].last, weekday=day[0].weekday)
            end = day[2]
            if not zone:
                zone, end = _zone(tokens, end)
    return replace(when, zone=daylight_offset(zone, when.first or base)), i, end


def _clock_face(tokens: Tokens, i: int) -> tuple[int, int, int] | None:
    """Return hour, minute and the token after a clock time without its zone."""
    low, kind = tokens.low[i], tokens.kinds[i]
    half, end = _half_of_day(tokens, i + 1)
    if kind == "clock":
        hour, minute = (int(x) for x in low.split(":"))
    elif kind == "number" and (match := _DOTTED.match(low)) and (half or _before_clock(tokens, i)):
        hour, minute = int(match[1]), int(match[2])
    elif kind == "number" and half and low.isdigit() and len(low) <= 2:
        hour, minute = int(low), 0
    else:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, minute, end


def _half_of_day(tokens: Tokens, end: int) -> tuple[str, int]:
    """Read "am", "p.m." or "p" "." "m"; return its first letter and the token after it."""
    low = tokens.low
    word = low[end] if end < len(tokens) else ""
    if word in {"am", "pm"}:
        return word[0], end + 1
    if word in {"a", "p"} and low[end + 1 : end + 3] == [".", "m"]:
        return word, end + 3
    return "", end


def _before_clock(tokens: Tokens, i: int) -> bool:
    """Whether the word before a dotted number makes it a clock time ("at 19.42"), and nothing behind it counts it."""
    after = tokens.low[i + 1] if i + 1 < len(tokens) else ""
    if tokens.kinds[i + 1 : i + 2] == ["word"] and after not in _AFTER_CLOCK and after not in ZONES:
        return False
    return after not in {"%", "-"} and i > 0 and tokens.low[i - 1] in {"at", "by", "until", "till", "from", "about", "around", "after", "before"}


_DOTTED = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)\Z")
_AFTER_CLOCK = frozenset({"on", "when", "and", "as", "with", "in", "after", "before", "while", "to", "the", "but", "local", "hrs", "hours"})


def _part_of(hour: int) -> str:
    return (
        "night"
        if hour < 5 or hour >= 21
        else "morning"
        if hour < 12
        else "afternoon"
        if hour < 17
        else "evening"
    )


def _zone(tokens: Tokens, end: int) -> tuple[str, int]:
    """Read the zone behind a clock time: "ET", "GMT", "Eastern Time", "local time"."""
    low, size = tokens.low, len(tokens)
    at = end + 1 if end < size and low[end] == "(" else end
    if at < size and low[at] in ZONES:
        after = at + 1
        while after < size and low[after] in {"time", "standard", "daylight"}:
            after += 1
        return low[at], after
    return "", end


def _calendar_day(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "March 12", "12 March 2026", "Mar. 12, 2026", "March 2026", "mid May", "late 2011"."""
    low, size = tokens.low, len(tokens)
    first, day = i, 0
    if tokens.kinds[i] == "number":
        if low[i].isdigit() and 1 <= int(low[i]) <= 31 and len(low[i]) <= 2:
            at = i + 1
            if at < size and low[at] in {"st", "nd", "rd", "th"}:
                at += 1
            if at < size and low[at] == "of":
                at += 1
            if at < size and low[at] in MONTHS and tokens.capital(at) and not _day_follows(tokens, at):
                day, i = int(low[i]), at
        if not day:
            return _iso(tokens, i)
    if low[i] not in MONTHS or not tokens.capital(i):
        return None
    month, end = MONTHS[low[i]], i + 1
    if low[end : end + 1] == ["."] and len(low[i]) <= 4 and low[i] not in {"may", "june", "july"}:
        end += 1
    if (
        not day
        and end < size
        and low[end].isdigit()
        and len(low[end]) <= 2
        and 1 <= int(low[end]) <= 31
        and tokens.kinds[end] == "number"
    ):
        day, end = int(low[end]), end + 1
        if end < size and low[end] in {"st", "nd", "rd", "th"} and tokens.glued(end):
            end += 1
    if low[i] in _DOUBTFUL and not day and not _stands_as_month(tokens, i, end):
        return None
    year, end = _year_behind(tokens, end)
    first, edge = _edge(tokens, first)
    resolved = year or _likely_year(month, day, base, tokens, first)
    if resolved is None:
        return When("day" if day else "month", weekday=None, part="", minute=None), first, end
    return replace(_month_or_day(resolved, month, day, edge), yearless=not year), first, end


def _day_follows(tokens: Tokens, at: int) -> bool:
    """Whether the month at ``at`` has its day behind it: "the 19 Sept. 11 hijackers" counts hijackers."""
    after = tokens.low[at + 1 : at + 3]
    return any(w.isdigit() and len(w) <= 2 for w in after[1:] if after[0] == ".") or (after[:1] != [] and after[0].isdigit() and len(after[0]) <= 2)


def _stands_as_month(tokens: Tokens, i: int, end: int) -> bool:
    """Whether "May" or "March" without a day is the month: "in May", "last March", "March 2008", "mid May"."""
    before = tokens.low[i - 1] if i else ""
    if before in {
        "in",
        "last",
        "next",
        "since",
        "until",
        "by",
        "early",
        "late",
        "mid",
        "of",
        "this",
        "from",
        "during",
        "-",
        "past",
    }:
        return True
    after = tokens.low[end] if end < len(tokens) else ""
    return bool(_YEAR.match(after)) or (
        tokens.low[i] in {"june", "april", "august"} and not (before and tokens.capital(i - 1))
    )


def _year_behind(tokens: Tokens, end: int) -> tuple[int, int]:
    low, size = tokens.low, len(tokens)
    at = end + 1 if end < size and low[end] in {",", "of"} else end
    if at < size and tokens.kinds[at] == "number" and _YEAR.match(low[at]):
        return int(low[at]), at + 1
    return 0, end


def _likely_year(month: int, day: int, base: date | None, tokens: Tokens, first: int) -> int | None:
    """The year meant by a month without one: the nearest past, unless it is close ahead or the clause says so."""
    if base is None:
        return None
    later = (month, day or 1) > (base.month, base.day)
    if later:
        return base.year if month - base.month <= 3 or _looks_ahead(tokens, first) else base.year - 1
    return base.year + 1 if _looks_ahead(tokens, first) and base.month - month >= 3 else base.year


def _looks_ahead(tokens: Tokens, first: int) -> bool:
    """Whether the words before a time speak of what is to come."""
    return any(w in _FUTURE for w in tokens.low[max(0, first - 8) : first])


def _month_or_day(year: int, month: int, day: int, edge: str) -> When:
    length = monthrange(year, month)[1]
    if day:
        moment = date(year, month, min(day, length))
        return When("day", moment, moment)
    low, high = {"early": (1, 12), "mid": (9, 22), "late": (18, length)}.get(edge, (1, length))
    return When("month", date(year, month, low), date(year, month, high), vague=bool(edge))


def _iso(tokens: Tokens, i: int) -> tuple[When, int, int] | None:
    """Read 2026-03-12."""
    low = tokens.low
    if not _YEAR.match(low[i]) or low[i + 1 : i + 2] != ["-"] or low[i + 3 : i + 4] != ["-"]:
        return None
    try:
        moment = date(int(low[i]), int(low[i + 2]), int(low[i + 4]))
    except (ValueError, IndexError):
        return None
    return When("day", moment, moment), i, i + 5


def _edge(tokens: Tokens, first: int) -> tuple[int, str]:
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


def _relative(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read today, yesterday, last week, this month, earlier this year, next Tuesday, the past two years."""
    low, size = tokens.low, len(tokens)
    word = low[i]
    if word in _NEAR:
        moment = base + _NEAR[word] * _DAY if base else None
        part, end = _part_behind(tokens, i + 1)
        first, edge = _edge(tokens, i)
        part = "night" if word == "tonight" else part
        return When("part" if part else "day", moment, moment, part=part, vague=edge == "earlier"), first, end
    if word not in _WHICH or i + 1 >= size:
        return None
    following = low[i + 1]
    if following in WEEKDAYS and tokens.capital(i + 1):
        read = _weekday(tokens, i + 1, base)
        if read is None:
            return None
        return _shift_week(read[0], word, base), i, read[2]
    if following in _PARTS and word in {"last", "this"}:
        moment = base - _DAY if base and word == "last" else base
        return When("part", moment, moment, part=_PARTS[following]), i, i + 2
    if following in MONTHS and tokens.capital(i + 1):
        return _named_month(tokens, i, base)
    if following in _SEASONS or (following == "fall" and word in {"last", "this", "next"}):
        return _season(base, word, following), i, i + 2
    unit = TIME_UNITS.get(following)
    if unit not in {"week", "weekend", "month", "year", "decade"} or following.endswith("s"):
        return None
    first, edge = _edge(tokens, i)
    return _period(base, word, unit, edge), first, i + 2


def _shift_week(when: When, word: str, base: date | None) -> When:
    """Move a resolved weekday by "last" or "next"; "last Friday" may mean either of two Fridays."""
    if base is None or when.first is None:
        return replace(when, vague=True)
    if word in {"next", "coming"}:
        ahead = (when.first - base).days
        return replace(
            when, first=base + (ahead % 7 or 7) * _DAY, last=base + (ahead % 7 + 7) * _DAY, vague=True
        )
    if word in {"last", "past", "previous"}:
        back = (base - when.first).days % 7 or 7
        return replace(when, first=base - back * _DAY, last=base - back * _DAY)
    return when


def _named_month(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "last May", "this July", "next January"."""
    month, word = MONTHS[tokens.low[i + 1]], tokens.low[i]
    if base is None:
        return When("month"), i, i + 2
    year = base.year
    if word in {"last", "past"} and month >= base.month:
        year -= 1
    elif word == "next" and month <= base.month:
        year += 1
    return _month_or_day(year, month, 0, ""), i, i + 2


def _season(base: date | None, word: str, name: str) -> When:
    if base is None:
        return When("season")
    low, high = _SEASONS.get(name, (9, 11))
    year = base.year
    if word == "last" and (base.month >= low or name == "winter"):
        year -= 0 if base.month > high else 1
    elif word == "last":
        year -= 1
    elif word == "next" and base.month >= low:
        year += 1
    last_month, last_year = (high - 12, year + 1) if high > 12 else (high, year)
    return When("season", date(year, low, 1), date(last_year, last_month, 28), vague=True)


def _period(base: date | None, word: str, unit: str, edge: str) -> When:
    """Resolve "last week", "earlier this month", "next year" to days."""
    if base is None:
        return When(unit, vague=True)
    step = -1 if word in {"last", "previous"} else 1 if word in {"next", "coming"} else 0
    grain = "week" if unit == "weekend" else unit
    if word == "past":
        days = {"week": 7, "weekend": 7, "month": 31, "year": 366, "decade": 3653}[unit]
        return When(grain, base - days * _DAY, base, vague=True)
    if unit == "week":
        monday = base - base.weekday() * _DAY + 7 * step * _DAY
        # Week-long words are used loosely: Sunday belongs to either week.
        low, high = monday - _DAY, monday + 6 * _DAY
    elif unit == "weekend":
        low = base - ((base.weekday() - 5) % 7) * _DAY + (7 * step * _DAY if step > 0 else timedelta(0))
        low, high = low - _DAY, low + 2 * _DAY
    elif unit == "month":
        number = base.year * 12 + base.month - 1 + step
        low = date(number // 12, number % 12 + 1, 1)
        high = date(low.year, low.month, monthrange(low.year, low.month)[1])
    else:
        size = 10 if unit == "decade" else 1
        year = (base.year // size + step) * size
        low, high = date(year, 1, 1), date(year + size - 1, 12, 31)
    if step == 0 and edge == "earlier":
        high = max(low, base)
    elif step == 0 and edge == "later":
        low = min(high, base)
    return When(grain, low, high, vague=True)


def _part_behind(tokens: Tokens, end: int) -> tuple[str, int]:
    """Read the part of the day behind a weekday or a date: "Thursday evening"."""
    if end < len(tokens) and tokens.low[end] in _PARTS:
        return _PARTS[tokens.low[end]], end + 1
    return "", end


def _weekday(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "Thursday", "late Thursday", "Thursday evening", "Thursday (Mar 12)", "Thursday, March 12"."""
    low, size = tokens.low, len(tokens)
    name = low[i].removesuffix("'s")
    if name not in WEEKDAYS or not tokens.capital(i):
        return None
    weekday = WEEKDAYS[name]
    if len(name) <= 4 and not (i + 1 < size and (low[i + 1] == "." or tokens.kinds[i + 1] == "number")):
        return None
    part, end = _part_behind(tokens, i + 1)
    first, edge = _edge(tokens, i)
    if edge == "late" and not part:
        part = "evening"
    if edge in {"earlier", "later"}:
        first = i
    at = end + 1 if end < size and low[end] in {",", "("} else end
    if at < size and low[at] in MONTHS:
        day = _calendar_day(tokens, at, base)
        if day is not None and day[0].grain == "day":
            close = day[2] + 1 if low[day[2] : day[2] + 1] == [")"] else day[2]
            return replace(day[0], weekday=weekday, part=part), first, close
    moment = None
    if base is not None:
        back = (base.weekday() - weekday) % 7
        moment = base - back * _DAY
        if back and _looks_ahead(tokens, first):
            moment += 7 * _DAY
    return When("part" if part else "day", moment, moment, weekday, part), first, end


def _year(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "2008", "late 2011", "the 1950s", "1967-79" (its first year)."""
    if tokens.kinds[i] != "number" or not _YEAR.match(tokens.low[i]):
        return None
    year, end = int(tokens.low[i]), i + 1
    first, edge = _edge(tokens, i)
    if end < len(tokens) and tokens.low[end] == "s" and tokens.glued(end):
        low, high = {"early": (0, 3), "mid": (3, 7), "late": (6, 9)}.get(edge, (0, 9))
        decade = year // 10 * 10
        return (
            When("decade", date(decade + low, 1, 1), date(decade + high, 12, 31), vague=True),
            first,
            end + 1,
        )
    if i and (tokens.low[i - 1] in {"$", "€", "£"} or tokens.low[i - 1] in {"than", "least"}):
        return None
    if (
        end < len(tokens)
        and tokens.kinds[end] == "word"
        and tokens.low[end] in {"people", "troops", "soldiers", "dead", "percent", "miles", "feet"}
    ):
        return None
    if edge in {"early", "mid", "late"}:
        low, high = {"early": (1, 5), "mid": (4, 9), "late": (8, 12)}[edge]
        return When("year", date(year, low, 1), date(year, high, 28), vague=True), first, end
    return When("year", date(year, 1, 1), date(year, 12, 31)), i, end


def _span_of_time(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "two weeks ago", "48 hours after", "a year earlier"; only what counts back from the article is resolved."""
    low, size = tokens.low, len(tokens)
    if tokens.kinds[i] == "number" and low[i].isdigit() and len(low[i]) <= 3:
        count = int(low[i])
    elif low[i] in UNITS:
        count = UNITS[low[i]]
    elif low[i] in {"week", "month", "year", "day"} and i and low[i - 1] in {"a", "one", "an"}:
        count, i = 1, i - 1
    else:
        return None
    unit = TIME_UNITS.get(low[i + 1]) if i + 1 < size else None
    if unit is None or i + 2 >= size or low[i + 2] != "ago":
        return None
    if base is None:
        return When(unit, vague=True), i, i + 3
    length = {"day": 1.0, "week": 7.0, "weekend": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5}.get(
        unit, 0.04
    )
    slack = {"day": 0.0, "week": 4.0, "month": 20.0, "year": 200.0, "decade": 1500.0}.get(unit, 1.0)
    back = min(count * length, 365_000.0)
    try:
        low_day = base - timedelta(days=round(back + slack))
        high_day = base - timedelta(days=round(max(back - slack, 0)))
    except OverflowError:
        return None
    grain = unit if unit in {"day", "week", "month", "year", "decade"} else "day"
    return When(grain, low_day, high_day, vague=slack > 0), i, i + 3


def _part_alone(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "the evening of 12 March", "in the evening hours of 12 March"."""
    low = tokens.low
    if low[i] not in _PARTS or low[i] in {"tonight", "dawn", "dusk"}:
        return None
    at = i + 1
    if low[at : at + 1] == ["hours"]:
        at += 1
    if low[at : at + 1] != ["of"] or at + 1 >= len(tokens):
        return None
    day = _calendar_day(tokens, at + 1, base) or _weekday(tokens, at + 1, base)
    if day is None or day[1] != at + 1:
        return None
    end = day[2]
    zone = ""
    if low[end : end + 2] == ["local", "time"]:
        zone, end = "local", end + 2
    return replace(day[0], grain="part", part=_PARTS[low[i]], zone=zone), i, end
