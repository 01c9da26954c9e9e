"""Keys that come faster than they are handled: none is taken for a command that was typed into a box."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.app import App
from textual.widgets import Input

from tests.reader.tui.library_kit import fill, library_screen, running, settle

NAMES = {"/": "slash", "?": "question_mark"}


def burst(app: App[int], text: str) -> None:
    """Let keys arrive before any of them is handled."""
    for character in text:
        app.post_message(events.Key(NAMES.get(character, character), character))


async def test_keys_after_one_that_opens_a_box_are_typed_into_it(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        burst(app, "jj/council")
        await settle(app, pilot)
        screen = library_screen(app)
        assert app.screen is screen
        assert screen.query_one("#search", Input).value == "council"
        assert screen.narrowing.query == "council"


async def test_keys_after_one_that_opens_a_dialog_do_nothing_below_it(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        burst(app, "?ax")
        await settle(app, pilot)
        assert app.screen is not library_screen(app)
        assert not library_screen(app).query_one("#articles").ticked  # type: ignore[attr-defined]
