"""What stands while sources are read: which one it is now, which have been read, and q to leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import copy_context
from threading import Thread
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from index.errors import CrossreadError
from reader.compare.steps import Stopped, listening
from reader.tui.render.glyphs import Glyphs
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.rows import counted
from reader.tui.render.safe import display
from reader.tui.screens.background import BackgroundScreen
from reader.tui.start import Opened
from reader.tui.watching import Watch
from reader.tui.widgets.key_line import KeyLine
from reader.tui.widgets.lines_view import LinesView

GLANCE = 0.1
"""Seconds between two looks at how far the reading is."""
AROUND = 6
"""Rows of the screen that are no names."""


class OpeningScreen(BackgroundScreen[None]):
    """Reads sources behind the first frame, then gives way to their comparison."""

    CSS_PATH = "opening.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", "Quit", id="opening.quit", tooltip="Leave without reading on"),
        Binding("escape,ctrl+c", "app.quit", "Quit", id="opening.leave", show=False),
    ]

    def __init__(self, read: Callable[[], Opened], sources: Sequence[str], glyphs: Glyphs) -> None:
        """Take what reads, telling of each source (``reader.compare.steps``), and the names of the sources."""
        super().__init__()
        self._read, self.sources, self.glyphs = read, tuple(sources), glyphs
        self._watch = Watch(lambda: not self.is_running)

    def compose(self) -> ComposeResult:
        """Lay out the names and the keys."""
        yield LinesView(id="opening")
        yield KeyLine(palette=False)

    def on_mount(self) -> None:
        """Show the names first, then read."""
        self._show()
        self.after_first_frame(self._begin)

    def _begin(self) -> None:
        """Read in a thread that nobody waits for: leaving the app must not wait for a server."""
        self.set_interval(GLANCE, self._show)
        Thread(target=copy_context().run, args=(self._work,), daemon=True).start()

    def _work(self) -> None:
        try:
            with listening(self._watch.tell):
                opened = self._read()
        except Stopped:
            return
        except Exception as error:  # noqa: BLE001 - handed on to the app, which ends with it
            self.call_later(self._failed, error)
        else:
            self.call_later(self._opened, opened)

    def _opened(self, opened: Opened) -> None:
        self.crossread.open_articles(opened.articles)
        if opened.failures:
            self.app.notify("\n".join(opened.failures[:AROUND]), title="Not read", severity="warning")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CrossreadError):
            raise error
        self.crossread.refuse(error)

    def _show(self) -> None:
        """Show the names around the one that is being read."""
        watch, glyphs, names = self._watch, self.glyphs, self.sources
        room = max(1, self.app.size.height - AROUND)
        first = max(0, min(watch.done - room // 2, len(names) - room))
        lines = [LineBuilder().add(f"Reading {counted(len(names), 'source')}", "title").line(), Line()]
        for n, name in enumerate(names[first : first + room], first):
            line = LineBuilder()
            if n < watch.done:
                line.add(f"{glyphs.done} {display(name)}", "dim")
            elif n == watch.done:
                line.add(f"{glyphs.cursor} ", "key").add(display(name), "title")
                if watch.what and watch.what != name:
                    line.add(f"  {display(watch.what)}", "dim")
            else:
                line.add(f"  {display(name)}")
            lines.append(line.line())
        self.query_one("#opening", LinesView).show(lines)
