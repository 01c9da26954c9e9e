"""Numbers of two articles that are said of one thing and differ: how likely, by what stands around them.

A logistic regression over nine features that a reader can follow: how near the numbers are, whether the sentences say
the same besides, whether the words beside both do, whether both are tolls. Fitted on hand-labelled events, real and
invented; see tests/benchmarks/fitting/fit_numbers.py.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import heappop, heappush, nlargest
from importlib.resources import files
from itertools import combinations
from math import inf, log
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.diverge.answers.points import other_question
from reader.compare.diverge.around.beside import names_beside_both, told_alike
from reader.compare.diverge.around.other_events import of_another_event
from reader.compare.diverge.around.stretches import around
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.evidence import kin_of_the_rest
from reader.compare.diverge.values.counted_nouns import likeness, same_noun
from reader.compare.diverge.values.fates import a_part, one_toll, same_state
from reader.compare.diverge.values.given_numbers import Given, Numbers, numbers_of, of_one_thing
from reader.compare.diverge.values.numbers import changed_from, numbers_meet, other_sort
from reader.compare.diverge.values.roles import other_role
from reader.compare.model import DifferenceKind
from reader.compare.steps import pause

Place = tuple[int, int]
Articles = tuple[int, int]
Disputed = Mapping[tuple[Place, Place], tuple[Candidate, ...]]
Positions = NDArray[np.int64]
Odds = NDArray[np.float64]
SURE = 0.4
"""Likelihood from which two numbers are shown as a conflict; of these about half are one (``fit_numbers.py``)."""
MOST_OF_ONE = 3
"""Numbers of another article that one number is set against: what disputes more is a list, and not of one thing."""
MOST_OF_TWO = 12
"""Numbers of one unit over which two articles can be in dispute; more are a list, and no report."""
TRIES = 20_000
"""Numbers that are weighed against each other in a story, shared out among its pairs of articles: a second's work."""
LEAST_TRIES = 1
"""Numbers of one unit of two articles that are weighed however many articles there are, the most promising first."""
MOST_OF_STORY = 2_000
"""Pairs of sentences over whose numbers a story can be in dispute, the likeliest; each takes a millisecond to tell."""
FEW = 16
"""Numbers of two articles that are all weighed without looking which of them promise most."""
_NAMES = 3
_NEAR = 0.5
AT_BEST = {"alike": 1.0, "kin": 1.0, "names": float(_NAMES)}
"""The features that take long to find, where all of them speak for one thing."""


class Between(NamedTuple):
    """What two articles dispute."""

    numbers: Mapping[Place, tuple[Candidate, ...]]
    """By the sentence of either side, the numbers that are in dispute."""
    odds: Mapping[Place, float]
    """By the same, the log-odds of the likeliest of them."""
    tries: int
    """How many numbers of one unit were weighed at most."""
    allowed: int
    """How many might have been."""

    def holds_for(self, allowed: int) -> bool:
        """Whether the same would be found with so many tries."""
        return allowed == self.allowed or self.tries < min(allowed, self.allowed)


def disputed_numbers(
    readings: Sequence[Sequence[Reading | None]], known: Mapping[Articles, Between] = MappingProxyType({})
) -> dict[Articles, Between]:
    """Return what each two articles dispute; ``known`` is what was found between some of them before."""
    articles = list(map(numbers_of, readings))
    pairs = len(articles) * (len(articles) - 1) // 2
    tries = max(TRIES // max(pairs, 1), LEAST_TRIES)
    found = {}
    for n, m in combinations(range(len(articles)), 2):
        if m == n + 1:
            pause()
        before = known.get((n, m))
        reuse = before is not None and before.holds_for(tries)
        found[n, m] = before if before and reuse else _between(articles[n], articles[m], tries)
    return found


def by_sentences(found: Mapping[Articles, Between]) -> Disputed:
    """Return the pairs of sentences, by (article, sentence), whose numbers dispute one thing, with these numbers.

    In a story that disputes more than any report does, these are the likeliest.
    """
    every = [
        (between.odds[i, j], ((n, i), (m, j)), numbers)
        for (n, m), between in found.items()
        for (i, j), numbers in between.numbers.items()
    ]
    if len(every) > MOST_OF_STORY:
        likeliest = nlargest(MOST_OF_STORY, range(len(every)), key=lambda n: every[n][0])
        every = [every[n] for n in sorted(likeliest)]
    return {places: numbers for _, places, numbers in every}


def _between(one: Mapping[str, Numbers], two: Mapping[str, Numbers], allowed: int) -> Between:
    found: dict[Place, list[Candidate]] = {}
    best: dict[Place, float] = {}
    most = 0
    for unit in sorted(one.keys() & two.keys()):
        chosen, tries = _likeliest(one[unit], two[unit], allowed)
        most = max(most, tries)
        for x, y, odds in chosen:
            place = x.sentence, y.sentence
            about = around(x.reading, x.number), around(y.reading, y.number)
            number = Candidate(DifferenceKind.NUMBER, Topic.COUNT, x.number, y.number, *about)
            found.setdefault(place, []).append(number)
            best[place] = max(best.get(place, -inf), odds)
    return Between({place: tuple(numbers) for place, numbers in found.items()}, best, most, allowed)


def _likeliest(one: Numbers, two: Numbers, allowed: int) -> tuple[list[tuple[Given, Given, float]], int]:
    """Return the numbers of two articles that are in dispute with their log-odds, in order, and how many were weighed.

    Of each number only its likeliest few are. What may become of two numbers at best is known before they are
    weighed, so that nothing is weighed that could not come before what is found.
    """
    weighed: list[tuple[float, int, int]] = []
    used: Counter[tuple[int, int]] = Counter()
    chosen: list[tuple[int, int, float]] = []
    tries = 0

    def free(i: int, j: int) -> bool:
        return used[0, i] < MOST_OF_ONE and used[1, j] < MOST_OF_ONE

    def choose(least: float) -> None:
        while weighed and -weighed[0][0] > least and len(chosen) < MOST_OF_TWO:
            odds, i, j = heappop(weighed)
            if free(i, j):
                used.update([(0, i), (1, j)])
                chosen.append((i, j, -odds))

    for most, i, j in _promising(one, two, allowed):
        choose(most)
        if len(chosen) == MOST_OF_TWO or tries == allowed:
            break
        if not free(i, j):
            continue
        if tries % _AT_ONCE == 0:
            pause()
        tries += 1
        x, y = one.given[i], two.given[j]
        odds = _odds(x.reading, x.number, y.reading, y.number)
        if odds >= _model().bound and not (two.gives(x) and one.gives(y)):
            heappush(weighed, (-odds, i, j))
    choose(-inf)
    return [(one.given[i], two.given[j], odds) for i, j, odds in sorted(chosen)], tries


_AT_ONCE = 64


def _promising(one: Numbers, two: Numbers, allowed: int) -> Iterable[tuple[float, int, int]]:
    """Return the numbers of two articles that may count one thing, with the most that their log-odds can be.

    Few of them in their order and without a look at what they can be, many by it.
    """
    pairs = list(of_one_thing(one, two))
    if len(pairs) <= min(FEW, allowed):
        return [(inf, i, j) for i, j in pairs]
    a, b = np.array(pairs).T
    most = _at_most(one, two, a, b)
    worth = np.flatnonzero(most >= _model().bound)
    order = worth[np.argsort(-most[worth], kind="stable")]
    return zip(most[order].tolist(), a[order].tolist(), b[order].tolist(), strict=True)


def _at_most(one: Numbers, two: Numbers, a: Positions, b: Positions) -> Odds:
    """Return the most that the log-odds of numbers can be."""
    model = _model()
    p, q = one.stated[a], two.stated[b]
    high = np.maximum(p, q)
    close = np.where(high > 0, np.minimum(p, q) / np.maximum(high, 1e-300), 0.0)
    unit = one.given[0].value.unit
    features = {
        "close": close,
        "near": close > _NEAR,
        "modified": one.modified[a] + two.modified[b],
        "count": float(unit == ""),
        "span": float(unit in _SPANS),
        "toll": (one.fate[a] == two.fate[b]) & (one.fate[a] >= 0),
    }
    odds = sum(model.weights[name] * value for name, value in features.items())
    # Added up in another order, the same sum may come out a little less.
    result: Odds = model.offset + odds + model.odds(AT_BEST) + 1e-9
    return result


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
        "span": float(p.unit in _SPANS),
        "toll": float(one_toll(a, x, b, y)),
    }


_SPANS = frozenset({"duration", "lag"})


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
