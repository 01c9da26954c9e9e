"""Whether two numbers of one thing can both be right as they stand: their ranges, rounding, and what is only a least.

Nothing here looks at the sentences; whether two numbers are of one thing at all is asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.compare.details import Detail, Quantity, When
from reader.compare.details.number_words import MONEY
from reader.compare.details.wordlist import words
from reader.compare.diverge.values.counted_nouns import same_noun
from reader.compare.diverge.values.times import times_exclude


def in_one_unit(x: Detail, y: Detail) -> tuple[Quantity, Quantity] | None:
    """Return two numbers that can be held against each other: of one unit, neither of them loose ("dozens")."""
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit != q.unit or p.loose or q.loose:
        return None
    return p, q


def amounts_exclude(x: Detail, y: Detail) -> bool:
    """Whether two numbers cannot both hold of one thing."""
    both = in_one_unit(x, y)
    if both is None:
        return False
    p, q = both
    if x.modifier == y.modifier == "up to" and p.unit in MONEY:
        # Two limits, each of them exact.
        return p.stated != q.stated and not _rounded(p.stated, q.stated)
    if ranges_meet(p, q) or _rounded(p.stated, q.stated):
        return False
    if p.unit == "%" and abs(p.low + q.high - 100) < 1.5:
        return False
    return p.unit in _COUNTED or not p.written or _apart(p, q)


def same_things(x: Detail, y: Detail, *, toll: bool) -> bool:
    """Whether two numbers of one unit count the same; measures do, and so do people of one fate (``toll``)."""
    unit = x.value.unit if isinstance(x.value, Quantity) else ""
    return unit not in _COUNTED or (toll and not unit) or same_noun(x.head, y.head, _NO_THINGS)


def exclude(x: Detail, y: Detail) -> bool:
    """Whether two numbers that count or measure one thing, or two times of one thing, cannot both be right."""
    if isinstance(x.value, When):
        return bool(times_exclude(x, y))
    return amounts_exclude(x, y) and same_things(x, y, toll=True)


def numbers_meet(x: Detail, y: Detail) -> bool:
    """Whether two numbers of one unit say the same of one thing; "at least six" and "eight" do not."""
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity):
        return False
    if p.stated == q.stated or _rounded(p.stated, q.stated):
        return True
    return ranges_meet(p, q) and not _passes(x, y)


def told_apart(x: Detail, y: Detail) -> bool:
    """Whether two numbers that may be of one thing do not say the same of it, in whatever units."""
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or numbers_meet(x, y):
        return False
    return p.unit in _COUNTED or not p.written or p.unit != q.unit or _apart(p, q)


def ranges_meet(p: Quantity, q: Quantity) -> bool:
    """Whether there is a value that both numbers leave room for."""
    return p.low <= q.high and q.low <= p.high


def _passes(x: Detail, y: Detail) -> bool:
    """Whether one count is a least one that the other goes beyond: "at least six" and "eight", or "at least eight"."""
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit or q.unit:
        return False
    if {x.modifier, y.modifier} - {"", "at least"}:
        return False
    if x.modifier and y.modifier:
        return p.stated != q.stated
    least, other = (p, q) if x.modifier else (q, p)
    return bool(x.modifier or y.modifier) and least.stated < other.stated


_COUNTED = frozenset({"", "ordinal"})
"""Units of numbers of which a noun says what they count."""
_NO_THINGS = words("time day week month year hour minut second way part other")
"""Stems of words that say nothing about what is counted."""
_ROUND = 1.06
_ROUND_CHANGED = 1.25


def _apart(p: Quantity, q: Quantity) -> bool:
    """Whether two measures differ by more than rounding, and by more than turning one unit into another brings."""
    low, high = (p, q) if p.high < q.low else (q, p)
    if low.unit == "lag" and low.written in {"month", "year", "decade"}:
        return False
    return low.high * (_ROUND if p.written == q.written else _ROUND_CHANGED) < high.low


def _rounded(p: float, q: float) -> bool:
    """Whether one number is the other rounded to two or more digits: 43,350 and 43,000, 14.4 and 14."""
    return any(
        abs(one) >= 10 * unit and _is_multiple(one, unit) and abs(one - other) <= unit / 2 * _CLOSE
        for one, other in ((p, q), (q, p))
        for unit in _units(max(abs(p), abs(q)))
    )


_CLOSE = 1 + 1e-9
"""A factor that makes up for what binary fractions are off."""


def _units(highest: float) -> Iterator[float]:
    """Yield what numbers up to one may be rounded to: thousands, hundreds, tens, ones, tenths, hundredths."""
    yield from (10.0**digits for digits in range(-2, len(str(int(highest))) - 1))


def _is_multiple(number: float, unit: float) -> bool:
    return abs(number / unit - round(number / unit)) < 1e-6
