"""What a reading keeps of what was found out about it."""

from __future__ import annotations

from reader.compare.details import Reading
from reader.compare.details.once import kept, kept_by
from tests.reader.compare.diverge.kit import read

asked: list[int] = []


@kept
def length(reading: Reading) -> int:
    asked.append(0)
    return len(reading.tokens)


@kept_by
def longer_than(reading: Reading, least: int) -> bool:
    asked.append(least)
    return len(reading.tokens) > least


def test_a_thing_is_found_out_once_for_each_reading_and_question() -> None:
    asked.clear()
    one, two = read("Nine boats left."), read("Nine boats left Orran on Friday.")
    assert [length(one), length(one), length(two)] == [4, 4, 7]
    assert asked == [0, 0]
    asked.clear()
    assert [longer_than(one, 3), longer_than(one, 3), longer_than(one, 5)] == [True, True, False]
    assert [longer_than(two, least=3), longer_than(two, least=8), longer_than(two, least=8)] == [
        True,
        False,
        False,
    ]
    assert asked == [3, 5, 3, 8]
