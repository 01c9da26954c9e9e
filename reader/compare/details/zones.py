"""Time zone abbreviations as news uses them, with daylight saving where the bare letters leave it open."""

from __future__ import annotations

from datetime import date, datetime, timedelta

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


ELSEWHERE = "elsewhere"
"""A zone that is named but not known: no clock time can be compared with one of it."""

PLACES = {
    place: f"{region}/{city}"
    for region, cities in (
        ("Africa", "Cairo Lagos Nairobi Johannesburg Casablanca Algiers Accra"),
        ("America", "New_York Chicago Denver Los_Angeles Toronto Mexico_City Bogota Lima Caracas Sao_Paulo Havana"
         " Vancouver Montevideo Santiago Halifax Anchorage Phoenix"),
        ("Asia", "Tokyo Seoul Shanghai Singapore Manila Jakarta Bangkok Kolkata Karachi Kabul Dhaka Tehran Baghdad"
         " Riyadh Dubai Jerusalem Beirut Damascus Kathmandu Tashkent Yangon Colombo"),
        ("Australia", "Sydney Melbourne Brisbane Perth Adelaide Darwin Hobart"),
        ("Europe", "London Dublin Lisbon Paris Madrid Rome Berlin Vienna Zurich Brussels Amsterdam Copenhagen Stockholm"
         " Oslo Helsinki Warsaw Prague Budapest Athens Bucharest Sofia Belgrade Kyiv Moscow Istanbul Minsk"),
        ("Pacific", "Auckland Honolulu Fiji"),
    )
    for city in cities.split()
    for place in [city.replace("_", " ").lower()]
} | {
    "beijing": "Asia/Shanghai", "china": "Asia/Shanghai", "japan": "Asia/Tokyo", "korea": "Asia/Seoul",
    "kiev": "Europe/Kyiv", "israel": "Asia/Jerusalem", "iran": "Asia/Tehran", "india": "Asia/Kolkata",
    "indian": "Asia/Kolkata", "delhi": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "washington": "America/New_York",
    "boston": "America/New_York",
    "british": "Europe/London", "uk": "Europe/London", "turkish": "Europe/Istanbul", "wellington": "Pacific/Auckland",
    "hawaii": "Pacific/Honolulu", "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles",
}  # fmt: skip
"""Zone by the place whose time is named ("Sydney time"), as the IANA time zone database calls it."""


def daylight_offset(zone: str, day: date | None) -> str:
    """Return a zone as minutes east of UTC in text, "local" as it is, "" for none, ``ELSEWHERE`` for one unknown.

    "ET" alone is daylight time from the second Sunday of March to the first Sunday of November
    (United States, Energy Policy Act of 2005); without a date it is left unresolved.
    """
    if zone in _FIXED:
        return str(_FIXED[zone])
    if zone in _AMERICAN and day is not None:
        return str(_AMERICAN[zone] + (60 if _american_summer(day) else 0))
    if zone in PLACES and day is not None:
        return _offset_at(PLACES[zone], day)
    return "" if not zone or zone in ZONES - {"local"} else "local" if zone == "local" else ELSEWHERE


def _offset_at(name: str, day: date) -> str:
    """Return the offset of a zone of the IANA database at noon of a day; ``ELSEWHERE`` where the machine has none."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        away = ZoneInfo(name).utcoffset(datetime(day.year, day.month, day.day, 12))
    except (ZoneInfoNotFoundError, OverflowError, ValueError):
        return ELSEWHERE
    return ELSEWHERE if away is None else str(round(away.total_seconds() / 60))


def _american_summer(day: date) -> bool:
    return _nth_sunday(day.year, 3, 2) <= day < _nth_sunday(day.year, 11, 1)


def _nth_sunday(year: int, month: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (n - 1))
