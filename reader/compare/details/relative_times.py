"""Times that count from the article's date: "yesterday", "last week", "Thursday evening", "two weeks ago"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reader.compare.details.directions import AHEAD, BACK, direction, direction_of_span
from reader.compare.details.model import When
from reader.compare.details.time_words import (
    NEAR,
    PARTS,
    PARTS_OF_YEARS,
    SEASONS,
    WHICH,
    YEAR,
    edge_before,
    month_or_day,
    month_span,
    part_behind,
    part_of_year,
    shifted,
)
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import MONTHS, TIME_UNITS, UNITS, WEEKDAYS
from reader.compare.details.weekdays import weekday
from reader.compare.details.wordlist import words


def relative_time(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read today, yesterday, last week, this month's, earlier this year, next Tuesday, the past two years."""
    low, size = tokens.low, len(tokens)
    word = low[i].removesuffix("'s")
    if word in NEAR:
        return _near_day(tokens, i, base)
    if word in _SPANS:
        return _within(tokens, i, base)
    if word not in WHICH or i + 1 >= size:
        return None
    following = low[i + 1].removesuffix("'s")
    if following in WEEKDAYS and tokens.capital(i + 1):
        read = weekday(tokens, i + 1, base)
        if read is None:
            return None
        if not set(low[i + 2 : read[2]]).isdisjoint(MONTHS):
            # "Next Friday, 10 August".
            return read[0], i, read[2]
        return _shift_week(read[0], word, base), i, read[2]
    if following in PARTS and word in {"last", "this"}:
        moment = shifted(base, -1) if base and word == "last" else base
        return When("part", moment, moment, part=PARTS[following]), i, i + 2
    if following in MONTHS and tokens.capital(i + 1):
        return _named_month(tokens, i, base)
    if following in SEASONS or (following == "fall" and word in {"last", "this", "next"}):
        return _season(base, word, following), i, i + 2
    unit = TIME_UNITS.get(following)
    if unit not in {"week", "weekend", "month", "year", "decade"} or following.endswith("s"):
        return None
    return _of_a_unit(tokens, i, base, word, unit)


def _of_a_unit(
    tokens: Tokens, i: int, base: date | None, word: str, unit: str
) -> tuple[When, int, int] | None:
    """Read "last week", "earlier this month", "over the next year"; none of "the last week of June"."""
    low = tokens.low
    if word in {"last", "past"} and low[i - 1 : i] == ["the"] and low[i + 2 : i + 3] == ["of"]:
        # "The last week of June" is one of June.
        return None
    if low[i - 1 : i] == ["the"] and unit != "decade":
        if word == "next" and i > 1 and low[i - 2] in _WITHIN:
            return _period(base, "ahead", unit, ""), i, i + 2
        if word == "next" or (word == "previous" and any(YEAR.match(other) for other in low)):
            # "The next year" and "the previous year" count from what was told before.
            return None
    first, edge = edge_before(tokens, i)
    if word == "last" and low[i - 1 : i] == ["the"] and i > 1 and low[i - 2] in _WITHIN:
        word = "past"
    if word == "this" and unit == "weekend":
        word = _this_weekend(base, direction_of_span(tokens, first, i + 2))
    if (
        word == "this"
        and unit == "week"
        and base is not None
        and base.weekday() == _SUNDAY
        and edge != "earlier"
    ):
        # To many a week begins on its Sunday.
        word = "next" if direction_of_span(tokens, first, i + 2) == AHEAD else word
    return _period(base, word, unit, edge), first, i + 2


def _near_day(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int]:
    """Read today, yesterday's, tomorrow night, the day before yesterday."""
    low = tokens.low
    word = low[i].removesuffix("'s")
    first, edge = edge_before(tokens, i)
    away = NEAR[word]
    beyond = {"before": -1, "after": 1}.get(low[i - 1], 0) if i > 1 and low[i - 2] == "day" else 0
    if beyond and beyond * away > 0:
        first, away = i - 2, away + beyond
    moment = shifted(base, away) if base else None
    part, end = part_behind(tokens, i + 1)
    part = "night" if word == "tonight" else part
    day = moment.weekday() if moment else None
    return When("part" if part else "day", moment, moment, day, part, vague=edge == "earlier"), first, end


_SPANS = words("week weekend month year")
_OVER = words("over at during on through throughout spent spending of")
_BY = words("by before until at")


def _within(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "over the weekend", "earlier in the week", "by the end of the year" as parts of the article's own."""
    low, word = tokens.low, tokens.low[i]
    lead = low[max(0, i - 4) : i]
    if lead[-1:] != ["the"] or any(YEAR.match(other) for other in low):
        return None
    if word == "weekend":
        if len(lead) < 2 or lead[-2] not in _OVER:
            return None
        ahead = direction_of_span(tokens, i - 2, i + 1) == AHEAD
        if ahead and base is not None and base.weekday() >= _SATURDAY:
            # On a Saturday "over the weekend" is until the next day.
            return _period(base, "this", word, ""), i - 1, i + 1
        return _period(base, "next" if ahead else "past weekend", word, ""), i - 1, i + 1
    if lead[-3:] in (["earlier", "in", "the"], ["later", "in", "the"]):
        return _period(base, "this", word, lead[-3]), i - 3, i + 1
    if lead[-3:] == ["end", "of", "the"] and i > 3:
        leads = i - 5 if low[i - 4] == "the" else i - 4
        # What was so "at the end of the year" may be so of another.
        doubtful = leads <= 0 or low[leads] == "at"
        if leads >= 0 and low[leads] in _BY and not (doubtful and direction(tokens, i - 3, i + 1) == BACK):
            return _period(base, "this", word, "late"), i - 3, i + 1
    return None


def _this_weekend(base: date | None, told: int) -> str:
    """Return "next" or "past weekend" for "this weekend", as the day of the week and the tense have it."""
    if base is None or base.weekday() >= _SATURDAY:
        return "this"
    return "next" if told == AHEAD or (told != BACK and base.weekday() > _TUESDAY) else "past weekend"


_TUESDAY, _SATURDAY, _SUNDAY = 1, 5, 6


def _shift_week(when: When, word: str, base: date | None) -> When:
    """Move a resolved weekday by "last" or "next"; "last Friday" may mean either of two Fridays."""
    if base is None or when.first is None:
        return replace(when, vague=True)
    if word in {"next", "coming"}:
        ahead = (when.first - base).days
        return replace(
            when, first=shifted(base, ahead % 7 or 7), last=shifted(base, ahead % 7 + 7), vague=True
        )
    if word in {"last", "past", "previous"}:
        back = (base - when.first).days % 7 or 7
        return replace(when, first=shifted(base, -back), last=shifted(base, -back), or_next=False)
    return when


def _named_month(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "last May", "this July", "next January"."""
    month, word = MONTHS[tokens.low[i + 1].removesuffix("'s")], tokens.low[i]
    if base is None:
        return When("month"), i, i + 2
    year = base.year
    if word in {"last", "past"} and month >= base.month:
        year -= 1
    elif word == "next" and month <= base.month:
        year += 1
    return month_or_day(year, month, 0, ""), i, i + 2


_PARTS_OF_IT = frozenset({"early", "mid", "late"})


def _season(base: date | None, word: str, name: str) -> When:
    """Resolve "last summer", "this fall": the last is the one that ended most lately."""
    if base is None:
        return When("season")
    first, last = SEASONS.get(name, (9, 11))
    months = base.year * 12 + base.month
    start = base.year * 12 + first
    length = last - first
    if word in {"last", "past", "previous"} and start + length >= months:
        start -= 12
    elif word in {"next", "coming"} and start <= months:
        start += 12
    elif word == "this" and name == "winter" and base.month <= _WINTER_ENDS:
        start -= 12
    return When("season", month_span(start - 1)[0], month_span(start + length - 1)[1], vague=True)


_WINTER_ENDS = 3
"""The month until which "this winter" is the one that began in the year before."""
_WITHIN = words("over in during for within of throughout through")
"""Before "the last decade" these speak of the ten years until now, not of the decade before this one."""


def _period(base: date | None, word: str, unit: str, edge: str) -> When:
    """Resolve "last week", "earlier this month", "next year" to days."""
    if base is None:
        return When(unit, vague=True)
    step = -1 if word in {"last", "previous"} else 1 if word in {"next", "coming"} else 0
    grain = "week" if unit == "weekend" else unit
    if word in {"past", "ahead"}:
        days = {"week": 7, "weekend": 7, "month": 31, "year": 366, "decade": 3653}[unit]
        span = (shifted(base, -days), base) if word == "past" else (base, shifted(base, days))
        return When(grain, *span, vague=True)
    if unit == "decade" and step > 0:
        return When(grain, base, shifted(base, 3653), vague=True)
    if unit == "week":
        monday = shifted(base, 7 * step - base.weekday())
        # Week-long words are used loosely: Sunday belongs to either week.
        low, high = shifted(monday, 3 if edge == "late" else -1), shifted(monday, 6)
        if step < 0 and base.weekday() == _SUNDAY:
            high = shifted(base, -1)
    elif unit == "weekend":
        saturday = shifted(base, -((base.weekday() - _SATURDAY) % 7) + (7 if step > 0 else 0))
        if step < 0 and base.weekday() >= _SATURDAY:
            saturday = shifted(saturday, -7)
        low, high = shifted(saturday, -1), shifted(saturday, 1)
    elif unit == "month":
        low, high = month_span(base.year * 12 + base.month - 1 + step)
        if edge in _PARTS_OF_IT:
            return month_or_day(low.year, low.month, 0, edge)
    elif unit == "year" and edge in PARTS_OF_YEARS:
        return part_of_year(min(max(base.year + step, 1), 9999), edge)
    else:
        size = 10 if unit == "decade" else 1
        first = min(max((base.year // size + step) * size, 1), 9999 - size)
        low, high = date(first, 1, 1), date(first + size - 1, 12, 31)
    if step == 0 and edge == "earlier":
        high = max(low, base)
    elif step == 0 and edge == "later":
        low = min(high, base)
    return When(grain, low, high, vague=True)


_LENGTHS = {"day": 1.0, "week": 7.0, "weekend": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5}
_SLACK = {"day": 0.0, "week": 4.0, "month": 20.0, "year": 200.0, "decade": 1500.0}
LOOSE = {"few": (2, 5), "several": (3, 9), "couple": (2, 3)}
"""At least and at most how many are meant."""


_ONE = words("a one an")


def time_ago(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "two weeks ago", "a few months ago"; only what counts back from the article is resolved."""
    low, size = tokens.low, len(tokens)
    if low[i] in LOOSE:
        return _loosely_ago(tokens, i, base)
    if tokens.kinds[i] == "number" and low[i].isdigit() and len(low[i]) <= 3:
        count = int(low[i])
    elif low[i] in UNITS:
        count = UNITS[low[i]]
    elif low[i] in {"week", "month", "year", "day", "decade", "fortnight"} and i and low[i - 1] in _ONE:
        count, i = 1, i - 1
    else:
        return None
    unit = TIME_UNITS.get(low[i + 1]) if i + 1 < size else None
    if low[i + 1 : i + 2] == ["fortnight"]:
        count, unit = 2, "week"
    if unit is None or i + 2 >= size or low[i + 2] != "ago":
        return None
    if base is None:
        return When(unit, vague=True), i, i + 3
    length, slack = _LENGTHS.get(unit, 0.04), _SLACK.get(unit, 1.0)
    back = min(count * length, 365_000.0)
    low_day = shifted(base, -round(back + slack))
    high_day = shifted(base, -round(max(back - slack, 0)))
    grain = unit if unit in {"day", "week", "month", "year", "decade"} else "day"
    return When(grain, low_day, high_day, vague=slack > 0, counted=grain != "day"), i, i + 3


def _loosely_ago(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "a few weeks ago", "several months ago", "a couple of days back"."""
    low = tokens.low
    at = i + 2 if low[i + 1 : i + 2] == ["of"] else i + 1
    unit = TIME_UNITS.get(low[at]) if at + 1 < len(tokens) else None
    if unit not in _SLACK or low[at + 1] not in {"ago", "back"}:
        return None
    first = i - 1 if i and low[i - 1] == "a" else i
    if base is None:
        return When(unit, vague=True), first, at + 2
    least, most = LOOSE[low[i]]
    far, near = (shifted(base, -round(count * _LENGTHS[unit])) for count in (most, least))
    return When(unit, far, near, vague=True), first, at + 2
