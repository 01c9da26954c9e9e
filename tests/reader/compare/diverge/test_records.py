"""Since when something was never outdone: two years for one thing, and not the years of two."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import clash_of_totals, pairs

RAIL = "It was the country's deadliest rail accident since 1998."


@pytest.mark.parametrize(
    "text",
    [
        "The transport ministry called it the worst railway disaster since 2003.",
        "Officials called it the worst since 2003.",
    ],
)
def test_two_years_for_one_record_conflict(text: str) -> None:
    assert pairs([RAIL], [text]) == [((0, 0), (1, 0))]
    assert clash_of_totals(RAIL, text)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It was the heaviest rain in the valley since 1998.", "Turnout was the lowest since 2003."),
        ("The quake was the strongest since 1998.", "It was the deadliest quake since 2003."),
        ("Unemployment fell to its lowest since 1998.", "Turnout was the lowest since 2003."),
    ],
)
def test_two_records_do_not(one: str, two: str) -> None:
    assert not clash_of_totals(one, two)


def test_a_noun_of_anything_names_nothing() -> None:
    assert clash_of_totals("It was the highest rate since 1998.", "Inflation was at its highest since 2003.")


def test_a_second_record_does_not_hide_the_first() -> None:
    rates = ["Inflation rose to its highest since 2003.", "Unemployment was the lowest since 2011."]
    assert pairs(rates, ["Inflation is the highest since 1998."]) == [((0, 0), (1, 0))]
