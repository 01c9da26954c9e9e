"""The dialog that asks which story an article belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Label, OptionList

from reader.tui.render.safe import display
from reader.tui.screens.dialogs import TextDialog
from reader.tui.values import StoryRow

NEW = ""
"""The answer that stands for a new story."""


class StoryDialog(TextDialog):
    """Offers a new story and every story there is; answers with an id, or with ``NEW``."""

    AUTO_FOCUS = "OptionList"
    DEFAULT_CSS = "StoryDialog OptionList { height: auto; max-height: 60vh; }"

    def __init__(self, title: str, stories: Sequence[StoryRow]) -> None:
        """Offer stories under a title."""
        super().__init__(title)
        self.stories = tuple(stories)

    def compose(self) -> ComposeResult:
        """Lay out the stories as a list to choose from."""
        names = [f"{display(one.title)} ({one.articles})" for one in self.stories]
        with VerticalGroup(classes="dialog"):
            yield Label(Content(display(self.heading)), classes="dialog-title")
            yield OptionList(*(Content(name) for name in ("A new story", *names)), compact=True)
            yield Label(Content("Enter moves the article · Esc leaves it"), classes="dialog-hint")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(NEW if event.option_index == 0 else self.stories[event.option_index - 1].id)
