"""What a report tells of as still to come, and what is no time of its tale."""

from __future__ import annotations

import pytest

from reader.compare.details import Setting
from tests.reader.compare.tale.kit import FRIDAY, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The court will sentence him on June 28.", True),
        ("A vote is due in June.", True),
        ("The minister will speak at 5 p.m. today.", True),
        ("He will run in 2034.", True),
        ("The shutdown was to begin yesterday.", True),
        ("The intent was to repeat the 2019 law.", False),
        ("He declined to meet them later this month.", True),
        ("She lobbied them to vote otherwise next week.", True),
        ("They will keep her unless a ransom was paid by Sunday.", True),
        ("A decision was reached by the end of the month, the council hopes.", True),
        ("The barge sank on Wednesday.", False),
        ("The council met on Friday.", False),
        ("No talks were scheduled as of Friday night.", False),
        ("It has rained in May.", False),
        # The report was changed on the day after its date.
        ("In a statement on Saturday, the owner said he was sorry.", False),
    ],
)
def test_what_lies_ahead_of_a_report_is_expected(sentence: str, expected: bool) -> None:
    ((_, found),) = told((FRIDAY, [sentence]))
    assert found.expected is expected


@pytest.mark.parametrize(
    "sentence",
    [
        "UPDATE: 9 p.m. -- The mayor says she is sorry.",
        "UPDATE, Friday, 9 p.m.: The mayor says she is sorry.",
        "TARROW, May 16 (ANP) - A barge sank in the harbour.",
        "TARROW, Keld, May 16 — A barge sank in the harbour.",
        "TARROW, May 16: A barge sank in the harbour.",
    ],
)
def test_when_a_report_was_written_is_no_time_of_its_tale(sentence: str) -> None:
    assert not any(each.when.minute or each.when.first == FRIDAY for _, each in told((FRIDAY, [sentence])))


def test_a_date_before_a_dash_in_the_middle_is_one_of_the_tale() -> None:
    ((words, _),) = told((FRIDAY, ["The barge sank on May 14 - in a calm sea."]))
    assert words == "May 14"


def test_what_lies_far_ahead_does_so_of_an_undated_report_too() -> None:
    undated = Setting(FRIDAY, guessed=True)
    ((_, far),) = told((undated, ["A hearing is listed for 14 July 2031."]))
    ((_, near),) = told((undated, ["The barge sank on 19 May 2031."]))
    assert (far.expected, near.expected) == (True, False)
