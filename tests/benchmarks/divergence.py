"""What the judgement finds when the hand-labelled links are given: precision, recall, F1, and recall by kind.

    python tests/benchmarks/divergence.py

Reads ../shared/stories and ../shared/gold. The bounds of the rules were set on the fitting events, so their numbers
flatter; the checking events played no part. What is left of it end to end stands in quality.py.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).resolve().parent / "fitting"))

from gold import SHARED, read_events  # noqa: E402

from reader.compare.details import Setting, read_sentence  # noqa: E402
from reader.compare.diverge import judge  # noqa: E402

SAME = "same"


def report(part: str) -> None:
    """Print the numbers of the ``train`` or the ``check`` events."""
    counts: Counter[tuple[bool, bool]] = Counter()
    found: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for event in read_events(part):
        for (a, b), label in event.gold.items():
            one, two = (
                read_sentence(event.sentences[n][m], Setting(date.fromisoformat(event.dates[n])))
                for n, m in (a, b)
            )
            divergent = label["relation"] != SAME
            judged = bool(judge(one, two).conflicts)
            counts[divergent, judged] += 1
            if divergent:
                kinds[label["kind"]] += 1
                found[label["kind"]] += judged
    hit, miss, false = counts[True, True], counts[True, False], counts[False, True]
    precision, recall = hit / max(hit + false, 1), hit / max(hit + miss, 1)
    f1 = 2 * hit / max(2 * hit + miss + false, 1)
    print(
        f"{part}: precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f} ({hit} of {hit + miss}, {false} false)"
    )
    print("  " + ", ".join(f"{kind} {found[kind]}/{total}" for kind, total in kinds.most_common()))


if __name__ == "__main__":
    if not SHARED.is_dir():
        raise SystemExit("../shared is not there")
    report("train")
    report("check")
