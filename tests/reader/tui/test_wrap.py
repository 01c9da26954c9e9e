"""Wrapping: every character is in exactly one row, and no row is wider than asked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from reader.tui.render.glyphs import ASCII, UNICODE
from reader.tui.render.lines import Line, Style, clip, wrap_line
from reader.tui.render.rows import fit
from reader.tui.render.wrap import cells_before, offset_at, shorten, shorten_words, told_apart, wrap

NARROW = st.text(st.sampled_from("abcé’ -,.\u00a0"), max_size=120)
ANY = st.text(st.sampled_from("ab é’ 漢字語\u0301\u200bक्ष ー"), max_size=80)


@given(NARROW | ANY, st.integers(2, 40))
def test_rows_cover_every_character_and_fit(text: str, width: int) -> None:
    rows = wrap(text, width)
    assert rows[0][0] == 0
    assert rows[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in pairwise(rows))
    for start, end in rows:
        shown = text[start:end].rstrip(" ")
        assert sum(get_character_cell_size(c) for c in shown) <= width


@given(NARROW, st.integers(4, 40))
def test_words_that_fit_are_never_broken(text: str, width: int) -> None:
    if any(len(word) > width for word in text.split(" ")):
        return
    for start, _ in wrap(text, width)[1:]:
        assert text[start - 1] == " "


@given(ANY, st.integers(2, 20))
def test_a_combining_mark_stays_with_its_letter(text: str, width: int) -> None:
    for start, _ in wrap(text, width)[1:]:
        if start < len(text) and get_character_cell_size(text[start]) == 0:
            assert text[start - 1] == " "


def test_a_word_of_ten_thousand_characters_is_broken_at_the_edge() -> None:
    rows = wrap("x" * 10_000, 38)
    assert len(rows) == 264
    assert all(end - start <= 38 for start, end in rows)


def test_empty_text_is_one_empty_row() -> None:
    assert wrap("", 10) == [(0, 0)]


@given(ANY, st.integers(0, 90))
def test_cells_and_offsets_answer_each_other(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    found = offset_at(text, cells_before(text, offset))
    assert found >= offset or found == len(text)
    assert cells_before(text, found) >= cells_before(text, offset)


@pytest.mark.parametrize("ellipsis", [UNICODE.ellipsis, ASCII.ellipsis])
@given(text=ANY, width=st.integers(2, 30))
def test_shortened_text_fits(ellipsis: str, text: str, width: int) -> None:
    for cut in (shorten, shorten_words, fit):
        shown = cut(text, width, ellipsis)
        assert sum(get_character_cell_size(c) for c in shown) <= width
        assert shown == text or shown.endswith(ellipsis)


def test_names_told_apart_fit_with_either_ellipsis() -> None:
    names = ["The Orran Herald, edition one", "The Orran Herald, edition two"]
    for glyphs in (UNICODE, ASCII):
        shown = told_apart(names, 16, glyphs.ellipsis)
        assert len(set(shown)) == 2
        assert all(len(name) <= 16 and glyphs.ellipsis in name for name in shown)


def test_clip_counts_from_the_start_of_the_row() -> None:
    assert clip([Style(2, 9, "a"), Style(20, 22, "b")], 5, 12) == (Style(0, 4, "a"),)


@given(st.text(st.sampled_from("ab cd"), max_size=80), st.integers(8, 30), st.integers(0, 4))
def test_wrapped_lines_keep_text_and_spans(text: str, width: int, indent: int) -> None:
    line = Line(text, (Style(3, 12, "x"),), indent)
    rows = wrap_line(line, width)
    assert all(cell_len(row.text) <= width for row in rows)
    joined = "".join(row.text.replace(" ", "") for row in rows)
    assert joined == text.replace(" ", "")
    marked = "".join(row.text[s.start : s.end] for row in rows for s in row.styles)
    assert marked.replace(" ", "") == text[3:12].replace(" ", "")
