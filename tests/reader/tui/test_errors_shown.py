"""Errors are shown in one dialog, the same one twice is one dialog; a dialog closes itself and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import StoreError
from reader.tui.screens.dialogs import ConfirmDialog, ErrorDialog
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


async def test_a_dialog_that_is_answered_twice_closes_nothing_else(tmp_path: Path) -> None:
    answers: list[bool | None] = []
    async with running(tmp_path) as (app, pilot):
        below = list(app.screen_stack)
        dialog = ConfirmDialog("Delete", "Really?", "Delete")
        await app.push_screen(dialog, answers.append)
        dialog.dismiss(True)
        dialog.dismiss(True)
        await settle(app, pilot)
        assert app.screen_stack == below
    assert answers == [True]


async def test_a_dialog_that_is_answered_under_another_closes_once_that_has_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.screens.dialogs.UNDER", 0.02)
    async with running(tmp_path) as (app, pilot):
        below = list(app.screen_stack)
        dialog, other = ConfirmDialog("Delete", "Really?", "Delete"), ErrorDialog("Error", "It failed.")
        await app.push_screen(dialog)
        await app.push_screen(other)
        dialog.dismiss(False)
        await pilot.pause(0.05)
        assert app.screen_stack == [*below, dialog, other]
        other.dismiss()
        while app.screen_stack != below:
            await pilot.pause(0.02)
