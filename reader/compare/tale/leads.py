"""The day on which it happened, as an article begins by telling it, and as most articles of a story have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from reader.compare.details import Reading, When
from reader.compare.tale.dated import Times
from reader.compare.tale.happened import told_at

_LEAD = 5
"""Sentences at the beginning of an article one of which tells on which day it happened."""


def day_of_the_lead(rows: Sequence[tuple[Reading, Times]], published: date | None) -> When | None:
    """Return the time at which, as an article begins, it happened; None where it does not say."""
    for reading, times in rows[:_LEAD]:
        for detail, when in times:
            past = when.first is None or published is None or when.first <= published
            if past and (told := told_at(reading, detail, when)) is not None:
                return told
    return None


def day_of_the_story(leads: Sequence[When | None]) -> When | None:
    """Return the time at which, as most articles begin, it happened; None where they do not agree."""
    days = Counter(when.first for when in leads if when)
    if not days:
        return None
    (day, most), *rest = days.most_common()
    if (rest and rest[0][1] == most) or (most == 1 and len(leads) > 1):
        return None
    of_it = [when for when in leads if when and when.first == day]
    said = Counter((when.part, when.minute or 0) for when in of_it if when.part or when.minute is not None)
    if not said:
        return of_it[0]
    # The part of the day that most say; whichever article comes first.
    most_said = min(said, key=lambda at: (-said[at], at))
    return next(when for when in of_it if (when.part, when.minute or 0) == most_said)
