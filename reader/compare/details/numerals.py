"""Numerals: digits and number words with their scale, as in "1.2 million", "twenty-five", "two hundred and six"."""

from __future__ import annotations

from math import inf

from reader.compare.details.number_words import CURRENCIES
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import SCALES, STOP_WORDS, UNITS

_SHORT_SCALES = frozenset({"bn", "mn", "mln", "bln", "mil", "bil", "tn", "trn"})


def counts_one(tokens: Tokens, i: int) -> bool:
    """Whether "one" counts something here: "one count", not "one of them", "the one", "no one"."""
    if i and tokens.low[i - 1] in {
        "no",
        "the",
        "this",
        "that",
        "any",
        "some",
        "every",
        "another",
        "each",
        "-",
        "which",
    }:
        return False
    if i + 1 >= len(tokens) or tokens.kinds[i + 1] not in {"word", "mark"}:
        return False
    following = tokens.low[i + 1]
    if tokens.low[i + 1 : i + 4 : 2] == ["-", "-"] and tokens.low[i + 2] == "in":
        return True
    if following == "in" and i + 2 < len(tokens) and tokens.low[i + 2] in UNITS:
        return True
    if following in SCALES:
        return True
    return (
        tokens.kinds[i + 1] == "word"
        and following not in STOP_WORDS
        and following not in {"day", "another", "way", "point"}
    )


def plain_number(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """Read digits or number words with their scale: "1.2 million", "twenty-five", "a dozen", "two hundred and six"."""
    low, size = tokens.low, len(tokens)
    word = low[i]
    end = i + 1
    if tokens.kinds[i] == "number":
        value = float(word.replace(",", "")) if len(word) < 18 else inf
        if value == inf:
            return None
        # "5th", "1950s": the letters are glued to the digits.
        if end < size and tokens.glued(end) and low[end] in {"st", "nd", "rd", "th"}:
            return -value, end + 1
        if end < size and tokens.glued(end) and low[end] == "s":
            return None
    elif word in UNITS:
        value = float(UNITS[word])
        if (
            value >= 20
            and value % 10 == 0
            and end + 1 < size
            and low[end] == "-"
            and UNITS.get(low[end + 1], 10) < 10
        ):
            value += UNITS[low[end + 1]]
            end += 2
        elif value >= 20 and end + 1 < size and low[end] == "-" and low[end + 1] == "one":
            value += 1
            end += 2
    elif word in {"a", "one"}:
        value = 1.0
    elif word in {"dozen", "hundred", "thousand"}:
        return SCALES[word], i + 1
    elif word == "half":
        if low[i + 1 : i + 3] == ["a", "dozen"]:
            return 6.0, i + 3
        return None
    else:
        return None
    if half := and_a_half(tokens, end):
        value, end = value + half, end + 3
    while end < size:
        glue = end + 1 < size and low[end] == "-" and low[end + 1] in SCALES
        if glue and len(low[end + 1]) <= 3:
            # "$250-M": a letter is a scale only behind money.
            glue = i > 0 and low[i - 1] in CURRENCIES and tokens.glued(end + 1)
        scale = low[end + 1] if glue else low[end]
        if scale not in SCALES or (
            len(scale) <= 3 and not glue and not tokens.glued(end) and scale not in _SHORT_SCALES
        ):
            break
        value *= SCALES[scale]
        end += 2 if glue else 1
        if low[end : end + 1] == ["and"] and end + 1 < size and low[end + 1] in UNITS and value >= 100:
            value += UNITS[low[end + 1]]
            end += 2
    return value, end


_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}


def part_of_scale(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """Read a part of a large number: "half a million", "a quarter of a billion"; None for anything else."""
    low = tokens.low
    at = i + 1 if low[i] in {"a", "one"} else i
    part = _PARTS.get(low[at]) if at < len(tokens) else None
    if part is None:
        return None
    at += 1
    at += low[at : at + 1] == ["of"]
    at += low[at : at + 1] == ["a"]
    scale = low[at] if at < len(tokens) else ""
    if scale not in {"hundred", "thousand", "million", "billion", "trillion"}:
        return None
    return part * SCALES[scale], at + 1


def and_a_half(tokens: Tokens, end: int) -> float:
    """Return a half where "and a half" stands at token ``end``, else 0."""
    return 0.5 if tokens.low[end : end + 3] == ["and", "a", "half"] else 0.0


def digits_value(tokens: Tokens, i: int) -> float | None:
    """Return the value of a token of digits; None for any other."""
    return (
        float(tokens.low[i].replace(",", ""))
        if tokens.kinds[i] == "number" and len(tokens.low[i]) < 18
        else None
    )
