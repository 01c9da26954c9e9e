"""Cosines over all words, letters and topics, against the same computed plainly."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from index.article import Sentence
from reader.compare import sparse, vectors
from reader.compare.prepare import prepare
from reader.compare.sparse import Sparse
from reader.compare.terms import Terms, build_terms
from reader.compare.vectors import topic_cosines, word_cosines

STORY = (
    "The ferry left the pier at noon. It had forty people on board. Nobody was hurt when it struck the wall.",
    "A ferry hit the harbour wall. Forty passengers were on board. They were not injured, the captain said.",
    "Bakers protested in the square. Flour has become dear. The captain of the ferry did not comment.",
)


def terms_of(texts: tuple[str, ...]) -> Terms:
    prepared = []
    for text in texts:
        sentences, at = [], 0
        for piece in text.split(". "):
            sentences.append(Sentence(at, at + len(piece), piece))
            at += len(piece) + 2
        prepared.append(prepare(text, sentences))
    return build_terms(prepared)


def every_pair(terms: Terms) -> tuple[np.ndarray, np.ndarray]:
    pairs = [
        (i, j) for i, j in combinations(range(len(terms.rows)), 2) if terms.article[i] != terms.article[j]
    ]
    return np.array([i for i, _ in pairs], np.int32), np.array([j for _, j in pairs], np.int32)


def test_products_of_rows_are_those_of_the_full_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    full = np.where(rng.random((9, 30)) < 0.3, rng.random((9, 30)), 0).astype(np.float32)
    row, column = np.nonzero(full)
    matrix = Sparse.of(row, column, full[row, column], full.shape)
    a, b = (part.astype(np.int32) for part in np.triu_indices(9, 1))
    monkeypatch.setattr(sparse, "CELLS", 40)
    monkeypatch.setattr(sparse, "ENTRIES", 7)
    assert matrix.dots(a, b) == pytest.approx((full @ full.T)[a, b], abs=1e-5)
    assert matrix.times(full.T) == pytest.approx(full @ full.T, abs=1e-5)
    assert matrix.turned().times(full) == pytest.approx(full.T @ full, abs=1e-5)


def test_a_sentence_is_like_itself_and_unlike_one_without_a_common_word() -> None:
    text = ("The ferry struck a wall", "The ferry struck a wall", "Bakers protest")
    terms = terms_of(text)
    found = word_cosines(terms, np.array([0, 0], np.int32), np.array([1, 2], np.int32))
    for name in ("all_words", "letters"):
        assert found[name] == pytest.approx([1, 0], abs=1e-5)


def test_letters_see_words_of_one_root() -> None:
    terms = terms_of(("Militarised zone", "Military zoning", "Wooden bread"))
    found = word_cosines(terms, np.array([0, 0], np.int32), np.array([1, 2], np.int32))
    assert found["letters"][0] > 0.2 > found["letters"][1]


def test_topics_are_within_bounds_and_the_same_every_time() -> None:
    terms = terms_of(STORY)
    a, b = every_pair(terms)
    once, again = topic_cosines(terms, a, b), topic_cosines(terms, a, b)
    for name, column in once.items():
        assert np.array_equal(column, again[name])
        assert np.all(np.abs(column) <= 1.0001)


def test_topics_match_a_full_decomposition_where_all_directions_are_kept() -> None:
    terms = terms_of(STORY)
    a, b = every_pair(terms)
    dense = np.zeros((len(terms.rows), len(terms.keys)))
    for row in range(len(terms.rows)):
        tokens = slice(terms.first[row], terms.first[row + 1])
        dense[row, terms.term[tokens]] = terms.weight[tokens]
    dense /= np.linalg.norm(dense, axis=1, keepdims=True)
    assert len(dense) <= vectors.TOPICS[-1]
    assert topic_cosines(terms, a, b)["topic_15"] == pytest.approx((dense @ dense.T)[a, b], abs=1e-3)


def test_a_story_of_nothing_has_no_pairs() -> None:
    nothing = np.zeros(0, np.int32)
    terms = terms_of(("", ""))
    assert all(
        len(column) == 0
        for column in (
            word_cosines(terms, nothing, nothing) | topic_cosines(terms, nothing, nothing)
        ).values()
    )
