"""What one side says there was none of, and the other side tells of."""

from __future__ import annotations

import pytest

from index.article import Sentence
from reader.compare.details import read_sentence
from reader.compare.diverge import judge
from reader.compare.diverge.accounts.absences import absences


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
