"""Arrows, Home, End and Page Down move the cursor as the vim keys do, also where a view is longer than the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.sample import sample_articles
from reader.tui.app import CrossreadApp
from reader.tui.screens.compare import CompareScreen
from reader.tui.start import Start
from reader.tui.views.entries import EntriesView
from tests.reader.tui.library_kit import settle

ALIKE = (("j", "down"), ("k", "up"), ("G", "end"), ("g", "home"), ("space", "pagedown"), ("g", "pageup"))


def cursor(app: CrossreadApp) -> object:
    screen = app.screen
    assert isinstance(screen, CompareScreen)
    view = screen.view
    return view.at if isinstance(view, EntriesView) else screen.reading.cursor


@pytest.mark.parametrize("view", ["1", "2", "3", "4", "5", "6"])
async def test_named_keys_move_the_cursor_and_not_the_screen_alone(tmp_path: Path, view: str) -> None:
    app = CrossreadApp(Start(tmp_path, articles=tuple(sample_articles())))
    async with app.run_test(size=(80, 16)) as pilot:
        await settle(app, pilot)
        found: list[list[object]] = []
        for keys in zip(*ALIKE, strict=True):
            await pilot.press(view, "g")
            places = []
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
                places.append(cursor(app))
            found.append(places)
        assert found[0] == found[1]
        assert len(set(map(str, found[1]))) > 1
