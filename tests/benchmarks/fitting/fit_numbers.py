"""Fit ``reader/compare/data/numbers.json``: how likely two numbers of two articles are told of one thing and differ.

    python tests/benchmarks/fitting/fit_numbers.py [--dry-run]

Positive are the numbers of sentences that a label calls divergent over a number, negative all others that may be of
one thing by their own sort. Fitted on the 44 events of ../shared/gold/train, the invented events of
tests/data/labelled (not those of ``check``) and, with a fifth of the weight, the contested stories that are not held
back; needs scikit-learn. Prints how many of the pairs of sentences from each likelihood on are divergent:
cross-validated by event and by writer, and on the events of ``check``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from contested import FOLDER, read_story
from gold import ROOT, Event, Place, read_events
from labelled import read_labelled
from regression import Array, Regression

from reader.compare.details import Reading, Setting, read_sentence
from reader.compare.diverge.answers.points import other_question
from reader.compare.diverge.values.number_odds import AT_BEST, SURE, comparable, number_features
from reader.compare.diverge.values.numbers import MOST
from reader.compare.model import DifferenceKind

STRENGTH = 0.03
"""Inverse of the regularisation."""
CONTESTED = 0.2
"""What a pair of a contested story counts: they are short, and full of contradictions."""
FOLDS = 5
BOUNDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)

Readings = dict[Place, Reading]


@dataclass
class Row:
    """Two numbers of two sentences."""

    group: str
    """What is held out together: a writer's stories, or a part of the real events."""
    event: str
    pair: tuple[Place, Place]
    fits: bool
    """Whether the label says that the sentences diverge over a number."""
    divergent: bool
    weight: float
    features: dict[str, float]


def rows_of(
    readings: Readings, kinds: dict[tuple[Place, Place], str], group: str, event: str
) -> Iterator[Row]:
    """Yield all numbers of different articles that may be of one thing; ``kinds`` says over what a pair diverges."""
    weight = CONTESTED if group == "contested" else 1.0
    for p, q in combinations(sorted(readings), 2):
        if p[0] == q[0]:
            continue
        a, b = readings[p], readings[q]
        kind = kinds.get((p, q), "")
        numbers = a.of(DifferenceKind.NUMBER), b.of(DifferenceKind.NUMBER)
        if max(map(len, numbers)) > MOST:
            continue
        for x, y in product(*numbers):
            if comparable(a, x, b, y) and not other_question(a, x, b, y):
                features = number_features(a, x, b, y)
                yield Row(group, event, (p, q), kind == "number", bool(kind), weight, features)


def rows_of_event(event: Event, group: str) -> Iterator[Row]:
    """Yield the rows of an event with labels."""
    readings = {
        (n, m): read_sentence(sentence, Setting(date.fromisoformat(event.dates[n])))
        for n, sentences in enumerate(event.sentences)
        for m, sentence in enumerate(sentences)
    }
    kinds = {pair: link["kind"] for pair, link in event.gold.items() if link["relation"] == "divergent"}
    return rows_of(readings, kinds, group, event.name)


def contested_rows() -> Iterator[Row]:
    """Yield the rows of the contested stories that are not held back."""
    for path in sorted(FOLDER.glob("*.txt")):
        if "held" in path.stem:
            continue
        story = read_story(path)
        readings = {
            place: read_sentence(sentence, Setting(story.articles[place[0]].day))
            for place, sentence in story.sentences.items()
        }
        kinds = {pair: story.kinds.get(topic, "account") for pair, topic in story.conflicts().items()}
        yield from rows_of(readings, kinds, "contested", story.name)


def fit(rows: list[Row]) -> Regression:
    """Fit on rows, standardised on those that are not of contested stories."""
    return Regression(
        [row.features for row in rows],
        [row.fits for row in rows],
        strength=STRENGTH,
        weights=[row.weight for row in rows],
        scaled_on=[row.group != "contested" for row in rows],
    )


def score_of(model: Regression, rows: list[Row]) -> Array:
    """Return how likely each row is by a model."""
    return model.score([row.features for row in rows])


def show(what: str, rows: list[Row], score: Array) -> None:
    """Print right and all pairs of sentences from each likelihood on."""
    best: dict[object, tuple[float, bool]] = {}
    for row, value in zip(rows, score, strict=True):
        key = (row.event, row.pair)
        best[key] = max(best.get(key, (0.0, False)), (float(value), row.divergent))
    counts = []
    for bound in BOUNDS:
        chosen = [divergent for value, divergent in best.values() if value >= bound]
        counts.append(f"{bound:.2f}: {sum(chosen)} of {len(chosen)}")
    print(f"{what:16s} {sum(d for _, d in best.values()):3d} divergent   " + "   ".join(counts))


def cross_validate(rows: list[Row]) -> Array:
    """Return a score for every row by a model that has not seen its group."""
    score = np.zeros(len(rows))
    for group in sorted({row.group for row in rows} - {"contested"}):
        inside = [n for n, row in enumerate(rows) if row.group == group]
        model = fit([row for row in rows if row.group != group])
        score[inside] = score_of(model, [rows[n] for n in inside])
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--dry-run", action="store_true", help="write no weights")
    chosen = parser.parse_args()
    rows = [
        row
        for n, event in enumerate(read_events("train"))
        for row in rows_of_event(event, f"real {n % FOLDS}")
    ]
    rows += [row for event in read_labelled() for row in rows_of_event(event, event.name[0])]
    rows += contested_rows()
    score = cross_validate(rows)
    for what, test in (("real", lambda g: g.startswith("real")), ("a to h", lambda g: len(g) == 1)):
        inside = [n for n, row in enumerate(rows) if test(row.group)]
        show(what, [rows[n] for n in inside], score[inside])
    regression = fit(rows)
    check = [row for event in read_labelled("check") for row in rows_of_event(event, event.name[0])]
    for lot in sorted({row.group for row in check}):
        inside = [n for n, row in enumerate(check) if row.group == lot]
        show(f"check {lot}", [check[n] for n in inside], score_of(regression, check)[inside])
    show("check", check, score_of(regression, check))
    model = regression.dump(4)
    if min(model["weights"][name] for name in AT_BEST) < 0:
        raise SystemExit(
            "A feature that takes long to find speaks against one thing; the product would miss pairs."
        )
    print(f"shown from {SURE}; offset {model['offset']:+.2f}")
    for name, weight in model["weights"].items():
        print(f"  {name:10s} {weight:+.2f}")
    if not chosen.dry_run:
        path = ROOT / "reader" / "compare" / "data" / "numbers.json"
        path.write_text(json.dumps(model, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
