"""Pairs below the threshold are asked only for what may link them by itself: nothing else may be lost by that."""

from __future__ import annotations

from itertools import product

from index.article import Kind, Sentence
from index.sentences import split_sentences
from reader.compare.details import Reading, Setting, read_sentence
from reader.compare.diverge.evidence import grounds, view_pair
from reader.compare.diverge.judge import candidates, judge, lone_candidates
from reader.compare.diverge.rules import holds_alone
from reader.sample import sample_articles

PAIRS = (
    ("The harbour board said the loss was not due to hostile fire.", "The tanker was hit by a missile."),
    ("It is unclear whether any of the crew survived.", "All nine sailors were killed."),
    ("The mayor denied that the bridge was closed.", "The bridge was closed, Tom Arden said."),
    ("Winds were light at the time.", "A strong wind blew over the bay."),
    ("Twelve people died in Lonn on Monday.", "Fifteen people died in Vasby on Tuesday."),
    ("The pilot did not send a warning.", "The pilot sent a warning."),
)


def reading(text: str) -> Reading:
    return read_sentence(Sentence(0, len(text), text, Kind.SENTENCE, 0), Setting())


def test_no_conflict_that_stands_alone_is_missed() -> None:
    told = [(reading(a), reading(b)) for a, b in PAIRS]
    one, two, *_ = (
        [read_sentence(s) for s in split_sentences(article.text)[:25]] for article in sample_articles()
    )
    alone = 0
    for a, b in [*told, *product(one, two)]:
        every = candidates(a, b)
        pair = view_pair(a, b)
        wanted = [c for c in every if holds_alone(c, grounds(c, pair, a, b))]
        lone = lone_candidates(a, b)
        assert [c for c in lone if holds_alone(c, grounds(c, pair, a, b))] == wanted
        assert all(c in every for c in lone)
        alone += len(wanted)
    assert alone


def test_a_pair_below_the_threshold_gets_no_notes() -> None:
    a, b = (reading(text) for text in PAIRS[4])
    assert judge(a, b, linked=False).notes == ()
