"""How many of the outlets that carry a claim report it by themselves."""

from __future__ import annotations

from itertools import combinations

import pytest

from index.article import Article, article_id
from index.sentences import split_sentences
from reader.compare.claims import build_claims
from reader.compare.copies import find_copies
from reader.compare.model import Link, Ref, Relation, Wording
from reader.compare.prepare import prepare

ONE = "The footbridge over the Lonn gave way shortly before the evening shift left the mill on Monday."
CHANGED = "The footbridge over the Lonn collapsed shortly before the evening shift left the mill on Monday."
AGAIN = "The footbridge over the Lonn collapsed just before the late shift left the mill on Monday night."
OTHER = "A bridge for walkers beside the mill fell into the Lonn as workers were about to go home that night."
OWN = "It was around six when the old crossing came down, people on the bank told our reporter."


def independent(*texts: str) -> int:
    """Return how many of these reports, all of one claim, are independent."""
    articles = [Article(article_id(text, str(n)), text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    sentences = [split_sentences(article.text) for article in articles]
    prepared = [prepare(article.text, group) for article, group in zip(articles, sentences, strict=True)]
    refs = [Ref(n, m) for n, group in enumerate(sentences) for m in range(len(group))]
    links = [
        Link(a, b, Relation.SHARED, Wording.RESTATED, 0.9)
        for a, b in combinations(refs, 2)
        if a.article != b.article
    ]
    (claim,) = build_claims(articles, sentences, links, find_copies(articles, sentences), prepared, {})
    return claim.independent


@pytest.mark.parametrize(
    ("texts", "number"),
    [
        ((ONE, OTHER, OWN), 3),
        ((ONE, CHANGED, OWN), 2),
        # From hand to hand, each changing a few words.
        ((ONE, CHANGED, AGAIN), 1),
        # The third prints the texts of both others.
        ((ONE, OTHER, f"{ONE} {OTHER}"), 2),
        ((f"{ONE} {OTHER}", ONE, OTHER, OWN), 3),
        # Words of one's own beside a copy are no second source.
        ((ONE, f"{OWN} {ONE}"), 1),
        ((f"ORRAN (AP) — {ONE}", f"{OTHER}\n\nThe Associated Press contributed to this report."), 1),
    ],
)
def test_outlets_that_depend_on_each_other_count_once(texts: tuple[str, ...], number: int) -> None:
    assert independent(*texts) == number
