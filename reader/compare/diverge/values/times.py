"""Which times of two sentences exclude each other: of like grain, in one zone or none, and without a common day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reader.compare.details import Detail, Quantity, Reading, When
from reader.compare.details.model import MOST_OF_A_KIND
from reader.compare.details.named_hours import named_hours
from reader.compare.details.once import kept
from reader.compare.details.stamps import of_the_report
from reader.compare.details.wordlist import words
from reader.compare.diverge.around.stretches import around
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.values.records import one_record, superlative
from reader.compare.model import DifferenceKind


def time_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield pairs of times of like grain that do not meet, where neither side also gives the other's."""
    times_a = [x for x in told_times(a) if not of_the_report(a, x)]
    times_b = [y for y in told_times(b) if not of_the_report(b, y)]
    if max(len(times_a), len(times_b)) > MOST_OF_A_KIND:
        return
    for x in times_a:
        for y in times_b:
            if x.text.lower() == y.text.lower() and a.tokens.quoted[x.token] and b.tokens.quoted[y.token]:
                # "Tonight" in one utterance that two articles quote on two days.
                continue
            topic = times_exclude(x, y)
            if not topic or (topic == "clock" and (_clock_told(x, times_b) or _clock_told(y, times_a))):
                continue
            if lag_between(a, x, b, y):
                continue
            told = len(x.context & y.context)
            if not answered(x, times_b, told, times_meet) and not answered(y, times_a, told, times_meet):
                same = 1.0 if x.modifier == y.modifier else 0.5
                if superlative(a, x) and superlative(b, y):
                    if not one_record(a, x, b, y):
                        continue
                    same = BEST
                yield Candidate(DifferenceKind.TIME, Topic(topic), x, y, around(a, x), around(b, y), same)


@kept
def told_times(reading: Reading) -> tuple[Detail, ...]:
    """Return the times of a sentence, noon and midnight among them where they are said to be the hour of something."""
    times = reading.of(DifferenceKind.TIME)
    if not (hours := named_hours(reading, times)):
        return tuple(times)
    found = list(times)
    for hour in hours:
        near = reading.tokens.low[max(0, hour.token - 2) : hour.token]
        if near[-1:] and near[-1] in _EDGES and near[0] not in _CLOSE_TO:
            # "Before noon" may be any hour.
            continue
        if isinstance(hour.value, When):
            found.append(replace(hour, value=replace(hour.value, vague=True)))
    return tuple(sorted(found, key=lambda time: time.token))


_EDGES = words("before after until by")
_CLOSE_TO = words("shortly just soon")


def lag_between(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether a side says how long lay between two clock times or days: lost at 5.51, "11 minutes later"."""
    p, q = x.value, y.value
    if not isinstance(p, When) or not isinstance(q, When):
        return False
    if p.grain == q.grain == "day" and p.first and q.first:
        return _days_between(abs((p.first - q.first).days), (a, b))
    if p.minute is None or q.minute is None:
        return False
    apart = abs(p.minute - q.minute)
    lags = (d.value for reading in (a, b) for d in reading.of(DifferenceKind.NUMBER))
    return any(
        isinstance(lag, Quantity)
        and lag.unit in {"lag", "duration"}
        and lag.written in {"minute", "hour"}
        and abs(lag.stated - apart) <= _ROUNDED
        for lag in lags
    )


def _days_between(apart: int, readings: tuple[Reading, Reading]) -> bool:
    """Whether a side says how many days lay between two of them: "on 26 June, two days after her death"."""
    lags = (d.value for reading in readings for d in reading.of(DifferenceKind.NUMBER))
    return any(
        isinstance(lag, Quantity)
        and lag.unit == "lag"
        and lag.written in {"day", "week"}
        and lag.stated == apart * _MINUTES
        for lag in lags
    )


_MINUTES = 24 * 60
_ROUNDED = 1
"""Minutes by which two clock times and the time between them may differ, each being rounded."""


def _clock_told(x: Detail, others: Sequence[Detail]) -> bool:
    """Whether the very clock time stands on the other side too."""
    return isinstance(x.value, When) and any(
        isinstance(y.value, When) and y.value.minute == x.value.minute for y in others
    )


BEST = 2.0
"""Strength of two years since when something was the worst or the best of its kind."""


def times_meet(x: Detail, y: Detail) -> bool:
    """Whether two times can be the same: their days meet, or both name one weekday or one yearless month."""
    p, q = x.value, y.value
    if not isinstance(p, When) or not isinstance(q, When):
        return False
    if p.minute is not None and q.minute is not None and _clocks_exclude(p, q):
        return False
    if p.weekday is not None and p.weekday == q.weekday:
        return True
    if p.first is None or q.first is None or p.last is None or q.last is None:
        return False
    if p.first <= q.last and q.first <= p.last:
        return True
    return _same_month(p, q)


def _same_month(p: When, q: When) -> bool:
    """Whether two times name one month, and one of them leaves its year open."""
    if not (p.yearless or q.yearless) or p.first is None or q.first is None:
        return False
    one_day = p.grain == "day" and q.grain == "day"
    return p.first.month == q.first.month and (not one_day or p.first.day == q.first.day)


COARSE = {"clock": 0, "part": 0, "day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "decade": 5}
"""How coarse each grain of a time is; times of grains far apart are not held against each other."""


def _within_edge(x: Detail, y: Detail) -> bool:
    """Whether a clock time is an edge that the other one keeps to: "by 9 p.m." and "at 8", "until 6" and "at 4.45"."""
    p, q = x.value, y.value
    if (
        x.modifier not in _LAST
        or y.modifier == x.modifier
        or not isinstance(p, When)
        or not isinstance(q, When)
    ):
        return False
    # "Just before 11" is a time and no edge.
    return p.minute is not None and q.minute is not None and q.minute <= p.minute and not p.vague


_LAST = frozenset({"by", "until", "before"})


_UNEQUAL = tuple({one, other} for one in ("since", "after") for other in ("until", "by", "before"))


def times_exclude(x: Detail, y: Detail) -> str:
    """Say how two times exclude each other; empty where they may be the same."""
    p, q = x.value, y.value
    if not isinstance(p, When) or not isinstance(q, When):
        return ""
    if {x.modifier, y.modifier} in _UNEQUAL:
        return ""
    if p.weekday is not None and q.weekday is not None and p.weekday != q.weekday:
        near = p.first is None or q.first is None or abs((p.first - q.first).days) <= 7
        return "day" if near else "period"
    if p.grain not in COARSE or q.grain not in COARSE or abs(COARSE[p.grain] - COARSE[q.grain]) > 2:
        return ""
    if (
        p.minute is not None
        and q.minute is not None
        and (p.first is None or q.first is None or p.first == q.first)
    ):
        kept_by = _within_edge(x, y) or _within_edge(y, x)
        return "" if kept_by else _clocks_exclude(p, q)
    if p.first is None or q.first is None or p.last is None or q.last is None:
        return ""
    if p.first <= q.last and q.first <= p.last:
        return ""
    if _same_month(p, q):
        return ""
    gap = max((p.first - q.last).days, (q.first - p.last).days)
    if gap <= 1 and (p.vague or q.vague):
        return ""
    # A weekday and the same weekday a week on is how articles of different days are read.
    if p.weekday is not None and p.weekday == q.weekday:
        return ""
    if min(COARSE[p.grain], COARSE[q.grain]) >= 4:
        # "Promised in the nineties", "promised by 2005".
        return "" if "by" in {x.modifier, y.modifier} and x.modifier != y.modifier else "year"
    return "day" if COARSE[p.grain] == COARSE[q.grain] == 0 else "period"


def _known(zone: str) -> bool:
    """Whether a zone is given as minutes east of UTC."""
    return zone.lstrip("-").isdigit()


def _clocks_exclude(p: When, q: When) -> str:
    """Compare clock times where both carry a zone, or neither does and both are taken as local."""
    if p.minute is None or q.minute is None:
        return ""
    local = {p.zone, q.zone} <= {"", "local"}
    if not local and not (_known(p.zone) and _known(q.zone)):
        return ""
    one = p.minute - (0 if local else int(p.zone))
    two = q.minute - (0 if local else int(q.zone))
    apart = min(abs(one - two) % 1440, 1440 - abs(one - two) % 1440)
    # Without zones, times hours apart may be one moment told in two places.
    least = 60 if _round(p) or _round(q) else 20 if p.vague or q.vague else 9
    return "clock" if least < apart <= (240 if local else 720) else ""


def _round(when: When) -> bool:
    """Whether a clock time is noon or midnight, loosely told."""
    return when.vague and when.minute in {0, 720}


def answered(x: Detail, others: Sequence[Detail], told: int, meets: Callable[[Detail, Detail], bool]) -> bool:
    """Whether one of ``others`` can be the same value as ``x``, said about as much of the same thing."""
    return any(meets(x, y) and len(x.context & y.context) >= told for y in others)
