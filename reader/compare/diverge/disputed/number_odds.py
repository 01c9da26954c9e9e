"""How likely two numbers are told of one thing and differ: the fitted judgement that ``search`` goes by.

A logistic regression over the features of ``number_pairs``. Fitted on hand-labelled events, real and invented; see
tests/benchmarks/fitting/fit_numbers.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from math import log

import numpy as np
from numpy.typing import NDArray

from reader.compare.diverge.disputed.number_pairs import Floats

SURE = 0.5
"""Likelihood from which two numbers are shown as a conflict (``fit_numbers.py`` says how many of them are one)."""
BOUND = log(SURE / (1 - SURE))
"""Its log-odds."""


def log_odds(features: Mapping[str, Floats]) -> NDArray[np.float64]:
    """Return the log-odds of each pair of numbers that it is told of one thing and differs."""
    offset, weights = _model()
    sums = [weight * features[name].astype(np.float64) for name, weight in weights.items()]
    result: NDArray[np.float64] = offset + np.sum(sums, axis=0)
    return result


@lru_cache(maxsize=1)
def _model() -> tuple[float, Mapping[str, float]]:
    raw = json.loads(files("reader.compare").joinpath("data", "numbers.json").read_text("utf-8"))
    return float(raw["offset"]), {name: float(weight) for name, weight in raw["weights"].items()}
