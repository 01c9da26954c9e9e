"""Dialogs for notes: pick a tag with one key, write a note of several lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static, TextArea

from index.ingest.clean import screen_text
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.rows import fit
from reader.tui.render.safe import display
from reader.tui.screens.background import ask
from reader.tui.values import TagChoice
from reader.tui.widgets.lines_view import LinesView

QUOTE = 400
"""Code points of the quotation that are shown above a note."""


class TagDoor(Protocol):
    """The part of the session that picking a tag uses."""

    def tag_choices(self) -> tuple[TagChoice, ...]:
        """Return the tags that have a key."""
        ...


class TagDialog(ModalScreen[str | None]):
    """Lists the vocabulary; one key picks a tag."""

    CSS_PATH = "notes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="tag.cancel", tooltip="Tag nothing")
    ]

    def __init__(self, session: TagDoor) -> None:
        """Offer the tags of a session's vocabulary."""
        super().__init__()
        self.session = session
        self.choices: dict[str, TagChoice] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with VerticalGroup(classes="dialog wide"):
            yield Label(Content("Tag this"), classes="dialog-title")
            yield LinesView(id="tags")
            yield Label(
                Content("press a tag's key; again takes it off · Esc leaves it"), classes="dialog-hint"
            )

    def on_mount(self) -> None:
        """Read the vocabulary in a thread."""
        ask(self, self.session.tag_choices, self._show)

    def _show(self, choices: Sequence[TagChoice]) -> None:
        self.choices = {choice.key: choice for choice in choices}
        self.query_one(LinesView).show(tag_lines(choices))

    def on_key(self, event: events.Key) -> None:
        """Pick the tag of the key that is pressed."""
        if event.character is not None and event.character in self.choices:
            event.stop()
            event.prevent_default()
            self.dismiss(event.character)


def tag_lines(choices: Sequence[TagChoice]) -> list[Line]:
    """Return the vocabulary as lines: a heading for each kind, then key, name and meaning."""
    lines: list[Line] = []
    kind = None
    for choice in choices:
        if choice.kind != kind:
            kind = choice.kind
            if lines:
                lines.append(Line())
            lines.append(LineBuilder().add(kind.upper(), "heading").line())
        name = display(choice.name)
        builder = LineBuilder().add(f" {display(choice.key)}  ", "key").add(f"{name:<16}", "title")
        lines.append(builder.add(f" {display(choice.definition)}", "dim").line(indent=21))
    return lines


class NoteDialog(ModalScreen[str | None]):
    """A note of several lines on a quotation."""

    CSS_PATH = "notes.tcss"
    AUTO_FOCUS = "#note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,ctrl+x", "keep", "Keep", id="note.keep", priority=True, tooltip="Keep the note"),
        Binding("escape", "dismiss", "Cancel", id="note.cancel", tooltip="Leave it as it was"),
    ]

    def __init__(self, quote: str, text: str = "") -> None:
        """Write a note on ``quote``, or change ``text``; both are foreign text."""
        super().__init__()
        self.quote, self.text = quote, text

    def compose(self) -> ComposeResult:
        """Lay out the quotation and the box for the note."""
        with VerticalGroup(classes="dialog wide"):
            yield Label(Content("Change the note" if self.text else "New note"), classes="dialog-title")
            yield Static(Content(f"“{fit(display(self.quote), QUOTE, '…')}”"), id="quote")
            yield TextArea(
                screen_text(self.text), id="note", soft_wrap=True, show_line_numbers=False, compact=True
            )
            hint = "Ctrl+S or Ctrl+X keeps it · Esc leaves it as it was"
            yield Label(Content(f"{hint} · empty removes it" if self.text else hint), classes="dialog-hint")

    def action_keep(self) -> None:
        """Close with the text."""
        self.dismiss(self.query_one(TextArea).text)
