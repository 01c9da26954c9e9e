"""Which half of the day a clock time is in that does not say it: "at 4:40", where a report elsewhere writes "p.m."."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.compare.details import Detail, When

_BARE = re.compile(
    r"(?<![\d:.])([1-9]|1[0-2])[:.]([0-5]\d)(?![\d:])(?!\s?(?:[ap]\.?\s?m\b|hrs|hours|GMT|UTC))",
    re.IGNORECASE,
)
_HALVES = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_NOON = 12 * 60


def names_halves(text: str) -> bool:
    """Whether an article writes "a.m." and "p.m.", so that 4:40 may be in the afternoon."""
    return _HALVES.search(text) is not None


def half_is_open(text: str, clock: When) -> bool:
    """Whether the words for a clock time leave open which half of the day it is in."""
    bare = _BARE.search(text)
    if bare is None or "morning" in text.lower():
        return False
    return clock.minute == int(bare[1]) * 60 + int(bare[2])


def without_open_half(detail: Detail, when: When) -> When:
    """Return a time of a day without its clock time, if that may be in either half of the day."""
    if when.minute is None or when.first is None or not half_is_open(detail.text, when):
        return when
    return replace(when, grain="day", minute=None, zone="", part="")


def in_its_half(clock: When, place: When) -> When | None:
    """Return a clock time of an open half in the one that the tale is in; None where that is not told."""
    if clock.minute is None or clock.minute >= _NOON + 60:
        return None
    early = clock.minute % _NOON
    if (place.minute is not None and place.minute >= _NOON) or (
        place.minute is None and place.part in {"afternoon", "evening", "night"}
    ):
        return replace(clock, minute=early + _NOON, part="")
    if place.minute is not None and early >= place.minute:
        return replace(clock, minute=early)
    return None
