"""Time zone abbreviations as news uses them, with daylight saving where the bare letters leave it open."""

from __future__ import annotations

from datetime import date, timedelta

from reader.compare.details.wordlist import words

ZONES = words(
    """
    et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eet eest msk ist eastern central
    pacific mountain local
    """
)
_FIXED = {
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "gmt": 0,
    "utc": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "ist": 330,
}  # fmt: skip
_AMERICAN = {
    "et": -300,
    "eastern": -300,
    "ct": -360,
    "central": -360,
    "mt": -420,
    "mountain": -420,
    "pt": -480,
    "pacific": -480,
}


def daylight_offset(zone: str, day: date | None) -> str:
    """Return a zone as minutes east of UTC in text, "local" as it is, and "" for none.

    "ET" alone is daylight time from the second Sunday of March to the first Sunday of November
    (United States, Energy Policy Act of 2005); without a date it is left unresolved.
    """
    if zone in _FIXED:
        return str(_FIXED[zone])
    if zone in _AMERICAN and day is not None:
        return str(_AMERICAN[zone] + (60 if _american_summer(day) else 0))
    return "local" if zone == "local" else ""


def _american_summer(day: date) -> bool:
    return _nth_sunday(day.year, 3, 2) <= day < _nth_sunday(day.year, 11, 1)


def _nth_sunday(year: int, month: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (n - 1))
