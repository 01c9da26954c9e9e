"""The dialog that stands while something takes long: what is being done, how far it is, and Esc to stop it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Label, Static
from textual.worker import get_current_worker

from index.errors import CrossreadError
from reader.compare.steps import Stopped, listening
from reader.tui.render.glyphs import Glyphs
from reader.tui.render.keys import hinted
from reader.tui.render.safe import display
from reader.tui.screens.dialogs import Dialog
from reader.tui.watching import Watch

T = TypeVar("T")
GLANCE = 0.1
"""Seconds between two looks at how far the work is."""
CELLS = 48
"""Cells of the bar."""
COUNTED = 1_000_000
"""From so many on, bytes mostly, only the share is told."""


class WorkDialog(Dialog[T | None], Generic[T]):
    """Runs a call in a thread; closes with its result, or with None where it failed or was stopped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+c", "stop", "Stop", id="work.stop", tooltip="Stop what is going on")
    ]

    def __init__(self, title: str, call: Callable[[], T], glyphs: Glyphs) -> None:
        """Run ``call``; what it tells of itself (``reader.compare.steps``) is shown under the title."""
        super().__init__()
        self.heading, self._call, self._glyphs = title, call, glyphs
        self._stopped = False
        self._began = monotonic()
        self._watch = Watch(lambda: self._stopped)
        self.error: CrossreadError | None = None
        """What it failed with."""

    def compose(self) -> ComposeResult:
        """Lay out what is being done, the bar and the key that stops it."""
        with VerticalGroup(classes="dialog"):
            yield Label(Content(display(self.heading)), classes="dialog-title")
            yield Static(id="work-bar")
            yield Label(
                Content(hinted(self.app, "{work.stop|escape} stops it; what is done stays done")),
                id="work-hint",
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        """Begin."""
        self._show()
        self.set_interval(GLANCE, self._show)
        self.run_worker(self._work, thread=True)

    def _work(self) -> None:
        """Do it, in a thread."""
        worker = get_current_worker()
        self._watch = Watch(lambda: self._stopped or worker.is_cancelled)
        result: T | None = None
        try:
            with listening(self._watch.tell):
                result = self._call()
        except Stopped:
            result = None
        except CrossreadError as error:
            self.error = error
        if not worker.is_cancelled:
            self.call_later(self.answer, result)

    def _show(self) -> None:
        """Paint how far it is."""
        watch, glyphs = self._watch, self._glyphs
        seconds = int(monotonic() - self._began)
        filled = min(CELLS, watch.done * CELLS // watch.of) if watch.of else 0
        counts = f"{watch.done:,} of {watch.of:,}  {watch.share}" if 0 < watch.of < COUNTED else watch.share
        self.query_one("#work-bar", Static).update(
            Content.assemble(
                (glyphs.level * filled, "$primary"),
                (glyphs.rule * (CELLS - filled), "$muted"),
                f"\n{display(watch.what) or 'Beginning'}  {counts}",
                (f"  {seconds // 60}:{seconds % 60:02}" if seconds else "", "$muted"),
            )
        )

    def action_stop(self) -> None:
        """Ask the work to end; the second time, do not wait for that."""
        if self._stopped:
            self.dismiss(None)
            return
        self._stopped = True
        said = hinted(self.app, "Stopping… {work.stop|escape} again does not wait for it")
        self.query_one("#work-hint", Label).update(Content(said))
