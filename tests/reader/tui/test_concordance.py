"""Words in context: which words a query looks for, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from reader.tui.render.concordance import lines_of, occurrences, phrases_of
from reader.tui.render.glyphs import UNICODE
from reader.tui.render.rows import occurrence_line
from reader.tui.values import Occurrence

TEXT = "The tanker crashed. Crashes of tankers are rare: “friendly fire” was ruled out, friendly crews said."


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("tanker crash", [("tanker",), ("crash",)]),
        ('"friendly fire" -hostile', [("friendly", "fire")]),
        ("outlet:reuters tanker since:2026-03-12", [("tanker",)]),
        ('outlet:"New York Times" crash', [("crash",)]),
        ("tanker OR (plane AND jet)", [("tanker",), ("plane",), ("jet",)]),
        ('-"friendly fire"', []),
        ("", []),
        ('"', []),
    ],
)
def test_what_a_query_looks_for(query: str, phrases: list[tuple[str, ...]]) -> None:
    assert phrases_of(query) == phrases


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("crash", ["crashed", "Crashes"]),
        ('"friendly fire"', ["friendly fire"]),
        ("friendly", ["friendly", "friendly"]),
        ("tank*", ["tanker", "tankers"]),
        ("-tanker", []),
    ],
)
def test_where_the_words_stand(query: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in occurrences(TEXT, query)] == found


def test_lines_carry_what_stands_around() -> None:
    (first, _) = lines_of(Article("a", TEXT, outlet="O"), "crash")
    assert first.before + first.match + first.after == TEXT[: len(first.before) + 7 + 100]
    assert (first.article, first.outlet) == ("a", "O")


def test_matches_stand_in_one_column() -> None:
    lines = [
        occurrence_line(o, 80, 8, lit=False, glyphs=UNICODE) for o in lines_of(Article("a", TEXT), "crash")
    ]
    assert len({next(s.start for s in line.styles if s.name == "hit") for line in lines}) == 1


@given(st.text(max_size=60), st.text(max_size=40))
def test_any_query_finds_only_what_is_there(text: str, query: str) -> None:
    last = 0
    for start, end in occurrences(text, query):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(max_size=40), st.text(min_size=1, max_size=20), st.integers(12, 120))
def test_a_line_never_is_wider_than_its_place(before: str, match: str, width: int) -> None:
    from rich.cells import cell_len

    line = occurrence_line(
        Occurrence("a", None, None, before, match, before), width, 7, lit=True, glyphs=UNICODE
    )
    assert cell_len(line.text) <= width
