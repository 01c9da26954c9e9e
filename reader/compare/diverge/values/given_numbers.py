"""The numbers that an article gives, by their unit, and which numbers of two articles may count one thing.

Most counts of two reports count different things; those that count one are found over an inverted index of nouns and of
fates of people, so that a story of many numbers costs what its like numbers cost.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.diverge.values.counted_nouns import labels_of, same_noun
from reader.compare.diverge.values.fates import fate_of, one_toll
from reader.compare.diverge.values.numbers import MOST
from reader.compare.model import DifferenceKind
from reader.compare.steps import pause

MOST_OF_UNIT = 200
"""Numbers of one unit of an article that are set against another one's; reports have some thirty in all."""
_AT_ONCE = 32
"""Sentences that are read before somebody who waits can stop it."""


class Given(NamedTuple):
    """A number that a sentence gives."""

    sentence: int
    reading: Reading
    number: Detail
    value: Quantity


@dataclass(frozen=True)
class Numbers:
    """The numbers of one unit that an article gives, in order."""

    given: Sequence[Given]

    @cached_property
    def by_label(self) -> dict[Hashable, list[int]]:
        """What is counted, with the numbers that count it."""
        found: dict[Hashable, list[int]] = {}
        for n, labels in enumerate(self.labels):
            for label in labels:
                found.setdefault(label, []).append(n)
        return found

    @cached_property
    def labels(self) -> list[frozenset[Hashable]]:
        """Per number, what it counts: two counts that share none of it are of two things."""
        return [_labels(one) for one in self.given]

    @cached_property
    def stated(self) -> NDArray[np.float64]:
        """Per number, its value without its sign."""
        return np.array([abs(one.value.stated) for one in self.given])

    @cached_property
    def modified(self) -> NDArray[np.float64]:
        """Per number, 1 where it is a least or a rough one."""
        return np.array([float(bool(one.number.modifier)) for one in self.given])

    @cached_property
    def fate(self) -> NDArray[np.int64]:
        """Per number, a number of the fate of the people whom it counts; less than 0 where it counts no people."""
        return np.array([_FATES.setdefault(fate, len(_FATES)) for fate in map(_fate, self.given)]) - 1

    @cached_property
    def by_value(self) -> dict[float, list[int]]:
        """Values as they stand, with the numbers that give them."""
        found: dict[float, list[int]] = {}
        for n, one in enumerate(self.given):
            found.setdefault(one.value.stated, []).append(n)
        return found

    def gives(self, x: Given) -> bool:
        """Whether the article gives a number of the same noun or fate too."""
        return any(
            x.value.unit != ""
            or same_noun(x.number.head, y.number.head)
            or one_toll(x.reading, x.number, y.reading, y.number)
            for y in (self.given[n] for n in self.by_value.get(x.value.stated, ()))
        )


_FATES: dict[str, int] = {"": 0}


def _fate(one: Given) -> str:
    return fate_of(one.reading, one.number)


def _labels(one: Given) -> frozenset[Hashable]:
    if one.value.unit:
        return _ANYTHING
    fate = _fate(one)
    return labels_of(one.number.head) | {("fate", fate)} if fate else labels_of(one.number.head)


_ANYTHING = frozenset[Hashable]({""})
"""What a measure counts: its unit says what two of them have in common."""


def numbers_of(group: Iterable[Reading | None]) -> dict[str, Numbers]:
    """Return the numbers of an article by their unit; none of a table in a line."""
    found: dict[str, list[Given]] = {}
    for n, reading in enumerate(group):
        if n % _AT_ONCE == 0:
            pause()
        numbers = reading.of(DifferenceKind.NUMBER) if reading else ()
        if reading is None or len(numbers) > MOST:
            continue
        for number in numbers:
            if isinstance(number.value, Quantity):
                of_unit = found.setdefault(number.value.unit, [])
                if len(of_unit) < MOST_OF_UNIT:
                    of_unit.append(Given(n, reading, number, number.value))
    return {unit: Numbers(given) for unit, given in found.items()}


def of_one_thing(one: Numbers, two: Numbers) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two articles that may count one thing, in order."""
    for i, labels in enumerate(one.labels):
        met = [two.by_label[label] for label in labels if label in two.by_label]
        for j in met[0] if len(met) == 1 else sorted(set().union(*met)):
            yield i, j
