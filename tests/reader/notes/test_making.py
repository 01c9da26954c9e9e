"""Marking and judging: what a person's gestures make of annotations and claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.errors import NoteError
from reader.notes import Axis, NoteStore, Place, Tag, annotate, find_quote, tags_shown, toggle_tag
from reader.notes.folding import folded, occurrences
from reader.notes.tidy import tidy, tidy_line
from tests.reader.notes.samples import BEN, REPORT, article, rival, texts, words

HERE = Place(article(), Span(4, 9))
THERE = Place(rival(), Span(2, 7))
DISPUTED, REFUTED = Tag(Axis.STATUS, "disputed"), Tag(Axis.STATUS, "refuted")
OFFICIAL, DOCUMENT = Tag(Axis.BASIS, "official"), Tag(Axis.BASIS, "document")
SUPPORT, DENY = Tag(Axis.STANCE, "support"), Tag(Axis.STANCE, "deny")


def test_a_conflict_is_one_annotation_with_two_targets(store: NoteStore) -> None:
    made = annotate(store, [HERE, THERE], note=" which? \n", tags=[DISPUTED])
    assert [target.source.outlet for target in made.targets] == ["Daily Lantern", "Orran Evening Post"]
    assert made.note == "which?"
    (claim,) = store.claims.all()
    assert (claim.text, claim.status) == ("ferry", "disputed")
    assert tags_shown(made, [claim]) == (DISPUTED,)
    assert store.undo() == "note"
    assert store.claims.all() == ()


def test_a_second_status_on_the_same_words_judges_the_same_claim(store: NoteStore) -> None:
    annotate(store, [HERE], tags=[DISPUTED])
    annotate(store, [HERE], tags=[REFUTED], by=BEN)
    (claim,) = store.claims.all()
    assert (claim.status, claim.status_by) == ("refuted", BEN)


@pytest.mark.parametrize("tags", [[DISPUTED, REFUTED], [OFFICIAL, DOCUMENT], [SUPPORT, DENY]])
def test_axes_that_have_one_value_refuse_two(store: NoteStore, tags: list[Tag]) -> None:
    with pytest.raises(NoteError, match="at a time"):
        annotate(store, [HERE], tags=tags)
    assert store.ids() == []
    assert store.claims.all() == ()


def test_a_tag_goes_on_and_off(store: NoteStore) -> None:
    made = toggle_tag(store, [HERE], OFFICIAL)
    assert made is not None
    changed = toggle_tag(store, [HERE], DOCUMENT)
    assert changed is not None
    assert (changed.id, changed.tags) == (made.id, (DOCUMENT,))
    assert toggle_tag(store, [HERE], DOCUMENT) is None
    assert store.ids() == []
    store.undo()
    assert store.get(made.id).tags == (DOCUMENT,)


def test_a_status_and_a_stance_go_on_and_off(store: NoteStore) -> None:
    made = toggle_tag(store, [HERE, THERE], DISPUTED)
    assert made is not None
    toggle_tag(store, [HERE, THERE], DENY)
    (claim,) = store.claims.all()
    assert tags_shown(store.get(made.id), [claim]) == (DISPUTED, DENY)
    toggle_tag(store, [HERE, THERE], DENY)
    toggle_tag(store, [HERE, THERE], DISPUTED)
    (claim,) = store.claims.all()
    assert claim.status is None
    assert tags_shown(store.get(made.id), [claim]) == ()
    assert store.ids() == [made.id]


def test_everybody_tags_in_an_annotation_of_their_own(store: NoteStore) -> None:
    toggle_tag(store, [HERE], OFFICIAL)
    toggle_tag(store, [HERE], OFFICIAL, by=BEN)
    toggle_tag(store, [THERE], OFFICIAL)
    assert len(store.ids()) == 3


def test_a_stance_alone_makes_the_words_a_claim(store: NoteStore) -> None:
    made = toggle_tag(store, [HERE], SUPPORT)
    assert made is not None
    assert [link.stance for link in made.links] == ["support"]
    with pytest.raises(NoteError, match="mark the words"):
        annotate(store, [Place(article())], tags=[DISPUTED])


def test_a_place_outside_the_text_is_refused(store: NoteStore) -> None:
    with pytest.raises(NoteError, match="Daily Lantern"):
        annotate(store, [Place(article(), Span(0, 99_999))])
    with pytest.raises(NoteError, match="needs a place"):
        annotate(store, [])


def test_a_typed_quotation_is_forgiven_its_typing() -> None:
    start = REPORT.index("“We had no warning,” she said")
    for typed in (
        "“We had no warning,” she said",
        '"We had no warning," she said',
        "  »We  had no\nwarning,« she said ",
        "\"WE HAD NO WARNING,' SHE SAID",
    ):
        assert find_quote(article(), typed) == Span(start, start + 29)


def test_dashes_ligatures_and_soft_hyphens_are_folded() -> None:
    text = "The office\u00ad – it was ﬁne — stayed open… till 5‑6."
    assert occurrences(text, "office - it was fine -- stayed open... till 5-6") == [Span(4, 48)]


def test_a_quotation_that_stands_twice_is_said_with_a_way_to_choose() -> None:
    with pytest.raises(NoteError, match="stands 2 times") as caught:
        find_quote(article(), "six people were hurt")
    assert "--occurrence" in caught.value.hint
    second = REPORT.index("Six people", REPORT.index("Six people") + 1)
    assert find_quote(article(), "six people were hurt", occurrence=2) == Span(second, second + 20)
    with pytest.raises(NoteError, match="no number 3"):
        find_quote(article(), "six people were hurt", occurrence=3)
    with pytest.raises(NoteError, match="does not stand"):
        find_quote(article(), "seven people")
    with pytest.raises(NoteError, match="does not stand"):
        find_quote(article(), "  ")


@given(texts, st.data())
def test_any_words_of_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    hits = occurrences(text, quote)
    assert hits or not folded(quote).text or tidy(quote) != quote
    for hit in hits:
        assert 0 <= hit.start < hit.end <= len(text)


@given(words)
def test_folding_keeps_the_way_back(text: str) -> None:
    found = folded(text)
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert all(start < end for start, end in zip(found.starts, found.ends, strict=True))
    assert list(found.starts) == sorted(found.starts)
    assert folded(found.text).text == found.text


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_line(tidy_line(text)) == tidy_line(text)
    assert "\n" not in tidy_line(text)
