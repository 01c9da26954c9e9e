"""Two values that no link joins are of one matter, or else they contradict nothing."""

from __future__ import annotations

import pytest

from reader.compare.diverge.judge import judge
from tests.reader.compare.answers_kit import read


def found(a: str, b: str) -> bool:
    """Whether two sentences conflict that give the only such values of their articles."""
    return bool(judge(read(a), read(b), linked=False, tallied=True).conflicts)


def test_numbers_of_one_matter_lie_near_each_other() -> None:
    gift = "The shipyard gave the mayor's party a donation of 90,000 crowns."
    assert found(gift, "The party received donations of 60,000 crowns.")
    assert not found(gift, "A baker gave the party a donation of 400 crowns.")
    assert found("Nobody was injured.", "Forty people were injured.")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Calder, 58, has left for Orran.", "Arden, 55, was relieved."),
        ("Tom Arden, 26, a nurse, stood on the pier.", "Police look for the family of a 24-year-old man."),
        ("Captain Ivo Brandt faces nine counts.", "Arden, who faces seven counts, pleaded not guilty."),
    ],
)
def test_what_is_said_of_two_people_is_no_conflict(a: str, b: str) -> None:
    assert not found(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ines Calder, 58, has left for Orran.", "Calder, 55, was relieved."),
        ("Tom Arden, 26, a nurse, stood on the pier.", "The nurse, a 24-year-old, wept."),
        ("Captain Ivo Brandt faces nine counts.", "Brandt, who faces seven counts, pleaded not guilty."),
    ],
)
def test_what_is_said_of_one_person_is(a: str, b: str) -> None:
    assert found(a, b)
