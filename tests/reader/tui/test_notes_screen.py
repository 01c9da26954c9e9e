"""Notes as a reader uses them: tag and note a sentence, find them all again, go to where they stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import TextArea

from index.library import Library
from reader.config import Config
from reader.tui.note_values import TagChoice, TagShown
from reader.tui.notebook import Notebook
from reader.tui.screens.compare import CompareScreen
from reader.tui.screens.note_dialogs import TagDialog, tag_lines
from reader.tui.screens.note_editor import NoteDialog
from reader.tui.screens.notes import NotesScreen
from reader.tui.session import Session
from reader.tui.start import Start
from reader.tui.widgets.note_list import NoteList
from tests.reader.tui.library_kit import (
    HOSTILE,
    REPORTS,
    fill,
    library_screen,
    report,
    running,
    screen_text,
    settle,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CROSSREAD_AUTHOR", "Ada")
    monkeypatch.setenv("CROSSREAD_CONFIG", str(tmp_path / "config.toml"))
    fill(tmp_path / "library")
    return tmp_path / "library"


def desk(folder: Path) -> Session:
    return Session(folder, Config())


def noted(folder: Path, quote: str = "Eleven passengers", note: str = "Ask the hospital.") -> None:
    article = REPORTS[0]
    start = article.text.index(quote)
    desk(folder).write_note(((article, start, start + len(quote)),), note)


def test_a_tag_is_set_and_taken_off_by_the_same_key(folder: Path) -> None:
    session, article = desk(folder), REPORTS[0]
    (choice, *_) = [choice for choice in session.tag_choices() if choice.kind == "check"]
    assert session.tag_places([((article, 0, 9),)], choice.key) == f"Tagged {choice.name}."
    (mark,) = session.notes_of([article])
    assert (mark.start, mark.end, mark.tags) == (0, 9, (TagShown(choice.name, choice.look),))
    assert session.tag_places([((article, 0, 9),)], choice.key) == f"The tag {choice.name} is off."
    assert session.notes_of([article]) == ()
    assert session.undo_note() is not None
    assert len(session.notes_of([article])) == 1


def test_a_status_shows_as_a_tag_too(folder: Path) -> None:
    session = desk(folder)
    (choice, *_) = [choice for choice in session.tag_choices() if choice.kind == "status"]
    assert session.tag_places([((REPORTS[0], 0, 9),)], choice.key) == f"Tagged {choice.name}."
    assert [tag.name for tag in session.notes_of(REPORTS)[0].tags] == [choice.name]
    assert session.tagged(choice.name) == frozenset({REPORTS[0].id})


def test_a_note_is_changed_and_an_empty_one_goes_away(folder: Path) -> None:
    session = desk(folder)
    noted(folder)
    (mark,) = session.notes_of(REPORTS)
    session.write_note(((REPORTS[0], mark.start, mark.end),), "Asked.", mark.id)
    assert session.notes_of(REPORTS)[0].text == "Asked."
    session.change_note(mark.id, "  ")
    assert session.notes_of(REPORTS) == ()
    session.write_note(((REPORTS[0], 0, 5),), "   ")
    assert session.notes_of(REPORTS) == ()


def test_notes_are_found_by_their_words_newest_first(folder: Path) -> None:
    noted(folder)
    noted(folder, "The captain", "Which captain?")
    page = desk(folder).find_notes("")
    assert [row.text for row in page.rows] == ["Which captain?", "Ask the hospital."]
    assert page.rows[0].targets[0].name == "Keld Press"
    assert [row.quote for row in desk(folder).find_notes("hospital").rows] == ["Eleven passengers"]
    assert desk(folder).find_notes("outlet:lantern").total == 0
    assert desk(folder).find_notes("since:nonsense").notes


def test_a_note_that_moved_says_so_and_a_lost_one_is_counted(folder: Path) -> None:
    article = REPORTS[0]
    noted(folder, "Eleven passengers were hurt, the harbour office said.", "Who says?")
    noted(folder, "The captain blamed the engine.", "Which engine?")
    changed = replace(
        article,
        text="A correction. Eleven passengers were injured, the harbour office said. Calm seas followed.",
    )
    mark, lost = desk(folder).notes_of([changed])
    assert changed.text[mark.start : mark.end].startswith("Eleven passengers")
    assert mark.moved.startswith("≈")
    assert not mark.lost
    assert lost.lost
    assert lost.start == lost.end
    page = desk(folder).find_notes("")
    assert (page.total, page.lost) == (2, 1)


async def test_the_list_of_notes_filters_edits_deletes_and_undoes(folder: Path) -> None:
    noted(folder)
    noted(folder, "The captain", "Which captain?")
    async with running(folder) as (app, pilot):
        await pilot.press("N")
        await settle(app, pilot)
        assert isinstance(app.screen, NotesScreen)
        listed = app.screen.query_one(NoteList)
        assert "“Eleven passengers”" in screen_text(app)
        await pilot.press("slash", *"hospital", "enter")
        await settle(app, pilot)
        assert [row.text for row in listed.rows] == ["Ask the hospital."]
        await pilot.press("e")
        await settle(app, pilot)
        assert isinstance(app.screen, NoteDialog)
        app.screen.query_one(TextArea).text = "The hospital says nine.\nSecond line."
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert listed.rows[0].text == "The hospital says nine.\nSecond line."
        await pilot.press("D")
        await settle(app, pilot)
        assert "Nothing found" in screen_text(app)
        await pilot.press("u")
        await settle(app, pilot)
        assert len(listed.rows) == 1
        await pilot.press("escape")
        await pilot.pause(0.2)
        await settle(app, pilot)
        assert len(listed.rows) == 2
        await pilot.press("escape")
        await settle(app, pilot)
        assert app.screen is library_screen(app)


async def test_enter_goes_to_where_a_note_stands(folder: Path) -> None:
    noted(folder)
    async with running(folder) as (app, pilot):
        await pilot.press("N")
        await settle(app, pilot)
        await pilot.press("enter")
        await settle(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        assert REPORTS[0].id in [article.id for article in app.screen.articles]
        await settle(app, pilot)
        assert "Eleven passengers" in screen_text(app)


async def test_a_note_on_a_file_outside_the_library_opens_on_its_kept_text(folder: Path) -> None:
    stray = report("Stray", "Elsewhere", "A lorry overturned near Tarn. Nobody was hurt.", "2026-03-01")
    desk(folder).write_note(((stray, 0, 7),), "Where is Tarn?")
    async with running(folder) as (app, pilot):
        await pilot.press("N")
        await settle(app, pilot)
        await pilot.press("enter")
        await settle(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        assert "A lorry overturned" in screen_text(app)


async def test_one_key_tags_the_sentence_under_the_cursor(folder: Path) -> None:
    async with running(folder, start=Start(library=folder, articles=REPORTS[:2])) as (app, pilot):
        await settle(app, pilot)
        await pilot.press("t")
        await settle(app, pilot)
        assert isinstance(app.screen, TagDialog)
        choice = next(iter(app.screen.choices.values()))
        assert choice.name in screen_text(app)
        await pilot.press(choice.key)
        await settle(app, pilot)
        assert isinstance(app.screen, CompareScreen)
    (row,) = Notebook.find_notes(desk(folder), "").rows
    assert [tag.name for tag in row.tags] == [choice.name]


async def test_without_notes_the_list_says_how_to_make_one(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("N")
        await settle(app, pilot)
        assert "No notes yet" in screen_text(app)


async def test_hostile_notes_stay_text(folder: Path) -> None:
    article = report("Odd", "Odd", f"The ferry {HOSTILE} sank.", "2026-02-05")
    with Library.open(folder) as library:
        library.add([article])
    desk(folder).write_note(((article, 0, len(article.text)),), HOSTILE)
    async with running(folder) as (app, pilot):
        await pilot.press("N")
        await settle(app, pilot)
        await pilot.press("e")
        await settle(app, pilot)
        for _ in range(2):
            shown = screen_text(app)
            assert not any(
                (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in shown
            )
            assert "[/red] [sic]" in shown
            await pilot.press("escape")
            await settle(app, pilot)


def test_the_vocabulary_is_safe_to_show() -> None:
    for line in tag_lines([TagChoice("x", HOSTILE, "free", HOSTILE)]):
        assert "\x1b" not in line.text
