"""The columns view as a reader uses it: keys, mouse, narrow and wide terminals, a late comparison."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.compare.model import Ref
from reader.tui.views.columns import ColumnsView
from reader.tui.widgets.columns import Columns
from tests.reader.tui.compare_kit import TEXTS, DeskApp, article, compared, screen_rows
from tests.reader.tui.workers import all_done

WIDE = (140, 40)


async def ready(pilot: Pilot[None]) -> DeskApp:
    """Wait until the comparison is on the screen."""
    app = pilot.app
    assert isinstance(app, DeskApp)
    await pilot.pause()
    await all_done(app)
    await pilot.pause()
    return app


def columns(app: DeskApp) -> Columns:
    return app.screen.query_one("#text", Columns)


def row_of(app: DeskApp, words: str) -> int:
    """The screen row on which words stand."""
    return next(n for n, row in enumerate(screen_rows(app)) if words in row)


async def painted(app: DeskApp, pilot: Pilot[None]) -> None:
    """Wait until what follows the echo of a key is on the screen too."""
    while columns(app)._after_echo:
        await pilot.pause(0.01)
    await pilot.pause()


async def test_three_articles_stand_side_by_side_with_signs_and_counts() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        text = "\n".join(screen_rows(app))
        assert "Orran Post" in text
        assert "13 Mar 2026, 14:00 UTC-04:00" in text
        assert "outlet unknown" in text
        assert "date unknown" in text
        assert "= shared  ≈ in other words  ≠ divergent  · only here" in text
        assert "= 1  ≈ 2  ≠ 1  · 1" in text
        assert row_of(app, "A ferry ran aground off Orran") == row_of(app, "A ferry hit rocks")


async def test_moving_brings_partners_level_and_shows_the_pair() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("j")
        rows = screen_rows(app)
        assert "number: Six ≠ At least nine  the counts differ" in "\n".join(rows)
        assert row_of(app, "≠ ▌Six people") == row_of(app, "At least nine people were hurt")
        await pilot.press("G")
        assert columns(app).cursor == Ref(0, 4)
        assert row_of(app, "The harbour was closed") == row_of(app, "The harbour stayed shut")


async def test_the_keys_of_conflicts_and_partners() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("]")
        assert columns(app).cursor == Ref(0, 1)
        await pilot.press("enter")
        assert columns(app).cursor == Ref(1, 2)
        await pilot.press("backspace")
        assert columns(app).cursor == Ref(0, 1)
        await pilot.press("k", "p")
        assert app.compare_screen.reading.partner == Ref(2, 0)
        await pilot.press("right_curly_bracket")
        assert columns(app).cursor == Ref(0, 2)
        await pilot.press("right_parenthesis")
        assert columns(app).cursor == Ref(0, 3)


async def test_going_sideways_lands_on_the_partner() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("l")
        assert columns(app).cursor == Ref(1, 1)
        await pilot.press("l", "l")
        assert columns(app).cursor == Ref(2, 0)
        await pilot.press("h", "h", "h")
        assert columns(app).cursor == Ref(0, 0)


async def test_any_article_becomes_the_base() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("l", "b")
        assert columns(app).shown == (1, 0, 2)
        assert columns(app).cursor == Ref(1, 1)


async def test_free_columns_scroll_alone_and_lock_again() -> None:
    async with DeskApp().run_test(size=(120, 24)) as pilot:
        app = await ready(pilot)
        await pilot.press("f", "j", "j")
        assert columns(app).view.shifts[1] == 0
        assert "free" in "\n".join(screen_rows(app))
        await pilot.press("f")
        assert not columns(app).free


@pytest.mark.parametrize("key", ["f", "c"])
async def test_a_single_column_has_nothing_to_be_level_with(key: str) -> None:
    async with DeskApp().run_test(size=(80, 24), notifications=True) as pilot:
        app = await ready(pilot)
        before = [row[:30] for row in screen_rows(app)]
        await pilot.press(key)
        await pilot.pause()
        said = [one.message for one in app._notifications]
        assert said == ["Articles stand side by side from 100 columns on."]
        assert [row[:30] for row in screen_rows(app)][:-6] == before[:-6]


@pytest.mark.parametrize("key", ["f", "c"])
async def test_columns_that_were_set_free_are_one_column_like_any_other_on_a_narrow_terminal(
    key: str,
) -> None:
    async with DeskApp().run_test(size=(120, 24), notifications=True) as pilot:
        app = await ready(pilot)
        await pilot.press(key, "j", "j", "k", "k")
        await painted(app, pilot)
        assert {"f": "free scroll", "c": "packed"}[key] in "\n".join(screen_rows(app))
        await pilot.resize_terminal(80, 24)
        await pilot.press("j", "k")
        await painted(app, pilot)
        text = "\n".join(screen_rows(app))
        assert columns(app).view.row(0, 0) == 0
        assert "free scroll" not in text
        assert "packed" not in text
        assert "here" in text


async def test_a_narrow_terminal_shows_one_article_and_says_so() -> None:
    async with DeskApp().run_test(size=(80, 24)) as pilot:
        app = await ready(pilot)
        text = "\n".join(screen_rows(app))
        assert "One article at a time; side by side from 100 columns" in text
        assert columns(app).shown == (0,)
        await pilot.press("j")
        assert "At least nine people were hurt" in "\n".join(screen_rows(app))
        await pilot.press("l")
        assert columns(app).shown == (1,)
        assert columns(app).cursor == Ref(1, 2)


async def test_resizing_stays_with_the_sentence() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("l", "j")
        for size in ((80, 24), (101, 20), (160, 48), (60, 15)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert columns(app).cursor == Ref(1, 2)
            assert any("At least nine" in row for row in screen_rows(app))


async def test_a_click_moves_the_cursor_and_the_overview_jumps() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        y = row_of(app, "At least nine people were hurt")
        x = screen_rows(app)[y].index("At least")
        await pilot.click(offset=(x + 2, y))
        assert columns(app).cursor == Ref(1, 2)
        heads = app.screen.query_one("#heads").region
        await pilot.click(offset=(heads.x + 3, heads.bottom - 1))
        assert columns(app).cursor == Ref(0, 3)


async def test_the_sign_of_a_partner_out_of_order_jumps_to_it() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        y = row_of(app, "The harbour stayed shut")
        x = screen_rows(app)[y].index("≈↓")
        await pilot.click(offset=(x + 1, y))
        assert columns(app).cursor == Ref(0, 4)


async def test_the_mouse_selects_inside_one_column() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        y = row_of(app, "A ferry ran aground off Orran")
        x = screen_rows(app)[y].index("ferry")
        await pilot.mouse_down(offset=(x, y))
        await pilot.hover(offset=(x + 4, y))
        selection = columns(app).overlay.selection
        await pilot.mouse_up(offset=(x + 4, y))
        assert selection is not None
        article_number, span = selection
        assert columns(app).scene.articles[article_number].text[span.start : span.end] == "ferry"


async def test_a_selection_goes_on_over_blank_rows_and_past_the_edge_and_stays_in_its_column() -> None:
    texts = [[f"\nReport {n} says sentence {m} of many." for m in range(40)] for n in range(2)]
    articles = [article(f"Outlet {n}", t) for n, t in enumerate(texts)]
    async with DeskApp(compared(articles, texts, [])).run_test(size=(110, 30)) as pilot:
        app = await ready(pilot)
        text, y = columns(app), row_of(app, "Report 0 says sentence 1 ")
        x = screen_rows(app)[y].index("says")
        await pilot.mouse_down(offset=(x, y))
        await pilot.hover(offset=(100, y + 1))
        selection = text.overlay.selection
        assert selection is not None
        number, span = selection
        assert number == 0
        assert text.scene.articles[0].text[span.start : span.end] == "says sentence 1 of many."
        for n in range(3):
            await pilot.hover(offset=(x + n, text.region.bottom + 1))
        assert text.scroll_offset.y == 3
        await pilot.mouse_up(offset=(x, y))
        assert text.cursor == Ref(0, 0)


async def test_hostile_text_is_shown_as_it_is_and_does_nothing() -> None:
    hostile = "[/] [sic] [@click=app.quit]x[/] \x1b[31mred\x1b]52;c;aGk=\x07 漢字 " + "w" * 10_000
    texts = [[hostile, "Second."], ["Another [b] one."]]
    articles = [article(f"[red]{n}[/]", t, title="[/] [A] \x1b]0;x\x07") for n, t in enumerate(texts)]
    async with DeskApp(compared(articles, texts, [])).run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        await pilot.press("j", "k", "l", "h", "z", "G")
        text = "\n".join(screen_rows(app))
        assert "\x1b" not in text
        assert "\x07" not in text
        assert "[red]0[/]" in text
        await pilot.press("g")
        assert "[/] [sic] [@click=app.quit]x[/]" in "\n".join(screen_rows(app)).replace("▌", "")


async def test_the_text_is_there_before_the_comparison() -> None:
    app = DeskApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        rows = "\n".join(screen_rows(app))
        assert "A ferry ran aground" in rows
        await pilot.press("j", "j")
        await ready(pilot)
        assert columns(app).cursor.article == 0


async def test_more_articles_than_columns_are_paged() -> None:
    texts = [[f"Report {n} says this.", f"And {n} ends."] for n in range(6)]
    articles = [article(f"Outlet {n}", t) for n, t in enumerate(texts)]
    async with DeskApp(compared(articles, texts, [])).run_test(size=(160, 40)) as pilot:
        app = await ready(pilot)
        assert columns(app).shown == (0, 1, 2, 3)
        await pilot.press("l", "l", "l", "l", "l")
        assert columns(app).shown == (0, 3, 4, 5)
        bar = app.screen.query_one("#articles").region
        x = screen_rows(app)[bar.y].index("Outlet 1")
        await pilot.click(offset=(x, bar.y))
        assert columns(app).shown == (0, 1, 2, 3)
        assert columns(app).cursor == Ref(1, 0)
        assert len(TEXTS) == 3


async def test_the_rule_under_the_columns_does_not_touch_the_legend() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        (row,) = [row for row in screen_rows(app) if "only here ─" in row]
        assert "only here ──" in row


async def test_a_view_that_is_closed_already_prepares_nothing() -> None:
    async with DeskApp().run_test(size=WIDE) as pilot:
        app = await ready(pilot)
        view = app.screen.query_one("#columns", ColumnsView)
        await view.remove_children()
        assert view.preparing()(view.reading.scene) is None


async def test_the_partner_that_was_asked_for_stands_beside_the_base() -> None:
    async with DeskApp().run_test(size=(110, 30)) as pilot:
        app = await ready(pilot)
        assert columns(app).shown == (0, 1)
        await pilot.press("p")
        assert columns(app).shown == (0, 2)
        await pilot.press("j")
        assert columns(app).shown == (0, 2)
        await pilot.press("k", "right_square_bracket")
        assert columns(app).cursor == Ref(0, 1)
        assert columns(app).shown == (0, 1)


@pytest.mark.parametrize("key", ["p", "right_square_bracket"])
async def test_a_single_column_shows_the_article_of_the_cursor(key: str) -> None:
    async with DeskApp().run_test(size=(80, 24)) as pilot:
        app = await ready(pilot)
        await pilot.press(key)
        await painted(app, pilot)
        assert columns(app).cursor.article == 0
        assert columns(app).shown == (0,)
