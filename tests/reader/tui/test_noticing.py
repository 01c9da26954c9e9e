"""Notices: the last answer stands alone, and leaves with the screen whose keys it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.tui.library_kit import fill, running, screen_text, settle


async def test_an_answer_makes_way_for_the_next_one(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        await pilot.press("x")
        await settle(app, pilot)
        assert "Nothing is ticked." in screen_text(app)
        await pilot.press("S")
        await settle(app, pilot)
        assert "Search or narrow the list first" in screen_text(app)
        assert "Nothing is ticked." not in screen_text(app)


async def test_what_is_told_of_work_behind_the_screen_stays_beside_answers(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        app.notify("Another process writes.", title="Waiting")
        app.notify("The text has changed.", severity="warning")
        await pilot.press("x")
        await settle(app, pilot)
        for said in ("Another process writes.", "The text has changed.", "Nothing is ticked."):
            assert said in screen_text(app)


async def test_an_answer_leaves_with_its_screen(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        await pilot.press("c")
        await settle(app, pilot)
        app.notify("Behind it all.", title="Waiting")
        await pilot.press("backspace")
        await settle(app, pilot)
        assert "There is no jump to go back from." in screen_text(app)
        await pilot.press("question_mark", "escape")
        await settle(app, pilot)
        assert "There is no jump to go back from." in screen_text(app)
        await pilot.press("q")
        await settle(app, pilot)
        assert "There is no jump to go back from." not in screen_text(app)
        assert "Behind it all." in screen_text(app)


async def test_what_is_said_on_leaving_stays_on_the_screen_that_one_comes_to(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        await pilot.press("N")
        await settle(app, pilot)
        app.notify("Left behind you.")
        await pilot.press("q")
        app.notify("The door is open.")
        await settle(app, pilot)
        assert "The door is open." in screen_text(app)
        assert "Left behind you." not in screen_text(app)


async def test_the_key_that_ends_other_programs_says_which_one_ends_this(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        for key in ("c", ""):
            await pilot.press("ctrl+c")
            await settle(app, pilot)
            assert "Ctrl+Q leaves crossread." in screen_text(app)
            assert "[b]" not in screen_text(app)
            await pilot.press(*([key] if key else []))
            await settle(app, pilot)


async def test_an_export_says_in_which_folder_its_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "library")
    monkeypatch.chdir(tmp_path)
    async with running(tmp_path / "library") as (app, pilot):
        await pilot.press("E", "enter")
        await settle(app, pilot)
        (file,) = (one for one in tmp_path.iterdir() if one.is_file())
        assert [one.message for one in app._notifications] == [f"0 notes written to {file}."]


async def test_the_filter_of_notes_says_all_it_takes_on_a_narrow_terminal(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path, size=(80, 24)) as (app, pilot):
        await pilot.press("N")
        await settle(app, pilot)
        assert "is:orphan" in screen_text(app)
