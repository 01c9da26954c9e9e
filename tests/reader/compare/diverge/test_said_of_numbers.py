"""Small words beside a number that say what it is not: passed, come down to, told of the others."""

from __future__ import annotations

import pytest

from reader.compare.diverge.accounts.exclusives import find_exclusives
from reader.compare.diverge.answers.points import told
from reader.compare.diverge.values.amounts import numbers_meet
from reader.compare.diverge.values.roles import role_of
from reader.compare.diverge.values.zero_counts import zero_counts
from reader.compare.model import DifferenceKind
from tests.reader.compare.diverge.kit import clash, clash_of_totals, read


@pytest.mark.parametrize("change", ["cut", "reduced", "lowered"])
def test_what_a_number_has_come_down_to_leaves_the_higher_one_right(change: str) -> None:
    before = "Inspectors fined the Orran dye works $14,000 for the dust on its beams."
    assert clash_of_totals(before, "The fine of the Orran dye works was $6,500 for the dust on its beams.")
    assert not clash_of_totals(
        before, f"The fine of the Orran dye works was {change} to $6,500 for the dust on its beams."
    )


def test_one_and_the_others_are_one_more() -> None:
    def arrested(text: str) -> list[str]:
        return [one.detail.text for one in told(read(text)) if one.key == "how many were arrested"]

    assert arrested("Police in Orran arrested 15 people at the gate.") == ["15"]
    assert arrested("The harbour master was arrested along with 15 others at the gate.") == []
    assert arrested("At the gate of Orran 15 others were arrested on Monday.") == ["15"]


def test_over_before_a_number_ends_nothing() -> None:
    assert find_exclusives(["the", "strike", "in", "orran", "is", "over"])
    assert not find_exclusives(["all", "four", "of", "them", "were", "over", "60"])
    assert not find_exclusives(["all", "four", "of", "them", "were", "over", "sixty"])


def test_whoever_contests_an_account_denies_it() -> None:
    denied = "The bank contests the account of the lunch in Orran."
    assert [cue.head for cue in read(denied).of(DifferenceKind.POLARITY)] == ["deny"]
    assert not read("Nine boats enter the contest for the cup.").of(DifferenceKind.POLARITY)
    assert not clash(denied, "The bank disputes the account of the lunch in Orran.")


def test_none_of_some_is_not_nobody_at_all() -> None:
    assert [x.text for x in zero_counts(read("None of the crew was injured."))] == ["None"]
    assert zero_counts(read("None of the hostages was injured.")) == ()
    assert zero_counts(read("None of the 23 had been vaccinated.")) == ()
    assert zero_counts(read("None of those four was hurt, and not one of the hostages.")) == ()


def test_since_when_there_was_no_such_thing_is_a_record_however_far_it_was_announced() -> None:
    text = (
        "The verdict is the first against a harbour master of Orran for a death at sea in at least 40 years."
    )
    assert not clash(
        text, "The harbour master of Orran faces ten years for a death at sea, the verdict says."
    )


def test_an_arrest_in_the_west_is_no_record() -> None:
    a, b = (read(f"Police made the arrest in the west of Orran in {hours} hours.") for hours in (14, 11))
    x, y = (reading.of(DifferenceKind.NUMBER)[0] for reading in (a, b))
    assert role_of(a, x) == role_of(b, y) == frozenset()


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        ("One in three pupils in Orran cannot swim.", "33 percent of pupils in Orran cannot swim.", True),
        ("One in four pupils in Orran cannot swim.", "One in five pupils in Orran cannot swim.", False),
        ("Orran won the cup 3-1 on Sunday.", "Orran won the cup 3-2 on Sunday.", False),
    ],
)
def test_shares_and_scores_are_compared_by_all_of_them(a: str, b: str, meet: bool) -> None:
    x, y = (read(text).of(DifferenceKind.NUMBER)[0] for text in (a, b))
    assert numbers_meet(x, y) == meet
