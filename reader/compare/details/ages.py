"""Ages that stand without a unit: ", 43," after a name, "aged 43", "a man of 43", "a girl of seven"."""

from __future__ import annotations

from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

_AGED = words(
    "man woman boy girl child baby toddler teenager youth lad pensioner widow mother father student pupil"
)
_NO_COUNT = words(
    "was were is are has had who whom and or from with in on at by to for after when while died fell"
)
"""Words that show that what stands before them counts nothing that follows."""


def is_age(tokens: Tokens, i: int, end: int, value: float) -> bool:
    """Whether the number stands as an age: ", 43," after a name, "aged 43", "a man of 43"."""
    if i == 0 or not 1 <= value <= 115 or value != int(value):
        return False
    before = tokens.low[max(0, i - 2) : i]
    if before[-1] == "of" and before[0] in _AGED and tokens.low[max(0, i - 3)] in {"a", "an", "the"}:
        # "A girl of seven", in words as in digits.
        return end >= len(tokens) or tokens.low[end] in _NO_COUNT or tokens.kinds[end] == "mark"
    if tokens.kinds[i] != "number":
        return False
    closes = end < len(tokens) and tokens.low[end] in {",", ".", ")", "–", "—"}
    if before[-1] in {"aged", "age"} or (before[-1] == "of" and before[0] in _AGED):
        return True
    if closes and before[0] in {"was", "is"} and before[-1] in {"only", "just"}:
        return True
    named = i >= 2 and tokens.kinds[i - 2] == "word" and tokens.capital(i - 2)
    return closes and before[-1] == "," and named
