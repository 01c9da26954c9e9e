"""Who says it: subjects far from their verb, verbs of saying and what only looks like one, where quotations begin."""

from __future__ import annotations

import pytest

from index.article import Sentence
from reader.compare.details import Detail, find_details
from reader.compare.details.tokens import tokenize
from reader.compare.model import DifferenceKind


def speakers(text: str) -> list[Detail]:
    found = find_details(Sentence(0, len(text), text))
    return [d for d in found if d.kind is DifferenceKind.ATTRIBUTION and not d.modifier]


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("Ines Calder", "Ines Calder, who runs the ferry, the oldest on the lake, said it would stop."),
        (
            "Sen. Ines Calder",
            "Sen. Ines Calder, L-Orran, who on Thursday showed her own plan, said it would stop.",
        ),
        (
            "The Ferrymen",
            "The Ferrymen, the lobby of the lake that has been seen as a friend of the mayor, said it would stop.",
        ),
        ("Ines Calder", "“It is rust,” Ines Calder, 44, a diver from Orran, told the Post."),
        ("Ines Calder", "Ines Calder, who has said she knew nothing of the leak, left the room."),
        ("Calder", "Calder – who runs the pier – said it was rust."),
        ("Calder", "Calder left the room on Monday, saying that it was rust."),
        ("the council", "In a strong reply on Monday, the council pushed back, saying it was rust."),
        ("Calder", "Earlier, Calder had left the room, even saying that it was rust."),
        ("Calder", "Calder visited the pier and said it was rust."),
        ("Mayor Ines Calder", "Mayor Ines Calder openly backed Piers Oduya on Monday, saying it was rust."),
        ("The council", "ORRAN — The council pushed back on Monday, arguing that it was rust."),
        ("Ines Calder", "It was rust, said the head of the board, Ines Calder."),
        ("Ines Calder", "“It was rust,” said the photographer, Ines Calder."),
        ("Sen. Ines Calder", "Sen. Ines Calder (Lonn), the deputy of the mayor, said it was rust."),
        ("Mayor Ines A. Calder", "Mayor Ines A. Calder said it was rust."),
        ("A person", "A person familiar with the matter said it was rust."),
        ("two people", "It was rust, two people briefed on the inquiry said."),
        ("One of the divers", "One of the divers said it was rust."),
    ],
)
def test_the_subject_is_found_far_from_its_verb(speaker: str, text: str) -> None:
    assert [d.text for d in speakers(text)] == [speaker]


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("Piers Oduya", "“It is rust,” Piers Oduya continued."),
        ("Piers Oduya", "“Is it rust?” asked Piers Oduya."),
        ("Piers Oduya Jr.", "Piers Oduya Jr. replied, “It is rust."),
        ("Campaigners", "Campaigners argue that it was rust."),
        ("Council officials", "Council officials stressed on Monday that it was rust."),
        ("Ines Calder", "Ines Calder was quoted by the Post as saying it was rust."),
        ("the harbour board", "It was rust, as confirmed by the harbour board."),
        ("the mayor", "Citing the mayor, the report named rust."),
        ("The council", "The council rejected the claim that it was rust."),
        ("The harbour board", "The harbour board maintains that it was rust."),
    ],
)
def test_verbs_that_say_something(speaker: str, text: str) -> None:
    assert [d.text for d in speakers(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board maintains a wide network of piers and boats.",
        "The council rejected the budget by a wide margin.",
        "It is among the most liberal states in the country.",
        "Countries with alleged ties to smugglers were named.",
        "Ines Calder continued to the pier.",
        "A tune from “The Long Pier” plays as the mayor continues.",
        "The council responded with two more letters.",
        "The mayor wanted officials to deny it.",
    ],
)
def test_what_only_looks_like_saying(text: str) -> None:
    assert speakers(text) == []


def test_a_speaker_goes_by_a_name_of_their_own() -> None:
    (calder,) = speakers("Mayor Ines Calder of Orran said it was rust.")
    (board,) = speakers("A spokesman for the Harbour Board said it was rust.")
    assert (calder.value, board.value) == ("calder", "board")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She replied, “It is rust.", "It is rust ."),
        ("It is rust” Calder told the Post.", "It is rust"),
        ("It is rust,” she said, before she added that “it was late.", "It is rust , it was late ."),
        ("“It is rust,” she said. “It is late.”", "It is rust , It is late ."),
        (
            "‘It’s the workers’ fault and theirs alone,’ she said.",
            "' It's the workers ' fault and theirs alone ,",
        ),
        ("Don’t say the ‘old pier is safe’ to the boys’ fathers.", "' old pier is safe"),
        ("She left in ’90 with half the boys’ club and the ‘old’ boat.", ""),
        ("She called it (“rust”)—“old rust”—and left.", "rust old rust"),
    ],
)
def test_a_quotation_begins_and_ends_where_its_marks_touch_its_words(text: str, quoted: str) -> None:
    tokens = tokenize(text)
    inside = [tokens.words(i, i + 1) for i in range(len(tokens)) if tokens.quoted[i] and tokens.low[i] != '"']
    assert " ".join(inside) == quoted


def test_a_quotation_in_single_marks_is_one() -> None:
    text = "‘It was rust and nothing else,’ she said."
    found = find_details(Sentence(0, len(text), text))
    assert [d.text for d in found if d.kind is DifferenceKind.QUOTE] == ["It was rust and nothing else"]
