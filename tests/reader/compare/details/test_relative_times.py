"""Times that count from the article's day, weekdays that are none of its week, and days joined to a clock time."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Sentence
from reader.compare.details import Detail, Setting, When, find_details
from reader.compare.model import DifferenceKind

WEDNESDAY = date(2026, 5, 13)


def times(text: str, day: date | None = WEDNESDAY) -> list[Detail]:
    found = find_details(Sentence(0, len(text), text), Setting(day))
    return [detail for detail in found if detail.kind is DifferenceKind.TIME]


def when(text: str, day: date | None = WEDNESDAY) -> When:
    (value,) = [detail.value for detail in times(text, day)]
    assert isinstance(value, When)
    return value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Last year's storm was worse.", "2025-01-01", "2025-12-31"),
        ("This month’s tide was high.", "2026-05-01", "2026-05-31"),
        ("Yesterday's storm was worse.", "2026-05-12", "2026-05-12"),
        ("The ruling of last October's trial stands.", "2025-10-01", "2025-10-31"),
        ("It sank the day before yesterday.", "2026-05-11", "2026-05-11"),
        ("It sails the day after tomorrow.", "2026-05-15", "2026-05-15"),
        ("Fares will fall over the next year.", "2026-05-13", "2027-05-14"),
        ("It sank over the weekend.", "2026-05-08", "2026-05-10"),
        ("The crew spent the weekend ashore.", "2026-05-08", "2026-05-10"),
        ("The board will meet over the weekend.", "2026-05-15", "2026-05-17"),
        ("The board meets this weekend.", "2026-05-15", "2026-05-17"),
        ("The crew was given more pay last weekend.", "2026-05-08", "2026-05-10"),
        ("Earlier in the week, the hull was searched.", "2026-05-10", "2026-05-13"),
        ("She promised an answer by the end of the month.", "2026-05-18", "2026-05-31"),
        ("She promised an answer by the end of the week.", "2026-05-14", "2026-05-17"),
        ("It sank on Monday of last week.", "2026-05-04", "2026-05-04"),
        ("It sank in March of last year.", "2025-03-01", "2025-03-31"),
        ("It sank in July last year.", "2025-07-01", "2025-07-31"),
        ("It will be raised by March of next year.", "2027-03-01", "2027-03-31"),
        ("It sank in the last week of April.", "2026-04-24", "2026-04-30"),
        ("It will be raised in the first week of June.", "2026-06-01", "2026-06-07"),
        ("It will be raised the week of June 9.", "2026-06-08", "2026-06-14"),
        ("The first crack was seen a couple of days ago.", "2026-05-10", "2026-05-11"),
        ("The first crack was seen several weeks ago.", "2026-03-11", "2026-04-22"),
        ("The harbour opened a decade ago.", "2012-04-04", "2020-06-21"),
    ],
)
def test_counted_from_the_articles_day(text: str, first: str, last: str) -> None:
    value = when(text)
    assert (str(value.first), str(value.last)) == (first, last)


def test_this_weekend_is_the_last_one_early_in_the_week() -> None:
    assert str(when("It sank this weekend.", date(2026, 5, 11)).first) == "2026-05-08"
    assert str(when("It will be raised this weekend.", date(2026, 5, 11)).first) == "2026-05-15"
    assert str(when("It sank last weekend.", date(2026, 5, 17)).first) == "2026-05-08"


def test_a_sunday_belongs_to_either_week() -> None:
    sunday = date(2026, 5, 17)
    for text, first, last in (
        ("It sank last week.", "2026-05-03", "2026-05-16"),
        ("It sank earlier this week.", "2026-05-10", "2026-05-17"),
        ("They will raise it this week.", "2026-05-17", "2026-05-24"),
    ):
        value = when(text, sunday)
        assert (str(value.first), str(value.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The letter was put up on a Friday.",
        "They came back the following Friday.",
        "The siren is tested on the first Monday of each month.",
        "It sails every Monday.",
        "The hall is full on a Saturday night when it rains.",
        "The boys play on Saturday afternoons.",
        "The storm rose late that Friday.",
    ],
)
def test_a_weekday_of_no_known_week_stays_unresolved(text: str) -> None:
    assert when(text).first is None


def test_a_weekday_that_describes_is_one_of_this_week() -> None:
    assert str(when("In a Tuesday statement the owner denied it.").first) == "2026-05-12"
    assert str(when("The owner said that Tuesday's storm was worse.").first) == "2026-05-12"


@pytest.mark.parametrize(
    "text",
    [
        "Super Tuesday went badly for him.",
        "The town remembers Bloody Sunday.",
        "The Sunday Mirror had it first.",
        "She was on Saturday Night Live.",
        "It was the last year of his term.",
        "He stopped paying the next year.",
        "April Lindqvist sang.",
    ],
)
def test_names_and_spans_of_something_else_are_no_times(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "day", "minute", "zone"),
    [
        ("It sank on Tuesday at 5 p.m. Eastern time.", "2026-05-12", 1020, "-240"),
        ("It sank on May 11, at about 3:20 a.m.", "2026-05-11", 200, ""),
        ("The last call came last night at 9:12.", "2026-05-12", 1272, ""),
    ],
)
def test_a_day_and_the_clock_time_behind_it_are_one(text: str, day: str, minute: int, zone: str) -> None:
    value = when(text)
    assert (str(value.first), value.minute, value.zone) == (day, minute, zone)


def test_a_day_and_a_clock_time_of_another_stay_apart() -> None:
    assert len(times("It sank on Tuesday, and by 5 p.m. the crew was safe.")) == 2


@pytest.mark.parametrize(
    ("text", "part", "relation"),
    [
        ("It sank at noon on Monday.", "noon", ""),
        ("It sank before dawn Monday.", "morning", "before"),
        ("It sank just after midnight on Monday.", "", "after"),
    ],
)
def test_a_moment_of_a_day(text: str, part: str, relation: str) -> None:
    (found,) = times(text)
    assert isinstance(found.value, When)
    assert (found.value.part, found.modifier, str(found.value.first)) == (part, relation, "2026-05-11")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("A custom that dates back to 1947.", ""),
        ("A film from the 1950s was shown.", ""),
        ("He led it from 1989 to 1993.", "until"),
        ("He has led it from 1989 on.", "since"),
    ],
)
def test_a_time_that_something_comes_from_bounds_nothing(text: str, relation: str) -> None:
    assert times(text)[-1].modifier == relation


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry sank on Saturday, Sept. 6.", "2025-09-06"),
        ("The ferry sails on Sunday, Sept. 6.", "2026-09-06"),
        ("The ferry sank on Friday, June 13.", "2025-06-13"),
    ],
)
def test_the_weekday_beside_a_date_tells_its_year(text: str, day: str) -> None:
    assert str(when(text).first) == day


def test_on_a_weekend_a_holiday_on_monday_is_to_come() -> None:
    for day in (14, 15):
        value = when("It fell on a weekend with a public holiday on Monday.", date(2026, 3, day))
        assert str(value.first) == "2026-03-16"
    assert str(when("It sank on the holiday on Monday.", date(2026, 3, 13)).first) == "2026-03-09"


def test_on_a_saturday_the_rest_of_the_weekend_is_that_one() -> None:
    value = when("They will sail over the rest of the weekend.", date(2026, 3, 14))
    assert (str(value.first), str(value.last)) == ("2026-03-13", "2026-03-15")
