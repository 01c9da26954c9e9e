"""Words that two sentences share and words that only one has."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.compare.worddiff import diff_words


def pieces(text: str, spans: tuple[tuple[int, int], ...] | tuple) -> list[str]:
    return [text[s.start : s.end] for s in spans]


def test_shared_and_changed_words_are_told_apart() -> None:
    a, b = "Six people were on board the ferry.", "At least five people were on the ferry."
    diff = diff_words(a, b)
    assert pieces(a, diff.same_a) == ["people were on", "the ferry"]
    assert pieces(a, diff.only_a) == ["Six", "board"]
    assert pieces(b, diff.only_b) == ["At least five"]


def test_case_and_the_shape_of_quotes_and_dashes_do_not_count() -> None:
    a, b = "The KC‑135 wasn’t hit", "the KC-135 wasn't hit"
    diff = diff_words(a, b)
    assert diff.only_a == diff.only_b == ()


def test_very_long_sentences_are_answered_from_word_sets() -> None:
    a, b = "alpha beta " * 5_000, "beta gamma " * 5_000
    diff = diff_words(a, b)
    assert "gamma" not in pieces(b, diff.same_b)
    assert pieces(a, diff.only_a)[0] == "alpha"


@given(st.text(max_size=200), st.text(max_size=200))
def test_every_word_is_in_exactly_one_span(a: str, b: str) -> None:
    diff = diff_words(a, b)
    for text, same, only in ((a, diff.same_a, diff.only_a), (b, diff.same_b, diff.only_b)):
        spans = sorted([*same, *only], key=lambda s: s.start)
        assert all(x.end <= y.start for x, y in pairwise(spans))
        assert all(text[s.start : s.end].strip() for s in spans)
