"""Feasts, years and spans of years, and what only looks like them."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Sentence
from reader.compare.details import Detail, Setting, When, find_details
from reader.compare.model import DifferenceKind

JUNE = date(2026, 6, 17)


def times(text: str, day: date | None = JUNE) -> list[Detail]:
    found = find_details(Sentence(0, len(text), text), Setting(day))
    return [detail for detail in found if detail.kind is DifferenceKind.TIME]


def span(text: str, day: date | None = JUNE) -> tuple[str, str]:
    (value,) = [detail.value for detail in times(text, day)]
    assert isinstance(value, When)
    return str(value.first), str(value.last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It has been dry since Christmas.", "2025-12-25"),
        ("It will be raised by Christmas.", "2026-12-25"),
        ("It sank on Thanksgiving.", "2025-11-27"),
        ("It sank just before Halloween 2019.", "2019-10-31"),
        ("It sank on Labor Day.", "2025-09-01"),
        ("It sank on Memorial Day.", "2026-05-25"),
        ("It has been dry since Easter.", "2026-04-05"),
        ("It sank on Easter Monday 2024.", "2024-04-01"),
        ("They meet again on the Fourth of July.", "2026-07-04"),
        ("She said they sailed before the July Fourth recess.", "2026-07-04"),
        ("The law was passed after 9/11.", "2001-09-11"),
    ],
)
def test_a_feast_is_a_day(text: str, day: str) -> None:
    assert span(text) == (day, day)


def test_a_feast_close_by_is_the_one_that_is_meant() -> None:
    week_before = date(2026, 12, 18)
    assert span("He hid the news a week before Christmas, she said.", week_before)[0] == "2026-12-25"
    assert span("The vote was to be held before Christmas.", date(2027, 1, 5))[0] == "2026-12-25"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It was led by two brothers in 1967-79.", "1967-01-01", "1979-12-31"),
        ("He was a judge from 1989–2013.", "1989-01-01", "2013-12-31"),
        ("Sales fell in the first quarter of 2024.", "2024-01-01", "2024-03-31"),
        ("Sales fell in the first quarter.", "2026-01-01", "2026-03-31"),
        ("Sales fell in the fourth quarter.", "2025-10-01", "2025-12-31"),
        ("Sales will fall in the fourth quarter.", "2026-10-01", "2026-12-31"),
        ("Three ferries sank in the first half of the year.", "2026-01-01", "2026-06-30"),
        ("Three ferries sank in the first four months of the year.", "2026-01-01", "2026-04-30"),
        ("Three ferries sank in the first eleven months of the year.", "2025-01-01", "2025-11-30"),
        ("Sales fell in the second half of last year.", "2025-07-01", "2025-12-31"),
        ("The quay was built in the 1800s.", "1800-01-01", "1899-12-31"),
        ("The quay was rebuilt in the 2000s.", "2000-01-01", "2009-12-31"),
        ("The quay was rebuilt in the 1990's.", "1990-01-01", "1999-12-31"),
        ("It was 2019's worst storm.", "2019-01-01", "2019-12-31"),
    ],
)
def test_years_and_spans_of_years(text: str, first: str, last: str) -> None:
    assert span(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The road meets Route 1950 there.",
        "The 17 February Brigade guarded it.",
        '"Today" show host Ines Calder asked him.',
        "He was a guest of the Tonight Show.",
        "The site is called ferries2024.org.",
        "It flew 1500km to get there.",
        "It cost as much in 1945 dollars.",
        "The tradition of Thanksgiving turkeys is old.",
        "The Christmas Island ferry sank.",
    ],
)
def test_numbers_and_names_that_look_like_times(text: str) -> None:
    assert times(text) == []


def test_a_month_that_describes_is_one() -> None:
    assert span("The March incident was forgotten.")[0] == "2026-03-01"
    assert span("He was expected to speak of the March incident.")[0] == "2026-03-01"
    assert span("She was thrown out of a May meeting.")[0] == "2026-05-01"
    assert times("The May government fell.") == []
    assert times("The March on the capital was long.") == []


def test_that_month_is_one_of_a_year_told_before() -> None:
    assert span("The owner left that September.") == ("None", "None")


def test_a_day_close_ahead_needs_no_year() -> None:
    assert span("The owner said on the quay that June 25 was agreed.")[0] == "2026-06-25"
    assert span("The owner said Jan. 3 was agreed.", date(2026, 12, 28))[0] == "2027-01-03"


@pytest.mark.parametrize(
    "text",
    [
        "The visitors scored 20 points in the first quarter.",
        "They lost the game in the second half.",
        "A quarter of the harbour froze, and half of the year was wet.",
        "The sales of the first quarter of the harbour fell.",
    ],
)
def test_a_part_of_something_else_is_none_of_a_year(text: str) -> None:
    assert not times(text)


@pytest.mark.parametrize(
    "text",
    [
        "Orran trailed 2-0 in the first half before a 3-2 loss.",
        "A penalty in the second half made good the loss.",
    ],
)
def test_the_half_of_a_match_is_no_part_of_a_year(text: str) -> None:
    assert not times(text)
