"""A glance spares most sentences the reading of their tokens; nothing that a reading finds may be lost by it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Kind, Sentence
from index.sentences import split_sentences
from reader.compare.details import Reading, Setting, read_sentence
from reader.compare.details.find import KINDS
from reader.compare.details.tokens import tokenize, written_words
from reader.compare.diverge.accounts.exclusives import find_exclusives, may_exclude
from reader.compare.diverge.glance import may_clash
from reader.compare.diverge.judge import lone_candidates
from reader.sample import sample_articles

CONTESTED = Path(__file__).parents[3] / "data" / "contested"
TEXTS = (
    "a dozen of them came.",
    "It took an hour.",
    "Half of the crew left.",
    "G20 leaders met.",
    "“U.S. forces left at noon,” he said.",
    "A.m. trains were late.",
    "He hasn’t been told yet.",
    "it is not yet known why in Lonn.",
    "\u212almart struck Tarn Reef on monday's tide.",
    "٣ of them died in İzmir.",
    "It took twenty-five men to haul the U-turn sign away.",
    "the company will close the plant; it does not deny that",
    "",
)


def reading(text: str) -> Reading:
    return read_sentence(Sentence(0, len(text), text, Kind.SENTENCE, 0), Setting())


def sentences() -> list[str]:
    lines = [
        line for path in sorted(CONTESTED.glob("*.txt")) for line in path.read_text("utf-8").splitlines()
    ]
    sample = [s.text for article in sample_articles() for s in split_sentences(article.text)]
    return [*TEXTS, *sample, *lines]


def test_no_detail_is_lost() -> None:
    found = dict.fromkeys(KINDS, 0)
    for text in sentences():
        for kind in KINDS:
            every = tuple(reading(text)._find(kind))
            assert reading(text).of(kind) == every, text
            found[kind] += len(every)
    assert min(found.values()) > 10, found


def test_no_phrase_of_the_table_is_lost() -> None:
    found = 0
    for text in sentences():
        phrases = find_exclusives(tokenize(text).low)
        assert may_exclude(written_words(text)) or not phrases, text
        found += bool(phrases)
    assert found > 100


def test_no_candidate_is_lost() -> None:
    files = sorted(CONTESTED.glob("*.txt"))
    assert files
    clashes = 0
    for path in files:
        lines = [reading(line) for line in path.read_text("utf-8").splitlines()[:60] if len(line) > 20]
        for a, b in product(lines[:30], lines[30:]):
            lone = lone_candidates(a, b)
            assert may_clash(a, b) or not lone, (a.sentence.text, b.sentence.text)
            clashes += bool(lone)
    assert clashes > 100


@given(st.text(alphabet="aéİK'’.,- 1٣_AzZßß中", max_size=60))
def test_every_word_of_a_text_is_seen(text: str) -> None:
    tokens = tokenize(text)
    words = {
        low
        for low, kind in zip(tokens.low, tokens.kinds, strict=True)
        if kind in {"word", "initials"} and low.isascii()
    }
    assert words <= written_words(text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_sentence_without_anything_at_stake_clashes_with_none(text: str) -> None:
    assert not may_clash(reading("The sea was."), reading(text))
