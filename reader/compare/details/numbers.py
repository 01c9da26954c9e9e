"""Numbers with unit, head and modifier: "at least five", "$3bn", "two dozen", "98 to 96", "a third", "all six"."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from index.article import Span
from reader.compare.details.ages import is_age
from reader.compare.details.model import Detail, Quantity
from reader.compare.details.number_words import (
    CURRENCIES,
    CURRENCY_WORDS,
    FRACTIONS,
    LOOSE,
    MODIFIERS,
    PERCENT,
)
from reader.compare.details.numerals import counts_one, digits_value, part_of_scale, plain_number
from reader.compare.details.tokens import Tokens
from reader.compare.details.units import TAKEN, Unit, one_of_time, unit_behind
from reader.compare.details.vocabulary import ORDINALS, SCALES, STOP_WORDS, TIME_UNITS, UNITS
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

_PARTITIVE = words("the its their his her our those these all")
_VERBS = words(
    """
    took take takes went go came come fell fall hit hits die dies began ran broke sank lost left fled held spent
    """
)
_ADVERB_HEADS = words("ago later earlier old p am pm et")
_NUMBER = DifferenceKind.NUMBER


def find_numbers(tokens: Tokens, taken: frozenset[int], start: int) -> list[Detail]:
    """Return the numbers of a sentence; ``taken`` are the tokens that times already used.

    ``start`` is where the sentence begins in its article's text.
    """
    found: list[Detail] = []
    after = 0
    kinds = tokens.kinds
    for i in [n for n, low in enumerate(tokens.low) if low in _BEGINNINGS or kinds[n] == "number"]:
        if i < after or i in taken:
            continue
        read = _read(tokens, i, taken)
        if read is None:
            continue
        detail, after = _finish(tokens, i, *read, start=start)
        if detail is not None:
            found.append(detail)
    return found


_BEGINNINGS = (
    words("one half dozen a an both hundred thousand") | UNITS.keys() | LOOSE.keys() | ORDINALS.keys()
)
HINTS = (_BEGINNINGS - {"a", "an"}) | SCALES.keys() | FRACTIONS.keys() | TAKEN
"""Words of which a sentence without digits has one where it holds a number; "a" makes one only before some words."""


def _read(tokens: Tokens, i: int, taken: frozenset[int]) -> tuple[Quantity, int] | None:
    """Read the quantity that begins at token ``i``; return it with the token after it."""
    low = tokens.low
    word = low[i]
    size = len(tokens)
    following = low[i + 1] if i + 1 < size else ""
    if word in LOOSE:
        lower, upper = LOOSE[word]
        return Quantity(lower, upper, stated=lower, loose=True), i + 1
    if (amount := part_of_scale(tokens, i)) is not None:
        return _with_unit(tokens, i, *amount, taken)
    if (time := one_of_time(tokens, i)) is not None:
        return _measured(1.0, 1.0, time[0]), time[1]
    if word == "half" and following in {"a", "an"} and (found := unit_behind(tokens, i + 2)):
        return _measured(0.5, 0.5, found[0]), found[1]
    if word == "half" or (word in {"a", "one"} and following in {"half", "third", "quarter"}):
        at = i if word == "half" else i + 1
        if (
            at + 1 < size
            and low[at + 1] in {"of", "the", "a", "its", "their"}
            and not (at + 2 < size and low[at + 2] == "dozen")
        ):
            return _fraction(FRACTIONS[low[at]]), at + 1
    if word in ORDINALS and following not in {"of"}:
        return Quantity(ORDINALS[word], ORDINALS[word], "ordinal", ORDINALS[word]), i + 1
    if word in {"a", "an"} and (word == "an" or following not in SCALES):
        return None
    thirds = low[i + 2] if low[i + 1 : i + 2] == ["-"] and i + 2 < size else following
    if word in UNITS and thirds in {"thirds", "quarters", "fifths"}:
        return _fraction(UNITS[word] * FRACTIONS[thirds]), i + (2 if thirds == following else 3)
    if word == "one" and not counts_one(tokens, i):
        return None
    simple = plain_number(tokens, i)
    if simple is None:
        return None
    value, end = simple
    return _with_unit(tokens, i, value, end, taken)


def _with_unit(tokens: Tokens, i: int, value: float, end: int, taken: frozenset[int]) -> tuple[Quantity, int]:
    """Join range, score, ratio, currency, percent, ordinal and age to a number read from ``i`` to ``end``."""
    low, size = tokens.low, len(tokens)
    unit = ""
    if value < 0:
        return Quantity(-value, -value, "ordinal", -value), end
    if i and low[i - 1] in CURRENCIES and tokens.glued(i):
        unit = CURRENCIES[low[i - 1]]
    # "1-in-3", "one in three".
    joint = 2 if low[end : end + 2] == ["-", "in"] else 1 if low[end : end + 1] == ["in"] else 0
    if joint and not unit and value < 100:
        at = end + joint + (1 if low[end + joint : end + joint + 1] == ["-"] else 0)
        if at < size and (tokens.kinds[at] == "number" or low[at] in UNITS):
            other = plain_number(tokens, at)
            if other and other[0] > value and (joint == 2 or other[0] <= 10):
                share = value / other[0] * 100
                return Quantity(share, share, "%", share), other[1]
    following, after = _second_number(tokens, end, taken)
    high = value
    if following is not None:
        form, second = following
        if form == "score":
            score = value * 1000 + second
            return Quantity(score, score, "score", score), after
        if second > value:
            high, end = second, after
    if end < size and low[end] in PERCENT:
        unit, end = "%", end + 1
    elif low[end : end + 2] == ["per", "cent"]:
        unit, end = "%", end + 2
    elif end < size and low[end] in CURRENCY_WORDS:
        unit, end = CURRENCY_WORDS[low[end]], end + 1
    elif end + 2 < size and low[end] == "-" and low[end + 1] in {"year", "month"} and low[end + 2] == "-":
        unit, end = "age", end + 4 if low[end + 3 : end + 4] == ["old"] else end + 3
    elif low[end : end + 2] == ["years", "old"]:
        unit, end = "age", end + 2
    elif is_age(tokens, i, end, value):
        unit = "age"
    elif _is_magnitude(tokens, i, end):
        unit = "magnitude"
    elif not unit and (found := unit_behind(tokens, end)):
        if found[0].name == "lag" and i and low[i - 1] == "for":
            # "For two weeks after the trial".
            found = found[0]._replace(name="duration"), found[1]
        return _measured(value, high, found[0]), found[1]
    return Quantity(value, high, unit, value), end


_ROUGHLY = 3.5


def _fraction(part: float) -> Quantity:
    """Return a fraction in words as a percentage with room around it: "a third" may be 30 or 35 percent."""
    share = part * 100
    return Quantity(share - _ROUGHLY, share + _ROUGHLY, "%", share)


def _measured(low: float, high: float, unit: Unit) -> Quantity:
    """Return a measure in the base unit of its kind."""
    factor = unit.factor
    return Quantity(low * factor, high * factor, unit.name, low * factor, written=unit.written)


def _is_magnitude(tokens: Tokens, i: int, end: int) -> bool:
    """Whether the number is an earthquake's: "magnitude 5.4", "a 5.4-magnitude quake"."""
    before = tokens.low[max(i - 2, 0) : i]
    return "magnitude" in before or tokens.low[end : end + 2] == ["-", "magnitude"]


def _second_number(tokens: Tokens, end: int, taken: frozenset[int]) -> tuple[tuple[str, float] | None, int]:
    """Read "-77", " to 96", " and 20" (after between) behind a number: a range, or the score of a vote."""
    low = tokens.low
    if low[end : end + 2] in (["votes", "to"], ["votes", "against"]) and end + 2 < len(tokens):
        against = plain_number(tokens, end + 2)
        return (("score", against[0]), against[1]) if against and against[0] >= 0 else (None, end)
    if end + 1 >= len(tokens) or low[end] not in {"-", "–", "to", "and"} or end + 1 in taken:
        return None, end
    if low[end] == "and" and "between" not in low[max(0, end - 4) : end]:
        return None, end
    if tokens.kinds[end + 1] != "number" and low[end + 1] not in UNITS:
        return None, end
    other = plain_number(tokens, end + 1)
    if other is None or other[0] < 0:
        return None, end
    counted = other[1] < len(tokens) and (low[other[1]] in PERCENT or low[other[1]] in TIME_UNITS)
    digits = tokens.kinds[end + 1] == "number" and tokens.kinds[end - 1] == "number"
    before = digits_value(tokens, end - 1)
    falls = before is not None and other[0] < before
    score = digits and not counted and (falls or low[end] == "-")
    return ("score" if score else "range", other[0]), other[1]


_ENDING = {
    last: [item for item in MODIFIERS if item[0][-1] == last] for last in {p[-1] for p, _ in MODIFIERS}
}


def _finish(tokens: Tokens, i: int, quantity: Quantity, end: int, *, start: int) -> tuple[Detail | None, int]:
    """Add modifier, head, clause and span to a quantity read from token ``i`` to ``end``."""
    low, size = tokens.low, len(tokens)
    end = max(end, i + 1)
    first = i - 1 if quantity.unit in {"$", "€", "£", "¥", "₹"} and i and low[i - 1] in CURRENCIES else i
    if first and first < i and low[first - 1] in {"us", "a", "c"} and tokens.glued(first):
        first -= 1
    modifier = ""
    for phrase, name in _ENDING.get(low[first - 1], ()) if first else ():
        n = len(phrase)
        if first >= n and tuple(low[first - n : first]) == phrase:
            modifier, first = name, first - n
            break
    if low[end : end + 2] == ["or", "more"]:
        modifier, end = "at least", end + 2
    elif low[end : end + 2] == ["or", "so"]:
        modifier, end = "about", end + 2
    elif (end < size and low[end] == "plus") or (end < size and low[end] == "+" and tokens.glued(end)):
        modifier, end = "at least", end + 1
    # What is measured may stand anywhere: "a 28-metre stage", "two days of mourning".
    head, upto = ("", end) if quantity.written else _head(tokens, end)
    if not head and not quantity.unit:
        head = _head_before(tokens, first)
    quantity = _bounded(quantity, modifier)
    span = Span(start + tokens.starts[first], start + tokens.ends[end - 1])
    context = frozenset(tokens.content(max(0, first - 6), first) + tokens.content(end, end + 7))
    detail = Detail(
        _NUMBER,
        tokens.words(first, end),
        span,
        first,
        max(upto, end),
        tokens.clauses[i],
        head,
        modifier,
        quantity,
        context,
    )
    return detail, end


def _head(tokens: Tokens, end: int) -> tuple[str, int]:
    """Return the stems of the noun group that a number counts, and the token after it.

    Without a tagger the group is the run of content words behind the number ("six crew members aboard"), at
    most four, ended by any function word, mark, number or participle.
    """
    i, size = end, len(tokens)
    if i + 1 < size and tokens.low[i] == "-":
        if tokens.capital(i + 1) and tokens.kinds[i + 1] == "word":
            return "", end
        i += 1
    if i + 1 < size and tokens.low[i] == "of":
        i += 1
        while i < size and (
            tokens.low[i] in _PARTITIVE or tokens.low[i] in UNITS or tokens.kinds[i] == "number"
        ):
            i += 1
    head: list[str] = []
    while i < size and len(head) < 4:
        low = tokens.low[i]
        if (
            tokens.kinds[i] not in {"word", "designation", "initials"}
            or low in STOP_WORDS
            or low in _ADVERB_HEADS
        ):
            break
        if low in _VERBS:
            break
        if head and low.endswith(("ed", "ing")) and not low.endswith(("ceed", "seed")):
            break
        head.append(tokens.stems[i])
        i += 1
        if tokens.low[i : i + 1] == ["-"]:
            i += 1
    return " ".join(head), i


def _head_before(tokens: Tokens, first: int) -> str:
    """Return the stem of the noun that a number counts from behind: "a crew of 11", "a toll of at least 20"."""
    if first < 2 or tokens.low[first - 1] != "of" or tokens.kinds[first - 2] != "word":
        return ""
    return "" if tokens.low[first - 2] in STOP_WORDS else tokens.stems[first - 2]


def _bounded(quantity: Quantity, modifier: str) -> Quantity:
    """Widen a quantity by its modifier: "at least five" reaches to infinity, "about ten" a tenth both ways."""
    low, high = quantity.low, quantity.high
    if modifier in {"at least", "more than"}:
        high = inf
    elif modifier in {"up to", "less than"}:
        low = 0.0 if modifier == "less than" else min(low, 1.0)
    elif modifier == "about":
        low, high = low * 0.85, high * 1.15
    elif modifier == "nearly":
        low, high = low * 0.9, high * 1.02
    return replace(quantity, low=low, high=high)
