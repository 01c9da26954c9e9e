"""The best of what a query found, over all segments of an index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from index.fulltext.whoosh_postings import Array, Numbers
from index.fulltext.whoosh_search import Matches
from index.fulltext.whoosh_segment import Segment
from index.records import Sort


def best(
    segments: Sequence[Segment], found: Sequence[Matches], limit: int, sort: Sort
) -> tuple[tuple[str, float], ...]:
    """Return ids and scores of the best documents; of equals the newer one, then the one with the lower id."""
    met = [(segment, one) for segment, one in zip(segments, found, strict=True) if len(one.docs)]
    if not met or not limit:
        return ()
    docs = np.concatenate([one.docs for _, one in met])
    scores = np.concatenate([one.scores for _, one in met])
    ends = np.cumsum([len(one.docs) for _, one in met])

    def looked_up(table: Callable[[Segment], Array], kept: Numbers) -> Array:
        parts = np.split(docs[kept], np.searchsorted(kept, ends[:-1]))
        return np.concatenate([table(segment)[part] for (segment, _), part in zip(met, parts, strict=True)])

    by_score = sort is Sort.RELEVANCE
    first = scores if by_score else looked_up(lambda segment: segment.moments, np.arange(len(docs)))
    kept = _highest(first, limit)
    if len(kept) > limit:  # many are found for one begun word, all with one score
        least = first[kept].min()
        above, equal = kept[first[kept] > least], kept[first[kept] == least]
        newest = _highest(looked_up(lambda segment: segment.moments, equal), limit - len(above))
        kept = np.sort(np.concatenate((above, equal[newest])))
    moments = looked_up(lambda segment: segment.moments, kept)
    ids = looked_up(lambda segment: segment.ids, kept)
    order = np.lexsort((ids, -moments, -first[kept]))[:limit]
    return tuple((ids[at].decode(), float(scores[kept[at]])) for at in order.tolist())


def _highest(values: npt.NDArray[Any], limit: int) -> Numbers:
    """Return where the ``limit`` highest values stand, in no order, with all that are equal to the lowest of them."""
    if len(values) <= limit:
        return np.arange(len(values))
    return np.flatnonzero(values >= np.partition(values, -limit)[-limit])
