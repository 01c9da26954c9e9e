"""Words that deny or doubt in one sense and say nothing of it in another."""

from __future__ import annotations

import pytest

from index.article import Sentence
from reader.compare.details import find_details
from reader.compare.model import DifferenceKind


def heads(text: str, kind: DifferenceKind) -> list[str]:
    return [d.head for d in find_details(Sentence(0, len(text), text)) if d.kind is kind]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("The crew would not even look.", ["not"]),
        ("The crew never even looked.", ["not"]),
        ("The works go on without more debt.", ["not"]),
        ("The harbour was unable to pay.", ["not"]),
        ("The mayor ruled out a strike.", ["not"]),
        ("The mayor dismissed the claims.", ["deny"]),
        ("The story was false.", ["deny"]),
        ("There is no doubt that it burned.", []),
        ("The crew could not agree more.", []),
        ("It wasn't just the crew.", []),
        ("The mayor dismissed the clerk.", []),
        ("A false entry was found.", []),
    ],
)
def test_denials(text: str, classes: list[str]) -> None:
    assert heads(text, DifferenceKind.POLARITY) == classes


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("The pier will reopen.", ["planned"]),
        ("Will the pier reopen?", ["planned"]),
        ("Hers will be the first, and her will be done.", ["planned", "planned"]),
        ("Will Calder left for Orran.", []),
        ("She changed her will in spring.", []),
        ("Sailors of good will came.", []),
        ("The navy confirmed the loss.", ["confirmed"]),
        ("She was confirmed by the Senate.", []),
        ("The crew claims that it burned.", ["reported"]),
        ("Unemployment claims rose.", []),
        ("A possible leak was found.", ["hedged"]),
        ("They left as soon as possible.", []),
    ],
)
def test_doubts(text: str, classes: list[str]) -> None:
    assert heads(text, DifferenceKind.CERTAINTY) == classes
