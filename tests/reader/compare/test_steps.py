"""How far a long comparison is, and stopping it."""

from __future__ import annotations

import gc

import pytest

from index.article import Article, article_id
from reader.compare.steps import Stopped, each, listening, pause, step
from reader.compare.story import compare_articles

TEXTS = (
    "The ferry struck the pier on Tuesday evening. Eleven passengers were hurt, the harbour office said.",
    "The ferry hit the pier in the harbour on Tuesday evening. Nine passengers were hurt, police said.",
)


def _articles() -> list[Article]:
    return [Article(article_id(text, None), text, source=f"{n}.txt") for n, text in enumerate(TEXTS)]


def test_nothing_is_told_where_nobody_listens() -> None:
    step("Alone")
    assert list(each("Alone", [1, 2, 3])) == [1, 2, 3]


def test_a_listener_hears_how_much_is_done() -> None:
    told: list[tuple[str, int, int]] = []
    with listening(lambda *said: told.append(said)):
        assert list(each("Counting", range(5), every=2)) == [0, 1, 2, 3, 4]
        step("Resting")
    step("Nobody hears this")
    assert told == [("Counting", 0, 5), ("Counting", 2, 5), ("Counting", 4, 5), ("Resting", 0, 0)]


def test_work_can_be_stopped_inside_a_step_and_is_told_nothing_new_there() -> None:
    told: list[tuple[str, int, int]] = []

    def stop(*said: object) -> None:
        told.append(said)  # type: ignore[arg-type]
        if len(told) == 3:
            raise Stopped

    pause()
    with pytest.raises(Stopped), listening(stop):
        pause()
        step("Counting", 1, 2)
        pause()
    assert told == [("", 0, 0), ("Counting", 1, 2), ("Counting", 1, 2)]


def test_a_comparison_tells_its_steps_and_finds_the_same() -> None:
    told: list[str] = []
    with listening(lambda what, done, of: told.append(what)):
        heard = compare_articles(_articles())
    assert heard == compare_articles(_articles())
    assert {"Reading words", "Comparing sentences", "Linking sentences", "Gathering claims"} <= set(told)


def test_a_listener_stops_a_comparison() -> None:
    def stop(what: str, done: int, of: int) -> None:
        if what == "Linking sentences":
            raise Stopped

    with pytest.raises(Stopped), listening(stop):
        compare_articles(_articles())


def test_no_garbage_is_looked_for_inside_a_comparison_and_some_is_after_it() -> None:
    def listener(*_: object) -> None:
        collecting.append(gc.isenabled())

    collecting: list[bool] = []
    with listening(listener):
        compare_articles(_articles())
    assert set(collecting) == {False}
    assert gc.isenabled()
    gc.disable()
    try:
        compare_articles(_articles())
        assert not gc.isenabled()
    finally:
        gc.enable()
