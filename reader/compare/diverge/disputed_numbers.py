"""Numbers of two articles that are said of one thing and differ: how likely, by what stands around them.

A logistic regression over nine features that a reader can follow: how near the numbers are, whether the sentences say
the same besides, whether the words beside both do, whether both are tolls. Fitted on hand-labelled events, real and
invented; see tests/benchmarks/fitting/fit_numbers.py.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import combinations
from math import inf, log
from typing import NamedTuple

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.diverge.around.beside import names_beside_both, told_alike
from reader.compare.diverge.around.other_events import of_another_event
from reader.compare.diverge.candidate import Candidate, Topic, around
from reader.compare.diverge.evidence import kin_of_the_rest
from reader.compare.diverge.points import other_question
from reader.compare.diverge.values.counted_nouns import likeness, same_noun
from reader.compare.diverge.values.fates import a_part, one_toll, same_state
from reader.compare.diverge.values.numbers import MOST, changed_from, numbers_meet, other_sort
from reader.compare.diverge.values.roles import other_role
from reader.compare.model import DifferenceKind
from reader.compare.steps import pause

Place = tuple[int, int]
Disputed = Mapping[tuple[Place, Place], tuple[Candidate, ...]]
SURE = 0.4
"""Likelihood from which two numbers are shown as a conflict; of these about half are one (``fit_numbers.py``)."""
MOST_OF_UNIT = 200
"""Numbers of one unit of an article that are set against another one's; reports have some thirty in all."""
MOST_OF_ONE = 3
"""Numbers of another article that one number is set against: what disputes more is a list, and not of one thing."""
MOST_OF_TWO = 12
"""Numbers of one unit over which two articles can be in dispute; more are a list, and no report."""
_NAMES = 3
_NEAR = 0.5
AT_BEST = {"alike": 1.0, "kin": 1.0, "names": float(_NAMES)}
"""The features that take long to find, where all of them speak for one thing."""


class _Given(NamedTuple):
    place: Place
    reading: Reading
    number: Detail
    value: Quantity


def disputed_numbers(readings: Sequence[Sequence[Reading | None]]) -> Disputed:
    """Return the pairs of sentences, by (article, sentence), whose numbers dispute one thing, with these numbers."""
    articles = [_by_unit(n, group) for n, group in enumerate(readings)]
    found: dict[tuple[Place, Place], list[Candidate]] = {}
    for one, two in combinations(articles, 2):
        for unit in sorted(one.keys() & two.keys()):
            for x, y in _likeliest(one[unit][:MOST_OF_UNIT], two[unit][:MOST_OF_UNIT]):
                about = around(x.reading, x.number), around(y.reading, y.number)
                number = Candidate(DifferenceKind.NUMBER, Topic.COUNT, x.number, y.number, *about)
                found.setdefault((x.place, y.place), []).append(number)
    return {pair: tuple(numbers) for pair, numbers in found.items()}


def _likeliest(one: Sequence[_Given], two: Sequence[_Given]) -> list[tuple[_Given, _Given]]:
    """Return the numbers of two articles that are in dispute, in their order; of each only its likeliest few."""
    ranked: list[tuple[float, int, int]] = []
    for i, x in enumerate(one):
        pause()
        for j, y in enumerate(two):
            odds = _odds(x.reading, x.number, y.reading, y.number)
            if odds >= _model().bound and not (_given(x, two) and _given(y, one)):
                ranked.append((-odds, i, j))
    used: Counter[tuple[int, int]] = Counter()
    chosen: list[tuple[int, int]] = []
    for _, i, j in sorted(ranked):
        if len(chosen) == MOST_OF_TWO:
            break
        if used[0, i] < MOST_OF_ONE and used[1, j] < MOST_OF_ONE:
            used.update([(0, i), (1, j)])
            chosen.append((i, j))
    return [(one[i], two[j]) for i, j in sorted(chosen)]


def _given(x: _Given, others: Sequence[_Given]) -> bool:
    """Whether an article gives a number of the same noun or fate too; two that give both do not differ."""
    return any(
        y.value.stated == x.value.stated
        and (
            x.value.unit != ""
            or same_noun(x.number.head, y.number.head)
            or one_toll(x.reading, x.number, y.reading, y.number)
        )
        for y in others
    )


def _by_unit(article: int, group: Sequence[Reading | None]) -> dict[str, list[_Given]]:
    """Return the numbers of an article by their unit; none of a table in a line."""
    found: dict[str, list[_Given]] = {}
    for n, reading in enumerate(group):
        numbers = reading.of(DifferenceKind.NUMBER) if reading else ()
        if reading is None or len(numbers) > MOST:
            continue
        for number in numbers:
            if isinstance(number.value, Quantity):
                found.setdefault(number.value.unit, []).append(
                    _Given((article, n), reading, number, number.value)
                )
    return found


def _odds(a: Reading, x: Detail, b: Reading, y: Detail) -> float:
    """Return the log-odds that two numbers are told of one thing and differ; minus infinity where they are not."""
    if not comparable(a, x, b, y):
        return -inf
    model = _model()
    odds = model.offset + model.odds(_at_a_glance(a, x, b, y))
    if odds + model.odds(AT_BEST) < model.bound:
        return -inf
    return odds + model.odds(_at_length(a, x, b, y))


def comparable(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two numbers may be of one thing by their own sort, and neither sentence gives the other's as well."""
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit != q.unit or numbers_meet(x, y):
        return False
    if p.loose or q.loose:
        return False
    toll = one_toll(a, x, b, y)
    if not p.unit and (not (toll or same_noun(x.head, y.head)) or a_part(a, x) != a_part(b, y)):
        return False
    if (not toll and other_role(a, x, b, y)) or changed_from(a, x, y) or changed_from(b, y, x):
        return False
    return not (
        not same_state(a, x, b, y)
        or of_another_event(a) != of_another_event(b)
        or other_sort(a, x, b, y)
        or _gives(b, p)
        or _gives(a, q)
        or _outdone(a, p, x, y)
        or _outdone(b, q, y, x)
        or other_question(a, x, b, y)
    )


def _gives(reading: Reading, value: Quantity) -> bool:
    """Whether a sentence gives a value, of whatever it may be: "95 people, 84 of them passengers", "84 people"."""
    return any(
        isinstance(other.value, Quantity)
        and (other.value.unit, other.value.stated) == (value.unit, value.stated)
        for other in reading.of(DifferenceKind.NUMBER)
    )


def _outdone(reading: Reading, value: Quantity, x: Detail, y: Detail) -> bool:
    """Whether another number of a sentence counts more nearly what ``y`` counts: "95 people, 84 of them passengers"."""
    fit = likeness(x.head, y.head)
    return any(
        isinstance(other.value, Quantity)
        and other.value.unit == value.unit
        and likeness(other.head, y.head) > fit
        for other in reading.of(DifferenceKind.NUMBER)
    )


def number_features(a: Reading, x: Detail, b: Reading, y: Detail) -> dict[str, float]:
    """Return what speaks for two numbers being told of one thing."""
    return {**_at_a_glance(a, x, b, y), **_at_length(a, x, b, y)}


def _at_a_glance(a: Reading, x: Detail, b: Reading, y: Detail) -> dict[str, float]:
    p, q = x.value, y.value
    assert isinstance(p, Quantity) and isinstance(q, Quantity)
    low, high = sorted((abs(p.stated), abs(q.stated)))
    close = low / high if high else 0.0
    return {
        "close": close,
        "near": float(close > _NEAR),
        "modified": float(bool(x.modifier)) + float(bool(y.modifier)),
        "count": float(p.unit == ""),
        "span": float(p.unit in {"duration", "lag"}),
        "toll": float(one_toll(a, x, b, y)),
    }


def _at_length(a: Reading, x: Detail, b: Reading, y: Detail) -> dict[str, float]:
    return {
        "alike": float(told_alike(a, x, b, y)),
        "kin": kin_of_the_rest(a, x, b, y),
        "names": float(min(len(names_beside_both(a, x, b, y)), _NAMES)),
    }


class _Model(NamedTuple):
    offset: float
    weights: Mapping[str, float]
    bound: float
    """Log-odds of ``SURE``."""

    def odds(self, features: Mapping[str, float]) -> float:
        """Return what features add to the log-odds."""
        return sum(self.weights[name] * value for name, value in features.items())


@lru_cache(maxsize=1)
def _model() -> _Model:
    raw = json.loads(files("reader.compare").joinpath("data", "numbers.json").read_text("utf-8"))
    weights = {name: float(weight) for name, weight in raw["weights"].items()}
    return _Model(float(raw["offset"]), weights, log(SURE / (1 - SURE)))
