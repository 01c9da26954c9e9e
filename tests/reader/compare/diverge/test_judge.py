"""What two sentences need for a conflict: more where no link joins them, and hardly ever where they say the same."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.reader.compare.diverge.kit import conflicts, verdict

PAIRS = Path(__file__).resolve().parents[5] / "shared" / "pairs"


def test_an_unlinked_pair_needs_more_than_a_linked_one() -> None:
    a, b = (
        "The captain was fired on Monday by the ferry line.",
        "The captain of the ferry line resigned on Monday.",
    )
    assert verdict(a, b).conflicts
    assert not verdict(a, b, score=0.2).conflicts
    # Two short sentences that say what excludes each other of one captain link themselves.
    assert verdict(a, b, linked=False).conflicts
    apart = "The owner of the shop beside the pier resigned on Monday."
    assert not verdict(a, apart, linked=False).conflicts
    days = (
        "The report was published Saturday in the town's paper.",
        "The report was published Sunday in the town's paper.",
    )
    assert verdict(*days, linked=False, score=0.2).conflicts


def test_an_empty_sentence_conflicts_with_none() -> None:
    assert conflicts("", "Six people drowned.") == []


@pytest.mark.skipif(not PAIRS.is_dir(), reason="../shared/pairs is not there")
def test_hardly_any_pair_that_says_the_same_is_called_divergent() -> None:
    same = alarms = 0
    for path in sorted(PAIRS.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if len(row) >= 3 and float(row[0]) >= 4.8:
                    same += 1
                    alarms += bool(verdict(row[1], row[2], day=None).conflicts)
    assert same > 200
    assert alarms <= 0.04 * same
