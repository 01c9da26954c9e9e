"""Text to terms: offsets hold, and what readers take for one word is one term."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.fulltext.analysis import Pieces, raw_words, tokens


def terms(text: str) -> list[str]:
    return [token.term for token in tokens(text)]


def test_endings_case_accents_and_possessives_do_not_matter() -> None:
    assert terms("Ferries FERRY ferry’s") == ["ferri"] * 3
    assert terms("Café cafe CAFÉ") == ["cafe"] * 3


def test_acronyms_with_and_without_stops_are_one() -> None:
    assert terms("U.N. UN") == ["un", "un"]
    assert terms("the U.S. and US told us") == ["the", "u.s", "and", "u.s", "told", "us"]


def test_numbers_stay_whole() -> None:
    assert terms("2,000 people, 3.5 metres") == ["2,000", "peopl", "3.5", "metr"]


def test_scripts_without_spaces_are_split_by_character() -> None:
    assert terms("中国 news") == ["中", "国", "news"]


@given(st.text())
def test_offsets_hold_for_any_text(text: str) -> None:
    found = list(tokens(text))
    assert [text[token.start : token.end] for token in found] == raw_words(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text())
def test_pieces_between_blanks_have_the_words_of_the_whole_text(text: str) -> None:
    pieces = Pieces(tuple)
    assert [word for piece in text.split() for word in pieces[piece]] == raw_words(text)
    assert [word for piece in text.split() for word in pieces[piece]] == raw_words(text)


def test_pieces_remember_short_ones_only_and_not_endlessly() -> None:
    pieces = Pieces(len)
    paragraph = "中国" * 500
    assert pieces[paragraph] == 1_000
    assert paragraph not in pieces
    for number in range(70_000):
        assert pieces[f"w{number}"] == 1
    assert len(pieces) <= 60_000
