"""Amounts without a number of their own: "dozens", "several hundred", "tens of thousands", "a couple of"."""

from __future__ import annotations

from reader.compare.details.model import Quantity
from reader.compare.details.number_words import LOOSE
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import SCALES

_SCALES = {
    name: scale
    for name, scale in SCALES.items()
    if name in {"dozen", "hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"}
}
_OF_SCALES = {f"{name}s": scale for name, scale in _SCALES.items()}
_TIMES = {
    "tens": (20.0, 99.0),
    "dozens": (24.0, 199.0),
    "scores": (40.0, 199.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2_000.0, 999_999.0),
    "several": (3.0, 9.0),
    "few": (2.0, 9.0),
    "couple": (2.0, 3.0),
}
WORDS = LOOSE.keys() | {"few", "couple", "tens"}
"""Words that such an amount begins with; the last three only before another word."""


def loose_number(tokens: Tokens, i: int) -> tuple[Quantity, int] | None:
    """Read a loose amount that begins at token ``i``, with the token after it."""
    low = tokens.low
    word = low[i]
    at = i + 2 if low[i + 1 : i + 2] == ["of"] else i + 1
    scale = low[at] if at < len(tokens) else ""
    by = (
        _OF_SCALES.get(scale)
        if word.endswith("s") and word != "several" and at == i + 2
        else _SCALES.get(scale)
    )
    if by is not None and word in _TIMES:
        least, most = _TIMES[word]
        return Quantity(least * by, most * by, stated=least * by, loose=True), at + 1
    if word == "couple":
        # "The couple" are two people.
        return (
            (Quantity(2.0, 3.0, stated=2.0, loose=True), i + 1)
            if at == i + 2 and i and low[i - 1] == "a"
            else None
        )
    if word not in LOOSE:
        return None
    lower, upper = LOOSE[word]
    return Quantity(lower, upper, stated=lower, loose=True), i + 1
