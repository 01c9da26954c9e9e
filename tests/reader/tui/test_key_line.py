"""The row of keys: what stands on it, what a click does."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from reader.tui.widgets.key_line import KeyLine
from tests.reader.tui.compare_kit import DeskApp, screen_rows


class Keys(App[None]):
    BINDINGS = [  # noqa: RUF012 - as App declares it
        Binding("j,down", "count", "Count"),
        Binding("x", "never", "Never"),
        Binding("h", "hidden", "Hidden", show=False),
    ]
    counted = 0

    def compose(self) -> ComposeResult:
        yield Static("text")
        yield KeyLine()

    def action_count(self) -> None:
        self.counted += 1

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "never" else True


async def test_it_shows_the_first_key_of_what_is_worth_a_place() -> None:
    app = Keys()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.pause()
        row = screen_rows(app)[-1]
        assert row.startswith(" j Count  x Never  ")
        assert row.rstrip().endswith("▏^p Commands")
        assert len(row) == 60
        assert "Hidden" not in row


async def test_a_click_presses_the_key_unless_it_does_nothing_here() -> None:
    app = Keys()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.click(KeyLine, offset=(3, 0))
        await pilot.click(KeyLine, offset=(12, 0))
        await pilot.click(KeyLine, offset=(40, 0))
        await pilot.pause()
        assert app.counted == 1


async def test_a_narrow_row_drops_the_palette_first() -> None:
    app = Keys()
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        row = screen_rows(app)[-1]
        assert row == " j Count  x Never   "


async def test_the_ways_out_and_to_the_help_are_dropped_last() -> None:
    class Many(Keys):
        BINDINGS = [  # noqa: RUF012 - as App declares it
            *(Binding(key, f"count_{key}", "Something") for key in "abcdef"),
            Binding("q", "app.quit", "Quit"),
            Binding("question_mark", "help", "Help", key_display="?"),
        ]

        def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
            return True

    app = Many()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.pause()
        row = screen_rows(app)[-1]
        assert "q Quit  ? Help" in row
        assert row.count("Something ") == 2


async def test_under_a_dialog_the_row_names_no_keys_that_do_nothing_there() -> None:
    async with DeskApp().run_test(size=(120, 30)) as pilot:
        app = pilot.app
        await pilot.pause(0.1)
        row = screen_rows(app)[-1]
        assert "Next conflict" in row
        await pilot.press("t")
        await pilot.pause()
        assert not screen_rows(app)[-1].strip()
        await pilot.press("escape")
        await pilot.pause()
        assert screen_rows(app)[-1] == row
