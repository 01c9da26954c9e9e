"""How many headline pairs that say the same are called divergent.

    python tests/benchmarks/false_alarms.py

Reads the pairs of ../shared/pairs that people scored 4.8 or more (of 5); prints each false alarm and the rate.
The goal is at most 4 %.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.article import Sentence  # noqa: E402
from reader.compare.details import read_sentence  # noqa: E402
from reader.compare.diverge import judge  # noqa: E402

LEAST = 4.8
GOAL = 0.04


def same_pairs() -> Iterator[tuple[str, str]]:
    """Yield the pairs that say the same."""
    for path in sorted((ROOT.parent / "shared" / "pairs").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if len(row) >= 3 and float(row[0]) >= LEAST:
                    yield row[1], row[2]


def main() -> int:
    """Print the false alarms; return 1 where they are too many or there is nothing to read."""
    total = alarms = 0
    for pair in same_pairs():
        total += 1
        a, b = (read_sentence(Sentence(0, len(text), text)) for text in pair)
        found = judge(a, b).conflicts
        if found:
            alarms += 1
            print("; ".join(difference.label for difference in found))
    if not total:
        print("../shared/pairs is not there", file=sys.stderr)
        return 1
    print(
        f"{alarms} of {total} pairs that say the same are called divergent ({alarms / total:.1%}, goal {GOAL:.0%})"
    )
    return int(alarms > GOAL * total)


if __name__ == "__main__":
    raise SystemExit(main())
