"""Typing in the library's search box: what the list shows, and where keys go that are typed ahead."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from index.article import Article
from index.errors import StoreError
from index.library import Library
from reader.config import Config
from reader.searches import Narrowing
from reader.tui.app import CrossreadApp
from reader.tui.pacing import Pacing
from reader.tui.screens import library_searching
from reader.tui.screens.compare import CompareScreen
from reader.tui.screens.dialogs import ErrorDialog
from reader.tui.screens.library import LibraryScreen
from reader.tui.session import Session
from reader.tui.start import Start
from reader.tui.values import Page
from reader.tui.widgets.library_lists import RowList
from tests.reader.tui.library_kit import REPORTS, fill, library_screen, report, running, settle

FERRIES = tuple(
    report(
        f"Outlet {n}", f"Ferry {n} late", f"The ferry was late {n} times. " * (1 + n % 3), f"2026-04-{n:02}"
    )
    for n in range(1, 29)
)
OTHER = report(
    "Noon News", "Ferryman retires", "A ferryman of Orran retires after forty years.", "2026-05-01"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path, *FERRIES, OTHER)
    return tmp_path


def type_at_once(app: App[int], *keys: str) -> None:
    """Send keys as a terminal does that had to wait: all before the first one is handled."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    for _ in range(500):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("that never came")


def rows(app: CrossreadApp) -> RowList:
    return library_screen(app).query_one(RowList)


def box(app: CrossreadApp) -> Input:
    return library_screen(app).query_one("#search", Input)


def said(page: Page) -> list[tuple[object, ...]]:
    """What a page shows of its articles."""
    return [
        (row.id, row.title, row.outlet, row.published, [(s.text, s.highlights) for s in row.snippets])
        for row in page.rows
    ]


def by_command(folder: Path, query: str, *, typing: bool = False) -> tuple[int, list[tuple[object, ...]]]:
    """What the command finds, which asks the library."""
    with Library.open(folder) as library:
        found = library.search(query, limit=library_searching.FIRST_PAGE, typing=typing)
    hits = [
        (hit.id, hit.title, hit.outlet, hit.published, [(s.text, s.highlights) for s in hit.snippets])
        for hit in found.hits
    ]
    return found.total, hits


async def test_keys_typed_after_enter_go_to_the_list_in_order(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        type_at_once(app, "slash", *"ferry", "enter", "j", "j", "space", "j")
        await until(pilot, lambda: rows(app).cursor == 4)
        assert box(app).value == "ferry"
        assert rows(app).has_focus
        assert list(rows(app).ticked) == [by_command(folder, "ferry")[1][2][0]]


async def test_what_is_pasted_after_enter_does_not_land_in_the_box(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold_back(monkeypatch)
    async with running(folder) as (app, pilot):
        held.clear()
        await pilot.press("slash", *"ferry")
        type_at_once(app, "enter")
        app.post_message(events.Paste("sheep"))
        type_at_once(app, "j")
        await pilot.pause(0.05)
        held.set()
        await until(pilot, lambda: rows(app).cursor == 1)
        assert box(app).value == "ferry"


async def test_a_second_enter_opens_what_was_found_and_nothing_else(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        type_at_once(app, "slash", *"sheep", "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert [article.id for article in screen.articles] == [REPORTS[3].id]


async def test_the_down_key_leads_into_the_found_list_too(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        type_at_once(app, "slash", *"ferry", "down", "down", "down")
        await until(pilot, lambda: rows(app).has_focus and rows(app).cursor == 2)
        assert box(app).value == "ferry"
        assert library_screen(app).narrowing.query == "ferry"


async def test_a_key_that_opens_the_box_again_takes_the_letters_behind_it(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        type_at_once(app, "slash", *"ferry", "enter", "slash", *"sheep")
        await until(pilot, lambda: box(app).value == "sheep")
        await until(pilot, lambda: len(rows(app).rows) == 1)
        assert box(app).has_focus


async def test_esc_takes_back_what_was_typed_ahead(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = hold_back(monkeypatch)
    async with running(folder) as (app, pilot):
        held.clear()
        type_at_once(app, "slash", *"ferry", "enter", "j", "j", "escape")
        await until(pilot, lambda: rows(app).has_focus)
        held.set()
        await until(pilot, lambda: len(rows(app).rows) == 30)
        await settle(app, pilot)
        assert rows(app).cursor == 0
        assert box(app).value == "ferry"


async def test_keys_typed_ahead_of_a_search_that_fails_do_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Session, narrowing: Narrowing, *given: object, **named: object) -> Page:
        raise StoreError("The library cannot be read.", hint="Try again.")

    async with running(folder) as (app, pilot):
        monkeypatch.setattr(Session, "find", fail)
        await pilot.press("slash")
        type_at_once(app, *"ferry", "enter", "enter", "x")
        await until(pilot, lambda: isinstance(app.screen, ErrorDialog))
        await pilot.pause(0.3)
        assert isinstance(app.screen, ErrorDialog)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is library_screen(app))
        assert rows(app).has_focus


async def test_the_box_takes_letters_again_when_one_comes_back_to_it(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"ferry", "enter")
        await settle(app, pilot)
        await pilot.press("slash", "end", *"man")
        assert box(app).value == "ferryman"


@pytest.mark.parametrize(
    "query",
    [
        "ferry",
        "ferrym",
        "ferry late",
        "fer",
        'outlet:"outlet 3" ferry',
        "ferry -late",
        "title:ferry",
        "no such words",
    ],
)
async def test_the_list_shows_what_the_command_finds(folder: Path, query: str) -> None:
    async with running(folder) as (app, pilot):
        screen = library_screen(app)
        await pilot.press("slash")
        for end in range(1, len(query) + 1):
            box(app).insert_text_at_cursor(query[end - 1])
            begun = query[:end].strip()
            await until(
                pilot, lambda begun=begun: screen.narrowing.query.strip() == begun and not screen.finding
            )  # type: ignore[misc]
        await until(pilot, lambda: screen.page is not None and all(row.snippets for row in screen.page.rows))
        assert screen.page is not None
        assert (screen.page.total, said(screen.page)) == by_command(folder, query, typing=True)
        assert rows(app).rows == screen.page.rows
        await pilot.press("enter")
        await settle(app, pilot)
        exactly = by_command(folder, query)
        begun_too = query in ("ferrym", "fer")
        assert begun_too == (not exactly[0] and query != "no such words")
        assert any("begin so" in note for note in screen.page.notes) == begun_too
        expected = by_command(folder, query, typing=True) if begun_too else exactly
        assert (screen.page.total, said(screen.page)) == expected
        assert rows(app).rows == screen.page.rows


async def test_letters_typed_fast_end_in_what_the_whole_query_finds(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        screen = library_screen(app)
        type_at_once(app, "slash")
        for letter in "ferry late":
            type_at_once(app, letter)
            await pilot.pause(0.02)
        await until(pilot, lambda: screen.narrowing.query == "ferry late" and not screen.finding)
        await until(pilot, lambda: screen.page is not None and all(row.snippets for row in screen.page.rows))
        assert screen.page is not None
        assert (screen.page.total, said(screen.page)) == by_command(folder, "ferry late", typing=True)


async def test_going_down_before_the_typing_rests_shows_what_was_found_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_searching, "REST", 60.0)
    async with running(folder) as (app, pilot):
        await pilot.press("slash")
        box(app).insert_text_at_cursor("ferry")
        await until(pilot, lambda: len(rows(app).rows) == 31)
        assert rows(app).rows[0].snippets
        assert not rows(app).rows[-1].snippets, "what cannot be seen waits"
        rows(app).place(30)
        await until(pilot, lambda: bool(rows(app).rows[-1].snippets))
        assert rows(app).cursor == 30


async def test_typing_ends_the_search_before_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, ended = hold_back(monkeypatch), threading.Event()
    real = Library.search

    def search(self: Library, query: str, **named: object) -> object:
        try:
            return real(self, query, **named)  # type: ignore[arg-type]
        except BaseException:
            ended.set()
            raise

    monkeypatch.setattr(Library, "search", search)
    async with running(folder) as (app, pilot):
        screen = library_screen(app)
        held.clear()
        await pilot.press("slash", "f")
        await until(pilot, lambda: screen.narrowing.query == "f")
        await pilot.press("e", "r")
        await until(pilot, lambda: screen.narrowing.query == "fer")
        held.set()
        await until(pilot, ended.is_set)
        await settle(app, pilot)
        assert screen.page is not None
        assert screen.page.total == by_command(folder, "fer", typing=True)[0]


async def test_a_search_that_a_letter_ended_is_made_again_where_the_letter_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold_back(monkeypatch)
    async with running(folder) as (app, pilot):
        screen = library_screen(app)
        held.clear()
        await pilot.press("slash", *"sheep")
        await until(pilot, lambda: screen.narrowing.query == "sheep")
        await pilot.press("space")
        held.set()
        await until(pilot, lambda: [row.id for row in rows(app).rows] == [REPORTS[3].id])


async def test_what_was_held_back_for_a_letter_is_shown_where_none_comes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pacing, "before_showing", lambda self, now: 0.05)
    async with running(folder) as (app, pilot):
        screen = library_screen(app)
        await pilot.press("slash", *"sheep")
        await until(pilot, lambda: [row.id for row in rows(app).rows] == [REPORTS[3].id])
        monkeypatch.setattr(Pacing, "before_showing", lambda self, now: 60.0)
        box(app).value = "ferry"
        await until(pilot, lambda: screen._held is not None)
        assert screen.finding
        assert len(rows(app).rows) == 1
        type_at_once(app, "enter", "j", "j")
        await until(pilot, lambda: rows(app).cursor == 2)
        assert len(rows(app).rows) == by_command(folder, "ferry")[0]
        assert box(app).value == "ferry"


async def test_threads_take_short_turns_only_while_one_types(folder: Path) -> None:
    usual = sys.getswitchinterval()
    async with running(folder) as (_, pilot):
        await pilot.press("slash", "f")
        assert sys.getswitchinterval() < usual
        await pilot.press("escape")
        await pilot.pause()
        assert sys.getswitchinterval() == pytest.approx(usual)
        await pilot.press("slash", "f")
    assert sys.getswitchinterval() == pytest.approx(usual)


@pytest.mark.parametrize("query", ["", "morven"])
async def test_a_story_opens_whole_before_the_stories_are_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    listed = threading.Event()
    real = Session.sidebar
    monkeypatch.setattr(Session, "sidebar", lambda *given: (listed.wait(20), real(*given))[1])
    app = CrossreadApp(Start(library=folder), Config(theme="crossread-dark"))
    async with app.run_test(size=(160, 48)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and bool(rows(app).rows))
        if query:
            await pilot.press("slash", *query, "enter")
            await until(pilot, lambda: rows(app).has_focus and len(rows(app).rows) == 2)
        else:
            at = next(n for n, row in enumerate(rows(app).rows) if row.id == REPORTS[0].id)
            rows(app).place(at)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert {REPORTS[0].id, REPORTS[1].id} <= {article.id for article in screen.articles}
        listed.set()


def hold_back(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Make every search wait until the event is set; it is set at first."""
    held = threading.Event()
    held.set()
    real = Session.find

    def find(self: Session, *given: object, **named: object) -> Page:
        held.wait(5)
        return real(self, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Session, "find", find)
    return held


def test_the_articles_are_told_apart() -> None:
    assert len({article.id for article in (*FERRIES, OTHER, *REPORTS) if isinstance(article, Article)}) == 33
