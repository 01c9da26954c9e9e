"""Whether a time says when its report was written or changed, and so nothing of what the report tells."""

from __future__ import annotations

from reader.compare.details.find import Reading
from reader.compare.details.model import Detail, When
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

_DASHES = frozenset("-–—")
_SOON = 2
"""Tokens before the time of a change: "UPDATE: 9 p.m. --"."""
_PLACE = 10
"""Tokens that the name of a place has at most, its country included."""
_AGENCY = 7
"""Tokens that the name of an agency has at most, its brackets included."""
_OF_PLACES = words("and of the de la el d")
_STAMPS = words("update updated correction corrected posted published")


def of_the_report(reading: Reading, time: Detail) -> bool:
    """Whether a time says when a report was written or changed: "UPDATE, 6:05 p.m.:", "ORAN, March 12 (ANP) —"."""
    low = reading.tokens.low
    if not isinstance(time.value, When):
        return False
    if low[0] in _STAMPS:
        return ":" in low[time.upto : time.upto + 2] or (
            time.token <= _SOON and not _DASHES.isdisjoint(low[time.upto : time.upto + 2])
        )
    return _in_dateline(reading.tokens, time)


def _in_dateline(tokens: Tokens, time: Detail) -> bool:
    """Whether a date stands behind the place, and before the agency or the dash, that open a report."""
    low = tokens.low
    place = range(time.token)
    if not 0 < time.token <= _PLACE or not any(map(tokens.capital, place)):
        return False
    if not all(tokens.kinds[i] == "mark" or tokens.capital(i) or low[i] in _OF_PLACES for i in place):
        return False
    end = time.upto + 1 if low[time.upto : time.upto + 1] == ["."] else time.upto
    if low[end : end + 1] == ["("] and ")" in low[end : end + _AGENCY]:
        end += low[end:].index(")") + 1
    if low[end : end + 1] == [":"]:
        return True
    return not _DASHES.isdisjoint(low[end : end + 1]) and not tokens.glued(end)
