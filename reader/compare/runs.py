"""Runs of words that two linked sentences share, as ranges of the articles' texts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from index.article import Span
from reader.compare.model import Run
from reader.compare.prepare import Words
from reader.compare.words import fold

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
FARTHEST = 200
"""Characters between two content words beyond which no function words are looked for; few sentences have 100."""

MOST_PLACES = 8
"""Places of one word on the other side that are tried."""


def shared_runs(a: Words, b: Words, text_a: str, text_b: str) -> tuple[Run, ...]:
    """Return the shared runs of two sentences, in the order of side a, each word used once, longest runs first.

    Words count as the same where their keys are; a run goes on over function words where both sides have the same ones,
    and takes those with it that stand around it on both sides.
    """
    folded_a, folded_b = _folded(text_a), _folded(text_b)
    used_a: set[int] = set()
    used_b: set[int] = set()
    found: list[Run] = []
    for shorter, _, i, j in sorted(_diagonals(_matches(a, b))):
        if shorter == -1:
            # Most words stand alone.
            if i not in used_a and j not in used_b:
                used_a.add(i)
                used_b.add(j)
                found.append(Run(Span(a.starts[i], a.ends[i]), Span(b.starts[j], b.ends[j])))
            continue
        free = [(i + n, j + n) for n in range(-shorter) if not (i + n in used_a or j + n in used_b)]
        if free:
            used_a.update([place for place, _ in free])
            used_b.update([place for _, place in free])
            found += _runs(a, b, free, folded_a, folded_b)
    found.sort()
    for n, run in enumerate(found):
        grown = _grown(run, a, b, folded_a, folded_b)
        if grown is not run and not any(_overlap(grown, other) for m, other in enumerate(found) if m != n):
            found[n] = grown
    return tuple(found)


@lru_cache(maxsize=128)
def _folded(text: str) -> str:
    """Return an article's text with one shape of marks; kept, since every link of the article asks for pieces of it."""
    return fold(text)


def _grown(run: Run, a: Words, b: Words, text_a: str, text_b: str) -> Run:
    """Return a run with the function words before and after it that both sides have; the run itself without any."""
    first_a, first_b = start_a, start_b = run.a.start, run.b.start
    last_a, last_b = end_a, end_b = run.a.end, run.b.end
    # Few runs have the same letter beside them on both sides: a look at two spares the reading of words.
    if text_a[start_a - 2 : start_a].lower() == text_b[start_b - 2 : start_b].lower():
        before = _before(a, text_a, start_a), _before(b, text_b, start_b)
        first_a, first_b = _as_far_as_equal(start_a, start_b, *before)
    if text_a[end_a : end_a + 2].lower() == text_b[end_b : end_b + 2].lower():
        behind = _behind(a, text_a, end_a), _behind(b, text_b, end_b)
        last_a, last_b = _as_far_as_equal(end_a, end_b, *behind)
    if first_a == start_a and last_a == end_a:
        return run
    return Run(Span(first_a, last_a), Span(first_b, last_b))


def _as_far_as_equal(
    place_a: int, place_b: int, beside_a: list[tuple[str, int]], beside_b: list[tuple[str, int]]
) -> tuple[int, int]:
    """Return how far a run reaches on either side once it has the equal words beside it, the nearest first."""
    for (word_a, reach_a), (word_b, reach_b) in zip(beside_a, beside_b, strict=False):
        if word_a != word_b:
            break
        place_a, place_b = reach_a, reach_b
    return place_a, place_b


def _before(words: Words, text: str, place: int) -> list[tuple[str, int]]:
    """Return the function words right before a place with where each begins, the nearest first."""
    content = bisect_left(words.starts, place)
    low = words.ends[content - 1] if content else words.first
    gap = text[low:place].lower() if place - low <= FARTHEST else ""
    return [(match.group(), low + match.start()) for match in reversed(list(_WORD.finditer(gap)))]


def _behind(words: Words, text: str, place: int) -> list[tuple[str, int]]:
    """Return the function words right behind a place with where each ends."""
    content = bisect_left(words.starts, place)
    high = words.starts[content] if content < len(words.starts) else words.last
    gap = text[place:high].lower() if high - place <= FARTHEST else ""
    return [(match.group(), place + match.end()) for match in _WORD.finditer(gap)]


def _overlap(one: Run, other: Run) -> bool:
    """Whether two runs have text in common on either side."""
    return any(x.start < y.end and y.start < x.end for x, y in ((one.a, other.a), (one.b, other.b)))


def _matches(a: Words, b: Words) -> set[tuple[int, int]]:
    """Return the places of equal words."""
    keys = set(a.keys).intersection(b.keys)
    places: dict[str, list[int]] = {key: [] for key in keys}
    for place, key in enumerate(b.keys):
        if key in keys and len(places[key]) < MOST_PLACES:
            places[key].append(place)
    return {(i, j) for i, key in enumerate(a.keys) if key in keys for j in places[key]}


def _diagonals(matches: set[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Return maximal stretches of matches whose places grow together, so that sorting puts the longest first.

    Each is its length below zero, how far its places lie apart, its first place in a and in b.
    """
    found = []
    for i, j in matches:
        if (i - 1, j - 1) not in matches:
            length = 1
            while (i + length, j + length) in matches:
                length += 1
            found.append((-length, abs(i - j), i, j))
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
    return a == b or a.lower().split() == b.lower().split()
