"""The claim matrix: what a cell says of an outlet that is silent, and of one that perhaps is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.article import Span
from reader.compare.model import Claim, Comparison, Mention, Ref, Status
from reader.compare.story import compare_articles
from reader.tui.keymap import known_bindings
from reader.tui.render.glyphs import ASCII, UNICODE, Glyphs
from reader.tui.render.matrix import Show, Sort, arranged, head_line, matrix_entry, measure
from reader.tui.render.matrix_legend import EXPLAINED, legend_line
from reader.tui.render.scene import Scene, scene_from
from reader.tui.screens.help import SIGNS, help_lines
from reader.tui.views.matrix import MatrixView
from tests.reader.tui.compare_kit import DeskApp, article, compared, ferry, screen_rows
from tests.reader.tui.workers import all_done

HARBOUR = Claim(
    0, "The harbour was closed for two days.", (Ref(0, 4), Ref(1, 0)), 2, 2, divergent=False, missing=(2,)
)
HURT = Claim(1, "Six people were hurt.", (Ref(0, 1), Ref(1, 2)), 2, 2, divergent=True, missing=(2,))
BRIDGE = Claim(
    2,
    "The captain was not on the bridge.",
    (Ref(1, 3), Ref(2, 1)),
    2,
    1,
    divergent=False,
    missing=(0,),
    near=(Ref(0, 2),),
)


def story(*, near: bool = True) -> Comparison:
    """Three reports and three claims; the first report comes near the last of them."""
    last = BRIDGE if near else replace(BRIDGE, near=())
    return replace(ferry(), claims=(HARBOUR, HURT, last))


def legend(scene: Scene, width: int, glyphs: Glyphs = UNICODE, show: Show = Show.ALL) -> str:
    rows = arranged(scene, Sort.WEIGHT, show)
    columns = measure(width, len(scene.articles), 0)
    keys = ("h", "l")
    return legend_line(rows, columns, len(scene.articles), (Sort.WEIGHT, show), glyphs, keys, width).text


def row_of(comparison: Comparison, claim: Claim, glyphs: Glyphs = UNICODE) -> tuple[str, list[str]]:
    """The row of a claim, and what the panel says of it."""
    scene = scene_from(comparison)
    row = next(row for row in arranged(scene, Sort.WEIGHT, Show.ALL) if row.claim.id == claim.id)
    entry = matrix_entry(scene, row, measure(100, 3, 0), None, glyphs)
    return entry.line.text, [line.text for line in entry.told()]


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_an_outlet_that_comes_near_a_claim_has_another_sign_than_a_silent_one(glyphs: Glyphs) -> None:
    same = glyphs.restated
    assert row_of(story(), BRIDGE, glyphs)[0].split("2/3")[1].split() == ["1", "?", same, same]
    sure = row_of(story(near=False), BRIDGE, glyphs)[0].split("2/3")[1].split()
    assert sure == ["1", glyphs.dash, same, same]


def test_the_panel_says_in_whose_report_a_claim_is_not_and_in_whose_it_perhaps_is() -> None:
    told = row_of(story(), BRIDGE)[1]
    assert told[1] == "2 of 3 outlets report it, 1 independently; perhaps in Orran Post"
    assert told[told.index("perhaps also") + 1 :] == [
        "≈ Orran Post 13 Mar 2026  The captain was not on the bridge."
    ]
    sure = row_of(story(), HARBOUR)[1]
    assert sure[1] == "2 of 3 outlets report it, 2 independently; not in Rocks"
    assert "perhaps also" not in sure


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_the_legend_explains_both_signs_of_silence_on_every_terminal(width: int, glyphs: Glyphs) -> None:
    for show in (Show.ALL, Show.GAPS):
        said = legend(scene_from(story()), width, glyphs, show)
        assert f" {glyphs.dash} silent " in said
        assert " ? perhaps " in said
        assert "3 claims" in said
        assert len(said) <= width
    assert "?" not in legend(scene_from(story(near=False)), width, glyphs)


def test_where_the_legend_has_no_room_for_both_an_order_that_was_chosen_outlasts_what_signs_mean() -> None:
    scene = scene_from(story())
    rows, columns = arranged(scene, Sort.READING, Show.ALL), measure(80, 3, 0)
    for sort in Sort:
        said = legend_line(rows, columns, 3, (sort, Show.ALL), UNICODE, ("h", "l"), 76).text
        assert (f" {sort.value} " in said) == (sort is not Sort.WEIGHT)
        assert (" ≈ in other words " in said) == (sort is Sort.WEIGHT)


@pytest.mark.parametrize("show", list(Show))
def test_the_legend_of_many_outlets_fits_the_terminal_too(show: Show) -> None:
    texts = [["A ferry ran aground off Orran on Monday."]] * 14
    many = compared([article(f"Paper {n}", text) for n, text in enumerate(texts)], texts, [])
    claim = Claim(0, texts[0][0], (Ref(0, 0), Ref(1, 0)), 2, 2, divergent=False, near=(Ref(2, 0),))
    scene = scene_from(replace(many, claims=(claim, replace(claim, id=1, divergent=True, missing=(3,)))))
    for width in (80, 100, 120, 160, 240):
        said = legend(scene, width, show=show)
        assert len(said) <= width
        assert " – silent  ? perhaps " in said
    assert "outlets 1 to 8 of 14" in legend(scene, 80)
    assert legend(scene, 240).endswith(EXPLAINED)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_the_help_explains_both_signs_of_silence(glyphs: Glyphs) -> None:
    signs = [(str(getattr(glyphs, name)), text) for name, text in SIGNS]
    found = [line.text for line in help_lines(known_bindings().values(), "silent", {}, signs)]
    explained = {line.split()[0]: line for line in found if line.startswith("  ")}
    assert {glyphs.dash, "?"} <= set(explained)
    assert "Enter goes there" in explained["?"]


def test_a_cell_tells_the_same_words_from_others_and_the_row_is_as_its_weakest_cell() -> None:
    said = "The ferry Morven struck the pier of Orran on Thursday evening."
    other = "Late on Thursday the ferry Morven rammed a pier in Orran, the coastguard told reporters."
    story = compare_articles(
        [article(name, [text]) for name, text in (("A", said), ("B", said), ("C", other))]
    )
    scene = scene_from(story)
    (row,) = arranged(scene, Sort.WEIGHT, Show.ALL)
    line = matrix_entry(scene, row, measure(100, 3, 0), None, UNICODE).line.text
    assert line[0] == "≈"
    assert line.split("3/3")[1].split()[1:] == ["=", "=", "≈"]


def test_where_cells_have_no_room_for_values_the_panel_says_them() -> None:
    reports = [("Orran Post", "Six"), ("Keld Press", "Nine"), ("Rocks", "Six")]
    said = [
        f"{number} people were hurt when the ferry Morven struck the pier of Orran." for _, number in reports
    ]
    story = compare_articles([article(name, [text]) for (name, _), text in zip(reports, said, strict=True)])
    scene = scene_from(story)
    (row,) = arranged(scene, Sort.WEIGHT, Show.ALL)
    roomy, narrow = (matrix_entry(scene, row, measure(n, 3, 0), None, UNICODE) for n in (120, 80))
    values = "Orran Post Six  ·  Keld Press Nine  ·  Rocks Six"
    assert "≠ Nine" in roomy.line.text
    assert values not in [line.text for line in roomy.told()]
    assert "Nine" not in narrow.line.text
    assert values in [line.text for line in narrow.told()]
    assert measure(80, 3, 0).label > 40


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_the_narrowest_heads_tell_the_outlets_apart(glyphs: Glyphs) -> None:
    named = (
        "Orran Post",
        "Orran Post",
        "Orran Post",
        "Keld Press",
        "The Lantern whose name is far too long for a head",
    )
    story = compare_articles([article(name, ["The ferry Morven sank."]) for name in named])
    scene = replace(scene_from(story), ellipsis=glyphs.ellipsis)
    heads = head_line(scene, measure(80, 5, 0), 0, glyphs).text.partition("ind.")[2].split()
    assert heads == ["Orr1", "Orr2", "Orr3", "Keld", "Lant"]


async def test_enter_leads_to_the_sentence_that_comes_near_and_from_a_silent_cell_to_a_sure_one() -> None:
    silent = replace(HARBOUR, members=(Ref(1, 0), Ref(1, 3)), missing=(0, 2), near=(Ref(0, 4),))
    comparison = replace(ferry(), claims=(BRIDGE, silent))
    async with DeskApp(comparison).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, DeskApp)
        await pilot.pause()
        await all_done(app)
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        view = app.compare_screen.view
        assert isinstance(view, MatrixView)
        assert any("? perhaps" in row for row in screen_rows(app))
        assert view.target == Ref(0, 2)
        assert any("not on the bridge" in row and "Orran Post" in row for row in screen_rows(app)[-9:])
        await pilot.press("j", "l", "l")
        assert view.target == Ref(1, 0)
        await pilot.press("k", "h", "h", "enter")
        assert app.compare_screen.here == "columns"
        assert app.compare_screen.reading.cursor == Ref(0, 2)


def test_of_many_silent_outlets_the_panel_names_a_line_or_two_and_counts_the_rest() -> None:
    texts = [["A ferry ran aground off Orran on Monday."]] * 40
    many = compared([article(f"Paper {n}", text) for n, text in enumerate(texts)], texts, [])
    claim = Claim(0, texts[0][0], (Ref(0, 0), Ref(1, 0)), 2, 2, divergent=False)
    told = row_of(replace(many, claims=(claim,)), claim)[1][1]
    assert "; not in Paper 2, Paper 3, " in told
    assert told.endswith(" more")
    assert len(told) < 200


def test_a_cell_leads_to_the_sentence_that_disputes_what_the_claim_is_about() -> None:
    comparison = story()
    here, there = Ref(0, 1), Ref(1, 2)
    spans = [comparison.sentences[ref.article][ref.sentence].start for ref in (here, there)]
    disputed = tuple(Mention(ref, Span(at, at + 3)) for ref, at in zip((here, there), spans, strict=True))
    wide = replace(HURT, members=(Ref(0, 0), here, there), disputed=disputed)
    scene = scene_from(replace(comparison, claims=(wide,)))
    (row,) = arranged(scene, Sort.WEIGHT, Show.ALL)
    assert matrix_entry(scene, row, measure(100, 3, 0), None, UNICODE).places[:2] == (here, there)
    scene = scene_from(replace(comparison, claims=(replace(wide, divergent=False, disputed=()),)))
    (row,) = arranged(scene, Sort.WEIGHT, Show.ALL)
    assert [cell.status for cell in row.cells] == [Status.SHARED, Status.SHARED, None]
