"""Words: folding keeps offsets, keys agree where people read the same word."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.compare.words import fold, key_of, tokenize


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_tokens_stand_in_order_inside_the_text(text: str) -> None:
    last = (-1, 0)
    for token in tokenize(text):
        assert last[0] < token.start < token.end <= len(text)
        assert last[1] <= token.end
        last = token[:2]


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


def test_scripts_without_spaces_are_read_by_neighbouring_letters() -> None:
    assert [t.word for t in tokenize("中国人 de 水")] == ["中国", "国人", "de", "水"]
    assert [t.word for t in tokenize("สะพาน")] == ["สะพ", "ะพา", "พาน"]
    assert [(t.word, t.key) for t in tokenize("造成19人")] == [("造成", "造成"), ("19", "#19"), ("人", "人")]


def test_grammar_in_scripts_without_spaces_carries_no_meaning() -> None:
    assert [t.word for t in tokenize("桥的木板ができました") if t.content] == ["木板", "板が"]


def test_a_key_is_the_same_every_time() -> None:
    assert key_of("officials") == key_of("officials") == "offici"


def test_a_letter_beyond_ascii_elsewhere_changes_no_word() -> None:
    """ASCII text is read by a quicker pattern, which must find the same words as the general one."""
    source = random.Random(5)
    for _ in range(3000):
        text = "".join(source.choice("abAZ01.,'- _x\n(\"$%;") for _ in range(source.randint(1, 14)))
        assert tokenize(text) == tokenize(f"{text} é")[:-1]
