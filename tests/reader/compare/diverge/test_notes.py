"""What differs and is no conflict."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Sentence
from reader.compare.details import Setting, read_sentence
from reader.compare.diverge.notes import find_notes
from tests.reader.compare.diverge.kit import verdict


@pytest.mark.parametrize(
    ("a", "b", "kind", "reason"),
    [
        (
            "At least five crew were on board.",
            "Six crew were on board.",
            "number",
            "“At least five” leaves room for “Six”",
        ),
        (
            "It sank earlier this week off the pier.",
            "It sank on Tuesday off the pier.",
            "time",
            "holds the other",
        ),
        (
            "The jet went down at 2 pm ET on March 12.",
            "The jet went down in the evening of 12 March local time.",
            "time",
            "a clock time and a part of the day",
        ),
        (
            "The pier reopens in May.",
            "The pier reopens in May, Ines Calder said.",
            "name",
            "on this side only",
        ),
    ],
)
def test_a_difference_that_is_no_conflict_is_a_note(a: str, b: str, kind: str, reason: str) -> None:
    notes = verdict(a, b).notes
    assert [(d.kind.value, reason in d.reason) for d in notes][:1] == [(kind, True)]


def test_a_short_form_of_a_name_is_no_note() -> None:
    found = verdict("The Central Command confirmed the loss.", "CENTCOM confirmed the loss.")
    assert found.notes == ()


def noted(a: str, b: str, *, article: str = "") -> list[str]:
    """Return the kinds of the notes on two sentences; ``article`` is the whole text that the second stands in."""
    one = read_sentence(Sentence(0, len(a), a))
    two = read_sentence(Sentence(0, len(b), b), Setting(text=article or b))
    return [note.kind.value for note in find_notes(one, two, [])]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "The pier reopens in May. Mayor Calder cut a ribbon.",
        "The pier reopens in May. Inés Calder cut a ribbon.",
        "The pier reopens in May. Calder’s ribbon was cut.",
    ],
)
def test_whom_the_other_article_names_elsewhere_is_no_note(elsewhere: str) -> None:
    a, b = "The pier reopens in May, Ines Calder said.", "The pier reopens in May."
    assert noted(a, b) == ["name"]
    assert noted(a, b, article=elsewhere) == []
    assert noted(a, b, article="The pier reopens in May. Calder Lodge is shut.") == ["name"]


@pytest.mark.parametrize(
    "a",
    [
        "The pier reopens in May, the Attorney General said.",
        "Mayor Tells Grand Council Pier Reopens In May",
    ],
)
def test_titles_and_headlines_name_nobody(a: str) -> None:
    assert noted(a, "The pier reopens in May.") == []


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        ("At least five sailors drowned.", "Six sailors drowned.", ["number"]),
        ("Nearly a third of the ewes drowned.", "31 percent of the ewes drowned.", ["number"]),
        ("More than three years of taxes were owed.", "She leased it for thirty years.", []),
        ("At least five sailors drowned.", "Eleven sailors were hurt.", []),
        ("A maximum of $175,000 is paid.", "About $18 is paid for each day.", []),
        ("At least five sailors drowned.", "Six of the at least five sailors drowned.", []),
    ],
)
def test_vaguer_is_only_a_number_of_the_same_thing(a: str, b: str, kinds: list[str]) -> None:
    assert noted(a, b) == kinds


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        ("The vote on the pier is in June.", "The vote on the pier is on June 4.", ["time"]),
        # Two months and two weekdays of one name, a year and a week apart.
        ("The pier was closed in November.", "The pier will open in November.", []),
        ("He was heard in court on Tuesday.", "He will be heard in court on Tuesday.", []),
        # They tell of two things, or both name the day.
        ("The pier was sold this week.", "A crane fell over on Tuesday.", []),
        ("The pier shut on Tuesday, the third to do so this week.", "The pier shut on Tuesday.", []),
    ],
)
def test_a_time_holds_another_where_both_are_of_one_thing(a: str, b: str, kinds: list[str]) -> None:
    friday = Setting(date(2031, 5, 16))
    found = find_notes(*(read_sentence(Sentence(0, len(text), text), friday) for text in (a, b)), [])
    assert [note.kind.value for note in found] == kinds


def test_a_clock_time_and_a_part_of_the_day_of_one_place_are_no_note() -> None:
    evening = "The jet went down in the evening of 12 March."
    for clock in ("2 pm", "2 pm local time"):
        assert noted(f"The jet went down at {clock} on March 12.", evening) == []


def test_an_office_may_be_the_person_who_holds_it() -> None:
    one = verdict(
        "“The pier will reopen in May,” the mayor said.", "“The pier will reopen in May,” Calder said."
    )
    assert [note.kind.value for note in one.notes] == []


@pytest.mark.parametrize(
    ("a", "kinds"),
    [
        ("The mayor may close the northern pier of Orran for repairs.", ["certainty"]),
        ("The potential successor of the northern pier of Orran spoke.", []),
    ],
)
def test_only_what_both_tell_is_told_less_surely(a: str, kinds: list[str]) -> None:
    found = verdict(a, "The mayor closed the northern pier of Orran for repairs.").notes
    assert [note.kind.value for note in found if note.kind.value == "certainty"] == kinds
