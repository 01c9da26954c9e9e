"""What differs and is no conflict."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Sentence
from reader.compare.details import Setting, read_sentence
from reader.compare.diverge.judge import candidates
from reader.compare.diverge.notes import find_notes
from tests.reader.compare.diverge.kit import read, verdict


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


def left_over(a: str, b: str) -> list[str]:
    """Return the reasons of the notes on two sentences of which nothing was a conflict, names left out."""
    one, two = read(a), read(b)
    return [note.reason for note in find_notes(one, two, candidates(one, two)) if note.kind.value != "name"]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Calder", "Arden", True),
        ("officials", "police", True),
        ("The President", "The Pope", True),
        # An office may be the person who holds it, and what is short for a name is the same.
        ("Mayor Calder", "the governor", False),
        ("Calder", "officials", False),
        ("Central Command", "CENTCOM", False),
        ("the State Department", "the department of state", False),
        ("The Mayor", "Calder", False),
        # Nobody is a source whom the list does not have.
        ("police", "the baker", False),
        ("The Mayor", "The Bishop", True),
        ("The mayor", "the bishop", False),
    ],
)
def test_another_source_of_the_same_is_a_note(one: str, other: str, differ: bool) -> None:
    said = "The northern pier will reopen in May, {} said."
    for a, b in ((one, other), (other, one)):
        noted = left_over(said.format(a), said.format(b))
        assert noted == (["each side names another source"] if differ else [])
    assert left_over(said.format(one), f"Snow fell on the roofs of Brenn all night, {other} said.") == []


@pytest.mark.parametrize(
    ("a", "b", "reasons"),
    [
        ("A potential leak closed the northern pier of Orran.", "A leak closed the northern pier of Orran.", ["less"]),
        ("A potential successor closed the northern pier.", "The successor closed the northern pier.", []),
        ("“We will never close the old pier here.”", "“We will never shut the old pier down.”", ["wordings"]),
        (
            "The mayor may close the northern pier, Calder said, and may sell the ferry, Quint said.",
            "The mayor closed the northern pier and sold the ferry, Arden said.",
            ["source", "less"],
        ),
        ("At least five sailors drowned.", "At least five sailors drowned.", []),
        ("Six sailors drowned.", "At least five sailors drowned.", ["“At least five” leaves room for “Six”"]),
        ("Dozens of sailors drowned.", "At least 40 sailors drowned.", ["“At least 40” leaves room for “Dozens”"]),
        ("Up to 400 sailors drowned.", "Nearly 30 sailors drowned.", []),
        ("At least 5 km of pipe burst.", "At least five sailors burst it.", []),
        ("At least 5 km of pipe burst.", "The 6 km of pipe burst.", ["leaves room for “6 km”"]),
        ("At least 4 km of pipe burst.", "Some 12 km of pipe burst.", []),
        ("At least 4 cranes fell over.", "Some 12 cranes fell over.", ["leaves room for"]),
        ("At least five sailors drowned.", "Six sailors drowned, not at least five sailors.", []),
        ("At least the fifth ferry sank.", "The sixth ferry sank.", []),
        ("The jet went down at 2 pm ET on March 12.", "The jet went down in the evening of 12 March.", ["zone"]),
        ("The jet went down at 2 pm ET on March 12.", "The jet went down in the evening of 11 March.", []),
        ("The jet went down at 8 pm ET on March 12.", "The jet went down in the evening of 12 March.", []),
        ("The jet went down at 2 pm ET on March 12.", "The jet went down at 6 pm GMT on 12 March.", []),
        ("The jet went down at 2 pm ET on March 12.", "The jet went down on 12 March.", []),
        ("The jet went down at 2 pm on March 12.", "The jet went down in the evening of 12 March.", []),
        ("It fell at 2 pm ET, 8 pm local time, on March 12.", "It fell in the evening of 12 March.", []),
        ("The pier shut on 12 March, as told in March.", "The pier shut on 12 March.", []),
        ("The pier shut in March.", "A crane fell on 12 March.", []),
        ("The jet went down in March.", "The jet went down on 12 March.", ["“March” holds the other"]),
        ("The jet went down in March.", "The jet went down in March 2026.", []),
        ("The jet went down in 2026.", "The jet went down on 12 March.", []),
        ("The jet went down in April.", "The jet went down on 12 March.", []),
    ],
)  # fmt: skip
def test_what_is_less_sure_or_vaguer_is_a_note_whichever_side_comes_first(
    a: str, b: str, reasons: list[str]
) -> None:
    for found in (left_over(a, b), left_over(b, a)):
        assert len(found) == len(reasons)
        assert all(part in reason for part, reason in zip(reasons, found, strict=True))
