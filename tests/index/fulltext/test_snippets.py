"""Snippets: short, with highlights where the query is met."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext.analysis import STOP_WORDS, tokens
from index.fulltext.parse import parse_query
from index.fulltext.query import Prefix, Words, wanted
from index.fulltext.snippets import alike, find_places, make_snippets

TEXT = (
    "The ferry left the pier at nine.\n\nPassengers said that the captain had warned the harbour office twice about "
    "the old mooring, and that nobody had answered him. " + "Nothing else was known about it. " * 20 + "\n\n"
    "A second warning about the mooring came on Sunday."
)


def snippets(query: str, text: str = TEXT) -> list[tuple[str, list[str]]]:
    tree = parse_query(query, today=date(2031, 4, 9)).tree
    return [
        (snippet.text, [snippet.text[a:b] for a, b in snippet.highlights])
        for snippet in make_snippets(tree, None, text)
    ]


def test_the_words_are_lit_in_any_form() -> None:
    found = snippets("warn mooring")
    assert [lit for _, lit in found] == [["warned", "mooring"], ["warning", "mooring"]]


def test_a_phrase_is_lit_as_a_whole() -> None:
    assert snippets('"harbour office"')[0][1] == ["harbour office"]


def test_prefix_and_fuzzy_words_are_lit() -> None:
    assert snippets("passen*")[0][1] == ["Passengers"]
    assert snippets("captian~")[0][1] == ["captain"]


def test_excluded_words_are_not_lit() -> None:
    assert snippets("mooring -ferry")[0][1] == ["mooring"]


def test_without_a_match_the_beginning_stands() -> None:
    ((text, lit),) = snippets("outlet:nobody")
    assert text.startswith("The ferry left")
    assert lit == []


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("die", "He was dying."),
        ("vie", "Vying again."),
        ("US", "In US and U.S. ports."),
        ("uk", "The U.K. ports."),
        ("cafe", "The Cáfe."),
        ("o'neill", "Then O’Neill."),
        ("oneill~", "Then Oneil."),
        ("2,000", "Some 2,000 more."),
        ("fish", "A ﬁsh."),
    ],
)
def test_words_are_found_whose_first_letters_are_written_otherwise(query: str, text: str) -> None:
    assert snippets(query, text)[0][1]


def test_edits() -> None:
    assert alike("bridge", "bridge", 1)
    assert alike("bridge", "brigde", 2)
    assert not alike("bridge", "brigde", 1)
    assert not alike("bridge", "fridge", 2)


@given(st.text(max_size=400), st.text(max_size=30))
def test_highlights_lie_inside_and_never_overlap(text: str, query: str) -> None:
    for snippet in make_snippets(parse_query(query, today=date(2031, 4, 9)).tree, None, text):
        last = 0
        for start, end in snippet.highlights:
            assert last <= start < end <= len(snippet.text)
            last = end
        assert "\n" not in snippet.text


WORDS = st.sampled_from(
    [
        "ferry",
        "Ferries",
        "“ferry",
        "ferry's",
        "FERRY’S",
        "dying",
        "die",
        "vying",
        "vie",
        "skies",
        "sky",
        "U.S.",
        "US",
        "us",
        "u.s",
    ]
    + [
        "2,000",
        "x2y",
        "_ferry_",
        "pre-ferry",
        "ferry-boat",
        "e.g.ferry",
        "d'être",
        "Être",
        "etre",
        "ﬁsh",
        "fish",
    ]
    + [
        "中国の",
        "中",
        "a",
        "the",
        "(ferry)",
        "ferry,ferry",
        "İ",
        "straße",
        "STRASSE",
        "hopping",
        "hopes",
        "news",
    ]
    + ["\u00a0", "\u2028", "'", "."]
)


@given(
    st.lists(WORDS, max_size=30),
    st.sampled_from([" ", "\n", "\t", "\u2028", ""]),
    st.lists(WORDS, min_size=1, max_size=3),
    st.sampled_from(["", "*", "~", '"']),
)
def test_places_are_what_reading_word_by_word_finds(
    text_words: list[str], blank: str, asked: list[str], sign: str
) -> None:
    text = blank.join(text_words)
    query = f'"{" ".join(asked)}"' if sign == '"' else " ".join(word + sign for word in asked)
    tree = parse_query(query, today=date(2031, 4, 9)).tree
    read = list(tokens(text))
    parts = [part for part in wanted(tree) if not (isinstance(part, Words) and set(part.terms) <= STOP_WORDS)]
    lit: set[int] = set()
    for part in parts or list(wanted(tree)):
        for at, token in enumerate(read):
            if isinstance(part, Words):
                size = len(part.terms)
                met = tuple(one.term for one in read[at : at + size]) == part.terms
                end = read[at + size - 1].end if met else 0
            else:
                prefix = isinstance(part, Prefix)
                met = (
                    token.form.startswith(part.form)
                    if prefix
                    else alike(part.form, token.form, part.distance)
                )  # type: ignore[union-attr]
                end = token.end
            if met:
                lit.update(range(token.start, end))
    assert {at for place in find_places(tree, text) for at in range(place.start, place.end)} == lit
