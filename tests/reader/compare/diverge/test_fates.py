"""Counts of people: which state they are in, and whether one count is a part of the other."""

from __future__ import annotations

import pytest

from reader.compare.diverge.values.fates import fate_of, one_toll, same_state, state_of
from reader.compare.model import DifferenceKind
from tests.reader.compare.diverge.kit import conflicts, read


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fire killed twelve people.", "Four children died in the fire."),
        ("The fire killed nine people.", "Two of the nine dead were from Orran."),
        ("The fire killed nine workers.", "The fire injured eleven workers."),
    ],
)
def test_counts_of_some_or_of_another_state_can_both_be_right(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] in {"number", "time"}] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("All six crew members of the jets ejected safely.", "Four crew members of the tanker were killed."),
        ("A ferry with 84 passengers on board sank.", "Seven passengers of the ferry were injured."),
        (
            "Twelve people died when the ferry sank, including three children.",
            "Twelve died when the ferry sank.",
        ),
        (
            "Twelve people died when the ferry sank, two of them crew.",
            "The ferry sank and twelve people died.",
        ),
    ],
)
def test_people_of_two_states_and_parts_of_a_toll_are_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_others_of_another_fate_are_no_part_of_the_first() -> None:
    a = "Two sailors were killed and four others wounded when their boat was shelled near a sandbar."
    b = "The navy said that two sailors died and three were wounded when shells hit their boat near a sandbar."
    assert conflicts(a, b) == [("number", "four", "three")]


def test_a_count_of_some_soldiers_is_no_count_of_all_the_dead() -> None:
    a = "Two Tessin marines were killed when soldiers opened fire on their boat near a sandbar, the navy said."
    b = "The two armies traded fire on the river, killing at least three people, officials said."
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The fire killed nine workers and injured 21.", ["dead", "hurt"]),
        ("Two were killed and four others wounded.", ["dead", "hurt"]),
        ("Nine sailors died; 14 were saved.", ["dead", "saved"]),
        ("Nine passengers were injured.", ["hurt"]),
        ("The ferry carried 84 passengers.", ["aboard"]),
        # A clause of other people, or of things.
        ("Nobody was hurt when 300 people left the hall.", [""]),
        ("The storm injured nine sailors while 20 boats sank.", ["hurt", ""]),
        # A total whose subject is far.
        ("The toll of the collapse of the hotel by the river in Orran stands at 34.", ["dead"]),
        # Words that name another state by themselves.
        ("Nine people burned to death.", ["dead"]),
        ("The court heard that 20 people lost their lives.", ["dead"]),
        ("Nine boats were lost.", ["lost"]),
        ("Four people are fighting for their lives.", ["critical"]),
        ("Three were treated in intensive care at a hospital.", ["critical"]),
        ("Three were treated at a hospital.", ["hurt"]),
        ("Six sailors were still being searched for.", ["missing"]),
        # The same words of something else.
        ("Nine were injured by an intensive heat.", ["hurt"]),
        ("Nine soldiers fought for the bridge.", [""]),
        ("Nine men are being paid for the work.", [""]),
        ("Nine men searched for the boat.", [""]),
        # Where they were is told by their noun, and gives way to what befell them.
        ("Some 84 passengers came back.", ["aboard"]),
        ("The ferry carrying nine workers burned and all were hurt.", ["hurt"]),
    ],
)
def test_the_state_of_people_stands_nearest_to_their_number(text: str, states: list[str]) -> None:
    one = read(text)
    assert [state_of(one, number) for number in one.of(DifferenceKind.NUMBER)] == states


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Nine passengers were injured.", ["hurt"]),
        ("Among the eleven people who were killed were two guides.", ["dead", ""]),
        # The worse off, or one of two counts, of a toll.
        ("Nine miners were hurt, four of them seriously.", ["hurt", ""]),
        ("Nine miners were seriously hurt.", [""]),
        ("Eleven fans and two stewards were hurt.", ["", ""]),
        ("Two of the seven warders were injured.", ["", ""]),
        ("Nine of the workers were hurt.", [""]),
        # More than was told before, and so many a year.
        ("Four more bodies were found.", [""]),
        ("Another 12 people died.", [""]),
        ("Nine people a year die there.", [""]),
        # Told after the dead, they are all that are missing; unless some were counted before.
        ("Another 31 people are missing.", ["missing"]),
        ("Nine people are missing at sea and another 31 people are missing on land.", ["", ""]),
        # Those who took them are no captives.
        ("Nine kidnappers were killed.", ["dead"]),
        ("Nine bandits were killed.", ["dead"]),
        # Passengers whom something hit need not have been aboard.
        ("The tram hit nine passengers.", [""]),
        # No people.
        ("Nine boats were lost.", [""]),
    ],
)
def test_only_all_the_people_of_one_fate_are_its_toll(text: str, fates: list[str]) -> None:
    one = read(text)
    assert [fate_of(one, number) for number in one.of(DifferenceKind.NUMBER)] == fates


def test_people_of_two_fates_are_no_one_toll_and_of_an_untold_one_may_be_any() -> None:
    killed, injured, came = map(
        read, ("The fire killed nine workers.", "The fire injured eleven workers.", "Twelve workers came.")
    )
    x, y, z = (one.of(DifferenceKind.NUMBER)[0] for one in (killed, injured, came))
    assert not one_toll(killed, x, injured, y)
    assert not same_state(killed, x, injured, y)
    assert same_state(killed, x, came, z)
    assert same_state(came, z, killed, x)


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("Nine soldiers lost their lives.", "dead"),
        ("The blast took the lives of nine soldiers.", "dead"),
        ("Nine lives were lost.", "dead"),
        ("Nine soldiers begged for their lives.", ""),
        ("Nine spectators ran for their lives.", "crowd"),
        ("The surgeon, who lives with nine children, slept.", ""),
    ],
)
def test_only_lives_that_are_taken_are_deaths(text: str, fate: str) -> None:
    (number,) = read(text).of(DifferenceKind.NUMBER)
    assert fate_of(read(text), number) == fate


@pytest.mark.parametrize(
    "text",
    ["Twelve died, including three children.", "Twelve people were killed, among them three children."],
)
def test_what_is_told_before_its_part_is_a_whole(text: str) -> None:
    whole, part = read(text).of(DifferenceKind.NUMBER)
    assert fate_of(read(text), whole) == "dead"
    assert fate_of(read(text), part) == ""
