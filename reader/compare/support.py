"""First scores of pairs that were judged for an earlier comparison: what they lend to the pairs of a new article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from reader.compare.judging import Judged
from reader.compare.terms import Floats, Ints, Longs, Terms

REMEMBERED = 0.05
"""Least first score that lends support to other pairs."""

WIDE = 1 << 32
"""More than any article has sentences."""


@dataclass(frozen=True, slots=True, eq=False)
class Support:
    """Pairs of sentences, the earlier place first, in parallel columns."""

    a: Longs
    """Per pair, the place of one sentence: its article times ``WIDE`` and its number there."""
    b: Longs
    score: Floats

    @classmethod
    def of(cls, terms: Terms, judged: Judged, earlier: Support | None) -> Support:
        """Remember what was judged, after what an earlier comparison remembered."""
        chosen = np.flatnonzero(judged.first >= REMEMBERED)
        places = _places(terms)
        found = cls(places[judged.a[chosen]], places[judged.b[chosen]], judged.first[chosen])
        if earlier is None:
            return found
        return cls(
            np.concatenate([earlier.a, found.a]),
            np.concatenate([earlier.b, found.b]),
            np.concatenate([earlier.score, found.score]),
        )

    def moved(self, place: Mapping[int, int]) -> Support:
        """Return the pairs under the numbers that their articles have today; ``place`` tells the earlier of each."""
        most = max((int(side.max(initial=0)) // WIDE for side in (self.a, self.b)), default=0)
        now = np.full(max(most, max(place.values(), default=0)) + 1, -1, np.int64)
        for number, old in place.items():
            now[old] = number
        of_a, of_b = now[self.a // WIDE], now[self.b // WIDE]
        left = (of_a >= 0) & (of_b >= 0)
        a, b = (of_a * WIDE + self.a % WIDE)[left], (of_b * WIDE + self.b % WIDE)[left]
        return Support(np.minimum(a, b), np.maximum(a, b), self.score[left])

    def rows(self, terms: Terms) -> tuple[Ints, Ints, Floats]:
        """Return the pairs as rows of a story."""
        places = _places(terms)
        a, b = (np.searchsorted(places, side).astype(np.int32) for side in (self.a, self.b))
        return a, b, self.score


def _places(terms: Terms) -> Longs:
    """Return the place of every row, ascending."""
    return np.array([article * WIDE + sentence for article, sentence in terms.refs], np.int64)
