"""What one side says there was none of, and the other side tells of."""

from __future__ import annotations

import pytest

from index.article import Sentence
from reader.compare.details import read_sentence
from reader.compare.diverge import judge
from reader.compare.diverge.accounts.absences import absence_candidates, absences, none_at_all
from tests.reader.compare.diverge.kit import Shown, candidates_of, read


def conflicts(a: str, b: str, *, score: float = 1.0) -> list[tuple[str, str, str]]:
    one, two = (read_sentence(Sentence(0, len(text), text)) for text in (a, b))
    return [(d.kind.value, d.a, d.b) for d in judge(one, two, score=score).conflicts]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("There was no doctor at the camp.", "A doctor had come to the camp in the morning."),
        ("Dogs were not used in the search of the forest.", "Dogs searched the forest at night."),
        ("The sloop sailed without a flag.", "The sloop flew a flag of Orran."),
    ],
)
def test_what_there_was_none_of_is_told_of(a: str, b: str) -> None:
    assert [kind for kind, *_ in conflicts(a, b)] == ["polarity"]
    assert [kind for kind, *_ in conflicts(b, a)] == ["polarity"]
    assert conflicts(a, b, score=0.2) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("There was no doctor at the camp.", "The camp asked for a doctor, but none came."),
        ("There was no doctor at the camp.", "A doctor could have saved the boy at the camp."),
        ("There was no doctor at the camp.", "No doctor was at the camp."),
        ("There was no sign of a struggle.", "The police put up a sign at the gate."),
    ],
)
def test_what_is_missing_on_both_sides_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_an_absence_is_a_noun_with_its_words() -> None:
    text = "There were no life jackets on board, and flares were never found."
    reading = read_sentence(Sentence(0, len(text), text))
    shown = [reading.tokens.words(first, end) for _, first, end in absences(reading)]
    assert shown == ["no life jackets", "flares were never found"]


def test_none_of_a_thing_of_two_words_at_all_is_told_of_in_a_long_sentence() -> None:
    told = (
        "A porter was dragged down the steps of the town hall and a student was hit in the eye by a rubber bullet; "
        "his sight has been saved, the surgeon said in the evening."
    )
    none = (
        "No rubber bullets were used, according to the prefect, who was shown a picture of one at the time."
    )
    some = (
        "No rubber bullets were used in the market, according to the prefect, who was shown a picture of one."
    )
    assert [kind for kind, *_ in conflicts(none, told, score=0.35)] == ["polarity"]
    assert [kind for kind, *_ in conflicts(told, none, score=0.35)] == ["polarity"]
    assert conflicts(none, told, score=0.2) == []
    assert conflicts(some, told, score=0.35) == []


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        (
            "There was no doctor at the camp.",
            "A doctor had come to the camp.",
            [("absence", "no doctor", "A doctor had come", 1.0)],
        ),
        (
            "The sloop sailed without an anchor.",
            "The sloop had an anchor.",
            [("absence", "without an anchor", "sloop had an anchor", 1.0)],
        ),
        (
            "Dogs were not used in the search of the forest.",
            "Dogs searched the forest.",
            [("absence", "Dogs were not used", "Dogs searched the forest", 1.0)],
        ),
        (
            "Flares were not yet found on the sloop.",
            "The sloop had flares.",
            [("absence", "Flares were not yet found", "The sloop had flares", 1.0)],
        ),
        ("There was no warning.", "A warning came.", [("absence", "no warning", "A warning came", 1.0)]),
        # What somebody did not do, what was not so, and what is only a plan or one thing of many is not missing.
        ("She left without warning.", "A warning came.", []),
        ("Flares were not dear on the sloop.", "The sloop had flares.", []),
        ("Not used, the flares burned.", "The sloop had flares.", []),
        ("A search of flares was not made.", "Flares were there.", []),
        ("There was no plan for the camp.", "The plan for the camp came.", []),
        ("There was no plan doctor for the camp.", "The doctor came.", []),
        ("There was no camp plan.", "The plan came.", []),
        ("The plan was not used.", "The plan came.", []),
        ("It was not used.", "The plan came.", []),
        ("The flares are not", "The sloop had flares.", []),
        ("She sailed without", "The sloop had flares.", []),
        ("There were no old northern field doctors at the camp.", "Doctors had come to the camp.", []),
        ("No injured sailor came.", "An injured sailor came.", []),
        ("There was no doctor at the camp; the doctor slept.", "A doctor came.", []),
        ("There were no police at the camp.", "Policies were read.", []),
        # Another event, and what the other side leaves open, denies or tells of another one.
        ("There was no crash in that case.", "A crash woke the town.", []),
        ("There was no crash in the harbour.", "A crash in that case woke the town.", []),
        ("There was no doctor at the camp.", "A doctor may have come.", []),
        ("There was no doctor at the camp.", "The doctor could have come.", []),
        ("There was no doctor at the camp.", "No doctor came.", []),
        ("There was no doctor at the camp.", "A doctor denied it.", []),
        ("There was no doctor at the camp.", "The other doctor came.", []),
        ("There was no doctor at the camp.", "A doctor came, but the doctor did not stay.", []),
    ],
)
def test_what_is_missing_on_one_side_is_shown_with_what_the_other_tells(a: str, b: str, shown: Shown) -> None:
    assert candidates_of(absence_candidates, a, b) == shown


def test_what_is_missing_is_no_part_of_what_else_is_said() -> None:
    a, b = read("There was no doctor at the camp."), read("A doctor slept at the camp.")
    (found,) = absence_candidates(a, b)
    assert found.about(a, b) == ({"camp"}, {"sleep", "camp"})


@pytest.mark.parametrize(
    ("none", "told", "wanted"),
    [
        ("No rubber bullets were used.", "He was hit by rubber bullets.", True),
        ("No rubber bullets have ever been used, she said.", "He was hit by rubber bullets.", True),
        ("No rubber bullets were used", "He was hit by rubber bullets.", True),
        ("No rubber bullets were used.", "Rubber was found, and bullets were.", False),
        ("No rubber bullets were used in the market.", "He was hit by rubber bullets.", False),
        ("No rubber bullets were dear.", "He was hit by rubber bullets.", False),
        ("No rubber bullets used.", "He was hit by rubber bullets.", False),
        ("No rubber bullets were", "He was hit by rubber bullets.", False),
        ("No bullets were used.", "He was hit by bullets.", False),
        ("Without rubber bullets.", "He was hit by rubber bullets.", False),
    ],
)
def test_there_was_none_at_all_of_a_thing_of_two_words(none: str, told: str, wanted: bool) -> None:
    a, b = read(none), read(told)
    found = [none_at_all(a, candidate.a, b) for candidate in absence_candidates(a, b)]
    assert found == [wanted]
