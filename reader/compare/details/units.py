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
    """The quantity it measures: duration, lag, length, speed, mass, heat, fahrenheit, area, volume, power."""
    factor: float
    """What one of it is in the base unit."""
    written: str
    """The word for it, plural as singular."""


_LISTED: dict[str, dict[str, float]] = {
    "duration": {
        "second seconds": 1 / 60, "minute minutes min mins": 1, "hour hours hr hrs": 60, "day days": 1440,
        "night nights": 1440, "week weeks": 10080, "fortnight fortnights": 20160, "month months": 43830,
        "year years": 525960, "decade decades": 5259600, "century centuries": 52596000,
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
        "tonne tonnes ton tons": 1000, "pound pounds lb lbs": 0.4536, "ounce ounces oz": 0.02835,
    },
    "heat": {"degree degrees": 1},
    "area": {
        "acre acres": 0.4047, "hectare hectares ha": 1, "m² sqm": 1e-4, "km² sqkm": 100, "sqft ft²": 9.29e-6,
    },
    "volume": {
        "litre litres liter liters": 1, "gallon gallons": 3.785, "barrel barrels": 159, "m³": 1000, "km³": 1e12,
    },
    "power": {"megawatt megawatts mw": 1, "gigawatt gigawatts gw": 1000},
}  # fmt: skip
_UNITS = {
    word: Unit(name, factor, forms.split()[0])
    for name, listed in _LISTED.items()
    for forms, factor in listed.items()
    for word in forms.split()
}
_SQUARE = {
    "mile": 259.0, "miles": 259.0, "mi": 259.0, "kilometre": 100.0, "kilometres": 100.0, "kilometer": 100.0,
    "kilometers": 100.0, "km": 100.0, "metre": 1e-4, "metres": 1e-4, "meter": 1e-4, "meters": 1e-4, "m": 1e-4,
    "foot": 9.29e-6, "feet": 9.29e-6, "ft": 9.29e-6, "yard": 8.36e-5, "yards": 8.36e-5,
}  # fmt: skip
"""Hectares in a square of each length."""
_CUBIC = {
    "kilometre": 1e12, "kilometres": 1e12, "kilometer": 1e12, "kilometers": 1e12, "km": 1e12, "mile": 4.168e12,
    "miles": 4.168e12, "metre": 1000, "metres": 1000, "meter": 1000, "meters": 1000, "m": 1000, "foot": 28.32,
    "feet": 28.32, "ft": 28.32, "yard": 764.6, "yards": 764.6,
}  # fmt: skip
"""Litres in a cube of each length."""
_POWERS = {"square": _SQUARE, "sq": _SQUARE, "cubic": _CUBIC, "cu": _CUBIC, "2": _SQUARE, "3": _CUBIC}
"""What a unit of length becomes with a word before it or a digit at its end: "square miles", "km2"."""
_SHORT_AGES = frozenset({"day", "week"})
_INCHES = frozenset({"inch", "inches", "in"})
_FEET = frozenset({"ft", "foot", "feet"})
_COMPASS = frozenset({"n", "s", "e", "w", "north", "south", "east", "west"})
_LETTERS = frozenset({"m", "ft", "km", "cm", "mm", "kg", "min", "mw", "gw"})
_PER_HOUR = frozenset({("an", "hour"), ("per", "hour"), ("/", "h"), ("/", "hr"), ("a", "hour")})
_LATER = words("later after before earlier ahead ago prior beforehand behind")
_LASTS = words(
    "for took take takes lasted lasting within of after in spent than about nearly almost over or to"
)
_TAKES = frozenset({"hour", "week", "month", "year", "fortnight", "decade", "day", "century"})
TAKEN = frozenset(word for word, unit in _UNITS.items() if unit.written in _TAKES)
"""Words for a unit that "a" makes a number: "took an hour"."""


def unit_behind(tokens: Tokens, end: int) -> tuple[Unit, int] | None:
    """Return the unit that stands at token ``end`` behind a number, and the token after it."""
    low, size = tokens.low, len(tokens)
    at = end
    if at + 2 < size and low[at] == low[at + 2] == "-" and low[at + 1] in {"square", "cubic"}:
        return _raised(tokens, low[at + 1], at + 3)
    if at + 1 < size and low[at] == "-" and low[at + 1] in _UNITS:
        at += 1
    elif at + 1 < size and low[at] in _POWERS and not low[at].isdigit():
        return _raised(tokens, low[at], at + 1)
    elif at + 1 < size and low[at + 1] in {"2", "3"} and low[at] in _LETTERS and tokens.glued(at + 1):
        found = _raised(tokens, low[at + 1], at)
        return (found[0], at + 2) if found else None
    elif (degrees := _degrees(tokens, at)) is not None:
        return degrees
    unit = _UNITS.get(low[at]) if at < size else None
    if unit is None or (low[at] in _LETTERS and low[at + 1 : at + 2] == [".", "p"]):
        return None
    after = at + 1
    if unit.name == "length" and tuple(low[after : after + 2]) in _PER_HOUR:
        return Unit("speed", unit.factor / 1000, unit.written), after + 2
    if unit.name == "duration":
        if low[after : after + 1] == ["old"] or low[after : after + 2] == ["-", "old"]:
            # "A two-day-old truce".
            old = after + (1 if low[after] == "old" else 2)
            return (unit, old) if unit.written in _SHORT_AGES else None
        if any(word in _LATER for word in low[after : after + 1]):
            return Unit("lag", unit.factor, unit.written), after
    return unit, after


def _raised(tokens: Tokens, power: str, at: int) -> tuple[Unit, int] | None:
    """Return the area or volume whose side is the unit at token ``at``, behind "square", and the token after it."""
    at += tokens.low[at : at + 1] == ["."]
    sizes = _POWERS[power]
    size = sizes.get(tokens.low[at]) if at < len(tokens) else None
    if size is None:
        return None
    name, word = ("area", "square") if sizes is _SQUARE else ("volume", "cubic")
    return Unit(name, size, f"{word} {tokens.low[at]}"), at + 1


def _degrees(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """Return the scale of a temperature at token ``at``: "35C", "35 °C", "95 degrees Fahrenheit"."""
    low, size = tokens.low, len(tokens)
    sign = at < size and low[at] in {"°", "degrees", "degree"}
    end = at + 1 if sign else at
    scale = low[end] if end < size else ""
    lettered = scale in {"c", "f"} and tokens.capitals[end] and (sign or tokens.glued(end))
    if lettered or (sign and scale in {"celsius", "centigrade", "fahrenheit"}):
        return Unit("fahrenheit" if scale[0] == "f" else "heat", 1, "degree"), end + 1
    return (Unit("heat", 1, "degree"), end) if sign and low[at] == "°" and scale not in _COMPASS else None


def inches_behind(tokens: Tokens, end: int) -> tuple[float, int]:
    """Return the inches at token ``end``, behind feet, in metres, with the token after them: "5-foot-11"."""
    low = tokens.low
    if low[end - 1] not in _FEET:
        return 0.0, end
    at = end + 1 if low[end : end + 1] in (["-"], [","], ["and"]) else end
    if at >= len(tokens) or tokens.kinds[at] != "number" or not low[at].isdigit() or int(low[at]) > 11:
        return 0.0, end
    after = at + 2 if low[at + 1 : at + 2] == ["-"] else at + 1
    if low[after : after + 1] and low[after] in _INCHES:
        return int(low[at]) * 0.0254, after + 1
    return (int(low[at]) * 0.0254, at + 1) if low[at - 1] == "-" else (0.0, end)


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
