"""Runs of words that two linked sentences share, as ranges of the articles' texts."""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Span
from reader.compare.model import Run
from reader.compare.prepare import Words
from reader.compare.words import fold

MOST_PLACES = 8
"""Places of one word on the other side that are tried."""


def shared_runs(a: Words, b: Words, text_a: str, text_b: str) -> tuple[Run, ...]:
    """Return the shared runs of two sentences, in the order of side a, each word used once, longest runs first.

    Words count as the same where their keys are; a run goes on over function words where both sides have the same ones.
    """
    used_a: set[int] = set()
    used_b: set[int] = set()
    found: list[Run] = []
    for i, j, length in sorted(_diagonals(_matches(a, b)), key=_longest):
        free = [(i + n, j + n) for n in range(length) if not (i + n in used_a or j + n in used_b)]
        used_a.update([place for place, _ in free])
        used_b.update([place for _, place in free])
        found += _runs(a, b, free, text_a, text_b)
    found.sort(key=lambda run: run.a.start)
    return tuple(found)


def _longest(diagonal: tuple[int, int, int]) -> tuple[int, int, int, int]:
    i, j, length = diagonal
    return -length, abs(i - j), i, j


def _matches(a: Words, b: Words) -> set[tuple[int, int]]:
    """Return the places of equal words."""
    keys = set(a.keys)
    places: dict[str, list[int]] = {}
    for place, key in enumerate(b.keys):
        if key in keys:
            held = places.setdefault(key, [])
            if len(held) < MOST_PLACES:
                held.append(place)
    return {(i, j) for i, key in enumerate(a.keys) if key in places for j in places[key]}


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


def _runs(a: Words, b: Words, pairs: Sequence[tuple[int, int]], text_a: str, text_b: str) -> list[Run]:
    """Join matched words that stand next to each other, or with the same function words between them, into runs."""
    found: list[Run] = []
    start_a = end_a = start_b = end_b = 0
    last = (-2, -2)
    for i, j in pairs:
        if last == (i - 1, j - 1) and _same_gap(text_a[end_a : a.starts[i]], text_b[end_b : b.starts[j]]):
            end_a, end_b = a.ends[i], b.ends[j]
        else:
            if last[0] >= 0:
                found.append(Run(Span(start_a, end_a), Span(start_b, end_b)))
            start_a, end_a, start_b, end_b = a.starts[i], a.ends[i], b.starts[j], b.ends[j]
        last = (i, j)
    if last[0] >= 0:
        found.append(Run(Span(start_a, end_a), Span(start_b, end_b)))
    return found


def _same_gap(a: str, b: str) -> bool:
    """Whether the same function words stand in two gaps."""
    return a == b or fold(a).lower().split() == fold(b).lower().split()
