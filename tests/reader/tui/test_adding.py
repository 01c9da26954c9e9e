"""Adding to the library from inside the app, indexing it anew and looking whether it is sound."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from index.library import Library
from reader.compare.steps import Stopped, listening
from reader.tui.app import CrossreadApp
from reader.tui.path_completion import complete_path
from reader.tui.screens.add_dialog import AddDialog
from reader.tui.screens.dialogs import ErrorDialog, ReportDialog
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.working import WorkDialog
from reader.tui.upkeep import Upkeep
from tests.reader.tui.compare_kit import screen_rows
from tests.reader.tui.library_kit import fill, running, settle


def reports(folder: Path, count: int) -> Path:
    """A folder of reports, no two alike."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        text = (
            f"Council number {n} met on Monday.\n\nIt voted for the bridge by {n + 2} to one, the mayor said."
        )
        (folder / f"report-{n:03}.txt").write_text(text, "utf-8")
    return folder


# -- completion ------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "Reports").mkdir()
    for name in ("report-a.txt", "report-b.html", "picture.png", ".hidden.txt", "ev\x1bil.txt"):
        (tmp_path / name).write_text("x", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_a_path_is_completed_by_folders_and_readable_files(desk: Path) -> None:
    assert complete_path("").paths == ("Reports/", "report-a.txt", "report-b.html")
    assert complete_path("rep").paths == ("Reports/", "report-a.txt", "report-b.html")
    assert complete_path("~/report-").paths == ("~/report-a.txt", "~/report-b.html")
    assert complete_path(f"{desk}/Rep").paths[0] == f"{desk}/Reports/"
    assert complete_path(".h").paths == (".hidden.txt",)
    assert complete_path("~").paths == ("~/",)


def test_what_all_offered_paths_share_is_known(desk: Path) -> None:
    assert complete_path("report-").common == "report-"
    assert complete_path("report-a").common == "report-a.txt"
    assert complete_path("rep").common == "rep"
    assert complete_path("none").common == "none"


def test_what_cannot_be_completed_offers_nothing(desk: Path) -> None:
    assert complete_path("https://example.org/").paths == ()
    assert complete_path("no/such/folder/").paths == ()
    assert complete_path("nul\0/").paths == ()


def test_a_full_folder_offers_its_first_paths_and_says_how_many_more(tmp_path: Path) -> None:
    offers = complete_path(str(reports(tmp_path / "many", 60)) + "/")
    assert len(offers.paths) == 50
    assert offers.more == 10
    assert offers.common == offers.typed


# -- adding without a screen -----------------------------------------------------------------------------------------


def test_adding_counts_what_is_new_known_and_unreadable(tmp_path: Path) -> None:
    folder = reports(tmp_path / "in", 3)
    (folder / "broken.json").write_text("{", "utf-8")
    door = Upkeep(tmp_path / "library")
    intake = door.add(str(folder))
    assert (intake.added, intake.known, len(intake.failures)) == (3, 0, 1)
    assert "broken.json" in intake.failures[0]
    assert intake.text == "3 added, 1 could not be read."
    assert door.add(str(folder)).text == "3 already here, 1 could not be read."


def test_adding_can_be_stopped_and_keeps_what_it_read(tmp_path: Path) -> None:
    folder = reports(tmp_path / "in", 30)

    def stop(what: str, done: int, of: int) -> None:
        if done >= 10 or what == "Indexing":
            raise Stopped

    with listening(stop):
        intake = Upkeep(tmp_path / "library").add(str(folder))
    assert intake.stopped and intake.text == "Stopped: 10 added."
    with Library.open(tmp_path / "library") as library:
        assert library.count() == 10
        assert library.search("bridge").total == 10


# -- in the app ------------------------------------------------------------------------------------------------------


async def until(app: CrossreadApp, pilot: Pilot[int], kind: type) -> None:
    """Wait until a screen of some kind is in front."""
    for _ in range(200):
        await settle(app, pilot)
        if isinstance(app.screen, kind):
            return
    raise AssertionError(f"{app.screen} is no {kind.__name__}")


async def test_a_folder_is_added_with_a_completed_path(desk: Path) -> None:
    reports(desk / "Reports", 4)
    async with running(desk / "library") as (app, pilot):
        assert "Press + to add" in "\n".join(screen_rows(app))
        await pilot.press("plus")
        await until(app, pilot, AddDialog)
        await pilot.press("R")
        await settle(app, pilot)
        await pilot.press("down", "tab")
        await settle(app, pilot)
        assert app.screen.query_one("#add-source", Input).value == "Reports/"
        assert app.screen.query_one(OptionList).option_count == 4
        await pilot.press("enter")
        await until(app, pilot, LibraryScreen)
        assert "4 articles" in screen_rows(app)[0]
        assert any("4 added" in toast.message for toast in app._notifications)


async def test_what_cannot_be_added_is_named(desk: Path) -> None:
    async with running(desk / "library") as (app, pilot):
        await pilot.press("i")
        await until(app, pilot, AddDialog)
        await pilot.press(*"nowhere.txt", "enter")
        await until(app, pilot, ErrorDialog)
        shown = app.screen
        assert isinstance(shown, ErrorDialog)
        assert "Nothing was added" in shown.heading
        assert "nowhere.txt" in shown.message
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_an_empty_path_adds_nothing_and_says_so(desk: Path) -> None:
    async with running(desk / "library") as (app, pilot):
        await pilot.press("plus")
        await until(app, pilot, AddDialog)
        await pilot.press("enter")
        await settle(app, pilot)
        assert "Type a path or a URL first" in "\n".join(screen_rows(app))
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_browser_adds_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor of the served app must not read files of the machine that serves it."""
    monkeypatch.setattr(CrossreadApp, "is_web", True)
    async with running(desk / "library") as (app, pilot):
        await pilot.press("plus")
        await settle(app, pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert any("In a browser nothing is added" in toast.message for toast in app._notifications)


async def test_escape_stops_a_long_addition(desk: Path) -> None:
    os.mkfifo(desk / "Reports" / "a.fifo")
    reports(desk / "Reports", 1_500)
    async with running(desk / "library") as (app, pilot):
        await pilot.press("plus")
        await until(app, pilot, AddDialog)
        await pilot.press(*"Reports", "enter")
        for _ in range(200):
            await pilot.pause(0.01)
            if isinstance(app.screen, WorkDialog) and "Reading" in "\n".join(screen_rows(app)):
                break
        assert " of 1,500" in "\n".join(screen_rows(app))
        await pilot.press("escape")
        await until(app, pilot, LibraryScreen)
        assert any("Stopped" in toast.message for toast in app._notifications)
        with Library.open(desk / "library") as library:
            assert library.count() < 1_500


async def test_the_palette_checks_the_library_and_indexes_it_anew(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        await pilot.press("ctrl+p")
        await until(app, pilot, CommandPalette)
        await pilot.press(*"check the lib")
        await pilot.pause(0.6)
        await pilot.press("enter")
        await until(app, pilot, ReportDialog)
        assert "The library is sound" in "\n".join(screen_rows(app))
        await pilot.press("escape", "ctrl+p")
        await until(app, pilot, CommandPalette)
        await pilot.press(*"index anew")
        await pilot.pause(0.6)
        await pilot.press("enter")
        await until(app, pilot, LibraryScreen)
        for _ in range(100):
            await settle(app, pilot)
            if any("holds 4 articles" in toast.message for toast in app._notifications):
                return
        raise AssertionError([toast.message for toast in app._notifications])
