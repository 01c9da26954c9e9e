"""Articles of a few sentences, read, and the pairs of them that give two answers to one question."""

from __future__ import annotations

from datetime import date

from index.article import Sentence
from reader.compare.details import Reading, Setting, read_sentence
from reader.compare.diverge import tallied

DAY = date(2026, 3, 13)

Place = tuple[int, int]


def read(text: str) -> Reading:
    """Read one sentence of an article of that day."""
    return read_sentence(Sentence(0, len(text), text), Setting(DAY))


def pairs(*articles: list[str]) -> list[tuple[Place, Place]]:
    """Return the sentences of articles that are set against each other, by (article, sentence)."""
    return tallied([[read(text) for text in texts] for texts in articles])
