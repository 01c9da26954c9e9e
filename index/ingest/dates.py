"""Dates of any wording and language; the one home of dateparser, imported only for what plain forms leave over."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from index.ingest.date_forms import DateValue, of_day, of_moment, of_month, of_year, read
from index.patterns import lazy

__all__ = ["DateValue", "parse_date"]

LONGEST = 60
"""Characters of a text that can still be a date."""

_TELLING = lazy(r"\d|[^\W\d_]{5,}")
_NONE = lazy(r"\d{2,4}['’]?s\b|\A[\d\s-]+\Z")
"""Decades and bare numbers, which the library takes for clock times."""


@lru_cache(maxsize=4096)
def parse_date(
    text: str, *, base: date | None = None, languages: tuple[str, ...] = ("en",)
) -> DateValue | None:
    """Read a date or date-time in words or figures; None for what is none.

    A date without a time stays a date, a time keeps the zone it was given in. ``base`` is the day that relative dates
    ("yesterday", "12 March") count from; without it they are not read. ``languages`` are ISO 639-1 codes.
    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    return read(text, base) or _by_library(text, base, languages)


def _by_library(text: str, base: date | None, languages: tuple[str, ...]) -> DateValue | None:
    """Read a date with dateparser, which takes many short words for dates: only what holds a number or a long word."""
    if not _TELLING.search(text) or _NONE.search(text):
        return None
    if base is None and not re.search(r"\d{4}", text):
        return None
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.conf import SettingValidationError
        from dateparser.date import DateDataParser

        settings = {
            "PREFER_DATES_FROM": "past",
            "RETURN_TIME_AS_PERIOD": True,
            "REQUIRE_PARTS": [] if base else ["year"],
            "RELATIVE_BASE": datetime(base.year, base.month, base.day) if base else datetime(2000, 1, 1),
        }
        try:
            known = DateDataParser(languages=list(languages), settings=settings)
        except (ValueError, SettingValidationError):
            known = DateDataParser(settings=settings)
        try:
            found = known.get_date_data(text)
        except (ValueError, OverflowError, RecursionError, IndexError, KeyError):
            return None
    if found is None or found.date_obj is None:
        return None
    return _value(found.date_obj, found.period or "day")


def _value(moment: datetime, period: str) -> DateValue:
    """Return what the library found, as precise as it says."""
    if period == "year":
        return of_year(moment.year)
    if period == "month":
        return of_month(moment.year, moment.month)
    if period == "time":
        return of_moment(moment)
    return of_day(moment.date())
