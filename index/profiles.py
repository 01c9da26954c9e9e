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
NAME = np.uint32(1 << 31)
"""Added to the hash of a term that is a name, where it is stored."""
MOST_KNOWN = 100_000
"""Terms that are remembered before they are all forgotten: there are more words in the world."""
WITHOUT_BLANKS = frozenset(("zh", "ja"))
"""Languages whose words are told by pairs of characters."""
CAPITAL_NOUNS = frozenset(("de",))
"""Languages that write other nouns than names with a capital too."""
STEEP = 1.5
"""Power by which the weight of a word grows with how rare it is."""
NAMED = 1.5
"""How much more a name counts than another word as rare."""
COMMON = 1.5
"""Terms with less background weight than this say nothing about the event."""

Floats = npt.NDArray[np.float32]
Terms = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]


class Vector(NamedTuple):
    """The terms of an article, side by side."""

    terms: Terms
    """Their hashes, each once."""
    weights: Floats
    """Their weights, of length 1 together."""
    names: Flags
    """Which of them are names."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An article as grouping sees it: a sparse vector and a day."""

    id: str
    day: int | None
    """Ordinal of the day of publication."""
    vector: Vector

    def packed(self) -> tuple[bytes, bytes]:
        """Return terms and weights in the form in which they are stored, which ``Packed`` tells."""
        marked = self.vector.terms + self.vector.names.astype(np.uint32) * NAME
        return marked.astype("<u4").tobytes(), self.vector.weights.astype("<f4").tobytes()


def unpack(terms: Sequence[bytes], weights: Sequence[bytes]) -> Vector:
    """Return the stored terms of several articles, one after the other."""
    marked: Terms = np.frombuffer(b"".join(terms), dtype="<u4")
    return Vector(marked % NAME, np.frombuffer(b"".join(weights), dtype="<f4"), marked >= NAME)


def make_profile(
    id_: str, title: str | None, text: str, day: int | None, language: str | None = None
) -> Profile:
    """Return an article's vector: (1 + ln tf) × weight over stems, the title counting three times.

    The weight grows faster than how rare a word is, and names have more: two fires of one day differ in them and have
    the rest in common. How rare a word of another language than English is, is guessed (``index.rarity``).
    """
    known = _terms(language)
    written = known.numbers_of(text[:MOST_CHARACTERS])
    numbers, places = np.unique(
        np.concatenate((written, known.numbers_of(title or ""))) >> 1, return_inverse=True
    )
    inside, count = places[: len(written)], len(numbers)
    times = np.bincount(inside, minlength=count)
    # What begins a sentence is no name where the same word stands in the text without a capital as often.
    names = 2 * np.bincount(inside, written & 1, count) > times
    weights = np.frombuffer(known.weights, dtype=np.float64)[2 * numbers + names]
    times += TITLE * np.bincount(places[len(written) :], minlength=count)
    weights = (1.0 + np.log(times)) * weights
    terms = np.frombuffer(known.hashes, dtype=np.uint32)[numbers]
    heaviest = np.lexsort((terms, -weights))[:MOST_TERMS]
    heaviest = heaviest[weights[heaviest] > 0.0]
    # Of two terms with one hash the heavier one counts, whatever was read before.
    heaviest = heaviest[np.sort(np.unique(terms[heaviest], return_index=True)[1])]
    terms, weights = terms[heaviest], weights[heaviest]
    length = math.sqrt(float(weights @ weights)) or 1.0
    named = names[heaviest] & known.has_names
    return Profile(id_, day, Vector(terms, (weights / length).astype(np.float32), named))


def _terms(language: str | None) -> _Terms:
    """Return what this thread knows of the terms of a language (ISO 639-1), English where it is not known."""
    held: dict[str, _Terms] | None = getattr(_HERE, "held", None)
    if held is None or sum(len(known.hashes) for known in held.values()) > MOST_KNOWN:
        held = _HERE.held = {}
    key = (language or "en")[:2].casefold()
    if key not in held:
        rarity = background_rarity if key == "en" else partial(guess_rarity, language=key)
        # A guess heeds capitals already.
        boost = NAMED if key == "en" else 1.0
        held[key] = _Terms(rarity, key in WITHOUT_BLANKS, boost, key not in CAPITAL_NOUNS)
    return held[key]


class _Terms:
    """Numbers the terms of one language that say something about an event; knows each one's hash and weights.

    A term has two numbers, the even one for where it is written without a capital.
    """

    def __init__(
        self, rarity: Callable[[str, str], float], pairs: bool, boost: float, has_names: bool
    ) -> None:
        """``rarity`` takes a word as written and its term; ``pairs`` takes characters by twos, where they are words.

        ``boost`` is how much more a word with a capital counts, ``has_names`` says whether a capital tells a name.
        """
        self.has_names = has_names
        self._boost = boost
        self.hashes = array("I")
        """By half the number."""
        self.weights = array("d")
        """By the number; 0 for what says nothing about the event."""
        self._pieces = Pieces(self._of_pairs if pairs else self._of_words)
        self._rarity = rarity
        self._numbers: dict[str, int] = {}

    def numbers_of(self, text: str) -> npt.NDArray[np.int64]:
        """Return the numbers of the terms of a text, in order."""
        found = array("q", chain.from_iterable(map(self._pieces.__getitem__, text.split())))
        return np.frombuffer(found, dtype=np.int64)

    def _of_pairs(self, words: list[str]) -> tuple[int, ...]:
        found = [a + b for a, b in pairwise(words) if len(a) == len(b) == 1]
        return self._of_words([*found, *(word for word in words if len(word) > 1)])

    def _of_words(self, words: list[str]) -> tuple[int, ...]:
        return tuple(number for word in words if (number := self._number(word)) is not None)

    def _number(self, word: str) -> int | None:
        """Return the number of a word's term, None where it says nothing about the event."""
        term = analyse(word)[1]
        forms = word[:1].lower() + word[1:], word[:1].upper() + word[1:]
        rarities = [self._rarity(form, term) for form in forms]
        if rarities[1] <= COMMON or term in STOP_WORDS:
            return None
        number = self._numbers.setdefault(term, len(self.hashes))
        if number == len(self.hashes):
            self.hashes.append(crc32(term.encode("utf-8", "replace")) % BUCKETS)
            self.weights.append(rarities[0] ** STEEP if rarities[0] > COMMON else 0.0)
            self.weights.append(self._boost * rarities[1] ** STEEP)
        return 2 * number + word[0].isupper()


_NONE = bytes(4)
_NOTHING = Vector(np.zeros(1, dtype=np.uint32), np.zeros(1, dtype=np.float32), np.zeros(1, dtype=np.bool_))
"""Stands for an article without any term; each needs a place of its own."""
_MOST_LATE = 8
"""Articles that are kept one by one before they are laid out beside the others."""

_HERE = local()
"""What each thread knows of the terms of each language."""


class Packed(NamedTuple):
    """An article that was grouped before, as it is stored."""

    id: str
    terms: bytes
    """Hashes of its terms, 4 bytes each, little-endian; ``NAME`` is added to those that are names."""
    weights: bytes
    """Their weights, 4 bytes each, in the same order."""
    story: str | None


class Bucket:
    """The articles of one day (or those without a date), laid out so that one vector meets them all at once."""

    def __init__(self, rows: Sequence[Packed] = ()) -> None:
        """Begin with stored articles, in the order they were added."""
        self.ids = [row.id for row in rows]
        self._dead: set[int] = set()
        self._late: list[Vector] = []
        self._all = unpack([row.terms or _NONE for row in rows], [row.weights or _NONE for row in rows])
        sizes = np.array([max(1, len(row.terms) // 4) for row in rows], dtype=np.intp)
        self._starts = np.cumsum(sizes) - sizes

    def add(self, profile: Profile) -> int:
        """Append an article; return its place, by which it is known from then on."""
        self.ids.append(profile.id)
        self._late.append(profile.vector if len(profile.vector.terms) else _NOTHING)
        if len(self._late) >= _MOST_LATE:
            self._lay_out()
        return len(self.ids) - 1

    def drop(self, at: int) -> None:
        """Take the article at a place out; the others keep theirs."""
        self._dead.add(at)

    def vector(self, at: int) -> Vector:
        """Return the terms of the article at a place."""
        if at >= len(self._starts):
            return self._late[at - len(self._starts)]
        begin = self._starts[at]
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._all.terms)
        terms, weights, names = self._all
        return Vector(terms[begin:end], weights[begin:end], names[begin:end])

    def nearest(self, dense: Floats, least: float, most: int) -> list[tuple[float, str]]:
        """Return the articles whose cosine with a dense vector is not less than ``least``, at most so many, with it."""
        first = max(0, len(self._starts) - MOST_ARTICLES)
        starts = self._starts[first:]
        begin = int(starts[0]) if len(starts) else 0
        found = np.empty(0, dtype=np.float32)
        if len(starts):
            found = np.add.reduceat(
                dense.take(self._all.terms[begin:]) * self._all.weights[begin:], starts - begin
            )
        if self._late:
            late = [float(dense.take(one.terms) @ one.weights) for one in self._late]
            found = np.concatenate((found, np.array(late, dtype=np.float32)))
        for at in self._dead:
            if at >= first:
                found[at - first] = -1.0
        near = np.flatnonzero(found >= least)
        best = near[np.argsort(-found[near], kind="stable")[:most]]
        return [(float(found[at]), self.ids[first + at]) for at in best.tolist()]

    def _lay_out(self) -> None:
        """Put those that came later beside the others."""
        sizes = np.array([len(one.terms) for one in self._late], dtype=np.intp)
        starts = len(self._all.terms) + np.cumsum(sizes) - sizes
        self._starts = np.concatenate((self._starts, starts))
        terms, weights, names = zip(self._all, *self._late, strict=True)
        self._all = Vector(np.concatenate(terms), np.concatenate(weights), np.concatenate(names))
        self._late = []
