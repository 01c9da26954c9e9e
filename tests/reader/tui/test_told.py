"""How many links are shown: every step down shows at least as many, every step up at most as many."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.compare.align import THRESHOLD
from reader.compare.model import Overrides
from reader.compare.story import compare_articles
from reader.sample import sample_articles
from reader.tui.render.scene import scene_from
from reader.tui.render.told import LEAST, MOST, next_threshold, story_told, threshold_told
from tests.reader.tui.compare_kit import ferry


def links(threshold: float | None) -> int:
    return len(compare_articles(sample_articles(), overrides=Overrides(threshold=threshold)).links)


def test_the_first_step_down_shows_no_fewer_links_and_the_first_step_up_no_more() -> None:
    more, fewer = (links(next_threshold(None, THRESHOLD, by)) for by in (-1, 1))
    assert more >= links(None) >= fewer
    assert more > fewer


def test_there_and_back_is_as_it_was() -> None:
    for by in (-1, 1):
        assert next_threshold(next_threshold(None, THRESHOLD, by), THRESHOLD, -by) is None


@given(st.lists(st.sampled_from([-1, 1]), max_size=60))
def test_steps_stop_at_the_ends_and_go_their_way(steps: list[int]) -> None:
    now: float | None = None
    for by in steps:
        was, now = now, next_threshold(now, THRESHOLD, by)
        before, after = (THRESHOLD if one is None else one for one in (was, now))
        assert LEAST <= after <= MOST
        assert (after - before) * by >= 0


def test_what_is_shown_of_the_links_is_told() -> None:
    scene = scene_from(ferry())
    assert "links" not in story_told(scene, "≠")[0]
    fewer = scene_from(replace(ferry(), overrides=Overrides(threshold=0.4)))
    *whole, narrow = story_told(fewer, "≠")
    assert all(told.endswith("links from 0.40") for told in whole)
    assert "0.40" in narrow
    assert "as usual" in threshold_told(None, 0.35, 0.301)
    assert "no further" in threshold_told(0.1, 0.1, 0.301)
    assert "0.30 is usual" in threshold_told(0.4, 0.35, 0.301)


def test_contested_points_are_not_taken_for_contested_claims() -> None:
    told = story_told(scene_from(ferry()), "≠")
    assert told == ("3 articles, 0 claims, 1 contested point", "1 contested point", "≠ 1")
