"""Grouping by event on the shared news events: the goals of the benchmark, in one order of arrival."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.profiles import Packed, Profile, make_profile
from index.stories import Grouping

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "stories"


class Nothing:
    def days(self, profile: Profile) -> Iterable[int]:
        return ()

    def load(self, day: int | None) -> Iterable[Packed]:
        return ()

    def taken(self, story: str) -> bool:
        return False


@pytest.fixture(scope="module")
def events() -> list[tuple[str, Profile]]:
    found = []
    for path in sorted(FOLDER.rglob("*.json")):
        for outlet, article in json.loads(path.read_text("utf-8"))["articles"].items():
            day = date.fromisoformat(article["date"][:10]).toordinal()
            text = " ".join(article["sentences"])
            found.append((path.stem, make_profile(f"{path.stem}-{outlet}", article["title"], text, day)))
    if not found:
        pytest.skip("the shared news events are not here")
    return found


@pytest.mark.parametrize(("dated", "goal"), [(True, 0.98), (False, 0.95)])
def test_b_cubed_f1(events: list[tuple[str, Profile]], dated: bool, goal: float) -> None:
    grouping = Grouping(Nothing())
    stories: dict[str, str] = {}
    true: dict[str, str] = {}
    for event, profile in events:
        true[profile.id] = event
        moves = grouping.place(profile if dated else replace(profile, day=None))
        stories.update({id_: story or id_ for id_, story in moves.stories.items()})
    precision = recall = 0.0
    for id_ in true:
        mine = {other for other in true if stories[other] == stories[id_]}
        right = {other for other in true if true[other] == true[id_]}
        precision += len(mine & right) / len(mine) / len(true)
        recall += len(mine & right) / len(right) / len(true)
    assert 2 * precision * recall / (precision + recall) >= goal
