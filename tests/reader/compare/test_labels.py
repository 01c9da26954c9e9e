"""Headings that state nothing are linked with no sentence."""

from __future__ import annotations

import pytest

from index.article import Kind, Sentence
from reader.compare.align import align
from reader.compare.labels import is_label
from reader.compare.prepare import prepare


def heading(text: str) -> bool:
    (words,) = prepare(text, [Sentence(0, len(text), text, Kind.HEADING)]).words
    return is_label(words, text)


@pytest.mark.parametrize(
    "text",
    [
        "Who was on the cable car",
        "Background",
        "What we know so far",
        "Was it the wind?",
        "Key points of the report",
    ],
)
def test_a_question_or_a_name_of_a_part_is_a_label(text: str) -> None:
    assert heading(text)


@pytest.mark.parametrize("text", ["Cable car stops above gorge", "Forty skiers rescued from cable car"])
def test_a_headline_that_says_what_happened_is_none(text: str) -> None:
    assert not heading(text)


def pairs(first: str, kind: Kind) -> int:
    second = "Forty skiers on the cable car over Lomvi gorge were rescued on Monday."
    other = "Bakers in Lomvi complain of the price of flour."
    texts = f"{first}\n{other}", f"{second}\n{other}"
    sentences = [
        [Sentence(0, len(first), first, kind), Sentence(len(first) + 1, len(texts[0]), other)],
        [Sentence(0, len(second), second), Sentence(len(second) + 1, len(texts[1]), other)],
    ]
    found = align(texts, sentences, threshold=0.05)
    return sum(pair.a.sentence == pair.b.sentence == 0 for pair in found.pairs)


def test_a_label_is_linked_with_no_sentence() -> None:
    assert pairs("Which skiers were on the cable car over Lomvi gorge", Kind.HEADING) == 0


def test_a_headline_is_linked_with_what_it_states() -> None:
    assert pairs("Skiers rescued from cable car over Lomvi gorge", Kind.HEADING) == 1


def test_running_text_is_linked_however_it_begins() -> None:
    assert pairs("What rescued the forty skiers on the cable car was luck", Kind.SENTENCE) == 1
