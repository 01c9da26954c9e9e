"""Names, places and speakers that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from reader.compare.details import Detail, Reading
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.model import DifferenceKind


def identity_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield places, persons and speakers that differ where the words around them agree."""
    yield from _places(a, b)
    yield from _persons(a, b)
    yield from _speakers(a, b)


def _places(a: Reading, b: Reading) -> Iterator[Candidate]:
    for x in a.of(DifferenceKind.PLACE):
        if _named(x, b):
            continue
        for y in b.of(DifferenceKind.PLACE):
            if not _named(y, a):
                strength = 1.0 if x.head == y.head and x.head else 0.5 if x.modifier == y.modifier else 0.0
                yield _candidate(DifferenceKind.PLACE, Topic.PLACE, x, y, strength)


def _persons(a: Reading, b: Reading) -> Iterator[Candidate]:
    """One family name with two given names."""
    for x in a.of(DifferenceKind.NAME):
        first_x, last_x = _parts(x)
        if not first_x:
            continue
        for y in b.of(DifferenceKind.NAME):
            first_y, last_y = _parts(y)
            if first_y and last_x == last_y and not _same_given(first_x, first_y):
                yield _candidate(DifferenceKind.NAME, Topic.PERSON, x, y, 1.0)


def _speakers(a: Reading, b: Reading) -> Iterator[Candidate]:
    for x in a.of(DifferenceKind.ATTRIBUTION):
        if x.modifier or str(x.value) in b.content:
            continue
        for y in b.of(DifferenceKind.ATTRIBUTION):
            if not y.modifier and str(y.value) not in a.content:
                yield Candidate(
                    DifferenceKind.ATTRIBUTION, Topic.SPEAKER, x, y, a.content & b.content, a.content | b.content
                )


def _parts(name: Detail) -> tuple[str, str]:
    words = str(name.value).split()
    if len(words) < 2 or len(words) > 4 or not all(w.isalpha() or len(w) <= 2 for w in words):
        return "", ""
    return words[0], words[-1]


def _same_given(x: str, y: str) -> bool:
    """Whether two given names may be one person's: one begins the other, or one is an initial."""
    return x[0] == y[0] and (len(x) <= 2 or len(y) <= 2 or x.startswith(y[:3]) or y.startswith(x[:3]))


def _named(name: Detail, other: Reading) -> bool:
    """Whether the other sentence has the last word of a name as well."""
    return any(w in other.tokens.low or f"{w}'s" in other.tokens.low for w in str(name.value).split() if len(w) > 2)


def _candidate(kind: DifferenceKind, topic: Topic, x: Detail, y: Detail, strength: float) -> Candidate:
    return Candidate(kind, topic, x, y, x.context & y.context, x.context | y.context, strength)
