"""Approximate search for a quotation in a text, and how alike two short texts are.

The search is Myers' bit-vector algorithm (Myers 1999, "A fast bit-vector algorithm for approximate string
matching based on dynamic programming", in the form of Hyyrö 2003) on Python's integers, so that a pattern may
have any length.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

LONGEST_SCAN = 60_000
"""A text longer than this many code points is searched only around runs that it shares with the pattern."""
_SEED = 12
_MOST_WINDOWS = 40


@dataclass(frozen=True, slots=True)
class Near:
    """A stretch of a text that resembles the pattern."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    distance: int
    """Insertions, deletions and substitutions between the pattern and the stretch."""


def likeness(a: str, b: str) -> float:
    """Return how alike two texts are, 0 to 1: one minus their edit distance over the longer length."""
    if a == b:
        return 1.0
    return 1 - distance(a, b) / max(len(a), len(b))


def distance(a: str, b: str) -> int:
    """Return the edit distance of two texts (insertions, deletions and substitutions)."""
    return _scan(a, b, anchored=True)[-1] if a and b else len(a) + len(b)


def near_hits(pattern: str, text: str, most: int) -> list[Near]:
    """Return the stretches of ``text`` within ``most`` edits of ``pattern``, one of each neighbourhood, best first."""
    if not pattern or most < 0:
        return []
    hits = {
        hit
        for offset, window in _windows(pattern, text, most)
        for hit in _hits(pattern, window, most, offset)
    }
    return sorted(hits, key=lambda hit: (hit.distance, hit.start))


def _scan(pattern: str, text: str, *, anchored: bool) -> list[int]:
    """Return, for each position of ``text``, the edit distance of ``pattern`` to a stretch that ends there.

    Anchored, the stretch is the whole of the text so far; otherwise it is the best one.
    """
    masks: dict[str, int] = {}
    for at, character in enumerate(pattern):
        masks[character] = masks.get(character, 0) | 1 << at
    full, last = (1 << len(pattern)) - 1, 1 << (len(pattern) - 1)
    up, down, cost = full, 0, len(pattern)
    costs = []
    for character in text:
        equal = masks.get(character, 0)
        diagonal = (((equal & up) + up) ^ up) | equal | down
        plus = (down | ~(diagonal | up)) & full
        minus = up & diagonal
        if plus & last:
            cost += 1
        elif minus & last:
            cost -= 1
        plus = (plus << 1 | anchored) & full
        minus = minus << 1 & full
        up = (minus | ~(diagonal | plus)) & full
        down = plus & diagonal
        costs.append(cost)
    return costs


def _hits(pattern: str, text: str, most: int, offset: int) -> list[Near]:
    """Return the best end of every neighbourhood within ``most`` edits, with its beginning."""
    costs = _scan(pattern, text, anchored=False)
    ends = [at for at, cost in enumerate(costs) if cost <= most]
    best: list[int] = []
    for at in ends:
        if best and at - best[-1] <= max(len(pattern) // 2, 1):
            if (costs[at], not _edge(text, at + 1)) < (costs[best[-1]], not _edge(text, best[-1] + 1)):
                best[-1] = at
        else:
            best.append(at)
    return [_with_start(pattern, text, at + 1, costs[at], offset) for at in best]


def _with_start(pattern: str, text: str, end: int, cost: int, offset: int) -> Near:
    """Find the beginning of a hit by comparing backwards from its end, as far as that many edits reach."""
    backwards = text[max(0, end - len(pattern) - cost) : end][::-1]
    costs = _scan(pattern[::-1], backwards, anchored=True)
    ranked = ((found, not _edge(text, end - length), length) for length, found in enumerate(costs, 1))
    found, _, length = min(ranked)
    return Near(offset + end - length, offset + end, found)


def _edge(text: str, at: int) -> bool:
    """Return whether a word begins or ends at ``at``."""
    before = at > 0 and text[at - 1].isalnum()
    after = at < len(text) and text[at].isalnum()
    return before != after


def _windows(pattern: str, text: str, most: int) -> list[tuple[int, str]]:
    """Return the stretches worth a search, with their offsets: all of a text of usual length, else shared runs."""
    if len(text) <= LONGEST_SCAN:
        return [(0, text)]
    votes: Counter[int] = Counter()
    reach = len(pattern) + most
    for at in range(0, max(len(pattern) - _SEED, 0) + 1, _SEED // 2):
        seed = pattern[at : at + _SEED]
        found, seen = text.find(seed), 0
        while found >= 0 and seen < _MOST_WINDOWS:
            votes[(found - at) // reach] += 1
            found, seen = text.find(seed, found + 1), seen + 1
    return [
        (max(0, (place - 1) * reach), text[max(0, (place - 1) * reach) : (place + 3) * reach])
        for place, _ in votes.most_common(_MOST_WINDOWS)
    ]
