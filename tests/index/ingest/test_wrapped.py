"""Text that was broken into lines: words and paragraphs are whole again, and what is no prose stays in its lines."""

from __future__ import annotations

from time import process_time

import pytest

from index.ingest.wrapped import known_words, mended, unwrapped

COLUMN = """Ferry aground off Torsvik

A cargo ferry carrying 41 people ran aground off Tors-
vik on Tuesday night after its steering failed, the coast-
guard said.

Seven passengers were taken to hospital with minor in-
juries. A well-known local skipper called it a once-in-
a-decade accident, and the crew, he said, was a well-
known and long-
serving one.

3

Short- and long-
term repairs will cost about two- to three million.
"""


def test_words_broken_at_the_ends_of_lines_are_whole_again() -> None:
    whole = unwrapped(COLUMN)
    assert whole.split("\n\n") == [
        "Ferry aground off Torsvik",
        "A cargo ferry carrying 41 people ran aground off Torsvik on Tuesday night after its steering failed, the "
        "coastguard said.",
        "Seven passengers were taken to hospital with minor injuries. A well-known local skipper called it a "
        "once-in-a-decade accident, and the crew, he said, was a well-known and long-serving one.",
        "Short- and long-term repairs will cost about two- to three million.",
    ]


@pytest.mark.parametrize(
    ("line", "following", "whole"),
    [
        ("The coast-", "guard came.", "The coastguard came."),
        ("A self-", "made man.", "A self-made man."),
        ("The Anglo-", "Danish fleet.", "The Anglo-Danish fleet."),
        ("A 15-", "year-old boy.", "A 15-year-old boy."),
        ("Passenger-", "and freight trains.", "Passenger- and freight trains."),
        ("Lines of Toron-", "to were shut.", "Lines of Toronto were shut."),
        ("The may-", "or resigned.", "The mayor resigned."),
        ("A six-", "or seven-hour wait.", "A six- or seven-hour wait."),
        ("The US-", "led force left.", "The US-led force left."),
        ("A Skelby-", "based firm.", "A Skelby-based firm."),
        ("An X-", "ray of it.", "An X-ray of it."),
        ("The stub-", "born Mar-", "The stubborn Mar-"),
        ("The re\u00ad", "port came.", "The report came."),
        ("He left -", "and came back.", None),
        ("He left--", "and came back.", None),
        ("The bridge", "is shut.", None),
    ],
)
def test_a_broken_word(line: str, following: str, whole: str | None) -> None:
    assert mended(line, following, frozenset()) == whole


def test_the_text_itself_tells_how_a_word_is_written() -> None:
    assert mended("the co-", "pilot", known_words("The copilot lived.")) == "the copilot"
    assert (
        mended("the blood-", "stained coat", known_words("A blood-stained coat.")) == "the blood-stained coat"
    )


def test_lines_without_empty_ones_between_become_paragraphs() -> None:
    block = """Bridge shut for a month
The harbour bridge at Skelby closed on Tuesday after engineers
found a crack in its northern pier, the roads office said.
Four hundred lorries a day will be sent over the old road through
the hills.
“Nobody was in danger,” said Ada Brink, who runs the office and who
had the bridge looked at twice this year.
"""
    assert unwrapped(block).split("\n\n") == [
        "Bridge shut for a month",
        "The harbour bridge at Skelby closed on Tuesday after engineers found a crack in its northern pier, the roads "
        "office said. Four hundred lorries a day will be sent over the old road through the hills.",
        "“Nobody was in danger,” said Ada Brink, who runs the office and who had the bridge looked at twice this year.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a-\n" * 100_000,
        "Another sentence of the report goes on in the line below this\n" * 20_000,
        "a" * 40_000 + " b-\nc d-\ne f-\ng",
        "x\u00ad\n" * 100_000,
    ],
)
def test_long_text_without_an_empty_line_takes_no_time(text: str) -> None:
    start = process_time()
    unwrapped(text)
    assert process_time() - start < 5
