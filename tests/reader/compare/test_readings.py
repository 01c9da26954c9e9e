"""What is read and judged for one comparison is kept for the next, and goes with it."""

from __future__ import annotations

import gc
import weakref

from reader.compare.details import Reading
from reader.compare.model import Ref
from reader.compare.readings import Readings
from reader.compare.story import compare_articles, split_articles
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
    gc.collect()
    before = {id(thing) for thing in gc.get_objects() if isinstance(thing, Reading)}
    result = compare_articles(ARTICLES)
    assert result.links
    del result
    gc.collect()
    assert not [thing for thing in gc.get_objects() if isinstance(thing, Reading) and id(thing) not in before]
