"""The word table: what is near, what is unknown."""

from __future__ import annotations

from reader.compare.vectors import UNKNOWN, load_vectors


def test_words_near_in_meaning_are_nearer_than_others() -> None:
    vectors = load_vectors()
    ship, vessel, senate = vectors.matrix[vectors.rows(["ship", "vessel", "senate"])]
    assert ship @ vessel > ship @ senate + 0.2


def test_rows_are_unit_vectors() -> None:
    matrix = load_vectors().matrix
    assert abs((matrix * matrix).sum(1) - 1).max() < 1e-3


def test_an_unknown_word_has_no_row_and_an_inflection_falls_back_to_its_stem() -> None:
    vectors = load_vectors()
    assert vectors.rows(["qzxv", ""]).tolist() == [UNKNOWN, UNKNOWN]
    assert (
        vectors.rows(["harbors"])[0] == vectors.rows(["harbor"])[0] or vectors.rows(["harbors"])[0] != UNKNOWN
    )
