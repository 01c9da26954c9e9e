"""The dialog that asks what to add to the library: a file, a folder or a URL, completed while it is typed."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Input, Label, OptionList

from reader.tui.path_completion import Offers, complete_path
from reader.tui.render.keys import hinted
from reader.tui.render.safe import display
from reader.tui.screens.background import ask
from reader.tui.screens.dialogs import Dialog

WALK = {"down": "cursor_down", "up": "cursor_up", "pagedown": "page_down", "pageup": "page_up"}
"""Keys that move the cursor of the list, and its actions."""


class AddDialog(Dialog[str | None]):
    """Asks for a path or URL; folders and readable files are offered below."""

    AUTO_FOCUS = "#add-source"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "complete",
            "Complete",
            id="add.complete",
            tooltip="Take the offered path, or what all share",
        ),
        Binding("escape", "dismiss", "Cancel", id="add.cancel", tooltip="Add nothing"),
    ]
    DEFAULT_CSS = """
    AddDialog OptionList { height: auto; max-height: 40vh; margin-top: 1; background: $surface; }
    AddDialog.-short OptionList { margin-top: 0; max-height: 30vh; }
    """

    def __init__(self, typed: str = "") -> None:
        """Ask; ``typed`` is where to start, the folder of the last time for instance."""
        super().__init__()
        self._first = typed
        self._offers = Offers()

    def compose(self) -> ComposeResult:
        """Lay out the box over what it may become."""
        with VerticalGroup(classes="dialog"):
            yield Label(Content("Add to the library"), classes="dialog-title")
            yield Label(
                Content.assemble(("File, folder or URL", "bold"), ("  ~ is the home folder", "$muted"))
            )
            yield Input(
                self._first,
                placeholder="~/Downloads/report.html, folder/, https://…",
                id="add-source",
                compact=True,
                classes="field",
                select_on_focus=False,
            )
            yield OptionList(id="add-offers", compact=True)
            yield Label(
                Content(
                    hinted(
                        self.app,
                        "{add.complete|tab} completes · ↑↓ choose · Enter adds · {add.cancel|escape} leaves it",
                    )
                ),
                id="add-hint",
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        """Offer what there is."""
        self._list.can_focus = False
        self._look(self._first)

    @property
    def _list(self) -> OptionList:
        return self.query_one("#add-offers", OptionList)

    @property
    def _box(self) -> Input:
        return self.query_one("#add-source", Input)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._look(event.value)

    def _look(self, typed: str) -> None:
        ask(self, partial(complete_path, typed), self._show)

    def _show(self, offers: Offers) -> None:
        """List what was found, unless something else has been typed meanwhile."""
        if offers.typed != self._box.value:
            return
        self._offers = offers
        shown = [Content(display(path)) for path in offers.paths]
        if offers.more:
            shown.append(Content.assemble((f"and {offers.more:,} more: type on", "$muted")))
        self._list.set_options(shown)
        self._list.highlighted = None

    def on_key(self, event: events.Key) -> None:
        """Walk through the list while the box has the keys."""
        if event.key in WALK and self._offers.paths:
            event.stop()
            if self._list.highlighted is None:
                self._list.highlighted = 0
            else:
                getattr(self._list, f"action_{WALK[event.key]}")()

    def action_complete(self) -> None:
        """Take the chosen path, else what all offered ones begin with, else the first."""
        at = self._list.highlighted
        paths = self._offers.paths
        if at is not None and at < len(paths):
            self._take(paths[at])
        elif self._offers.common != self._box.value:
            self._take(self._offers.common)
        elif len(paths) > 0:
            self._list.highlighted = 0

    def _take(self, path: str) -> None:
        self._box.value = path
        self._box.cursor_position = len(path)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self._offers.paths):
            self._take(self._offers.paths[event.option_index])

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Add the chosen path, else what stands in the box."""
        at = self._list.highlighted
        chosen = self._offers.paths[at] if at is not None and at < len(self._offers.paths) else event.value
        if chosen.strip():
            self.dismiss(chosen.strip())
        else:
            hint = self.query_one("#add-hint", Label)
            hint.update(
                Content(hinted(self.app, "Type a path or a URL first · {add.cancel|escape} leaves it"))
            )
