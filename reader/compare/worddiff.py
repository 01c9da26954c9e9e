"""Which words of two sentences are the same and which differ, as offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from index.article import Span

_WORD = re.compile(r"\w+(?:[-'’‑.]\w+)*")
_FOLD = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-", "—": "-"})

MOST_CELLS = 250_000
"""Words of a times words of b up to which the longest common runs are searched; beyond it only sets are compared."""


@dataclass(frozen=True, slots=True)
class WordDiff:
    """The words of two strings told apart; spans count from the start of each string."""

    same_a: tuple[Span, ...]
    """Runs of a that stand in b too, in order."""
    same_b: tuple[Span, ...]
    only_a: tuple[Span, ...]
    """Runs of a that b does not have at that place."""
    only_b: tuple[Span, ...]


@lru_cache(maxsize=4096)
def diff_words(a: str, b: str) -> WordDiff:
    """Compare two sentences word by word, ignoring case and the shape of quotes and dashes.

    Longest common runs by difflib (Ratcliff and Obershelp's gestalt matching) without its junk heuristic.
    For very long input, where that would take seconds, a word counts as the same if the other side has it.
    """
    words_a, words_b = list(_WORD.finditer(a)), list(_WORD.finditer(b))
    keys_a = [_key(m) for m in words_a]
    keys_b = [_key(m) for m in words_b]
    if len(keys_a) * len(keys_b) > MOST_CELLS:
        shared = set(keys_a) & set(keys_b)
        marks_a, marks_b = [k in shared for k in keys_a], [k in shared for k in keys_b]
    else:
        marks_a, marks_b = [False] * len(keys_a), [False] * len(keys_b)
        for block in SequenceMatcher(None, keys_a, keys_b, autojunk=False).get_matching_blocks():
            marks_a[block.a : block.a + block.size] = [True] * block.size
            marks_b[block.b : block.b + block.size] = [True] * block.size
    return WordDiff(
        _runs(words_a, marks_a, True),
        _runs(words_b, marks_b, True),
        _runs(words_a, marks_a, False),
        _runs(words_b, marks_b, False),
    )


def _key(match: re.Match[str]) -> str:
    return match.group().casefold().translate(_FOLD)


def _runs(words: list[re.Match[str]], marks: list[bool], wanted: bool) -> tuple[Span, ...]:
    """Join neighbouring words that carry the wanted mark into spans."""
    spans: list[Span] = []
    joined = False
    for word, mark in zip(words, marks, strict=True):
        if mark is wanted:
            if joined:
                spans[-1] = Span(spans[-1].start, word.end())
            else:
                spans.append(Span(word.start(), word.end()))
        joined = mark is wanted
    return tuple(spans)
