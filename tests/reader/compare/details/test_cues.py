"""Polarity, certainty, names, places, speakers and quotations of a sentence."""

from __future__ import annotations

import pytest

from index.article import Sentence
from reader.compare.details import Detail, find_details
from reader.compare.model import DifferenceKind


def details(text: str, kind: DifferenceKind) -> list[Detail]:
    return [d for d in find_details(Sentence(0, len(text), text)) if d.kind is kind]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("The crash was not due to a storm.", ["not"]),
        ("No fuel had leaked.", ["no"]),
        ("The mayor denied that he knew.", ["deny"]),
        ("The mayor disputed the figure.", ["deny"]),
        ("The mayor had nothing to do with it.", ["deny"]),
        ("The council has yet to make a decision.", ["not"]),
        ("It was not only the mayor who knew.", []),
        ("The mayor knew.", []),
        ("A shop that denies service to strangers closed.", []),
    ],
)
def test_polarity(text: str, classes: list[str]) -> None:
    assert [d.head for d in details(text, DifferenceKind.POLARITY)] == classes


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("It is unclear whether the crew survived.", ["unclear"]),
        ("It was not immediately clear what happened.", ["unclear"]),
        ("The cause has not yet been determined.", ["unclear"]),
        ("The toll could not be independently verified.", ["unclear"]),
        ("The ministry declined to say who was on board.", ["silent"]),
        ("The crew may have survived.", ["hedged"]),
        ("The crew allegedly slept.", ["reported"]),
        ("The ministry confirmed the loss.", ["confirmed"]),
        ("The service is expected to resume.", ["planned"]),
        ("The service resumed in May.", []),
    ],
)
def test_certainty(text: str, classes: list[str]) -> None:
    assert [d.head for d in details(text, DifferenceKind.CERTAINTY)] == classes


def test_a_name_keeps_its_title_apart() -> None:
    (name,) = details("They met Rep. Ines Calder on the pier.", DifferenceKind.NAME)
    assert (name.text, name.modifier, name.value) == ("Rep. Ines Calder", "rep .", "ines calder")


def test_accents_and_possessives_do_not_make_another_name() -> None:
    (plain,) = details("They met Ines Calder's sister.", DifferenceKind.NAME)
    (accented,) = details("They met Inés Calder there.", DifferenceKind.NAME)
    assert plain.value == accented.value == "ines calder"


def test_a_place_is_a_name_behind_a_preposition_of_place() -> None:
    (place,) = details("The jet crashed in western Iraq on its way home.", DifferenceKind.PLACE)
    assert (place.text, place.modifier, place.head) == ("Iraq", "in", "crash")


def test_a_name_that_goes_on_with_a_noun_is_no_place() -> None:
    assert details("It was the first time in Senate history.", DifferenceKind.PLACE) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Harbour master Ines Calder said on Monday that the pier would reopen.",
            "Harbour master Ines Calder",
        ),
        ("The pier will reopen, according to the Harbour Board.", "the Harbour Board"),
        ("“The pier will reopen,” said Ines Calder.", "Ines Calder"),
        (
            "As the crew waited, the United States coastguard denied the report.",
            "the United States coastguard",
        ),
    ],
)
def test_who_says_it(text: str, speaker: str) -> None:
    assert [d.text for d in details(text, DifferenceKind.ATTRIBUTION)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Netmakers' Federation maintains that two posts were empty.", "The Netmakers' Federation"),
        ("Ines Calder, who owns the kiosk, said it shook.", "Ines Calder"),
        ("Piers Oduya, a spokesman for the board, told the Courier that it shook.", "Piers Oduya"),
        ("The harbour master, Ines Calder, later said it shook.", "Ines Calder"),
        ("Rep. Ines Calder (L-Orran) said it shook.", "Rep. Ines Calder"),
        ("It shook, according to two officials briefed on the inquiry.", "two officials"),
        ("A spokesman for the Harbour Board never denied it.", "A spokesman for the Harbour Board"),
        ("Witnesses repeatedly told the Courier that it shook.", "Witnesses"),
        ("In a letter Calder wrote that it shook.", "Calder"),
        ("Ms. Calder on Monday said it shook.", "Ms. Calder"),
        ("“It shook,” said Zoë Calder-Oduya.", "Zoë Calder-Oduya"),
        ("Jean-Luc Calder said it shook.", "Jean-Luc Calder"),
        ("“It shook,” said Ines Calder - a neighbour.", "Ines Calder"),
    ],
)
def test_a_speaker_is_named_without_what_stands_around(text: str, speaker: str) -> None:
    assert [d.text for d in details(text, DifferenceKind.ATTRIBUTION) if not d.modifier] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "One tanker reported a fire.",
        "It marks the fourth publicly reported leak of the year.",
        "He wrote on X that the pier was shut.",
        "Their claims were rejected.",
        "Needless to say, the pier closed.",
        "The crossing was said to be safe.",
        "Oil prices reported gains.",
        "It shook, according to the harbour's records.",
        "The board's claims and its reports differ.",
    ],
)
def test_what_cannot_speak_is_no_speaker(text: str) -> None:
    assert [d.text for d in details(text, DifferenceKind.ATTRIBUTION) if not d.modifier] == []


def test_short_quotations_are_left_out() -> None:
    found = details("He called it “a bad day” and said: “We will open the pier again.”", DifferenceKind.QUOTE)
    assert [d.text for d in found] == ["We will open the pier again"]
