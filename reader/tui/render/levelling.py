"""Which sentences of two articles stand level: all that are linked and come in the same order in both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from index.article import Sentence
from reader.compare.refs import Ref
from reader.tui.render.scene import Scene

Chain = dict[int, int]
"""Sentence of the base to the one of another article that stands level with it; both rise."""


def level_with(scene: Scene, base: int, other: int) -> Chain:
    """Return what stands level in two articles: linked sentences, or paragraphs where nothing is compared yet."""
    if base == other:
        return {}
    known: Chain | None = scene.chains.get((base, other))
    if known is None:
        known = (
            _same_paragraph(scene, base, other) if scene.comparison is None else _in_order(scene, base, other)
        )
        scene.chains[base, other] = known
    return known


def paragraph_gap(sentences: Sequence[Sentence], n: int) -> int:
    """Return 1 where a paragraph starts, which gets a blank row before it, else 0."""
    return int(n > 0 and sentences[n].paragraph != sentences[n - 1].paragraph)


def _same_paragraph(scene: Scene, base: int, other: int) -> Chain:
    """Pair the first sentences of the n-th paragraphs."""
    starts = []
    for article in (base, other):
        group = scene.sentences[article]
        starts.append([n for n in range(len(group)) if n == 0 or paragraph_gap(group, n)])
    return dict(zip(*starts, strict=False))


def _in_order(scene: Scene, base: int, other: int) -> Chain:
    """Choose the links with the base that can all stand level: the heaviest rising chain.

    Heaviest increasing subsequence over (base sentence, other sentence): ``ends`` are the other's sentences with which
    a chain may end, ``totals`` the weight of the best such chain and its last pair; both rise.
    """
    pairs: list[tuple[int, int]] = []
    ends: list[int] = []
    totals: list[tuple[float, int]] = []
    before: list[int] = []
    best = scene.best
    for n in range(len(scene.sentences[base])):
        found = best.get(Ref(base, n), {}).get(other)
        if found is None:
            continue
        k, (partner, score) = len(pairs), found
        pairs.append((n, partner.sentence))
        at = bisect_left(ends, partner.sentence)
        weight, last = totals[at - 1] if at else (0.0, -1)
        before.append(last)
        total = (weight + score + 0.01, k)
        upto = at
        while upto < len(totals) and totals[upto] < total:
            upto += 1
        if upto > at or at == len(ends) or ends[at] != partner.sentence:
            ends[at:upto], totals[at:upto] = [partner.sentence], [total]
    chain: list[tuple[int, int]] = []
    k = totals[-1][1] if totals else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return dict(reversed(chain))
