"""What is at stake in two sentences speaks for a link where they share few words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from index.article import Article
from reader.compare.story import compare_articles
from reader.compare.terms import Terms, build_terms
from reader.compare.vectors import shared_stakes


def rows(stakes: list[set[int]]) -> Terms:
    nothing = build_terms([])
    return replace(nothing, rows=(None,) * len(stakes), stakes=tuple(map(frozenset, stakes)))  # type: ignore[arg-type]


def test_what_both_rows_speak_of_counts_by_its_rarity() -> None:
    terms = rows([{1, 7}, {1}, {7, 1}, {1}])
    found = shared_stakes(terms, np.array([0, 0, 1], np.int32), np.array([1, 2, 3], np.int32))
    common, rare = np.log(5 / 4), np.log(5 / 2)
    assert found == pytest.approx([common, common + rare, common], abs=1e-5)


def test_nothing_is_shared_where_nobody_looked() -> None:
    assert list(shared_stakes(rows([set(), set()]), np.array([0], np.int32), np.array([1], np.int32))) == [0]


def test_stakes_count_as_much_with_what_was_kept() -> None:
    texts = (
        "The minister resigned on Monday over the ferry contract. Rain fell on Orran all day.",
        "The transport minister stepped down on Monday over a ferry contract. The weather was bad.",
        "Over the contract for a ferry the minister has quit. Nobody came to the harbour.",
    )
    articles = [Article(id=str(n), text=text, outlet=str(n)) for n, text in enumerate(texts)]
    two = compare_articles(articles[:2])
    assert two.links
    assert compare_articles(articles, previous=two) == compare_articles(articles)
