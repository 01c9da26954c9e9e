"""Make ``index/data/background.txt``: how rare English words are, by the stems that are compared.

    python tests/benchmarks/fitting/fit_background.py VOCAB STORIES

VOCAB is the word-piece vocabulary of an English BERT (words in order of frequency, Apache-2.0), STORIES a folder of
events with sentences. Stems that occur in at least ``LEAST_EVENTS`` events get the inverse document frequency measured
over the sentences, mixed with what their place in VOCAB predicts; all others what the place predicts.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from math import log
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from reader.compare.wordlists import STOP_WORDS
from reader.compare.words import key_of, tokenize

LEAST_EVENTS = 4
MOST_COUNTED = 4
"""Sentences of one event that count for a word, so that no single event's topic makes a word look common."""

STEP = 0.1


def main(vocabulary: Path, stories: Path, output: Path) -> None:
    rank: dict[str, int] = {}
    words = [
        w for w in vocabulary.read_text("utf-8").split("\n") if w.isascii() and w.isalpha() and len(w) > 1
    ]
    for place, word in enumerate(words):
        rank.setdefault(key_of(word), place)
    frequency: Counter[str] = Counter()
    events: Counter[str] = Counter()
    total = 0
    for path in sorted(stories.glob("*.json")):
        seen: Counter[str] = Counter()
        for article in json.loads(path.read_text("utf-8"))["articles"].values():
            for sentence in article["sentences"]:
                keys = {token.key for token in tokenize(sentence)}
                seen.update(keys)
                total += 1
        events.update(seen.keys())
        frequency.update(
            {key: count if key in STOP_WORDS else min(count, MOST_COUNTED) for key, count in seen.items()}
        )
    general = [key for key, count in events.items() if count >= LEAST_EVENTS and not key.startswith("#")]
    both = [key for key in general if key in rank]
    x = np.log([rank[key] + 10 for key in both])
    y = np.array([log(total / frequency[key]) for key in both])
    slope = y.std() / x.std()
    offset = y.mean() - slope * x.mean()
    print(
        f"{len(rank)} stems by rank, {len(general)} general stems, idf = {slope:.2f} log(rank + 10) + {offset:.2f}"
    )
    most = log(total)
    idf = {key: slope * log(place + 10) + offset for key, place in rank.items()}
    for key in general:
        n = frequency[key]
        trust = n / (n + 5)
        idf[key] = trust * log(total / n) + (1 - trust) * idf.get(key, most)
    levels: dict[int, list[str]] = {}
    for key, value in idf.items():
        levels.setdefault(round(min(max(value, 0.5), most) / STEP), []).append(key)
    lines = [f"{level * STEP:.1f} {' '.join(sorted(levels[level]))}" for level in sorted(levels)]
    output.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{output}: {output.stat().st_size} bytes, {len(idf)} stems, {len(levels)} levels")


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[3]
    main(Path(sys.argv[1]), Path(sys.argv[2]), root / "index" / "data" / "background.txt")
