"""What is shown of a conflict: its values without loose ends, where they stand, and why."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Sentence
from reader.compare.details import Setting, read_sentence
from reader.compare.diverge import judge
from reader.compare.model import DifferenceKind
from tests.reader.compare.diverge.kit import conflicts, verdict


def test_a_difference_has_both_values_both_spans_and_a_reason() -> None:
    a, b = "The ferry sank on Tuesday off the coast.", "Officials said the ferry sank on Wednesday night."
    one = read_sentence(Sentence(100, 100 + len(a), a), Setting(date(2026, 3, 13)))
    two = read_sentence(Sentence(50, 50 + len(b), b), Setting(date(2026, 3, 13)))
    (found,) = judge(one, two).conflicts
    assert (found.kind, found.a, found.b) == (DifferenceKind.TIME, "Tuesday", "Wednesday night")
    assert found.a_span is not None and a[found.a_span.start - 100 : found.a_span.end - 100] == found.a
    assert found.b_span is not None and b[found.b_span.start - 50 : found.b_span.end - 50] == found.b
    assert found.reason == "two days for one event"
    assert found.label == "time: Tuesday ≠ Wednesday night"


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        (
            "It is unclear whether the divers of the first boat survived.",
            "Two divers on the boat have been confirmed dead as the search goes on.",
            ("unclear whether the divers of the first boat survived", "have been confirmed dead"),
        ),
        (
            "The navy says the loss of the boat was not caused by hostile fire.",
            "A militia claimed responsibility for downing the navy's boat.",
            ("not caused by hostile fire", "claimed responsibility for downing the navy's boat"),
        ),
    ],
)
def test_a_value_is_a_phrase_without_loose_ends(a: str, b: str, shown: tuple[str, str]) -> None:
    assert [(x, y) for _, x, y in conflicts(a, b)] == [shown]


def test_one_denial_is_shown_once() -> None:
    found = conflicts(
        "The harbour office said it had received no report of a fault from the ferry.",
        "One of them said the fault had been reported to the harbour office twice.",
    )
    assert [(x, y) for _, x, y in found] == [("no report of a fault", "fault had been reported")]


def test_a_conflict_of_numbers_says_what_both_count() -> None:
    found = verdict(
        "The chapel in Orran, built by 40 monks, has a new roof.",
        "The chapel in Orran was built by 60 monks and has a new roof.",
    )
    assert [d.reason for d in found.conflicts] == ["both count monks and cannot both be right"]


def test_a_conflict_of_numbers_says_what_is_asked_where_that_is_known() -> None:
    found = verdict(
        "A ferry with 84 passengers on board ran aground off Orran.",
        "The ferry went onto the rocks off Orran with 86 passengers on board.",
    )
    assert [d.reason for d in found.conflicts] == ["how many were aboard"]


@pytest.mark.parametrize(
    ("a", "b", "reasons"),
    [
        (
            "The mill stays open.",
            "The mill will close.",
            ["whether it stays open: the two sides say what cannot both be so"],
        ),
        # Said of one stake once, however many phrases state it.
        (
            "The mayor fired her deputy.",
            "The deputy of the mayor resigned.",
            ["the two words do not say the same of one thing"],
        ),
    ],
)
def test_a_conflict_says_what_is_at_stake_and_why_it_is_one(a: str, b: str, reasons: list[str]) -> None:
    assert [d.reason for d in verdict(a, b).conflicts] == reasons


@pytest.mark.parametrize(
    ("told", "counted", "guessed", "reason"),
    [
        (12, 13, False, "both count sailors; the later report gives more"),
        (13, 12, False, "both count sailors and cannot both be right"),
        (12, 12, False, "both count sailors and cannot both be right"),
        (12, 13, True, "both count sailors and cannot both be right"),
    ],
)
def test_a_toll_has_risen_where_the_later_report_gives_more(
    told: int, counted: int, guessed: bool, reason: str
) -> None:
    a, b = "Twelve sailors died in the blast at Orran.", "Fifteen sailors died in the blast at Orran."
    one = read_sentence(Sentence(0, len(a), a), Setting(date(2026, 3, told), guessed=guessed))
    two = read_sentence(Sentence(0, len(b), b), Setting(date(2026, 3, counted)))
    for pair in ((one, two), (two, one)):
        assert [d.reason for d in judge(*pair).conflicts] == [reason]
