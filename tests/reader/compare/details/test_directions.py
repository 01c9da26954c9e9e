"""Whether a weekday or a month without a year is one that was or one to come."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Sentence
from reader.compare.details import Setting, When, find_details
from reader.compare.model import DifferenceKind

WEDNESDAY = date(2026, 5, 13)


def first_day(text: str, day: date = WEDNESDAY) -> str:
    found = find_details(Sentence(0, len(text), text), Setting(day))
    (value,) = [d.value for d in found if d.kind is DifferenceKind.TIME]
    assert isinstance(value, When)
    return str(value.first)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Saturday, the panel will rule on the appeal.", "2026-05-16"),
        ("On Saturday, the panel ruled on the appeal.", "2026-05-09"),
        ("The talks in Ostrel on Monday “should not go ahead,” she said.", "2026-05-18"),
        ("In an interview, to be shown on Monday, the master spoke of the storm.", "2026-05-18"),
        ("The two crews were to meet again on Saturday in the harbour.", "2026-05-16"),
        ("The pilot's birthday is on Monday.", "2026-05-18"),
        ("The trial is expected to begin in one court at noon, followed by the other on Saturday.", "2026-05-16"),
        ("She has scheduled a second public hearing for Monday.", "2026-05-18"),
        ("The crossing was suspended until Saturday.", "2026-05-16"),
        ("The owner has until Monday to pay the fine.", "2026-05-18"),
        ("The heavy rain lasts until Saturday.", "2026-05-16"),
        ("The master had until Monday insisted that he was innocent.", "2026-05-11"),
        ("The quay was cheap, and until Saturday their one complaint had been the noise.", "2026-05-09"),
        ("Until Saturday, nobody knew of the crack.", "2026-05-09"),
        ("The engineer was held in the mess until Saturday.", "2026-05-09"),
        ("The master, who will lead the inquiry, visited the dock on Saturday.", "2026-05-09"),
        ("A recording that may settle it was handed over on Saturday to the police.", "2026-05-09"),
        ("He won by fewer than 900 votes in Saturday's ballot.", "2026-05-09"),
        ("What happened next on Saturday night is disputed.", "2026-05-09"),
        ("The guests saw the boats come in on Saturday.", "2026-05-09"),
        ("Workers want more when the ferries return on Monday.", "2026-05-18"),
        ("The firm said its meeting on Monday would be short.", "2026-05-18"),
        ("The engineer had been told not to come in on Thursday.", "2026-05-14"),
        ("The owner has invited both crews to a talk on Monday.", "2026-05-18"),
        ("She called the council into a special session starting Monday.", "2026-05-18"),
        ("The two crews were to sail on Tuesday night.", "2026-05-12"),
        ("By Monday, the owner had resigned.", "2026-05-11"),
        ("An inquiry was opened into Monday's leak.", "2026-05-11"),
        ("She waited past Monday's deadline.", "2026-05-11"),
    ],
)  # fmt: skip
def test_the_tense_around_a_weekday_says_which_is_meant(text: str, day: str) -> None:
    assert first_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "The board voted by seven to two on Tuesday to shut the quay in October.",
        "The owner agreed on Monday to give the ferry back in October.",
    ],
)
def test_what_was_decided_on_a_day_is_done_later(text: str) -> None:
    found = find_details(Sentence(0, len(text), text), Setting(WEDNESDAY))
    spans = [d.value.first for d in found if d.kind is DifferenceKind.TIME and isinstance(d.value, When)]
    assert spans[-1] == date(2026, 10, 1)


def test_nobody_calls_the_day_six_nights_ago_by_its_name_alone() -> None:
    # Many reports keep the day of their first version while the next one's news is added.
    assert first_day("In a follow-up statement on Thursday.") == "2026-05-14"
    assert first_day("In a follow-up statement last Thursday.") == "2026-05-07"
    assert first_day("It has been closed since Thursday.") == "2026-05-07"


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("The owner sold it in July.", "2025-07-01"),
        ("The owner quit in August.", "2025-08-01"),
        ("Three more have been built since July.", "2025-07-01"),
        ("The lease, signed Aug. 20, is for ten years.", "2025-08-20"),
        ("The permit runs through Nov. 5 in both towns.", "2026-11-05"),
        ("The deal, which expires in November, is worth little.", "2026-11-01"),
        ("The law takes effect Oct. 15.", "2026-10-15"),
        ("The vote is Nov. 6.", "2026-11-06"),
        ("If he is elected in November, the bridge stays open.", "2026-11-01"),
        ("He spoke of a chance of losing the seat in November.", "2026-11-01"),
        ("She is one of those running to lead the city in November.", "2026-11-01"),
        ("The judge set the sentencing for Oct. 28.", "2026-10-28"),
        ("The judge said the sentencing is in January.", "2027-01-01"),
        ("Volunteers will fill the post until a special ballot in October.", "2026-10-01"),
        ("The letter is dated Feb. 24.", "2026-02-24"),
        ("Her suspension is backdated to 11 January, when she was told of it.", "2026-01-11"),
        ("The ten years are counted from Jan. 20 and will end in winter.", "2026-01-20"),
        ("The owner said all eyes were on the November election.", "2025-11-01"),
        ("The owner said all eyes were on the August election.", "2026-08-01"),
        ("Both parties are sure of their seats going into November.", "2026-11-01"),
        ("The fleet, due in Ostrel in November, is small.", "2026-11-01"),
        ("He was told to have a second list by October.", "2026-10-01"),
        ("She finished the course and is on probation until November.", "2026-11-01"),
    ],
)
def test_the_tense_around_a_month_says_which_year_is_meant(text: str, month: str) -> None:
    assert first_day(text) == month
