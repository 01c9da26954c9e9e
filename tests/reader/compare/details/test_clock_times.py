"""Clock times as they are spoken: "ten to eleven on Monday morning", "half past two in the afternoon"."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Sentence
from reader.compare.details import Detail, Setting, When, find_details
from reader.compare.model import DifferenceKind

FRIDAY = date(2026, 3, 13)


def times(text: str) -> list[Detail]:
    found = find_details(Sentence(0, len(text), text), Setting(FRIDAY))
    return [d for d in found if d.kind is DifferenceKind.TIME]


@pytest.mark.parametrize(
    ("text", "said", "hour", "minute"),
    [
        ("A pier gave way at ten to eleven on Monday morning.", "ten to eleven on Monday morning", 10, 50),
        (
            "It sank at a quarter to nine on Monday evening.",
            "a quarter to nine on Monday evening",
            20,
            45,
        ),
        (
            "It was half past two in the afternoon when it sank.",
            "half past two in the afternoon",
            14,
            30,
        ),
        ("It sank after twenty past three in the morning.", "twenty past three in the morning", 3, 20),
        ("It sank at twenty past eight last night.", "twenty past eight last night", 20, 20),
        ("It sank at ten to 8 p.m. on Monday.", "ten to 8 p.m. on Monday", 19, 50),
        ("It sank at ten past twelve in the afternoon.", "ten past twelve in the afternoon", 12, 10),
        ("It sank at four in the morning.", "four in the morning", 4, 0),
        ("The fall was recorded at 10.52 by a camera.", "10.52", 10, 52),
    ],
)
def test_minutes_past_and_to_an_hour_are_read(text: str, said: str, hour: int, minute: int) -> None:
    (found,) = times(text)
    assert isinstance(found.value, When)
    assert (found.text, found.value.minute) == (said, hour * 60 + minute)


@pytest.mark.parametrize(
    "text",
    [
        "The shop is open ten to eleven in the morning.",
        "It is open from ten to eleven in the morning.",
        "Ten to eleven in the morning is a busy time.",
        "He had been in custody since ten past seven.",
    ],
)
def test_a_range_and_an_hour_without_its_half_of_the_day_are_none(text: str) -> None:
    assert times(text) == []
