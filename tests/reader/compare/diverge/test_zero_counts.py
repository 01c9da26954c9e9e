"""A report that counts nobody conflicts with one that counts some; parts of a count are no count."""

from __future__ import annotations

import pytest

from reader.compare.diverge.accounts.factuality import Factuality, factuality_at
from reader.compare.diverge.values.zero_counts import zero_counts
from tests.reader.compare.diverge.kit import pairs, read


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Five sailors suffered injuries.", "It had 24 people on board, none of whom was hurt."),
        ("Three climbers died in the storm.", "None of the climbers was killed."),
        ("Forty marchers were arrested.", "Not a single person was arrested."),
        ("Eleven guests fell ill.", "No guests were taken ill."),
    ],
)
def test_nobody_stands_against_a_number(a: str, b: str) -> None:
    assert pairs([a], [b]) == [((0, 0), (1, 0))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Five sailors were injured.", "No one else was injured."),
        ("Five sailors were injured.", "There were no reports of injured sailors."),
        ("Five sailors were injured.", "Nobody was seriously injured."),
        ("Five sailors were injured.", "Nobody died."),
        ("Nobody was injured.", "No sailors were injured."),
        ("Thirty people were hurt.", "Two of seven captured warders were hurt."),
        ("Thirteen people were hurt.", "Eleven walkers and two cyclists were hurt."),
    ],
)
def test_what_leaves_room_for_some_stands_against_none(a: str, b: str) -> None:
    assert pairs([a], [b]) == []


def test_nobody_is_shown_with_its_noun() -> None:
    (found,) = zero_counts(read("Police said that no passengers were hurt."))
    assert found.text == "no passengers"
    assert (found.span.start, found.span.end) == (17, 30)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Not a single sailor was hurt.", True),
        ("Not one of the sailors was hurt.", True),
        ("No one was hurt.", True),
        # What is near somebody hurt, and the few who speak, are not some who are counted.
        ("Nobody in the hospital was hurt.", True),
        ("None of us hurt a sailor.", True),
        ("None of the injured sailors died.", False),
        # One of them is hurt, and an answer counts nobody.
        ("She did not say that he was one of the sailors hurt.", False),
        ("No, the sailors were hurt.", False),
        # Some may yet turn up.
        ("No sailors had died so far.", False),
        ("No bodies were found in the hold.", False),
    ],
)
def test_nobody_is_counted_in_whatever_words(text: str, counts: bool) -> None:
    assert bool(zero_counts(read(text))) is counts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nobody fell ill.", "Nobody"),
        ("No one fell ill.", "No one"),
        ("No sailors injured, police say.", "No sailors"),
    ],
)
def test_what_befell_nobody_is_no_noun_of_theirs(text: str, shown: str) -> None:
    assert [found.text for found in zero_counts(read(text))] == [shown]


@pytest.mark.parametrize("text", ["Of 24 sailors, none of whom was hurt.", "Not a single sailor was hurt."])
def test_what_befell_nobody_is_denied(text: str) -> None:
    reading = read(text)
    at = reading.tokens.low.index("hurt")
    assert factuality_at(reading, at, at + 1) is Factuality.DENIED
