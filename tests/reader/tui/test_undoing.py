"""What was undone is named so that a reader knows it."""

from __future__ import annotations

from pathlib import Path

from index.library import Library
from reader.searches import Narrowing, SavedSearch
from reader.tui.session import Session
from reader.tui.widgets.library_lists import SideList
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
