"""Numerals: digits and number words with their scale, as in "1.2 million", "twenty-five", "two hundred and six"."""

from __future__ import annotations

import re
from math import inf

from reader.compare.details.number_words import CURRENCIES
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import ORDINALS, SCALES, STOP_WORDS, TIME_UNITS, UNITS
from reader.compare.details.wordlist import words

_SHORT_SCALES = frozenset({"bn", "mn", "mln", "bln", "mil", "bil", "tn", "trn"})
_OBJECTS = words("a an the his her its their that to him them himself herself themselves")


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
    if and_a_half(tokens, i + 1):
        return True
    if following == "-" and i + 2 < len(tokens) and tokens.low[i + 2] in TIME_UNITS:
        return True
    if following.endswith("ed") and tokens.low[i + 2 : i + 3] and tokens.low[i + 2] in _OBJECTS:
        # "One burned a flag": somebody did.
        return False
    if tokens.low[i + 1 : i + 4 : 2] == ["-", "-"] and tokens.low[i + 2] == "in":
        return True
    if following in {"in", "or", "to", "out"} and i + 2 < len(tokens):
        return tokens.low[i + 2] in UNITS or (following == "out" and tokens.low[i + 2] == "of")
    if following in SCALES:
        return True
    return (
        tokens.kinds[i + 1] == "word"
        and following not in STOP_WORDS
        and following not in {"day", "another", "way", "point"}
    )


def plain_number(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """Read digits or number words with their scale: "1.2 million", "twenty-five", "a dozen", "two hundred and six".

    An ordinal ("5th", "twenty-first") comes back as a negative value.
    """
    low, size = tokens.low, len(tokens)
    word = low[i]
    if tokens.kinds[i] == "number":
        read = _digits(tokens, i)
        if read is None or read[0] < 0:
            return read
        value, end = read
        if end < size and tokens.glued(end) and low[end] in {"st", "nd", "rd", "th"}:
            return -value, end + 1
        # "1950s": the letter is glued to the digits.
        if end < size and tokens.glued(end) and low[end] == "s":
            return None
    elif word in UNITS:
        value, end = _below_hundred(tokens, i)
        if value < 0:
            return value, end
    elif word in {"a", "one"}:
        value, end = 1.0, i + 1
    elif word in {"dozen", "hundred", "thousand"}:
        return SCALES[word], i + 1
    elif word == "half":
        if low[i + 1 : i + 3] == ["a", "dozen"]:
            return 6.0, i + 3
        return None
    else:
        return None
    if half := and_a_half(tokens, end):
        value, end = value + half[0], half[1]
    return _scaled(tokens, i, value, end)


def _below_hundred(tokens: Tokens, i: int) -> tuple[float, int]:
    """Read number words below a hundred, "six" or "twenty-five"; "twenty-fifth" comes back as a negative value."""
    low, end = tokens.low, i + 1
    value = float(UNITS[low[i]])
    if value >= 20 and low[end : end + 1] == ["-"] and end + 1 < len(tokens):
        ones = 1 if low[end + 1] == "one" else UNITS.get(low[end + 1], 10)
        if ones < 10:
            return value + ones, end + 2
        nth = 1 if low[end + 1] == "first" else ORDINALS.get(low[end + 1], 10)
        if nth < 10:
            return -value - nth, end + 2
    return value, end


def _scaled(tokens: Tokens, i: int, value: float, end: int) -> tuple[float, int]:
    """Multiply a number that begins at ``i`` by the scales at ``end``, and add what follows them."""
    low, size = tokens.low, len(tokens)
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
        if scale == "m" and _metres(tokens, i, end):
            break
        value *= SCALES[scale]
        end += 2 if glue else 1
        at = end + 1 if low[end : end + 1] == ["and"] else end
        if at < size and value >= 100 and low[at] in UNITS and scale not in _SHORT_SCALES:
            # "Two hundred and six", "two thousand three hundred".
            rest = _below_hundred(tokens, at) if scale == "hundred" else plain_number(tokens, at)
            if rest is not None and 0 < rest[0] < SCALES[scale]:
                value, end = value + rest[0], rest[1]
    return value, end


_LONG = words(
    """
    high long wide deep tall away from above below off across apart offshore north south east west radius
    sprint race hurdles final freestyle butterfly backstroke breaststroke medley relay dash
    pool wall walls cliff tower chimney mast crane drop stretch wave waves fence tunnel trench crater exclusion
    """
)
_TO = words("his her its their the")
_PAID = words("about of pay pays paid repay repaid spend spends spent raise raised borrowed owe owes owed")
_RACES = frozenset({50.0, 60.0, 100.0, 200.0, 400.0, 800.0, 1500.0, 3000.0, 5000.0, 10000.0})


def _metres(tokens: Tokens, i: int, end: int) -> bool:
    """Whether "m" at ``end`` stands for metres: "a wave 20m high", "a 20m-high wave", "300 m2"."""
    if i and tokens.low[i - 1] in CURRENCIES:
        return False
    behind = tokens.low[end + 1 : end + 3]
    if behind and behind[0] in {"2", "3"}:
        return tokens.glued(end + 1)
    if behind[:1] == ["to"]:
        # "Fell 30m to his death".
        return not _TO.isdisjoint(behind[1:])
    # "Ran the 100m in ten seconds"; "asked about the 100m", "the 100m people" are of money and people.
    alone = not behind or behind[0] in STOP_WORDS or not behind[0].isalnum()
    if alone and digits_value(tokens, i) in _RACES and tokens.low[i - 1 : i] == ["the"]:
        return _PAID.isdisjoint(tokens.low[max(0, i - 2) : i - 1])
    return not _LONG.isdisjoint(behind[1:] if behind[:1] == ["-"] else behind[:1])


_THOUSANDS = re.compile(r"(?:[ '’]\d{3}(?!\d))+(?![.,]?\d)")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?!\d)")
_DECIMAL_COMMA = re.compile(r",\d{1,2}(?![\d,])")
_QUARTERS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_LONGEST = 17
"""Digits and marks of a number; beyond that it is a key or a code."""


def _digits(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """Read what is written in digits: "12,500", "12 500", "1.250.000", "3,5", ".45", "2½", "18-1/4"."""
    word, text, end = tokens.low[i], tokens.text, i + 1
    if len(word) > _LONGEST or (word[0] == "0" and word[1:2].isdigit()):
        return None
    after = tokens.ends[i]
    follows = text[after : after + 1]
    if (
        follows in {" ", "'", "’"}
        and len(word) <= 3
        and word.isdigit()
        and (rest := _THOUSANDS.match(text, after))
    ):
        digits = "".join(filter(str.isdigit, rest[0]))
        return float(word + digits) if len(digits) < _LONGEST else inf, _token_from(tokens, i, rest.end())
    if "." in word and follows == "." and (whole := _DOTTED.match(text, tokens.starts[i])):
        return float(whole[0].replace(".", "")), _token_from(tokens, i, whole.end())
    value = float(word.replace(",", ""))
    if follows == "," and word.isdigit() and (rest := _DECIMAL_COMMA.match(text, after)):
        return value + float("0." + rest[0][1:]), end + 2
    if i and tokens.low[i - 1] == "." and tokens.glued(i) and not tokens.glued(i - 1) and word.isdigit():
        return value / 10 ** len(word), end
    return _with_part(tokens, value, end)


def _with_part(tokens: Tokens, value: float, end: int) -> tuple[float, int]:
    """Add a part of one that stands behind whole digits: "2½", "3 1/2", "18-1/4"."""
    low = tokens.low
    if end >= len(tokens):
        return value, end
    if low[end] in _QUARTERS and tokens.glued(end):
        return value + _QUARTERS[low[end]], end + 1
    at = end + 1 if low[end] == "-" else end
    part = low[at].split("/") if at < len(tokens) and tokens.kinds[at] == "designation" else []
    if len(part) == 2 and part[0].isdigit() and part[1] in {"2", "3", "4", "8", "16"}:
        share = int(part[0]) / int(part[1])
        if 0 < share < 1:
            return value + share, at + 1
    return value, end


def _token_from(tokens: Tokens, i: int, offset: int) -> int:
    """Return the first token from ``i`` on that begins at an offset or later."""
    while i < len(tokens) and tokens.starts[i] < offset:
        i += 1
    return i


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


def and_a_half(tokens: Tokens, end: int) -> tuple[float, int] | None:
    """Return a half, and the token behind it, where "and a half" or "-and-a-half" stands at token ``end``."""
    low = tokens.low
    for form in (["and", "a", "half"], ["-", "and", "-", "a", "-", "half"]):
        if low[end : end + len(form)] == form:
            return 0.5, end + len(form)
    return None


def digits_value(tokens: Tokens, i: int) -> float | None:
    """Return the value of a token of digits; None for any other."""
    return (
        float(tokens.low[i].replace(",", ""))
        if tokens.kinds[i] == "number" and len(tokens.low[i]) < 18
        else None
    )
