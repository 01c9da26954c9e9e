"""Parts of a year that is not named: "in the first half of the year", "the first three months of the year".

A quarter alone is one of a year where the sentence tells of money or trade, else perhaps one of a match.
"""

from __future__ import annotations

from datetime import date

from reader.compare.details.directions import AHEAD, direction_of_span
from reader.compare.details.model import When
from reader.compare.details.time_words import PARTS_OF_YEARS, month_span
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import UNITS
from reader.compare.details.wordlist import words

_OF_TRADE = words(
    """
    profit profits revenue revenues sales earnings growth economy gdp output exports imports wage wages pay inflation
    shipments deliveries loss losses income turnover bookings orders investment spending unemployment rents results
    """
)
_OF_A_MATCH = words(
    """
    game games match matches scored scoring points goal goals touchdown touchdowns season team teams coach minute
    minutes penalty penalties trailed striker keeper goalkeeper kick headed win wins won draw drew equalised equalized
    """
)
_MOST_MONTHS = 11


def part_of_a_year(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read the part of a year that ends with "quarter", "half" or "months" at token ``i``, and "of the year" behind."""
    low = tokens.low
    of_the_year = low[i + 1 : i + 4] == ["of", "the", "year"]
    if low[i] == "months":
        first, span = i - 2, _months(tokens, i) if of_the_year else None
    else:
        first, span = i - 1, PARTS_OF_YEARS.get(f"{low[i - 1]} {low[i]}") if i else None
        alone = low[i + 1 : i + 2] != ["of"] and not _OF_TRADE.isdisjoint(low) and _OF_A_MATCH.isdisjoint(low)
        span = span if of_the_year or alone else None
    if span is None or low[max(0, first - 1) : first] != ["the"]:
        return None
    end = i + 4 if of_the_year else i + 1
    if base is None:
        return When("year", vague=True), first, end
    year = base.year
    # The first six months of a year are counted once they are over; its first half may be the present one.
    begun = span[1] if low[i] == "months" else span[0]
    if begun > base.month and direction_of_span(tokens, first, end) != AHEAD:
        year -= 1
    begins, ends = (month_span(year * 12 + month - 1) for month in span)
    return When("year", begins[0], ends[1], vague=True), first, end


def _months(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return the first and last month of "the first three months"."""
    low = tokens.low
    if i < 2 or low[i - 2] != "first":
        return None
    count = UNITS.get(low[i - 1], 0) or (
        int(low[i - 1]) if low[i - 1].isdigit() and len(low[i - 1]) < 3 else 0
    )
    return (1, count) if 1 < count <= _MOST_MONTHS else None
