"""Runs of equal words that two articles share outside quotations, found over a table of word shingles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, count, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.compare.ordering import firsts, numbered, ordered
from reader.compare.quoted import quoted_stretches
from reader.compare.steps import each

SHINGLE = 8
"""Words that two articles must share in one run, outside quotations, for the run to count."""

GRAM = 4
"""Words of the shortest run that tells of a sentence taken with a few words changed; half a shingle."""

COMMON_SHINGLE = 50
"""Places a run of words may stand in before it is boilerplate rather than a trace of copying."""

_WORD = re.compile(r"(\w++(?:[-'’‑.]\w++)*+)")
"""A word, in one group: ``re.split`` then gives gaps and words by turns, quicker than a match object for each."""
_ASCII_WORD = re.compile(_WORD.pattern, re.ASCII)

Longs = NDArray[np.int64]


class WordRow:
    """The words of an article in order."""

    def __init__(self, text: str, ids: list[int], places: Sequence[int]) -> None:
        self.text = text
        self.ids = ids
        """Per word, a number that is the same wherever the word stands in the story."""
        self.starts = places[:-1:2]
        """Per word, its first character; ``places`` are where gaps and words end, by turns."""
        self.ends = places[1::2]
        """Per word, the character after its last."""

    @cached_property
    def quoted(self) -> NDArray[np.uint8]:
        """Per word, 1 where it stands inside quotation marks."""
        return self._mark(np.zeros(len(self.ids), np.uint8), quoted_stretches(self.text))

    def marked(self, more: Iterable[tuple[int, int]]) -> NDArray[np.uint8]:
        """Return, per word, 1 where it stands inside quotation marks or in one of these stretches of the text."""
        return self._mark(self.quoted.copy(), more)

    def _mark(self, marks: NDArray[np.uint8], stretches: Iterable[tuple[int, int]]) -> NDArray[np.uint8]:
        for stretch in stretches:
            low, high = (bisect_left(self.starts, place) for place in stretch)
            marks[low:high] = 1
        return marks


class WordTable:
    """The words of a story's articles, numbered; equal are words that differ only in capitals or in marks inside.

    ``known`` is the table of an earlier comparison: its articles are not read again.
    """

    def __init__(self, texts: Sequence[str], known: WordTable | None = None) -> None:
        before: Mapping[str, int] = known._numbers if known else {}
        self._numbers: defaultdict[str, int] = defaultdict(count(len(before)).__next__, before)
        """The number of each folded word."""
        old: dict[str, WordRow] = known._rows if known else {}
        self._rows: dict[str, WordRow] = {
            text: old.get(text) or self._row(text) for text in each("Looking for copied text", texts, 1)
        }
        self.rows = [self._rows[text] for text in texts]

    def _row(self, text: str) -> WordRow:
        numbers: Mapping[str, int] = self._numbers
        if text.isascii():
            pieces = _ASCII_WORD.split(text.lower())
        else:
            pieces = _WORD.split(text)
            numbers = {word: self._numbers[_folded(word)] for word in set(pieces[1::2])}
        ids = list(map(numbers.__getitem__, pieces[1::2]))
        return WordRow(text, ids, list(accumulate(map(len, pieces))))


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").replace("‑", "-")


class Numbered(NamedTuple):
    """Runs of words of all articles one after another: per place a number, equal where the same words follow."""

    grams: Longs
    shingles: Longs


def number_runs(words: Sequence[WordRow]) -> Numbered:
    """Number the runs of ``GRAM`` words and of ``SHINGLE``, by doubling their length."""
    ids = np.array(list(chain.from_iterable(row.ids for row in words)), np.int64)
    grams = _doubled(_doubled(ids, 1), 2)
    return Numbered(grams, _doubled(grams, GRAM))


def _doubled(runs: Longs, length: int) -> Longs:
    """Return the numbers of runs that are twice as long as numbered ones."""
    found, _ = numbered(runs[:-length] * (int(runs.max(initial=0)) + 1) + runs[length:])
    return found


def repeated_grams(words: Sequence[WordRow], grams: Longs) -> list[list[int]]:
    """Return, per article and word, the number of the run of ``GRAM`` words there, -1 where it stands nowhere else."""
    seen = np.bincount(grams, minlength=1)
    every = np.full(sum(len(row.ids) for row in words), -1)
    every[: len(grams)] = np.where(seen[grams] > 1, grams, -1)
    ends = list(accumulate((len(row.ids) for row in words), initial=0))
    return [every[start:end].tolist() for start, end in pairwise(ends)]


def shared_runs(
    words: Sequence[WordRow], shingle: Longs, asides: Sequence[Sequence[tuple[int, int]]] = ()
) -> dict[tuple[int, int], list[tuple[int, int, int]]]:
    """Return, per pair of articles, maximal shared runs as (first word in a, first word in b, words).

    ``shingle`` are the numbers of their shingles. ``asides`` are, per article, stretches of its text that are no
    report and count as little as quotations do.
    """
    if len(shingle) <= SHINGLE:
        return {}
    article = np.repeat(np.arange(len(words)), [len(row.ids) for row in words])
    first = np.cumsum([0, *(len(row.ids) for row in words)])
    place = np.arange(len(shingle))
    place = place[article[place] == article[place + SHINGLE - 1]]
    place = place[np.bincount(shingle[place])[shingle[place]] > 1]
    # Most articles share no run at all: quotations are looked for only in those that do.
    involved = set(article[place].tolist())
    marks = [
        row.marked(asides[n] if asides else ()) if n in involved else np.zeros(len(row.ids), np.uint8)
        for n, row in enumerate(words)
    ]
    quoted = np.cumsum(np.concatenate([[0], *marks]))
    place = place[quoted[place + SHINGLE] - quoted[place] <= SHINGLE // 4]
    one, two = _equal(shingle[place])
    one, two = place[one], place[two]
    apart = article[one] != article[two]
    runs: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for s, t in zip(*_heads(one[apart], two[apart]), strict=True):
        a, b = int(article[s]), int(article[t])
        runs[a, b].append((s - int(first[a]), t - int(first[b])))
    return {(a, b): _extended(found, words[a].ids, words[b].ids) for (a, b), found in sorted(runs.items())}


def _equal(shingle: Longs) -> tuple[Longs, Longs]:
    """Return all pairs of positions with equal shingles, the lower first; too common shingles give none."""
    order, ascending = ordered(shingle)
    begins = firsts(ascending)
    size = np.diff(np.append(begins, len(order)))
    rest = np.repeat(begins + size, size) - np.arange(len(order)) - 1
    rest[np.repeat(size, size) > COMMON_SHINGLE] = 0
    left = np.repeat(np.arange(len(order)), rest)
    right = left + 1 + np.arange(len(left)) - np.repeat(np.cumsum(rest) - rest, rest)
    return order[left], order[right]


def _heads(one: Longs, two: Longs) -> tuple[list[int], list[int]]:
    """Return the pairs of places that do not continue the pair one word earlier, in order."""
    order = np.lexsort((one, two - one))
    one, two = one[order], two[order]
    follows = np.zeros(len(one), np.bool_)
    follows[1:] = (np.diff(one) == 1) & (np.diff(two) == 1)
    order = np.lexsort((two[~follows], one[~follows]))
    return one[~follows][order].tolist(), two[~follows][order].tolist()


def _extended(
    heads: Sequence[tuple[int, int]], left: Sequence[int], right: Sequence[int]
) -> list[tuple[int, int, int]]:
    """Follow each run to both sides while the words are the same, through quotations too."""
    runs: list[tuple[int, int, int]] = []
    covered: dict[int, int] = {}
    for s, t in heads:
        if s < covered.get(s - t, -1):
            continue
        first, end = s, s + SHINGLE
        while first and first > s - t and left[first - 1] == right[first - 1 - s + t]:
            first -= 1
        while end < len(left) and end - s + t < len(right) and left[end] == right[end - s + t]:
            end += 1
        covered[s - t] = end
        runs.append((first, first - s + t, end - first))
    return runs
