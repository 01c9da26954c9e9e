"""Numbers with unit, head and modifier: "at least five", "$3bn", "two dozen", "98 to 96", "a third", "all six"."""

from __future__ import annotations

from dataclasses import replace

from index.article import Span
from reader.compare.details.ages import age_behind, decade_of_age, is_age, is_age_group, listed_age
from reader.compare.details.loose_numbers import WORDS as LOOSE_WORDS
from reader.compare.details.loose_numbers import loose_number
from reader.compare.details.model import Detail, Quantity
from reader.compare.details.modifiers import bounded, modifier_before, modifier_behind, rough
from reader.compare.details.money import in_pence, letter_money, mark_before, word_behind
from reader.compare.details.number_heads import head_before, head_behind
from reader.compare.details.number_ranges import second_number, share_of
from reader.compare.details.number_words import FRACTIONS, MONEY, PERCENT
from reader.compare.details.numbered import end_of_name, of_a_name
from reader.compare.details.numerals import counts_one, part_of_scale, plain_number
from reader.compare.details.shares import share_in_words
from reader.compare.details.tokens import Tokens
from reader.compare.details.units import TAKEN, Unit, inches_behind, one_of_time, unit_behind
from reader.compare.details.vocabulary import ORDINALS, SCALES, UNITS
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

_NUMBER = DifferenceKind.NUMBER


def find_numbers(tokens: Tokens, taken: frozenset[int], start: int) -> list[Detail]:
    """Return the numbers of a sentence; ``taken`` are the tokens that times already used.

    ``start`` is where the sentence begins in its article's text.
    """
    found: list[Detail] = []
    after = 0
    kinds = tokens.kinds
    for i in [n for n, low in enumerate(tokens.low) if low in _BEGINNINGS or kinds[n] in _DIGITS]:
        if i < after or i in taken:
            continue
        if kinds[i] == "designation":
            read = letter_money(tokens, i)
        elif (kinds[i] == "number" or tokens.capitals[i]) and (end := end_of_name(tokens, i)) is not None:
            after = end
            continue
        else:
            read = _read(tokens, i, taken)
        if read is not None and tokens.low[max(0, i - 2) : i] == ["all", "but"]:
            # "All but two were freed" counts those who were not.
            read = replace(read[0], loose=True), read[1]
        if read is not None:
            detail, after = _finish(tokens, i, *read, start=start)
            found.append(detail)
    return found


_DIGITS = frozenset({"number", "designation"})
_BEGINNINGS = words("one half dozen a an hundred thousand") | UNITS.keys() | LOOSE_WORDS | ORDINALS.keys()
_AFTER_A = SCALES.keys() | FRACTIONS.keys() | TAKEN
HINTS = (_BEGINNINGS - {"a", "an", "few", "tens"}) | SCALES.keys() | FRACTIONS.keys() | TAKEN
"""Words of which a sentence without digits has one where it holds a number; others make one only before these."""


def _read(tokens: Tokens, i: int, taken: frozenset[int]) -> tuple[Quantity, int] | None:
    """Read the quantity that begins at token ``i``; return it with the token after it."""
    low = tokens.low
    word = low[i]
    following = low[i + 1] if i + 1 < len(tokens) else ""
    if word in {"a", "an"} and following not in _AFTER_A:
        return None
    if word in LOOSE_WORDS:
        return _loose_sum(tokens, i, loose_number(tokens, i))
    if (amount := part_of_scale(tokens, i)) is not None:
        return _with_unit(tokens, i, *amount, taken)
    if (time := one_of_time(tokens, i)) is not None:
        return _measured(1.0, 1.0, time[0]), time[1]
    if word == "half" and following in {"a", "an", "-"} and (found := unit_behind(tokens, i + 2)):
        return _measured(0.5, 0.5, found[0]), found[1]
    if (share := share_in_words(tokens, i)) is not None:
        return share
    if word in ORDINALS and following not in {"of"}:
        if of_a_name(tokens, i + 1):
            return None
        return Quantity(ORDINALS[word], ORDINALS[word], "ordinal", ORDINALS[word]), i + 1
    if word == "an" or (word == "a" and following not in SCALES):
        return None
    if word == "one" and not counts_one(tokens, i):
        return None
    if low[i - 1 : i] == ["day"] and low[i - 2 : i - 1] and low[i - 2] in _ON:
        # "On day three".
        return None
    if word == "zero" and low[i + 1 : i + 3] == ["in", "on"]:
        return None
    simple = plain_number(tokens, i)
    if simple is None:
        return decade_of_age(tokens, i)
    if simple[0] < 0 and of_a_name(tokens, simple[1]):
        return None
    return _with_unit(tokens, i, *simple, taken)


_ON = words("on of by since until after")


def _loose_sum(tokens: Tokens, i: int, read: tuple[Quantity, int] | None) -> tuple[Quantity, int] | None:
    """Add the currency or the unit to a loose amount: "tens of thousands of dollars", "a few hundred yards"."""
    if read is None:
        return None
    quantity, end = read
    at = end + 1 if tokens.low[end : end + 1] == ["of"] else end
    if money := word_behind(tokens, at, quantity.low):
        return replace(quantity, unit=money[0]), money[1]
    # "Several years" are counted like other things.
    unit = unit_behind(tokens, at) if end > i + 1 else None
    return (replace(_measured(quantity.low, quantity.high, unit[0]), loose=True), unit[1]) if unit else read


def _with_unit(tokens: Tokens, i: int, value: float, end: int, taken: frozenset[int]) -> tuple[Quantity, int]:
    """Join range, score, ratio, currency, percent, ordinal and age to a number read from ``i`` to ``end``."""
    low, size = tokens.low, len(tokens)
    if value < 0:
        return Quantity(-value, -value, "ordinal", -value), end
    mark = mark_before(tokens, i)
    if mark is None and value < 100 and (share := share_of(tokens, i, end, value)):
        return Quantity(share[0], share[0], "%", share[0]), share[1]
    second = second_number(tokens, i, end, taken)
    high = value
    if second is not None:
        if second.score:
            score = value * 1000 + second.value
            return Quantity(score, score, "score", score), second.end
        if second.value > value:
            value, high, end = value * second.scale, second.value, second.end
    unit = mark[0] if mark else ""
    if end < size and (low[end] in PERCENT or (low[end] == "pc" and tokens.glued(end))):
        unit, end = "%", end + 1
    elif low[end : end + 2] == ["per", "cent"]:
        unit, end = "%", end + 2
    elif not unit and in_pence(tokens, end, value):
        return Quantity(value / 100, high / 100, "£", value / 100), end + 1
    elif not unit and (money := word_behind(tokens, end, high)):
        unit, end = money
    elif (age := age_behind(tokens, end)) is not None:
        factor, end = age
        return Quantity(value / factor, high / factor, "age", value / factor), end
    elif is_age_group(tokens, end):
        unit = "age group"
    elif is_age(tokens, i, end, value) or (not unit and listed_age(tokens, end)):
        unit = "age"
    elif _is_magnitude(tokens, i, end):
        unit = "magnitude"
    elif not unit and (shared := _unit_of_both(tokens, i, end)):
        return _measured(value, high, shared), end
    elif not unit and (found := unit_behind(tokens, end)):
        if found[0].name == "lag" and i and low[i - 1] == "for":
            # "For two weeks after the trial".
            found = found[0]._replace(name="duration"), found[1]
        if found[0].name == "length":
            more, end = inches_behind(tokens, found[1])
            return _measured(value + more / found[0].factor, high + more / found[0].factor, found[0]), end
        if (
            found[0].written == "degree"
            and i
            and (low[i - 1] == "minus" or (low[i - 1] == "-" and tokens.glued(i)))
        ):
            value, high = -high, -value
        return _measured(value, high, found[0]), found[1]
    return Quantity(value, high, unit, value), end


_BEFALLS = words("killed killing injured injuring wounded wounding hurt arrested detained trapped dead")
_SHARED = frozenset({"length", "speed", "mass", "area", "volume", "power"})


def _unit_of_both(tokens: Tokens, i: int, end: int) -> Unit | None:
    """Return the unit that stands behind the second of two measures only: "at 80 and 70 kilometres an hour"."""
    if tokens.low[end : end + 1] not in (["and"], ["or"]) or tokens.kinds[i] != "number":
        return None
    if end + 1 >= len(tokens) or tokens.kinds[end + 1] != "number":
        return None
    if not _BEFALLS.isdisjoint(tokens.low[max(0, i - 3) : i]):
        # "It killed 12 and 40 kilometres of road were flooded".
        return None
    found = unit_behind(tokens, end + 2)
    return found[0] if found and found[0].name in _SHARED else None


def _measured(low: float, high: float, unit: Unit) -> Quantity:
    """Return a measure in the base unit of its kind."""
    factor = unit.factor
    return Quantity(low * factor, high * factor, unit.name, low * factor, written=unit.written)


def _is_magnitude(tokens: Tokens, i: int, end: int) -> bool:
    """Whether the number is an earthquake's: "magnitude 5.4", "a 5.4-magnitude quake"."""
    before = tokens.low[max(i - 2, 0) : i]
    return "magnitude" in before or tokens.low[end : end + 2] == ["-", "magnitude"]


def _finish(tokens: Tokens, i: int, quantity: Quantity, end: int, *, start: int) -> tuple[Detail, int]:
    """Add modifier, head, clause and span to a quantity read from token ``i`` to ``end``."""
    low = tokens.low
    end = max(end, i + 1)
    first = i
    if quantity.unit in MONEY and (mark := mark_before(tokens, i)):
        first = mark[1]
    elif (
        i
        and low[i - 1] == "."
        and tokens.glued(i)
        and tokens.kinds[i] == "number"
        and not tokens.glued(i - 1)
    ):
        first = i - 1
    modifier, first = modifier_before(low, first)
    behind = modifier_behind(tokens, end)
    if behind is not None:
        modifier, end = behind
    # What is measured may stand anywhere: "a 28-metre stage", "two days of mourning".
    head, upto = (
        ("", end) if quantity.written else head_behind(tokens, end, ordinal=quantity.unit == "ordinal")
    )
    if not head and not quantity.unit:
        head = head_before(tokens, first)
    if low[end - 1] == "percentage" and low[end : end + 1] in (["point"], ["points"]):
        end += 1
    quantity = bounded(quantity, modifier, rough(tokens, i))
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
