"""A list of more articles than are fetched at first: its end, all of it ticked; and the preview beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library import Library
from reader.config import Config
from reader.tui.screens.library_searching import FIRST_PAGE
from reader.tui.session import Session
from reader.tui.values import View
from reader.tui.widgets.library_lists import RowList
from reader.tui.widgets.lines_view import LinesView
from tests.reader.tui.library_kit import fill, library_screen, report, running, screen_text, settle

MANY = 2 * FIRST_PAGE + 30


@pytest.fixture(scope="module")
def long_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    reports = [
        report(f"Paper {n}", f"Sheep {n}", f"Number {n} of the sheep was counted on hill {n}.", None)
        for n in range(MANY)
    ]
    with Library.open(folder) as library:
        library.add(reports)
    return folder


@pytest.mark.parametrize("query", ["", "sheep"])
async def test_the_last_key_goes_to_the_last_article_of_all(long_library: Path, query: str) -> None:
    async with running(long_library) as (app, pilot):
        if query:
            await pilot.press("slash", *query, "enter")
            await settle(app, pilot)
        rows = library_screen(app).query_one(RowList)
        assert rows.count() < MANY
        await pilot.press("G")
        await settle(app, pilot)
        assert (rows.count(), rows.cursor) == (MANY, MANY - 1)


async def test_all_articles_are_ticked_and_not_the_fetched_ones_alone(long_library: Path) -> None:
    async with running(long_library) as (app, pilot):
        await pilot.press("a")
        await settle(app, pilot)
        assert len(library_screen(app).query_one(RowList).ticked) == MANY
        assert f"{MANY} ticked" in screen_text(app)


async def test_the_cursor_stays_where_it_went_while_the_end_was_fetched(long_library: Path) -> None:
    async with running(long_library) as (app, pilot):
        rows = library_screen(app).query_one(RowList)
        rows.action_edge(1)
        rows.action_edge(-1)
        await settle(app, pilot)
        assert rows.cursor == 0


@pytest.fixture
def hidden_preview(tmp_path: Path) -> Path:
    """A library that was left with its preview hidden, on a terminal that had room for it."""
    fill(tmp_path)
    Session(tmp_path, Config()).save_view(View(preview=False))
    return tmp_path


async def test_a_preview_hidden_on_a_wide_terminal_does_not_take_the_place_of_the_list_on_a_narrow_one(
    hidden_preview: Path,
) -> None:
    async with running(hidden_preview, size=(80, 24)) as (app, pilot):
        screen = library_screen(app)
        assert screen.query_one(RowList).display
        await pilot.resize_terminal(160, 48)
        await settle(app, pilot)
        assert not screen.query_one("#preview").display


async def test_a_preview_that_gets_room_is_filled(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path, size=(80, 24)) as (app, pilot):
        screen = library_screen(app)
        for keys in ((), ("p",)):
            await pilot.press(*keys)
            await pilot.resize_terminal(160, 48)
            await settle(app, pilot)
            assert screen.query_one("#preview").display
            assert screen.query_one("#preview", LinesView).rows
            await pilot.resize_terminal(80, 24)
            await settle(app, pilot)
            assert screen.query_one(RowList).display


@pytest.mark.parametrize("key", ["slash", "s"])
async def test_a_preview_in_the_place_of_the_list_makes_way(tmp_path: Path, key: str) -> None:
    fill(tmp_path)
    async with running(tmp_path, size=(80, 24)) as (app, pilot):
        screen = library_screen(app)
        await pilot.press("p")
        assert not screen.query_one(RowList).display
        await pilot.press(key)
        await settle(app, pilot)
        assert not screen.query_one("#preview").display
