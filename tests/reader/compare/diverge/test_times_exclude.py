"""Times as they stand, whatever they are of: which exclude each other, and which may be the same."""

from __future__ import annotations

import pytest

from reader.compare.details import Detail
from reader.compare.diverge.values.times import times_exclude, times_meet
from reader.compare.model import DifferenceKind
from tests.reader.compare.diverge.kit import read


def times(*texts: str) -> list[Detail]:
    """Read the one time of each of some phrases, on a Friday, March 13."""
    return [read(f"The ferry was lost {text}.").of(DifferenceKind.TIME)[0] for text in texts]


@pytest.mark.parametrize(
    ("a", "b", "sort"),
    [
        ("on Tuesday", "on Wednesday", "day"),
        # More than a week apart they are no two accounts of one day.
        ("on Tuesday", "on Wednesday, February 4", "period"),
        ("on March 9", "on March 10", "day"),
        ("on March 9", "on March 11, 2025", "day"),
        ("on March 9, 2024", "on March 9, 2025", "day"),
        ("at 4 a.m. on Monday", "at 6 a.m. on Tuesday", "day"),
        ("in mid May", "on April 30", "period"),
        ("in 1998", "in 2005", "year"),
        ("since 1998", "since 2003", "year"),
        ("at 4 a.m.", "at 4:15 a.m.", "clock"),
        ("at 2 p.m.", "at 5 p.m.", "clock"),
        ("at 11:50 p.m.", "at 12:10 a.m.", "clock"),
        ("at 2 p.m. ET", "at 9 p.m. GMT", "clock"),
        ("by 9 p.m.", "at 10 p.m.", "clock"),
        ("at 4 a.m. on Monday", "at 6 a.m. on Monday", "clock"),
    ],
)
def test_times_that_do_not_meet_exclude_each_other(a: str, b: str, sort: str) -> None:
    x, y = times(a, b)
    assert times_exclude(x, y) == times_exclude(y, x) == sort
    assert not times_meet(x, y)
    assert not times_meet(y, x)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # From when, and until when.
        ("since Monday", "until Tuesday"),
        # An edge that the other one keeps to.
        ("by 9 p.m.", "at 8 p.m."),
        ("in the nineties", "by 2005"),
        # A day either way of what is only about then.
        ("around March 9", "on March 10"),
        # Minutes apart, or a quarter of an hour where one is only about then.
        ("at 4:05 a.m.", "at 4:10 a.m."),
        ("at about 4 a.m.", "at 4:15 a.m."),
        # One moment in two zones, and hours apart where no zone is told.
        ("at 2 p.m. ET", "at 6 p.m. GMT"),
        ("at 2 p.m. ET", "at 6 p.m."),
        ("at 2 p.m.", "at 8 p.m."),
        # A year, and an hour or a day.
        ("in 2024", "at 4 a.m."),
        ("in 2024", "on March 9"),
    ],
)
def test_times_that_cannot_be_held_against_each_other_exclude_nothing(a: str, b: str) -> None:
    x, y = times(a, b)
    assert times_exclude(x, y) == times_exclude(y, x) == ""


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("in March", "in March 2025"),
        ("on March 9", "on March 9, 2025"),
        # How articles of two weeks are read that mean one Friday.
        ("on Friday, March 6", "on Friday, March 13"),
        ("last week", "on March 3"),
        ("in 2025", "in March 2025"),
        ("on Monday night", "on Monday"),
    ],
)
def test_times_that_may_be_the_same_meet(a: str, b: str) -> None:
    x, y = times(a, b)
    assert times_exclude(x, y) == times_exclude(y, x) == ""
    assert times_meet(x, y)
    assert times_meet(y, x)
