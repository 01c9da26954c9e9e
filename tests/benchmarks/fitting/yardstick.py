"""What gradient boosting over 23 plain lexical features of a pair reaches, measured as ``fit_links.py`` measures.

    python tests/benchmarks/fitting/yardstick.py

Every pair of sentences of two outlets counts; folds by event and the choice of one threshold are those of
``fit_links.py``. Fitted on the 44 events it is also shown on the checking events, at the threshold of the folds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from fit_links import FOLDS, folds
from gold import Event, read_events

from reader.compare.words import Token, tokenize

Array = np.ndarray[Any, Any]


class Sentences:
    """The sentences of an event in one row each, with what the features are taken from."""

    def __init__(self, event: Event) -> None:
        place = [(n, m) for n, group in enumerate(event.sentences) for m in range(len(group))]
        self.article, self.place = (np.array(part) for part in zip(*place, strict=True))
        texts = [event.sentences[n][m].text for n, m in place]
        tokens = [tokenize(text) for text in texts]
        stems = [[token.key for token in words if token.content] for words in tokens]
        written = [[token.word for token in words] for words in tokens]
        self.cosines = [
            _cosines(stems),
            _cosines(texts, analyzer="char_wb", ngram_range=(3, 5)),
            _cosines(written),
            _cosines([list(pairwise(words)) for words in written]),
            _cosines([list(zip(words, words[1:], words[2:], strict=False)) for words in written]),
        ]
        self.stems = [set(words) for words in stems]
        self.capitals = _keys(tokens, lambda token: token.capital and token.content)
        self.numbers = _keys(tokens, lambda token: token.number)
        model = TfidfVectorizer(analyzer=list).fit(stems)
        self.rarity = dict(zip(model.get_feature_names_out(), model.idf_, strict=True))
        self.size = np.bincount(self.article)[self.article]

    def weight(self, words: set[str]) -> float:
        return float(sum(self.rarity[word] for word in words))

    def near(self, i: int, j: int, *steps: tuple[int, int]) -> float:
        """Return the best cosine of the pairs so many sentences on."""
        found = [0.0]
        for step_i, step_j in steps:
            k, m = i + step_i, j + step_j
            inside = 0 <= k < len(self.article) and 0 <= m < len(self.article)
            if inside and self.article[k] == self.article[i] and self.article[m] == self.article[j]:
                found.append(float(self.cosines[0][k, m]))
        return max(found)

    def rank(self, i: int, j: int) -> int:
        """Return how many sentences of j's article are more like i."""
        row = self.cosines[0][i]
        return int((row[self.article == self.article[j]] > row[j]).sum())

    def features(self, i: int, j: int) -> list[float]:
        a, b, both = self.stems[i], self.stems[j], self.stems[i] & self.stems[j]
        sizes = sorted((max(len(a), 1), max(len(b), 1)))
        masses = sorted((max(self.weight(a), 1), max(self.weight(b), 1)))
        ranks = sorted((self.rank(i, j), self.rank(j, i)))
        capitals, numbers = self.capitals[i] & self.capitals[j], self.numbers[i] & self.numbers[j]
        least = max(min(len(self.capitals[i]), len(self.capitals[j])), 1)
        return [
            *(float(cosine[i, j]) for cosine in self.cosines),
            *(len(both) / max(len(a | b), 1), len(both) / sizes[1], len(both) / sizes[0], len(both)),
            *(self.weight(both) / masses[0], self.weight(both) / masses[1], *ranks),
            self.near(i, j, (-1, -1), (1, 1)),
            self.near(i, j, (-1, 0), (1, 0), (0, -1), (0, 1)),
            *(len(capitals), len(capitals) / least, len(numbers)),
            *(min(len(self.numbers[i]), len(self.numbers[j])), *sizes),
            abs(self.place[i] / self.size[i] - self.place[j] / self.size[j]),
            min(self.place[i], self.place[j]),
        ]


def _cosines(documents: Sequence[Any], **options: Any) -> Array:
    options = options or {"analyzer": list}
    weights = TfidfVectorizer(lowercase=False, **options).fit_transform(documents)
    result: Array = (weights @ weights.T).toarray()
    return result


def _keys(sentences: Sequence[Sequence[Token]], chosen: Callable[[Token], bool]) -> list[set[str]]:
    return [{token.key for token in words if chosen(token)} for words in sentences]


def read(event: Event) -> tuple[Array, Array]:
    """Return features and labels of all pairs of sentences of two outlets."""
    of = Sentences(event)
    pairs = [
        (i, j)
        for i in range(len(of.article))
        for j in range(i + 1, len(of.article))
        if of.article[i] != of.article[j]
    ]
    where = list(zip(of.article.tolist(), of.place.tolist(), strict=True))
    label = np.array([(where[i], where[j]) in event.gold for i, j in pairs], np.bool_)
    return np.array([of.features(i, j) for i, j in pairs], np.float32), label


def fit(parts: Sequence[tuple[Array, Array]]) -> HistGradientBoostingClassifier:
    """Fit on the pairs of some events."""
    model = HistGradientBoostingClassifier(
        max_leaf_nodes=15, max_iter=200, learning_rate=0.05, min_samples_leaf=30, l2_regularization=1
    )
    return model.fit(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def best(score: Array, label: Array) -> tuple[float, float]:
    """Return the best F1 over one threshold, and that threshold."""
    order = np.argsort(-score)
    hits = np.cumsum(label[order])
    f1 = 2 * hits / (np.arange(len(label)) + 1 + label.sum())
    top = int(f1.argmax())
    return float(f1[top]), float(score[order][top])


def main() -> None:
    events, checks = list(read_events("train")), [read(event) for event in read_events("check")]
    parts = [read(event) for event in events]
    fold = folds([event.name for event in events])
    number = [fold[event.name] for event in events]
    scores = [np.zeros(0)] * len(events)
    for held in range(FOLDS):
        model = fit([part for part, n in zip(parts, number, strict=True) if n != held])
        for place in (place for place, n in enumerate(number) if n == held):
            scores[place] = model.predict_proba(parts[place][0])[:, 1]
    label = np.concatenate([part[1] for part in parts])
    f1, threshold = best(np.concatenate(scores), label)
    print(f"fitting events, cross-validated: boosting F1 {f1:.3f}", end="")
    print(f", TF-IDF of stems F1 {best(np.concatenate([part[0][:, 0] for part in parts]), label)[0]:.3f}")
    features, label = (np.concatenate(part) for part in zip(*checks, strict=True))
    linked = fit(parts).predict_proba(features)[:, 1] >= threshold
    f1 = 2 * (linked & label).sum() / (linked.sum() + label.sum())
    print(f"checking events: boosting F1 {f1:.3f}, TF-IDF of stems F1 {best(features[:, 0], label)[0]:.3f}")


if __name__ == "__main__":
    main()
