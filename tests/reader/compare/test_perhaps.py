"""What no link touches and comes near a sentence of another report is perhaps told there too."""

from __future__ import annotations

from reader.compare.model import Ref
from reader.compare.perhaps import PERHAPS, perhaps_told

A, B, NEAR_B, C = Ref(0, 0), Ref(1, 0), Ref(1, 1), Ref(2, 0)


def test_each_other_report_is_named_once_by_what_comes_nearest() -> None:
    doubtful = {(A, B): PERHAPS, (A, NEAR_B): PERHAPS + 0.1, (A, C): PERHAPS}
    assert perhaps_told(doubtful, ())[A] == (NEAR_B, C)


def test_what_is_far_or_linked_is_left_as_it_is() -> None:
    assert not perhaps_told({(A, B): PERHAPS - 0.01}, ())
    found = perhaps_told({(A, B): PERHAPS}, {A})
    assert A not in found and found[B] == (A,)
