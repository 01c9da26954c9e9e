"""The comparison of a story, end to end: the one function that the CLI and the app call."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from index.article import Article
from index.sentences import split_sentences
from reader.compare.model import Comparison, Link, Ref, Relation, Status, Wording
from reader.compare.overrides import Overrides


def compare_articles(
    articles: Sequence[Article], *, overrides: Overrides | None = None, previous: Comparison | None = None
) -> Comparison:
    """Compare any number of articles of one story and return everything the screen shows.

    ``overrides`` are the reader's own decisions; ``previous`` is an earlier result for some of the same
    articles, whose work is not done again.
    """
    sentences = tuple(split_sentences(a.text) for a in articles)
    bags = {
        Ref(i, j): Counter(re.findall(r"\w+", s.text.lower()))
        for i, group in enumerate(sentences)
        for j, s in enumerate(group)
    }
    frequency = Counter(word for bag in bags.values() for word in bag)
    vectors = {
        ref: {w: n * log(1 + len(bags) / frequency[w]) for w, n in bag.items()} for ref, bag in bags.items()
    }
    norms = {ref: sqrt(sum(x * x for x in v.values())) or 1.0 for ref, v in vectors.items()}
    links = []
    for a, va in vectors.items():
        for b, vb in vectors.items():
            if a.article < b.article:
                score = sum(x * vb.get(w, 0.0) for w, x in va.items()) / (norms[a] * norms[b])
                if score >= 0.3:
                    wording = Wording.VERBATIM if score > 0.95 else Wording.PARTIAL
                    links.append(Link(a, b, Relation.SHARED, wording, score))
    partners: dict[Ref, tuple[int, ...]] = {}
    for n, link in sorted(enumerate(links), key=lambda item: -item[1].score):
        for ref in (link.a, link.b):
            partners[ref] = (*partners.get(ref, ()), n)
    statuses = tuple(
        tuple(Status.SHARED if Ref(i, j) in partners else Status.UNIQUE for j in range(len(group)))
        for i, group in enumerate(sentences)
    )
    return Comparison(tuple(articles), sentences, statuses, tuple(links), partners=partners)
