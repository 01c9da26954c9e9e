"""Fit ``reader/compare/data/numbers.json``: how likely two numbers of two articles are told of one thing and differ.

    python tests/benchmarks/fitting/fit_numbers.py [--dry-run]

Positive are, in the contested stories, the numbers that the labels of two sentences give for one topic; elsewhere the
numbers of sentences that a label calls divergent over a number; negative all others that may be in dispute. Fitted on
the 44 events of ../shared/gold/train, the invented events of tests/data/labelled (not those of ``check``) and the
contested stories that are not held back, the short ones with less weight; needs scikit-learn. Prints how many of the
pairs of sentences from each likelihood on are divergent: cross-validated by event, writer and story, and on what
nothing is fitted on.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import log10
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from contested import FOLDER, Story, read_story
from gold import ROOT, Event, Place, read_events
from labelled import read_labelled
from regression import Array, Regression

from reader.compare.details import Reading, Setting, read_sentence
from reader.compare.diverge.disputed.number_odds import SURE
from reader.compare.diverge.disputed.number_pairs import NumberPairs
from reader.compare.diverge.disputed.told_numbers import ToldNumber, may_dispute, told_numbers

STRENGTH = 0.1
"""Inverse of the regularisation."""
SHORT = 0.3
"""What a pair of a short contested story counts, which is hardly more than its contradictions."""
FOLDS = 5
BOUNDS = (0.2, 0.3, 0.4, 0.5, 0.6)

Pair = tuple[Place, Place]
Fits = Callable[[ToldNumber, Place, ToldNumber, Place], bool | None]
"""Says whether two numbers in two places are of one thing and differ; None where they are of one and both are right."""


@dataclass
class Row:
    """Two numbers of two sentences."""

    group: str
    """What is held out together: a story, a writer's stories, or a part of the real events."""
    event: str
    pair: Pair
    fits: bool
    """Whether the labels say that these numbers are of one thing and differ."""
    divergent: bool
    """Whether they say that the sentences diverge, over whatever."""
    weight: float
    features: dict[str, float]


def rows_of(
    readings: Mapping[Place, Reading],
    divergent: Mapping[Pair, str],
    fits: Fits,
    group: str,
    event: str,
    weight: float = 1.0,
) -> Iterator[Row]:
    """Yield all numbers of one unit of different articles that are told apart.

    ``divergent`` are the pairs of sentences that diverge, with the kind of thing over which they do.
    """
    given = [(place, number) for place in sorted(readings) for number in told_numbers(readings[place])]
    places, numbers = [place for place, _ in given], [number for _, number in given]
    if len({article for article, _ in places}) < 2:
        return
    last = [readings.get((n, m - 1)) for n, m in places]
    before = [reading.content if reading else frozenset[str]() for reading in last]
    pairs = NumberPairs(numbers, [n for n, _ in places], before)
    features = pairs.features()
    for n, (i, j) in enumerate(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)):
        if may_dispute(numbers[i], numbers[j]):
            pair = places[i], places[j]
            fit = fits(numbers[i], pair[0], numbers[j], pair[1])
            if fit is None:
                continue
            values = {name: float(column[n]) for name, column in features.items()}
            yield Row(group, event, pair, fit, pair in divergent, weight, values)


def rows_of_event(event: Event, group: str) -> Iterator[Row]:
    """Yield the rows of an event with labels."""
    readings = {
        (n, m): read_sentence(sentence, Setting(date.fromisoformat(event.dates[n])))
        for n, sentences in enumerate(event.sentences)
        for m, sentence in enumerate(sentences)
    }
    kinds = {pair: link["kind"] for pair, link in event.gold.items() if link["relation"] == "divergent"}
    return rows_of(readings, kinds, lambda _x, p, _y, q: kinds.get((p, q)) == "number", group, event.name)


def rows_of_stories(*, held: bool) -> Iterator[Row]:
    """Yield the rows of the contested stories, those held back or the others."""
    for n, path in enumerate(sorted(FOLDER.glob("*.txt"))):
        if ("held" in path.stem) is held:
            story = read_story(path)
            readings = {
                place: read_sentence(sentence, Setting(story.articles[place[0]].day))
                for place, sentence in story.sentences.items()
            }
            long = path.stem.startswith("event")
            group = path.stem if long else f"short {n % FOLDS}"
            weight = 1.0 if long else SHORT
            yield from rows_of(readings, story.conflicts(), one_topic(story), group, story.name, weight)


def one_topic(story: Story) -> Fits:
    """Return what says whether two numbers are what two sentences give for one topic, and conflict."""

    def fits(x: ToldNumber, p: Place, y: ToldNumber, q: Place) -> bool | None:
        one, two = story.said[p], story.said[q]
        agree = [
            bool(one[topic] & two[topic]) or "*" in one[topic] | two[topic]
            for topic in one.keys() & two.keys()
            if any(gives(x, value) for value in one[topic]) and any(gives(y, value) for value in two[topic])
        ]
        return None if agree and all(agree) else bool(agree)

    return fits


_VALUE = re.compile(r"-?(\d+(?:\.\d+)?)[a-z%]*")
_WRITTEN = re.compile(r"\d[\d,]*(?:\.\d+)?")


def gives(number: ToldNumber, value: str) -> bool:
    """Whether a number is the value of a label, which may leave its scale out: "14 million" is 14."""
    label = _VALUE.fullmatch(value)
    if label is None:
        return False
    written = _WRITTEN.search(number.number.text)
    readings = [abs(number.value.stated), *([float(written[0].replace(",", ""))] if written else [])]
    return any(_same_digits(one, float(label[1])) for one in readings)


def _same_digits(one: float, two: float) -> bool:
    if not one or not two:
        return one == two
    apart = log10(one / two)
    return abs(apart - round(apart)) < 1e-6


def fit(rows: list[Row]) -> Regression:
    """Fit on rows."""
    return Regression(
        [row.features for row in rows],
        [row.fits for row in rows],
        strength=STRENGTH,
        weights=[row.weight for row in rows],
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
    wanted = len({(row.event, row.pair) for row in rows if row.fits})
    print(f"{what:24s} {wanted:3d} over numbers   " + "   ".join(counts))


def cross_validate(rows: list[Row]) -> Array:
    """Return a score for every row by a model that has not seen its group."""
    score = np.zeros(len(rows))
    for group in sorted({row.group for row in rows}):
        inside = [n for n, row in enumerate(rows) if row.group == group]
        model = fit([row for row in rows if row.group != group])
        score[inside] = score_of(model, [rows[n] for n in inside])
    return score


LOTS: Mapping[str, Callable[[str], bool]] = {
    "the 44 events": lambda group: group.startswith("real"),
    "a to h": lambda group: len(group) == 1,
    "contested, short": lambda group: group.startswith("short"),
    "contested, long": lambda group: group.startswith("event"),
}


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
    rows += rows_of_stories(held=False)
    score = cross_validate(rows)
    for what, test in LOTS.items():
        inside = [n for n, row in enumerate(rows) if test(row.group)]
        show(what, [rows[n] for n in inside], score[inside])
    regression = fit(rows)
    check = [row for event in read_labelled("check") for row in rows_of_event(event, event.name[0])]
    show("i to n, not fitted on", check, score_of(regression, check))
    held = list(rows_of_stories(held=True))
    for what in ("contested, short", "contested, long"):
        some = [row for row in held if LOTS[what](row.group)]
        show(f"{what}, held", some, score_of(regression, some))
    model = regression.dump(4)
    print(f"shown from {SURE}; offset {model['offset']:+.2f}")
    for name, weight in model["weights"].items():
        print(f"  {name:14s} {weight:+.2f}")
    if not chosen.dry_run:
        path = ROOT / "reader" / "compare" / "data" / "numbers.json"
        path.write_text(json.dumps(model, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
