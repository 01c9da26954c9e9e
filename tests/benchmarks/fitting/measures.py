"""How well scores of sentence pairs find the labelled links, over all events at one threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pairs import Array, Story

SLACK = 0.003
"""F1 that the shipped threshold may give away for precision; less than the folds can tell."""


@dataclass
class Measure:
    """The best F1, what it is made of, and average precision."""

    f1: float
    threshold: float
    precision: float
    recall: float
    average_precision: float

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:.4f}  P {self.precision:.3f}  R {self.recall:.3f}  AP {self.average_precision:.4f}"
            f"  at {self.threshold:.3f}"
        )


def measure(stories: Sequence[Story], scores: Sequence[Array]) -> Measure:
    """Return the best F1 over one threshold for all stories, and average precision; unproposed pairs are missed."""
    score, label, total = _ranked(stories, scores)
    hits = np.cumsum(label)
    number = np.arange(len(label)) + 1
    best = int((2 * hits / (number + total)).argmax())
    ap = float((hits / number * label).sum() / total)
    found = float(hits[best])
    return Measure(2 * found / (best + 1 + total), float(score[best]), found / (best + 1), found / total, ap)


def cautious_threshold(stories: Sequence[Story], scores: Sequence[Array]) -> float:
    """Return the highest threshold whose F1 is no more than ``SLACK`` below the best: precision before recall."""
    score, label, total = _ranked(stories, scores)
    f1 = 2 * np.cumsum(label) / (np.arange(len(label)) + 1 + total)
    return float(score[np.flatnonzero(f1 >= f1.max() - SLACK)[0]])


def _ranked(stories: Sequence[Story], scores: Sequence[Array]) -> tuple[Array, Array, int]:
    """Return scores, the best first, with their labels, and how many links there are."""
    score, label = np.concatenate(scores), np.concatenate([story.label for story in stories])
    order = np.argsort(-score)
    return score[order], label[order], sum(story.total for story in stories)
