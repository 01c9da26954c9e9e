"""What speaks for two numbers of two articles being told of one thing, of all pairs of a story's numbers at once.

Each feature is one that a reader can follow: how near the numbers are, how like the words around them, whether either
fits another number of the other article better, whether the other article gives it as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from math import log1p
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.compare.background import idf
from reader.compare.details.number_words import MONEY
from reader.compare.diverge.disputed.told_numbers import ToldNumber
from reader.compare.kinships import kin_classes
from reader.compare.steps import pause

Longs = NDArray[np.int64]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Column = NDArray[np.generic]
Key = TypeVar("Key", bound=Hashable)

KIN = 0.5
"""What the likeness of kindred words counts, where that of equal ones counts 1."""
_NEARLY = 0.01
"""Part by which two numbers may differ that are rounded from one."""
_LEAST = frozenset({"", "at least"})
_UNMEASURED = frozenset({"", "%", "duration", "lag", "age", "ordinal"}) | MONEY


class NumberPairs:
    """All pairs of a story's numbers that are of one unit and of two articles, and of these the ones that differ."""

    def __init__(
        self, numbers: Sequence[ToldNumber], article: Sequence[int], before: Sequence[Set[str]]
    ) -> None:
        """Pair numbers.

        ``article`` says of each in which article it stands, ascending; ``before`` are the stems of the sentence before.
        """
        self._numbers = numbers
        self._before = before
        self._article = np.array(article, np.int64)
        unit = _ids(n.value.unit for n in numbers)
        money = np.array([n.value.unit in MONEY for n in numbers])
        bare = np.array([n.bare for n in numbers])
        of_one = (
            (unit[:, None] == unit[None, :])
            | (bare[:, None] & money[None, :])
            | (money[:, None] & bare[None, :])
        )
        self._a, self._b = np.nonzero(of_one & (self._article[:, None] < self._article[None, :]))
        self._agree = self._agreeing()[self._a, self._b]
        self.a, self.b = self._a[~self._agree], self._b[~self._agree]
        """Per pair that differs, its two numbers; ``a`` stands in the earlier article."""

    def features(self) -> dict[str, Floats]:
        """Return each feature of every pair that differs, one at least, all of them the same from both sides."""
        found = {**self._of_values(), **self._of_what_is_counted(), **self._of_words()}
        differ = ~self._agree
        return {name: column[differ].astype(np.float32) for name, column in found.items()}

    def _agreeing(self) -> Flags:
        """Return whether each two numbers may be the same one."""
        low, high = self._column(lambda n: n.value.low), self._column(lambda n: n.value.high)
        stated = self._column(lambda n: n.value.stated)
        meet = (low[:, None] <= high[None, :]) & (low[None, :] <= high[:, None])
        # "At least six" and "eight": one goes beyond the other's least.
        count = np.array([not n.value.unit and n.number.modifier in _LEAST for n in self._numbers])
        least = np.array([n.number.modifier == "at least" for n in self._numbers])
        beyond = least[:, None] & (stated[:, None] < stated[None, :])
        passes = count[:, None] & count[None, :] & (beyond | beyond.T)
        most = np.maximum(np.abs(stated)[:, None], np.abs(stated)[None, :])
        near = np.abs(stated[:, None] - stated[None, :]) <= _NEARLY * most
        result: Flags = near | (meet & ~passes)
        return result

    def _column(self, read: Callable[[ToldNumber], float]) -> NDArray[np.float64]:
        return np.array([read(number) for number in self._numbers], np.float64)

    def _of_values(self) -> dict[str, Column]:
        a, b = self._a, self._b
        stated = np.abs(self._column(lambda n: n.value.stated))
        high = np.maximum(stated[a], stated[b])
        modified = self._column(lambda n: bool(n.number.modifier))
        return {
            "close": np.where(high > 0, np.minimum(stated[a], stated[b]) / np.maximum(high, 1e-300), 0.0),
            "modified": modified[a] + modified[b],
            "age": self._column(lambda n: n.value.unit == "age")[a],
            "measure": self._column(lambda n: n.value.unit not in _UNMEASURED)[a],
            "another_time": self._differ(lambda n: n.another_time),
        }

    def _differ(self, read: Callable[[ToldNumber], bool]) -> Flags:
        flag = np.array([read(number) for number in self._numbers], np.bool_)
        result: Flags = flag[self._a] != flag[self._b]
        return result

    def _of_what_is_counted(self) -> dict[str, Column]:
        a, b = self._a, self._b
        fate, state = _ids(n.fate for n in self._numbers), _ids(n.state for n in self._numbers)
        one_fate = (fate[:, None] == fate[None, :]) & (fate[:, None] > 0)
        labels = _meeting(n.labels for n in self._numbers)
        headed = np.array([bool(n.labels) for n in self._numbers])
        questions = _meeting(n.questions for n in self._numbers)
        return {
            "toll": one_fate[a, b] & ~self._differ(lambda n: n.some),
            "state": (state[a] == state[b]) & (state[a] > 0),
            "other_head": headed[a] & headed[b] & ~labels[a, b],
            "question": questions[a, b],
            "told": self._told_as_well(labels | one_fate),
        }

    def _told_as_well(self, one_thing: Flags) -> Floats:
        """Return how many of two numbers the other one's article gives as well, of the same thing."""
        value = _ids((n.value.unit, n.value.stated) for n in self._numbers)
        counted = np.array([n.value.unit == "" for n in self._numbers])
        same = (value[:, None] == value[None, :]) & (one_thing | ~counted[:, None])
        articles = self._article.max(initial=0) + 1
        given = np.zeros((len(value), articles), np.float32)
        row, column = np.nonzero(same)
        given[row, self._article[column]] = 1
        result: Floats = given[self._a, self._article[self._b]] + given[self._b, self._article[self._a]]
        return result

    def _of_words(self) -> dict[str, Column]:
        a, b = self._a, self._b
        local = self._rarity()
        near = [{stem: w * local[stem] for stem, w in n.near.items()} for n in self._numbers]
        like = _cosines(near)
        like += KIN * _cosines([_by_class(row) for row in near])
        wide = [n.reading.content | before for n, before in zip(self._numbers, self._before, strict=True)]
        shared, total = _shared([{stem: idf(stem) * local[stem] for stem in row} for row in wide])
        either = total[a] + total[b] - shared[a, b]
        classes = kin_classes()
        kin = [
            {k: idf(stem) for stem in n.reading.content for k in classes.get(stem, (stem,))}
            for n in self._numbers
        ]
        common, whole = _shared(kin)
        return {
            "wide": shared[a, b] / np.maximum(either, 1e-6),
            "covered": common[a, b] / np.maximum(np.minimum(whole[a], whole[b]), 1e-6),
            **self._of_rivals(like[a, b]),
        }

    def _rarity(self) -> Mapping[str, float]:
        """Return how rare each word is among the sentences that give numbers, and those before them."""
        count: Counter[str] = Counter()
        # Two articles of one text may share their readings.
        seen: set[tuple[int, int]] = set()
        for number, before, article in zip(self._numbers, self._before, self._article.tolist(), strict=True):
            if (place := (article, id(number.reading))) not in seen:
                seen.add(place)
                count.update(number.reading.content | before)
        return {stem: log1p(len(seen) / (1 + n)) for stem, n in count.items()}

    def _of_rivals(self, like: Floats) -> dict[str, Column]:
        """Tell how a pair stands among all that its numbers might make with the other one's article.

        ``lead`` is by how much it is more like than the best other pair of either number, ``answered`` how like a
        number of the other article is that agrees, for the number with more of it, ``both_answered`` for the other one.
        """
        articles = self._article.max(initial=0) + 1
        leads, answers = [], []
        for own, other in ((self._a, self._b), (self._b, self._a)):
            group = own * articles + self._article[other]
            order = np.lexsort((-like, group))
            first = np.flatnonzero(np.diff(group[order], prepend=-1))
            size = np.diff(np.append(first, len(order)))
            ranked = like[order]
            best = np.zeros(len(order), np.bool_)
            best[first] = True
            second = np.where(size > 1, ranked[np.minimum(first + 1, len(order) - 1)], 0)
            rival = np.where(best, np.repeat(second, size), np.repeat(ranked[first], size))
            answer = np.maximum.reduceat(np.where(self._agree, like, 0)[order], first)
            back = np.argsort(order)
            leads.append((ranked - rival)[back])
            answers.append(np.repeat(answer, size)[back])
        return {
            "lead": np.maximum(*leads),
            "answered": np.maximum(*answers),
            "both_answered": np.minimum(*answers),
        }


def _ids(values: Iterable[Hashable]) -> Longs:
    """Number values; nothing has 0."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(v, len(known) + 1) if v else 0 for v in values], np.int64)


def _by_class(words: Mapping[str, float]) -> dict[Hashable, float]:
    """Return the greatest weight that words of each class of kindred ones have."""
    classes = kin_classes()
    found: dict[Hashable, float] = {}
    for stem, weight in words.items():
        for kind in classes.get(stem, ()):
            found[kind] = max(found.get(kind, 0.0), weight)
    return found


def _meeting(rows: Iterable[Iterable[Hashable]]) -> Flags:
    """Return whether each two rows have something in common."""
    shared, _ = _shared([dict.fromkeys(row, 1.0) for row in rows])
    result: Flags = shared > 0
    return result


def _shared(
    rows: Sequence[Mapping[Key, float]],
) -> tuple[Floats, Floats]:
    """Return the weight that each two rows have in common, and that of each row; equal keys weigh the same."""
    matrix = _matrix([{key: weight**0.5 for key, weight in row.items()} for row in rows])
    return matrix @ matrix.T, np.array([sum(row.values()) for row in rows], np.float32)


def _cosines(rows: Sequence[Mapping[Key, float]]) -> Floats:
    """Return the cosine of each two rows."""
    lengths = np.array([sum(w * w for w in row.values()) ** 0.5 for row in rows], np.float32)
    matrix = _matrix(rows)
    matrix /= np.maximum(lengths, 1e-6)[:, None]
    result: Floats = matrix @ matrix.T
    return result


def _matrix(rows: Sequence[Mapping[Key, float]]) -> Floats:
    """Return rows as a matrix over the keys that more than one of them has."""
    pause()
    count: Counter[Hashable] = Counter(key for row in rows for key in row)
    place = {key: n for n, key in enumerate(key for key in count if count[key] > 1)}
    found = np.zeros((len(rows), max(len(place), 1)), np.float32)
    for n, row in enumerate(rows):
        for key, weight in row.items():
            column = place.get(key)
            if column is not None:
                found[n, column] = weight
    return found
