"""A reader's decisions are kept by wording and win over what is computed."""

from __future__ import annotations

import pytest

from index.article import Article, article_id
from index.sentences import split_sentences
from reader.compare.feedback import Feedback, Verdict
from reader.compare.model import Overrides, Ref

A = Article(article_id("One fell. Two ran. One fell.", "A"), "One fell. Two ran. One fell.")
B = Article(article_id("A man fell. Both ran.", "B"), "A man fell. Both ran.")
ARTICLES = (A, B)
SENTENCES = tuple(split_sentences(x.text) for x in ARTICLES)
PAIR = (Ref(0, 2), Ref(1, 0))


def test_the_last_decision_on_a_pair_wins() -> None:
    feedback = Feedback().decide(Verdict.REFUSED, ARTICLES, SENTENCES, PAIR, "2031-04-07T10:00:00Z")
    assert feedback.resolve(ARTICLES, SENTENCES) == Overrides(refused=frozenset({PAIR}))
    feedback = feedback.decide(Verdict.MADE, ARTICLES, SENTENCES, PAIR, "2031-04-07T10:01:00Z")
    assert feedback.resolve(ARTICLES, SENTENCES) == Overrides(made=frozenset({PAIR}))
    feedback = feedback.decide(Verdict.UNDONE, ARTICLES, SENTENCES, PAIR, "2031-04-07T10:02:00Z")
    assert feedback.resolve(ARTICLES, SENTENCES) == Overrides()
    assert len(feedback.decisions) == 3


def test_it_comes_back_from_its_text() -> None:
    feedback = Feedback(threshold=0.4).decide(Verdict.MADE, ARTICLES, SENTENCES, PAIR, "2031-04-07T10:00:00Z")
    assert Feedback.loads(feedback.dumps()) == feedback
    assert Feedback.loads(None) == Feedback.loads("") == Feedback()


def test_articles_in_another_order_keep_their_decisions() -> None:
    feedback = Feedback().decide(Verdict.REFUSED, ARTICLES, SENTENCES, PAIR, "2031-04-07T10:00:00Z")
    turned = feedback.resolve((B, A), (SENTENCES[1], SENTENCES[0]))
    assert turned.refused == {(Ref(0, 0), Ref(1, 2))}


def test_a_sentence_that_is_gone_has_no_effect_but_stays() -> None:
    feedback = Feedback().decide(Verdict.REFUSED, ARTICLES, SENTENCES, PAIR, "2031-04-07T10:00:00Z")
    changed = Article(B.id, "A woman fell. Both ran.")
    resolved = feedback.resolve((A, changed), (SENTENCES[0], split_sentences(changed.text)))
    assert resolved == Overrides()
    assert len(feedback.decisions) == 1


@pytest.mark.parametrize("text", ["[]", '{"version": 9}', '{"version": 1, "decisions": [{}]}', "{"])
def test_damaged_feedback_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):
        Feedback.loads(text)
