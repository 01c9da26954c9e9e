"""Numbers and times that exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from reader.compare.details import Detail, Quantity, Reading, When
from reader.compare.details.number_words import MONEY
from reader.compare.details.wordlist import words
from reader.compare.diverge.candidate import Candidate, Topic, around
from reader.compare.diverge.counted import lacking, likeness, same_noun
from reader.compare.diverge.dimensions import other_dimension, other_sum
from reader.compare.diverge.states import FATE, of_another_event, one_toll, same_state, state_of
from reader.compare.model import DifferenceKind


def number_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield pairs of numbers in one unit whose ranges do not meet, where neither side also gives the other's."""
    yield from _best_matches(_number_pairs(a, b))


def _best_matches(found: Iterable[Candidate]) -> list[Candidate]:
    """Leave out pairs of numbers where either number has a partner that counts more nearly the same noun."""
    listed = list(found)
    if len(listed) < 2:
        return listed
    fit = [_fit(candidate) for candidate in listed]
    best: dict[tuple[int, int], float] = {}
    for candidate, value in zip(listed, fit, strict=True):
        for key in ((0, candidate.a.token), (1, candidate.b.token)):
            best[key] = max(best.get(key, 0.0), value)
    return [
        candidate
        for candidate, value in zip(listed, fit, strict=True)
        if value >= best[0, candidate.a.token] and value >= best[1, candidate.b.token]
    ]


def _fit(candidate: Candidate) -> float:
    """How far two numbers count one noun: the share of the words for it that both have, 0 to 1."""
    return likeness(candidate.a.head, candidate.b.head)


def _number_pairs(a: Reading, b: Reading) -> Iterator[Candidate]:
    numbers_a = a.of(DifferenceKind.NUMBER)
    numbers_b = b.of(DifferenceKind.NUMBER)
    if numbers_a and numbers_b and of_another_event(a) != of_another_event(b):
        return
    for x in numbers_a:
        for y in numbers_b:
            toll = one_toll(a, x, b, y)
            if (
                not _numbers_exclude(x, y, toll)
                or (_plain(x) and not same_state(a, x, b, y))
                or lacking(a, x) != lacking(b, y)
                or other_dimension(a, x, b, y)
                or other_sum(a, x, b, y)
                or _told_as_well(x, numbers_b)
                or _told_as_well(y, numbers_a)
                or (not toll and (risen_beyond(a, x, y) or risen_beyond(b, y, x)))
            ):
                continue
            told = len(x.context & y.context)
            rivals_a = _of_one_fate(a, x, numbers_a) if toll else numbers_a
            rivals_b = _of_one_fate(b, y, numbers_b) if toll else numbers_b
            if not _answered(x, rivals_b, told, _same_quantity) and not _answered(
                y, rivals_a, told, _same_quantity
            ):
                strength = FATE if toll else 1.0
                yield Candidate(
                    DifferenceKind.NUMBER, Topic.COUNT, x, y, around(a, x), around(b, y), strength
                )


def _of_one_fate(reading: Reading, number: Detail, numbers: Sequence[Detail]) -> list[Detail]:
    """Return the numbers of a sentence that may count people of one fate with ``number``."""
    state = state_of(reading, number)
    return [other for other in numbers if state_of(reading, other) in {"", state}]


def _numbers_exclude(x: Detail, y: Detail, toll: bool) -> bool:
    """Whether two numbers cannot both hold of one thing; ``toll`` says that both count people of one fate."""
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit != q.unit or p.loose or q.loose:
        return False
    if x.modifier == y.modifier == "up to" and p.unit in MONEY:
        # Two limits, each of them exact.
        return p.stated != q.stated and not _rounded(p.stated, q.stated)
    if (p.low <= q.high and q.low <= p.high) or _rounded(p.stated, q.stated):
        return False
    if p.unit == "%" and abs(p.low + q.high - 100) < 1.5:
        return False
    if p.unit in {"", "ordinal"}:
        return (toll and not p.unit) or same_noun(x.head, y.head, _NO_THINGS)
    return not p.written or _apart(p, q)


def exclude(x: Detail, y: Detail) -> bool:
    """Whether two numbers that count or measure one thing, or two times of one thing, cannot both be right."""
    if isinstance(x.value, When):
        return bool(_times_exclude(x, y))
    return _numbers_exclude(x, y, toll=True)


_CHANGES = words(
    "raised rise rises rose risen raise raises increased increase increases grown grew climbed jumped doubled gone went"
)


def risen_beyond(reading: Reading, x: Detail, y: Detail) -> bool:
    """Whether a number is what something has risen to, so that a lower one was right before."""
    p, q = x.value, y.value
    low = reading.tokens.low
    before = low[max(0, x.token - 6) : x.token]
    if not (isinstance(p, Quantity) and isinstance(q, Quantity)) or "to" not in before[-2:]:
        return False
    # A count that is said to have risen may rise further.
    return (q.high < p.low or p.unit == "") and not _CHANGES.isdisjoint(before)


def _plain(x: Detail) -> bool:
    return isinstance(x.value, Quantity) and x.value.unit in {"", "%", "ordinal"}


_ROUND = 1.06
_ROUND_CHANGED = 1.25


def _apart(p: Quantity, q: Quantity) -> bool:
    """Whether two measures differ by more than rounding, and by more than turning one unit into another brings."""
    low, high = (p, q) if p.high < q.low else (q, p)
    if low.unit == "lag" and low.written in {"month", "year", "decade"}:
        return False
    return low.high * (_ROUND if p.written == q.written else _ROUND_CHANGED) < high.low


_NO_THINGS = words("time day week month year hour minut second way part other")
"""Stems of words that say nothing about what is counted."""


def _rounded(p: float, q: float) -> bool:
    """Whether one number is the other rounded to two or more digits: 43,350 and 43,000."""
    low, high = sorted((abs(p), abs(q)))
    if low < 20:
        return False
    return any(
        round(v, -digits) == w
        for v, w in ((low, high), (high, low))
        for digits in range(len(str(int(high))) - 1)
    )


def _answered(
    x: Detail, others: Sequence[Detail], told: int, meets: Callable[[Detail, Detail], bool]
) -> bool:
    """Whether one of ``others`` can be the same value as ``x``, said about as much of the same thing."""
    return any(meets(x, y) and len(x.context & y.context) >= told for y in others)


def _same_quantity(x: Detail, y: Detail) -> bool:
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit != q.unit:
        return False
    return p.low <= q.high and q.low <= p.high


def _told_as_well(x: Detail, others: Sequence[Detail]) -> bool:
    """Whether the very number stands on the other side too; a small count only of the same things."""
    for y in others:
        p, q = x.value, y.value
        if (
            not isinstance(p, Quantity)
            or not isinstance(q, Quantity)
            or (p.unit, p.stated) != (q.unit, q.stated)
        ):
            continue
        if not p.unit and x.head and not y.head and any(same_noun(x.head, z.head) for z in others if z.head):
            # The other side counts the same thing by another number; this one counts something else.
            continue
        if p.unit or p.stated >= 3 or set(x.head.split()) & set(y.head.split()):
            return True
    return False


def time_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield pairs of times of like grain that do not meet, where neither side also gives the other's."""
    times_a = a.of(DifferenceKind.TIME)
    times_b = b.of(DifferenceKind.TIME)
    for x in times_a:
        for y in times_b:
            topic = _times_exclude(x, y)
            if not topic:
                continue
            told = len(x.context & y.context)
            if not _answered(x, times_b, told, times_meet) and not _answered(y, times_a, told, times_meet):
                same = 1.0 if x.modifier == y.modifier else 0.5
                if superlative(a, x) and superlative(b, y):
                    same = BEST
                yield Candidate(DifferenceKind.TIME, Topic(topic), x, y, around(a, x), around(b, y), same)


BEST = 2.0
"""Strength of two years since when something was the worst or the best of its kind."""
_SUPERLATIVES = words(
    "worst best deadliest strongest heaviest highest lowest largest biggest longest most fewest smallest hottest"
    " coldest weakest first closest narrowest fastest driest wettest"
)


def superlative(reading: Reading, time: Detail) -> bool:
    """Whether a time says since when something was never outdone: "the worst storm since 1998"."""
    near = reading.tokens.low[max(0, time.token - 7) : time.token]
    return time.modifier == "since" and not _SUPERLATIVES.isdisjoint(near)


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


_COARSE = {"clock": 0, "part": 0, "day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "decade": 5}


_UNEQUAL = tuple({one, other} for one in ("since", "after") for other in ("until", "by", "before"))


def _times_exclude(x: Detail, y: Detail) -> str:
    """Say how two times exclude each other; empty where they may be the same."""
    p, q = x.value, y.value
    if not isinstance(p, When) or not isinstance(q, When):
        return ""
    if {x.modifier, y.modifier} in _UNEQUAL:
        return ""
    if p.weekday is not None and q.weekday is not None and p.weekday != q.weekday:
        near = p.first is None or q.first is None or abs((p.first - q.first).days) <= 7
        return "day" if near else "period"
    if p.grain not in _COARSE or q.grain not in _COARSE or abs(_COARSE[p.grain] - _COARSE[q.grain]) > 2:
        return ""
    if (
        p.minute is not None
        and q.minute is not None
        and (p.first is None or q.first is None or p.first == q.first)
    ):
        return _clocks_exclude(p, q)
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
    if min(_COARSE[p.grain], _COARSE[q.grain]) >= 4:
        # "Promised in the nineties", "promised by 2005".
        return "" if "by" in {x.modifier, y.modifier} and x.modifier != y.modifier else "year"
    return "day" if _COARSE[p.grain] == _COARSE[q.grain] == 0 else "period"


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
    return "clock" if (20 if p.vague or q.vague else 9) < apart <= (240 if local else 720) else ""
