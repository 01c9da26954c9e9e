"""Articles as sparse vectors of weighted stems: what grouping by event compares. Pure."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from threading import local
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from index.fulltext.analysis import STOP_WORDS, Pieces, analyse
from index.rarity import background_rarity, guess_rarity

TITLE = 3
"""How often a word of the title counts."""
MOST_TERMS = 150
"""Terms of an article that are kept, the heaviest."""
MOST_CHARACTERS = 30_000
"""Characters of an article that are read, about 5,000 words."""
MOST_ARTICLES = 10_000
"""Articles of one bucket that a newcomer is compared with, the latest."""
BUCKETS = 1 << 20
"""Terms are told apart by a hash of this many values."""
MOST_KNOWN = 100_000
"""Terms that are remembered before they are all forgotten: there are more words in the world."""
WITHOUT_BLANKS = frozenset(("zh", "ja"))
"""Languages whose words are told by pairs of characters."""
COMMON = 1.5
"""Terms with less background weight than this say nothing about the event."""

Floats = npt.NDArray[np.float32]
Terms = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Profile:
    """An article as grouping sees it: a sparse vector of length 1 and a day."""

    id: str
    day: int | None
    """Ordinal of the day of publication."""
    terms: Terms
    """Hashes of its terms, each once."""
    weights: Floats
    """Their weights, in the same order."""


def make_profile(
    id_: str, title: str | None, text: str, day: int | None, language: str | None = None
) -> Profile:
    """Return an article's vector: (1 + ln tf) × background idf over stems, the title counting three times.

    Of a language other than English how rare a word is, is not known but guessed (``index.rarity``).
    """
    known = _terms(language)
    words = (title or "").split() * TITLE + text[:MOST_CHARACTERS].split()
    found = array("l", chain.from_iterable(map(known.pieces.__getitem__, words)))
    numbers, counts = np.unique(np.frombuffer(found, dtype=np.dtype("l")), return_counts=True)
    terms = np.frombuffer(known.hashes, dtype=np.uint32)[numbers]
    weights = (1.0 + np.log(counts)) * np.frombuffer(known.rarities, dtype=np.float64)[numbers]
    heaviest = np.lexsort((terms, -weights))[:MOST_TERMS]
    terms, weights = terms[heaviest], weights[heaviest]
    length = math.sqrt(float(weights @ weights)) or 1.0
    return Profile(id_, day, terms, (weights / length).astype(np.float32))


def _terms(language: str | None) -> _Terms:
    """Return what this thread knows of the terms of a language (ISO 639-1), English where it is not known."""
    held: dict[str, _Terms] | None = getattr(_HERE, "held", None)
    if held is None or sum(len(known.hashes) for known in held.values()) > MOST_KNOWN:
        held = _HERE.held = {}
    key = (language or "en")[:2].casefold()
    if key not in held:
        rarity = background_rarity if key == "en" else partial(guess_rarity, language=key)
        held[key] = _Terms(rarity, pairs=key in WITHOUT_BLANKS)
    return held[key]


class _Terms:
    """Numbers the terms of one language that say something about an event; knows each one's hash and weight."""

    def __init__(self, rarity: Callable[[str, str], float], *, pairs: bool) -> None:
        """``rarity`` takes a word as written and its term; ``pairs`` takes characters by twos, where they are words."""
        self.hashes, self.rarities = array("I"), array("d")
        self.pieces = Pieces(self._of_pairs if pairs else self._of_words)
        """Pieces of text to the numbers of their terms."""
        self._rarity = rarity
        self._numbers: dict[int, int] = {}

    def _of_words(self, words: list[str]) -> tuple[int, ...]:
        return tuple(number for word in words if (number := self._number(word)) is not None)

    def _of_pairs(self, words: list[str]) -> tuple[int, ...]:
        found = [a + b for a, b in pairwise(words) if len(a) == len(b) == 1]
        return self._of_words([*found, *(word for word in words if len(word) > 1)])

    def _number(self, word: str) -> int | None:
        """Return the number of a word's term, None where it says nothing about the event."""
        term = analyse(word)[1]
        rarity = self._rarity(word, term)
        if rarity <= COMMON or term in STOP_WORDS:
            return None
        key = crc32(term.encode("utf-8", "replace")) % BUCKETS
        number = self._numbers.setdefault(key, len(self.hashes))
        if number == len(self.hashes):
            self.hashes.append(key)
            self.rarities.append(rarity)
        return number


_NONE = bytes(4)
_NOTHING: tuple[Terms, Floats] = (np.zeros(1, dtype=np.uint32), np.zeros(1, dtype=np.float32))
"""Stands for an article without any term; each needs a place of its own."""
_MOST_LATE = 8
"""Articles that are kept one by one before they are laid out beside the others."""

_HERE = local()
"""What each thread knows of the terms of each language."""


class Packed(NamedTuple):
    """An article that was grouped before, as it is stored."""

    id: str
    terms: bytes
    """Hashes of its terms, 4 bytes each, little-endian."""
    weights: bytes
    """Their weights, 4 bytes each, in the same order."""
    story: str | None
    fixed: bool
    """Whether a reader placed it, so that no rule moves it."""


class Bucket:
    """The articles of one day (or those without a date), laid out so that one vector meets them all at once."""

    def __init__(self, rows: Sequence[Packed] = ()) -> None:
        """Begin with stored articles, in the order they were added."""
        self.ids = [row.id for row in rows]
        self._dead: set[int] = set()
        self._late: list[tuple[Terms, Floats]] = []
        self._terms: Terms = np.frombuffer(b"".join([row.terms or _NONE for row in rows]), dtype="<u4")
        self._weights: Floats = np.frombuffer(b"".join([row.weights or _NONE for row in rows]), dtype="<f4")
        sizes = np.array([max(1, len(row.terms) // 4) for row in rows], dtype=np.intp)
        self._starts = np.cumsum(sizes) - sizes

    def add(self, profile: Profile) -> int:
        """Append an article; return its place, by which it is known from then on."""
        self.ids.append(profile.id)
        self._late.append((profile.terms, profile.weights) if len(profile.terms) else _NOTHING)
        if len(self._late) >= _MOST_LATE:
            self._lay_out()
        return len(self.ids) - 1

    def drop(self, at: int) -> None:
        """Take the article at a place out; the others keep theirs."""
        self._dead.add(at)

    def vector(self, at: int) -> tuple[Terms, Floats]:
        """Return the terms of the article at a place, and their weights."""
        if at >= len(self._starts):
            return self._late[at - len(self._starts)]
        begin = self._starts[at]
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._terms)
        return self._terms[begin:end], self._weights[begin:end]

    def nearest(self, dense: Floats, least: float, most: int) -> list[tuple[float, str]]:
        """Return the articles whose cosine with a dense vector is not less than ``least``, at most so many, with it."""
        first = max(0, len(self._starts) - MOST_ARTICLES)
        starts = self._starts[first:]
        begin = int(starts[0]) if len(starts) else 0
        found = np.empty(0, dtype=np.float32)
        if len(starts):
            found = np.add.reduceat(dense.take(self._terms[begin:]) * self._weights[begin:], starts - begin)
        if self._late:
            late = [float(dense.take(terms) @ weights) for terms, weights in self._late]
            found = np.concatenate((found, np.array(late, dtype=np.float32)))
        for at in self._dead:
            if at >= first:
                found[at - first] = -1.0
        near = np.flatnonzero(found >= least)
        best = near[np.argsort(-found[near], kind="stable")[:most]]
        return [(float(found[at]), self.ids[first + at]) for at in best.tolist()]

    def _lay_out(self) -> None:
        """Put those that came later beside the others."""
        sizes = np.array([len(terms) for terms, _ in self._late], dtype=np.intp)
        starts = len(self._terms) + np.cumsum(sizes) - sizes
        self._starts = np.concatenate((self._starts, starts))
        self._terms = np.concatenate((self._terms, *(terms for terms, _ in self._late)))
        self._weights = np.concatenate((self._weights, *(weights for _, weights in self._late)))
        self._late = []
