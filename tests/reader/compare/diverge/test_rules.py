"""The table of rules: every sort of conflict has its rule, and what links by itself is asked for."""

from __future__ import annotations

from reader.compare.diverge.candidate import Topic
from reader.compare.diverge.rules import ALONE, HOLDS


def test_every_sort_of_conflict_has_a_rule() -> None:
    # Who is only less sure contradicts nobody; answers to one question are compared where they are totals.
    assert set(Topic) - HOLDS.keys() == {Topic.HEDGE, Topic.POINT}


def test_what_links_two_sentences_by_itself_is_a_conflict_of_linked_ones_too() -> None:
    assert ALONE.keys() <= HOLDS.keys()
