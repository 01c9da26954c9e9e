"""The two judgements of a story's sentence pairs: each pair by itself, then in the light of all the others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reader.compare.context import context_features
from reader.compare.features import Columns, pair_features
from reader.compare.linkmodel import Judge, load_model
from reader.compare.propose import propose
from reader.compare.reasons import GROUPS, VALUES, columns_by_group
from reader.compare.steps import step
from reader.compare.terms import Floats, Ints, Terms

Positions = NDArray[np.intp]
"""Positions among pairs that were judged."""

KEPT = 12
"""Partners of a sentence that are judged in each other article, by either side's choice, in a small story."""

BUDGET = 120
"""Partners of a sentence that are judged over all other articles together, in a large story."""

LEAST_KEPT = 3
"""Partners of a sentence that are judged in each other article, however many there are."""

PER_ROW = 14
"""Pairs per sentence of the story that are judged; in a large one, those with the best cosines."""

AT_LEAST = 600
"""Pairs that are judged in any story that proposes them."""

AT_MOST = 150_000
"""Pairs that are judged in the largest story, the best by cosine; beyond it a comparison would take minutes."""

WORDINGS = ("phrases_4", "phrases_2", "exact_min", "soft_min")
"""Shares of either sentence that the other covers, which tell how close the two are in words."""

TOLD = (*VALUES, *WORDINGS)
"""The features that are kept, to tell how a link is worded and what it rests on."""

WORTH_A_SECOND = 0.02
"""Least first score with which a pair is judged again; the others cannot become links."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of rows that were judged twice, sorted by place."""

    a: Ints
    b: Ints
    score: Floats
    """The probability that a careful reader links the two."""
    first: Floats
    """The first judgement."""
    values: Floats
    """The features that the second judge asks for, in its order."""
    columns: Columns
    """The features that links are told from."""
    judge: Judge
    """The second judge."""

    @classmethod
    def by(cls, judge: Judge, a: Ints, b: Ints, first: Floats, columns: Columns) -> Judged:
        """Judge pairs of which all features are known; few of these are kept."""
        values = judge.matrix(columns)
        told = {name: columns[name] for name in TOLD if name in columns}
        return cls(a, b, judge.score(values), first, values, told, judge)


def judge_pairs(terms: Terms) -> Judged:
    """Propose and judge the pairs of a story."""
    model = load_model()
    a, b = find_pairs(terms)
    step("Comparing sentences")
    columns = pair_features(terms, a, b)
    first = model.first.score(model.first.matrix(columns))
    chosen = np.flatnonzero(first >= WORTH_A_SECOND).astype(np.int32)
    step("Comparing their surroundings")
    context = context_features(terms, a, b, first, chosen)
    columns = {name: column[chosen] for name, column in columns.items()} | context
    judge = model.second if len(terms.bounds) > 3 else model.second_of_two
    return Judged.by(judge, a[chosen], b[chosen], first[chosen], columns)


def judge_given(terms: Terms, a: Ints, b: Ints) -> Judged:
    """Judge given pairs of rows (sorted) with nothing else known of their story."""
    model = load_model()
    columns = pair_features(terms, a, b)
    first = model.first.score(model.first.matrix(columns))
    columns |= context_features(terms, a, b, first, np.arange(len(a), dtype=np.int32))
    return Judged.by(model.second_of_two, a, b, first, columns)


def find_pairs(terms: Terms) -> tuple[Ints, Ints]:
    """Return the pairs of rows worth judging, sorted; fewer per sentence and article the more articles there are."""
    keep = min(KEPT, max(BUDGET // max(len(terms.bounds) - 2, 1), LEAST_KEPT))
    a, b, cosine = propose(terms, keep=keep)
    most = min(AT_LEAST + PER_ROW * len(terms.rows), AT_MOST)
    if len(a) > most:
        chosen = np.sort(np.argpartition(cosine, -most)[-most:])
        a, b = a[chosen], b[chosen]
    return a, b


def ranked_groups(judged: Judged, chosen: Positions) -> list[tuple[str, ...]]:
    """Return, for the chosen pairs, the ``GROUPS`` of features, those first that added most to the log odds."""
    gains = judged.judge.gains(judged.values[chosen]) @ _by_group(judged.judge.names)
    order = np.argsort(-gains, axis=1, kind="stable")
    return [tuple([GROUPS[number] for number in row]) for row in order.tolist()]


@lru_cache(maxsize=8)
def _by_group(names: tuple[str, ...]) -> Floats:
    """Return, per feature of a judge and per group, 1 where the feature belongs to the group."""
    belongs = np.zeros((len(names), len(GROUPS)), np.float32)
    for number, members in enumerate(columns_by_group(names).values()):
        belongs[members, number] = 1
    return belongs
