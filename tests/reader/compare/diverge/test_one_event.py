"""What long reports say beside the event, which contradicts nothing: how many there may be, what was last so bad."""

from __future__ import annotations

import pytest

from reader.compare.diverge.answers.points import told
from reader.compare.diverge.values.roles import role_of
from reader.compare.model import DifferenceKind
from tests.reader.compare.diverge.kit import clash_of_totals, conflicts, read


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # What is counted again behind it, in one word.
        (
            "Two members voted to leave the fee as it is.",
            "The vote was divided: six members supported the cut, two wanted to wait.",
        ),
        # How many there may be, and how many there were.
        ("The ferry was licensed to carry 150 passengers.", "The ferry was carrying 166 passengers."),
        ("The ship had a capacity of 150 passengers.", "The ship carried 138 passengers."),
        (
            "In 2019, 62 people were killed when another ferry capsized in the strait.",
            "It is the worst in the strait since a ferry capsized in 2019 with the loss of 62 lives.",
        ),
        ("The air was 47.3C in the shade.", "He fell from a roof with a body temperature of 42 degrees."),
        ("Most of the dead were over 75 and lived alone.", "At the infirmary alone 31 old patients died."),
        # A first bid and the one that won, and until when.
        ("The first of the four bids was $122 a share.", "The winning bid is $128 a share."),
        ("The original price was $122 a share.", "The price is $128 a share."),
        ("Ferries were cancelled up to 6 p.m.", "At 4.45 p.m. all ferries were cancelled."),
        ("Vell AG agreed to buy the yard.", "Orran AG agreed to buy the yard."),
        ("Nothing pointed to a cyber attack.", "The firm had no evidence of a cyber attack."),
        # A change of prices is the level of their rise.
        ("Consumer prices rose 3.1 per cent in the year to May.", "Inflation fell in May to 3.1 per cent."),
        (
            "Hale, who denies it, said she would appeal to the court.",
            "Hale lodged her appeal with the court.",
        ),
        (
            "Hale will serve until a special election.",
            "Hale said she had not decided whether to run in the special election.",
        ),
    ],
)
def test_what_is_beside_the_event_contradicts_nothing(a: str, b: str) -> None:
    assert conflicts(a, b) == []
    assert not clash_of_totals(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Two members backed the cut.",
            "The board was divided: six members backed the cut, one wanted to wait.",
        ),
        ("The ferry was carrying 150 passengers.", "The ferry was carrying 166 passengers."),
        ("At least 62 people drowned when the ferry sank.", "The ferry sank and 29 people drowned."),
        ("The price is $122 a share.", "The price is $128 a share."),
        ("Ferries were cancelled at 6 p.m.", "At 4.45 p.m. all ferries were cancelled."),
        ("Prices rose 3.1 per cent in May.", "Prices fell 3.1 per cent in May."),
        (
            "Hale will run in the special election.",
            "Hale said she had not decided whether to run in the special election.",
        ),
    ],
)
def test_the_same_of_the_event_itself_does(a: str, b: str) -> None:
    assert conflicts(a, b)


def test_what_was_last_so_bad_is_of_another_event() -> None:
    last = read("It is the worst in the strait since a ferry capsized in 2019 with the loss of 62 lives.")
    wide = read(
        "It is the largest raid on any of the old yards of this coast since 2021, when 30 yards were shut."
    )
    assert role_of(wide, wide.of(DifferenceKind.NUMBER)[-1]) == {"earlier"}
    this = read("With the loss of 62 lives it is the worst in the strait since 2019.")
    assert [role_of(r, r.of(DifferenceKind.NUMBER)[0]) for r in (last, this)] == [{"earlier"}, frozenset()]


@pytest.mark.parametrize(
    ("text", "question", "answered"),
    [
        ("His resignation takes effect on Friday.", "when the person resigned", False),
        ("Mayor Hale resigned on Friday.", "when the person resigned", True),
        ("Mayor Hale resigned 11 days after the paper wrote of it.", "how long one was in office", False),
        ("Hale was mayor for 11 years.", "how long one was in office", True),
        ("It has to take place by June 18, the office says.", "when the office is taken", False),
        ("Hale takes office on June 18.", "when the office is taken", True),
    ],
)
def test_a_question_is_not_answered_by_another_event(text: str, question: str, answered: bool) -> None:
    assert (question in [point.key for point in told(read(text))]) is answered


def test_a_number_that_stands_behind_to_once_hides_no_opposites_but_of_rises_and_falls() -> None:
    a = "The judge accepted the plea and sentenced Orth to five years."
    assert conflicts(a, "The judge rejected the plea, and Orth served five years.")
