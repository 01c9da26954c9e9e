"""What is read and judged for one comparison is kept for the next, and goes with it."""

from __future__ import annotations

import gc
import weakref

from reader.compare.diverge import judge
from reader.compare.model import Ref
from reader.compare.readings import Readings
from reader.compare.story import Kept, compare_articles, split_articles
from reader.sample import sample_articles

ARTICLES = tuple(sample_articles())


def test_readings_and_verdicts_are_taken_over_wherever_their_article_stands() -> None:
    one = Readings(ARTICLES[:2], split_articles(ARTICLES[:2]))
    verdict = one.verdict(Ref(0, 1), Ref(1, 1), 0.5)
    turned = (ARTICLES[2], ARTICLES[1], ARTICLES[0])
    two = Readings(turned, split_articles(turned), one)
    assert two.of(Ref(2, 1)) is one.of(Ref(0, 1))
    assert two.of(Ref(1, 1)) is one.of(Ref(1, 1))
    again = Readings(ARTICLES[:2], split_articles(ARTICLES[:2]), two)
    assert again.verdict(Ref(0, 1), Ref(1, 1), 0.5) is verdict


def test_no_rule_asks_for_a_finer_score_than_verdicts_are_kept_by() -> None:
    sentences = split_articles(ARTICLES)
    readings = Readings(ARTICLES, sentences)
    linked = [(link.a, link.b) for link in compare_articles(ARTICLES).links]
    for a, b in linked:
        one, two = readings.of(a), readings.of(b)
        for step in range(100):
            assert judge(one, two, score=step / 100) == readings.verdict(a, b, step / 100)


def test_nothing_of_a_removed_article_is_kept() -> None:
    one = Readings(ARTICLES[:2], split_articles(ARTICLES[:2]))
    one.verdict(Ref(0, 1), Ref(1, 1), 0.5)
    gone = weakref.ref(one.of(Ref(0, 1)))
    left = Readings(ARTICLES[1:2], split_articles(ARTICLES[1:2]), one)
    assert left.of(Ref(0, 1)) is one.of(Ref(1, 1))
    del one
    gc.collect()
    assert gone() is None


def test_no_reading_outlives_its_comparison() -> None:
    result = compare_articles(ARTICLES)
    kept = result.kept
    assert result.links and isinstance(kept, Kept)
    held = [
        weakref.ref(reading)
        for number in range(len(ARTICLES))
        for reading in kept.readings.row(number)
        if reading
    ]
    assert len(held) > 30
    del result, kept
    gc.collect()
    assert not [reading for held_one in held if (reading := held_one()) is not None]
