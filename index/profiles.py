"""Articles as sparse vectors of weighted stems: what grouping by event compares. Pure."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from threading import local
from zlib import crc32

import numpy as np
import numpy.typing as npt

from index.background import NUMBER, UNSEEN, background_idf
from index.fulltext.analysis import STOP_WORDS, Pieces, analyse

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


def make_profile(id_: str, title: str | None, text: str, day: int | None) -> Profile:
    """Return an article's vector: (1 + ln tf) × background idf over stems, the title counting three times."""
    known: _Terms | None = getattr(_HERE, "terms", None)
    if known is None or len(known.hashes) > MOST_KNOWN:
        known = _HERE.terms = _Terms()
    words = (title or "").split() * TITLE + text[:MOST_CHARACTERS].split()
    found = array("l", chain.from_iterable(map(known.pieces.__getitem__, words)))
    numbers, counts = np.unique(np.frombuffer(found, dtype=np.dtype("l")), return_counts=True)
    terms = np.frombuffer(known.hashes, dtype=np.uint32)[numbers]
    weights = (1.0 + np.log(counts)) * np.frombuffer(known.rarities, dtype=np.float64)[numbers]
    heaviest = np.lexsort((terms, -weights))[:MOST_TERMS]
    terms, weights = terms[heaviest], weights[heaviest]
    length = math.sqrt(float(weights @ weights)) or 1.0
    return Profile(id_, day, terms, (weights / length).astype(np.float32))


class _Terms:
    """Numbers the terms that say something about an event; knows each one's hash and background weight."""

    def __init__(self) -> None:
        self.hashes, self.rarities = array("I"), array("d")
        self.pieces = Pieces(self._of_words)
        """Pieces of text to the numbers of their terms."""
        self._numbers: dict[int, int] = {}

    def _of_words(self, words: list[str]) -> tuple[int, ...]:
        return tuple(number for word in words if (number := self._number(word)) is not None)

    def _number(self, word: str) -> int | None:
        """Return the number of a word's term, None where it says nothing about the event."""
        term = analyse(word)[1]
        digit = term[0].isdigit()
        rarity = background_idf().get(f"#{term}" if digit else term, NUMBER if digit else UNSEEN)
        if rarity <= COMMON or term in STOP_WORDS:
            return None
        key = crc32(term.encode("utf-8", "replace")) % BUCKETS
        number = self._numbers.setdefault(key, len(self.hashes))
        if number == len(self.hashes):
            self.hashes.append(key)
            self.rarities.append(rarity)
        return number


_HERE = local()
"""What each thread knows of terms."""


class Bucket:
    """The articles of one day (or those without a date), laid out so that one vector meets them all at once."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.ids: list[str] = []
        self._dead: set[str] = set()
        self._parts: list[Profile] = []
        self._flat: tuple[Terms, Floats, npt.NDArray[np.intp]] | None = None
        for profile in profiles:
            self.add(profile)

    def add(self, profile: Profile) -> None:
        """Append an article; one that comes back after it was dropped replaces what was there."""
        if profile.id in self._dead:
            self._dead.discard(profile.id)
            at = self.ids.index(profile.id)
            del self.ids[at], self._parts[at]
            self._flat = None
        self.ids.append(profile.id)
        self._parts.append(profile)
        if self._flat is not None and len(self._parts) % 64:
            return
        self._flat = None

    def drop(self, id_: str) -> None:
        """Take an article out."""
        self._dead.add(id_)

    def cosines(self, dense: Floats) -> Floats:
        """Return the cosine of a dense vector with every article, in order of ``ids``."""
        if not self._parts:
            return np.empty(0, dtype=np.float32)
        if self._flat is None:
            if len(self._parts) > MOST_ARTICLES * 1.2:
                self.ids, self._parts = self.ids[-MOST_ARTICLES:], self._parts[-MOST_ARTICLES:]
            sizes = [max(1, len(part.terms)) for part in self._parts]
            none = (np.zeros(1, np.uint32), np.zeros(1, np.float32))
            pairs = [(part.terms, part.weights) if len(part.terms) else none for part in self._parts]
            starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.intp)
            self._flat = (
                np.concatenate([t for t, _ in pairs]),
                np.concatenate([w for _, w in pairs]),
                starts,
            )
        terms, weights, starts = self._flat
        found: Floats = np.add.reduceat(dense[terms] * weights, starts)
        rest = [float(dense[part.terms] @ part.weights) for part in self._parts[len(starts) :]]
        if rest:
            found = np.concatenate((found, np.array(rest, dtype=np.float32)))
        if self._dead:
            found[[id_ in self._dead for id_ in self.ids]] = -1.0
        return found
