"""What was undone is named so that a reader knows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index.library import Library
from reader.compare.feedback import Verdict
from reader.compare.model import Overrides, Ref
from reader.searches import Narrowing, SavedSearch
from reader.tui.session import Session
from reader.tui.widgets.library_lists import SideList
from tests.reader.tui.compare_kit import DeskApp, ferry
from tests.reader.tui.library_kit import fill, library_screen, running, settle


def test_an_edit_that_is_taken_back_is_named_by_the_article_s_headline(tmp_path: Path) -> None:
    fill(tmp_path)
    with Library.open(tmp_path) as library:
        entry = next(one for one in library.entries() if one.title and one.outlet)
        library.edit(entry.id, "outlet", "The Other Post")
    assert Session(tmp_path).undo_edit() == f"outlet of “{entry.title}”"
    assert Session(tmp_path).undo_edit() is None


async def test_the_library_takes_back_whatever_was_changed_last(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        screen = library_screen(app)
        session = screen.session
        session.save_search(SavedSearch("ferries", Narrowing("ferry")))
        await pilot.press("r", "t", "exclamation_mark")
        await settle(app, pilot)
        assert session.tagged("check")
        await pilot.press("m", "enter")
        await settle(app, pilot)
        await pilot.press("s")
        side = screen.query_one(SideList)
        side.place(next(n for n, entry in enumerate(side.entries) if entry.kind == "saved"))
        await pilot.press("D")
        await settle(app, pilot)
        assert not session.sidebar().saved
        await pilot.press("s", "u")
        await settle(app, pilot)
        assert [one.name for one in session.sidebar().saved] == ["ferries"]
        assert session.tagged("check")
        await pilot.press("u", "u")
        await settle(app, pilot)
        assert not session.tagged("check")


async def test_what_changed_nothing_is_no_step_that_could_be_taken_back(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        session = library_screen(app).session
        await pilot.press("r", "t", "exclamation_mark")
        await settle(app, pilot)
        steps = session.note_step(), len(library_screen(app).steps)
        await pilot.press("t", "exclamation_mark")
        await settle(app, pilot)
        assert (session.note_step(), len(library_screen(app).steps)) == steps
        await pilot.press("u")
        await settle(app, pilot)
        assert not session.tagged("check")


async def test_a_refused_link_that_was_made_by_hand_comes_back_and_an_empty_note_is_no_step() -> None:
    made = Overrides(made=frozenset({(Ref(0, 1), Ref(1, 2))}))
    app = DeskApp(replace(ferry(), overrides=made))
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in ("", "jx", "a", "", "u"):
            await pilot.press(*keys)
            await settle(app, pilot)
            if keys == "a":
                await pilot.press("ctrl+s")
        assert app.desk.decisions == [
            (verdict, (Ref(0, 1), Ref(1, 2))) for verdict in (Verdict.REFUSED, Verdict.MADE)
        ]
        assert not app.desk.notes
