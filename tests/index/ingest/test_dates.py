"""Dates in every form that articles state them in; what is none stays none."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.dates import parse_date

BASE = date(2026, 3, 13)  # a Friday

STATED = [
    ("2026-03-13", "2026-03-13"),
    ("2026-03", "2026-03"),
    ("2026", "2026"),
    ("20260313", "2026-03-13"),
    ("2026-03-13 14:00 +01:00", "2026-03-13T14:00:00+01:00"),
    ("2026-03-13T14:00:00Z", "2026-03-13T14:00:00+00:00"),
    ("2026-03-13T14:00:00.123456-0400", "2026-03-13T14:00:00-04:00"),
    ("2026-03-13T14:00", "2026-03-13T14:00:00"),
    ("2026/03/13", "2026-03-13"),
    ("13.03.2026", "2026-03-13"),
    ("3.2.2026", "2026-02-03"),
    ("13/03/2026", "2026-03-13"),
    ("03/13/2026", "2026-03-13"),
    ("13 March 2026", "2026-03-13"),
    ("13th of March, 2026", "2026-03-13"),
    ("Friday, 13 March 2026", "2026-03-13"),
    ("Mar. 13, 2026", "2026-03-13"),
    ("Sept 5, 2025", "2025-09-05"),
    ("March 2026", "2026-03"),
    ("Fri, 13 Mar 2026 14:00:00 GMT", "2026-03-13T14:00:00+00:00"),
    ("March 13, 2026 at 2:30 pm ET", "2026-03-13T14:30:00-04:00"),
    ("January 13, 2026, 2:30 p.m. Eastern Time", "2026-01-13T14:30:00-05:00"),
    ("March 13, 2026 12:05 am EST", "2026-03-13T00:05:00-05:00"),
    ("March 13, 2026 | 9:45 AM EDT", "2026-03-13T09:45:00-04:00"),
    ("14:30 GMT, 13 March 2026", "2026-03-13T14:30:00+00:00"),
    ("13 March 2026 08.30 BST", "2026-03-13T08:30:00+01:00"),
]


@pytest.mark.parametrize(("text", "iso"), STATED)
def test_a_stated_date_is_read_as_precisely_as_it_is_stated(text: str, iso: str) -> None:
    for base in (None, BASE):
        value = parse_date(text, base=base)
        assert value is not None
        assert value.iso == iso
        assert value.first.isoformat().startswith(iso[:4])


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("yesterday", "2026-03-12"),
        ("today", "2026-03-13"),
        ("Thursday", "2026-03-12"),
        ("Friday", "2026-03-13"),
        ("last Friday", "2026-03-06"),
        ("12 March", "2026-03-12"),
        ("Mar 12", "2026-03-12"),
        ("December 25", "2025-12-25"),
        ("29 Feb", "2024-02-29"),
        ("3 days ago", "2026-03-10"),
        ("two weeks ago", "2026-02-27"),
        ("last month", "2026-02"),
    ],
)
def test_a_relative_date_counts_from_the_base_and_is_nothing_without_one(text: str, iso: str) -> None:
    value = parse_date(text, base=BASE)
    assert value is not None and value.iso == iso
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    ["we", "sat", "may", "six", "", "1950s", "the 1950s", "31 February 2026", "2026-13-01", "1234567", "sun", "Updated",
     "said on", "x" * 500, "99:99", "13 March 2026 25:00", "in the afternoon"],
)  # fmt: skip
def test_what_is_no_date_stays_none(text: str) -> None:
    assert parse_date(text, base=BASE) is None


def test_other_languages_are_read_when_asked() -> None:
    french = parse_date("13 mars 2026", languages=("fr",))
    german = parse_date("13. März 2026", languages=("de",))
    assert french is not None and german is not None
    assert french.iso == german.iso == "2026-03-13"


def test_a_month_covers_its_days() -> None:
    value = parse_date("February 2024")
    assert value is not None
    assert (value.first, value.last, value.grain) == (date(2024, 2, 1), date(2024, 2, 29), "month")


@given(st.text(max_size=70))
def test_no_text_is_too_odd(text: str) -> None:
    value = parse_date(text)
    assert value is None or value.first <= value.last


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    for text in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%b} {day.day}, {day.year}"):
        value = parse_date(text)
        assert value is not None and value.first == value.last == day


def test_plain_forms_need_no_library() -> None:
    code = (
        "import sys; from index.ingest.dates import parse_date; from datetime import date\n"
        f"for t, _ in {STATED!r}: assert parse_date(t), t\n"
        "parse_date('yesterday', base=date.today())\n"
        "assert 'dateparser' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
