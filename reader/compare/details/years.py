"""Years: "2008", "late 2011", "the first half of 2012", "1967-79", "the 1950s", "the 1800s"; none of "Route 1950"."""

from __future__ import annotations

from datetime import date

from reader.compare.details.dates_abroad import is_decade, month_abroad
from reader.compare.details.model import When
from reader.compare.details.time_words import (
    PARTS_OF_YEARS,
    YEAR,
    decade,
    edge_before,
    month_or_day,
    part_of_year,
)
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

_COUNTED = words(
    "people troops soldiers dead percent miles feet dollars euros pounds metres meters tons tonnes votes"
)
_NUMBERED = words(
    "route room flight page section resolution bill sb hb channel model no number unit suite highway street avenue"
    " article proposition ordinance rule"
)
"""What is told apart by numbers, where its name is written with a capital."""


def year(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read the year, or the years, that begin at token ``i``."""
    low = tokens.low
    if tokens.kinds[i] != "number" or not YEAR.match(low[i]):
        return None
    year, end = int(low[i]), i + 1
    first, edge = edge_before(tokens, i)
    if (month := month_abroad(tokens, i)) is not None:
        return month_or_day(year, month, 0, ""), i - 1, end
    if is_decade(tokens, i):
        end += int(end < len(tokens) and tokens.glued(end))
        return (
            (decade(year, edge) if edge or year % 100 or year >= _CENTURIES else _century(year)),
            first,
            end,
        )
    if year % 10 == 0 and low[end : end + 2] == ["'", "s"] and (edge or low[i - 1 : i] == ["the"]):
        # "The 1990's".
        return decade(year, edge), first, end + 2
    if i and tokens.glued(i) and tokens.kinds[i - 1] == "word" and low[i - 1] != "fy":
        # The name of a site: "vote2024.com".
        return None
    if i and (
        low[i - 1] in {"$", "€", "£", "than", "least"} or (low[i - 1] in _NUMBERED and tokens.capital(i - 1))
    ):
        return None
    if low[end : end + 1] in (["bc"], ["bce"]):
        return None
    if end < len(tokens) and tokens.kinds[end] == "word" and (low[end] in _COUNTED or tokens.glued(end)):
        # "1500km" as well.
        return None
    if edge in PARTS_OF_YEARS:
        return part_of_year(year, edge), first, end
    last = _last_of_years(tokens, year, end)
    return When("year", date(year, 1, 1), date(last or year, 12, 31)), i, end + 2 if last else end


_CENTURIES = 2000
"""From this year on "the 2000s" are ten years."""


def _century(year: int) -> When:
    return When("century", date(year, 1, 1), date(year + 99, 12, 31), vague=True)


def _last_of_years(tokens: Tokens, year: int, end: int) -> int:
    """Return the last of the years in "1967-79" or "1989–2013"; 0 for one year alone."""
    low = tokens.low
    if low[end : end + 1] not in (["-"], ["–"]) or end + 1 >= len(tokens) or not tokens.glued(end + 1):
        return 0
    if not tokens.glued(end) or tokens.kinds[end + 1] != "number" or not low[end + 1].isdigit():
        return 0
    if low[end + 2 : end + 3] == ["-"]:
        return 0
    written = low[end + 1]
    last = (
        int(written) if YEAR.match(written) else year // 100 * 100 + int(written) if len(written) == 2 else 0
    )
    return last if year < last else 0
