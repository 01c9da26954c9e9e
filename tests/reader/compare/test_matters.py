"""Two values that no link joins are of one matter, or else they contradict nothing."""

from __future__ import annotations

from reader.compare.diverge.judge import judge
from tests.reader.compare.answers_kit import read


def found(a: str, b: str) -> bool:
    """Whether two sentences conflict that give the only such values of their articles."""
    return bool(judge(read(a), read(b), linked=False, tallied=True).conflicts)


def test_numbers_of_one_matter_lie_near_each_other() -> None:
    gift = "The shipyard gave the mayor's party a donation of 90,000 crowns."
    assert found(gift, "The party received donations of 60,000 crowns.")
    assert not found(gift, "A baker gave the party a donation of 400 crowns.")
    assert found("Nobody was injured.", "Forty people were injured.")
