"""Dates of a table: numbers of days as spreadsheets keep them, and figures whose order their column tells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from index.patterns import lazy

_FIGURES = lazy(r"\s*(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?=\s|T|\Z)")
_SERIAL = lazy(r"\s*([3-6]\d{4})(?:[.,](\d{1,10}))?\s*\Z")
"""A day of 1982 to 2091 as spreadsheets count them."""
_FIRST = datetime(1899, 12, 30)


def day_first(cells: Iterable[str]) -> bool | None:
    """Return whether the day stands before the month in the dates of a column, None where no date tells or both do."""
    told: set[bool] = set()
    for cell in cells:
        found = _FIGURES.match(cell)
        if found:
            first, second = int(found[1]), int(found[3])
            if first > 12 >= second:
                told.add(True)
            elif second > 12 >= first:
                told.add(False)
            if len(told) == 2:
                return None
    return next(iter(told)) if told else None


def plain_date(cell: str, day: bool | None) -> str:
    """Return a date as ISO 8601 where the column tells its order (``day``: the day is first), or where it is a number
    of days; any other text as it is.
    """
    serial = _SERIAL.match(cell)
    if serial:
        moment = _FIRST + timedelta(days=float(f"{serial[1]}.{serial[2] or 0}"))
        moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
        return moment.isoformat() if serial[2] else moment.date().isoformat()
    found = _FIGURES.match(cell)
    if not found or day is None:
        return cell
    first, second = int(found[1]), int(found[3])
    date, month = (first, second) if day else (second, first)
    return f"{found[4]}-{month:02}-{date:02}{cell[found.end() :]}"
