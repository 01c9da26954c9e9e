"""The editor of a note of several lines; what is typed is kept as a draft until it is kept for good or given up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count
from typing import Any, ClassVar, NamedTuple, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Label, Static, TextArea

from index.errors import CrossreadError
from index.ingest.clean import screen_text
from reader.tui.drafts import STATE, read_drafts, with_draft
from reader.tui.render.keys import hinted
from reader.tui.restoring import restored
from reader.tui.screens.background import BackgroundScreen
from reader.tui.screens.dialogs import Dialog
from reader.tui.screens.note_dialogs import On, show_subject

DEBOUNCE = 0.5
"""Seconds without a key after which what was typed is kept as a draft."""

JOINERS = frozenset("\u200c\u200d")
"""Zero-width non-joiner and joiner."""


class Written(NamedTuple):
    """A note that was written, and what on."""

    text: str
    scope: int


class DraftDoor(Protocol):
    """The part of the session that keeps drafts."""

    def load_state(self, key: str) -> str | None:
        """Return a small text that was kept, or None."""
        ...

    def update_state(self, key: str, change: Callable[[str | None], str]) -> str:
        """Read, change and keep a small text in one transaction; returns what is kept now."""
        ...


class NoteArea(TextArea):
    """A box for a text, in any script."""

    def on_key(self, event: events.Key) -> None:
        """Let joiners through, which Textual takes for unprintable: Persian words and many emoji need them."""
        if event.character and event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.replace(event.character, *self.selection)


class NoteDialog(Dialog[Written | None]):
    """A note of several lines on a quotation."""

    CSS_PATH = ["dialogs.tcss", "notes.tcss"]  # noqa: RUF012 - as Screen declares it
    AUTO_FOCUS = "#note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,ctrl+x", "keep", "Keep", id="note.keep", priority=True, tooltip="Keep the note"),
        Binding(
            "tab",
            "scope",
            "What it is on",
            id="note.scope",
            priority=True,
            tooltip="Write it on something else",
        ),
        Binding("escape", "leave", "Cancel", id="note.cancel", tooltip="Put it off as a draft"),
    ]

    def __init__(
        self,
        session: DraftDoor,
        scopes: Sequence[On],
        scope: int = 0,
        drafts: Mapping[str, str] | None = None,
    ) -> None:
        """Write a note on one of ``scopes``, or change the one that is there; ``drafts`` are taken up again."""
        super().__init__()
        self.session, self.scopes, self.scope = session, tuple(scopes), scope
        self.drafts = dict(drafts or {})
        self.text = screen_text(self.scopes[scope].text)
        """What stands in the box."""
        self.settled = False
        """Whether the text is in good hands, so that no draft is needed."""
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the quotation and the box for the note."""
        with VerticalGroup(classes="dialog wide"):
            yield Label(id="note-title", classes="dialog-title")
            yield Static(id="scope")
            yield Static(id="quote")
            yield NoteArea(id="note", soft_wrap=True, show_line_numbers=False, compact=True)
            yield Label(id="note-hint", classes="dialog-hint")

    def on_mount(self) -> None:
        """Show what is there already."""
        self.show_scope("")

    def on_resize(self) -> None:
        """Show as much of the quotation as there is room for."""
        show_subject(self, self.scopes, self.scope)

    @property
    def box(self) -> TextArea:
        """Where the note is written."""
        return self.query_one(TextArea)

    @property
    def subject(self) -> On:
        """What the note is written on."""
        return self.scopes[self.scope]

    def known(self, one: On) -> str:
        """Return the text to begin with: the draft, else the note that is there."""
        return screen_text(self.drafts.get(one.draft, one.text))

    def show_scope(self, before: str) -> None:
        """Say what is annotated; what was typed stays unless it is just what was there ``before``."""
        chosen = self.subject
        drafted = chosen.draft in self.drafts
        title = "Change the note" if chosen.text else "New note"
        if drafted:
            title += ", as you left it unfinished"
        self.query_one("#note-title", Label).update(Content(title))
        show_subject(self, self.scopes, self.scope)
        if self.box.text == before:
            self.box.text = self.known(chosen)
            self.box.move_cursor(self.box.document.end)
        hint = hinted(self.app, "{note.keep|ctrl+s} keeps it · {note.cancel|escape} puts it off as a draft")
        hint += " · empty removes it" if chosen.text else ""
        self.query_one("#note-hint", Label).update(Content(hint))

    @property
    def typed(self) -> str:
        """What stands in the box, with what cannot be shown there as it was."""
        return restored(self.drafts.get(self.subject.draft, self.subject.text), self.text, screen_text)

    def action_scope(self) -> None:
        """Choose the next thing to write it on."""
        before = self.known(self.subject)
        self.scope = (self.scope + 1) % len(self.scopes)
        self.show_scope(before)

    def action_keep(self) -> None:
        """Close with the text; the draft goes when the note is kept."""
        self.settled, self.text = True, self.box.text
        self.dismiss(Written(self.typed, self.scope))

    def action_leave(self) -> None:
        """Close without it; what was typed stays as a draft."""
        self.text = self.box.text
        if self._unsaved():
            self.app.notify(
                "What you typed is kept as a draft: it is there when you write on these words again.",
                timeout=4,
            )
        self.dismiss()

    def _unsaved(self) -> bool:
        """Return whether something stands in the box that is nowhere else."""
        return not self.settled and self.text != screen_text(self.subject.text)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self.text = self.box.text
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(DEBOUNCE, self._keep_soon)

    def _keep_soon(self) -> None:
        """Keep a draft in a thread, while typing goes on."""
        if self.subject.draft and (self._unsaved() or self.subject.draft in self.drafts):
            text = self.typed if self._unsaved() else ""
            self.run_worker(partial(self._keep, text), thread=True, group="draft", exclusive=True)

    def _keep(self, text: str) -> None:
        """Keep the draft, or forget it; where it cannot be written the note itself will say so."""
        try:
            self.session.update_state(STATE, lambda state: with_draft(state, self.subject.draft, text))
        except CrossreadError as error:
            self.log.error(f"a draft is not kept: {error}")

    def on_unmount(self) -> None:
        """Keep the draft in the last moment, however the dialog is left."""
        if not self.subject.draft:
            return
        if self._unsaved():
            self._keep(self.typed)
        elif self.subject.draft in self.drafts and not self.settled:
            self._keep("")


_NUMBERS = count()


def edit_note(
    screen: BackgroundScreen[Any],
    session: DraftDoor,
    scopes: Sequence[On],
    keep: Callable[[Written], object],
    done: Callable[[Written], object],
    scope: int = 0,
) -> None:
    """Open the editor with the draft of an earlier time; ``keep`` writes the note in a thread, then ``done`` is called.

    What cannot be kept comes back into the editor, with what the matter is over it.
    """

    def opened(drafts: Mapping[str, str], at: int = scope) -> None:
        def answered(written: Written | None) -> None:
            if written is not None:
                group = f"note {next(_NUMBERS)}"
                screen.fetch(group, partial(stored, written), done, partial(again, written))

        screen.app.push_screen(NoteDialog(session, scopes, at, drafts), answered)

    def stored(written: Written) -> Written:
        keep(written)
        name = scopes[written.scope].draft
        session.update_state(STATE, lambda state: with_draft(state, name, ""))
        return written

    def again(written: Written, error: CrossreadError) -> None:
        opened({scopes[written.scope].draft: written.text}, written.scope)
        screen.fail(error)

    def without(error: CrossreadError) -> None:
        # On a full disk not even drafts can be read; what is typed now stays in the editor until it can be kept.
        screen.log.error(f"drafts are not read: {error}")
        opened({})

    screen.fetch("drafts", lambda: read_drafts(session.load_state(STATE)), opened, without)
