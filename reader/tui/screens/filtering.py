"""A screen with a list and a box that filters it: what the lists of notes and of claims have in common."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.tui.paints import NOTES
from reader.tui.screens.background import BackgroundScreen
from reader.tui.session import Session
from reader.tui.widgets.key_line import KeyLine
from reader.tui.widgets.lines_view import LinesView
from reader.tui.widgets.typed_line import FilterLine

DEBOUNCE = 0.15
"""Seconds without a key after which what was typed is searched for."""


class FilteredScreen(BackgroundScreen[None]):
    """A filter, what it leaves, and changes that can be undone. Subclasses fetch and list."""

    CSS_PATH = ["dialogs.tcss", "notes.tcss"]  # noqa: RUF012 - as Screen declares it
    AUTO_FOCUS = "#list"
    NAME = ""
    PLACEHOLDER = ""

    def __init__(self, session: Session, query: str = "") -> None:
        """Show what a session has, narrowed by a query."""
        super().__init__()
        self.session = session
        self.query_text = query
        self._typing: Timer | None = None
        self._written = 0

    # -- what a subclass says ------------------------------------------------------------------------------------

    def find(self) -> None:
        """Fetch what the filter leaves."""

    def lists(self) -> ComposeResult:
        """Lay out the list, whose id is ``list``, and what stands below it."""
        yield Widget(id="list")

    # -- the screen ----------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out head, filter, list and keys."""
        yield Static(
            Content.assemble(("crossread", "bold $primary"), (f"  {self.NAME}", "bold")), id="list-head"
        )
        yield FilterLine(self.query_text, placeholder=self.PLACEHOLDER, id="list-search", compact=True)
        yield Static(id="list-state")
        yield from self.lists()
        yield LinesView(focus=True, paints=NOTES, id="list-empty")
        yield KeyLine()

    def on_mount(self) -> None:
        """Fetch after the first frame."""
        self.call_after_refresh(self.find)

    def on_screen_resume(self) -> None:
        """Something may have been changed on another screen."""
        self.find()

    def focus_list(self) -> None:
        """Go to the list, or to what stands in its place while it is empty."""
        self.query_one("#list-empty" if self.has_class("-empty") else "#list").focus()

    def show_state(self, state: Content, *, empty: bool) -> None:
        """Say what is listed; an empty list makes room for words."""
        self.query_one("#list-state", Static).update(state)
        self.set_class(empty, "-empty")
        if not self.query_one("#list-search", Input).has_focus:
            self.focus_list()

    @on(Input.Changed, "#list-search")
    def _typed(self) -> None:
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(DEBOUNCE, self._take_query)

    def _take_query(self) -> None:
        self.query_text = self.query_one("#list-search", Input).value
        self.find()

    @on(Input.Submitted, "#list-search")
    def _submitted(self) -> None:
        self._take_query()
        self.focus_list()

    def on_key(self, event: events.Key) -> None:
        """From the filter, arrows lead into the list."""
        if event.key in ("down", "pagedown") and isinstance(self.focused, Input):
            event.stop()
            self.focus_list()

    def action_search(self) -> None:
        """Go to the filter."""
        self.set_focus(self.query_one("#list-search", Input))

    async def action_step_back(self) -> None:
        """Leave the filter, then clear it, then leave the list."""
        box = self.query_one("#list-search", Input)
        if box.has_focus:
            self.focus_list()
        elif box.value:
            box.value = ""
        else:
            await self.crossread.action_back()

    def change(self, call: Callable[[], object], said: str = "") -> None:
        """Change something in a thread, say so or what ``call`` answers; no change takes the place of another."""

        def done(answer: object) -> None:
            self.notify(said or str(answer or ""), timeout=4)
            self.find()

        self._written += 1
        self.fetch(f"change {self._written}", call, done)

    def chosen_entry(self) -> tuple[str, str] | None:
        """Return id and text of the entry under the cursor, or None."""
        return None

    def action_history(self) -> None:
        """Tell who did what to the entry under the cursor, and when."""
        from reader.tui.screens.history_dialog import HistoryDialog

        chosen = self.chosen_entry()
        if chosen is not None:
            title = f"History of {chosen[1]}"
            self.fetch(
                "history",
                lambda: self.session.note_history(chosen[0]),
                lambda events: self.app.push_screen(HistoryDialog(title, events)),
            )

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.change(lambda: self.session.redo_note() or "There is nothing to be done again.")

    def action_undo(self) -> None:
        """Take the last change back."""
        self.change(lambda: self.session.undo_note() or "There is nothing to undo.")
