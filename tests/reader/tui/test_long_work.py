"""What takes long says how far it is and can be stopped."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index.article import Article
from reader.compare.model import Comparison
from reader.compare.steps import Stopped, each, listening, step
from reader.tui.render.glyphs import UNICODE
from reader.tui.screens.working import WorkDialog
from reader.tui.session import Session
from reader.tui.values import Page
from reader.tui.watching import LONG, Watch, uncompared
from tests.reader.tui.compare_kit import Desk, DeskApp, ferry, screen_rows
from tests.reader.tui.library_kit import fill, running
from tests.reader.tui.workers import all_done

WIDE = (140, 40)


class SlowDesk(Desk):
    """Takes as long to compare as the test wants."""

    def __init__(self) -> None:
        super().__init__(ferry())
        self.go_on = threading.Event()
        self.ended: list[str] = []

    def compare(self, articles: Sequence[Article], key: str) -> Comparison:
        try:
            for _ in each("Linking sentences", range(2_000), every=1):
                if self.go_on.wait(0.01):
                    break
        except Stopped:
            self.ended.append("stopped")
            raise
        self.ended.append("done")
        return super().compare(articles, key)


class SlowApp(DeskApp):
    def __init__(self) -> None:
        super().__init__()
        self.desk: SlowDesk = SlowDesk()


def top(app: DeskApp) -> str:
    return screen_rows(app)[0]


async def shown(pilot: Pilot[None], app: DeskApp, wanted: str) -> None:
    """Wait until the top row says something."""
    end = time.monotonic() + 10
    while wanted not in top(app):
        assert time.monotonic() < end, top(app)
        await pilot.pause(0.05)


def test_a_watch_ends_work_that_nobody_wants() -> None:
    unwanted: list[bool] = []
    watch = Watch(lambda: bool(unwanted))
    watch.tell("Linking sentences", 3, 10)
    assert watch.text == "linking sentences 30 %"
    watch.tell("Gathering claims", 0, 0)
    assert watch.text == "gathering claims"
    assert not watch.long and LONG <= 1
    unwanted.append(True)
    try:
        watch.tell("Linking sentences", 4, 10)
    except Stopped:
        return
    raise AssertionError("it went on")


async def test_a_long_comparison_says_how_far_it_is_and_escape_stops_it() -> None:
    app = SlowApp()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        await shown(pilot, app, "linking sentences")
        assert "Esc stops" in top(app)
        await pilot.press("j", "escape")
        await shown(pilot, app, "not compared · Ctrl+R compares")
        assert app.compare_screen.reading.cursor.sentence == 1
        await all_done(app)
        assert app.desk.ended == ["stopped"]
        app.desk.go_on.set()
        await pilot.press("ctrl+r")
        await shown(pilot, app, "contested")
        assert app.desk.ended == ["stopped", "done"]


async def test_no_view_says_that_a_stopped_comparison_goes_on_or_counts_what_was_not_compared() -> None:
    app = SlowApp()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        await shown(pilot, app, "linking sentences")
        for view in "3456":
            await pilot.press(view)
            await pilot.pause()
            text = "\n".join(screen_rows(app)[1:-1])
            assert "The articles are being compared." in text
            assert not re.search(r"\d+ (claim|moment)|reviewed|earliest first", text)
        await pilot.press("escape")
        await all_done(app)
        for view in "123456":
            await pilot.press(view)
            await pilot.pause()
            text = "\n".join(screen_rows(app)[1:-1])
            assert "The articles are not compared; Ctrl+R" in text
            assert "being compared" not in text
            assert "comparing…" not in text


async def test_leaving_ends_a_long_comparison_at_once() -> None:
    app = SlowApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await shown(pilot, app, "linking sentences")
        begun = time.monotonic()
        app.exit()
    while not app.desk.ended:
        assert time.monotonic() - begun < 5
        time.sleep(0.01)
    assert app.desk.ended == ["stopped"]


async def test_a_search_that_waits_for_its_index_says_so_and_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path)
    ended: list[str] = []

    def find(*_: object, **__: object) -> Page:
        try:
            for _n in each("Indexing", range(2_000), every=1):
                time.sleep(0.01)
        except Stopped:
            ended.append("stopped")
            raise
        return Page()

    async with running(tmp_path) as (app, pilot):
        monkeypatch.setattr(app.session, "find", find)
        await pilot.press("slash", *"ferry")
        end = time.monotonic() + 10
        while "Esc stops" not in "\n".join(screen_rows(app)):
            assert time.monotonic() < end
            await pilot.pause(0.05)
        assert "Indexing" in "\n".join(screen_rows(app))
        await pilot.press("escape")
        while not ended:
            assert time.monotonic() < end
            await pilot.pause(0.05)
        assert "The next search goes on with the index" in "\n".join(screen_rows(app))


@pytest.mark.parametrize(
    ("done", "of", "said"), [(48, 200, "48 of 200  24 %"), (3_000_000, 12_000_000, "25 %"), (0, 0, "Half")]
)
async def test_the_dialog_of_long_work_tells_the_share(done: int, of: int, said: str) -> None:
    go_on = threading.Event()

    def work() -> str:
        step("Half", done, of)
        go_on.wait(10)
        return "done"

    app = DeskApp()
    async with app.run_test(size=WIDE) as pilot:
        app.push_screen(WorkDialog("Working", work, UNICODE))
        end = time.monotonic() + 10
        while said not in (text := "\n".join(screen_rows(app))):
            assert time.monotonic() < end, text
            await pilot.pause(0.05)
        assert "3,000,000" not in text
        go_on.set()
        await all_done(app)


def test_looking_whether_the_library_is_sound_says_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    fill(tmp_path)
    told: list[tuple[str, int, int]] = []
    with listening(lambda *step: told.append(step)):
        assert all(check.ok for check in Session(tmp_path).examine())
    assert ("Looking at the texts", 0, 4) in told
    assert [what for what, _, _ in told][-1] == "Looking at the notes"
    parts = ["Looking at every page of the database", "Looking at the texts", "Looking at the search index"]
    for part in parts:
        assert any(what == part and 0 <= done <= of and of > 0 for what, done, of in told), part
    stops = parts.pop()

    def stop(what: str, done: int, of: int) -> None:
        if what == stops and of > 0:
            raise Stopped

    while stops:
        with pytest.raises(Stopped), listening(stop):
            Session(tmp_path).examine()
        stops = parts.pop() if parts else ""


def test_how_far_a_comparison_is_begins_with_a_word_on_all_but_the_narrowest_terminal() -> None:
    watch = Watch(lambda: False)
    assert uncompared(3, watch, "Esc", "")[:2] == ("comparing · Esc stops",) * 2
    watch.tell("Linking sentences", 21, 50)
    assert uncompared(3, watch, "Esc", "") == (
        "linking sentences 42 % · Esc stops",
        "comparing 42 % · Esc stops",
        "42 % Esc",
    )
