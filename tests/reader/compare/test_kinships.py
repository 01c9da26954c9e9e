"""Words of kindred meaning, and what they add to the likeness of two sentences."""

from __future__ import annotations

import numpy as np
import pytest

from index.article import Sentence
from reader.compare.apart import describe
from reader.compare.features import pair_features
from reader.compare.kinships import kin_classes
from reader.compare.model import Ref
from reader.compare.prepare import prepare
from reader.compare.terms import Terms, build_terms
from reader.compare.words import key_of


def terms_of(*texts: str) -> Terms:
    return build_terms([prepare(text, [Sentence(0, len(text), text)]) for text in texts])


def columns_of(*texts: str) -> dict[str, float]:
    columns = pair_features(terms_of(*texts), np.array([0], np.int32), np.array([1], np.int32))
    return {name: float(column[0]) for name, column in columns.items()}


def are_kin(one: str, other: str) -> bool:
    classes = kin_classes()
    return not set(classes.get(one, ())).isdisjoint(classes.get(other, ()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resigned", "quits"),
        ("killed", "deaths"),
        ("blaze", "fires"),
        ("Japanese", "Tokyo"),
        ("temblor", "quake"),
    ],
)
def test_words_of_one_class_are_kin_in_any_form(one: str, other: str) -> None:
    assert are_kin(key_of(one.lower()), key_of(other.lower()))


@pytest.mark.parametrize(("one", "other"), [("killed", "married"), ("rose", "fell"), ("won", "lost")])
def test_words_of_other_or_opposite_meaning_are_not_kin(one: str, other: str) -> None:
    assert not are_kin(key_of(one), key_of(other))


def test_every_class_has_two_words_or_more_and_stands_in_no_other() -> None:
    words: dict[int, list[tuple[int, ...]]] = {}
    for numbers in kin_classes().values():
        for number in numbers:
            words.setdefault(number, []).append(numbers)
    assert min(map(len, words.values())) >= 2
    assert [n for n, classes in words.items() if set(classes[0]).intersection(*classes) != {n}] == []


def test_kin_counts_only_where_no_equal_word_stands() -> None:
    kin = columns_of("The harbour master quit yesterday.", "The harbour master resigned yesterday.")
    same = columns_of("The harbour master quit yesterday.", "The harbour master quit yesterday.")
    strange = columns_of("The harbour master quit yesterday.", "The harbour master sang yesterday.")
    assert kin["kin_count_min"] == 1
    assert same["kin_count_max"] == strange["kin_count_max"] == 0
    assert strange["kin_cosine"] < kin["kin_cosine"] < same["kin_cosine"]


def test_kin_is_told_as_a_reason() -> None:
    texts = "Harbour master Tove Lindqvist quit on Tuesday.", "Tove Lindqvist, the harbour master, resigned."
    sentences = [[Sentence(0, len(text), text)] for text in texts]
    (found,) = describe(texts, sentences, [(Ref(0, 0), Ref(1, 0))])
    assert "alike in meaning: quit ~ resigned" in found.told.reasons


def test_kin_is_the_same_from_either_side() -> None:
    a, b = "Flames ruined a warehouse near the quay.", "A fire destroyed the depot, officials announced."
    there, back = columns_of(a, b), columns_of(b, a)
    assert {name: pytest.approx(value, abs=1e-5) for name, value in there.items()} == back


def test_a_repeated_word_is_kin_once() -> None:
    assert (
        columns_of("Fire, fire, fire at the depot.", "Blaze after blaze at the depot.")["kin_count_max"] == 1
    )
