"""How likely two numbers are told of one thing and differ: the fitted judgement that ``disputed_numbers`` searches by.

A logistic regression over nine features that a reader can follow: how near the numbers are, whether the sentences say
the same besides, whether the words beside both do, whether both are tolls. Fitted on hand-labelled events, real and
invented; see tests/benchmarks/fitting/fit_numbers.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from math import inf, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.diverge.around.beside import names_beside_both, told_alike
from reader.compare.diverge.around.coverage import kin_of_the_rest
from reader.compare.diverge.values.amounts import in_one_unit, numbers_meet
from reader.compare.diverge.values.counted_nouns import likeness, same_noun
from reader.compare.diverge.values.fates import a_part, one_toll, same_state
from reader.compare.diverge.values.given_numbers import Numbers
from reader.compare.diverge.values.one_thing import changed, of_one_sort
from reader.compare.model import DifferenceKind

Positions = NDArray[np.int64]
Odds = NDArray[np.float64]
SURE = 0.4
"""Likelihood from which two numbers are shown as a conflict; of these about half are one (``fit_numbers.py``)."""
_NAMES = 3
_NEAR = 0.5
AT_BEST = {"alike": 1.0, "kin": 1.0, "names": float(_NAMES)}
"""The features that take long to find, where all of them speak for one thing."""


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


def bound() -> float:
    """Return the log-odds from which two numbers are shown as a conflict."""
    return _model().bound


def odds_of(a: Reading, x: Detail, b: Reading, y: Detail) -> float:
    """Return the log-odds that two numbers are told of one thing and differ; minus infinity where they are not."""
    if not comparable(a, x, b, y):
        return -inf
    model = _model()
    odds = model.offset + model.odds(_at_a_glance(a, x, b, y))
    if odds + model.odds(AT_BEST) < model.bound:
        return -inf
    return odds + model.odds(_at_length(a, x, b, y))


def odds_at_most(one: Numbers, two: Numbers, a: Positions, b: Positions) -> Odds:
    """Return the most that the log-odds of numbers can be, those of ``a`` against those of ``b`` in their order."""
    model = _model()
    p, q = one.stated[a], two.stated[b]
    high = np.maximum(p, q)
    close = np.where(high > 0, np.minimum(p, q) / np.maximum(high, 1e-300), 0.0)
    unit = one.given[0].value.unit
    # What ``_at_a_glance`` finds of two numbers, of many at once.
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


def comparable(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two numbers may be of one thing by their own sort, and neither sentence gives the other's as well."""
    both = in_one_unit(x, y)
    if both is None or numbers_meet(x, y):
        return False
    p, q = both
    toll = one_toll(a, x, b, y)
    if not p.unit and (not (toll or same_noun(x.head, y.head)) or a_part(a, x) != a_part(b, y)):
        return False
    return (
        of_one_sort(a, x, b, y, toll=toll)
        and same_state(a, x, b, y)
        and not (
            changed(a, x, b, y)
            or _states(b, p)
            or _states(a, q)
            or _outdone(a, p, x, y)
            or _outdone(b, q, y, x)
        )
    )


def _states(reading: Reading, value: Quantity) -> bool:
    """Whether a sentence states a value, as a least one or not: "95 people, 84 of them passengers", "84 people"."""
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
