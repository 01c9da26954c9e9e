"""The sentence pairs of the hand-labelled events with their features and labels: what links are fitted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from gold import Event

from index.article import Sentence
from reader.compare.context import context_features
from reader.compare.details import read_sentence
from reader.compare.diverge import groups_of
from reader.compare.features import pair_features
from reader.compare.judging import find_pairs
from reader.compare.prepare import prepare
from reader.compare.terms import Terms, build_terms

Array = np.ndarray[Any, Any]


@dataclass
class Story:
    """The pairs of one event (or of two of its articles) with features and labels."""

    event: Event
    outlets: Sequence[int]
    terms: Terms
    a: Array
    b: Array
    columns: dict[str, Array]
    label: Array
    total: int
    weight: float = 1.0
    first: Array = field(default_factory=lambda: np.zeros(0))
    context: dict[str, Array] = field(default_factory=dict)

    def all_columns(self) -> dict[str, Array]:
        """Features of both judgements."""
        return {**self.columns, **self.context}

    def think_again(self) -> None:
        """Compute the context of the first judgement."""
        everything = np.arange(len(self.a), dtype=np.int32)
        self.context = context_features(self.terms, self.a, self.b, self.first.astype(np.float32), everything)


def read_story(event: Event, outlets: Sequence[int], weight: float = 1.0) -> Story:
    """Return the proposed pairs of some of an event's articles; ``weight`` is what each counts in the fit."""
    prepared = [prepare(event.texts[n], event.sentences[n]) for n in outlets]
    terms = build_terms(prepared, [_stakes(event.sentences[n]) for n in outlets])
    a, b = find_pairs(terms)
    columns = pair_features(terms, a, b)
    place = [(outlets[terms.article[n]], words.sentence) for n, words in enumerate(terms.rows)]
    label = np.array([(place[i], place[j]) in event.gold for i, j in zip(a, b, strict=True)], np.bool_)
    total = sum(p[0] in outlets and q[0] in outlets for p, q in event.gold)
    return Story(event, outlets, terms, a, b, columns, label, total, weight)


def _stakes(sentences: Sequence[Sentence]) -> list[frozenset[int]]:
    return [frozenset(groups_of(read_sentence(sentence))) for sentence in sentences]
