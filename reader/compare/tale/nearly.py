"""Whether a clock time is given as near another: "shortly before 10 p.m.", "at about half past nine"."""

from __future__ import annotations

from reader.compare.details.times import LOOSELY
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

_SHORTLY = words("shortly just soon minutes moments right")
_ALMOST = words("nearly almost")
_ABOUT = LOOSELY - _ALMOST


def nearly(tokens: Tokens, first: int) -> str:
    """Return "about", "shortly before" or "shortly after" as stands before token ``first``; empty for an exact time."""
    low = tokens.low
    before = low[first - 1] if first else ""
    if before in _ABOUT:
        return "about"
    if before in _ALMOST:
        return "shortly before"
    if before in {"before", "after"} and first > 1 and low[first - 2] in _SHORTLY:
        return f"shortly {before}"
    return ""
