"""Units of measured things, each brought to one base: durations to minutes, lengths to metres, speeds to km/h.

Two numbers can only be set against each other in one unit; "a week" and "three days" are both minutes.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words


class Unit(NamedTuple):
    """A unit that stands behind a number."""

    name: str
    """The quantity it measures: duration, lag, length, speed, mass, heat, area, volume, power."""
    factor: float
    """What one of it is in the base unit."""
    written: str
    """The word for it, plural as singular."""


_LISTED: dict[str, dict[str, float]] = {
    "duration": {
        "second seconds": 1 / 60, "minute minutes min mins": 1, "hour hours hr hrs": 60, "day days": 1440,
        "night nights": 1440, "week weeks": 10080, "fortnight fortnights": 20160, "month months": 43830,
        "year years": 525960, "decade decades": 5259600,
    },
    "length": {
        "metre metres meter meters m": 1, "kilometre kilometres kilometer kilometers km kms": 1000,
        "mile miles": 1609.3, "foot feet ft": 0.3048, "inch inches": 0.0254, "yard yards": 0.9144,
        "centimetre centimetres centimeter centimeters cm": 0.01,
        "millimetre millimetres millimeter millimeters mm": 0.001,
    },
    "speed": {"mph": 1.6093, "kph kmh": 1, "knot knots": 1.852},
    "mass": {
        "kilogram kilograms kilogramme kilogrammes kilo kilos kg": 1, "gram grams gramme grammes": 0.001,
        "tonne tonnes ton tons": 1000,
    },
    "heat": {"degree degrees": 1},
    "area": {"acre acres": 0.4047, "hectare hectares": 1},
    "volume": {"litre litres liter liters": 1, "gallon gallons": 3.785, "barrel barrels": 159},
    "power": {"megawatt megawatts mw": 1, "gigawatt gigawatts gw": 1000},
}  # fmt: skip
_UNITS = {
    word: Unit(name, factor, forms.split()[0])
    for name, listed in _LISTED.items()
    for forms, factor in listed.items()
    for word in forms.split()
}
_LETTERS = frozenset({"m", "ft", "km", "cm", "mm", "kg", "min", "mw", "gw"})
_PER_HOUR = frozenset({("an", "hour"), ("per", "hour"), ("/", "h"), ("/", "hr"), ("a", "hour")})
_LATER = words("later after before earlier ahead ago prior beforehand behind")
_LASTS = words(
    "for took take takes lasted lasting within of after in spent than about nearly almost over or to"
)
_TAKES = frozenset({"hour", "week", "month", "year", "fortnight", "decade", "day"})
TAKEN = frozenset(word for word, unit in _UNITS.items() if unit.written in _TAKES)
"""Words for a unit that "a" makes a number: "took an hour"."""


def unit_behind(tokens: Tokens, end: int) -> tuple[Unit, int] | None:
    """Return the unit that stands at token ``end`` behind a number, and the token after it."""
    low, size = tokens.low, len(tokens)
    at = end
    if at + 1 < size and low[at] == "-" and low[at + 1] in _UNITS:
        at += 1
    elif at + 1 < size and low[at] in {"square", "cubic"}:
        return None
    unit = _UNITS.get(low[at]) if at < size else None
    if unit is None or (low[at] in _LETTERS and low[at + 1 : at + 2] == [".", "p"]):
        return None
    after = at + 1
    if unit.name == "length" and tuple(low[after : after + 2]) in _PER_HOUR:
        return Unit("speed", unit.factor / 1000, unit.written), after + 2
    if unit.name == "duration":
        if low[after : after + 1] == ["old"] or low[after : after + 2] == ["-", "old"]:
            return None
        if any(word in _LATER for word in low[after : after + 1]):
            return Unit("lag", unit.factor, unit.written), after
    return unit, after


def one_of_time(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    """Return the unit of "a week", "an hour" at token ``i`` where the words measure how long, not how often."""
    low = tokens.low
    if low[i] not in {"a", "an", "one"} or low[i + 1 : i + 2] == ["-"]:
        return None
    unit = _UNITS.get(low[i + 1]) if i + 1 < len(tokens) else None
    if unit is None or unit.written not in _TAKES:
        return None
    following = low[i + 2] if i + 2 < len(tokens) else ""
    if following in _LATER:
        return Unit("lag", unit.factor, unit.written), i + 2
    goes_on = following in {"of", "long", "in"} and unit.written != "day"
    if goes_on or (i and low[i - 1] in _LASTS):
        return unit, i + 2
    return None
