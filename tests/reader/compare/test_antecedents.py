"""Whom the "He" or "She" at the beginning of a label means: told in brackets, or left open."""

from __future__ import annotations

import pytest

from index.sentences import split_sentences
from reader.compare.antecedents import with_name


def labelled(text: str) -> str:
    """Return the last sentence of a text as a label."""
    sentences = split_sentences(text)
    return with_name(sentences[-1].text, sentences, len(sentences) - 1, text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ines Calder lost her boat. She blamed rust.", "She [Ines Calder] blamed rust."),
        ("Ines Calder came first. Ms. Calder lost. Her boat sank.", "Her [Calder’s] boat sank."),
        ("Mayor Ines Calder came. She swam. She blamed rust.", "She [Ines Calder] blamed rust."),
        ("Ines Calder came. “It was rust,” said Calder, 44. She left.", "She [Calder] left."),
        (
            "The head of the Harbour Authority, Ines Calder, left. She blamed rust.",
            "She [Ines Calder] blamed rust.",
        ),
        ("In the public hall, Ines Calder wept. She blamed rust.", "She [Ines Calder] blamed rust."),
        # Two whom it may mean, another title, a body, nobody.
        ("Ines Calder met Piers Oduya. He blamed rust.", "He blamed rust."),
        ("Ines Calder is Ms. Calder. Calder left. He blamed rust.", "He blamed rust."),
        ("The Harbour Board met. She blamed rust.", "She blamed rust."),
        ("She blamed rust.", "She blamed rust."),
        ("Ines Calder left. The mast fell. She blamed rust.", "She blamed rust."),
        ("Ines Calder left. She told Piers that Calder left.", "She told Piers that Calder left."),
    ],
)
def test_a_label_names_whom_it_begins_with(text: str, label: str) -> None:
    assert labelled(text) == label


def test_only_what_begins_its_sentence_is_named() -> None:
    sentences = split_sentences("Ines Calder left. The owner said she swam.")
    assert with_name("She swam.", sentences, 1, "Ines Calder left.") == "She swam."
