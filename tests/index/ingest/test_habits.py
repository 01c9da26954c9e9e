"""What spreadsheets and mail programs do to articles that pass through them."""

from __future__ import annotations

import csv
import io

import pytest

from index.article import Article, Kind
from index.ingest import read_bytes
from index.sentences import split_sentences

TEXT = "The funicular of Vornholm stopped on Wednesday after a strand of its cable broke, the operator said."
HEADER = ["Article title", "Outlet", "Date", "Text"]


def sheet(*dates: str, above: tuple[str, ...] = (), sign: str = ",") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign)
    writer.writerows([[row] for row in above])
    writer.writerow(HEADER)
    writer.writerows([f"Title {number}", "Vornholm Dagblad", date, TEXT] for number, date in enumerate(dates))
    return out.getvalue()


def articles(data: bytes, name: str) -> list[Article]:
    found = list(read_bytes(data, name))
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("08/10/2025", "25/10/2025"), ["2025-10-08", "2025-10-25"]),
        (("08/10/2025", "10/25/2025"), ["2025-08-10", "2025-10-25"]),
        (("08/10/2025 09:12", "13/10/2025"), ["2025-10-08T09:12:00", "2025-10-13"]),
        (("45938", "45938.5"), ["2025-10-08", "2025-10-08T12:00:00"]),
    ],
)
def test_a_column_tells_how_its_dates_are_meant(dates: tuple[str, ...], days: list[str]) -> None:
    found = articles(sheet(*dates).encode(), "a.csv")
    assert [one.published for one in found] == days
    assert not any("may mean" in said for one in found for said in one.warnings)


def test_a_column_that_does_not_tell_leaves_the_warning() -> None:
    for dates in (("08/10/2025",), ("08/10/2025", "25/10/2025", "10/25/2025")):
        assert "may mean" in " ".join(articles(sheet(*dates).encode(), "a.csv")[0].warnings)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (sheet("2025-10-08", above=("Table 1",)).encode("utf-8-sig"), "a.csv"),
        (sheet("2025-10-08", sign="\t").encode("utf-16"), "a.txt"),
        (("sep=;\r\n" + sheet("2025-10-08", sign=";")).encode("cp1252"), "a.csv"),
    ],
    ids=["a name above the columns", "Unicode text", "a stated separator"],
)
def test_tables_as_spreadsheets_save_them(data: bytes, name: str) -> None:
    (found,) = articles(data, name)
    assert (found.title, found.outlet, found.published, found.text) == (
        "Title 0",
        "Vornholm Dagblad",
        "2025-10-08",
        TEXT,
    )


def test_a_cell_that_holds_an_error_is_empty() -> None:
    (found,) = articles(sheet("#N/A").replace("Vornholm Dagblad", "#REF!").encode(), "a.csv")
    assert (found.outlet, found.published) == (None, None)


def test_flowed_text_without_the_spaces_of_its_joints() -> None:
    head = "Subject: Line closed\r\nContent-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n"
    (found,) = articles((head + TEXT[:47] + " \r\n" + TEXT[47:]).encode(), "a.eml")
    assert found.text == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "You are receiving this email because you signed up at vornholm.example.",
        "Unsubscribe | Manage preferences",
        "View this email in your browser",
    ],
)
def test_the_foot_of_a_newsletter_is_no_report(line: str) -> None:
    assert [sentence.kind for sentence in split_sentences(f"{TEXT}\n\n{line}")] == [
        Kind.SENTENCE,
        Kind.PROMPT,
    ]
