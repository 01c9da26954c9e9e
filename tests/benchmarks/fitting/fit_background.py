"""Make ``index/data/background.txt``: how rare words are in news, by the stems that are compared.

    python tests/benchmarks/fitting/fit_background.py

Counts stems in the 44 fitting events of ../shared/stories and in the pairs of headlines of ../shared/pairs, and reads
no labels. Only stems that occur in at least ``LEAST_EVENTS`` of these are written, so that no single event leaves its
names in the table; each gets its inverse document frequency over sentences, ln(sentences / sentences with it).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from reader.compare.wordlists import STOP_WORDS  # noqa: E402
from reader.compare.words import tokenize  # noqa: E402

SHARED = ROOT.parent / "shared"
TARGET = ROOT / "index" / "data" / "background.txt"

LEAST_EVENTS = 3
MOST_COUNTED = 4
"""Sentences of one event that count for a word, so that no single event's topic makes a word look common."""

SMALL = frozenset(f"#{n}" for n in range(32))
"""Numbers that are common enough to have a rarity of their own; larger ones are all alike."""

STEP = 0.1


def texts() -> Iterator[list[str]]:
    """Yield the sentences of each event; a pair of headlines is a small event."""
    for path in sorted((SHARED / "stories" / "train").glob("*.json")):
        articles = json.loads(path.read_text("utf-8"))["articles"].values()
        yield [sentence for article in articles for sentence in article["sentences"]]
    for path in sorted((SHARED / "pairs").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            yield line.split("\t")[1:3]


def rarity(events: Iterable[list[str]]) -> dict[str, float]:
    """Return the inverse document frequency of every general stem."""
    frequency: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    total = 0
    for sentences in events:
        seen = Counter(key for sentence in sentences for key in {token.key for token in tokenize(sentence)})
        total += len(sentences)
        spread.update(seen.keys())
        frequency.update({key: n if key in STOP_WORDS else min(n, MOST_COUNTED) for key, n in seen.items()})
    return {
        key: log(total / n)
        for key, n in frequency.items()
        if spread[key] >= LEAST_EVENTS and (key[0] != "#" or key in SMALL)
    }


def main() -> None:
    levels: dict[int, list[str]] = {}
    table = rarity(texts())
    for key, value in table.items():
        levels.setdefault(round(max(value, 0.5) / STEP), []).append(key)
    lines = [f"{level * STEP:.1f} {' '.join(sorted(levels[level]))}" for level in sorted(levels)]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    print(
        f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes, {len(table)} stems, {len(levels)} levels"
    )


if __name__ == "__main__":
    main()
