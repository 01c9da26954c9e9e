"""What one side negates and the other states."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import conflicts


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The crew said the steering had failed.",
            "The recorder shows that the steering did not fail.",
        ),
        # What stands between two commas parts no subject from its verb.
        (
            "A weather station, long expected as a gift, had been agreed in principle.",
            "The weather station was never agreed, since Orran did not want it.",
        ),
        (
            "Two thousand crowns for the repair of the harbour crane had been paid in spring.",
            "The bill for the repair of the harbour crane was signed for but not paid.",
        ),
        (
            "The owner had promised to keep up his halt on tests of rockets.",
            "Asked about the halt on tests of rockets, she said nothing had been promised.",
        ),
        ("No fuel had leaked from the ferry.", "By morning fuel was leaking from the ferry."),
        ("The mayor has yet to make an endorsement.", "On Friday the mayor endorsed her deputy."),
        (
            "No charges have been filed against the captain.",
            "The captain has been charged with neglect.",
        ),
    ],
)
def test_what_is_negated_and_stated_conflicts(a: str, b: str) -> None:
    assert "polarity" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The crash of the helicopter was not due to hostile fire.",
            "The militia said it shot down the helicopter in the crash.",
        ),
    ],
)
def test_a_cause_that_is_ruled_out_and_stated_conflicts(a: str, b: str) -> None:
    assert "account" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The crash of the helicopter was not due to hostile fire.",
            "The crash of the helicopter was not caused by fire of any side, hostile or friendly.",
        ),
        (
            "The loss was not due to hostile fire.",
            "A militia said it shot it down; the army said it was not hostile fire.",
        ),
        ("The mayor did not only resign.", "The mayor resigned."),
        (
            "The mayor said that no ransom was paid for the girls.",
            "The mayor denied that a ransom had been paid.",
        ),
        (
            "Women are told to eat no fish from the river.",
            "Women are told to eat zero meals of any river fish.",
        ),
    ],
)
def test_a_negation_of_something_else_or_on_both_sides_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # The verb behind the commas has a subject of its own.
        ("The station, he said, would wait until the fee was agreed.", "The station was never agreed."),
        # One participle, and nothing else in common.
        ("The bill was signed for but not paid.", "The fine of the skipper had been paid."),
        ("Asked about the halt, she said nothing had been promised.", "Rain was promised for the harvest."),
    ],
)
def test_one_verb_of_two_things_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []
