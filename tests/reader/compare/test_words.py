"""Words: folding keeps offsets, keys agree where people read the same word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.compare.words import fold, key_of, tokenize


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_tokens_stand_in_order_inside_the_text(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defence", "defense"),
        ("refuelling", "refueling"),
        ("organised", "organized"),
        ("colours", "color"),
        ("travelled", "traveling"),
        ("centre", "centers"),
        ("programme", "program"),
        ("killed", "killings"),
        ("children", "child"),
        ("flew", "flying"),
        ("died", "death"),
        ("KC‑135", "KC-135"),
        ("Smith’s", "Smith"),
        ("U.S.", "America"),
        ("six", "6"),
        ("1,200", "1200"),
    ],
)
def test_forms_of_one_word_have_one_key(one: str, other: str) -> None:
    assert tokenize(one)[0].key == tokenize(other)[0].key


@pytest.mark.parametrize(
    ("one", "other"), [("our", "or"), ("four", "for"), ("hour", "hor"), ("us", "US"), ("KC-135", "135")]
)
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert tokenize(one)[0].key != tokenize(other)[0].key


def test_names_with_digits_are_no_numbers() -> None:
    assert [t.word for t in tokenize("An F-15E, a KC-135 and 3 of the G20") if t.number] == ["3"]


def test_scripts_without_spaces_are_read_by_character() -> None:
    assert [t.word for t in tokenize("中国 de")] == ["中", "国", "de"]


def test_a_key_is_the_same_every_time() -> None:
    assert key_of("officials") == key_of("officials") == "offici"
