"""Times of two sentences: which exclude each other, and which may be one or of two occasions."""

from __future__ import annotations

from datetime import date

import pytest

from reader.compare.diverge import judge
from reader.compare.diverge.values.times import time_candidates
from tests.reader.compare.diverge.kit import conflicts, read


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry sank on Tuesday off the coast.", "Officials said the ferry sank on Wednesday night."),
        ("The ferry, built in 1998, crosses twice a day.", "The ferry, built in 1994, is the oldest."),
        ("She has led the council since 2002.", "She has led the council since 2003, a record."),
        ("The vote will be held in mid May.", "The vote would be held on April 30."),
        (
            "The last of the passengers was ashore by 9.30 p.m.",
            "It was just before 11 p.m. when the last passengers came ashore.",
        ),
    ],
)
def test_two_times_of_one_thing_conflict(a: str, b: str) -> None:
    assert "time" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        (
            "The boat sank at four in the morning.",
            "The boat sank at 6 a.m.",
            ("four in the morning", "6 a.m."),
        ),
    ],
)
def test_one_clock_time_is_told_twice(a: str, b: str, values: tuple[str, str]) -> None:
    assert values in [(x, y) for _, x, y in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        # A date written with the wrong year.
        (
            "The ship sank off Orran on May 20, 2016.",
            "The ship sank off Orran on May 20, 2015.",
            ("May 20, 2016", "May 20, 2015"),
        ),
        # Only a stamp with a colon is the report's own time.
        (
            "Officials updated on Monday the list of the dead.",
            "Officials updated on Wednesday the list of the dead.",
            ("Monday", "Wednesday"),
        ),
    ],
)
def test_dates_of_one_event_are_set_against_each_other(a: str, b: str, found: tuple[str, str]) -> None:
    assert [values for _, *values in conflicts(a, b)] == [list(found)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry sank earlier this week.", "The ferry sank on Tuesday."),
        ("The ferry sank on Thursday evening.", "The ferry sank on Thursday (Mar 12)."),
        (
            "The jet went down at 2 pm ET on March 12.",
            "The jet went down in the evening of 12 March local time.",
        ),
        ("The jet went down at 2 pm ET on March 12.", "The jet went down at 6 pm GMT on March 12."),
        ("It struck the reef shortly after 7.40 p.m.", "It struck the reef at 19.42 local time."),
        (
            "A diver found the leak at 7:40 p.m.",
            "The leak was found at about 7:40 p.m. by a diver; by 9 p.m. it had grown.",
        ),
    ],
)
def test_one_time_told_more_or_less_exactly_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Years or months apart: it has happened twice.
        (
            "Calder won the race for the harbour seat in 2016.",
            "Calder won the race for the harbour seat in 2004.",
        ),
        (
            "The reporter received a message from the office on May 20, 2025.",
            "The last message the reporter received from the office came in December.",
        ),
        # When the report was changed.
        (
            "UPDATE, 6:05 p.m.: The deputy director has left the office too.",
            "She left the office at 4:15 p.m.",
        ),
    ],
)
def test_times_of_two_occasions_can_both_be_right(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_a_weekday_to_come_is_the_next_articles_today() -> None:
    a, b = (
        "The bureau would send inspectors to the island on Friday.",
        "Inspectors are due on the island today.",
    )
    one, two = read(a, date(2025, 10, 16)), read(b, date(2025, 10, 17))
    assert judge(one, two).conflicts == ()


def test_tonight_in_one_utterance_is_one_night() -> None:
    text = '"Peter Voss is free tonight, and a long ordeal is over," '
    one = read(text + "President Calder said.", date(2026, 3, 12))
    two = read(text + "her office said.", date(2026, 3, 14))
    assert [d.kind.value for d in judge(one, two).conflicts] == []


def test_a_clause_with_before_does_not_happen_at_the_time_beside_it() -> None:
    a = "Hale, who appointed Pruitt in 2011 over the protest of two senators, took no questions."
    b = "In December 2010, before Pruitt was appointed, two senators urged Hale to choose another man."
    assert conflicts(a, b) == []
    assert conflicts(a, "Hale appointed Pruitt in 2009 over the protest of two senators.") != []


def test_two_dates_a_day_apart_in_sentences_that_are_one_are_of_one_event() -> None:
    a = "The inmate, a roofer who had been arrested over fines, died on July 9, 2012, in the jail of Orran."
    b = "The sheriff was in bed when the inmate died in a scuffle with guards of the jail on July 10, 2012."
    assert conflicts(a, b) == [("time", "July 9, 2012", "July 10, 2012")]
    assert conflicts(a, b.replace("July 10", "October 10")) == []


def test_a_table_of_years_in_a_line_has_no_year_to_set_against_another() -> None:
    one, two = (
        read(
            "The ferries of Orran sailed in "
            + ", ".join(str(year) for year in range(first, first + 40, 2))
            + "."
        )
        for first in (1950, 1951)
    )
    assert not list(time_candidates(one, two))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The court heard the case on Tuesday.", "The court ruled in the case on Thursday."),
        ("The minister resigned on Tuesday.", "The minister left the country on Thursday."),
    ],
)
def test_times_of_two_happenings_of_one_matter_do_not_conflict(a: str, b: str) -> None:
    assert "time" not in [found for found, _, _ in conflicts(a, b)]
