"""A dialog that tells who did what and when to a note or a claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Label

from reader.tui.note_values import NoteEvent
from reader.tui.paints import DIALOG
from reader.tui.render.keys import hinted
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.rows import day_text
from reader.tui.render.safe import display
from reader.tui.screens.dialogs import Dialog
from reader.tui.widgets.lines_view import LinesView


class HistoryDialog(Dialog[None]):
    """Lists the steps, the latest first."""

    CSS_PATH = ["dialogs.tcss", "notes.tcss"]  # noqa: RUF012 - as Screen declares it
    AUTO_FOCUS = "#history"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,H,enter", "dismiss", "Close", id="history.close", tooltip="Close the history"),
    ]

    def __init__(self, title: str, events: Sequence[NoteEvent]) -> None:
        """Tell the steps under a title; all of it is foreign text."""
        super().__init__()
        self.heading, self.events = title, tuple(events)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with VerticalGroup(classes="dialog wide"):
            yield Label(Content(display(self.heading)), classes="dialog-title")
            yield LinesView(focus=True, paints=DIALOG, id="history")
            hint = hinted(self.app, "Times are UTC · ↑↓ scroll · {history.close|escape} closes it")
            yield Label(Content(hint), classes="dialog-hint")

    def on_mount(self) -> None:
        """Show the steps."""
        self.query_one(LinesView).show(history_lines(self.events))
        self.call_after_refresh(self.fit)

    def on_resize(self) -> None:
        """Give the list what the rest leaves."""
        self.call_after_refresh(self.fit)

    def fit(self) -> None:
        """Make the list as high as what it holds, and no higher than the screen."""
        history = self.query_one(LinesView)
        history.styles.height = max(1, min(len(history.rows), self.size.height - 10))


def history_lines(events: Sequence[NoteEvent]) -> list[Line]:
    """Return each step as a line with when, who and what was done, and below it what that changed."""
    lines = []
    for one in events:
        line = LineBuilder().add(f"{day_text(one.at)} {one.at[11:16]}".strip(), "dim").add("  ")
        line.add(display(one.who), "key").add("  ").add(display(one.what), "title")
        lines.append(line.line(indent=2))
        lines += [LineBuilder().add(f"· {display(phrase)}").line(indent=2) for phrase in one.changed]
    return lines
