"""Two numbers of which one is what the other has risen or fallen to: then both are right."""

from __future__ import annotations

import pytest

from reader.compare.diverge.values.one_thing import changed
from reader.compare.model import DifferenceKind
from tests.reader.compare.diverge.kit import read


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        ("The fee rose to 12 crowns.", "The fee is 9 crowns.", True),
        ("The fee rose to 12 crowns.", "The fee is 15 crowns.", False),
        ("The fleet was cut to six boats.", "The fleet has nine boats.", True),
        ("The fleet was cut to six boats.", "The fleet has four boats.", False),
        # A count that has risen may rise further.
        ("The toll rose to nine sailors.", "The toll is 12 sailors.", True),
        ("The flood came close to nine boats.", "The flood hit six boats.", False),
    ],
)
def test_a_change_from_one_number_to_the_other_leaves_both_right(a: str, b: str, both: bool) -> None:
    one, two = read(a), read(b)
    x, y = (reading.of(DifferenceKind.NUMBER)[0] for reading in (one, two))
    assert changed(one, x, two, y) == changed(two, y, one, x) == both
