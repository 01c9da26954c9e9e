"""Sentences of one day, read, and what they conflict over, whichever of the two comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from index.article import Sentence
from reader.compare.details import Reading, Setting, read_sentence
from reader.compare.diverge import Verdict, judge, tallied
from reader.compare.diverge.candidate import Candidate

DAY = date(2026, 3, 13)

Place = tuple[int, int]
Shown = list[tuple[str, str, str, float]]
"""Of each candidate its topic, the words of both sides and its strength."""


def read(text: str, day: date | None = DAY) -> Reading:
    """Read one sentence of an article of that day."""
    return read_sentence(Sentence(0, len(text), text), Setting(day))


def verdict(a: str, b: str, *, day: date | None = DAY, score: float = 1.0, linked: bool = True) -> Verdict:
    """Return what two sentences conflict over, and what is only a note."""
    return judge(read(a, day), read(b, day), score=score, linked=linked)


def candidates_of(find: Callable[[Reading, Reading], Iterable[Candidate]], a: str, b: str) -> Shown:
    """Return what a finder finds in two sentences."""
    found = [(c.topic.value, c.a.text, c.b.text, c.strength) for c in find(read(a), read(b))]
    turned = [(c.topic.value, c.b.text, c.a.text, c.strength) for c in find(read(b), read(a))]
    assert sorted(found) == sorted(turned), "the sides must not matter"
    return found


def conflicts(a: str, b: str) -> list[tuple[str, str, str]]:
    """Return what two linked sentences conflict over: kind and both values."""
    found = [(d.kind.value, d.a, d.b) for d in verdict(a, b).conflicts]
    turned = [(d.kind.value, d.b, d.a) for d in verdict(b, a).conflicts]
    assert sorted(found) == sorted(turned), "the sides must not matter"
    return found


def clash(a: str, b: str, *, score: float = 1.0) -> bool:
    """Whether two linked sentences conflict."""
    return _either_way(a, b, score=score)


def clash_of_totals(a: str, b: str) -> bool:
    """Whether two sentences that no link joins conflict, which give the only such values of their articles."""
    return _either_way(a, b, linked=False, tallied=True)


def clash_of_doubtful(a: str, b: str) -> bool:
    """Whether a conflict links two sentences."""
    return _either_way(a, b, linked=False)


def _either_way(a: str, b: str, score: float = 1.0, linked: bool = True, tallied: bool = False) -> bool:
    one, two = read(a), read(b)
    found, turned = (
        bool(judge(*pair, score=score, linked=linked, tallied=tallied).conflicts)
        for pair in ((one, two), (two, one))
    )
    assert found == turned, "the sides must not matter"
    return found


def pairs(*articles: list[str]) -> list[tuple[Place, Place]]:
    """Return the sentences of articles that are set against each other, by (article, sentence)."""
    return tallied([[read(text) for text in texts] for texts in articles])
