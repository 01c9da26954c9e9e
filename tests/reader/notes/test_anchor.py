"""Spans are found again, or said to be lost; they never land somewhere else unsaid."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from index.article import Span
from reader.notes.anchor import CONTEXT, FLOOR, Anchoring, Method, describe, find, whole_characters
from reader.notes.approximate import LONGEST_SCAN, distance, likeness, near_hits
from reader.notes.model import Quote
from tests.reader.notes.samples import REPORT, texts, words


def spans_of(text: str) -> st.SearchStrategy[Span]:
    ends = st.integers(0, len(text))
    return (
        st.tuples(ends, ends)
        .map(sorted)
        .filter(lambda pair: pair[0] < pair[1])
        .map(lambda p: Span(p[0], p[1]))
    )


text_and_span = texts.flatmap(lambda text: st.tuples(st.just(text), spans_of(text)))


def found_text(text: str, anchoring: Anchoring) -> str:
    assert anchoring.span is not None
    return text[anchoring.span.start : anchoring.span.end]


def span_of(text: str, quote: str, number: int = 0) -> Span:
    start = -1
    for _ in range(number + 1):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


@given(text_and_span)
def test_selectors_say_what_stands_there(pair: tuple[str, Span]) -> None:
    text, span = pair
    quote = describe(text, span)
    assert text[span.start : span.end] == quote.exact
    assert text[: span.start].endswith(quote.prefix)
    assert text[span.end :].startswith(quote.suffix)
    assert len(quote.prefix) >= min(CONTEXT, span.start)
    assert len(quote.suffix) >= min(CONTEXT, len(text) - span.end)


@given(text_and_span)
def test_context_is_lengthened_until_it_is_the_only_such_place(pair: tuple[str, Span]) -> None:
    text, span = pair
    quote = describe(text, span)
    window = quote.prefix + quote.exact + quote.suffix
    assert text.find(window) == span.start - len(quote.prefix)
    assert text.find(window, text.find(window) + 1) == -1


@given(text_and_span)
def test_the_same_text_gives_the_same_span(pair: tuple[str, Span]) -> None:
    text, span = pair
    found = find(text, describe(text, span), same_text=True)
    assert (found.span, found.method, found.score) == (span, Method.POSITION, 1.0)


@given(text_and_span, words, words)
def test_what_is_accepted_is_never_unlike_the_quote(pair: tuple[str, Span], before: str, after: str) -> None:
    text, span = pair
    quote = describe(text, span)
    changed = before + text + after
    found = find(changed, quote)
    if found.span is None:
        assert found.method is Method.ORPHAN
        assert found.reason
        return
    assert found.score >= FLOOR
    now = found_text(changed, found)
    if found.method in (Method.POSITION, Method.QUOTE):
        assert now == quote.exact
    elif found.method is Method.APPROXIMATE:
        assert likeness(now, quote.exact) >= 0.6


@given(st.text("abcdefgh .,", min_size=80, max_size=200), st.data(), words)
def test_a_quote_that_stands_once_follows_its_text_when_something_stands_before_it(
    text: str, data: st.DataObject, before: str
) -> None:
    span = data.draw(spans_of(text))
    changed = before + text
    quote = describe(text, span)
    assume(sum(changed.startswith(quote.exact, at) for at in range(len(changed))) == 1)
    found = find(changed, quote)
    assert found.span in (None, Span(span.start + len(before), span.end + len(before)))


@given(text_and_span)
@example(("e\u0301", Span(0, 1)))
@example(("👍🏽", Span(0, 1)))
def test_no_character_is_parted_from_its_marks(pair: tuple[str, Span]) -> None:
    text, span = pair
    grown = whole_characters(text, span)
    assert grown.start <= span.start
    assert grown.end >= span.end
    assert whole_characters(text, grown) == grown


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert whole_characters("cafe\u0301s", Span(0, 4)) == Span(0, 5)
    assert whole_characters("a👍🏽b", Span(1, 2)) == Span(1, 3)


@given(st.text("ab c", max_size=12), st.text("ab c", max_size=12))
def test_distance_is_that_of_the_textbook(a: str, b: str) -> None:
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        above = row
        row = [i]
        for j, right in enumerate(b, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (left != right)))
    assert distance(a, b) == row[-1]
    assert 0 <= likeness(a, b) <= 1


@given(st.text("ab ", min_size=1, max_size=8), st.text("ab ", max_size=30), st.integers(0, 3))
def test_near_hits_are_as_near_as_they_say(pattern: str, text: str, most: int) -> None:
    for hit in near_hits(pattern, text, most):
        assert distance(pattern, text[hit.start : hit.end]) == hit.distance <= most


@given(
    st.text("abcdefghij", min_size=4, max_size=10), st.text("klm ", max_size=20), st.text("klm ", max_size=20)
)
def test_an_exact_hit_is_always_among_the_near_ones(pattern: str, before: str, after: str) -> None:
    hits = near_hits(pattern, before + pattern + after, 1)
    assert any((hit.start, hit.distance) == (len(before), 0) for hit in hits)


def test_a_long_text_is_searched_around_shared_runs() -> None:
    quote = "the coast guard found the wreck at a depth of forty metres"
    filler = "Nothing of note was said about it. " * (LONGEST_SCAN // 20)
    text = filler + "Later the coast guard had found the wreck at a depth of fifty metres. " + filler
    (best, *_) = near_hits(quote, text, 20)
    assert text[best.start : best.end] == "the coast guard had found the wreck at a depth of fifty metres"


def test_a_reworded_quote_is_found_with_its_score() -> None:
    quote = describe(REPORT, span_of(REPORT, "Six people were hurt, the coast guard said"))
    changed = "Updated. " + REPORT.replace(
        "Six people were hurt, the coast", "Eight people were hurt, the coast"
    )
    found = find(changed, quote)
    assert found.method is Method.APPROXIMATE
    assert found_text(changed, found) == "Eight people were hurt, the coast guard said"
    assert FLOOR < found.score < 1


def test_other_quotation_marks_and_white_space_are_the_same_words() -> None:
    quote = describe(REPORT, span_of(REPORT, "“We had no warning,” she said"))
    changed = REPORT.replace("“We had no warning,” she", '"We had  no warning," she')
    found = find(changed, quote)
    assert found.method is Method.FOLDED
    assert found_text(changed, found) == '"We had  no warning," she said'


def test_of_two_like_places_the_one_with_the_same_neighbours_is_chosen() -> None:
    second = span_of(REPORT, "Six people were hurt", 1)
    changed = "A new first paragraph, of some length.\n\n" + REPORT
    found = find(changed, describe(REPORT, second))
    assert found.span == Span(second.start + 40, second.end + 40)


def test_a_position_is_not_believed_when_the_words_moved_elsewhere() -> None:
    text = "One died. Two were hurt. One fled, and the harbour was closed at once by the police."
    changed = "One fled. One died. Two were hurt. Then the harbour was closed at once by the police."
    quote = describe(text, span_of(text, "One"))
    found = find(changed, quote)
    assert found.span in (None, span_of(changed, "One", 1))


def test_equally_likely_places_are_left_to_a_person() -> None:
    quote = Quote("Six people were hurt in the fire at the mill last night")
    text = f"{quote.exact}. And once more: {quote.exact}."
    found = find(text, quote)
    assert found.span is None
    assert "2 places" in found.reason
    assert [candidate.span.start for candidate in found.candidates] == [0, 72]


def test_a_word_alone_does_not_land_somewhere_else() -> None:
    quote = describe(REPORT, span_of(REPORT, "Six"))
    other = "Quite another article. Six swans were seen on the lake by nobody in particular."
    found = find(other, quote)
    assert found.span is None
    assert found.method is Method.ORPHAN


def test_what_is_gone_is_lost_with_a_reason() -> None:
    quote = describe(REPORT, span_of(REPORT, "a pump had failed"))
    found = find("Trains were late in the whole country on Monday because of snow.", quote)
    assert found == Anchoring(Method.ORPHAN, None, found.score, found.candidates, found.reason)
    assert found.score < FLOOR
    assert found.reason


@pytest.mark.parametrize("span", [Span(5, 5), Span(-1, 3), Span(0, len(REPORT) + 1)])
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="no span"):
        describe(REPORT, span)


def test_ten_megabytes_in_a_line_end() -> None:
    quote = describe(REPORT, span_of(REPORT, "a pump had failed"))
    assert find("x" * 10_000_000, quote).span is None


def test_what_was_written_anew_is_lost_but_its_old_place_is_offered() -> None:
    quote = describe(REPORT, span_of(REPORT, "Six people were hurt"))
    changed = REPORT.replace("Six people were hurt", "All 6 escaped", 1)
    found = find(changed, quote)
    assert found.method is Method.ORPHAN
    assert [changed[one.span.start : one.span.end] for one in found.candidates] == [
        "All 6 escaped",
        "Six people were hurt",
    ]


@given(text_and_span, words)
def test_what_is_offered_lies_in_the_text(pair: tuple[str, Span], instead: str) -> None:
    text, span = pair
    changed = text[: span.start] + instead + text[span.end :]
    for one in find(changed, describe(text, span)).candidates:
        assert 0 <= one.span.start < one.span.end <= len(changed)
        assert 0 <= one.score <= 1
