"""What is said of a number beside its value: "at least five", "about 70", "40 or more", and what values that leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from reader.compare.details.model import Quantity
from reader.compare.details.number_words import MODIFIERS
from reader.compare.details.numerals import digits_value
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

_ENDING = {
    last: [item for item in MODIFIERS if item[0][-1] == last] for last in {p[-1] for p, _ in MODIFIERS}
}


_GOES_WITH = {
    "over": words(
        """
        turn turns turned turning hand hands handed handing take takes took taken taking win wins won winning talk
        talked look looked looking mull mulled mulling argue argued arguing fight fought fighting preside presided
        presiding run ran knock knocked roll rolled split dispute quarrel all
        """
    ),
    "under": words("go goes went gone put puts from"),
    "around": words("turn turned turning all"),
}
"""What a word before a number belongs to where it says nothing of the number: "turn over three interviews"."""


def modifier_before(low: Sequence[str], first: int) -> tuple[str, int]:
    """Return the modifier that stands before a number at token ``first``, and its own first token; "" for none."""
    for phrase, name in _ENDING.get(low[first - 1], ()) if first else ():
        n = len(phrase)
        if first >= n and tuple(low[first - n : first]) == phrase:
            if first == n or low[first - n - 1] not in _GOES_WITH.get(phrase[0], ()):
                return name, first - n
            break
    return "", first


_BEHIND = (
    (("or", "more"), "at least"),
    (("or", "so"), "about"),
    (("or", "fewer"), "up to"),
    (("or", "less"), "up to"),
    (("and", "older"), "at least"),
    (("or", "older"), "at least"),
    (("and", "younger"), "up to"),
    (("or", "younger"), "up to"),
    (("-", "odd"), "about"),
    (("-", "something"), "about"),
    (("-", "ish"), "about"),
    (("-", "plus"), "at least"),
    (("plus",), "at least"),
)
_STOPS = frozenset(",;:.()-–—\"'")
_ADDS = frozenset({"plus", "+"})
"""What adds one sum to the next, where one follows: "50 million plus 10 million in add-ons"."""


def _adds(tokens: Tokens, i: int) -> bool:
    """Whether a number stands at token ``i``, or a mark of money and a number behind it."""
    first, second = (*tokens.kinds[i : i + 2], "", "")[:2]
    return first == "number" or (first == "mark" and second == "number" and tokens.low[i] not in _STOPS)


def modifier_behind(tokens: Tokens, end: int) -> tuple[str, int] | None:
    """Return the modifier that stands behind a number, at token ``end``, and the token after it."""
    if end >= len(tokens) or tokens.low[end] not in _BEHIND_BEGINS:
        return None
    if tokens.low[end] in _ADDS and _adds(tokens, end + 1):
        return None
    if tokens.low[end] == "+":
        return ("at least", end + 1) if tokens.glued(end) else None
    for phrase, name in _BEHIND:
        if tuple(tokens.low[end : end + len(phrase)]) == phrase:
            return name, end + len(phrase)
    return None


_BEHIND_BEGINS = frozenset({"or", "and", "-", "plus", "+"})


def rough(tokens: Tokens, i: int) -> float:
    """Return by which part "about" may be off the number at token ``i``: "about 71" is nearer to it than "about 60"."""
    if tokens.kinds[i] != "number" or (digits_value(tokens, i) or 0.0) < _SMALL:
        return _ROUGHLY
    digits = tokens.low[i].replace(",", "").replace(".", "").strip("0")
    return _ROUGHLY if len(digits) < 2 or (len(digits) == 2 and digits[1] == "5") else _NEARLY


_SMALL = 20.0
_ROUGHLY, _NEARLY = 0.15, 0.08


def bounded(quantity: Quantity, modifier: str, off: float) -> Quantity:
    """Widen a quantity by its modifier: "at least five" reaches to infinity, "about ten" by ``off`` of it both ways."""
    if not modifier:
        return quantity
    low, high = quantity.low, quantity.high
    if modifier in {"at least", "more than"}:
        high = inf
    elif modifier in {"up to", "less than"}:
        low = 0.0 if modifier == "less than" else min(low, 1.0)
    elif modifier == "about":
        low, high = low * (1 - off), high * (1 + off)
    elif modifier == "nearly":
        low, high = low * 0.9, high * 1.02
    return replace(quantity, low=low, high=high)
