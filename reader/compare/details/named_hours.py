"""Noon and midnight where no day stands beside them: "at noon", "shortly after midnight"."""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.details.find import Reading
from reader.compare.details.making import detail_of
from reader.compare.details.model import Detail, When
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

_HOURS = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}
_LEADS = {
    "noon": words("at about around by before after until"),
    "midday": words("at about around by before after until"),
    # What is done before midnight, or until then, is of the day before the one that begins.
    "midnight": words("at about around after"),
}


def named_hours(reading: Reading, times: Sequence[Detail]) -> list[Detail]:
    """Return the hours of a sentence that go by a name, but for those in its times."""
    if reading.written.isdisjoint(_HOURS):
        return []
    tokens = reading.tokens
    taken = {i for time in times for i in range(time.token, time.upto)}
    found = []
    for i, low in enumerate(tokens.low):
        if low not in _HOURS or i in taken or not i or tokens.low[i - 1] not in _LEADS[low]:
            continue
        when = When("clock", minute=_HOURS[low], part="noon" if _HOURS[low] else "night")
        found.append(
            detail_of(DifferenceKind.TIME, tokens, reading.start, i, i + 1, head="clock", value=when)
        )
    return found
