"""The pure parts of the story views: running text, finding, windows of articles, citations, lists, the panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from reader.compare.model import Moment, Ref
from reader.compare.story import compare_articles
from reader.reviewed import reviewed_from, with_mark
from reader.tui.render import labels, moves
from reader.tui.render.cells import Overlay
from reader.tui.render.citation import Place, citation, pair_quotation, quotation
from reader.tui.render.conflicts import conflict_entries, kinds_of, progress
from reader.tui.render.flow import flow_line, lay_out_flow
from reader.tui.render.glyphs import ASCII, UNICODE, Glyphs, Mark
from reader.tui.render.lines import LineBuilder, wrap_line
from reader.tui.render.pair import pair_lines
from reader.tui.render.peek import peek_lines
from reader.tui.render.scene import Remark, Scene, scene_from, scene_of
from reader.tui.render.timeline import timeline_entries
from reader.tui.render.window import window
from tests.reader.tui.compare_kit import article, ferry, ferry_articles

SENTENCES = st.lists(
    st.lists(st.sampled_from(["ab", "cde", "漢字", "x" * 30, "é"]), min_size=1, max_size=12).map(" ".join),
    min_size=1,
    max_size=8,
)


@given(SENTENCES, st.integers(20, 120))
def test_running_text_shows_every_sentence_whole(texts: list[str], width: int) -> None:
    scene = scene_of([article("A", [f"{n}{t}." for n, t in enumerate(texts)])])
    flow = lay_out_flow(scene, 0, width)
    shown = [""] * len(scene.texts[0])
    for row, pieces in enumerate(flow.rows):
        for piece in pieces:
            shown[piece.sentence] += scene.texts[0][piece.sentence][piece.start : piece.end]
            assert flow.tops[piece.sentence] <= row <= flow.bottoms[piece.sentence]
    assert [s.replace(" ", "") for s in shown] == [t.replace(" ", "") for t in scene.texts[0]]


def test_the_margin_counts_outlets_and_conflicts() -> None:
    scene = scene_from(ferry())
    flow = lay_out_flow(scene, 0, 120)
    rows = [flow_line(scene, flow, n, Ref(0, 0), Overlay(), UNICODE).text for n in range(len(flow.rows))]
    assert rows[0].rstrip().endswith("≠ 2/3 ≠1  = 3/3")
    assert rows[3].rstrip().endswith("≈ 2/3  · 1/3")


def test_found_places_ignore_case_and_the_shape_of_quotes() -> None:
    texts = ["It’s here.", "IT'S there, it's.", "İt is not."]
    assert moves.find_in(texts, "it's") == [(0, 0, 4), (1, 0, 4), (1, 12, 16)]
    assert moves.find_in(texts, "") == []


@given(st.text(max_size=40))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(moves.fold(text)) == len(text)


def test_moves_between_marked_sentences_stop_at_the_ends() -> None:
    scene = scene_from(ferry())
    assert moves.next_marked(scene, Ref(0, 0), moves.DIVERGENT_MARKS, 1) == Ref(0, 1)
    assert moves.next_marked(scene, Ref(0, 1), moves.DIVERGENT_MARKS, 1) is None
    assert moves.ordinal(scene, Ref(0, 1), moves.DIVERGENT_MARKS) == (1, 1)
    assert moves.step(scene, Ref(0, 0), -5) == Ref(0, 0)
    assert moves.step(scene, Ref(0, 0), 500) == Ref(0, 4)


@given(st.integers(1, 9), st.data())
def test_a_window_holds_the_base_and_the_current_article(articles: int, data: st.DataObject) -> None:
    base = data.draw(st.integers(0, articles - 1))
    count = data.draw(st.integers(1, 4))
    shown: tuple[int, ...] = ()
    for _ in range(4):
        current = data.draw(st.integers(0, articles - 1))
        shown = window(articles, base, current, count, shown)
        assert current in shown
        assert len(shown) == min(count, articles) == len(set(shown))
        assert count == 1 or shown[0] == base


def test_citations_leave_out_what_is_unknown() -> None:
    known, _, unknown = ferry_articles()
    assert citation(known) == "Orran Post, “Ferry aground”, 13 Mar 2026, https://example.org/a"
    assert citation(unknown) == "“Rocks”"
    assert quotation(known, "two\n words").startswith("“two words” (Orran Post")


def test_a_citation_is_never_a_date_alone() -> None:
    unknown = article(None, ["One."], published="2026-03-12", source="/somewhere/reports/002_tanker.txt")
    assert citation(unknown) == "002_tanker.txt, 12 Mar 2026"
    assert citation(article(None, ["One."], source="")) == "source unknown"


def test_a_copied_pair_says_what_conflicts() -> None:
    comparison = ferry()
    text = pair_quotation(scene_from(comparison), comparison.links[3])
    assert text.splitlines()[2] == "number: Six ≠ At least nine"


def test_quotations_are_safe_to_paste() -> None:
    hostile = article("\x1b]0;x\x07Post", ["a"])
    assert "\x1b" not in quotation(hostile, "\x1b[31mred")


@pytest.mark.parametrize("text", [None, "", "{", "[]", "3", '{"article": 1}'])
def test_a_damaged_place_is_no_place(text: str | None) -> None:
    assert Place.loads(text) is None
    assert reviewed_from(text) in (set(), {"article"})


def test_a_place_comes_back_as_it_went() -> None:
    place = Place("abc", 12, "def", "matrix")
    assert Place.loads(place.dumps()) == place


def test_reviewed_marks_add_up_and_go() -> None:
    text = with_mark(with_mark(None, "b", True), "a", True)
    assert reviewed_from(text) == {"a", "b"}
    assert reviewed_from(with_mark(text, "a", False)) == {"b"}


def test_conflicts_are_grouped_by_kind_and_burn_down() -> None:
    scene = scene_from(ferry())
    entries = conflict_entries(scene, (), UNICODE)
    assert [entry.line.text for entry in entries] == [
        "number  1 of 1 to review",
        " ○ Six (Orran Post) ≠ At least nine (Keld Press)",
    ]
    point = entries[1].key
    assert progress(scene, {point}) == (1, 1)
    assert conflict_entries(scene, {point}, UNICODE, hide_reviewed=True) == []
    assert "✓" in conflict_entries(scene, {point}, UNICODE)[1].line.text
    assert [kind.value for kind in kinds_of(scene)] == ["number"]


def test_a_conflict_shows_what_the_reader_noted_on_it() -> None:
    bare = scene_from(ferry())
    start, end = bare.span(Ref(1, 2))
    scene = scene_from(ferry(), {1: (Remark(start, end, ("disputed",), "Who counted?"),)})
    entry = conflict_entries(scene, (), UNICODE)[1]
    assert entry.line.text.startswith(" ○*Six")
    assert "* disputed  Who counted?" in [line.text for line in entry.told()]
    assert entry.places == conflict_entries(bare, (), UNICODE)[1].places


def test_the_panel_says_why_with_the_cursors_value_first() -> None:
    scene = scene_from(ferry())
    assert any(
        "number: Six ≠ At least nine" in line.text for line in pair_lines(scene, Ref(0, 1), 0, UNICODE)
    )
    assert any(
        "number: At least nine ≠ Six" in line.text for line in pair_lines(scene, Ref(1, 2), 0, UNICODE)
    )
    lonely = pair_lines(scene, Ref(0, 3), 0, UNICODE)
    assert any("No sentence of the other 2 articles reports this." in line.text for line in lonely)


def test_what_another_report_comes_near_is_not_called_its_own() -> None:
    bare = ferry()
    scene = scene_from(replace(bare, perhaps={Ref(0, 3): (Ref(1, 0),)}))
    lonely = [line.text for line in pair_lines(scene, Ref(0, 3), 0, UNICODE)]
    assert any("No sentence of the other 2 articles surely reports this." in line for line in lonely)
    assert "perhaps also" in lonely[-2] and scene.texts[1][0] in lonely[-1]
    peeked = [line.text for line in peek_lines(scene, Ref(0, 3), UNICODE)]
    assert peeked[0].endswith("None of the other 2 surely reports this") and "perhaps also" in peeked[-2]


def test_the_panel_lights_the_words_that_differ() -> None:
    scene = scene_from(ferry())
    said = next(line for line in pair_lines(scene, Ref(0, 4), 0, UNICODE) if line.target == Ref(0, 4))
    only = {said.text[s.start : s.end] for s in said.styles if s.name == "only"}
    assert only == {"was closed"}


def test_the_peek_names_who_is_silent() -> None:
    scene = scene_from(ferry())
    texts = [line.text for line in peek_lines(scene, Ref(0, 1), UNICODE)]
    assert texts[0] == "≠ 1 of 2 others reports this, 1 differs"
    assert any("Not reported by: Rocks" in text for text in texts)


def test_the_overview_has_a_sign_per_sentence_or_bucket() -> None:
    scene = scene_from(ferry())
    assert labels.overview(scene, 0, 40, UNICODE).text == "=≠≈·≈"
    assert labels.overview(scene, 0, 2, UNICODE).text == "≠·"
    assert labels.overview(scene, 0, 40, ASCII).text == "=!~.~"


@given(st.integers(1, 400), st.integers(1, 80))
def test_overview_cells_and_sentences_answer_each_other(sentences: int, width: int) -> None:
    for bucket in range(min(sentences, width)):
        assert labels.bucket_of(labels.sentence_of(bucket, sentences, width), sentences, width) == bucket


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_signs_are_one_cell_and_tell_statuses_apart(glyphs: Glyphs) -> None:
    signs = [glyphs.of(mark) for mark in Mark]
    assert len(set(signs)) == len(signs)
    assert all(len(getattr(glyphs, name)) == 1 for name in glyphs.__slots__)
    if glyphs is ASCII:
        assert all(getattr(glyphs, name).isascii() for name in glyphs.__slots__)


@pytest.mark.parametrize(
    ("published", "label"),
    [
        (None, "date unknown"),
        ("2026-03-13", "13 Mar 2026"),
        ("2026-03-13T14:00:00-04:00", "13 Mar 2026, 14:00 UTC-04:00"),
        ("2026-03-13T14:00:00", "13 Mar 2026, 14:00"),
        ("soon", "soon"),
    ],
)
def test_dates_are_shown_as_known(published: str | None, label: str) -> None:
    assert labels.date_label(published) == label


def test_annotated_spans_are_counted_from_the_sentence() -> None:
    comparison = ferry()
    start = comparison.sentences[0][1].start
    scene = Scene(
        comparison.articles,
        comparison.sentences,
        comparison,
        {0: (Remark(start - 3, start + 3, ("disputed",), "ask them"),)},
    )
    assert scene.noted(Ref(0, 1)) == (Span(0, 3),)
    assert len(scene.noted(Ref(0, 0))) == 1
    assert scene.noted(Ref(1, 0)) == ()
    assert any("disputed  ask them" in line.text for line in pair_lines(scene, Ref(0, 1), 0, UNICODE))


def test_a_status_is_not_drawn_under_the_spaces_around_its_words() -> None:
    line = LineBuilder().add("one ", "dim").add(" ≠ two ", "divergent").add("   ", "shared").line()
    assert [(line.text[s.start : s.end], s.name) for s in line.styles[:2]] == [
        ("one ", "dim"),
        ("≠ two", "divergent"),
    ]
    assert line.styles[2].start == line.styles[2].end
    lit = LineBuilder().add("= six  ", "shared", "here").line()
    assert {(s.start, s.end) for s in lit.styles} == {(0, 7)}


def test_a_moment_says_what_happened_in_two_rows_at_most() -> None:
    scene = scene_from(compare_articles(ferry_articles()))
    for cells in (78, 100, 158):
        for entry in timeline_entries(scene, UNICODE, cells):
            assert len(wrap_line(entry.line, cells)) <= 2
            lit = [entry.line.text[s.start : s.end] for s in entry.line.styles if s.name == "hit"]
            assert len(lit) == 1 and lit[0] in entry.detail[0].text


def test_a_moment_says_that_its_day_is_inferred_and_that_it_is_to_come() -> None:
    told = scene_from(ferry())
    place = (Ref(0, 1), Span(*told.span(Ref(0, 1))))
    held = frozenset({place})
    comparison = replace(
        ferry(),
        timeline=(
            Moment("2031-04-07T19:40", (place,), "[7 April 2031], 19:40", inferred=held),
            Moment("2031-04-09", (place,), "9 April 2031", expected=held),
        ),
    )
    inferred, expected = timeline_entries(scene_from(comparison), UNICODE, 100)
    assert inferred.line.text.startswith("[7 April 2031], 19:40  1/")
    assert expected.line.text.startswith(" 9 April 2031 ")
    assert inferred.line.text.index(" 1/") == expected.line.text.index(" 1/")
    assert "  expected  " in expected.line.text and "expected" not in inferred.line.text
    assert "text around" in inferred.detail[0].text
    assert "planned or expected" in expected.detail[0].text


def test_many_notes_on_a_sentence_leave_the_pair_in_sight() -> None:
    start, end = scene_from(ferry()).span(Ref(0, 1))
    scene = scene_from(ferry(), {0: tuple(Remark(start, end, text=f"note {n}") for n in range(9))})
    rows = [line.text for line in pair_lines(scene, Ref(0, 1), 0, UNICODE)]
    assert sum("note " in row for row in rows) == 4
    assert "* and 5 more notes on this sentence" in rows
    assert any("At least nine" in row for row in rows[:9])
