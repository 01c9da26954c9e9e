"""What speaks for two numbers being told of one thing: features of pairs, the same from both sides."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from index.article import Sentence
from reader.compare.details import Reading, Setting, read_sentence
from reader.compare.diverge.disputed.number_odds import log_odds
from reader.compare.diverge.disputed.number_pairs import NumberPairs
from reader.compare.diverge.disputed.told_numbers import may_dispute, told_numbers

FRIDAY = Setting(date(2026, 3, 13))


def reading(text: str) -> Reading:
    return read_sentence(Sentence(0, len(text), text), FRIDAY)


def pairs(*articles: tuple[str, ...]) -> NumberPairs:
    """Pair the numbers of articles, each a few sentences."""
    given = [
        (n, number)
        for n, lines in enumerate(articles)
        for line in lines
        for number in told_numbers(reading(line))
    ]
    return NumberPairs([number for _, number in given], [n for n, _ in given], [frozenset()] * len(given))


def feature(name: str, *articles: tuple[str, ...]) -> float:
    """Return a feature of the first pair."""
    return float(pairs(*articles).features()[name][0])


STITCHES = "The guard had 11 stitches over his left eye."


@pytest.mark.parametrize(
    ("name", "nearer", "farther"),
    [
        ("close", "The guard had nine stitches.", "The guard had two stitches."),
        ("wide", "The guard left with nine stitches over an eye.", "A surgeon billed nine stitches."),
        ("covered", "The guard left with nine stitches over an eye.", "A surgeon billed nine stitches."),
        ("modified", "The guard had at least 20 stitches.", "The guard had 20 stitches."),
        ("other_head", "The guard had nine visitors.", "The guard had nine stitches."),
        ("another_time", "In 1987 the guard had nine stitches.", "The guard had nine stitches."),
    ],
)
def test_a_feature_is_greater_where_more_speaks_of_it(name: str, nearer: str, farther: str) -> None:
    a, b = (feature(name, (STITCHES.replace("11", "14"),), (line,)) for line in (nearer, farther))
    assert a > b


@pytest.mark.parametrize(
    ("name", "a", "b"),
    [
        ("age", "Ines Calder, 41, drowned.", "Ines Calder, 44, drowned."),
        ("measure", "The wave was 20 metres high.", "The wave was 12 metres high."),
        ("toll", "Nine sailors were killed.", "Seven people died."),
        ("state", "Nine sailors were killed.", "Seven children died."),
        ("question", "The quake had a magnitude of 5.4.", "It was a quake of magnitude 6.1."),
    ],
)
def test_a_feature_tells_a_sort_of_numbers(name: str, a: str, b: str) -> None:
    assert feature(name, (a,), (b,)) == 1
    assert feature(name, ("The ferry has 12 lamps.",), ("The ferry has nine lamps.",)) == 0


def test_a_pair_leads_where_both_numbers_fit_no_other_better() -> None:
    near, far = "The guard had nine stitches over an eye.", "Nine lamps lit the yard of the port."
    assert feature("lead", (STITCHES,), (near, far)) > 0 > -feature("lead", (STITCHES,), (near, far))
    assert feature("lead", (STITCHES,), (far, near)) < feature("lead", (STITCHES,), (near, far))


def test_a_number_is_answered_by_one_of_the_other_article_that_agrees() -> None:
    a, b = (STITCHES,), ("The guard's cut took nine stitches.", "It was 11 stitches over the eye.")
    assert feature("answered", a, b) > 0
    assert feature("answered", a, b[:1]) == 0
    assert feature("told", a, b) == 1


def test_features_are_the_same_from_both_sides() -> None:
    a = (STITCHES, "At least nine people were hurt and 3 killed on Sunday.")
    b = ("The guard's cut took nine stitches.", "Eleven people were injured, 2 of them badly.")
    one, two = pairs(a, b).features(), pairs(b, a).features()
    assert one.keys() == two.keys()
    for name, column in one.items():
        assert sorted(column.tolist()) == pytest.approx(sorted(two[name].tolist()), abs=1e-5), name


def test_every_weight_has_its_feature_and_odds_are_finite() -> None:
    odds = log_odds(pairs((STITCHES,), ("The guard's cut took nine stitches.",)).features())
    assert odds.shape == (1,)
    assert np.isfinite(odds).all()


def test_numbers_that_may_be_one_are_no_pair() -> None:
    for other in (
        "The guard had 11 stitches.",
        "The guard had about a dozen stitches.",
        "More than 10 stitches.",
    ):
        assert not len(pairs((STITCHES,), (other,)).a)
    least = pairs(("At least five sailors drowned.",), ("Six sailors drowned.",))
    assert len(least.a) == 1


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Of the dead, 131 worked at the mine.", True),
        ("Over 420 people died in Orran alone.", True),
        ("The pastor was held along with 15 others.", True),
        ("The passengers included at least 23 officials.", True),
        ("The mine killed 131 people.", False),
        ("Of late 131 people left.", True),
        ("The toll of the storm rose to 131 people.", False),
    ],
)
def test_a_number_counts_a_part_where_the_sentence_says_so(text: str, part: bool) -> None:
    (number,) = told_numbers(reading(text))
    assert number.part is part


def test_words_weigh_the_more_the_nearer_they_stand() -> None:
    (number,) = told_numbers(
        reading("The ferry company, which lost a ferry in spring, has hired 40 sailors.")
    )
    assert number.near["sailor"] > number.near["hire"] > number.near["spring"]


def test_loose_numbers_and_tables_are_not_told() -> None:
    assert told_numbers(reading("Dozens of sailors drowned.")) == ()
    assert told_numbers(reading(" ".join(f"{n} boats left Orran and" for n in range(2, 40)))) == ()


def test_the_dead_are_no_dispute_with_the_injured() -> None:
    (dead,) = told_numbers(reading("The storm in Orran killed 43 people."))
    (hurt,) = told_numbers(reading("The storm in Orran injured 51 people."))
    (more,) = told_numbers(reading("The storm in Orran killed 51 people."))
    assert not may_dispute(dead, hurt)
    assert may_dispute(dead, more)


def test_the_crew_are_no_dispute_with_the_passengers() -> None:
    (crew,) = told_numbers(reading("Most of the 11 crew stayed on board in Orran."))
    (passengers,) = told_numbers(reading("The ferry left Orran with more than 100 passengers on board."))
    (more,) = told_numbers(reading("Some of the 14 sailors stayed on board in Orran."))
    assert not may_dispute(crew, passengers)
    assert may_dispute(crew, more)
