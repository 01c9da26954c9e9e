"""Logistic regression on named features that are standardised for the fit; its weights ship for the plain features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

Array = np.ndarray[Any, Any]
Features = Mapping[str, float]


class Regression:
    """A regression over the features that the first row has."""

    def __init__(
        self,
        rows: Sequence[Features],
        labels: Sequence[bool],
        *,
        strength: float,
        weights: Sequence[float] | None = None,
        scaled_on: Sequence[bool] | None = None,
    ) -> None:
        """Fit.

        ``strength`` is the inverse of the regularisation, ``weights`` what each row counts, ``scaled_on`` the rows
        that features are standardised on: all unless told.
        """
        self.names = sorted(rows[0])
        x = self._stack(rows)
        plain = x if scaled_on is None else x[np.array(scaled_on)]
        self.mean, self.scale = plain.mean(axis=0), np.maximum(plain.std(axis=0), 1e-6)
        self.model = LogisticRegression(C=strength, max_iter=3000)
        self.model.fit(self._scaled(x), labels, weights)

    def _stack(self, rows: Sequence[Features]) -> Array:
        return np.array([[row[name] for name in self.names] for row in rows])

    def _scaled(self, x: Array) -> Array:
        result: Array = (x - self.mean) / self.scale
        return result

    def score(self, rows: Sequence[Features]) -> Array:
        """Return how likely each row is, 0 to 1."""
        result: Array = self.model.predict_proba(self._scaled(self._stack(rows)))[:, 1]
        return result

    def dump(self, digits: int) -> dict[str, Any]:
        """Return offset and weights of the features as they are, rounded."""
        weight = self.model.coef_[0] / self.scale
        offset = float(self.model.intercept_[0] - weight @ self.mean)
        return {
            "offset": round(offset, digits),
            "weights": {name: round(float(w), digits) for name, w in zip(self.names, weight, strict=True)},
        }
