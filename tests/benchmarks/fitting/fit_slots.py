"""Fit ``reader/compare/data/slots.json``: how likely two times are said of one happening.

    python tests/benchmarks/fitting/fit_slots.py [--dry-run]

No label of a conflict is used for fitting. Positive are times that are equal on both sides of sentences that are linked
and agree; negative are times that differ, between any sentences worth a look. The 44 events of ../shared/gold/train;
needs scikit-learn. Prints, cross-validated by event, how many of the pairs that the annotation calls divergent stand
among the most likely ones.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from gold import ROOT, Event, Place, read_events
from regression import Array, Regression

from reader.compare.align import align
from reader.compare.details import Detail, Reading, Setting, When, read_sentence
from reader.compare.diverge.around.slots import slot_features
from reader.compare.diverge.values.times import time_candidates
from reader.compare.model import DifferenceKind

FOLDS = 8
ROUNDS = 3
STRENGTH = 0.03
"""Inverse of the regularisation."""


@dataclass
class Row:
    """Two times of two sentences."""

    event: str
    pair: tuple[Place, Place]
    equal: bool
    divergent: bool
    features: dict[str, float]


def rows_of(event: Event) -> Iterator[Row]:
    """Yield equal times of agreeing sentences, and times that exclude each other of all pairs worth a look."""
    alignment = align(event.texts, event.sentences)
    pairs = {
        ((p.a.article, p.a.sentence), (p.b.article, p.b.sentence))
        for p in (*alignment.pairs, *alignment.doubtful)
    }
    for pair in sorted(pairs | event.gold.keys()):
        a, b = (_read(event, place) for place in pair)
        label = event.gold.get(pair)
        if a.tokens.low == b.tokens.low:
            continue
        if label and label["relation"] == "same":
            for x, y in _equal(a, b):
                yield Row(event.name, pair, True, False, slot_features(a, x, b, y))
        for candidate in time_candidates(a, b):
            divergent = bool(label) and label["relation"] == "divergent"
            features = slot_features(a, candidate.a, b, candidate.b)
            yield Row(event.name, pair, False, divergent, features)


def _read(event: Event, place: Place) -> Reading:
    day = date.fromisoformat(event.dates[place[0]])
    return read_sentence(event.sentences[place[0]][place[1]], Setting(day))


def _equal(a: Reading, b: Reading) -> Iterator[tuple[Detail, Detail]]:
    for x in a.of(DifferenceKind.TIME):
        for y in b.of(DifferenceKind.TIME):
            p, q = x.value, y.value
            if not isinstance(p, When) or not isinstance(q, When) or p.first is None:
                continue
            if (p.first, p.last, p.grain) == (q.first, q.last, q.grain):
                yield x, y


def fit(rows: list[Row]) -> Regression:
    """Fit on rows."""
    return Regression([row.features for row in rows], [row.equal for row in rows], strength=STRENGTH)


def score_of(model: Regression, rows: list[Row]) -> Array:
    """Return how likely each row is; 0 without a common verb or bearer, where the product asks no further."""
    asked = np.array([bool(row.features["verb"] or row.features["bearer"]) for row in rows])
    return model.score([row.features for row in rows]) * asked


def cross_validate(rows: list[Row]) -> Array:
    """Return a score for every row by models that have not seen its event."""
    events = sorted({row.event for row in rows})
    score = np.zeros(len(rows))
    for seed in range(ROUNDS):
        order = np.random.RandomState(seed).permutation(len(events))
        fold = {events[n]: place % FOLDS for place, n in enumerate(order)}
        for held in range(FOLDS):
            inside = [n for n, row in enumerate(rows) if fold[row.event] == held]
            model = fit([row for row in rows if fold[row.event] != held])
            score[inside] += score_of(model, [rows[n] for n in inside]) / ROUNDS
    return score


def show(rows: list[Row], score: Array) -> None:
    """Print right and wrong pairs above each bound."""
    best: dict[object, tuple[float, bool]] = {}
    for row, value in zip(rows, score, strict=True):
        if not row.equal and value > 0:
            key = (row.event, row.pair)
            best[key] = max(best.get(key, (0.0, False)), (float(value), row.divergent))
    for bound in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        chosen = [divergent for value, divergent in best.values() if value >= bound]
        print(f"  from {bound:.2f}: {sum(chosen)} of {len(chosen)} pairs are divergent")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--dry-run", action="store_true", help="write no weights")
    chosen = parser.parse_args()
    rows = [row for event in read_events("train") for row in rows_of(event)]
    equal = sum(row.equal for row in rows)
    print(f"{equal} equal times, {len(rows) - equal} that differ")
    show(rows, cross_validate(rows))
    model = fit(rows).dump(5)
    for name, weight in model["weights"].items():
        print(f"  {name:24s} {weight:+.2f}")
    if not chosen.dry_run:
        path = ROOT / "reader" / "compare" / "data" / "slots.json"
        path.write_text(json.dumps(model, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
