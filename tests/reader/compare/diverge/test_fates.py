"""Counts of people: which state they are in, and whether one count is a part of the other."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import conflicts


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fire killed twelve people.", "Four children died in the fire."),
        ("The fire killed nine people.", "Two of the nine dead were from Orran."),
        ("The fire killed nine workers.", "The fire injured eleven workers."),
    ],
)
def test_counts_of_some_or_of_another_state_can_both_be_right(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] in {"number", "time"}] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("All six crew members of the jets ejected safely.", "Four crew members of the tanker were killed."),
        ("A ferry with 84 passengers on board sank.", "Seven passengers of the ferry were injured."),
        (
            "Twelve people died when the ferry sank, including three children.",
            "Twelve died when the ferry sank.",
        ),
        (
            "Twelve people died when the ferry sank, two of them crew.",
            "The ferry sank and twelve people died.",
        ),
    ],
)
def test_people_of_two_states_and_parts_of_a_toll_are_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_others_of_another_fate_are_no_part_of_the_first() -> None:
    a = "Two sailors were killed and four others wounded when their boat was shelled near a sandbar."
    b = "The navy said that two sailors died and three were wounded when shells hit their boat near a sandbar."
    assert conflicts(a, b) == [("number", "four", "three")]


def test_a_count_of_some_soldiers_is_no_count_of_all_the_dead() -> None:
    a = "Two Tessin marines were killed when soldiers opened fire on their boat near a sandbar, the navy said."
    b = "The two armies traded fire on the river, killing at least three people, officials said."
    assert conflicts(a, b) == []
