"""Fit ``reader/compare/data/links.json``: two logistic regressions over the features of sentence pairs.

    python tests/benchmarks/fitting/fit_links.py [--out-of-fold FILE] [--dry-run]

Reads the 44 events of ../shared/gold/train and the invented ones of tests/data/labelled; needs scikit-learn. Prints
cross-validated numbers on the 44 (six folds by event, every threshold taken from the same out-of-fold scores) and what
each group of features gives. The invented events only help to fit, with less weight: ``--alone`` leaves them out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from gold import ROOT, read_events
from labelled import read_labelled
from measures import Measure, cautious_threshold, measure
from pairs import Array, Story, read_story

from reader.compare.linkmodel import Judge, LinkModel, load_model

FOLDS = 6
SEED = 20
MORE_SEEDS = (21, 22)
"""Further ways to cut the folds, which the threshold is chosen over as well: one alone moves it by .03."""

STRENGTH = 0.3
"""Inverse of the regularisation of the first judge."""

STRENGTH_AGAIN = 0.03
"""The same of the second, whose features repeat each other more."""

WEIGHT = 0.3
"""What a pair of an invented event counts where one of a real event counts 1."""


class Regression:
    """Logistic regression on standardised features, clipped to the range they were fitted on."""

    def __init__(self, names: Sequence[str], strength: float = STRENGTH) -> None:
        self.names = list(names)
        self.model = LogisticRegression(C=strength, solver="newton-cholesky", max_iter=200)

    def fit(self, stories: Sequence[Story]) -> Regression:
        x = np.concatenate([self._stack(story) for story in stories])
        self.low, self.high = np.quantile(x, [0.0005, 0.9995], axis=0)
        self.mean, self.scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
        label = np.concatenate([story.label for story in stories])
        weight = np.concatenate([np.full(len(story.label), story.weight) for story in stories])
        self.model.fit(self._scaled(x), label, weight)
        return self

    def score(self, story: Story) -> Array:
        result: Array = self.model.predict_proba(self._scaled(self._stack(story)))[:, 1]
        return result

    def _stack(self, story: Story) -> Array:
        columns = story.all_columns()
        return np.stack([columns[name] for name in self.names], axis=1).astype(np.float64)

    def _scaled(self, x: Array) -> Array:
        result: Array = (np.clip(x, self.low, self.high) - self.mean) / self.scale
        return result

    def dump(self) -> dict[str, Any]:
        weight = self.model.coef_[0] / self.scale
        rows = zip(self.names, self.low, self.high, self.mean, weight, strict=True)
        return {
            "offset": round(float(self.model.intercept_[0]), 6),
            "features": [
                {
                    "name": name,
                    "low": _short(low),
                    "high": _short(high),
                    "mean": _short(mean),
                    "weight": _short(w),
                }
                for name, low, high, mean, w in rows
            ],
        }


def _short(value: float) -> float:
    return float(f"{value:.6g}")


def folds(events: Sequence[str], seed: int = SEED) -> dict[str, int]:
    """Return the fold of each event."""
    order = np.random.RandomState(seed).permutation(len(events))
    return {events[n]: place % FOLDS for place, n in enumerate(order)}


class Nested:
    """First judgements for a cross-validation of the second: none has seen the held-out fold or the story's own.

    With plain out-of-fold first scores, the weights of the other folds' models carry labels of the held-out events
    into the second judgement and flatter it by .02.
    """

    def __init__(self, stories: Sequence[Story], fold: dict[str, int], names: Sequence[str]) -> None:
        self.stories, self.names = stories, names
        self.fold = [fold[story.event.name] for story in stories]
        self.models: dict[frozenset[int], Regression] = {}

    def model(self, *unseen: int) -> Regression:
        """Return the first judge that has not seen these folds."""
        key = frozenset(unseen)
        if key not in self.models:
            seen = [s for s, n in zip(self.stories, self.fold, strict=True) if n not in key]
            self.models[key] = Regression(self.names).fit(seen)
        return self.models[key]

    def first(self) -> list[Array]:
        """Return first scores of every story by a model that has not seen its fold."""
        return [self.model(n).score(story) for story, n in zip(self.stories, self.fold, strict=True)]

    def second(self, names: Sequence[str]) -> list[Array]:
        """Return second scores of every story by models that have not seen its fold."""
        result: list[Array] = [np.zeros(0)] * len(self.stories)
        for held in range(FOLDS):
            judge = self.second_judge(held, names)
            for number, (story, n) in enumerate(zip(self.stories, self.fold, strict=True)):
                if n == held:
                    result[number] = judge.score(story)
        return result

    def second_judge(self, held: int, names: Sequence[str] | None = None) -> Regression:
        """Return the second judge that has not seen a fold; the stories carry the first scores that go with it."""
        for story, n in zip(self.stories, self.fold, strict=True):
            story.first = self.model(held, n).score(story)
            story.think_again()
        seen = [s for s, n in zip(self.stories, self.fold, strict=True) if n != held]
        return Regression(names or [*self.names, *seen[0].context], STRENGTH_AGAIN).fit(seen)

    def prepare_final(self) -> None:
        """Give every story its out-of-fold first scores, which the shipped second judge is fitted on."""
        for story, score in zip(self.stories, self.first(), strict=True):
            story.first = score
            story.think_again()


def read_stories(*, invented: bool = True) -> tuple[list[Story], list[Story], dict[str, int]]:
    """Return the events' stories of three articles and of two, real ones first, and the folds of the events."""
    three: list[Story] = []
    two: list[Story] = []
    fold: dict[str, int] = {}
    for part, weight in ((read_events("train"), 1.0), (read_labelled() if invented else (), WEIGHT)):
        events = list(part)
        fold |= folds([event.name for event in events])
        three += [read_story(event, (0, 1, 2), weight) for event in events]
        two += [read_story(event, pair, weight) for event in events for pair in combinations(range(3), 2)]
    return three, two, fold


def real(stories: Sequence[Story], scores: Sequence[Array]) -> tuple[list[Story], list[Array]]:
    """Return the stories of real events and their scores: what is measured."""
    chosen = [n for n, story in enumerate(stories) if story.weight == 1.0]
    return [stories[n] for n in chosen], [scores[n] for n in chosen]


def find_threshold(stories: Sequence[Story], names: Sequence[str]) -> float:
    """Return the threshold to ship, over several ways to cut the folds."""
    chosen: list[Story] = []
    scores: list[Array] = []
    for seed in (SEED, *MORE_SEEDS):
        fold: dict[str, int] = {}
        for weight in sorted({story.weight for story in stories}):
            fold |= folds([story.event.name for story in stories if story.weight == weight], seed)
        found = Nested(stories, fold, list(stories[0].columns)).second(names)
        chosen += real(stories, found)[0]
        scores += real(stories, found)[1]
    return cautious_threshold(chosen, scores)


def measure_real(stories: Sequence[Story], scores: Sequence[Array]) -> Measure:
    """Measure the scores of real events."""
    return measure(*real(stories, scores))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument(
        "--out-of-fold", type=Path, help="write out-of-fold scores of all proposed pairs here"
    )
    parser.add_argument("--alone", action="store_true", help="fit on the real events alone")
    parser.add_argument("--ablation", action="store_true", help="say what each group of features gives")
    parser.add_argument("--dry-run", action="store_true", help="write no weights")
    chosen = parser.parse_args()
    three, two, fold = read_stories(invented=not chosen.alone)
    names = list(three[0].columns)
    nested, nested_two = Nested(three, fold, names), Nested(two, fold, names)
    print("first judgement                 ", measure_real(three, nested.first()))
    three[0].first = np.zeros(len(three[0].a))
    three[0].think_again()
    context = list(three[0].context)
    scores = nested.second(names + context)
    print("second judgement                ", measure_real(three, scores))
    context_of_two = [name for name in context if not name.startswith("third")]
    print("first judgement, two articles   ", measure_real(two, nested_two.first()))
    print("second judgement, two articles  ", measure_real(two, nested_two.second(names + context_of_two)))
    if chosen.ablation:
        ablate(three, fold, names, context)
    if chosen.out_of_fold:
        chosen.out_of_fold.write_text(json.dumps(_listing(three, scores)), "utf-8")
    if not chosen.dry_run:
        nested.prepare_final()
        nested_two.prepare_final()
        model = {
            "threshold": round(find_threshold(three, names + context), 3),
            "first": Regression(names).fit(three).dump(),
            "second": Regression(names + context, STRENGTH_AGAIN).fit(three).dump(),
            "second_of_two": Regression(names + context_of_two, STRENGTH_AGAIN).fit(two).dump(),
        }
        path = ROOT / "reader" / "compare" / "data" / "links.json"
        path.write_text(json.dumps(model, indent=1) + "\n", "utf-8")
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes")


def fold_models() -> Callable[[str], LinkModel]:
    """Return a function from an event's name to weights that were fitted without its fold."""
    three, _, fold = read_stories()
    names = list(three[0].columns)
    nested = Nested(three, fold, names)
    models = {}
    for held in range(FOLDS):
        judge = nested.second_judge(held)
        first, second = Judge.of(nested.model(held).dump()), Judge.of(judge.dump())
        models[held] = LinkModel(first, second, second, load_model().threshold)
    return lambda name: models[fold[name]]


GROUPS = {
    "names and numbers": ("names", "numbers"),
    "quotations": ("quote",),
    "clauses": ("clause",),
    "phrases": ("phrase", "bigrams", "run", "quoted_phrase"),
    "length and place": ("length", "mass", "where", "place", "apart", "size", "leans", "said"),
    "sentences around": ("near",),
    "what is at stake": ("stakes",),
    "topics": ("topic",),
    "rivals": ("rival", "lead"),
    "links around": ("along", "beside", "around"),
    "third articles": ("third",),
}


def ablate(
    stories: Sequence[Story], fold: dict[str, int], first: Sequence[str], context: Sequence[str]
) -> None:
    """Print the second judgement's numbers without each group of features, in both judgements."""
    for group, prefixes in GROUPS.items():
        kept = [name for name in first if not name.startswith(prefixes)]
        again = [name for name in context if not name.startswith(prefixes)]
        print(
            f"without {group:24s}",
            measure_real(stories, Nested(stories, fold, kept).second(kept + again)),
            flush=True,
        )


def _listing(stories: Sequence[Story], scores: Sequence[Array]) -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = {}
    for story, score in zip(stories, scores, strict=True):
        outlets = story.event.outlets
        place = [(outlets[story.terms.article[n]], w.sentence) for n, w in enumerate(story.terms.rows)]
        found[story.event.name] = [
            [*place[i], *place[j], round(float(s), 4)]
            for i, j, s in zip(story.a, story.b, score, strict=True)
        ]
    return found


if __name__ == "__main__":
    main()
