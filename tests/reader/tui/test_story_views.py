"""The other views of a story, and what can be done with a sentence, as a reader does it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.compare.feedback import Verdict
from reader.compare.model import Ref
from reader.compare.story import compare_articles
from reader.tui.start import Start
from reader.tui.views.entries import EntriesView
from reader.tui.widgets.pointed_article import PointedArticle, flow_offset
from tests.reader.tui.compare_kit import DeskApp, article, ferry, ferry_articles, screen_rows
from tests.reader.tui.library_kit import REPORTS, running
from tests.reader.tui.workers import all_done

WIDE = (140, 40)


async def ready(pilot: Pilot[None]) -> DeskApp:
    app = pilot.app
    assert isinstance(app, DeskApp)
    await pilot.pause()
    await all_done(app)
    await pilot.pause()
    return app


def text_of(app: DeskApp) -> str:
    return "\n".join(screen_rows(app))


async def test_the_annotated_article_and_its_peek() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("2", "j")
        await pilot.pause()
        assert "≠ 2/3 ≠1" in text_of(app)
        assert "1 of 2 others reports this, 1 differs" in text_of(app)
        assert "At least nine people were hurt" in text_of(app)
        await pilot.press("l")
        assert app.compare_screen.reading.cursor == Ref(1, 2)
        await pilot.press("1")
        assert app.compare_screen.query_one("#text").cursor == Ref(1, 2)  # type: ignore[attr-defined]


async def test_enter_never_takes_away_a_peek_that_nobody_opened() -> None:
    async with DeskApp().run_test(size=WIDE, notifications=True) as pilot:
        app = await ready(pilot)
        await pilot.press("2", "j")
        peek = app.compare_screen.query_one("#peek")
        assert peek.display
        for shown in (True, False, True):
            await pilot.press("enter")
            await pilot.pause()
            assert peek.display is shown
        assert "Enter closes it." in text_of(app)
        assert "At least nine people were hurt" in text_of(app)


async def test_many_remarks_are_one_toast_and_a_dialog() -> None:
    remarks = tuple(f"Article {n} is in another language." for n in range(7))
    async with DeskApp(replace(ferry(), messages=remarks)).run_test(size=WIDE, notifications=True) as pilot:
        app = await ready(pilot)
        assert text_of(app).count("remarks on this comparison") == 1
        assert "Article 3" not in text_of(app)
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert all(remark in text_of(app) for remark in remarks)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.compare_screen


async def test_finding_in_a_list_goes_from_entry_to_entry() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("4")
        await pilot.press("slash", *"hurt", "enter")
        await pilot.pause()
        view = app.compare_screen.view
        assert isinstance(view, EntriesView)
        assert "1 of 1" in screen_rows(app)[0]
        assert view.target is not None
        assert "hurt" in app.compare_screen.reading.scene.texts[view.target.article][view.target.sentence]
        await pilot.press("escape")
        await pilot.pause()
        assert "1 of 1 " not in screen_rows(app)[0]


async def test_escape_closes_the_peek_and_never_the_app() -> None:
    async with DeskApp().run_test(size=(80, 24)) as pilot:
        app = await ready(pilot)
        await pilot.press("2", "j")
        assert "1 of 2 others reports this" not in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "1 of 2 others reports this" in text_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "1 of 2 others reports this" not in text_of(app)
        assert app.screen is app.compare_screen


async def test_escape_never_leaves_the_app(tmp_path: Path) -> None:
    start = Start(library=tmp_path, articles=REPORTS[:2])
    async with running(tmp_path, start=start) as (app, pilot):
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert app.is_running
        assert "q leaves crossread" in "\n".join(screen_rows(app))


async def test_the_mouse_selects_words_of_the_article_over_rows_and_sentences() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("2")
        text = app.compare_screen.query_one("#article-text", PointedArticle)
        left, top = text.region.x, text.region.y
        article = app.compare_screen.articles[0].text
        first = article.split()[1]
        rows = screen_rows(app)
        y = next(n for n in range(top, len(rows)) if first in rows[n])
        x = rows[y].index(first)
        await pilot.mouse_down(offset=(x, y))
        await pilot.hover(offset=(left + 30, y + 1))
        await pilot.mouse_up(offset=(left + 30, y + 1))
        selection = app.compare_screen.reading.overlay.selection
        assert selection is not None
        chosen = article[selection[1].start : selection[1].end]
        assert chosen.startswith(first)
        assert len(chosen) > 40
        await pilot.press("y")
        assert chosen.split()[-1] in app.clipboard
        await pilot.click(offset=(x, y))
        assert app.compare_screen.reading.overlay.selection is None
        assert app.compare_screen.reading.cursor == Ref(0, 0)


async def test_every_cell_of_an_article_leads_to_a_place_in_its_text() -> None:
    async with DeskApp().run_test(size=(80, 24)) as pilot:
        app = await ready(pilot)
        await pilot.press("2")
        text = app.compare_screen.query_one("#article-text", PointedArticle)
        assert text.flow is not None
        whole = app.compare_screen.articles[0].text
        places = [
            flow_offset(text.scene, text.flow, row, cell)
            for row in range(len(text.flow.rows))
            for cell in (0, 7, 500)
        ]
        assert all(0 <= place < len(whole) for place in places)
        assert places == sorted(places)
        assert flow_offset(text.scene, text.flow, 10**6, 500) == places[-1]


async def test_conflicts_are_reviewed_and_stay_so() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("4")
        assert "0 of 1 reviewed" in text_of(app)
        await pilot.press("r")
        await all_done(app)
        assert "1 of 1 reviewed" in text_of(app)
        assert app.compare_screen.reading.reviewed
        kept = dict(app.desk.state)
        await pilot.press("H")
        assert "All of them are reviewed; H shows them again." in text_of(app)
    again = DeskApp()
    again.desk.state = kept
    async with again.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("4")
        assert "1 of 1 reviewed" in text_of(again)


async def test_enter_on_a_conflict_leads_to_the_sentence() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("4", "l", "enter")
        assert app.compare_screen.here == "columns"
        assert app.compare_screen.reading.cursor == Ref(1, 2)


@pytest.mark.parametrize("size", [WIDE, (80, 24)])
async def test_claims_timeline_and_sources_of_a_real_comparison(size: tuple[int, int]) -> None:
    async with DeskApp(compare_articles(ferry_articles())).run_test(size=size) as pilot:
        app = await ready(pilot)
        await pilot.press("3")
        assert "Orran" in screen_rows(app)[1]
        assert re.search("claims, (all claims, )?weightiest first", text_of(app))
        await pilot.press("s", "f", "f", "l", "j", "f", "f")
        assert "most outlets" in text_of(app)
        await pilot.press("enter")
        assert app.compare_screen.here == "columns"
        await pilot.press("5")
        assert "the articles name" in screen_rows(app)[1]
        assert ("; 1/3: one of 3 outlets names it" in screen_rows(app)[1]) is (size == WIDE)
        assert "The ferry was built in 1988. (Keld Press)" in screen_rows(app)[2]
        await pilot.press("tab")
        assert "Which text was copied" in text_of(app)
        await pilot.press("j", "enter", "shift+tab")
        assert app.compare_screen.here in ("sources", "columns")


async def test_a_contested_point_leads_to_both_sentences_that_dispute_just_it() -> None:
    said = "A ferry with {} passengers ran aground off Orran on Monday and {} people were hurt."
    counts = {"Keld Press": ("84", "seven"), "Lantern": ("84", "twelve"), "Orran Post": ("86", "seven")}
    articles = [article(name, [said.format(*both)]) for name, both in counts.items()]
    async with DeskApp(compare_articles(articles)).run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        reading = app.compare_screen.reading
        facing = {}
        for n, point in enumerate(reading.scene.points):
            await pilot.press("4", "g", *["j"] * n)
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            assert app.compare_screen.here == "columns"
            assert reading.cursor == Ref(0, 0)
            facing[point.sides[1].value] = reading.partner
        assert facing == {"twelve": Ref(1, 0), "86": Ref(2, 0)}


@pytest.mark.parametrize(("rows", "wanted"), [(20, 1), (24, 2), (36, 2), (48, 3)])
async def test_a_claim_takes_as_many_rows_as_the_terminal_has_room_for(rows: int, wanted: int) -> None:
    comparison = compare_articles(ferry_articles())
    claim = replace(comparison.claims[0], label="The ferry struck the old stone pier of the harbour " * 4)
    many = tuple(replace(claim, id=n) for n in range(40))
    async with DeskApp(replace(comparison, claims=many)).run_test(size=(80, rows)) as pilot:
        app = await ready(pilot)
        await pilot.press("3")
        await pilot.pause()
        view = app.compare_screen.view
        assert isinstance(view, EntriesView)
        assert len(view.entries[0].under) == wanted - 1
        assert [row.item for row in view.list.rows[:wanted]] == [0] * wanted
        assert all(row.text.rstrip()[-1] != " " for row in view.list.rows)


async def test_few_claims_are_not_cut_where_the_list_has_room_for_them() -> None:
    comparison = compare_articles(ferry_articles())
    claim = replace(
        comparison.claims[0], label="The ferry struck the old stone pier of the harbour and then sank."
    )
    few = tuple(replace(claim, id=n) for n in range(3))
    async with DeskApp(replace(comparison, claims=few)).run_test(size=(80, 30)) as pilot:
        app = await ready(pilot)
        await pilot.press("3")
        await pilot.pause()
        view = app.compare_screen.view
        assert isinstance(view, EntriesView)
        rows = [line for entry in view.entries for line in (entry.line, *entry.under)]
        assert len(rows) <= view.list.scrollable_content_region.height
        assert not any("…" in line.text for line in rows)


async def test_find_marks_counts_and_walks_through_all_articles() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("slash", *"harbour")
        assert " 2 found " in text_of(app)
        await pilot.press("enter")
        assert app.compare_screen.reading.cursor == Ref(0, 4)
        await pilot.press("n")
        assert app.compare_screen.reading.cursor == Ref(1, 0)
        await pilot.press("N")
        assert app.compare_screen.reading.cursor == Ref(0, 4)
        await pilot.press("escape")
        assert app.compare_screen.hits == ()
        assert app.is_running


async def test_escape_in_the_find_line_closes_only_the_line() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("slash", "q", "escape", "j")
        assert app.compare_screen.reading.cursor == Ref(0, 1)
        assert not app.screen.query_one("AskLine").display


async def test_go_to_a_sentence_by_number_and_percentage() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("colon", "4", "enter")
        assert app.compare_screen.reading.cursor == Ref(0, 3)
        await pilot.press("colon", "0", "%", "enter", "colon", *"9999", "enter")
        assert app.compare_screen.reading.cursor == Ref(0, 4)
        await pilot.press("colon", "x", "enter")
        assert app.compare_screen.reading.cursor == Ref(0, 4)
        assert isinstance(app.screen.query_one("#ask"), Input)


async def test_copying_takes_the_citation_along() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("j", "y")
        assert app.clipboard == (
            "“Six people were hurt, the coast guard said.” "
            "(Orran Post, “Ferry aground”, 13 Mar 2026, https://example.org/a)"
        )
        await pilot.press("Y")
        assert app.clipboard.endswith("number: Six ≠ At least nine")


async def test_the_original_is_opened_only_where_it_is_on_the_web(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        monkeypatch.setattr(app, "open_url", opened.append)
        await pilot.press("o", "l", "o")
        assert opened == ["https://example.org/a"]


async def test_links_are_refused_made_and_undone() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("j", "x")
        await all_done(app)
        await pilot.press("u")
        await all_done(app)
        await pilot.press("G", "k", "m", "l", "m")
        await all_done(app)
        verdicts = [verdict for verdict, _ in app.desk.decisions]
        assert verdicts == [Verdict.REFUSED, Verdict.UNDONE, Verdict.MADE]
        assert app.desk.decisions[0][1] == (Ref(0, 1), Ref(1, 2))


async def test_one_key_takes_changes_back_in_the_order_they_were_made() -> None:
    async with DeskApp().run_test(size=WIDE, notifications=True) as pilot:
        app = await ready(pilot)
        for key in ("j", "x", "t", "d", "u"):
            await pilot.press(key)
            await all_done(app)
        assert app.desk.notes == []
        assert [verdict for verdict, _ in app.desk.decisions] == [Verdict.REFUSED]
        for key in ("u", "u"):
            await pilot.press(key)
            await all_done(app)
        assert [verdict for verdict, _ in app.desk.decisions] == [Verdict.REFUSED, Verdict.UNDONE]
        assert "Nothing was changed here" in " ".join(one.message for one in app._notifications)
        for key in ("U", "U", "U"):
            await pilot.press(key)
            await all_done(app)
        verdicts = [verdict for verdict, _ in app.desk.decisions]
        assert verdicts == [Verdict.REFUSED, Verdict.UNDONE, Verdict.REFUSED]
        assert len(app.desk.notes) == 1


async def test_the_place_survives() -> None:
    app = DeskApp()
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("l", "b", "j", "2")
    again = DeskApp()
    again.desk.state = app.desk.state
    async with again.run_test(size=WIDE) as pilot:
        await ready(pilot)
        assert again.compare_screen.reading.cursor == Ref(1, 2)
        assert again.compare_screen.reading.base == 1
        assert again.compare_screen.here == "article"


async def test_every_binding_has_an_id_and_a_description() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        for view in ("columns", "article", "matrix", "conflicts", "timeline", "sources"):
            await app.compare_screen.action_view(view)
            for node in (app.compare_screen, app.compare_screen.view):
                for binding in node._bindings.key_to_bindings.values():
                    for one in binding:
                        if one.id is None:
                            assert one.key in ("tab", "shift+tab", "ctrl+c", "super+c", "f1")
                        else:
                            assert one.description


@pytest.mark.parametrize(("cells", "wanted"), [(140, "3 articles, 4 claims, 1 contested point"), (80, "≠ 1")])
async def test_the_bar_tells_in_short_what_there_is_no_room_for(cells: int, wanted: str) -> None:
    async with DeskApp(compare_articles(ferry_articles())).run_test(size=(cells, 24)) as pilot:
        app = await ready(pilot)
        bar = screen_rows(app)[0]
        assert bar.rstrip().endswith(wanted)
