"""Numbers as they stand, whatever they are of: which can both be right of one thing, and which say the same of it."""

from __future__ import annotations

import pytest

from reader.compare.details import Detail
from reader.compare.details.number_heads import noun_key
from reader.compare.details.wordlist import table
from reader.compare.diverge.values.amounts import amounts_exclude, exclude, numbers_meet
from reader.compare.diverge.values.counted_nouns import same_noun
from reader.compare.model import DifferenceKind
from tests.reader.compare.diverge.kit import read


def first_numbers(*texts: str) -> list[Detail]:
    return [read(text).of(DifferenceKind.NUMBER)[0] for text in texts]


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        # Two limits of a sum are exact, but for rounding; those of a count leave room.
        ("The fine may be up to $40 million.", "The fine may be up to $50 million.", False),
        ("The fine may be up to $43,350.", "The fine may be up to $43,000.", True),
        ("The fine is $40 million.", "The fine may be up to $50 million.", True),
        ("The hall holds up to 40 people.", "The hall holds up to 30 people.", True),
        # Rounded to two digits, half either way; to one digit it is another number.
        ("Inflation was 14.4 percent.", "Inflation was 14 percent.", True),
        ("Inflation was 14.5 percent.", "Inflation was 15 percent.", True),
        ("Inflation was 4.38 percent.", "Inflation was 4.4 percent.", True),
        ("Inflation was 14.6 percent.", "Inflation was 14 percent.", False),
        ("Inflation was 4.4 percent.", "Inflation was 4 percent.", False),
        ("The yard has 14 cranes.", "The yard has 15 cranes.", False),
        # Who counts months and years may count those begun; weeks are few enough to be counted right.
        ("The ferry came back two months later.", "The ferry came back five months later.", True),
        ("The ferry came back two weeks later.", "The ferry came back five weeks later.", False),
        # What is only about so many excludes nothing.
        ("Hundreds of cranes stand in the yard.", "The yard has 40 cranes.", True),
    ],
)
def test_two_numbers_can_both_be_right(a: str, b: str, both: bool) -> None:
    x, y = first_numbers(a, b)
    assert amounts_exclude(x, y) == amounts_exclude(y, x) == (not both)


def test_places_in_two_orders_are_no_two_answers() -> None:
    third, fifth, sixth = first_numbers(
        "The 3rd race of the day.", "The 5th ship of the fleet.", "The 6th race of all."
    )
    assert not exclude(third, fifth)
    assert exclude(third, sixth)


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        ("At least eight sailors drowned.", "Nine sailors drowned.", False),
        ("At least eight sailors drowned.", "At least six sailors drowned.", False),
        ("At least eight sailors drowned.", "At least eight sailors drowned.", True),
        ("At least eight sailors drowned.", "Six to nine sailors drowned.", True),
        ("Between six and nine sailors drowned.", "Eight sailors drowned.", True),
        ("At least eight percent were spoilt.", "Nine percent were spoilt.", True),
    ],
)
def test_a_least_count_does_not_say_the_same_as_one_beyond_it(a: str, b: str, meet: bool) -> None:
    x, y = first_numbers(a, b)
    assert numbers_meet(x, y) == numbers_meet(y, x) == meet


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The flood hit 12 residences.", "The flood hit 20 houses.", True),
        ("The flood hit 12 residences.", "The flood hit 20 residents.", False),
        ("The guards saw five attackers.", "The guards saw two attacks.", False),
        ("Five attackers struck on Monday.", "Two attacks struck on Monday.", False),
        ("The guards saw five attacks.", "The guards saw two raids.", True),
        ("The flood hit 12 villagers.", "The flood hit two villages.", False),
    ],
)
def test_things_and_people_whose_words_share_a_stem_are_two_counts(a: str, b: str, same: bool) -> None:
    x, y = first_numbers(a, b)
    assert same_noun(x.head, y.head) == same


def test_no_noun_stands_in_two_lines_of_what_is_counted() -> None:
    lines = [{noun_key(word) for word in line.split()} for line in table("counted_nouns.txt")]
    assert sum(map(len, lines)) == len(frozenset().union(*lines))
