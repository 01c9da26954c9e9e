"""Whether a fitted judgement finds more conflicts than the rules of ``reader/compare/diverge``: it does not yet.

    python tests/benchmarks/fitting/try_conflicts.py

Needs scikit-learn. Each hand-labelled link of the fitting events is described by the candidates that the rules weigh,
by cues on one side or on both, and by words of contrast. Prints the best F1, and the best F1 at a precision of 0.6 or
more, of the rules and of models that are cross-validated by event (eleven folds).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from gold import read_events

from reader.compare.details import Reading, Setting, read_sentence
from reader.compare.diverge import judge
from reader.compare.diverge.evidence import grounds, view_pair
from reader.compare.diverge.judge import candidates
from reader.compare.diverge.values.identities import speaker_keys

FOLDS = 11
LEAST = 0.6
CONTRAST = [
    "but",
    "however",
    "although",
    "though",
    "despite",
    "while",
    "whereas",
    "instead",
    "rather",
    "contrary",
    "actually",
    "yet",
    "still",
    "not",
    "no",
    "never",
    "only",
]


def features(a: Reading, b: Reading) -> dict[str, float]:
    """Describe a pair."""
    pair = view_pair(a, b)
    found: dict[str, float] = {"jaccard": pair.jaccard, "covered": pair.covered}
    cues = {cue.head for cue in a.cues}, {cue.head for cue in b.cues}
    for head in cues[0] | cues[1]:
        found[f"{'both' if head in cues[0] & cues[1] else 'one'} {head}"] = 1.0
    for word in CONTRAST:
        if (word in a.tokens.low) != (word in b.tokens.low):
            found[f"word {word}"] = 1.0
    for candidate in candidates(a, b):
        ground = grounds(candidate, pair, a, b)
        values = {
            "": 1.0,
            " around": ground.around,
            " strength": candidate.strength,
            " inside": ground.inside,
        }
        for name, value in values.items():
            key = f"{candidate.topic}{name}"
            found[key] = max(found.get(key, 0.0), value)
        found[f"{candidate.topic} jaccard"] = pair.jaccard
    one, two = speaker_keys(a), speaker_keys(b)
    found["speakers differ"] = float(bool(one and two and not one & two))
    found["one speaker"] = float(bool(one) != bool(two))
    found["rules"] = float(bool(judge(a, b).conflicts))
    return found


def pairs() -> Iterator[tuple[int, bool, dict[str, float]]]:
    """Yield event, whether the labels say divergent, and features of each labelled link."""
    for number, event in enumerate(read_events("train")):
        for (a, b), label in event.gold.items():
            one, two = (
                read_sentence(event.sentences[n][m], Setting(date.fromisoformat(event.dates[n])))
                for n, m in (a, b)
            )
            yield number, label["relation"] != "same", features(one, two)


def report(name: str, scores: np.ndarray, labels: np.ndarray) -> None:
    """Print the best points of a ranking."""
    right = np.cumsum(labels[np.argsort(-scores, kind="stable")])
    precision, recall = right / np.arange(1, len(labels) + 1), right / labels.sum()
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    sure = np.where(precision >= LEAST, f1, 0.0)
    for what, n in (("best", int(f1.argmax())), (f"P >= {LEAST}", int(sure.argmax()))):
        print(f"{name:12} {what:9} P {precision[n]:.2f}  R {recall[n]:.2f}  F1 {f1[n]:.3f}")


def main() -> None:
    """Compare the rules with two models."""
    events, labels, described = (np.array(column) for column in zip(*pairs(), strict=True))
    labels = labels.astype(bool)
    table = DictVectorizer(sparse=False).fit_transform(list(described))
    report("rules", np.array([d["rules"] for d in described]), labels)
    models = {
        "regression": lambda: LogisticRegression(C=1.0, max_iter=2000),
        "boosting": lambda: HistGradientBoostingClassifier(
            max_leaf_nodes=6, max_iter=120, learning_rate=0.06, min_samples_leaf=10, random_state=0
        ),
    }
    for name, make in models.items():
        scores = np.zeros(len(labels))
        for fold in range(FOLDS):
            held = events % FOLDS == fold
            model = make().fit(table[~held], labels[~held])
            scores[held] = model.predict_proba(table[held])[:, 1]
        report(name, scores, labels)


if __name__ == "__main__":
    main()
