"""What differs and is no conflict."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import verdict


@pytest.mark.parametrize(
    ("a", "b", "kind", "reason"),
    [
        (
            "At least five crew were on board.",
            "Six crew were on board.",
            "number",
            "“At least five” leaves room for “Six”",
        ),
        (
            "It sank earlier this week off the pier.",
            "It sank on Tuesday off the pier.",
            "time",
            "holds the other",
        ),
        (
            "The jet went down at 2 pm ET on March 12.",
            "The jet went down in the evening of 12 March local time.",
            "time",
            "a clock time and a part of the day",
        ),
        (
            "The pier reopens in May.",
            "The pier reopens in May, Ines Calder said.",
            "name",
            "on this side only",
        ),
    ],
)
def test_a_difference_that_is_no_conflict_is_a_note(a: str, b: str, kind: str, reason: str) -> None:
    notes = verdict(a, b).notes
    assert [(d.kind.value, reason in d.reason) for d in notes][:1] == [(kind, True)]


def test_a_short_form_of_a_name_is_no_note() -> None:
    found = verdict("The Central Command confirmed the loss.", "CENTCOM confirmed the loss.")
    assert found.notes == ()
