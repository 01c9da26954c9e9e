"""Runs of words that two linked sentences share, as ranges of the articles' texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.article import Span
from reader.compare.model import Run
from reader.compare.prepare import Words
from reader.compare.words import Token, fold

MOST_PLACES = 8
"""Places of one word on the other side that are tried."""


def shared_runs(a: Words, b: Words, text_a: str, text_b: str) -> tuple[Run, ...]:
    """Return the shared runs of two sentences, in the order of side a, each word used once, longest runs first.

    Words count as the same where their keys are; a run goes on over function words where both sides have the same ones.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, token in enumerate(b.tokens):
        if len(places[token.key]) < MOST_PLACES:
            places[token.key].append(place)
    matches = {(i, j) for i, token in enumerate(a.tokens) for j in places.get(token.key, ())}
    diagonals = sorted(_diagonals(matches), key=lambda d: (-d[2], abs(d[0] - d[1]), d))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found: list[Run] = []
    for i, j, length in diagonals:
        free = [n for n in range(length) if i + n not in used_a and j + n not in used_b]
        used_a.update(i + n for n in free)
        used_b.update(j + n for n in free)
        found += _runs(a.tokens, b.tokens, [(i + n, j + n) for n in free], text_a, text_b)
    return tuple(sorted(found, key=lambda run: run.a.start))


def _diagonals(matches: set[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Return maximal stretches of matches whose places grow together: first of a, first of b, length."""
    found = []
    for i, j in matches:
        if (i - 1, j - 1) not in matches:
            length = 1
            while (i + length, j + length) in matches:
                length += 1
            found.append((i, j, length))
    return found


def _runs(
    a: Sequence[Token], b: Sequence[Token], pairs: Sequence[tuple[int, int]], text_a: str, text_b: str
) -> list[Run]:
    """Join matched words that stand next to each other, or with the same function words between them, into runs."""
    found: list[Run] = []
    last = (-2, -2)
    for i, j in pairs:
        run = Run(Span(a[i].start, a[i].end), Span(b[j].start, b[j].end))
        if found and last == (i - 1, j - 1):
            before = found[-1]
            gap_a = text_a[before.a.end : run.a.start]
            gap_b = text_b[before.b.end : run.b.start]
            if gap_a == gap_b or fold(gap_a).lower().split() == fold(gap_b).lower().split():
                run = Run(Span(before.a.start, run.a.end), Span(before.b.start, run.b.end))
                found.pop()
        found.append(run)
        last = (i, j)
    return found
