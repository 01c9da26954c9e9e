"""Dialogs: an error that scrolls and copies, a question, a line of text, the fields of an article."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.types import CSSPathType
from textual.widgets import Input, Label, Static

from index.article import Article
from index.ingest.clean import screen_text
from reader.tui.render.keys import hinted
from reader.tui.render.safe import display

Result = TypeVar("Result")

UNDER = 0.25
"""Seconds after which a dialog under another screen tries to close again."""


class Dialog(ModalScreen[Result]):
    """What stands over a screen; on a terminal of few rows it does without its ornaments."""

    CSS_PATH: ClassVar[CSSPathType | None] = "dialogs.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - as Screen declares it

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close this dialog and no other screen, whatever is in front.

        Textual closes the screen in front: a second answer in the same moment would close what lay under the dialog.
        What answers under another screen, the help for instance, closes once that has gone.
        """
        if self.is_active:
            return super().dismiss(result)
        if self in self.app.screen_stack:
            self.set_timer(UNDER, partial(self.answer, result))
        return AwaitComplete()

    def answer(self, result: Result | None = None) -> None:
        """Close as a callback does, which must not wait for it."""
        self.dismiss(result)


class ErrorDialog(Dialog[None]):
    """What failed, on which input and what to do; it scrolls and can be copied."""

    AUTO_FOCUS = "#error-text"
    KIND = "error"
    """Class of the frame."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "Close", id="error.close", tooltip="Close the message"),
        Binding("c,y", "copy", "Copy", id="error.copy", tooltip="Copy the message"),
    ]

    def __init__(self, title: str, message: str) -> None:
        """Show a message under a title; both are foreign text."""
        super().__init__()
        self.heading, self.message = title, message

    def compose(self) -> ComposeResult:
        """Lay out title, text and the keys that work here."""
        with VerticalGroup(classes=f"dialog {self.KIND}"):
            yield Label(Content(display(self.heading)), classes="dialog-title")
            with VerticalScroll(id="error-text"):
                yield Static(Content(screen_text(self.message)))
            hint = hinted(self.app, "{error.copy|c} copies the message · {error.close|escape} closes")
            yield Label(Content(hint), classes="dialog-hint")

    def action_copy(self) -> None:
        """Copy the message to the clipboard of the reader's own machine."""
        self.app.copy_to_clipboard(screen_text(self.message))
        self.notify("The message was copied.", markup=False)


class ReportDialog(ErrorDialog):
    """What was found out: a text that scrolls and can be copied, and nothing is wrong."""

    KIND = ""


class ConfirmDialog(Dialog[bool]):
    """A question that is answered with y or n."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", id="confirm.yes"),
        Binding("n,escape,q", "answer(False)", "No", id="confirm.no"),
    ]

    def __init__(self, title: str, question: str, yes: str) -> None:
        """Ask ``question``; ``yes`` names what y does."""
        super().__init__()
        self.heading, self.question, self.yes = title, question, yes

    def compose(self) -> ComposeResult:
        """Lay out the question and its answers."""
        with VerticalGroup(classes="dialog"):
            yield Label(Content(display(self.heading)), classes="dialog-title")
            yield Static(Content(screen_text(self.question)))
            yes, no = hinted(self.app, "{confirm.yes|y}"), hinted(self.app, "{confirm.no|n} leaves it")
            yield Label(Content(f"{yes} {display(self.yes).lower()} · {no}"), classes="dialog-hint")

    def action_answer(self, sure: bool) -> None:
        """Close with the answer."""
        self.dismiss(sure)


class TextDialog(Dialog[str | None]):
    """Asks for one line of text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Cancel", id="text.cancel")]

    def __init__(self, title: str, value: str = "") -> None:
        """Ask for a text under a title, with a value to start from."""
        super().__init__()
        self.heading, self.value = title, value

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with VerticalGroup(classes="dialog"):
            yield Label(Content(display(self.heading)), classes="dialog-title")
            yield Input(display(self.value), compact=True, classes="field")
            hint = hinted(self.app, "Enter keeps it · {text.cancel|escape} leaves it")
            yield Label(Content(hint), classes="dialog-hint")

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class EditDialog(Dialog[dict[str, str] | None]):
    """The fields of an article that a reader may correct."""

    FIELDS = (("title", "Title"), ("outlet", "Outlet"), ("author", "Author"), ("published", "Date"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="edit.cancel"),
        Binding("down", "app.focus_next", "Next", show=False, id="edit.next"),
        Binding("up", "app.focus_previous", "Previous", show=False, id="edit.previous"),
    ]

    def __init__(self, article: Article, typed: Mapping[str, str] | None = None) -> None:
        """Edit an article; ``typed`` are values to start from in place of what is known."""
        super().__init__()
        self.article = article
        self.typed = dict(typed or {})

    def compose(self) -> ComposeResult:
        """Lay out a box for each field with where its value came from."""
        with VerticalGroup(classes="dialog"):
            yield Label(Content("Edit article"), classes="dialog-title")
            for name, label in self.FIELDS:
                origin = self.article.provenance.get(name) if getattr(self.article, name) else None
                note = f"  from {display(origin)}" if origin else "  unknown so far"
                yield Label(Content.assemble((label, "bold"), (note, "$muted")))
                shown = "2026-03-13 or 2026-03-13T14:00-04:00" if name == "published" else ""
                value = self.typed.get(name, self._value(name))
                yield Input(value, placeholder=shown, id=f"edit-{name}", compact=True, classes="field")
            yield Label(
                Content(
                    "Enter keeps the changes · ↑↓ or Tab to the next field · "
                    + hinted(self.app, "{edit.cancel|escape} leaves all as it was")
                ),
                classes="dialog-hint",
            )

    def _value(self, name: str) -> str:
        return display(getattr(self.article, name) or "")

    @on(Input.Submitted)
    def _done(self) -> None:
        changes = {}
        for name, _ in self.FIELDS:
            value = self.query_one(f"#edit-{name}", Input).value.strip()
            if value != self._value(name):
                changes[name] = value
        self.dismiss(changes)
