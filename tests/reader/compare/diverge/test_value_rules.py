"""Two values that exclude each other are of one thing, or of two: what they hang on, and what else is said."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import clash, clash_of_totals


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # One of several is said so by its verb: it hangs on the one that the other number hangs on.
        ("One sailor died when the ferry sank.", "Two sailors died when the ferry sank."),
        # Reports that surely tell one thing date it a day apart.
        (
            "The ferry Marisol sank off Orran on July 9, 2025, with 40 aboard.",
            "The ferry Marisol went down off Orran on July 10, 2025, with 40 aboard.",
        ),
        # Two years of one thing, where little else is told.
        (
            "A third lighthouse, Orran-3, is being built and could open at the end of 2027.",
            "A third lighthouse, Orran-3, will not be built before the end of 2029.",
        ),
    ],
)
def test_values_of_one_thing_conflict(a: str, b: str) -> None:
    assert clash(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # The ages of two people.
        (
            "Voss, 34, was hurt in the yard behind his mother's house by the guard Ivo Brandt.",
            "The account of the port is that the guard Ivo Brandt, 27, came in and that Voss raised his arm.",
        ),
        # A sum and one item of it.
        (
            "The mayor pleaded guilty to spending $750,000 of the town's money on herself.",
            "The mayor pleaded guilty to using the town's money to buy many things for herself, such as a watch for"
            " $43,000.",
        ),
        # The toll of the worst such thing, and far more or fewer of a kind than are meant.
        (
            "The quake in Orran killed 231 people.",
            "Quakes are common: the worst near Orran killed 67,000 people.",
        ),
        ("Its hospitals in Orran have 410 beds.", "Its neighbour sent Orran a hospital with 50 beds."),
        # How long it sailed, and how long its crew did something else.
        (
            "The ferry left an hour late and sailed for 20 hours.",
            "For 14 hours and ten minutes the crew waited on the pier.",
        ),
        # Somebody may speak of one thing in two states.
        (
            "The governor spoke in Ohio about the bridge and the cost of its repairs.",
            "The governor has often spoken about the cost of the bridge's repairs, last in Iowa.",
        ),
    ],
)
def test_values_of_two_things_do_not(a: str, b: str) -> None:
    assert not clash(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "All 22 men aboard were brought to safety by two helicopters.",
            "It had 24 people on board, none of whom was hurt.",
        ),
        (
            "Sixteen clinics are affected, doctors reported.",
            "Eleven hospitals were hit, three of which work again.",
        ),
    ],
)
def test_totals_of_two_articles_need_no_other_words(a: str, b: str) -> None:
    assert clash_of_totals(a, b)


def test_one_of_them_is_no_total() -> None:
    assert not clash_of_totals("One sailor was killed in the fire.", "Three sailors died in the fire.")
