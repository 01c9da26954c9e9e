"""Sentences of one article that repeat each other: a headline and the lead below it say one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from reader.compare.model import Ref
from reader.compare.prepare import Prepared

ECHO = 0.5
"""Two sentences of one article that have this part of their content words in common state one fact."""

ECHO_WORDS = 4
"""Content words that they need in common for that."""

MOST_HELD = 100
"""Sentences of one article beyond which a word of theirs no longer tells which ones are alike."""


def echoes(refs: Iterable[Ref], prepared: Sequence[Prepared]) -> Iterator[tuple[Ref, Ref]]:
    """Yield the pairs of sentences of one article with most of their words in common; ``refs`` are in order."""
    for _, group in groupby(refs, key=lambda ref: ref.article):
        seen: dict[frozenset[str], Ref] = {}
        holding: dict[str, list[frozenset[str]]] = defaultdict(list)
        for ref in group:
            read = prepared[ref.article].of(ref.sentence)
            words = frozenset(read.keys) if read else frozenset()
            if len(words) < ECHO_WORDS:
                continue
            if words in seen:
                yield seen[words], ref
                continue
            rare = [holding[word] for word in words if len(holding[word]) < MOST_HELD]
            for other, common in Counter(chain.from_iterable(rare)).items():
                if common >= ECHO_WORDS and common >= ECHO * len(words | other):
                    yield seen[other], ref
            seen[words] = ref
            for word in words:
                holding[word].append(words)
