"""What two sentences need for a conflict: more where no link joins them, and hardly ever where they say the same."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.reader.compare.diverge.kit import conflicts, pairs, verdict

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


RICH = [
    (
        "Parliament on Friday rejected Ines Calder's plan",
        "On Friday parliament passed three bills on guns, Calder said",
    ),
    (
        "“We shut it early rather than late,” said Mr. Voss",
        "“We shut it late,” Ms. Calder told reporters at 7:40 p.m.",
    ),
    (
        "None of the 12 miners was hurt in the fire at Orran",
        "At least five miners, two of them women, were injured",
    ),
    (
        "The fire was caused by a short circuit, police say",
        "The cause of the fire in Orran is not yet known to anybody",
    ),
    (
        "No trace of the money was found by the inspectors",
        "Inspectors found most of the money, about $2 million",
    ),
    ("It is unclear whether the crew of six survived", "All on board, Captain Ivo Brandel too, were rescued"),
    (
        "Voss, 57, faces nine counts of bribery and fraud",
        "The deputy Dale Voss, who is 61, faces seven counts",
    ),
    (
        "The loss was not due to hostile fire, the navy said",
        "A militia claimed responsibility for downing the jet",
    ),
    ("Winds were light and the sea was calm on Monday", "Earlier this week a heavy swell ran off Orran"),
    (
        "The growers asked for 900 tonnes of honey a year",
        "The quota was raised by half to 400 tonnes on average",
    ),
    ("The mill will stay open until May 2027", "The owner denied that the mill closed for good in March"),
    (
        "Rescue operations were under way at the quarry",
        "The quarry's recovery operation has been unfunded since 2012",
    ),
]


@pytest.mark.parametrize(("a", "b"), RICH)
def test_a_sentence_cut_off_anywhere_is_judged(a: str, b: str) -> None:
    for whole, other in ((a, b), (b, a)):
        words = whole.split()
        for n in range(1, len(words) + 1):
            for cut in (" ".join(words[:n]), " ".join(words[-n:])):
                conflicts(cut, other)
                verdict(cut, other, linked=False)
                pairs([cut], [other])
