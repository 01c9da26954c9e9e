"""Two numbers that are one value: a range ("$2 million to $3 million"), a score ("52-48"), a ratio ("one in five")."""

from __future__ import annotations

from typing import NamedTuple

from reader.compare.details.money import mark_before, word_behind
from reader.compare.details.number_words import CURRENCIES, PERCENT
from reader.compare.details.numerals import digits_value, plain_number
from reader.compare.details.tokens import Tokens
from reader.compare.details.units import unit_behind
from reader.compare.details.vocabulary import SCALES, STOP_WORDS, TIME_UNITS, UNITS
from reader.compare.details.wordlist import words

_JOINTS = frozenset({"-", "–", "to", "and", "or"})
CHANGES = words(
    """
    rose risen rise rises rising fell fallen fall falls falling grew grown grow climbed climb jumped jump dropped drop
    increased increase increasing decreased decrease declined decline raised raise raising cut cuts cutting went gone
    shrank shrunk slipped doubled surged slid soared plunged plummeted expanded narrowed widened lowered reduced boosted
    swelled dwindled changed moved revised up down
    """
)
"""Words before "from 12 to 15" that make it a change, which is two values."""
_DECIDED = words(
    """
    vote votes decision ruling majority victory win defeat loss lead record margin split verdict draw tie score count
    opinion edge advantage favorite favourite odds season start
    """
)
_THOUSANDS = 2000.0
_WIDE = 2.0
"""How many times the first the second number of "ten or 12" may be."""


class Second(NamedTuple):
    """The number that stands behind another one and is part of its value."""

    score: bool
    """Whether both are counts against each other, as votes and goals are; else the end of a range."""
    value: float
    end: int
    """The token after it."""
    scale: float = 1.0
    """What the first number is to be multiplied by: "2-3 million"."""


def second_number(tokens: Tokens, i: int, end: int, taken: frozenset[int]) -> Second | None:
    """Read "-77", " to 96", " and 20" (after between) behind a number that stands from ``i`` to ``end``."""
    low, size = tokens.low, len(tokens)
    if low[end : end + 2] in (["votes", "to"], ["votes", "against"]) and end + 2 < size:
        against = plain_number(tokens, end + 2)
        return Second(True, *against) if against and against[0] >= 0 else None
    if low[end : end + 2] == ["-", "to"]:
        # "A 6-to-3 ruling", "six-to-one"; "a three- to four-day trip" is a range.
        at = end + 3 if low[end + 2 : end + 3] == ["-"] else end + 2
        against = (1.0, at + 1) if low[at : at + 1] == ["one"] else _number(tokens, at)
        return Second(tokens.glued(end + 1), *against) if against else None
    if end + 1 >= size or low[end] not in _JOINTS or end + 1 in taken:
        return None
    if low[end] == "and" and "between" not in low[max(0, i - 3) : end]:
        return None
    if low[end] == "to" and _a_change(tokens, i):
        return None
    at = end + 1
    mark = mark_before(tokens, i)
    if mark is not None and low[at] in CURRENCIES and mark[0] == CURRENCIES[low[at]]:
        at += 1
    other = _number(tokens, at)
    if other is None:
        return None
    first = plain_number(tokens, i)
    value = first[0] if first else 0.0
    if low[end] == "to" and _by_how_much(tokens, i, value, other):
        return None
    if low[end] == "or":
        return Second(False, *other) if value < other[0] <= value * _WIDE else None
    if low[end] in {"-", "–"} and low[at][0] == "0" and len(low[at]) > 1:
        return None
    scale = _scale_of(tokens, other[1]) if digits_value(tokens, end - 1) == value else 1.0
    if value * scale >= other[0]:
        scale = 1.0
    if low[end] == "-" and other[0] >= _THOUSANDS and value < other[0] / 1000 and low[at].endswith(",000"):
        # "20-30,000 people".
        scale = 1000.0
    return Second(mark is None and _a_score(tokens, i, end, at, other), *other, scale)


def _number(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """Read a number that is no ordinal at token ``at``."""
    if at >= len(tokens) or (tokens.kinds[at] != "number" and tokens.low[at] not in UNITS):
        return None
    other = plain_number(tokens, at)
    return other if other is not None and other[0] >= 0 else None


def _scale_of(tokens: Tokens, end: int) -> float:
    """Return the scale that the second of two numbers ends with, and the first shares: "10 to 15 million"."""
    word = tokens.low[end - 1]
    return SCALES[word] if word in SCALES and (len(word) > 1 or tokens.glued(end - 1)) else 1.0


def _a_change(tokens: Tokens, i: int) -> bool:
    """Whether what begins at ``i`` is what something was before it changed: "rose from 12 to 15"."""
    low = tokens.low
    at = (mark_before(tokens, i) or ("", i))[1]
    return low[at - 1 : at] == ["from"] and not CHANGES.isdisjoint(low[max(0, at - 6) : at - 1])


def _by_how_much(tokens: Tokens, i: int, value: float, other: tuple[float, int]) -> bool:
    """Whether what begins at ``i`` is by how much something changed, and what follows its level: "rose 12 to 231"."""
    low = tokens.low
    at = (mark_before(tokens, i) or ("", i))[1]
    at -= low[at - 1 : at] == ["by"]
    if at < 1 or low[at - 1] not in CHANGES or low[other[1] : other[1] + 1] in (["%"], ["percent"], ["per"]):
        return False
    if unit_behind(tokens, other[1]):
        # One unit for both: "will rise 1 to 6 feet".
        return False
    return not value <= other[0] / _scale_of(tokens, other[1]) < value * _LEVEL


_LEVEL = 4.0
"""How many times a change its level is at least; what is nearer are the ends of a range: "rose by 10 to 15 metres"."""


def _a_score(tokens: Tokens, i: int, end: int, at: int, other: tuple[float, int]) -> bool:
    """Whether two numbers joined by a hyphen or "to" are counts against each other, not the ends of a range."""
    low, after = tokens.low, other[1]
    before = digits_value(tokens, end - 1)
    if before is None or tokens.kinds[at] != "number":
        # "Seven to two" can be no range.
        first = plain_number(tokens, i)
        return low[end] == "to" and first is not None and first[0] > other[0]
    falls = other[0] < before
    if not falls and low[end] not in {"-", "–"}:
        return False
    if after < len(tokens) and (low[after] in PERCENT or low[after] in TIME_UNITS or low[after] in SCALES):
        return False
    if falls:
        return True
    counted = (
        word_behind(tokens, after, other[0]) or unit_behind(tokens, after) or _scale_of(tokens, after) > 1
    )
    return not counted and not _plural(tokens, after)


def _plural(tokens: Tokens, i: int) -> bool:
    """Whether a plain noun in the plural stands at ``i``, which "5-10" before it counts."""
    if i >= len(tokens) or tokens.kinds[i] != "word" or tokens.capitals[i]:
        return False
    low = tokens.low[i]
    if low in _DECIDED or low in STOP_WORDS:
        return False
    return low in {"people", "men", "women", "children"} or (low.endswith("s") and not low.endswith("ss"))


def share_of(tokens: Tokens, i: int, end: int, value: float) -> tuple[float, int] | None:
    """Read "one in five", "1-in-10", "nine out of 10", "two of every three" as percent, with the token after it."""
    low = tokens.low
    for form, small in _RATIOS:
        if low[end : end + len(form)] == form:
            other = _number(tokens, end + len(form))
            if other and value < other[0] and (not small or _small(tokens, *other)):
                return value / other[0] * 100, other[1]
    return None


def _small(tokens: Tokens, whole: float, end: int) -> bool:
    """Whether a number behind "in" is what a share is of: "one in five", not "12 in 30" or "two in five days"."""
    return whole <= _SMALL and (end >= len(tokens) or tokens.low[end] not in TIME_UNITS)


_SMALL = 10
"""What a share is counted of where only "in" stands between: "one in five", not "12 in 30 minutes"."""
_RATIOS = (
    (["-", "in", "-"], False),
    (["-", "in"], False),
    (["out", "of", "every"], False),
    (["out", "of"], False),
    (["of", "every"], False),
    (["in", "every"], False),
    (["in"], True),
)
