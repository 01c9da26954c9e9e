"""Money around a number: "$3bn", "US$3", "Rs 5 crore", "20 million Kenyan shillings"; "800 pounds" may be a weight."""

from __future__ import annotations

import re

from reader.compare.details.model import Quantity
from reader.compare.details.number_words import CODES, CURRENCIES, CURRENCY_WORDS, DOLLARS
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import SCALES
from reader.compare.details.wordlist import words

_AT_HOME = frozenset({"us", "usa", "american", ""})
_PLACES = 2
"""Words that say whose money it is: "Hong Kong dollars"."""
_WEIGH = words("weigh weighs weighed weighing lost gained shed lift lifted lifting")
_OF_MONEY = words(
    "debt aid investment funding money cash savings taxpayers public compensation damages sterling"
)
_FINES = words(
    "fine note bill coin prize deal contract bounty reward ransom bond loan grant budget debt fee salary"
)


def mark_before(tokens: Tokens, i: int) -> tuple[str, int] | None:
    """Return the currency whose sign or code stands before the number at token ``i``, and the sign's first token."""
    if i == 0:
        return None
    low = tokens.low
    sign = CURRENCIES.get(low[i - 1])
    if sign is not None and tokens.glued(i):
        if sign != "$" or i < 2 or not tokens.glued(i - 1):
            return sign, i - 1
        letters = low[i - 2]
        if letters in _AT_HOME:
            return sign, i - 2
        return (DOLLARS[letters], i - 2) if letters in DOLLARS else (sign, i - 1)
    at = i - 2 if low[i - 1] == "." and i > 1 else i - 1
    code = CODES.get(low[at])
    if code is None or not tokens.capitals[at]:
        return None
    return code, at


def word_behind(tokens: Tokens, end: int, value: float) -> tuple[str, int] | None:
    """Return the currency named at token ``end``, behind a number, and the token after its name."""
    low, size = tokens.low, len(tokens)
    at = end + 1 if low[end : end + 1] == ["-"] and tokens.glued(end) else end
    first = at
    while at < size and at - first < _PLACES and tokens.capitals[at] and low[at] not in CURRENCY_WORDS:
        at += 1
    name = low[at] if at < size else ""
    unit = CURRENCY_WORDS.get(name)
    if unit is None or (at > first and tokens.kinds[first] != "word"):
        return None
    if unit == "£" and _weighs(tokens, end, at, value):
        return None
    if unit == "$" and at > first and (whose := " ".join(low[first:at])) not in _AT_HOME:
        unit = DOLLARS.get(whose, whose)
    return unit, at + 1


def _weighs(tokens: Tokens, end: int, at: int, value: float) -> bool:
    """Whether pounds are a weight: "800 pounds of fish", "the 800-pound bear", "weighed 800 pounds"."""
    low = tokens.low
    if low[at] == "pound" and at > end:
        return value < 1e6 and low[at + 1 : at + 2] != ["-"] and _FINES.isdisjoint(low[at + 1 : at + 4])
    if low[at + 1 : at + 2] == ["of"]:
        return _OF_MONEY.isdisjoint(low[at + 2 : at + 5])
    return not _WEIGH.isdisjoint(low[max(0, end - 6) : end]) or low[at + 1 : at + 2] in (
        ["lighter"],
        ["heavier"],
    )


_LETTERED = re.compile(
    r"(N|P|R|RM|CHF|EUR|USD|GBP|RMB|KES|NGN|ZAR|INR)(\d{1,3}(?:[ ,]\d{3})+|\d+)(\.\d+)?"
    r"(?:[ -]?(million|billion|trillion|thousand|m|bn|k)\b)?(?!\w)"
)


_LINES = frozenset({360.0, 480.0, 720.0, 1080.0, 1440.0, 2160.0})
_OF_SCREENS = words(
    "screen screens display displays camera cameras video videos television televisions tv hd film"
)


def in_pence(tokens: Tokens, end: int, value: float) -> bool:
    """Whether a number before token ``end`` is so many pence: "5p", not "5p.m." nor "a 1080p camera"."""
    low = tokens.low
    if low[end : end + 1] != ["p"] or not tokens.glued(end):
        return False
    stops = low[end + 1 : end + 2] == ["."] and end + 2 < len(tokens)
    return not stops and (value not in _LINES or _OF_SCREENS.isdisjoint(low))


def letter_money(tokens: Tokens, i: int) -> tuple[Quantity, int] | None:
    """Read a sum that the letters of its currency are joined to: "N85 million", "R31 000"; with the token after it."""
    match = _LETTERED.match(tokens.text, tokens.starts[i])
    if match is None:
        return None
    letters, whole, part, scale = match.groups()
    digits = whole.replace(",", "").replace(" ", "")
    if len(letters) < _CODE and not scale and digits == whole:
        # "N85" alone may be a road.
        return None
    value = float(digits + (part or "")) * SCALES.get(scale or "", 1.0)
    end = i + 1
    while end < len(tokens) and tokens.starts[end] < match.end():
        end += 1
    return Quantity(value, value, CODES[letters.lower()], value), end


_CODE = 3
