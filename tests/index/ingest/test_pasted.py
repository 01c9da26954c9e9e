"""Articles copied with the page around them: the menu is no headline, and what is known of the article is found."""

from __future__ import annotations

import pytest

from index.article import Article, Kind
from index.ingest import read_bytes
from index.ingest.pasted import without_menu
from index.sentences import split_sentences

FIRST = "The harbour bridge at Skelby closed on Tuesday after engineers found a crack in its northern pier."
SECOND = "Officials said that four hundred lorries a day would be sent over the old road through the hills."
FOOT = """Related topics
Skelby
Bridges
More on this story
Two ferries collide in fog, five hurt
3 January
Most read
1
Why the price of cod has doubled
© 2026 Skelby Post."""


def read(text: str) -> Article:
    (found,) = read_bytes(text.encode(), "a.txt")
    assert isinstance(found, Article)
    return found


def test_a_page_that_was_copied_whole() -> None:
    menu = "Skip to main content\nSkelby Post\nSubscribe\nSign in\nNews\nSport\nWeather\n"
    credits = (
        "Marta Lind\nMaritime correspondent\n11 February 2026, 07:30\nUpdated 2 hours ago\nShare\nSave\n\n"
    )
    found = read(f"{menu}Harbour bridge closed for a month\n{credits}{FIRST}\n\n{SECOND}\n{FOOT}\n")
    assert (found.title, found.outlet, found.author, found.published) == (
        "Harbour bridge closed for a month",
        "Skelby Post",
        "Marta Lind",
        "2026-02-11T07:30:00",
    )
    compared = [s.text for s in split_sentences(found.text) if s.kind in (Kind.SENTENCE, Kind.HEADING)]
    assert compared == [FIRST, SECOND]


def test_a_headline_of_few_words_is_no_entry_of_the_menu() -> None:
    found = read(
        f"Menu\nSign in\nSport\n\nBridge closed\nBy Marta Lind\n11 February 2026\n\n{FIRST}\n\n{SECOND}\n"
    )
    assert (found.title, found.author, found.published) == ("Bridge closed", "Marta Lind", "2026-02-11")


@pytest.mark.parametrize(
    "text", [f"Bridge closed\n\n{FIRST}", "Menu\nSport\nNews", f"Home truths\nNews\n{FIRST}"]
)
def test_what_has_no_menu_stays_as_it_is(text: str) -> None:
    assert without_menu(text).body == text


def test_the_head_of_a_printed_page_says_outlet_and_day() -> None:
    found = read(
        f"Skelby Courier   Wednesday 11 February 2026   Page 3\n\nBridge closed for good\n\n{FIRST}\n\n{SECOND}\n"
    )
    assert (found.title, found.outlet, found.published) == (
        "Bridge closed for good",
        "Skelby Courier",
        "2026-02-11",
    )


def test_slugs_of_a_wire_are_no_headline() -> None:
    found = read(f"URGENT\nBC-BRIDGE-SKELBY-3RD LEDE\nHARBOUR BRIDGE CLOSED AT SKELBY\n\n{FIRST.upper()}\n")
    assert found.title == "HARBOUR BRIDGE CLOSED AT SKELBY"
    assert read(f"AM-SK--Bridge, 1st Ld-Writethru\nBridge shut\n\n{FIRST}\n").title == "Bridge shut"
    headline = "PM-BRIDGE payments start on Monday"
    assert read(f"{headline}\n\n{FIRST}\n").title == headline


@pytest.mark.parametrize("head", ["(CNN) -- ", "(CNN) — ", "Skelby (CNN) - "])
def test_a_wire_is_known_with_and_without_a_place(head: str) -> None:
    assert read(f"{head}{FIRST}\n\n{SECOND}\n").outlet == "CNN"


def test_a_transcript_has_its_day_and_no_speech_for_a_headline() -> None:
    said = "HOST: Good morning. The bridge is shut. Ada Brink runs the roads office. Ms Brink, for how long?"
    found = read(f"Skelby Today\nTranscript, 11 February 2026, 7:00 am\n\n{said}\n\nBRINK: {SECOND}\n")
    assert found.published == "2026-02-11T07:00:00"
    assert found.title is None or "HOST" not in found.title


WIRE = (
    "BC-SKELBY-BRIDGE (UPDATE 2)\nUPDATE 2-Harbour bridge shut at Skelby after crack found\n(Adds mayor)\n"
    f"By Ann Holm\nSKELBY, May 6 (Reuters) - {FIRST}\n"
)


def test_the_head_of_a_wire() -> None:
    found = read(WIRE)
    assert (found.title, found.outlet, found.author, found.published) == (
        "UPDATE 2-Harbour bridge shut at Skelby after crack found", "Reuters", "Ann Holm", None,
    )  # fmt: skip
    assert any("“May 6” names no year" in warning for warning in found.warnings)
    assert (
        read(f"Eds: UPDATES: With photos.\nBy Ann Holm\nAssociated Press\nSKELBY (AP) — {FIRST}\n").author
        == "Ann Holm"
    )


def test_what_tells_the_year_of_a_dateline() -> None:
    assert read(f"{WIRE}\nCopyright 2021 Reuters. All rights reserved.\n").published == "2021-05-06"
    assert read(f"{WIRE}\nIt was built for May 6, 2021, and that is over.\n").published == "2021-05-06"
    assert (
        read(f"Bridge shut\n\nOn May 6 - a Thursday - {FIRST}\n\nCopyright 2022 Reuters.\n").published is None
    )
    (found,) = read_bytes(WIRE.encode(), "2021-05-06-bridge.txt")
    assert isinstance(found, Article) and found.published == "2021-05-06"
