"""The dialog that asks which story articles belong to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Label, OptionList

from reader.tui.render.keys import hinted
from reader.tui.render.rows import counted
from reader.tui.render.safe import display
from reader.tui.screens.background import ask
from reader.tui.screens.dialogs import Dialog
from reader.tui.values import Destination

NEW = Destination("A new story", articles=0)
"""The answer that stands for a new story."""
WALK = {"down": "cursor_down", "up": "cursor_up", "pagedown": "page_down", "pageup": "page_up"}
"""Keys that move the cursor of the list, and its actions."""
DEBOUNCE = 0.12
"""Seconds without a key after which stories are looked for."""


class StoryDialog(Dialog[Destination | None]):
    """Offers a new story, every story there is and articles that stand alone; typing narrows them."""

    AUTO_FOCUS = "#story-name"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="move.cancel", tooltip="Leave the articles where they are")
    ]
    DEFAULT_CSS = """
    StoryDialog OptionList { height: auto; max-height: 50vh; margin-top: 1; }
    """

    def __init__(self, title: str, find: Callable[[str], Sequence[Destination]]) -> None:
        """Ask under a title; ``find`` is called in a thread with what is typed."""
        super().__init__()
        self.heading, self._find = title, find
        self._offered: tuple[Destination, ...] = (NEW,)
        self._typing: Timer | None = None
        self._shown: str | None = None
        """What was typed when the list was made."""
        self._entered_early = False

    def compose(self) -> ComposeResult:
        """Lay out the box over the stories."""
        with VerticalGroup(classes="dialog"):
            yield Label(Content(display(self.heading)), classes="dialog-title")
            yield Input(
                placeholder="Words of a story or an article", id="story-name", compact=True, classes="field"
            )
            yield OptionList(Content(NEW.title), compact=True, id="story-list")
            hint = hinted(self.app, "↑↓ choose · Enter moves · {move.cancel|escape} leaves it")
            yield Label(Content(hint), classes="dialog-hint")

    def on_mount(self) -> None:
        """List all."""
        self._list.highlighted = 0
        self._look("")

    @property
    def _list(self) -> OptionList:
        return self.query_one("#story-list", OptionList)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(DEBOUNCE, partial(self._look, event.value))

    def _look(self, typed: str) -> None:
        ask(self, partial(self._find, typed), partial(self._show, typed))

    def _show(self, typed: str, found: Sequence[Destination]) -> None:
        """List what was found, unless something else has been typed meanwhile."""
        if typed != self.query_one(Input).value:
            return
        self._offered = (NEW, *found)
        self._list.set_options([Content(NEW.title), *(destination_text(one) for one in found)])
        self._list.highlighted = 1 if typed.strip() and found else 0
        self._shown = typed
        if self._entered_early:
            self._answer(self._list.highlighted)

    def on_key(self, event: events.Key) -> None:
        """Walk through the list while the box has the keys."""
        if event.key in WALK and isinstance(self.focused, Input):
            event.stop()
            getattr(self._list, f"action_{WALK[event.key]}")()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Answer; what was typed a moment ago is looked for first."""
        if event.value == self._shown:
            self._answer(self._list.highlighted or 0)
        else:
            self._entered_early = True
            self._look(event.value)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._answer(event.option_index)

    def _answer(self, index: int) -> None:
        self.dismiss(self._offered[index])


def destination_text(one: Destination) -> Content:
    """Return a destination on two lines: its title, and below it what it is."""
    size = counted(one.articles, "article") if one.story else "stands alone"
    outlets = ", ".join(display(name) for name in one.outlets[:3])
    return Content.assemble(
        display(one.title), (f"\n  {size}" + (f", {outlets}" if outlets else ""), "$muted")
    )
