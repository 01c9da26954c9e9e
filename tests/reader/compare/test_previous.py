"""What an earlier comparison found is not computed again; counted is what the steps are asked to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from index.article import Article, Sentence
from reader.compare import align as aligning
from reader.compare import judging, readings, story
from reader.compare.details import Reading, Setting
from reader.compare.diverge import Verdict
from reader.compare.model import Comparison, Overrides
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


def test_one_more_article_is_read_alone(work: Callable[[], Work], monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = compare_articles(ARTICLES)
    before = compare_articles(ARTICLES[:-1])
    done = work()
    read: list[Sentence] = []
    judged: list[bool] = []
    real_reading, real_judge = readings.read_sentence, readings.judge
    last = len(ARTICLES) - 1

    def read_sentence(sentence: Sentence, setting: Setting) -> Reading:
        read.append(sentence)
        return real_reading(sentence, setting)

    def judge(a: Reading, b: Reading, **named: Any) -> Verdict:
        judged.append(b.sentence in fresh.sentences[last])
        return real_judge(a, b, **named)

    monkeypatch.setattr(readings, "read_sentence", read_sentence)
    monkeypatch.setattr(readings, "judge", judge)
    assert compare_articles(ARTICLES, previous=before) == fresh
    assert done.prepared == 1
    assert set(read) <= set(fresh.sentences[last])
    # Of the others only those are judged again whose score has passed a bound.
    assert judged.count(False) < judged.count(True)


@pytest.mark.parametrize("numbers", [(0, 1, 2, 3), (3, 0, 1, 2), (0, 2), (1, 2), (2, 1, 0), (0, 0, 1)])
def test_what_was_compared_before_changes_nothing(numbers: tuple[int, ...]) -> None:
    before = compare_articles(ARTICLES[:3])
    chosen = [ARTICLES[n] for n in numbers]
    assert compare_articles(chosen, previous=before) == compare_articles(chosen)


def test_articles_that_come_one_by_one_make_the_story_that_all_of_them_make() -> None:
    found: Comparison | None = None
    for most in range(len(ARTICLES) + 1):
        found = compare_articles(ARTICLES[:most], previous=found)
    assert found == compare_articles(ARTICLES)


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


def test_what_is_told_of_a_link_is_found_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    real = aligning.shared_runs
    monkeypatch.setattr(aligning, "shared_runs", lambda *sides: asked.append(sides) or real(*sides))
    links = compare_articles(ARTICLES).links
    assert links and not asked
    assert links[0].runs == links[0].runs != ()
    assert asked
