"""Errors are shown in one dialog; the same one twice is one dialog."""

from __future__ import annotations

from pathlib import Path

from index.errors import StoreError
from reader.tui.screens.dialogs import ErrorDialog
from tests.reader.tui.library_kit import running, screen_text, settle


async def test_an_error_that_comes_twice_stands_there_once(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        for _ in range(2):
            app.show_error(StoreError("The disk is full."))
            await settle(app, pilot)
        app.show_error("Something else.")
        await settle(app, pilot)
        dialogs = [screen for screen in app.screen_stack if isinstance(screen, ErrorDialog)]
        assert [dialog.message for dialog in dialogs] == ["The disk is full.", "Something else."]
        await pilot.press("escape", "escape")
        await settle(app, pilot)
        assert "The disk is full." not in screen_text(app)
