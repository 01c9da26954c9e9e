"""Words that point to another event than the story's, so that nothing in their sentence counts against it."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import clash, conflicts


@pytest.mark.parametrize(
    "told",
    [
        "Earlier this week three trawlers were sunk off Orran.",
        "Last week three trawlers were sunk off Orran.",
        "In that raid three trawlers were sunk off Orran.",
        "In another night raid three trawlers were sunk off Orran.",
        "In a previous raid three trawlers were sunk off Orran.",
        "Three trawlers have been sunk in the border war so far.",
        "Three trawlers have been sunk in the border war thus far.",
        "So far this year three trawlers have been sunk off Orran.",
    ],
)
def test_what_happened_another_time_is_no_conflict(told: str) -> None:
    assert not clash(told, "Two trawlers were sunk off Orran.")


@pytest.mark.parametrize(
    "told",
    [
        # A time that ends the sentence, and a last boat.
        "Three trawlers were sunk off Orran earlier this week.",
        "The last three trawlers off Orran were sunk.",
        # No other event, or none that it happened in.
        "In the night raid three trawlers were sunk off Orran.",
        "In that hour three trawlers were sunk off Orran.",
        "They say that raid sank three trawlers off Orran.",
        "That raid left three trawlers sunk off Orran, more than anybody was ready for",
        "A previous raid left three trawlers sunk off Orran, more than anybody was ready for",
        # No war, or no count that runs on.
        "Three trawlers have been sunk in the border strait so far.",
        "Three trawlers have been sunk in harbour war games so far.",
        "Three trawlers have been sunk by the war fleet so far.",
        "Three trawlers were sunk in the border war.",
    ],
)
def test_what_tells_of_the_event_in_like_words_is(told: str) -> None:
    assert clash(told, "Two trawlers were sunk off Orran.")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("All four divers were rescued in that case.", "It is unclear whether the divers survived."),
        ("Earlier this month two trawlers sank off Orran.", "Three trawlers sank off Orran on Monday."),
    ],
)
def test_what_befell_others_in_another_event_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_a_toll_of_the_whole_war_is_not_that_of_one_crash() -> None:
    whole = "Seven soldiers have been killed in the border conflict thus far, the ministry said."
    assert conflicts(whole, "All six soldiers on board were killed in the crash, the ministry said.") == []
    crash = "Seven soldiers have been killed in the crash, the ministry said."
    assert conflicts(crash, "Six soldiers were killed in the crash, the ministry said.")


@pytest.mark.parametrize(
    "told",
    [
        "In 2007 a quake off Orran killed 74 people.",
        "A quake off Orran in 2007 killed 74 people.",
        "The worst quake off Orran, in 1970, killed 74 people.",
    ],
)
def test_a_number_of_a_year_that_is_over_is_of_another_event(told: str) -> None:
    assert not clash(told, "A quake off Orran killed 31 people.")


def test_numbers_of_two_years_that_are_over_are_of_two_events() -> None:
    assert not clash(
        "A quake in 2001 killed 74 people off Orran.", "A quake in 2007 killed 31 people off Orran."
    )


@pytest.mark.parametrize(
    ("told", "other"),
    [
        # The year of the article, the same year, and one since when it is so.
        ("A quake off Orran in 2026 killed 74 people.", "A quake off Orran killed 31 people."),
        ("A quake off Orran in 2007 killed 74 people.", "In 2007 a quake off Orran killed 31 people."),
        ("The worst quake off Orran since 2007 killed 74 people.", "A quake off Orran killed 31 people."),
        # What opens a sentence is told of its first half; and nearly the same sum is hardly another one.
        (
            "In 2007 it was spared; now a quake off Orran killed 74 people.",
            "A quake off Orran killed 31 people.",
        ),
        ("In 2007 the quake cost Orran $5,687.75.", "The quake cost Orran $5,587.75."),
    ],
)
def test_a_year_that_tells_no_other_event(told: str, other: str) -> None:
    assert clash(told, other)


@pytest.mark.parametrize(
    ("told", "other"),
    [
        # What was then, an earlier one of its kind, and what a toll has risen from.
        ("Orran saw a mutiny in 2011 in which 14 people died.", "Nine people died in Orran."),
        ("It is the second quake since 2013, when 14 people died in Orran.", "Nine people died in Orran."),
        ("The earlier outbreak in Orran killed 14 people.", "The outbreak in Orran killed nine people."),
        ("Some 104 people died in Orran, up from the 72 deaths of Monday.", "In Orran 189 people died."),
        # An aftershock, and a day so many days after the other one.
        ("A quake of magnitude 7.4 struck Orran.", "Aftershocks struck Orran, one of them of magnitude 5.9."),
        ("The alarm was given on 6 March, two days after she died.", "She died on 4 March, the alarm said."),
    ],
)
def test_what_is_told_beside_the_event_is_no_conflict(told: str, other: str) -> None:
    assert "72" not in {value for _, *both in conflicts(told, other) for value in both}
    assert "104 people" in told or not clash(told, other)


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("The outbreak in Orran killed 14 people.", "The outbreak in Orran killed nine people."),
        ("A quake of magnitude 7.4 struck Orran.", "A quake of magnitude 5.9 struck Orran."),
    ],
)
def test_what_is_told_of_the_event_itself_is_one(told: str, other: str) -> None:
    assert clash(told, other)
