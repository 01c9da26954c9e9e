"""Grouping by event on the shared news events: the goals of the benchmark, in one order of arrival."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.profiles import Profile
from tests.index.library.story_kit import b_cubed, group, read_events

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
