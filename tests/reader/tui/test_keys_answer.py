"""A key that finds nothing to do says so, and an empty list says why it is empty."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from reader.compare.model import Ref
from reader.config import Config
from reader.tui.render.keys import key_of
from reader.tui.widgets.library_lists import SideList
from tests.reader.tui.compare_kit import DeskApp, article, compared, ferry
from tests.reader.tui.library_kit import fill, library_screen, running, screen_text, settle
from tests.reader.tui.test_story_views import ready, text_of

WIDE = (140, 40)
ALONE = Ref(0, 3)


def strangers() -> DeskApp:
    """Two articles that report nothing in common."""
    texts = ["A ferry ran aground off Orran on Monday."], ["The council voted for a new library."]
    articles = [article("Orran Post", texts[0]), article("Keld Press", texts[1])]
    return DeskApp(compared(articles, texts, []))


@pytest.mark.parametrize("key", ["enter", "e", "p", "P"])
async def test_a_sentence_without_a_partner_says_so(key: str) -> None:
    async with DeskApp().run_test(size=WIDE, notifications=True) as pilot:
        app = await ready(pilot)
        await pilot.press("j", "j", "j")
        assert app.compare_screen.reading.cursor == ALONE
        await pilot.press(key)
        await pilot.pause()
        assert "No other article reports this sentence." in text_of(app)
        assert app.compare_screen.reading.cursor == ALONE


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["backspace"], "There is no jump to go back from."),
        (["b"], "It is the base already."),
        (["plus"], "All articles are shown."),
        (["minus", "minus"], "Two columns are the least"),
        (["4", "r", "r"], "There is nothing to review here."),
        (["5", "n"], "Nothing was searched for: / finds words."),
    ],
)
async def test_a_key_at_its_limit_says_so(keys: list[str], said: str) -> None:
    quiet = replace(ferry(), links=(), partners={}, claims=())
    comparison = quiet if "r" in keys else ferry()
    async with DeskApp(comparison).run_test(size=WIDE, notifications=True) as pilot:
        app = await ready(pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        assert said in text_of(app)


async def test_one_more_column_than_fits_says_how_many_fit() -> None:
    async with DeskApp().run_test(size=(80, 24), notifications=True) as pilot:
        app = await ready(pilot)
        await pilot.press("plus")
        await pilot.pause()
        assert "side by side from 100 columns" in text_of(app)


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("3", "No fact is reported by two of these articles."),
        ("4", "contradict each other nowhere"),
        ("5", "No sentence names a time"),
        ("6", "nobody is named"),
    ],
)
async def test_an_empty_list_says_why(view: str, said: str) -> None:
    async with strangers().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press(view)
        await pilot.pause()
        assert said in text_of(app)


async def test_the_chosen_partner_is_lit_in_the_peek_that_opens_for_it() -> None:
    async with DeskApp().run_test(size=(80, 24)) as pilot:
        app = await ready(pilot)
        await pilot.press("2")
        await pilot.pause()
        peek = app.compare_screen.query_one("#peek")
        assert not peek.display
        await pilot.press("p")
        await pilot.pause()
        assert peek.display
        partner = app.compare_screen.reading.partner
        lit = [row.target for row in peek.rows if row.item is not None]  # type: ignore[attr-defined]
        assert lit
        assert set(lit) == {partner}


class Remapped(DeskApp):
    """An app whose reader has keys of their own."""

    remapped: ClassVar[dict[str, str]] = {
        "compare.undo": "ctrl+y",
        "compare.hide": "v,f7",
        "compare.link": "M",
        "compare.tag": "f2",
    }


def toasts(app: DeskApp) -> str:
    """What was said in the corner."""
    return " ".join(one.message for one in app._notifications)


def test_a_key_is_called_by_what_the_reader_made_it() -> None:
    assert key_of(Remapped(), "compare.hide", "H") == "v"
    assert key_of(Remapped(), "compare.undo", "u") == "Ctrl+Y"
    assert key_of(Remapped(), "compare.again", "ctrl+r") == "Ctrl+R"


async def test_what_is_said_names_the_reader_s_own_keys() -> None:
    async with Remapped().run_test(size=WIDE, notifications=True) as pilot:
        app = await ready(pilot)
        await pilot.press("j")
        app.compare_screen.action_link()
        await pilot.press("full_stop")
        await pilot.pause()
        assert "and press M again." in toasts(app)
        assert "F2 tags a sentence, a writes a note." in toasts(app)
        await pilot.press("x")
        await ready(pilot)
        assert "Ctrl+Y brings it back." in toasts(app)
        await pilot.press("4", "r", "H")
        await ready(pilot)
        assert "v shows them again" in text_of(app)


async def test_a_single_article_is_compared_with_nothing() -> None:
    texts = ["A ferry ran aground off Orran on Monday.", "Nobody was hurt."]
    app = DeskApp(compared([article("Orran Post", texts)], [texts], []))
    alone = "There is no other article here to compare it with."
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await ready(pilot)
        assert "1 article " in text_of(app)
        assert "2 sentences" in text_of(app)
        for view in "1234":
            await pilot.press(view)
            await pilot.pause(0.02)
            shown = text_of(app).rpartition("\n")[0]
            assert "There is no other article" in shown
            for untrue in ("only here", "0 other", "shared", "0 claims", "reviewed "):
                assert untrue not in shown
        await pilot.press("1")
        for key in ("right_square_bracket", "enter", "p", "less_than_sign"):
            await pilot.press(key)
            await pilot.pause()
            assert alone in toasts(app)
            app.clear_notifications()


async def test_a_line_that_is_typed_in_offers_no_key_that_would_be_typed(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path, size=(80, 24)) as (app, pilot):
        for keys, does in (("c", "Go there"), ("N", "To the list")):
            await pilot.press(keys)
            await settle(app, pilot)
            await pilot.press("slash")
            await settle(app, pilot)
            row = screen_text(app).splitlines()[-1]
            assert f"Enter {does}  Esc " in row
            assert "/" not in row
            await pilot.press("escape", "escape")
            await settle(app, pilot)


async def test_lists_say_how_to_leave_them_on_a_narrow_terminal(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path, size=(80, 24)) as (app, pilot):
        for key in "NV":
            await pilot.press(key)
            await settle(app, pilot)
            assert "Esc Back" in screen_text(app).splitlines()[-1]
            await pilot.press("escape")
            await settle(app, pilot)


@pytest.mark.parametrize(("size", "said"), [(WIDE, "ferry 1 of "), ((80, 24), "1 of ")])
async def test_the_count_of_found_places_says_of_what(size: tuple[int, int], said: str) -> None:
    async with DeskApp().run_test(size=size) as pilot:
        app = await ready(pilot)
        await pilot.press("slash", *"ferry", "enter")
        await pilot.pause()
        assert said in text_of(app).splitlines()[0]


@pytest.mark.parametrize("key", ["c", "e", "m", "D", "t", "a"])
async def test_in_an_empty_library_a_key_says_what_is_missing(tmp_path: Path, key: str) -> None:
    async with running(tmp_path) as (app, pilot):
        await pilot.press(key)
        await settle(app, pilot)
        assert "No article is here yet: + adds some." in screen_text(app)


async def test_where_nothing_is_found_a_key_says_how_to_see_all_again(tmp_path: Path) -> None:
    fill(tmp_path)
    keys = {"library.back": "f5", "library.search": "f7", "library.add": "f9", "library.untick": "X"}
    async with running(tmp_path, config=Config(theme="crossread-dark", keys=keys)) as (app, pilot):
        assert "Search the library  ( F7 )" in screen_text(app)
        await pilot.press("X")
        await settle(app, pilot)
        assert "Nothing is ticked." in screen_text(app)
        await pilot.press("f7", *"xyzzy", "enter", "tab")
        await settle(app, pilot)
        shown = screen_text(app)
        assert "F5 clears" in shown
        assert "F5              take the filters away" in shown
        await pilot.press("shift+tab", "c")
        await settle(app, pilot)
        assert "Nothing is listed: F5 clears the search." in screen_text(app)


@pytest.mark.parametrize(
    ("keys", "own", "said"),
    [
        ("E", {"export.cancel": "f5"}, "F5 leaves it"),
        ("+", {"add.cancel": "f5", "add.complete": "f6"}, "F6 completes"),
        ("e", {"edit.cancel": "f5"}, "· F5"),
        ("D", {"confirm.yes": "f5", "confirm.no": "f6"}, "F5 remove · F6 leaves it"),
        ("A", {"compare.tag": "f5"}, "F5   to tag it"),
        ("V", {"compare.claim": "f5"}, "F5   on a sentence"),
        ("?", {"help.close": "f5"}, "F5 closes"),
    ],
)
async def test_hints_of_dialogs_name_the_readers_keys(
    tmp_path: Path, keys: str, own: dict[str, str], said: str
) -> None:
    fill(tmp_path)
    async with running(tmp_path, config=Config(theme="crossread-dark", keys=own)) as (app, pilot):
        await pilot.press(keys if keys.isalpha() else {"+": "plus", "?": "question_mark"}[keys])
        await settle(app, pilot)
        assert said in screen_text(app)


async def test_a_search_that_is_saved_or_forgotten_says_so(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path, size=(80, 24)) as (app, pilot):
        await pilot.press("slash", *"ferry", "enter")
        await settle(app, pilot)
        await pilot.press("S", "enter")
        await settle(app, pilot)
        assert "Saved as “ferry”" in screen_text(app)
        await pilot.press("s", "D")
        await settle(app, pilot)
        assert "Here only a saved search" in screen_text(app)
        side = library_screen(app).query_one(SideList)
        side.place(next(n for n, entry in enumerate(side.entries) if entry.kind == "saved"))
        await pilot.press("D")
        await settle(app, pilot)
        assert "The saved search is gone." in screen_text(app)
        assert not any(entry.kind == "saved" for entry in side.entries)


async def test_the_same_keys_lead_to_notes_claims_and_the_export_from_everywhere(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        for key, shown in (("N", "Notes"), ("V", "Gathered claims"), ("A", "Notes"), ("E", "Export notes")):
            await pilot.press(key)
            await settle(app, pilot)
            assert shown in screen_text(app)
        await pilot.press("escape", "escape")
        await settle(app, pilot)
        assert app.screen is library_screen(app)


async def test_while_a_tag_is_typed_the_hint_says_what_enter_does(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path, size=(80, 24)) as (app, pilot):
        await pilot.press("t")
        await settle(app, pilot)
        assert "press a tag's key" in screen_text(app)
        await pilot.press("Q")
        await settle(app, pilot)
        assert "No tag here has the key Q." in screen_text(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert "press a tag's key" not in screen_text(app)
        assert "Enter tags it" in screen_text(app)


async def test_a_sentence_that_waits_for_its_partner_is_named_until_it_has_one_or_is_let_go() -> None:
    async with DeskApp().run_test(size=WIDE, notifications=True) as pilot:
        app = await ready(pilot)
        named = "Orran Post 1 is marked · m links it · Esc unmarks"
        for undo in ("m", "escape"):
            await pilot.press("m")
            await pilot.pause()
            assert named in text_of(app).splitlines()[0]
            await pilot.press(undo)
            await pilot.pause()
            assert "marked" not in text_of(app).splitlines()[0]
            assert app.compare_screen.marked is None
        await pilot.press("G", "m", "l", "m")
        await ready(pilot)
        assert "marked" not in text_of(app).splitlines()[0]
        assert len(app.desk.decisions) == 1
