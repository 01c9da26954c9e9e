"""Days of an article without a date that it counts from its own: "yesterday", "two days ago".

It is read as if it stood at the middle day of its story, which may be a day or two off. Where it begins with one, that
is the day on which it happened, as the other articles tell; the rest is counted from there, or stays open.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.compare.details import Detail, When
from reader.compare.details.time_words import shifted
from reader.compare.tale.dated import Times
from reader.compare.tale.happened import DAYS

_COUNTED = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|last night|this (?:morning|afternoon|evening)|ago)\b",
    re.IGNORECASE,
)
_NEAR = 3
"""Days by which the day of an article without a date may be off."""


def is_counted(detail: Detail, when: When) -> bool:
    """Whether a time is counted from the day of its article, to the day."""
    return when.grain in DAYS and when.first is not None and _COUNTED.search(detail.text) is not None


def opened(times: Times) -> Times:
    """Return the times of a sentence, those open that are counted from the article's own day."""
    return [
        (detail, replace(when, first=None, last=None) if is_counted(detail, when) else when)
        for detail, when in times
    ]


def moved(times: Times, days: int) -> Times:
    """Return the times of a sentence, those moved by some days that are counted from the article's own."""
    return [
        (
            detail,
            replace(when, first=shifted(when.first, days), last=shifted(when.last, days))
            if is_counted(detail, when) and when.first and when.last
            else when,
        )
        for detail, when in times
    ]


def days_off(lead: When | None, story: When | None) -> int | None:
    """Return by how many days an article that begins with such a time is off; None where that cannot be told."""
    if lead is None or story is None or lead.first is None or story.first is None:
        return None
    days = (story.first - lead.first).days
    return days if abs(days) <= _NEAR else None
