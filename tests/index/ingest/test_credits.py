"""Credits over and under a text, in the forms that pages, agencies and people give them; and what is none of them."""

from __future__ import annotations

import pytest

from index.article import Article
from index.ingest import read_bytes
from index.ingest.creditlines import read_credit
from index.ingest.filenames import name_fields
from index.ingest.outlets import is_outlet, part_title

BODY = (
    "The harbour bridge at Skelby closed on Tuesday after engineers found a crack in its northern pier, officials said."
    "\n\nFour hundred lorries a day would be sent over the old road through the hills until the spring, they said."
)
TITLE = "Bridge shut after crack found"
POST, DOE, DAY = "Skelby Post", "Jane Doe", "2025-05-03"
CLOCK = "2025-05-03T14:05:00"
PAGE = "https://p.example/2025/05/03/bridge-shut"

FORMS: list[tuple[str, tuple[str | None, str | None, str | None, str | None, str | None]]] = [
    (
        f"{TITLE}\n\nBy Jane Doe | Updated 3 May 2025 14:05 BST\n\n{BODY}",
        (TITLE, None, DOE, CLOCK + "+01:00", None),
    ),
    (
        f"{TITLE}\nBy Jane Doe and Tom Hale\nPublished: 3 May 2025, 2:05 pm\n\n{BODY}",
        (TITLE, None, "Jane Doe and Tom Hale", CLOCK, None),
    ),
    (
        f"Bridge ‘shut for good’\nThe Fenmoor Lantern\n3 May 2025\n\n{BODY}",
        ("Bridge ‘shut for good’", "The Fenmoor Lantern", None, DAY, None),
    ),
    (
        f"Bridge is 'shut for good'\nBy the Skelby Ledger\n3 May 2025\n\n{BODY}",
        ("Bridge is 'shut for good'", "The Skelby Ledger", None, DAY, None),
    ),
    (f'Title: "{TITLE}"\n\n{BODY}', (TITLE, None, None, None, None)),
    (f"{TITLE} - The Herald\n\n{BODY}", (TITLE, "The Herald", None, None, None)),
    (f"{TITLE} | Skelby Post\n3 May 2025\n\n{BODY}", (TITLE, POST, None, DAY, None)),
    (
        f"Published May 3, 2025 at 9:12 AM ET\nUpdated May 4, 2025\n{TITLE}\nJane Doe\nSkelby Post\n\n{BODY}",
        (TITLE, POST, DOE, "2025-05-03T09:12:00-04:00", None),
    ),
    (f"Skelby Post\n{TITLE}\nBy JANE DOE\nMay 3, 2025\n\n{BODY}", (TITLE, POST, "JANE DOE", DAY, None)),
    (
        f"{TITLE}\nJane Doe, Skelby Post\nSat 3 May 2025 10.00 CEST\n\n{BODY}",
        (TITLE, POST, DOE, "2025-05-03T10:00:00+02:00", None),
    ),
    (
        f"Headline: {TITLE}\nByline: Jane Doe\nPublication: Skelby Post\nPub Date: 2025-05-03\nPage: A1\nBody:\n{BODY}",
        (TITLE, POST, DOE, DAY, None),
    ),
    (
        f"{TITLE}\n\nSource: https://p.example/a\nRetrieved: 9 May 2025\n\n{BODY}",
        (TITLE, None, None, None, "https://p.example/a"),
    ),
    (f"{PAGE}\n{TITLE}\n{BODY}", (TITLE, None, None, DAY, PAGE)),
    (f"{TITLE} Published 3 May 2025 By Jane Doe\n{BODY}", (TITLE, None, DOE, DAY, None)),
    (f"2025-05-03\n{TITLE}\n{BODY}", (TITLE, None, None, DAY, None)),
    (f"May 3, 2025 — {BODY}", (None, None, None, DAY, None)),
    (f"[Skelby Post] {TITLE}\n3.5.2025, 14:05 Uhr\n\n{BODY}", (TITLE, POST, None, CLOCK, None)),
    (f"{TITLE}\nSkelby Post\n03 May 2025\nBy Jane Doe\n\n{BODY}", (TITLE, POST, DOE, DAY, None)),
    (f"{TITLE}\nPosted on Saturday, May 3rd, 2025 by Jane Doe\n\n{BODY}", (TITLE, None, DOE, DAY, None)),
    (
        f"{TITLE}\nLast updated: 2025-05-03T14:05Z\nWritten by Jane Doe\n\n{BODY}",
        (TITLE, None, DOE, CLOCK + "+00:00", None),
    ),
    (f"{TITLE}\n(Skelby Post, May 3, 2025)\n\n{BODY}", (TITLE, POST, None, DAY, None)),
    (
        f"{TITLE}\nBy Jane Doe, Skelby Post\n1 day ago\n3 min read\nShare\n\n{BODY}",
        (TITLE, POST, DOE, None, None),
    ),
    (
        f"Title: {TITLE}\r\nURL: https://p.example/a\r\nDate accessed: 9 May 2025\r\n"
        f"Date published: 3 May 2025\r\nText: {BODY}",
        (TITLE, None, None, DAY, "https://p.example/a"),
    ),
]


def read(text: str, name: str = "a.txt") -> Article:
    (found,) = read_bytes(text.encode(), name)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=range(len(FORMS)))
def test_forms_of_credits(
    text: str, expected: tuple[str | None, str | None, str | None, str | None, str | None]
) -> None:
    found = read(text)
    assert (found.title, found.outlet, found.author, found.published, found.url) == expected
    assert found.text == BODY


def test_a_standfirst_between_headline_and_credits_stays() -> None:
    found = read(f"{TITLE}\nEngineers found it by chance.\nBy Jane Doe\n3 May 2025\n\n{BODY}")
    assert (found.title, found.author, found.published) == (TITLE, DOE, DAY)
    assert found.text == f"Engineers found it by chance.\n{BODY}"


def test_what_stands_below_the_text() -> None:
    found = read(f"{BODY}\n\nSource: Skelby Post, 3 May 2025")
    assert (found.outlet, found.published, found.provenance["outlet"]) == (POST, DAY, "text")
    assert read(f"{BODY}\n\n{PAGE}").url == PAGE
    assert read(f"{BODY}\n\nhttps://t.co/abc-defghijkl").url is None


def test_the_agency_of_a_dateline() -> None:
    found = read(f"SKELBY, May 3, 2025 (AFP) - {BODY}")
    assert (found.outlet, found.published, found.provenance["outlet"]) == ("AFP", DAY, "dateline")
    assert read(f"SKELBY, May 3 (the harbour) - {BODY}").outlet is None


@pytest.mark.parametrize(
    "heading", ["What Happened Next", "Key Takeaways", "Two Years Later", "The Long Wait"]
)
def test_a_heading_is_no_name(heading: str) -> None:
    found = read(f"{TITLE}\n\n{heading}\n\n{BODY}")
    assert (found.author, found.outlet) == (None, None)
    assert found.text == f"{heading}\n\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "By Monday",
        "By The Numbers",
        "Von der Leyen visits",
        "The Battle of Hastings",
        "March 2025",
        "2025",
        "Two killed in Oslo",
        "Published figures show a rise",
        "Date: to be decided",
        "He was born on 3 May 1950",
        "By Jane Doe was the first.",
    ],
)
def test_prose_is_no_credit(line: str) -> None:
    credit = read_credit(line)
    assert credit is None or not credit.sure


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("By Jane Doe in Oslo for Skelby Post", {"author": DOE, "outlet": POST}),
        (
            "By JANE DOE and TOM HALE, Associated Press",
            {"author": "JANE DOE and TOM HALE", "outlet": "Associated Press"},
        ),
        ("By Jane Doe, New York", {"author": DOE}),
        ("By Jane Doe, Staff Writer", {"author": DOE}),
        ("By AFP | May 3, 2025", {"outlet": "AFP", "published": "May 3, 2025"}),
        ("Veröffentlicht am 3. Mai 2025 um 14:05 Uhr", {"published": "3. Mai 2025 um 14:05"}),
        (
            "Por Juana Díaz | El País | 3 de mayo de 2025",
            {"author": "Juana Díaz", "outlet": "El País", "published": "3 de mayo de 2025"},
        ),
        (
            "Fri, May 2, 2025 at 10:01 AM GMT+2 · 3 min read",
            {"published": "Fri, May 2, 2025 at 10:01 AM GMT+2"},
        ),
        ("Updated 4 May 2025 | Published 3 May 2025", {"published": "3 May 2025"}),
    ],
)
def test_lines_of_credits(line: str, fields: dict[str, str]) -> None:
    credit = read_credit(line)
    assert credit is not None and credit.sure and credit.fields == fields


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2025-05-03_bbc_bridge-shut.txt", {"published": DAY, "outlet": "BBC"}),
        ("reuters_2025-05-03_bridge_shut.txt", {"published": DAY, "outlet": "Reuters"}),
        (
            "20250503-guardian-bridge-shut-after-crack.txt",
            {"published": DAY, "outlet": "Guardian", "title": "Bridge shut after crack"},
        ),
        ("BBC - Bridge shut after crack.txt", {"outlet": "BBC", "title": "Bridge shut after crack"}),
        ("skelby-post_bridge.txt", {"outlet": POST}),
        ("www.herald.example_2025-05-03.html", {"outlet": "www.herald.example", "published": DAY}),
        ("dawn-breaks-over-the-old-harbour.txt", {"title": "Dawn breaks over the old harbour"}),
        ("000_1f49b55aa4a50f06.txt", {}),
        ("article-v2.final.txt", {}),
        ("notes.de.txt", {}),
        ("2025-13-45.txt", {}),
        ("box.zip!news/cnn_ferry.txt", {"outlet": "CNN"}),
        ("https://p.example/bbc_a.txt", {}),
    ],
)
def test_names_of_files(name: str, expected: dict[str, str]) -> None:
    assert {field: value for field, (value, _) in name_fields(name).items()} == expected


def test_outlets_in_titles() -> None:
    assert part_title("Bridge shut - BBC News") == ("Bridge shut", "BBC News")
    assert part_title("Bridge shut – and nobody knows why") is None
    assert part_title("Bridge shut | Live updates from the harbour") is None
    assert is_outlet("The Daily Herald") and is_outlet("herald.example")
    assert (
        not is_outlet("On the Sun")
        and not is_outlet("the last post")
        and not is_outlet("Guardian of the Bridge")
    )


def test_properties_that_reading_apps_write() -> None:
    rows = "- Author: [[Jane Doe]]\n- Full Title: Other\n- Category: #articles\n- URL: https://p.example/a\n"
    found = read(f"# {TITLE}\n\n## Metadata\n{rows}\n## Full Document\n{BODY}", "a.md")
    assert (found.title, found.author, found.url, found.text) == (TITLE, DOE, "https://p.example/a", BODY)
    linked = read(f"# [{TITLE}](https://p.example/a)\n\n{BODY}", "a.md")
    assert (linked.title, linked.url) == (TITLE, "https://p.example/a")
    clipped = f'---\ntitle: {TITLE}\nsource: https://p.example/a\nauthor:\n  - "[[Jane Doe]]"\n---\n{BODY}'
    assert (read(clipped, "a.md").author, read(clipped, "a.md").url) == (DOE, "https://p.example/a")


def test_an_agency_below_another_outlets_name_is_the_author() -> None:
    found = read(f"Source: Skelby Post\nTitle: {TITLE}\n\nBy AFP\n3 May 2025\n\n{BODY}")
    assert (found.outlet, found.author, found.published) == (POST, "AFP", DAY)


def test_the_hour_at_which_a_programme_was_aired() -> None:
    credit = read_credit("Aired May 3, 2025 - 18:00 ET")
    assert credit and credit.fields == {"published": "May 3, 2025 - 18:00 ET"}
