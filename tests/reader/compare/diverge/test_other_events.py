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
