"""How well and how fast text is split into sentences: boundary F1 on real articles, against naive splitting.

Run ``python tests/benchmarks/sentences.py [--errors N]`` from the repository's root. The texts are not
part of the repository: they are read from ``../shared/stories``
(JSON with the sentences of each article in order) where present.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "stories"
_NAIVE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")


class Gold(NamedTuple):
    """One article: its sentences joined by single spaces, and where each ends."""

    name: str
    text: str
    ends: frozenset[int]


def articles(folder: Path) -> Iterator[Gold]:
    """Yield every article of a folder of stories."""
    for path in sorted(folder.glob("*.json")):
        for outlet, article in json.loads(path.read_text("utf-8"))["articles"].items():
            parts = [" ".join(sentence.split()) for sentence in article["sentences"]]
            parts = [part for part in parts if part]
            ends, at = [], 0
            for part in parts:
                at += len(part)
                ends.append(at)
                at += 1
            yield Gold(f"{path.stem}/{outlet}", " ".join(parts), frozenset(ends[:-1]))


def ours(text: str) -> list[int]:
    """Return where our sentences end."""
    from index.sentences import split_sentences

    return [sentence.end for sentence in split_sentences(text)]


def naive(text: str) -> list[int]:
    """Return where a regular expression without any guard would end sentences."""
    return [len(text[: m.end()].rstrip()) for m in _NAIVE.finditer(text)] + [len(text)]


class Score(NamedTuple):
    """Boundaries found, expected and common."""

    found: int
    expected: int
    hits: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.found + self.expected) if self.found + self.expected else 1.0


def score(golds: list[Gold], split: Callable[[str], list[int]], errors: int = 0) -> Score:
    """Count boundaries over all articles; print the first ``errors`` wrong ones."""
    found = expected = hits = 0
    for gold in golds:
        ends = frozenset(split(gold.text)) - {len(gold.text)}
        found, expected, hits = found + len(ends), expected + len(gold.ends), hits + len(ends & gold.ends)
        for at in sorted(ends ^ gold.ends):
            if errors > 0:
                sign = "cut " if at in ends else "miss"
                print(f"{sign} {gold.name} …{gold.text[max(0, at - 60) : at]}⏐{gold.text[at : at + 50]}…")
                errors -= 1
    return Score(found, expected, hits)


def main() -> int:
    """Print F1 and speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="print this many wrong boundaries")
    parser.add_argument("--stories", type=Path, default=SHARED)
    options = parser.parse_args()
    if not options.stories.is_dir():
        print(f"{options.stories} is not there: nothing to measure with.")
        return 0
    sys.path.insert(0, str(ROOT))
    ours("Import before measuring. It takes longer than a sentence.")
    for name, folder in (("stories", options.stories), ("stories/train", options.stories / "train")):
        golds = list(articles(folder))
        for label, split in (("naive", naive), ("ours", ours)):
            began = time.process_time()
            result = score(golds, split, options.errors if label == "ours" else 0)
            took = time.process_time() - began
            print(
                f"{name:14} {label:6} boundary F1 {result.f1:.4f}  precision {result.hits / result.found:.4f}  "
                f"recall {result.hits / result.expected:.4f}  {took / max(1, result.expected) * 1e6:.0f} µs a sentence"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
