"""Clock times with their zone, and parts of a day: "2 pm ET", "7.40 p.m.", "at 19.42", "the evening of 12 March"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reader.compare.details.calendar_days import calendar_day
from reader.compare.details.model import When
from reader.compare.details.relative_times import relative_time
from reader.compare.details.time_words import PARTS
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import MONTHS, UNITS, WEEKDAYS
from reader.compare.details.weekdays import weekday
from reader.compare.details.wordlist import words
from reader.compare.details.zones import ZONES, daylight_offset

_DOTTED = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)\Z")
_LEADS = words("at by until till from about around after before past since nearly almost as")
LATER_HALF = words("afternoon evening night")
NIGHT, NOON = 300, 720
"""Minutes of the day: a clock time of "last night" before the one is of the morning after."""
_AFTER_CLOCK = words(
    "on when and as with in after before while to the but by local hrs hours yesterday today tomorrow last this next"
) | frozenset([*WEEKDAYS, *MONTHS, *PARTS])


def clock_time(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "2 pm ET", "7:19 p.m.", "7.40 p.m.", "at 19.42", with a weekday or date right behind it."""
    low, size = tokens.low, len(tokens)
    face = _clock_face(tokens, i)
    if face is None:
        return None
    hour, minute, end = face
    if hour > 24 or minute > 59:
        return None
    zone, end = _zone(tokens, end)
    minutes = hour % 24 * 60 + minute
    when = When("clock", minute=minutes, part=_part_of(hour % 24))
    at = end + 1 if end < size and low[end] in {"on", ","} else end
    if at < size:
        day = calendar_day(tokens, at, base) or weekday(tokens, at, base) or relative_time(tokens, at, base)
        if day is not None and day[0].grain in {"day", "part"} and day[1] == at:
            when = replace(when, first=day[0].first, last=day[0].last, weekday=day[0].weekday)
            if day[0].part in LATER_HALF and NOON > minutes >= NIGHT and not _half_of_day(tokens, i + 1)[0]:
                # "At 9:40 on Monday night".
                when = replace(when, minute=minutes + NOON, part=_part_of(hour % 12 + 12))
            end = day[2]
            if not zone:
                zone, end = _zone(tokens, end)
    return replace(when, zone=daylight_offset(zone, when.first or base)), _minutes_told(tokens, i)[1], end


def _clock_face(tokens: Tokens, i: int) -> tuple[int, int, int] | None:
    """Return hour, minute and the token after a clock time without its zone."""
    low, kind = tokens.low[i], tokens.kinds[i]
    if (spoken := _spoken(tokens, i)) is not None:
        return spoken
    half, end = _half_of_day(tokens, i + 1)
    if kind == "clock":
        hour, minute = (int(x) for x in low.split(":"))
    elif kind == "number" and (match := _DOTTED.match(low)) and (half or _before_clock(tokens, i)):
        hour, minute = int(match[1]), int(match[2])
    elif kind == "number" and half and low.isdigit() and len(low) <= 2:
        hour, minute = int(low), 0
    elif kind == "number" and len(low) == 4 and low.isdigit() and _of_a_zone(tokens, i + 1):
        hour, minute = int(low[:2]), int(low[2:])
    else:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
        # "Ten to eight p.m."
        hour, minute = divmod((hour * 60 + minute + _minutes_told(tokens, i)[0]) % 1440, 60)
    return hour, minute, end


def _of_a_zone(tokens: Tokens, end: int) -> bool:
    """Whether the initials of a zone, "hours" or "local time" make four digits before them a clock time: "1615 GMT"."""
    low = tokens.low
    following = low[end] if end < len(tokens) else ""
    if following in ZONES and len(following) <= 4:
        return tokens.words(end, end + 1).isupper()
    return following == "hrs" or low[end : end + 2] in (["hours", "gmt"], ["local", "time"])


def _spoken(tokens: Tokens, i: int) -> tuple[int, int, int] | None:
    """Read "four in the morning", "11 at night", "half past two in the afternoon", "ten to eight on Monday evening"."""
    low = tokens.low
    hour = int(low[i]) if low[i].isdigit() and len(low[i]) <= 2 else UNITS.get(low[i], 0)
    if not 1 <= hour <= 12:
        return None
    minutes, _ = _minutes_told(tokens, i)
    end = i + 2 if low[i + 1 : i + 2] == ["o'clock"] else i + 1
    part, behind = _part_told(low, end)
    if not part and minutes:
        # The day is read with what stands behind the hour.
        at = end + 1 if low[end : end + 1] == ["on"] else end
        if low[at : at + 1] and (low[at] in WEEKDAYS or low[at] in {"this", "yesterday", "last"}):
            part = low[at + 1] if low[at + 1 : at + 2] and low[at + 1] in LATER_HALF | {"morning"} else ""
    if not part or not (minutes or (i and low[i - 1] in _LEADS)):
        return None
    if part == "morning":
        hour %= 12
    elif part == "night":
        hour = (hour + 12) % 24 if hour >= 6 else hour
    else:
        hour = hour % 12 + 12
    told = (hour * 60 + minutes) % 1440
    return told // 60, told % 60, behind


def _part_told(low: Sequence[str], end: int) -> tuple[str, int]:
    """Read "in the morning", "at night" behind an hour; return the part of the day and the token after it."""
    if low[end : end + 2] == ["in", "the"] and low[end + 2 : end + 3] in (
        ["morning"],
        ["afternoon"],
        ["evening"],
    ):
        return low[end + 2], end + 3
    if low[end : end + 1] == ["tonight"]:
        # The day is read with it.
        return "evening", end
    return ("night", end + 2) if low[end : end + 2] == ["at", "night"] else ("", end)


def _minutes_told(tokens: Tokens, i: int) -> tuple[int, int]:
    """Read "half past", "a quarter to" before an hour; return the minutes, below 0 for "to", and the first token."""
    low = tokens.low
    minutes = _MINUTES.get(low[i - 2], 0) if i > 1 else 0
    first = i - 3 if i > 2 and low[i - 3 : i - 1] == ["a", "quarter"] else i - 2
    if not minutes or low[i - 1] not in {"past", "to"} or low[i - 2 : i] == ["half", "to"]:
        return 0, i
    if low[i - 1] == "past":
        return minutes, first
    # "Open ten to eleven on Monday morning" is a range.
    sure = low[i - 2] == "quarter" or (first and low[first - 1] in _LEADS and low[first - 1] != "from")
    return (-minutes, first) if sure else (0, i)


_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "half": 30}


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
    if after and tokens.kinds[i + 1] == "word" and after not in _AFTER_CLOCK and after not in ZONES:
        return False
    return after not in {"%", "-"} and i > 0 and tokens.low[i - 1] in _LEADS


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
    place = at
    while place < min(size, at + 3) and tokens.capital(place) and tokens.kinds[place] == "word":
        place += 1
    if place > at and low[place : place + 1] == ["time"]:
        return " ".join(low[at:place]), place + 1
    return "", end


def part_of_day(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "the evening of 12 March", "in the evening hours of 12 March", "noon on Friday", "before dawn Tuesday"."""
    low = tokens.low
    if low[i] not in PARTS or low[i] == "tonight":
        return None
    at = i + 1
    if low[at : at + 1] == ["hours"]:
        at += 1
    if low[at : at + 1] == ["of"] or (low[i] in _MOMENTS and low[at : at + 1] == ["on"]):
        at += 1
    elif low[i] not in _MOMENTS:
        return None
    if at >= len(tokens):
        return None
    day = calendar_day(tokens, at, base) or weekday(tokens, at, base)
    if day is None or day[1] != at or day[0].grain != "day":
        return None
    end = day[2]
    zone = ""
    if low[end : end + 2] == ["local", "time"]:
        zone, end = "local", end + 2
    part = _MOMENTS.get(low[i], PARTS[low[i]])
    return replace(day[0], grain="part" if part else "day", part=part, zone=zone), i, end


_MOMENTS = {"noon": "noon", "midday": "noon", "midnight": "", "dawn": "morning", "dusk": "evening"}
"""Part of the day by the word for a moment of it; midnight may be the beginning of a day or its end."""
