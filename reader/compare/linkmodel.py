"""The fitted weights that turn features into the score of a link, and what each adds to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from reader.compare.features import Columns
from reader.compare.steps import pause
from reader.compare.terms import Floats


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic regression over named features."""

    names: tuple[str, ...]
    low: Floats
    """Per feature, the least value it was fitted on; what lies below counts as that."""
    high: Floats
    mean: Floats
    weight: Floats
    """Per feature, the change of the log odds for one unit."""
    offset: float

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Judge:
        """Read a judge as the fitting script writes it."""
        rows = raw["features"]
        low, high, mean, weight = (
            np.array([row[key] for row in rows], np.float32) for key in ("low", "high", "mean", "weight")
        )
        return cls(tuple(row["name"] for row in rows), low, high, mean, weight, float(raw["offset"]))

    def matrix(self, columns: Columns) -> Floats:
        """Return the features in the order of the weights, kept inside what was fitted."""
        if not self.names:
            return np.zeros((0, 0), np.float32)
        pause()
        # One feature after another, and turned last: clipping by rows of many pairs takes three times as long.
        values = np.empty((len(self.names), len(columns[self.names[0]])), np.float32)
        for number, name in enumerate(self.names):
            values[number] = columns[name]
        pause()
        np.maximum(values, self.low[:, None], out=values)
        np.minimum(values, self.high[:, None], out=values)
        return np.ascontiguousarray(values.T)

    def score(self, values: Floats) -> Floats:
        """Return the probability of a link per row of ``matrix``."""
        pause()
        odds = (values - self.mean) @ self.weight + self.offset
        result: Floats = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)
        return result

    def gains(self, values: Floats) -> Floats:
        """Return what each feature adds to the log odds per row of ``matrix``, against the mean of all pairs."""
        result: Floats = (values - self.mean) * self.weight
        return result


@dataclass(frozen=True, slots=True)
class LinkModel:
    """The judges of a story's pairs, as fitted by tests/benchmarks/fitting/fit_links.py."""

    first: Judge
    """Judges a pair by itself and its neighbours' words."""
    second: Judge
    """Judges it again knowing the first judgement of all pairs."""
    second_of_two: Judge
    """The same for a story of two articles, where no third one can support a link."""
    threshold: float
    """Least score of a link that is shown."""


@lru_cache(maxsize=1)
def load_model() -> LinkModel:
    """Load the weights that ship with the package."""
    raw = json.loads(files("reader.compare").joinpath("data", "links.json").read_text("utf-8"))
    judges = {name: Judge.of(raw[name]) for name in ("first", "second", "second_of_two")}
    return LinkModel(**judges, threshold=float(raw["threshold"]))
