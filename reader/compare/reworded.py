"""Sentences that one article took from another, a few words changed: short runs in common cover half of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from index.article import Kind, Sentence
from reader.compare.model import Ref
from reader.compare.shingles import GRAM, WordRow

PART = 0.5
"""Part of the shorter sentence's words outside quotations that such runs must cover."""

LEAST = 10
"""How many words they must cover at least: fewer may be a name, a title and a set phrase."""

ALIKE = 0.75
"""Part of the shorter sentence's words that two sentences have in common which hardly differ."""

FEWEST = -(-LEAST // GRAM)
"""Runs in common without which so many words cannot be covered."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a sentence outside quotations."""

    size: int
    grams: dict[int, tuple[int, ...]]
    """Each run of ``GRAM`` words that stands elsewhere too, by its number, and where it begins."""


class Rewordings:
    """Answers whether one of two sentences was taken from the other; what it read of a sentence is kept.

    ``grams`` are, per article and word, the number of the run there, see ``repeated_grams``.
    """

    def __init__(
        self,
        words: Sequence[WordRow],
        grams: Sequence[Sequence[int]],
        sentences: Sequence[Sequence[Sentence]],
    ) -> None:
        self._rows = words
        self._grams = grams
        self._sentences = sentences
        self._read: dict[Ref, _Words] = {}
        self._held: dict[int, dict[int, list[int]]] = {}
        self._bags: dict[Ref, Counter[int]] = {}

    def taken(self, a: Ref, b: Ref) -> bool:
        """Whether one of two sentences has most of its own words from the other."""
        one, other = self._words(a), self._words(b)
        if one.size > other.size:
            one, other = other, one
        common = one.grams.keys() & other.grams.keys()
        if len(common) < FEWEST:
            return False
        covered = {place + k for gram in common for place in one.grams[gram] for k in range(GRAM)}
        return len(covered) >= max(LEAST, PART * one.size)

    def alike(self, a: Ref, b: Ref, least: float = ALIKE) -> bool:
        """Whether two sentences have such a part of the words of the shorter in common, quotations included."""
        one, other = self._bag(a), self._bag(b)
        fewer = max(1, min(one.total(), other.total()))
        return (one & other).total() >= least * fewer

    def between(self, a: int, b: int, found: frozenset[int]) -> Iterator[tuple[int, int]]:
        """Yield the sentences of two articles that one took from the other, without those of ``a`` found already."""
        holding = self._holding(b)
        for n, sentence in enumerate(self._sentences[a]):
            if sentence.kind is not Kind.SENTENCE or n in found:
                continue
            ref = Ref(a, n)
            met = Counter(chain.from_iterable(holding.get(gram, ()) for gram in self._words(ref).grams))
            for other, common in met.items():
                if common >= FEWEST and self.taken(ref, Ref(b, other)):
                    yield n, other

    def _holding(self, article: int) -> dict[int, list[int]]:
        """Return in which sentences of an article each gram stands."""
        found = self._held.get(article)
        if found is None:
            found = self._held[article] = defaultdict(list)
            for n, sentence in enumerate(self._sentences[article]):
                for gram in self._words(Ref(article, n)).grams if sentence.kind is Kind.SENTENCE else ():
                    found[gram].append(n)
        return found

    def _words(self, ref: Ref) -> _Words:
        found = self._read.get(ref)
        if found is None:
            row, grams = self._rows[ref.article], self._grams[ref.article]
            found = self._read[ref] = _reading(row, grams, *self._place(ref))
        return found

    def _place(self, ref: Ref) -> tuple[int, int]:
        """Return a sentence's first word and the one after its last."""
        row, sentence = self._rows[ref.article], self._sentences[ref.article][ref.sentence]
        first = bisect_left(row.starts, sentence.start)
        return first, bisect_right(row.ends, sentence.end, first)

    def _bag(self, ref: Ref) -> Counter[int]:
        found = self._bags.get(ref)
        if found is None:
            found = self._bags[ref] = Counter(self._ids(ref))
        return found

    def _ids(self, ref: Ref) -> list[int]:
        first, end = self._place(ref)
        return self._rows[ref.article].ids[first:end]


def _reading(row: WordRow, grams: Sequence[int], first: int, end: int) -> _Words:
    quoted = row.quoted[first:end].tobytes()
    found: dict[int, tuple[int, ...]] = {}
    for place, gram in enumerate(grams[first : max(end - GRAM + 1, first)]):
        if gram >= 0 and 1 not in quoted[place : place + GRAM]:
            found[gram] = (*found.get(gram, ()), place)
    return _Words(end - first - quoted.count(1), found)
