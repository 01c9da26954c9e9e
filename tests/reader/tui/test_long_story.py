"""A very long story in the columns: laid out behind the frames, and nothing moves under the reader's eyes."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

import pytest
from textual.pilot import Pilot

from index.article import Article
from reader.compare.model import Comparison, Ref
from reader.compare.story import compare_articles
from reader.tui.render.glyphs import UNICODE
from reader.tui.render.layout import lay_out
from reader.tui.views.matrix import MatrixView
from reader.tui.widgets.columns import Columns
from tests.benchmarks.long_story import long_comparison
from tests.reader.tui.compare_kit import Desk, DeskApp, ferry_articles, screen_rows
from tests.reader.tui.workers import all_done

SIZE = (140, 40)
SENTENCES = 1_100
"""Enough for three articles to be first shown by paragraph."""


class SlowDesk(Desk):
    """A session whose comparison comes when it is let go."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__(comparison)
        self.go = Event()

    def compare(self, articles: Sequence[Article], key: str) -> Comparison:
        self.go.wait(30)
        return super().compare(articles, key)


class SlowApp(DeskApp):
    """The screen of a long story that is compared once it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.desk: SlowDesk = SlowDesk(long_comparison(3, SENTENCES))


def columns(app: DeskApp) -> Columns:
    return app.screen.query_one("#text", Columns)


async def compared(pilot: Pilot[None], app: SlowApp) -> None:
    """Let the comparison go and wait until it is shown."""
    app.desk.go.set()
    await all_done(app)
    await pilot.pause()
    assert app.compare_screen.reading.scene.comparison is not None


async def laid_out(pilot: Pilot[None], app: DeskApp) -> None:
    """Wait until everything is laid out."""
    for _ in range(1_000):
        layout = columns(app).layout_
        if layout is not None and layout.placing.done:
            break
        await pilot.pause(0.005)
    else:
        pytest.fail("the rest was never laid out")
    await pilot.pause()


def text_rows(app: DeskApp) -> list[str]:
    """What the columns show, but for their scroll bar."""
    region = columns(app).region
    return [row[: region.right - 1] for row in screen_rows(app)[region.y : region.bottom]]


def cursor_row(app: DeskApp) -> tuple[int, str]:
    """The screen row of the cursor's sentence and the words that stand there."""
    text = columns(app)
    row = next(n for n, row in enumerate(screen_rows(app)) if UNICODE.cursor in row)
    at = text.layout_.place(text.cursor.article) if text.layout_ else None
    assert at is not None
    assert text.layout_ is not None
    left = text.layout_.left(at)
    return row, screen_rows(app)[row][left + 3 : left + text.layout_.width].strip()


@pytest.mark.parametrize("paragraph", [3, 120, 270])
async def test_the_text_stands_still_when_the_comparison_comes(paragraph: int) -> None:
    app = SlowApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        screen = app.compare_screen
        screen.reading.go(Ref(1, paragraph))
        screen.refresh_view()
        await pilot.pause()
        before = cursor_row(app)
        assert columns(app).cursor == Ref(1, paragraph)
        await compared(pilot, app)
        assert columns(app).cursor == Ref(1, 4 * paragraph)
        assert cursor_row(app)[0] == before[0]
        assert cursor_row(app)[1] == before[1]


async def test_the_rest_is_laid_out_behind_and_the_end_is_where_it_should_be() -> None:
    app = SlowApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        text = columns(app)
        rows = text_rows(app)
        await laid_out(pilot, app)
        assert text_rows(app) == rows
        assert text.layout_ is not None
        assert text.virtual_size.height == text.layout_.height
        await compared(pilot, app)
        await pilot.press("G")
        await pilot.pause()
        assert text.cursor == Ref(0, SENTENCES - 1)
        assert any(f"{SENTENCES} " in row for row in screen_rows(app))


@pytest.mark.parametrize("compare", [False, True])
async def test_scrolling_far_before_all_is_laid_out_ends_at_the_end(compare: bool) -> None:
    app = SlowApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        if compare:
            await compared(pilot, app)
            await pilot.resize_terminal(150, 40)
            await pilot.pause()
        text = columns(app)
        text.scroll_to(y=10**6, animate=False, force=True)
        await pilot.pause()
        assert text.layout_ is not None
        assert text.layout_.placing.done
        last = text.layout_.height - text.scrollable_content_region.height
        assert text.scroll_offset.y == text.scroll_target_y == last
        text.scroll_to(y=500, animate=False, force=True)
        await pilot.pause()
        assert text.scroll_offset.y == text.scroll_target_y == 500
        app.desk.go.set()


async def test_jumps_and_resizes_are_exact_while_the_rest_is_laid_out() -> None:
    app = SlowApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await compared(pilot, app)
        text, screen = columns(app), app.compare_screen
        for size, ref in (
            ((160, 48), Ref(2, SENTENCES - 1)),
            ((101, 30), Ref(0, 40)),
            ((140, 40), Ref(1, 1_000)),
        ):
            await pilot.resize_terminal(*size)
            screen.reading.go(ref)
            screen.refresh_view()
            await pilot.pause()
            whole = lay_out(text.scene, text.shown, text.scrollable_content_region.width)
            column = whole.columns[whole.place(ref.article) or 0]
            at = column.top(ref.sentence) - text.view.shifts[whole.place(ref.article) or 0]
            assert 0 <= at - text.scroll_offset.y < text.scrollable_content_region.height
            assert cursor_row(app)[1].startswith(f"{ref.sentence + 1} ")
            for smaller in ((size[0] - 3, size[1]), (80, 24), (101, 26), size):
                await pilot.resize_terminal(*smaller)
                await pilot.pause()
                assert cursor_row(app)[1].startswith(f"{ref.sentence + 1} ")


async def test_what_was_scrolled_to_stays_in_the_window() -> None:
    app = SlowApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        text = columns(app)
        text.scroll_to(y=1_003, animate=False, force=True)
        await pilot.pause()
        before = first_words(app)
        await compared(pilot, app)
        assert text.cursor == Ref(0, 0)
        assert first_words(app) == before
        for width in (110, 153, 140):
            await pilot.resize_terminal(width, 40)
            await pilot.pause()
            assert before.split()[0] in first_words(app, rows=2)
        await pilot.press("j")
        assert cursor_row(app)[1].startswith("2 ")


def first_words(app: DeskApp, rows: int = 1) -> str:
    """What stands on the first rows of the first column."""
    text = columns(app)
    assert text.layout_ is not None
    shown = screen_rows(app)[text.region.y : text.region.y + rows]
    return " ".join(row[3 : text.layout_.width].strip() for row in shown)


@pytest.mark.parametrize("size", [(140, 40), (60, 24)])
async def test_a_step_in_the_matrix_makes_only_the_rows_anew_that_it_changes(size: tuple[int, int]) -> None:
    app = DeskApp(compare_articles(ferry_articles()))
    async with app.run_test(size=size) as pilot:
        await all_done(app)
        await pilot.press("3")
        await pilot.pause()
        view = app.screen.query_one("#matrix", MatrixView)
        assert len(view.entries) > 1
        for key in ("j", "l", "l", "k", "j", "h", "G", "g", "l"):
            kept = view.entries[-1]
            await pilot.press(key)
            await pilot.pause()
            if view.at < len(view.entries) - 1 and key in "lh" and size[0] > 100:
                assert view.entries[-1] is kept
            shown = list(view.list.lines), list(view.list.rows), screen_rows(app)
            view.open()
            await pilot.pause()
            assert (list(view.list.lines), list(view.list.rows), screen_rows(app)) == shown
