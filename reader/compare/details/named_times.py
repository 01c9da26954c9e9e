"""Times that go by a name: "the summer of 2023", "the nineties", "the '80s"."""

from __future__ import annotations

from datetime import date

from reader.compare.details.model import When
from reader.compare.details.time_words import SEASONS, YEAR, decade, edge_before, month_span
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

DECADES = {
    name: tens
    for tens, name in enumerate(
        ["thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], 3
    )
}
"""Tens of years by name; those of the twenties may be of either century."""
_WARM = words("degrees temperature temperatures highs lows fahrenheit")


def season_of_year(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "spring 2026", "the summer of 2023", as in the north; half the world has it the other way."""
    low = tokens.low
    if low[i] not in SEASONS and not (low[i] == "fall" and low[i - 1 : i] in (["in"], ["the"], ["by"])):
        return None
    at = i + 2 if low[i + 1 : i + 2] == ["of"] else i + 1
    if at >= len(tokens) or not YEAR.match(low[at]):
        return None
    first, last = SEASONS.get(low[i], (9, 11))
    start = int(low[at]) * 12
    return (
        When("season", month_span(start + first - 1)[0], month_span(start + last - 1)[1], vague=True),
        i,
        at + 1,
    )


def named_decade(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "the nineties", "the late sixties", "the '80s" of the last century."""
    low = tokens.low
    end = i + 1
    if tokens.kinds[i] == "number" and low[end : end + 1] == ["s"] and tokens.glued(end):
        tens = int(low[i]) if low[i].isdigit() and len(low[i]) == 2 and low[i][1] == "0" else 0
        end += 1
    else:
        tens = 10 * DECADES.get(low[i], 0)
    first, edge = edge_before(tokens, i - 1 if low[i - 1 : i] == ["'"] else i)
    first = min(first, i - 1 if low[i - 1 : i] == ["'"] else i)
    if not 30 <= tens <= 90 or low[max(0, first - 1) : first] != ["the"] or not _WARM.isdisjoint(low):
        return None
    return decade(1900 + tens, edge), first, end
