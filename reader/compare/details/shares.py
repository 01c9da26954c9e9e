"""Fractions in words: "half of the voters", "a third", "one-fifth", "two thirds", "half a percent"."""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.details.model import Quantity
from reader.compare.details.number_words import FRACTIONS, PERCENT
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import STOP_WORDS, UNITS
from reader.compare.details.wordlist import words

_ROUGHLY = 3.5
"""Percentage points that a fraction in words leaves open: "a third" may be 30 or 35 percent."""
_SINGLE = words("half third quarter fifth tenth fourth sixth seventh eighth ninth")
_WHOLE = words("of the a its their his her our all")
_CHANGED_BY = words(
    "by than about nearly almost over roughly around least fell dropped rose grew cut up down just"
)
_JULY = ["of", "july"]
_SIDES = words(
    """
    northern southern eastern western north south east west upper lower top bottom left right front rear outer inner
    first second latter earlier
    """
)
"""Words that make of "half" a place or a time: "the western half of the city"."""
_WHOSE = (["the"], ["its"], ["his"], ["her"], ["their"])
"""What stands before "left" where it is a side: "the storm left half of the island dark" counts."""


def share_in_words(tokens: Tokens, i: int) -> tuple[Quantity, int] | None:
    """Read a fraction that begins at token ``i`` as a percentage with room around it, with the token after it."""
    low, size = tokens.low, len(tokens)
    word = low[i]
    hyphen = low[i + 1 : i + 2] == ["-"]
    at = i + 2 if hyphen else i + 1
    name = low[at] if at < size else ""
    following = low[at + 1] if at + 1 < size else ""
    if word == "half":
        return _half(tokens, i)
    if word in UNITS and name in FRACTIONS and name.endswith("s") and name != "seconds":
        parts = UNITS[word] * FRACTIONS[name]
        return (_small(parts), at + 4) if _of_a_point(low, at + 1) else (_share(parts), at + 1)
    if word not in {"a", "one"} or name not in _SINGLE or following == "dozen":
        return None
    if (word == "a" and hyphen) or following == "-" or low[at + 1 : at + 3] == _JULY:
        return None
    if _of_a_point(low, at + 1):
        return _small(FRACTIONS[name]), at + 4
    if following in PERCENT or following == "point":
        return _small(FRACTIONS[name]), at + 2 if following in PERCENT else at + 1
    if word == "one" and (hyphen or following == "of"):
        return _share(FRACTIONS[name]), at + 1
    if following in _WHOLE:
        return _share(FRACTIONS[name]), at + 1
    if (
        i
        and low[i - 1] in _CHANGED_BY
        and (not following or following in STOP_WORDS or not following[0].isalnum())
    ):
        # "Fell by a third since May".
        return _share(FRACTIONS[name]), at + 1
    return None


def _of_a_point(low: Sequence[str], at: int) -> bool:
    """Whether "of a percentage point" or "of a percent" stands at a token."""
    return low[at : at + 2] == ["of", "a"] and not _POINTS.isdisjoint(low[at + 2 : at + 3])


_POINTS = PERCENT | {"point", "percentage"}


def _half(tokens: Tokens, i: int) -> tuple[Quantity, int] | None:
    low = tokens.low
    left = i > 0 and low[i - 1] == "left" and low[max(0, i - 2) : i - 1] not in _WHOSE
    if i and low[i - 1] in _SIDES and not left:
        return None
    if low[i + 1 : i + 2] in (["a"], ["an"]) and low[i + 2 : i + 3]:
        if low[i + 2] in PERCENT:
            return _small(0.5), i + 3
        if low[i + 2] in {"dozen", "point", "percentage"}:
            return None
    return (_share(0.5), i + 1) if low[i + 1 : i + 2] and low[i + 1] in _WHOLE else None


def _share(part: float) -> Quantity:
    share = part * 100
    return Quantity(share - _ROUGHLY, share + _ROUGHLY, "%", share)


def _small(part: float) -> Quantity:
    return Quantity(part, part, "%", part)
