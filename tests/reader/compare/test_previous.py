"""What an earlier comparison found is not computed again; counted is what the steps are asked to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from index.article import Article, Sentence
from reader.compare import align as aligning
from reader.compare import judging, story
from reader.compare.model import Comparison, Overrides, Ref
from reader.compare.story import compare_articles
from reader.sample import sample_articles

ARTICLES = tuple(sample_articles())


class Work:
    """Counts what is prepared, judged, searched for copies and read for times (pairs described singly aside)."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.prepared = self.copied = self.timed = 0
        self.judged: list[tuple[int, int]] = []
        self._count(monkeypatch, aligning, "prepare", self._prepared)
        self._count(monkeypatch, story, "find_copies", self._copied)
        self._count(monkeypatch, story, "build_timeline", self._timed)
        self._count(monkeypatch, judging, "find_pairs", self._pairs)

    def _count(
        self, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, note: Callable[..., None]
    ) -> None:
        real = getattr(module, name)

        def counted(*args: Any, **named: Any) -> Any:
            result = real(*args, **named)
            note(result, *args)
            return result

        monkeypatch.setattr(module, name, counted)

    def _prepared(self, _result: Any, _text: str, sentences: Sequence[Sentence]) -> None:
        self.prepared += len(sentences) > 1

    def _copied(self, *_: Any) -> None:
        self.copied += 1

    def _timed(self, *_: Any) -> None:
        self.timed += 1

    def _pairs(self, pairs: Any, terms: Any, *_: Any) -> None:
        self.judged += zip(*[terms.article[rows].tolist() for rows in pairs], strict=True)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Work]:
    return lambda: Work(monkeypatch)


def between(found: Comparison, most: int) -> list[tuple[Ref, Ref]]:
    return [(link.a, link.b) for link in found.links if link.b.article < most]


def test_one_more_article_costs_its_own_pairs_only(work: Callable[[], Work]) -> None:
    two = compare_articles(ARTICLES[:2])
    done = work()
    three = compare_articles(ARTICLES[:3], previous=two)
    assert done.prepared == 1
    assert done.judged and all(b == 2 for _, b in done.judged)
    assert between(three, 2) == between(two, 2)


def test_a_threshold_that_moves_costs_no_judgement(work: Callable[[], Work]) -> None:
    before = compare_articles(ARTICLES)
    expected = {
        least: compare_articles(ARTICLES, overrides=Overrides(threshold=least)) for least in (0.1, 0.2, 0.8)
    }
    done = work()
    for least, fresh in expected.items():
        before = compare_articles(ARTICLES, overrides=Overrides(threshold=least), previous=before)
        assert before == fresh
    assert not done.judged and not done.prepared and not done.copied and not done.timed


def test_below_what_was_kept_a_threshold_is_computed_anew(work: Callable[[], Work]) -> None:
    before = compare_articles(ARTICLES[:2])
    chosen = Overrides(threshold=0.03)
    done = work()
    low = compare_articles(ARTICLES[:2], overrides=chosen, previous=before)
    assert done.judged
    assert low == compare_articles(ARTICLES[:2], overrides=chosen)


def test_a_decision_on_a_link_costs_no_judgement(work: Callable[[], Work]) -> None:
    before = compare_articles(ARTICLES)
    link = before.links[0]
    done = work()
    after = compare_articles(
        ARTICLES, overrides=Overrides(refused=frozenset({(link.a, link.b)})), previous=before
    )
    assert not done.judged and not done.copied and not done.timed
    assert len(after.links) == len(before.links) - 1


def test_a_changed_date_is_read_anew() -> None:
    before = compare_articles(ARTICLES[:2])
    moved: list[Article] = [replace(article, published="1999-01-05") for article in ARTICLES[:2]]
    assert compare_articles(moved, previous=before) == compare_articles(moved)


def test_equal_articles_are_each_taken_over(work: Callable[[], Work]) -> None:
    twice = [ARTICLES[0], replace(ARTICLES[0], id="other", outlet="Other"), ARTICLES[1]]
    before = compare_articles(twice)
    done = work()
    assert compare_articles(twice, previous=before) == before
    assert not done.judged and not done.prepared
