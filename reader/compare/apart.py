"""Pairs of sentences that are judged with nothing else known: each as a story of its own, many of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.article import Sentence
from reader.compare.align import Aligned, describe_judged
from reader.compare.judging import judge_given
from reader.compare.model import Ref, Wording
from reader.compare.prepare import prepare
from reader.compare.steps import pause
from reader.compare.terms import Stakes, build_terms

MOST = 4096
"""Pairs that are remembered, since each takes about a millisecond and only its two sentences decide it."""


AT_ONCE = 256
"""Pairs that are judged together: more at once cost memory by their square."""


class _Side(NamedTuple):
    """One of two sentences, with all that is known of it."""

    text: str
    sentence: Sentence
    stakes: frozenset[int] | None


_Sides = tuple[_Side, _Side]
_known: dict[_Sides, Aligned] = {}


def describe(
    texts: Sequence[str],
    sentences: Sequence[Sequence[Sentence]],
    pairs: Sequence[tuple[Ref, Ref]],
    stakes: Stakes = (),
) -> list[Aligned]:
    """Return score and wording of any pairs of sentences of different articles, and what can be told of them."""

    def side(ref: Ref) -> _Side:
        at_stake = stakes[ref.article][ref.sentence] if stakes else None
        return _Side(texts[ref.article], sentences[ref.article][ref.sentence], at_stake)

    places = [(min(pair), max(pair)) for pair in pairs]
    sides = [(side(a), side(b)) for a, b in places]
    # Another thread may forget all pairs at any moment, so each is asked for once.
    found = {pair: known for pair in sides if (known := _known.get(pair))}
    fresh = [pair for pair in dict.fromkeys(sides) if pair not in found]
    for first in range(0, len(fresh), AT_ONCE):
        pause()
        piece = fresh[first : first + AT_ONCE]
        found.update(zip(piece, _judged(piece), strict=True))
    if fresh and len(_known) + len(fresh) > MOST:
        _known.clear()
    _known.update(found)
    return [found[pair]._replace(a=a, b=b) for pair, (a, b) in zip(sides, places, strict=True)]


def _judged(pairs: Sequence[_Sides]) -> list[Aligned]:
    """Judge pairs; their places are none yet."""
    found = [Aligned(Ref(0, 0), Ref(1, 0), 0.0, Wording.PARTIAL) for _ in pairs]
    read = [[prepare(side.text, (side.sentence,)) for side in pair] for pair in pairs]
    full = [n for n, (one, two) in enumerate(read) if one.words and two.words]
    if full:
        sides = [side for n in full for side in pairs[n]]
        stakes = [(side.stakes,) for side in sides if side.stakes is not None]
        terms = build_terms([article for n in full for article in read[n]], stakes, apart=True)
        rows = np.arange(len(sides), dtype=np.int32)
        judged = judge_given(terms, rows[::2], rows[1::2])
        every = describe_judged(terms, [side.text for side in sides], judged, np.arange(len(full)))
        for n, one in zip(full, every, strict=True):
            found[n] = one
    return found
