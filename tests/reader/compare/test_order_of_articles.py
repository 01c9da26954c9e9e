"""A comparison says the same in whichever order its articles come."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from index.article import Article, article_id
from index.sentences import split_sentences
from reader.compare.features import pair_features
from reader.compare.model import Comparison
from reader.compare.prepare import prepare
from reader.compare.story import compare_articles
from reader.compare.terms import Terms, build_terms

TEXTS = (
    "A freight train left the rails near Ostra bridge on Monday, and the bridge over the Ostra was closed. The train, "
    'a train of 31 wagons, carried "salt and grain", the railway said. Nobody was hurt. Mayor Ilsa Renn called Renn '
    "Street, where the wagons lie, a lucky street.",
    "The bridge at Ostra is shut after a freight train derailed. Thirty-one wagons of salt went off the track; no "
    'injuries were reported. "Salt and grain, salt and grain, nothing but salt and grain," said a driver. Mayor Renn '
    "asked for a new bridge.",
    "Goods trains will be sent around Ostra until Friday. The Federal Rail Office (FRO) has begun to look into the "
    "derailment of a goods train at the bridge. The FRO said the rails, old rails, may have given way. Ilsa Renn, "
    "the mayor, spoke of 30 wagons.",
)


def articles(order: tuple[int, ...]) -> list[Article]:
    return [
        Article(id=article_id(TEXTS[n], str(n)), text=TEXTS[n], outlet=f"Outlet {n}", published="2024-05-07")
        for n in order
    ]


def terms_of(order: tuple[int, ...]) -> Terms:
    return build_terms([prepare(TEXTS[n], split_sentences(TEXTS[n])) for n in order])


def features(order: tuple[int, ...]) -> dict[tuple[tuple[int, int], tuple[int, int]], list[float]]:
    """Return the features of all pairs by the articles and sentences that they are of."""
    terms = terms_of(order)
    article = terms.article
    a, b = np.array(
        [(i, j) for i in range(len(article)) for j in range(i + 1, len(article)) if article[i] != article[j]],
        np.int32,
    ).T
    columns = pair_features(terms, a, b)
    table = np.stack([columns[name] for name in sorted(columns)], axis=1)
    found = {}
    for i, j, row in zip(a.tolist(), b.tolist(), table.tolist(), strict=True):
        one, two = sorted((order[terms.refs[n].article], terms.refs[n].sentence) for n in (i, j))
        found[one, two] = row
    return found


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_the_features_of_a_pair_do_not_depend_on_the_order_of_articles(order: tuple[int, ...]) -> None:
    names = sorted(pair_features(terms_of((0, 1)), np.array([0], np.int32), np.array([4], np.int32)))
    expected, found = features((0, 1, 2)), features(order)
    assert expected.keys() == found.keys()
    for pair, row in expected.items():
        for name, one, two in zip(names, row, found[pair], strict=True):
            assert two == pytest.approx(one, abs=2e-4), (pair, name)


def said(order: tuple[int, ...]) -> tuple[set[object], set[object]]:
    """Return links and claims by the articles and sentences that they are of."""
    made: Comparison = compare_articles(articles(order))
    links: set[object] = set()
    for link in made.links:
        ends = sorted((order[ref.article], ref.sentence) for ref in (link.a, link.b))
        values = {frozenset((d.a, d.b)) for d in link.differences}
        links.add((*ends, round(link.score, 2), link.wording, frozenset(values)))
    claims: set[object] = {
        frozenset((order[ref.article], ref.sentence) for ref in claim.members) for claim in made.claims
    }
    return links, claims


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_links_conflicts_and_claims_do_not_depend_on_the_order_of_articles(order: tuple[int, ...]) -> None:
    expected = said((0, 1, 2))
    assert expected[0] and expected[1]
    assert said(order) == expected
