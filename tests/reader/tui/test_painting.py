"""Frames worked out from the changed part only are the frames that Textual would have worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

import pyte
import pytest
from pyte.screens import Char
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor
from textual.app import App
from textual.filter import LineFilter, Monochrome
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.compare.model import Ref
from reader.tui.ascii_only import AsciiOnly
from reader.tui.painting import NearCompositor
from reader.tui.widgets.columns import Columns
from tests.reader.tui.compare_kit import DeskApp
from tests.reader.tui.workers import all_done

SIZE = (120, 36)
PARTS = (
    Region(0, 0, 120, 36),
    Region(0, 0, 1, 1),
    Region(30, 8, 40, 5),
    Region(3, 1, 100, 9),
    Region(60, 20, 60, 16),
    Region(0, 35, 120, 1),
)
EMPTY = pyte.Screen(1, 1).default_char
"""A cell to which nothing was written."""


@contextmanager
def textuals(screen: Screen[object]) -> Iterator[None]:
    """Let Textual's own compositor work on what the screen shows."""
    near = screen._compositor
    assert isinstance(near, NearCompositor)
    near.__class__ = Compositor  # type: ignore[assignment]
    try:
        yield
    finally:
        near.__class__ = NearCompositor


def written(app: App[None], parts: Iterable[Region]) -> str:
    """What a change of these parts of the screen writes to the terminal."""
    compositor = app.screen._compositor
    compositor._dirty_regions = set(parts)
    update = compositor.render_update(screen_stack=app._background_screens)
    return update.render_segments(app.console) if update is not None else ""  # type: ignore[union-attr]


def shown(text: str) -> Mapping[int, Mapping[int, Char]]:
    """What stands in the rows and cells of an empty terminal to which this is written."""
    screen = pyte.Screen(*SIZE)
    pyte.Stream(screen).feed(text)
    return screen.buffer


def cells(parts: Iterable[Region]) -> set[tuple[int, int]]:
    """The cells of parts of the screen."""
    return {(x, y) for part in parts for x in part.column_range for y in part.line_range}


@pytest.mark.parametrize("keys", [(), ("j", "l", "j"), ("2",), ("3",)])
async def test_any_change_is_written_as_textual_writes_it(keys: tuple[str, ...]) -> None:
    async with DeskApp().run_test(size=SIZE) as pilot:
        await all_done(pilot.app)
        await pilot.press(*keys)
        await pilot.pause()
        for parts in (*((part,) for part in PARTS), PARTS[2:5], PARTS[1:]):
            near = shown(written(pilot.app, parts))
            with textuals(pilot.app.screen):
                theirs, all_ = shown(written(pilot.app, parts)), shown(written(pilot.app, PARTS[:1]))
            for x, y in cells(parts):
                assert near[y][x] == theirs[y][x] == all_[y][x]
            for x, y in cells(PARTS[:1]):
                assert near[y][x] in (all_[y][x], EMPTY)


async def test_the_echo_of_a_key_works_out_nothing_but_the_columns() -> None:
    async with DeskApp().run_test(size=SIZE) as pilot:
        app = pilot.app
        assert isinstance(app, DeskApp)
        for _ in range(3):  # what the start still owes the screen comes in several frames
            await all_done(app)
            await pilot.pause(0.05)
        screen, columns = app.compare_screen, app.screen.query_one("#text")
        frames: list[set[object]] = []
        paint: Callable[[], ChopsUpdate | None] = screen._compositor.render_partial_update

        def watched() -> ChopsUpdate | None:
            asked: set[object] = set()
            frames.append(asked)
            for widget in screen._compositor.visible_widgets:
                render = type(widget).render_lines

                def counted(crop: Region, widget=widget, render=render) -> object:  # type: ignore[no-untyped-def]
                    asked.add(widget)
                    return render(widget, crop)

                widget.render_lines = counted  # type: ignore[method-assign,assignment]
            return paint()

        screen._compositor.render_partial_update = watched  # type: ignore[method-assign]
        await pilot.press("j")
        await pilot.pause()
        assert frames[0] == {columns}
        assert screen.reading.cursor == Ref(0, 1)


def lettered(strip: Strip) -> list[tuple[str, Style | None]]:
    """The letters of a row and what each looks like."""
    return [(letter, style) for text, style, _ in strip for letter in text]


@pytest.mark.parametrize("filters", [[], [Monochrome()], [AsciiOnly()]])
async def test_the_columns_paint_what_textual_would_paint_of_them(
    filters: list[LineFilter], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with DeskApp().run_test(size=SIZE) as pilot:
        await all_done(pilot.app)
        await pilot.press("j", "l")
        await pilot.pause()
        monkeypatch.setattr(pilot.app, "get_line_filters", lambda: filters)
        columns = pilot.app.screen.query_one(Columns)
        width, height = columns.scrollable_content_region.size
        for part in (Region(0, 0, width, height), Region(0, 2, width // 3, 5), Region(width - 30, 1, 30, 6)):
            ours, theirs = columns.render_lines(part), Widget.render_lines(columns, part)
            assert [lettered(strip) for strip in ours] == [lettered(strip) for strip in theirs]
