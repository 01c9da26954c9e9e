"""Runs of words that two sentences share, function words included: what tells a quotation or a copied phrase."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from reader.compare.ordering import firsts, numbered
from reader.compare.steps import pause
from reader.compare.terms import Flags, Floats, Ints, Longs, Terms, distinct

LONGEST = 8
"""Words of the longest run that is told from a shorter one."""

COMMON = 60
"""Sentences a run may stand in before it tells nothing."""

GRAMS = ("run", "quoted_run", "bigrams", "trigrams", "fourgrams")
"""Columns of ``match_grams``: longest shared run, longest one quoted on both sides, shared runs of 2, 3, 4."""


def match_grams(terms: Terms, a: Ints, b: Ints) -> Floats:
    """Return the columns of ``GRAMS`` for pairs of rows, found over an index of the story's word runs."""
    rows = len(terms.rows)
    result = np.zeros((len(a), len(GRAMS)), np.float32)
    if not len(a):
        return result
    pairs = a.astype(np.int64) * rows + b
    inside = np.fromiter(
        chain.from_iterable([words.every_quoted for words in terms.rows]), np.bool_, len(terms.word)
    )
    for quoted, counted in ((False, np.ones(len(inside), np.bool_)), (True, inside)):
        for length, gram, row in _grams(terms.word, terms.word_row, counted, len(terms.words)):
            pause()
            pair, count = _shared(gram, row, rows, pairs)
            if not len(pair):
                break
            result[pair, 1 if quoted else 0] = length
            if not quoted and length <= 4:
                result[pair, length] = count
    return result


def _grams(word: Longs, row: Longs, inside: Flags, words: int) -> Iterator[tuple[int, Longs, Longs]]:
    """Yield run length, then per run its number (equal for equal runs) and its row."""
    place = np.flatnonzero(inside)
    gram = word
    for length in range(2, LONGEST + 1):
        place = place[place + length - 1 < len(word)]
        last = place + length - 1
        place = place[(row[last] == row[place]) & inside[last]]
        if not len(place):
            return
        joined = gram[place] * (words + 1) + word[place + length - 1]
        numbers, _ = numbered(joined)
        seen = np.bincount(numbers)
        keep = (seen[numbers] > 1) & (seen[numbers] <= COMMON * 4)
        place = place[keep]
        gram = np.full(len(word), -1, np.int64)
        gram[place] = numbers[keep]
        if not len(place):
            return
        yield length, gram[place], row[place]


def _shared(gram: Longs, row: Longs, rows: int, keys: Longs) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return which of the pairs (as sorted keys) share runs, and how many."""
    unique = distinct(gram * rows + row)
    gram, where = unique // rows, unique % rows
    first = firsts(gram)
    size = np.diff(np.append(first, len(gram)))
    rest = np.repeat(first + size, size) - np.arange(len(gram)) - 1
    rest[np.repeat(size, size) > COMMON] = 0
    left = np.repeat(np.arange(len(gram)), rest)
    right = left + 1 + np.arange(len(left)) - np.repeat(np.cumsum(rest) - rest, rest)
    meeting = np.sort(where[left] * rows + where[right])
    begins = firsts(meeting)
    found, count = meeting[begins], np.diff(np.append(begins, len(meeting)))
    place = np.minimum(np.searchsorted(keys, found), len(keys) - 1)
    hit = keys[place] == found
    return place[hit], count[hit]
