"""Notes handed on from the app, put on many articles at once, and re-attached to a changed text."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, Label

from index.article import Article
from index.library import Library
from reader.config import Config
from reader.tui.app import CrossreadApp
from reader.tui.screens.export_dialog import FORMATS, ExportDialog
from reader.tui.screens.history_dialog import HistoryDialog
from reader.tui.screens.notes import NotesScreen
from reader.tui.session import Session
from reader.tui.widgets.library_lists import RowList
from reader.tui.widgets.note_list import NoteList
from tests.reader.notes import validator
from tests.reader.tui.library_kit import REPORTS, fill, library_screen, running, screen_text, settle


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CROSSREAD_AUTHOR", "Ada")
    monkeypatch.setenv("CROSSREAD_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("HOME", str(tmp_path))
    fill(tmp_path / "library")
    return tmp_path / "library"


def desk(folder: Path) -> Session:
    return Session(folder, Config())


def noted(folder: Path, quote: str, note: str, article: Article = REPORTS[0]) -> None:
    start = article.text.index(quote)
    desk(folder).write_note(((article, start, start + len(quote)),), note)


def hint(app: CrossreadApp) -> str:
    return str(app.screen.query_one("#export-hint", Label).content)


async def test_the_dialog_writes_a_valid_file_and_asks_before_it_replaces_one(folder: Path) -> None:
    noted(folder, "Eleven passengers", "Ask the hospital.")
    noted(folder, "The council", "Which?", REPORTS[2])
    async with running(folder) as (app, pilot):
        for key in ("N", "x"):
            await pilot.press(key)
            await settle(app, pilot)
        assert isinstance(app.screen, ExportDialog)
        assert "2 notes" in screen_text(app)
        app.screen.query_one("#export-query", Input).value = "outlet:keld"
        await pilot.pause(0.3)
        await settle(app, pilot)
        assert "1 note" in screen_text(app)
        app.screen.query_one("#export-file", Input).value = "~/out/mine.jsonld"
        await pilot.press("enter")
        await settle(app, pilot)
        written = folder.parent / "out" / "mine.jsonld"
        exported = written.read_text("utf-8")
        assert json.loads(exported)["total"] == 1
        assert validator.w3c(exported) == []
        assert isinstance(app.screen, NotesScreen)
        await pilot.press("x")
        await settle(app, pilot)
        app.screen.query_one("#export-file", Input).value = str(written)
        await pilot.press("enter")
        await settle(app, pilot)
        assert "exists already" in hint(app)
        assert json.loads(written.read_text("utf-8"))["total"] == 1
        await pilot.press("enter")
        await settle(app, pilot)
        assert json.loads(written.read_text("utf-8"))["total"] == 2


async def test_what_cannot_be_written_is_said_and_the_dialog_stays(folder: Path) -> None:
    noted(folder, "Eleven passengers", "Ask the hospital.")
    (folder.parent / "file").write_text("x", "utf-8")
    async with running(folder, size=(80, 24)) as (app, pilot):
        await pilot.press("E")
        await settle(app, pilot)
        for name, words in (
            (str(folder.parent / "file" / "a.jsonld"), "cannot be written"),
            ("", "Name a file"),
            ("x" * 300, "can be written"),
        ):
            app.screen.query_one("#export-file", Input).value = name
            await pilot.pause()
            await pilot.press("enter")
            await settle(app, pilot)
            assert isinstance(app.screen, ExportDialog)
            assert words in hint(app)
        app.screen.query_one("#export-file", Input).value = str(folder)
        await pilot.pause()
        await pilot.press("enter")
        await settle(app, pilot)
        assert "is a folder" in hint(app)


async def test_every_format_is_chosen_with_the_arrows_and_written(folder: Path) -> None:
    noted(folder, "Eleven passengers", "Ask the hospital.")
    out = folder.parent / "out"
    async with running(folder) as (app, pilot):
        for n, (name, usual, _) in enumerate(FORMATS):
            await pilot.press("E")
            await settle(app, pilot)
            app.screen.query_one("#export-file", Input).value = f"{out}/{FORMATS[0][1]}"
            await pilot.press(*["down"] * n)
            await settle(app, pilot)
            assert app.screen.query_one("#export-file", Input).value == f"{out}/{usual}", name
            await pilot.press("enter")
            await settle(app, pilot)
            assert (out / usual).exists(), name
    assert len(list((out / "hypothesis").iterdir())) == 1


async def test_a_quotation_that_no_longer_stands_is_left_out_and_named(folder: Path) -> None:
    noted(folder, "Eleven passengers", "Ask the hospital.")
    noted(folder, "The captain", "Which captain?")
    changed = replace(REPORTS[0], text="A short correction. The captain blamed the engine.")
    with Library.open(folder) as library:
        library.remove([REPORTS[0].id])
        library.add([changed])
    said, left = desk(folder).export_notes("w3c", "", folder.parent / "a.jsonld")
    assert said.startswith("1 note written")
    assert len([one for one in left if "Left out" in one]) == 1


async def test_ticked_hits_are_tagged_in_one_step(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"ferry", "enter")
        await settle(app, pilot)
        await pilot.press("a", "t")
        await settle(app, pilot)
        assert "Tag 2 articles" in screen_text(app)
        await pilot.press("exclamation_mark")
        await settle(app, pilot)
        assert desk(folder).tagged("check") == {REPORTS[0].id, REPORTS[1].id}
        await pilot.press("t", "enter", *"follow up", "enter")
        await settle(app, pilot)
        assert desk(folder).tagged("follow up") == {REPORTS[0].id, REPORTS[1].id}
        await pilot.press("u")
        await settle(app, pilot)
        assert desk(folder).tagged("follow up") == frozenset()
        assert len(desk(folder).tagged("check")) == 2


async def test_the_search_box_finds_articles_by_what_is_noted_and_hands_it_to_the_list(folder: Path) -> None:
    noted(folder, "Eleven passengers", "Ask the hospital.")
    noted(folder, "The captain", "Which captain?")
    desk(folder).tag_places([((REPORTS[0], 0, 9),)], "d")
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"tag:disputed note:hospital outlet:keld ferry", "enter")
        await settle(app, pilot)
        rows = library_screen(app).query_one(RowList).rows
        assert [row.id for row in rows] == [REPORTS[0].id]
        await pilot.press("N")
        await settle(app, pilot)
        listed = app.screen.query_one(NoteList)
        # Both must hold of one note there, and only the words of the notes' own fields go along.
        assert app.screen.query_one("#list-search", Input).value == "tag:disputed note:hospital outlet:keld"
        assert listed.rows == ()
        app.screen.query_one("#list-search", Input).value = "note:hospital outlet:keld"
        await pilot.pause(0.3)
        await settle(app, pilot)
        assert [row.text for row in listed.rows] == ["Ask the hospital."]


async def test_lost_notes_are_listed_with_a_score_and_re_attached(folder: Path) -> None:
    noted(folder, "Eleven passengers were hurt, the harbour office said.", "Who says?")
    noted(folder, "The captain blamed the engine.", "Which engine?")
    changed = replace(
        REPORTS[0], text="A correction. Eleven passengers were injured, the harbour office said. Calm seas."
    )
    with Library.open(folder) as library:
        library.remove([REPORTS[0].id])
        library.add([changed])
    async with running(folder) as (app, pilot):
        await pilot.press("N")
        await settle(app, pilot)
        await settle(app, pilot)
        shown = screen_text(app)
        assert "moved ≈" in shown
        assert "1 lost the place" in shown
        await pilot.press("o")
        await pilot.pause(0.3)
        await settle(app, pilot)
        (row,) = app.screen.query_one(NoteList).rows
        assert (row.text, row.place.split(",")[0]) == ("Which engine?", "lost its place")
        await pilot.press("R")
        await settle(app, pilot)
        assert "Where does this note belong now?" in screen_text(app)
        await pilot.press(*"Calm seas", "enter")
        await settle(app, pilot)
        assert desk(folder).find_notes("is:orphan").total == 0
        marks = [one for one in desk(folder).notes_of([changed]) if one.text == "Which engine?"]
        assert [changed.text[one.start : one.end] for one in marks] == ["Calm seas"]
        assert desk(folder).undo_note() == "Undone: attach by hand."
        assert desk(folder).find_notes("is:orphan").total == 1


async def test_the_history_tells_who_did_what(folder: Path) -> None:
    noted(folder, "Eleven passengers", "Ask the hospital.")
    session = desk(folder)
    (row,) = session.find_notes("").rows
    session.change_note(row.id, "Ask the\nmayor [red].")
    async with running(folder, size=(100, 30)) as (app, pilot):
        await pilot.press("N")
        await settle(app, pilot)
        await pilot.press("H")
        await settle(app, pilot)
        assert isinstance(app.screen, HistoryDialog)
        text = screen_text(app)
        assert "Ada  edit" in text
        assert "note: “Ask the hospital.” → “Ask the mayor [red].”" in text
        assert text.index("Ada  edit") < text.index("Ada  note")
        await pilot.press("escape", "u")
        await settle(app, pilot)
        assert session.find_notes("").rows[0].text == "Ask the hospital."
        await pilot.press("U")
        await settle(app, pilot)
        assert session.find_notes("").rows[0].text == "Ask the\nmayor [red]."
