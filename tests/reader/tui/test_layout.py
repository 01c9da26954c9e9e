"""Columns laid out: rows level, places kept, partners out of order told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.compare.model import Comparison, Ref, Relation, Wording
from reader.tui.render.glyphs import UNICODE, Mark
from reader.tui.render.labels import RANK, bucket_of, overview
from reader.tui.render.layout import GAP, PREFIX, Layout, column_count, column_width, lay_out
from reader.tui.render.levelling import level_with
from reader.tui.render.scene import Remark, Scene, scene_from, scene_of
from reader.tui.render.viewport import MARGIN, Viewport, follow, keep_place, lit_sentences
from tests.reader.tui.compare_kit import TEXTS, article, compared, ferry, ferry_articles

WORDS = st.lists(
    st.sampled_from(["ferry", "ran", "aground", "on", "Monday", "x" * 45]), min_size=1, max_size=25
)
STORY = st.lists(st.lists(WORDS.map(" ".join), min_size=1, max_size=9), min_size=2, max_size=4)


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Articles of random sentences with random links between them."""
    story = [[f"{n}.{m} {s}" for m, s in enumerate(group)] for n, group in enumerate(draw(STORY))]
    articles = [article(f"Outlet {n}", group) for n, group in enumerate(story)]
    links = []
    for a in range(len(story)):
        for b in range(a + 1, len(story)):
            pairs = draw(
                st.sets(st.tuples(st.integers(0, len(story[a]) - 1), st.integers(0, len(story[b]) - 1)))
            )
            links += [((a, i), (b, j), Relation.SHARED, Wording.PARTIAL) for i, j in sorted(pairs)]
    return compared(articles, story, links)


def rows_text(scene: Scene, layout: Layout, column: int) -> list[list[str]]:
    """Per sentence, the texts of its rows."""
    laid = layout.columns[column]
    parts: list[list[str]] = [[] for _ in scene.texts[laid.article]]
    for row in map(laid.row, range(laid.length)):
        if row.sentence >= 0:
            parts[row.sentence].append(scene.texts[laid.article][row.sentence][row.start : row.end])
    return parts


@given(comparisons(), st.integers(60, 200), st.booleans())
def test_every_column_shows_its_whole_text_in_order(comparison: Comparison, width: int, level: bool) -> None:
    scene = scene_from(comparison)
    shown = tuple(range(len(comparison.articles)))
    layout = lay_out(scene, shown, width, level=level)
    for n, column in enumerate(layout.columns):
        assert ["".join(p) for p in rows_text(scene, layout, n)] == list(scene.texts[column.article])
        assert list(column.tops) == sorted(set(column.tops))
        for sentence, top in enumerate(column.tops):
            assert column.row(top).sentence == sentence
            assert column.sentence_at(top) == sentence


@given(comparisons(), st.integers(60, 200))
def test_partners_stand_level_or_are_told_to_be_elsewhere(comparison: Comparison, width: int) -> None:
    scene = scene_from(comparison)
    layout = lay_out(scene, tuple(range(len(comparison.articles))), width)
    base = layout.columns[0]
    for column in layout.columns[1:]:
        for n, top in enumerate(column.tops):
            partner = scene.partners(Ref(column.article, n)).get(0)
            if partner is None:
                assert layout.order(Ref(column.article, n)) == 0
                continue
            there = base.tops[partner.sentence]
            assert layout.order(Ref(column.article, n)) == (there > top) - (there < top)


@given(comparisons(), st.integers(60, 200), st.booleans(), st.data())
def test_what_is_laid_out_does_not_depend_on_what_was_asked_for_first(
    comparison: Comparison, width: int, level: bool, data: st.DataObject
) -> None:
    scene = scene_from(comparison)
    shown = tuple(range(len(comparison.articles)))
    whole, asked = (lay_out(scene, shown, width, level=level) for _ in range(2))
    whole.placing.finish()
    assert whole.placing.done
    for _ in range(data.draw(st.integers(1, 8))):
        n = data.draw(st.sampled_from(shown))
        here, there = asked.columns[n], whole.columns[n]
        sentence = data.draw(st.integers(0, here.count - 1))
        row = data.draw(st.integers(0, whole.height + 9))
        match data.draw(st.integers(0, 5)):
            case 0:
                assert here.top(sentence) == there.top(sentence)
            case 1:
                assert here.height(sentence) == there.height(sentence)
            case 2:
                assert here.row(row) == there.row(row)
            case 3:
                assert here.sentence_at(row) == there.sentence_at(row)
            case 4:
                assert asked.order(Ref(n, sentence)) == whole.order(Ref(n, sentence))
            case _:
                asked.placing.advance(data.draw(st.integers(1, 5)))
        assert asked.placing.height >= max(asked.placing.ends)
    while not asked.placing.done:
        before = sum(map(len, asked.placing.tops))
        asked.placing.advance(3)
        assert sum(map(len, asked.placing.tops)) > before
    assert asked.placing.tops == whole.placing.tops
    assert asked.height == whole.height == max(column.length for column in whole.columns)


@given(comparisons())
def test_what_stands_level_is_the_heaviest_chain(comparison: Comparison) -> None:
    scene = scene_from(comparison)
    pairs = [
        (n, found[0].sentence, found[1] + 0.01)
        for n in range(len(scene.sentences[0]))
        if (found := scene.best.get(Ref(0, n), {}).get(1))
    ]
    heaviest = [0.0] * len(pairs)
    for k, (_, end, score) in enumerate(pairs):
        heaviest[k] = score + max((heaviest[i] for i in range(k) if pairs[i][1] < end), default=0.0)
    chain = level_with(scene, 0, 1)
    assert list(chain) == sorted(chain)
    assert list(chain.values()) == sorted(set(chain.values()))
    weights = {(a, b): score for a, b, score in pairs}
    assert sum(weights[pair] for pair in chain.items()) == pytest.approx(max(heaviest, default=0.0))


def test_a_first_window_needs_little_of_a_long_story() -> None:
    texts = [[f"{n} the ferry ran aground." for n in range(3_000)] for _ in range(2)]
    articles = [article(f"Outlet {n}", group) for n, group in enumerate(texts)]
    links = [((0, n), (1, n), Relation.SHARED, Wording.PARTIAL) for n in range(0, 3_000, 3)]
    layout = lay_out(scene_from(compared(articles, texts, links)), (0, 1), 120)
    assert layout.columns[1].row(40).sentence > 0
    assert layout.placing.height > 2_000
    assert max(map(len, layout.placing.tops)) < 100
    layout.columns[0].top(1_500)
    assert max(map(len, layout.placing.tops)) < 1_600


def test_notes_move_nothing_and_lose_nothing_that_was_worked_out() -> None:
    scene = scene_from(ferry())
    scene.work_out()
    layout = lay_out(scene, (0, 1), 120)
    noted = scene.with_notes({0: (Remark(0, 5, ("disputed",)),)})
    assert noted.remarks(Ref(0, 0))
    assert not scene.notes
    assert noted.marks is scene.marks
    assert noted.best is scene.best
    assert layout.fits(noted, (0, 1), 120, True)
    assert not layout.fits(scene, (1, 0), 120, True)
    assert not layout.fits(scene_from(ferry()), (0, 1), 120, True)


@given(st.lists(st.sampled_from(list(Mark)), min_size=1, max_size=90), st.integers(1, 60))
def test_every_sentence_counts_in_its_cell_of_the_overview(marks: list[Mark], width: int) -> None:
    scene = scene_from(compared([article("A", ["Word."] * len(marks))], [["Word."] * len(marks)], []))
    vars(scene)["marks"] = (tuple(marks),)
    cells: dict[int, set[Mark]] = {}
    for n, mark in enumerate(marks):
        cells.setdefault(bucket_of(n, len(marks), width), set()).add(mark)
    ranked = [next(mark for mark in RANK if mark in cells[n]) for n in range(len(cells))]
    wanted = "".join(UNICODE.dash if mark is Mark.PLAIN else UNICODE.of(mark) for mark in ranked)
    assert overview(scene, 0, width, UNICODE).text == wanted


def test_partners_in_the_same_order_are_all_level() -> None:
    layout = lay_out(scene_from(ferry()), (0, 1, 2), 140)
    base, keld, third = layout.columns
    assert base.tops[0] == keld.tops[1] == third.tops[0]
    assert base.tops[1] == keld.tops[2]
    assert base.tops[2] == third.tops[1]
    refs = [Ref(c.article, n) for c in layout.columns for n in range(c.count)]
    assert {ref: layout.order(ref) for ref in refs if layout.order(ref)} == {Ref(1, 0): 1}


def test_any_column_can_be_the_base() -> None:
    layout = lay_out(scene_from(ferry()), (1, 0, 2), 140)
    keld, base, _ = layout.columns
    assert keld.tops[1] == base.tops[0]
    assert layout.order(Ref(0, 4)) == -1


def test_before_the_comparison_paragraphs_are_level() -> None:
    scene = replace(scene_from(ferry()), comparison=None)
    layout = lay_out(scene, (0, 1), 100)
    assert layout.columns[0].tops[2] == layout.columns[1].tops[2]
    assert layout.columns[0].tops[1] == layout.columns[0].height(0)


def test_packed_columns_have_no_rows_but_paragraph_gaps() -> None:
    layout = lay_out(scene_from(ferry()), (0, 1), 120, level=False)
    blanks = [sum(column.row(n).sentence < 0 for n in range(column.length)) for column in layout.columns]
    assert blanks == [2, 1]


def test_an_article_without_text_has_a_place_for_the_cursor() -> None:
    scene = scene_of([article("Orran Post", [""])])
    assert scene.marks == ((Mark.PLAIN,),)
    assert lay_out(scene, (0,), 80).height == 1


@pytest.mark.parametrize(
    ("width", "articles", "columns"), [(160, 5, 4), (100, 5, 2), (99, 5, 1), (300, 2, 2)]
)
def test_columns_that_fit(width: int, articles: int, columns: int) -> None:
    assert column_count(width, articles) == columns


@given(st.integers(20, 300), st.integers(1, 4))
def test_columns_and_gaps_fit_the_width(width: int, columns: int) -> None:
    cells = column_width(width, columns)
    assert cells * columns + GAP * (columns - 1) <= width or cells == PREFIX + 4


@given(comparisons(), st.data())
def test_the_cursor_is_visible_and_its_partners_are_level(
    comparison: Comparison, data: st.DataObject
) -> None:
    scene = scene_from(comparison)
    shown = tuple(range(len(comparison.articles)))
    layout = lay_out(scene, shown, 150)
    height = data.draw(st.integers(8, 50))
    limit = max(0, layout.height - height)
    view = Viewport(0, (0,) * len(shown), height)
    for _ in range(6):
        number = data.draw(st.integers(0, len(shown) - 1))
        cursor = Ref(number, data.draw(st.integers(0, len(scene.texts[number]) - 1)))
        lit = lit_sentences(layout, scene, cursor, None)
        view = follow(view, layout, cursor, lit, limit=limit)
        at = view.screen_row(number, layout.columns[number].tops[cursor.sentence])
        assert 0 <= at < height
        assert 0 <= view.top <= limit
        for n, sentence in lit.items():
            assert view.screen_row(n, layout.columns[n].tops[sentence]) == at


def test_a_short_step_does_not_scroll() -> None:
    scene = scene_from(ferry())
    layout = lay_out(scene, (0, 1), 120)
    view = Viewport(0, (0, 0), 40)
    lit = lit_sentences(layout, scene, Ref(0, 1), None)
    assert follow(view, layout, Ref(0, 1), lit).top == 0


def test_free_columns_do_not_follow() -> None:
    scene = scene_from(ferry())
    layout = lay_out(scene, (0, 1), 120)
    view = Viewport(0, (0, 5), 40)
    lit = lit_sentences(layout, scene, Ref(0, 4), None)
    moved = follow(view, layout, Ref(0, 4), lit, free=True)
    assert moved.shifts[1] == 5
    assert moved.top == 0


def test_no_free_column_begins_below_the_top_of_the_window() -> None:
    scene = scene_from(ferry())
    layout = lay_out(scene, (0, 1), 120)
    for sentence in (2, 1, 0):
        lit = lit_sentences(layout, scene, Ref(0, sentence), None)
        moved = follow(Viewport(3, (1, -3), 8), layout, Ref(0, sentence), lit, free=True)
        assert moved.row(0, 0) >= 0


@given(comparisons(), st.integers(100, 200), st.integers(100, 200), st.data())
def test_resize_keeps_the_sentence_on_its_row(
    comparison: Comparison, before: int, after: int, data: st.DataObject
) -> None:
    scene = scene_from(comparison)
    shown = tuple(range(len(comparison.articles)))
    old, new = lay_out(scene, shown, before), lay_out(scene, shown, after)
    cursor = Ref(0, data.draw(st.integers(0, len(scene.texts[0]) - 1)))
    view = follow(Viewport(0, (0,) * len(shown), 20), old, cursor, lit_sentences(old, scene, cursor, None))
    at = view.screen_row(0, old.columns[0].tops[cursor.sentence])
    kept = keep_place(view, old, cursor, new, cursor, 20)
    row = new.columns[0].tops[cursor.sentence]
    rows = new.columns[0].height(cursor.sentence)
    assert kept.screen_row(0, row) == at or row < at or rows + at > 20 - MARGIN or at < MARGIN


def test_marks_follow_status_and_wording() -> None:
    scene = scene_from(ferry())
    assert scene.marks[0] == (Mark.SHARED, Mark.DIVERGENT, Mark.RESTATED, Mark.UNIQUE, Mark.RESTATED)
    assert UNICODE.of(Mark.DIVERGENT) == "≠"
    assert [s.end - s.start for s in scene.differing(Ref(1, 2))] == [len("At least nine")]


def test_the_scene_before_the_comparison_has_the_same_articles() -> None:
    scene = scene_of(ferry_articles())
    assert len(scene.texts) == len(TEXTS)
    assert all(mark is Mark.PLAIN for group in scene.marks for mark in group)


def test_a_very_long_story_is_first_shown_by_paragraph() -> None:
    text = "One. Two.\n\n Three \n" + "x. " * 100_000
    scene = scene_of([article("A", [text])])
    assert scene.texts[0][:2] == ["One. Two.", "Three"]
    for n, sentence in enumerate(scene.sentences[0]):
        assert scene.articles[0].text[sentence.start : sentence.end] == sentence.text
        assert sentence.paragraph == n
