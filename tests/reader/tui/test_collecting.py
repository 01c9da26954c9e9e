"""Full collections of cyclic garbage wait until nobody types."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from reader.tui import collecting


@pytest.fixture
def begun() -> Iterator[None]:
    """Collecting as the app does it, undone afterwards."""
    thresholds = gc.get_threshold()
    gc.collect()
    collecting.begin()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def much() -> list[list[int]]:
    """Make so much that a full collection is worth its time, by whatever thresholds this Python has."""
    young, middle, _ = gc.get_threshold()
    return [[n] for n in range(young * middle * (2 * collecting.ENOUGH))]


class Knot:
    """Something that only a collection finds."""

    def __init__(self) -> None:
        self.me = self


def old_knot() -> weakref.ref[Knot]:
    """Make garbage, and so much besides that it counts as old."""
    knot = Knot()
    gc.collect(1)
    kept = weakref.ref(knot)
    del knot
    return kept


@pytest.mark.usefixtures("begun")
def test_much_is_made_without_a_full_collection_and_old_garbage_goes_at_rest() -> None:
    before = gc.get_stats()[2]["collections"]
    knot = old_knot()
    held = much()
    assert held
    assert gc.isenabled()
    assert gc.get_stats()[2]["collections"] == before
    assert not collecting.rest(collecting.REST - 1)
    assert knot() is not None
    assert collecting.rest(collecting.REST)
    assert knot() is None
    assert not collecting.rest(collecting.REST)


def test_nothing_is_collected_where_the_app_does_not_run() -> None:
    held = much()
    assert held
    assert not collecting.rest(100.0)
