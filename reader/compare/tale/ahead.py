"""Whether a time lies ahead of the article that names it."""

from __future__ import annotations

from reader.compare.details import Detail, Setting, When
from reader.compare.details.directions import AHEAD, BACK, PLANNED, direction
from reader.compare.details.tokens import Tokens
from reader.compare.tale.happened import tells_what_happened

_CLOSE = 4
"""Tokens behind a time within which "will" speaks of it: "and at 7 p.m. he will speak"."""


_PLANNABLE = frozenset({"day", "part", "clock", "week", "month"})
_OFF = 7
"""Days beyond which a time lies ahead also of a report whose own day is only guessed."""
_BOUNDS = frozenset({"by", "before"})
"""Before a time that goes on beyond the report, "by the end of the month", they set what is to come a bound."""
_NAMED_AHEAD = ("later this ", "next ", "coming ")


def lies_ahead(tokens: Tokens, detail: Detail) -> bool:
    """Whether words tell of a time as still to come; "until" alone does not."""
    low = tokens.low
    if low[max(0, detail.token - 2) : detail.token] == ["as", "of"]:
        return False
    behind = low[detail.upto : detail.upto + _CLOSE]
    if detail.head == "clock" and "will" in behind and "that" not in behind:
        return True
    until = {"until", "till"}.isdisjoint(low[max(0, detail.token - 5) : detail.token])
    return until and direction(tokens, detail.token, detail.upto) == AHEAD


def is_expected(tokens: Tokens, detail: Detail, when: When, setting: Setting) -> bool:
    """Whether an article tells of a time as to come: by the calendar, or by its words if that leaves it open.

    What "was to begin yesterday" is told as planned too, not as having happened.
    """
    published = setting.day
    if published is None or when.first is None or when.last is None:
        return False
    if when.grain in _PLANNABLE and direction(tokens, detail.token, detail.upto) == PLANNED:
        return True
    if when.last < published:
        return False
    if when.first > published and (not setting.guessed or (when.first - published).days > _OFF):
        told = direction(tokens, detail.token, detail.upto)
        if (when.first - published).days == 1 and told != AHEAD:
            # What was done "on Saturday" may stand in a report of Friday that was changed since.
            return told != BACK and tells_what_happened(tokens, detail.token, detail.upto)
        return True
    low = tokens.low[max(0, detail.token - 2) : detail.token]
    named = when.last > published and (
        detail.text.lower().startswith(_NAMED_AHEAD) or not _BOUNDS.isdisjoint(low)
    )
    return named or lies_ahead(tokens, detail)
