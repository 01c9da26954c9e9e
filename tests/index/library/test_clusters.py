"""Clustering a few articles: the most alike first, groups only with what is like them enough, names heeded."""

from __future__ import annotations

import numpy as np
import pytest

from index.clusters import cluster, coherent, likeness
from index.profiles import _HERE, Vector, make_profile


def table(rows: list[list[float]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.array(rows, dtype=np.float32)


def vector(weights: dict[int, float], names: set[int] = frozenset()) -> Vector:  # type: ignore[assignment]
    length = sum(weight**2 for weight in weights.values()) ** 0.5
    return Vector(
        np.array(list(weights), dtype=np.uint32),
        np.array([weight / length for weight in weights.values()], dtype=np.float32),
        np.array([term in names for term in weights], dtype=np.bool_),
    )


NEEDED = np.full((4, 4), 0.2, dtype=np.float32)


def test_two_events_of_one_sort_stay_apart_since_each_is_much_more_like_itself() -> None:
    alike = table([[1, 0.7, 0.3, 0.3], [0.7, 1, 0.3, 0.3], [0.3, 0.3, 1, 0.7], [0.3, 0.3, 0.7, 1]])
    assert cluster(alike, NEEDED) == [[0, 1], [2, 3]]


def test_loose_reports_of_one_event_come_together() -> None:
    alike = table([[1, 0.5, 0.3, 0.3], [0.5, 1, 0.3, 0.3], [0.3, 0.3, 1, 0.4], [0.3, 0.3, 0.4, 1]])
    assert cluster(alike, NEEDED) == [[0, 1, 2, 3]]


def test_copies_of_one_text_do_not_keep_another_report_out() -> None:
    alike = table([[1, 0.97, 0.35], [0.97, 1, 0.33], [0.35, 0.33, 1]])
    assert cluster(alike, NEEDED[:3, :3]) == [[0, 1, 2]]
    assert coherent(alike[:2, :2], alike[2, :2])


def test_one_that_is_like_one_of_a_group_only_is_left_out() -> None:
    alike = table([[1, 0.6, 0.6, 0.4], [0.6, 1, 0.6, 0.0], [0.6, 0.6, 1, 0.0], [0.4, 0.0, 0.0, 1]])
    assert cluster(alike, NEEDED) == [[0, 1, 2], [3]]


def test_what_is_needed_can_keep_two_apart_that_are_the_same() -> None:
    assert cluster(np.ones((2, 2), dtype=np.float32), np.full((2, 2), 2.0, dtype=np.float32)) == [[0], [1]]


def test_a_single_article_is_a_group() -> None:
    assert cluster(np.ones((1, 1), dtype=np.float32), NEEDED[:1, :1]) == [[0]]


@pytest.mark.parametrize(("across", "fits"), [(0.4, True), (0.2, False)])
def test_one_more_must_be_half_as_much_like_a_group_as_that_is_within(across: float, fits: bool) -> None:
    within = table([[1, 0.6], [0.6, 1]])
    assert coherent(within, np.full(2, across, dtype=np.float32)) is fits
    assert coherent(within[:1, :1], np.full(1, across, dtype=np.float32))


def test_the_same_phrases_about_other_names_are_less_alike() -> None:
    phrases = {1: 1.0, 2: 1.0, 3: 1.0, 4: 1.0}
    named = [vector({**phrases, name: 1.5}, {name}) for name in (10, 10, 11)]
    alike = likeness(named)
    assert alike[0, 1] == pytest.approx(1.0, abs=0.01)
    assert alike[0, 2] == 0.0
    unnamed = likeness([vector({**phrases, term: 1.5}) for term in (10, 11)])
    assert 0.5 < unnamed[0, 1] < 1.0


def test_an_article_that_hardly_names_anybody_is_told_by_its_words() -> None:
    phrases = {1: 1.0, 2: 1.0, 3: 1.0, 4: 1.0}
    alike = likeness([vector({**phrases, 10: 0.2}, {10}), vector({**phrases, 11: 1.5}, {11})])
    assert alike[0, 1] > 0.5


def test_an_article_without_a_term_is_like_none() -> None:
    alike = likeness([vector({1: 1.0}), Vector(*(np.zeros(0, dtype=d) for d in ("u4", "f4", "?")))])
    assert alike[0, 1] == 0.0


def test_a_profile_does_not_depend_on_what_was_read_before() -> None:
    """“inflation” and “position” have one hash."""
    texts = ["The position of Keld.", "Inflation in Keld rose.", "A position on inflation."]
    alone = []
    for text in texts:
        _HERE.__dict__.clear()
        alone.append(make_profile("a", None, text, None))
    together = [make_profile("a", None, text, None) for text in texts]
    for one, other in zip(alone, together, strict=True):
        assert one.packed() == other.packed()
    assert len(set(alone[2].vector.terms.tolist())) == len(alone[2].vector.terms)
