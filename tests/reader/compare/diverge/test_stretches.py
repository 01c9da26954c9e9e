"""Which words of a sentence are shown as a value: whole noun groups, no small words at the edges."""

from __future__ import annotations

import pytest

from reader.compare.diverge.around.stretches import in_whole_groups, stretch
from reader.compare.model import DifferenceKind
from tests.reader.compare.diverge.kit import read


@pytest.mark.parametrize(
    ("text", "cut", "shown"),
    [
        # A noun before its verb keeps the words that say of what sort it is.
        ("Tear gas was not used in Orran.", "gas was not used", "Tear gas was not used"),
        (
            "A weather station, long hoped for, was agreed.",
            "station, long hoped for",
            "weather station, long hoped",
        ),
        (
            "All long-distance trains were cancelled.",
            "trains were cancelled",
            "long-distance trains were cancelled",
        ),
        ("They say gas leaked.", "gas leaked", "gas leaked"),
        # What goes before a noun keeps it.
        ("The mayor called on both sides.", "called on both", "called on both sides"),
        ("The firm ruled out compulsory leave.", "ruled out compulsory", "ruled out compulsory leave"),
        ("It was a story.", "a story", "a story"),
        # Small words and marks fall off.
        (
            "Of the mill, nothing was left of the",
            "Of the mill, nothing was left of the",
            "the mill, nothing was left",
        ),
    ],
)
def test_a_value_is_shown_as_whole_noun_groups(text: str, cut: str, shown: str) -> None:
    reading = read(text)
    starts, ends = reading.tokens.starts, reading.tokens.ends
    at = text.index(cut)
    first, end = starts.index(at), ends.index(at + len(cut)) + 1
    assert in_whole_groups(reading, stretch(reading, DifferenceKind.ACCOUNT, first, end)).text == shown
