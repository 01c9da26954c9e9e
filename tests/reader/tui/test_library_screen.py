"""The library as a reader uses it: the real app on a real library, without a terminal."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from index.library import Library
from reader.config import Config
from reader.searches import Narrowing
from reader.tui.palette import LibraryProvider
from reader.tui.screens.compare import CompareScreen
from reader.tui.screens.dialogs import ConfirmDialog, EditDialog, ErrorDialog, TextDialog
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.small import SmallScreen
from reader.tui.start import Start
from reader.tui.theme import themes
from reader.tui.widgets.library_lists import ConcordanceList, RowList, SideList
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
from tests.reader.tui.workers import all_done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "library")
    return tmp_path / "library"


def titles(app: object) -> list[str | None]:
    return [row.title for row in library_screen(app).query_one(RowList).rows]  # type: ignore[arg-type]


async def test_the_list_shows_what_is_in_the_library(folder: Path) -> None:
    async with running(folder) as (app, _):
        assert len(titles(app)) == 4
        shown = screen_text(app)
        for text in (
            "Ferry rams pier in Orran",
            "Keld Press",
            "3 Feb 2026",
            "4 articles",
            "untitled",
            "date unknown",
        ):
            assert text in shown


async def test_the_conflicts_of_stories_are_counted_unasked(folder: Path) -> None:
    async with running(folder) as (app, _):
        counts = [row.conflicts for row in library_screen(app).side.stories]
        assert counts == [1]
        assert "≠1" in screen_text(app)


async def test_results_come_as_one_types(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"pass")
        await pilot.pause(0.2)
        await settle(app, pilot)
        assert set(titles(app)) == {"Ferry rams pier in Orran", "Eleven hurt as ferry hits pier"}
        await pilot.press("enter")
        await settle(app, pilot)
        assert app.focused is library_screen(app).query_one(RowList)
        assert "passengers" in screen_text(app)


async def test_a_result_that_comes_too_late_is_dropped(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        screen = library_screen(app)
        page = screen.page
        assert page is not None
        screen.narrowing = Narrowing("something newer")
        screen._found(Narrowing("ferry"), False, type(page)())
        assert len(titles(app)) == 4
        await pilot.pause()


async def test_escape_takes_the_filters_away_one_by_one(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        screen = library_screen(app)
        screen.narrow(Narrowing("ferry", outlet="Keld Press"))
        await settle(app, pilot)
        assert titles(app) == ["Ferry rams pier in Orran"]
        await pilot.press("escape")
        await settle(app, pilot)
        assert screen.narrowing == Narrowing("ferry")
        await pilot.press("escape")
        await settle(app, pilot)
        assert len(titles(app)) == 4
        assert screen.query_one("#search", Input).value == ""


async def test_an_outlet_of_the_side_bar_narrows_and_widens(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        side = library_screen(app).query_one(SideList)
        at = next(n for n, entry in enumerate(side.entries) if entry.label == "Lantern")
        await pilot.press("s")
        side.place(at)
        await pilot.press("enter")
        await settle(app, pilot)
        assert titles(app) == ["Council votes on new library"]
        assert "outlet: Lantern" in screen_text(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert len(titles(app)) == 4


async def test_ticked_articles_are_compared(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"ferry", "enter")
        await settle(app, pilot)
        await pilot.press("space")
        assert "tick another to compare" in screen_text(app)
        await pilot.press("space")
        assert "2 ticked" in screen_text(app)
        await pilot.press("c")
        await settle(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        assert {article.outlet for article in app.screen.articles} == {"Keld Press", "Evening Post"}
        await pilot.press("q")
        await settle(app, pilot)
        assert app.screen is library_screen(app)


async def test_enter_opens_the_article_under_the_cursor(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"library", "enter")
        await settle(app, pilot)
        await pilot.press("enter")
        await settle(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        assert [article.outlet for article in app.screen.articles] == ["Lantern"]


async def test_words_in_context_stand_under_each_other(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"passengers", "enter")
        await settle(app, pilot)
        await pilot.press("w")
        await settle(app, pilot)
        listed = library_screen(app).query_one(ConcordanceList)
        assert [line.match for line in listed.concordance.lines] == ["passengers", "passengers"]
        assert listed.has_focus
        assert "2 places in 2 articles" in screen_text(app)
        await pilot.press("w")
        assert not listed.display


async def test_a_search_is_saved_and_found_again_next_time(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"ferry", "enter")
        await settle(app, pilot)
        await pilot.press("S")
        await pilot.pause()
        assert isinstance(app.screen, TextDialog)
        await pilot.press("ctrl+u", *"boats", "enter")
        await settle(app, pilot)
    async with running(folder) as (app, pilot):
        side = library_screen(app).query_one(SideList)
        (at,) = [n for n, entry in enumerate(side.entries) if entry.kind == "saved"]
        assert side.entries[at].label == "boats"
        library_screen(app).narrow_by(at)
        await settle(app, pilot)
        assert library_screen(app).narrowing.query == "ferry"


async def test_a_title_is_edited_in_place_and_the_edit_taken_back(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        before = titles(app)[0]
        await pilot.press("e")
        await settle(app, pilot)
        assert isinstance(app.screen, EditDialog)
        box = app.screen.query_one("#edit-title", Input)
        box.value = "Sheep counted"
        box.focus()
        await pilot.press("enter")
        await settle(app, pilot)
        assert "Sheep counted" in titles(app)
        await pilot.press("u")
        await settle(app, pilot)
        assert titles(app)[0] == before


async def test_an_article_is_moved_to_another_story_and_back(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"dunmere", "enter")
        await settle(app, pilot)
        screen = library_screen(app)
        article = screen.current_article()
        (story,) = screen.side.stories
        assert article is not None
        assert article not in story.ids
        await pilot.press("m")
        await settle(app, pilot)
        await pilot.press("escape", "m")
        await settle(app, pilot)
        await pilot.press(*"ferry", "enter")
        await settle(app, pilot)
        assert article in screen.side.stories[0].ids
        await pilot.press("u")
        await settle(app, pilot)
        assert [one.ids for one in screen.side.stories] == [story.ids]
        assert "moved to another" in screen_text(app)  # the line is wrapped behind it


async def test_ticked_articles_join_one_that_stands_alone(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        screen = library_screen(app)
        ids = {row.outlet: row.id for row in screen.query_one(RowList).rows}
        for row in screen.query_one(RowList).rows:
            if row.outlet in ("Keld Press", "Evening Post"):
                screen.query_one(RowList).ticked[row.id] = row
        await pilot.press("m")
        await settle(app, pilot)
        assert "stands alone, Lantern" in screen_text(app)
        await pilot.press(*"council vot")
        await settle(app, pilot)
        await pilot.press("enter")
        await settle(app, pilot)
        (story,) = screen.side.stories
        assert set(story.ids) == {ids["Keld Press"], ids["Evening Post"], ids["Lantern"]}
        assert not screen.query_one(RowList).ticked


async def test_a_new_story_parts_an_article_from_the_others(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        screen = library_screen(app)
        await pilot.press("slash", *"nine", "enter")
        await settle(app, pilot)
        await pilot.press("m")
        await settle(app, pilot)
        await pilot.press("enter")
        await settle(app, pilot)
        assert screen.side.stories == ()


async def test_a_date_that_is_none_is_named_in_a_dialog(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("e")
        await settle(app, pilot)
        app.screen.query_one("#edit-published", Input).value = "someday"
        await pilot.press("enter")
        await settle(app, pilot)
        assert isinstance(app.screen, ErrorDialog)
        assert "someday" in screen_text(app)
        await pilot.press("c", "escape")
        await pilot.pause()
        assert "someday" in app.clipboard
        assert app.screen.query_one("#edit-published", Input).value == "someday"
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is library_screen(app)


async def test_the_app_can_be_left_from_a_dialog(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        app.show_error("The disk is full.")
        await settle(app, pilot)
        assert isinstance(app.screen, ErrorDialog)
        await pilot.press("ctrl+q")
        for _ in range(200):
            if not app.is_running:
                break
            await asyncio.sleep(0.02)
        assert not app.is_running


async def test_removing_asks_first(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("D")
        await pilot.pause()
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("n")
        await settle(app, pilot)
        assert len(titles(app)) == 4
        await pilot.press("D")
        await pilot.pause()
        await pilot.press("y")
        await settle(app, pilot)
        assert len(titles(app)) == 3
    with Library.open(folder) as library:
        assert library.count() == 3


async def test_the_last_view_is_there_again(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"ferry", "enter")
        await settle(app, pilot)
        await pilot.press("ctrl+q")
        await pilot.pause()
    async with running(folder) as (app, _):
        assert library_screen(app).query_one("#search", Input).value == "ferry"
        assert len(titles(app)) == 2


async def test_an_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    async with running(tmp_path / "new") as (app, _):
        shown = screen_text(app)
        assert "Your library is empty" in shown
        assert "crossread add" in shown


async def test_nothing_found_says_how_to_go_on(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"zeppelin", "enter")
        await settle(app, pilot)
        assert "Nothing found" in screen_text(app)
        await pilot.press("escape")
        await settle(app, pilot)
        assert len(titles(app)) == 4
        assert library_screen(app).query_one(RowList).has_focus


async def test_a_library_that_cannot_be_used_is_named_and_the_app_stays(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("not a folder")
    async with running(tmp_path / "library") as (app, pilot):
        assert isinstance(app.screen, ErrorDialog)
        assert str(tmp_path / "library") in screen_text(app).replace("\n", "").replace("│", "").replace(
            " ", ""
        )
        await pilot.press("escape")
        await pilot.pause()
        assert app.is_running


@pytest.mark.parametrize("size", [(160, 48), (100, 30), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_everything_can_be_reached_on_any_size(folder: Path, size: tuple[int, int]) -> None:
    async with running(folder, size=size) as (app, pilot):
        screen = library_screen(app)
        assert screen.query_one(RowList).display
        await pilot.press("s")
        await pilot.pause()
        assert screen.query_one(SideList).region.width > 20
        assert screen.query_one(SideList).has_focus
        await pilot.press("escape")
        if not screen.query_one("#preview").display:
            await pilot.press("p")
        await settle(app, pilot)
        assert screen.query_one("#preview").region.width > 20
        assert len(screen.query_one("#preview").rows) > 3  # type: ignore[attr-defined]


async def test_a_terminal_that_is_too_small_says_what_it_needs(folder: Path) -> None:
    async with running(folder, size=(60, 15)) as (app, pilot):
        assert isinstance(app.screen, SmallScreen)
        assert "needs 80 columns and 24 rows" in screen_text(app)
        await pilot.resize_terminal(30, 12)
        await settle(app, pilot)
        assert " ".join(screen_text(app).split()) == (
            "This terminal is too small It has 30 columns and 12 rows. crossread needs 80 columns and"
            " 24 rows. Enlarge it and all goes on. q quits."
        )
        await pilot.resize_terminal(80, 24)
        await settle(app, pilot)
        assert app.screen is library_screen(app)


async def test_the_palette_opens_once_however_small_the_terminal_becomes(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.resize_terminal(40, 10)
        await pilot.press("ctrl+p")
        await settle(app, pilot)
        assert isinstance(app.screen, SmallScreen)
        await pilot.resize_terminal(160, 48)
        await pilot.press("ctrl+p", "escape")
        await settle(app, pilot)
        assert app.screen is library_screen(app)


async def test_the_palette_opens_again_while_the_last_one_is_taken_down(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        app.action_command_palette()
        await settle(app, pilot)
        app.pop_screen()
        app.action_command_palette()
        await settle(app, pilot)
        assert isinstance(app.screen, CommandPalette)


async def test_articles_that_come_to_a_small_terminal_wait_behind_what_it_needs(folder: Path) -> None:
    async with running(folder, size=(60, 15)) as (app, pilot):
        app.open_articles(REPORTS[:2])
        for _ in range(20):
            await settle(app, pilot)
            if isinstance(app.screen, SmallScreen) and app.current_mode == "read":
                break
        assert isinstance(app.screen, SmallScreen)
        await pilot.resize_terminal(100, 30)
        await settle(app, pilot)
        assert isinstance(app.screen, CompareScreen)


async def test_hostile_text_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    fill(folder, report(HOSTILE, HOSTILE, f"The ferry {HOSTILE} sank. {HOSTILE}", "2026-02-05"))
    with Library.open(folder) as library:
        (entry,) = [entry for entry in library.entries() if entry.outlet == HOSTILE]
        library.edit(entry.id, "author", HOSTILE)
    async with running(folder) as (app, pilot):
        await pilot.press("slash", *"ferry", "enter")
        await settle(app, pilot)
        rows = library_screen(app).query_one(RowList)
        rows.place(next(n for n, row in enumerate(rows.rows) if row.outlet == HOSTILE))
        for keys in (("space",), ("w",), ("w",), ("e",), ("escape",), ("S",), ("escape",), ("D",), ("n",)):
            await pilot.press(*keys)
            await settle(app, pilot)
            shown = screen_text(app)
            assert not any(
                (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in shown
            )
        app.show_error(HOSTILE, title=HOSTILE)
        app.notify(HOSTILE, markup=False)
        await pilot.pause()
        shown = screen_text(app)
        assert "[/red] [sic] [@click=app.quit]x[/]" in shown
        assert "\x1b" not in shown


async def test_help_finds_keys_by_what_they_do(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press(*"relevance")
        await pilot.pause()
        assert "library.order" in screen_text(app)
        assert "library.tick" not in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is library_screen(app)


async def test_remapped_keys_work_and_mistakes_are_named(folder: Path) -> None:
    config = Config(
        theme="crossread-dark",
        keys={"library.tick": "v", "library.nothing": "y"},
        lines={"keys.library.nothing": 7},
        file="c.toml",
    )
    async with running(folder, config=config) as (app, pilot):
        assert isinstance(app.screen, ErrorDialog)
        assert "c.toml:7: there is no binding “library.nothing”" in screen_text(app)
        await pilot.press("escape", "v")
        await settle(app, pilot)
        assert len(library_screen(app).query_one(RowList).ticked) == 1


async def test_every_key_of_the_screen_and_its_list_is_in_the_palette_and_runs_from_it(folder: Path) -> None:
    async with running(folder) as (app, _):
        screen = library_screen(app)
        provider = LibraryProvider(screen)
        offered = {
            binding.id: partial(app.run_action, binding.action, node)
            for _, binding, node in provider._commands()
        }
        active = {one.binding.id for one in screen.active_bindings.values() if one.binding.id}
        assert {id_ for id_ in active if not id_.startswith("app.")} <= set(offered)
        rows = screen.query_one(RowList)
        before = rows.cursor
        await offered["list.down"]()
        assert rows.cursor == before + 1


async def test_commands_are_in_the_palette(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"untick")
        await pilot.pause(0.5)
        await all_done(app)
        await pilot.pause()
        assert "Untick: Take all ticks away" in screen_text(app)


async def test_a_key_puts_on_every_theme_in_turn(folder: Path) -> None:
    async with running(folder, size=(80, 24)) as (app, pilot):
        own = [theme.name for theme in themes()]
        for theme in (*own[1:], own[0]):
            await pilot.press("ctrl+t")
            await pilot.pause()
            assert app.theme == theme


async def test_no_colour_means_no_colour_codes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(folder) as (app, _):
        assert app.theme == "no-colour"
        for strip in app.screen._compositor.render_strips():
            for segment in strip.apply_filter(app.get_line_filters()[-1], app.background_colors[0]):
                if segment.style is not None:
                    for colour in (segment.style.color, segment.style.bgcolor):
                        assert colour is None or colour.is_default


async def test_articles_are_compared_without_the_library(tmp_path: Path) -> None:
    start = Start(library=tmp_path / "library", articles=REPORTS[:2])
    async with running(tmp_path, start=start) as (app, pilot):
        assert isinstance(app.screen, CompareScreen)
        await settle(app, pilot)
        assert "Keld Press" in screen_text(app)
    with Library.open(tmp_path / "library") as library:
        assert library.count() == 0


async def test_a_story_that_is_gone_is_named(folder: Path) -> None:
    async with running(folder, start=Start(library=folder, story="nothing")) as (app, _):
        assert isinstance(app.screen, ErrorDialog)


async def test_view_and_place_are_kept_while_one_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal that is closed, or a process that is killed, leaves no time to keep them at the end."""
    monkeypatch.setattr("reader.tui.screens.library.KEPT_EVERY", 0.05)
    monkeypatch.setattr("reader.tui.screens.kept_place.KEPT_EVERY", 0.05)
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        await pilot.press("slash", *"ferry", "enter")
        await settle(app, pilot)
        await pilot.press("c")
        await settle(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        await pilot.press("4", "2", "j")
        for _ in range(100):
            await settle(app, pilot)
            view = app.session.begin(1)[0]
            place = app.session.load_state(f"place:{app.screen.key}")
            if view.story and place and '"article"' in place:
                break
        assert view.narrowing.query == "ferry"
        assert view.story == app.screen.key
        assert place == app.screen.kept_place.now


async def test_a_kept_story_comes_back_with_the_same_article_in_front(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        library = library_screen(app)
        (story,) = library.side.stories
        plain = [article.id for article in app.session.story_articles(story.id)]
        rows = [row.id for row in library.query_one(RowList).rows]
        await pilot.press(*"j" * rows.index(plain[1]), "c")
        await settle(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        order = [article.id for article in app.screen.articles]
        assert order == [plain[1], plain[0]]
        await library.keep_view()
    async with running(folder) as (app, pilot):
        await settle(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        assert [article.id for article in app.screen.articles] == order


async def test_what_was_removed_elsewhere_goes_from_the_lists(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        screen = library_screen(app)
        gone = screen.query_one(RowList).current
        assert gone is not None
        with Library.open(folder) as library:
            library.remove([gone.id])
        await pilot.press("e")
        await settle(app, pilot)
        assert app.screen is screen
        assert "no longer in the library" in screen_text(app)
        assert gone.title not in titles(app)
        with Library.open(folder) as library:
            library.remove([screen.query_one(RowList).rows[0].id])
        screen.load_side()
        await settle(app, pilot)
        assert len(titles(app)) == 2


async def test_the_whole_library_is_ordered_by_date_too(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        assert "4 articles   last added first" in screen_text(app)
        await pilot.press("o")
        await settle(app, pilot)
        assert "4 articles   by date" in screen_text(app)
        dates = [row.published or "" for row in library_screen(app).query_one(RowList).rows]
        assert dates == sorted(dates, reverse=True)
        await pilot.press("o")
        await settle(app, pilot)
        assert "last added first" in screen_text(app)
        await pilot.press("slash", *"ferry", "enter")
        await settle(app, pilot)
        assert "by relevance" in screen_text(app)
