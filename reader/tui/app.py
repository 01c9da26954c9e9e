"""The app: which screen stands first, themes, keys for everywhere, and how it leaves the terminal. No logic."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.geometry import Size
from textual.screen import Screen

from index.article import Article
from index.errors import CrossreadError
from reader.config import Config, read_config
from reader.decisions import story_key
from reader.tui import collecting, theme
from reader.tui.noticing import NoticingApp
from reader.tui.render.keys import key_text
from reader.tui.session import Session
from reader.tui.start import Start

if TYPE_CHECKING:
    from textual.filter import LineFilter


def _palette() -> type[Provider]:
    """Import the palette's provider when the palette opens."""
    from reader.tui.palette import LibraryProvider

    return LibraryProvider


def _ascii_filter() -> LineFilter:
    """Import the filter where it is wanted."""
    from reader.tui.ascii_only import AsciiOnly

    return AsciiOnly()


class CrossreadApp(NoticingApp[int]):
    """Crossread on a terminal or in a browser."""

    TITLE = "crossread"
    COMMANDS = App.COMMANDS | {_palette}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    PAUSE_GC_ON_SCROLL = True
    DEFAULT_MODE = "start"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", id="app.help", tooltip="All keys, searchable"),
        Binding("ctrl+t", "cycle_theme", "Theme", id="app.theme", show=False, tooltip="The next theme"),
        Binding(
            "ctrl+z",
            "suspend_process",
            "Suspend",
            id="app.suspend",
            show=False,
            tooltip="Go back to the shell for a while (fg returns)",
        ),
        Binding(
            "ctrl+q",
            "quit",
            "Quit",
            id="app.quit",
            show=False,
            priority=True,
            tooltip="Leave crossread, from a dialog too",
        ),
    ]

    def __init__(self, start: Start, config: Config | None = None) -> None:
        """Take what to open with and the reader's settings."""
        self._variables: dict[str, dict[str, str]] = {}
        colourless = "NO_COLOR" in os.environ
        first = "opening" if start.read else "compare" if start.articles else "library"
        super().__init__(
            css_path=["app.tcss", f"screens/{first}.tcss"], ansi_color=True if colourless else None
        )
        self.start = start
        self.config = config or Config()
        self.session = Session(start.library, self.config)
        self.remapped: dict[str, str] = {}
        self.refused: CrossreadError | None = None
        """Why there is nothing to show."""
        self._stop_listening: Callable[[], object] = lambda: None
        self._ascii = _ascii_filter() if self.config.glyphs == "ascii" else None
        if not self.config.animation:
            self.animation_level = "none"
        for one in theme.themes():
            self.register_theme(one)
        known, shows = self.available_themes, self.console.color_system
        self.set_reactive(App.theme, theme.first_theme(self.config, known, shows, colourless=colourless))
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """Add the colours and styles of statuses to the theme's variables."""
        known = self._variables.get(self.theme)
        if known is None:
            variables = super().get_css_variables()
            known = theme.status_variables(self.current_theme, variables) | variables
        self.theme_variables = self._variables[self.theme] = known
        return known

    def get_default_screen(self) -> Screen[Any]:
        """Return the screen to start with, so that the first frame is the real one; its stylesheet has been read.

        A default screen is on the stack before its widgets are mounted, that of a mode only behind: from Python 3.12
        on their tasks begin at once, and an input then asks for the screen it is on.
        """
        if self.start.read is not None:
            from reader.tui.screens.opening import OpeningScreen

            return OpeningScreen(self.start.read, self.start.sources, self.session.glyphs)
        if self.start.articles:
            return self._comparison_of(self.start.articles)
        from reader.tui.screens.library import LibraryScreen

        return LibraryScreen(self.session, story=self.start.story)

    def _comparison_of(self, articles: tuple[Article, ...]) -> Screen[Any]:
        from reader.tui.screens.compare import CompareScreen

        return CompareScreen(self.session, articles, story_key(articles), glyphs=self.session.glyphs)

    async def run_async(self, **options: Any) -> int | None:
        """Run the app; an interrupt before it had the terminal, which Textual takes for an end, stays one."""
        result = await super().run_async(**options)
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise asyncio.CancelledError
        return result

    def open_articles(self, articles: tuple[Article, ...]) -> None:
        """Compare what was read, in place of the screens that waited for it."""
        self.add_mode("read", partial(self._comparison_of, articles))
        self.switch_mode("read")
        # Only a mode that was added can be removed, and with it the screen that it began with.
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)
        self.remove_mode(self.DEFAULT_MODE)
        self.call_after_refresh(self._fit, self.size)

    def refuse(self, error: CrossreadError) -> None:
        """Leave, for ``run_app`` to raise why."""
        self.refused = error
        self.exit()

    def on_mount(self) -> None:
        """After the first frame, take the reader's keys and say what is wrong in the settings."""
        from index import waiting

        self._stop_listening = waiting.listen(self._say_waiting)
        self.set_interval(collecting.REST, lambda: collecting.rest(self.idle))
        if self.config.keys or self.config.problems or self.config.theme:
            self.call_after_refresh(self._settle_config)

    def on_unmount(self) -> None:
        """Listen no longer for writes that wait."""
        self._stop_listening()

    def _say_waiting(self, text: str) -> None:
        """Say that a write waits for another process; called in the thread that waits, which goes on at once."""
        self.call_later(self.notify, text, title="Waiting", timeout=10)

    def on_resize(self, event: events.Resize) -> None:
        """Say so on a terminal that is too small."""
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        """On a terminal that is too small to read on, say what is needed instead of showing scraps."""
        from reader.tui.screens.small import SmallScreen, too_small

        shown = isinstance(self.screen, SmallScreen)
        if too_small(size) and not shown:
            self.push_screen(SmallScreen())
        elif shown and not too_small(size):
            self.pop_screen()

    def _settle_config(self) -> None:
        from reader.tui.keymap import checked_settings

        self.remapped, problems = checked_settings(self.config, list(self.available_themes))
        if self.remapped:
            self.set_keymap(self.remapped)
        if problems:
            self.show_error(problems, title="config.toml is not valid")

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer what is not a key of the screen in the command palette."""
        yield SystemCommand("Theme", "Choose a theme", self.action_change_theme)
        yield SystemCommand("Help", "All keys of the app", self.action_help)
        yield SystemCommand("Screenshot", "Save the screen as an SVG picture", self.action_screenshot)
        yield SystemCommand(
            "Suspend", "Go back to the shell for a while (fg returns)", self.action_suspend_process
        )
        yield SystemCommand("Quit", "Leave crossread", self.action_quit)

    def get_key_display(self, binding: Binding) -> str:
        """Name a key everywhere as the help does."""
        return binding.key_display or key_text(binding.key)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """In ASCII-only mode, paint nothing else: frames, scroll bars and foreign letters included."""
        filters = super().get_line_filters()
        return filters if self._ascii is None else [*filters, self._ascii]

    def show_error(self, error: CrossreadError | str, *, title: str = "") -> None:
        """Show an error in the dialog that scrolls and copies, unless that is what it shows already."""
        from reader.tui.screens.dialogs import ErrorDialog

        own = error.title if isinstance(error, CrossreadError) else CrossreadError.title
        dialog = ErrorDialog(title or own, str(error))
        shown = self.screen
        if isinstance(shown, ErrorDialog) and (shown.heading, shown.message) == (
            dialog.heading,
            dialog.message,
        ):
            return
        self.push_screen(dialog)

    async def action_back(self) -> None:
        """Leave the screen on top; the last one leaves the app."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            await self.action_quit()

    async def action_quit(self) -> None:
        """Leave; the library keeps its view for the next time."""
        from reader.tui.screens.library import LibraryScreen

        for screen in self.screen_stack:
            if isinstance(screen, LibraryScreen):
                await screen.keep_view()
        self.exit()

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open, be it below another screen, or the terminal is too small for it.

        Textual gives it an id, which the one that is still being taken down has too: that would end the app.
        """
        from textual.command import CommandPalette

        from reader.tui.screens.small import SmallScreen

        if not any(isinstance(screen, CommandPalette | SmallScreen) for screen in self.screen_stack):
            self.push_screen(CommandPalette())

    def action_help(self) -> None:
        """Open the list of all keys."""
        from reader.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_notes(self) -> None:
        """Open the list of all notes, or go back to it."""
        from reader.tui.screens.notes import NotesScreen

        while any(isinstance(screen, NotesScreen) for screen in self.screen_stack[:-1]):
            self.pop_screen()
        if not isinstance(self.screen, NotesScreen):
            self.push_screen(NotesScreen(self.session, getattr(self.screen, "notes_query", "")))

    def action_cycle_theme(self) -> None:
        """Go to crossread's next theme."""
        own = [one.name for one in theme.themes()]
        here = own.index(self.theme) if self.theme in own else -1
        self.theme = own[(here + 1) % len(own)]
        self.notify(self.theme, title="Theme", timeout=2, markup=False)

    def _fatal_error(self) -> None:
        """Leave on an error of our own: the traceback goes to the log, one line to the terminal."""
        from reader.tui.crash import crash_line

        self._exit_renderables.append(crash_line(self._exception))
        self._close_messages_no_wait()


def run_app(start: Start) -> int:
    """Run the app until it is left; returns the exit code.

    ESC is taken at once (ESCDELAY), and the terminal is given back as it was, after an error as well.

    Raises:
        CrossreadError: nothing can be shown of what the app was started with.
    """
    app = CrossreadApp(start, read_config())
    result = app.run(mouse=app.config.mouse)
    if app.refused is not None:
        raise app.refused
    return app.return_code or (result or 0)
