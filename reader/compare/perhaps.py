"""What seems to stand in one report only and perhaps does not: the sentences elsewhere that come near it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from types import MappingProxyType

from reader.compare.grouping import Pair
from reader.compare.model import Ref

PERHAPS = 0.2
"""Least score of a pair that is no link for one of its sentences to be perhaps told by the other's article as well.

On the invented events, of sentences that no link touches half of those with such a pair are told elsewhere, of the
others one of five; the sentence itself is the right one in three of ten cases.
"""


def perhaps_told(doubtful: Mapping[Pair, float], linked: Collection[Ref]) -> Mapping[Ref, tuple[Ref, ...]]:
    """Return, per sentence that is not linked, those with which other articles perhaps tell it, the best of each."""
    best: dict[Ref, dict[int, tuple[float, Ref]]] = defaultdict(dict)
    for pair, score in sorted((pair, score) for pair, score in doubtful.items() if score >= PERHAPS):
        for ref, other in (pair, pair[::-1]):
            if ref not in linked:
                known = best[ref].get(other.article)
                if known is None or score > known[0]:
                    best[ref][other.article] = (score, other)
    return MappingProxyType(
        {ref: tuple(sorted(other for _, other in found.values())) for ref, found in best.items()}
    )
