"""Keys are answered soon, and as Textual answers them."""

from __future__ import annotations

from typing import Any

import pytest
from rich.segment import Segment
from textual.screen import Screen

from reader.compare.model import Ref
from reader.tui.widgets.columns import Columns
from tests.benchmarks.long_story import long_comparison
from tests.reader.tui.compare_kit import DeskApp
from tests.reader.tui.test_story_views import ready

SIZE = (160, 48)


@pytest.mark.parametrize("before", [(), ("slash",), ("3",), ("question_mark",)])
@pytest.mark.parametrize("keymap", [{}, {"compare.step": "s", "compare.copy": "w,y"}])
async def test_the_keys_are_those_that_textual_finds(before: tuple[str, ...], keymap: dict[str, str]) -> None:
    async with DeskApp().run_test(size=SIZE) as pilot:
        app = await ready(pilot)
        app.set_keymap(keymap)
        await pilot.press(*before)
        await pilot.pause()
        ours, theirs = app.screen._binding_chain, Screen._binding_chain.__get__(app.screen)
        assert [node for node, _ in ours] == [node for node, _ in theirs]
        assert [keys.key_to_bindings for _, keys in ours] == [keys.key_to_bindings for _, keys in theirs]


async def test_arrows_move_the_cursor_after_a_click_into_the_columns() -> None:
    async with DeskApp().run_test(size=SIZE) as pilot:
        app = await ready(pilot)
        await pilot.click("#text", offset=(10, 0))
        await pilot.press("down", "down")
        assert app.compare_screen.reading.cursor == Ref(0, 2)
        await pilot.press("up", "end", "home", "right")
        assert app.compare_screen.reading.cursor == Ref(1, 1)


async def test_a_key_is_painted_before_anything_else_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """One key at a time is painted at once; keys that wait share frames, and what is lit in the end is right."""
    async with DeskApp(long_comparison(4, 60)).run_test(size=SIZE) as pilot:
        app = await ready(pilot)
        for _ in range(3):  # what the start still owes the screen comes in several frames
            await pilot.pause(0.05)
        columns, frames = app.screen.query_one(Columns), 0
        move_to = Columns.move_to
        painted: list[int] = []

        def count() -> None:
            nonlocal frames
            frames += 1

        def watched(self: Columns, cursor: Ref, chosen: Ref | None = None) -> None:
            before = frames
            move_to(self, cursor, chosen)
            painted.append(frames - before)

        monkeypatch.setattr(app, "post_display_hook", count)
        monkeypatch.setattr(Columns, "move_to", watched)
        await pilot.press("j")
        assert painted == [1]
        await pilot.pause(0.1)
        for _ in range(20):
            app.simulate_key("j")
        await pilot.pause(0.1)
        assert app.compare_screen.reading.cursor == Ref(0, 21)
        assert len(painted) == 21 and sum(painted) < 10
        assert columns.lit[0] == 21


async def test_a_new_page_has_been_painted_before_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    made, before = 0, -1
    plain_cell = Columns._plain_cell

    def counted(*args: Any) -> list[Segment]:
        nonlocal made
        made += 1
        return plain_cell(*args)

    monkeypatch.setattr(Columns, "_plain_cell", counted)
    async with DeskApp(long_comparison(4, 200)).run_test(size=SIZE) as pilot:
        app = await ready(pilot)
        await pilot.press("j")
        while before != made:
            before = made
            await pilot.pause(0.2)
        app.simulate_key("space")
        while app.compare_screen.reading.cursor == Ref(0, 1):
            await pilot.pause(0)
        assert app.screen.query_one(Columns).scroll_offset.y and made == before
