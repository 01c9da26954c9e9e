"""In long prose two sentences say many things: what must stand on both sides for a conflict about one of them."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Sentence
from reader.compare.details import Setting, read_sentence
from reader.compare.diverge import judge

FRIDAY = Setting(date(2026, 3, 13))


def conflicts(a: str, b: str) -> list[tuple[str, str, str]]:
    one, two = (read_sentence(Sentence(0, len(text), text), FRIDAY) for text in (a, b))
    return [(d.kind.value, d.a, d.b) for d in judge(one, two).conflicts]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # What was asked for, what is needed, by how much, on average: each another number.
        (
            "The growers had demanded a quota of 900 tonnes of honey for the coming season.",
            "The ministry granted the growers a quota of 400 tonnes of honey on Thursday.",
        ),
        (
            "To change the charter the council needs 61 votes, and the mayor has counted them often.",
            "The council passed the change of the charter with 57 votes after midnight.",
        ),
        (
            "Calder led the first ballot in the assembly by nine votes.",
            "Calder drew 48 votes on the first ballot in the assembly, Voss 39.",
        ),
        (
            "An average of the recent polls puts support for the harbour tunnel at 44 percent in Orran.",
            "A poll of Tuesday puts support for the harbour tunnel in Orran at 49 percent.",
        ),
        (
            "The union cut its demand for new cars from 70 tonnes of steel a week to 55 in the talks.",
            "The talks over steel for new cars ended with 55 tonnes of steel, the union said.",
        ),
        # Two spans of time in two clauses that share only who is spoken of.
        (
            "For almost three hours on Tuesday, Harbour Minister Ines Calder answered questions of the deputies.",
            "Harbour Minister Ines Calder told the deputies on Tuesday that the yard had hidden the leak "
            "from her office for two months.",
        ),
    ],
)
def test_numbers_of_two_roles_or_two_clauses_can_both_be_right(a: str, b: str) -> None:
    assert conflicts(a, b) == []
    assert conflicts(b, a) == []


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        (
            "The growers had demanded a quota of 900 tonnes of honey for the coming season.",
            "In the spring the growers asked the ministry for a quota of 700 tonnes of honey, records show.",
            ("900 tonnes", "700 tonnes"),
        ),
        (
            "The inspector was suspended for two weeks because she had shown the letters to a reporter.",
            "Among them was an inspector of the Orran office who was suspended for ten days over the letters.",
            ("two weeks", "ten days"),
        ),
    ],
)
def test_numbers_of_one_role_beside_the_same_words_conflict(a: str, b: str, values: tuple[str, str]) -> None:
    assert [found[1:] for found in conflicts(a, b)] == [values]
