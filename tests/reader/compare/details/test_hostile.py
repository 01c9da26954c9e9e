"""Whatever a sentence holds, reading it raises nothing and every span stands where it says."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Sentence
from reader.compare.details import Setting, read_sentence
from reader.compare.details.find import LONGEST
from reader.compare.diverge import judge

PIECES = st.sampled_from(
    (
        *[
            "two",
            "one",
            "a",
            "dozen",
            "hundred",
            "million",
            "$",
            "3bn",
            "%",
            "12",
            "1998",
            "2026",
            "s",
            "st",
            "th",
            "-",
            "–",
            "to",
            "and",
            "between",
            "from",
            "at",
            "least",
            "than",
            "p.m.",
        ],
        *[
            "7.40",
            "19:42",
            "ET",
            "local",
            "time",
            "March",
            "May",
            "mid",
            "late",
            "early",
            "of",
            "the",
            "last",
            "next",
            "this",
            "week",
            "month",
            "year",
            "Monday",
            "Thursday",
        ],
        *[
            "'",
            '"',
            "“",
            "”",
            "(",
            ")",
            ",",
            ".",
            ";",
            "not",
            "no",
            "never",
            "denied",
            "unclear",
            "whether",
            "may",
            "said",
            "according",
            "Dr.",
            "Calder",
            "U.S.",
            "in",
            "Iraq",
            "all",
        ],
        *[
            "some",
            "killed",
            "survived",
            "KC-135",
            "9/11",
            "99999999999999999999",
            "0",
            "[…]",
            "½",
            "٣",
            "三",
            "ß",
            "İ",
            "ﬁ",
            "é",
            "👍🏽",
            "=fired",
            "unfilled",
            "ago",
            "half",
        ],
        *("\u200b", "\u202e", "\x1b[31m", "[/red]", " ", "\n"),
    )
)
SENTENCES = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max]))


@settings(max_examples=300, deadline=None)
@given(SENTENCES, DAYS, st.integers(0, 10_000))
def test_every_detail_stands_where_it_says(text: str, day: date | None, start: int) -> None:
    reading = read_sentence(Sentence(start, start + len(text), text), Setting(day))
    for detail in reading.details:
        assert start <= detail.span.start < detail.span.end <= start + len(text)
        assert len(detail.text) == detail.span.end - detail.span.start


@settings(max_examples=300, deadline=None)
@given(SENTENCES, SENTENCES, DAYS, st.booleans())
def test_any_two_sentences_are_judged(one: str, two: str, day: date | None, linked: bool) -> None:
    a = read_sentence(Sentence(5, 5 + len(one), one), Setting(day))
    b = read_sentence(Sentence(0, len(two), two), Setting(day))
    verdict = judge(a, b, score=0.5, linked=linked)
    for difference in verdict.conflicts:
        assert difference.a and difference.b and difference.reason
        assert difference.a_span is not None and 5 <= difference.a_span.start < difference.a_span.end
        assert difference.b_span is not None and difference.b_span.end <= len(two)


@settings(max_examples=100, deadline=None)
@given(SENTENCES, DAYS)
def test_a_sentence_does_not_conflict_with_itself(text: str, day: date | None) -> None:
    reading = read_sentence(Sentence(0, len(text), text), Setting(day))
    assert judge(reading, reading).conflicts == ()


def test_a_sentence_of_a_megabyte_is_read_in_bounds() -> None:
    for text in (
        "7 " * 500_000,
        "(" * 1_000_000,
        "no one said " * 80_000,
        "a-" * 500_000,
        "Monday " * 140_000,
    ):
        reading = read_sentence(Sentence(0, len(text), text))
        judge(reading, reading)
        assert len(reading.tokens) <= 4_000


def test_of_a_sentence_as_long_as_a_table_the_beginning_is_read() -> None:
    text = "Six sailors were hurt. " * 4_000
    reading = read_sentence(Sentence(50, 50 + len(text), text))
    assert (
        reading.sentence.text == text[: len(reading.sentence.text)] and len(reading.sentence.text) <= LONGEST
    )
    assert reading.sentence.end == 50 + len(reading.sentence.text)
    assert reading.details and all(detail.span.end <= reading.sentence.end for detail in reading.details)
    whole = "Six sailors were hurt off Orran."
    assert read_sentence(Sentence(0, len(whole), whole)).sentence.text == whole
