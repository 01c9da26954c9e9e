"""Grouping by event on the shared news events, and on invented ones of a busy weekend that are hard to tell apart."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from index.profiles import Profile
from index.stories import Grouping
from tests.index.library.story_kit import Nothing, b_cubed, group, read_copied, read_events, read_near

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "stories"


@pytest.fixture(scope="module")
def events() -> list[tuple[str, Profile]]:
    found = read_events(FOLDER)
    if not found:
        pytest.skip("the shared news events are not here")
    return found


@pytest.mark.parametrize(("dated", "goal"), [(True, 0.98), (False, 0.95)])
def test_b_cubed_f1(events: list[tuple[str, Profile]], dated: bool, goal: float) -> None:
    true = {profile.id: event for event, profile in events}
    stories = group([profile if dated else replace(profile, day=None) for _, profile in events])
    assert b_cubed(stories, true)[2] >= goal


def in_orders(profiles: list[Profile], count: int) -> Iterator[dict[str, str]]:
    for seed in range(count):
        order = list(profiles)
        random.Random(seed).shuffle(order)
        yield group(order)


@pytest.mark.parametrize("dated", [True, False])
def test_the_order_of_arrival_hardly_matters(events: list[tuple[str, Profile]], dated: bool) -> None:
    true = {profile.id: event for event, profile in events}
    profiles = [profile if dated else replace(profile, day=None) for _, profile in events]
    found = [b_cubed(stories, true)[2] for stories in in_orders(profiles, 3)]
    assert max(found) - min(found) < 0.005


def test_copies_of_one_report_do_not_keep_the_other_out(events: list[tuple[str, Profile]]) -> None:
    copied = read_copied(FOLDER)
    precision, recall, _ = b_cubed(
        group([profile for _, profile in copied]), {profile.id: event for event, profile in copied}
    )
    assert precision >= 0.98
    assert recall >= 0.97


def test_all_events_on_one_day_are_told_apart(events: list[tuple[str, Profile]]) -> None:
    true = {profile.id: event for event, profile in events}
    stories = group([replace(profile, day=740_000) for _, profile in events])
    assert b_cubed(stories, true)[2] >= 0.96


@pytest.mark.parametrize("name", ["near", "held"])
def test_a_busy_weekend_is_told_apart_in_any_order(name: str) -> None:
    near = read_near(name)
    true = {profile.id: event for event, profile in near}
    for stories in in_orders([profile for _, profile in near], 5):
        precision, recall, _ = b_cubed(stories, true)
        assert precision >= 0.85
        assert recall >= 0.98


@pytest.mark.parametrize("sort", ["fire", "plane", "ruling", "bank", "match", "results", "senate"])
def test_two_events_of_one_sort_and_day_are_two_stories_whichever_report_comes_first(sort: str) -> None:
    true = {profile.id: event for event, profile in read_near() if event.startswith(sort + "-")}
    profiles = [profile for event, profile in read_near() if event.startswith(sort + "-")]
    for order in permutations(profiles):
        assert b_cubed(group(order), true)[2] == 1.0, [profile.id for profile in order]


def test_a_later_report_parts_two_events_that_were_taken_for_one() -> None:
    banks = [profile for event, profile in read_near() if event.startswith("bank-")]
    north, north_too, south, south_too = banks
    grouping, stories = Grouping(Nothing()), dict[str, str | None]()
    for profile in (north, south):
        stories.update(grouping.place(profile).stories)
    assert stories[north.id] == stories[south.id] is not None
    stories.update(grouping.place(north_too).stories)
    assert stories[north.id] == stories[north_too.id] is not None
    assert stories[south.id] is None
    stories.update(grouping.place(south_too).stories)
    assert stories[south.id] == stories[south_too.id] not in {None, stories[north.id]}
