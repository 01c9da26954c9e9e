"""Whom "he said" and "she said" quote: whom the sentence before tells, or nobody."""

from __future__ import annotations

import pytest

from index.article import Article
from index.sentences import split_sentences
from reader.compare.model import Comparison
from reader.compare.speakers import speakers


def quoted(text: str) -> dict[str, int]:
    """Return the speakers of a report with how often each is quoted."""
    comparison = Comparison((Article("0", text),), (tuple(split_sentences(text)),), ((),), ())
    return {speaker.name: len(speaker.mentions) for speaker in speakers(comparison)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“It was rust,” said Ines Calder. “All of it,” she said. “I saw it,” she said.", {"Ines Calder": 3}),
        ("Ines Calder, 44, lost her boat. “It was rust,” she said.", {"Ines Calder": 1}),
        ("The boat's owner, Ines Calder, left. “It was rust,” she said.", {"Ines Calder": 1}),
        ("Harbour master Piers Oduya of Lonn was not so sure. “It was rust,” he said.", {"Piers Oduya": 1}),
        (
            "Ines Calder came. The sea was calm. But Ms. Calder left. “It was rust,” she said.",
            {"Ines Calder": 1},
        ),
        ("Ines Calder lost her boat. She swam. “It was rust,” she said.", {"Ines Calder": 1}),
        ("“It was rust,” said Ines Calder. “All of it. It was old,” she said.", {"Ines Calder": 2}),
        ("Ines Calder came. Calder met Piers, whom she called a “rust-eater”.", {"Ines Calder": 1}),
        # One of two, another sort of person, nobody at all.
        ("Mr. Oduya met Ines Calder. “It was rust,” he said.", {}),
        ("Calder left. “It was rust,” she said.", {}),
        ("The board met Ines Calder. “It was rust,” he said.", {}),
        ("Ines Calder left. Ms. Calder was angry. “It was rust,” he said.", {}),
        ("The board said it was rust. “It was old,” she said.", {"The board": 1}),
        ("Ines Calder left. The owner Piers Oduya wants what he called “a new boat”.", {}),
        ("Ines Calder left the harbour. She said it was rust.", {}),
    ],
)
def test_a_pronoun_is_whoever_the_sentence_before_tells(text: str, names: dict[str, int]) -> None:
    assert quoted(text) == names
