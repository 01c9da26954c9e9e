"""Dialogs for notes: pick a tag with one key, write a note of several lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from reader.tui.looks import look_names
from reader.tui.note_values import TagChoice
from reader.tui.paints import DIALOG
from reader.tui.render.keys import hinted
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.rows import fit
from reader.tui.render.safe import display
from reader.tui.screens.background import ask
from reader.tui.screens.dialogs import Dialog
from reader.tui.widgets.lines_view import LinesView

LOW = 30
"""Rows of a screen below which a dialog is short of space."""
SHORT = 64
"""Cells of a quotation on such a screen."""
QUOTE = 400
"""Code points of the quotation that are shown above a note."""


class TagDoor(Protocol):
    """The part of the session that picking a tag uses."""

    def tag_choices(self) -> tuple[TagChoice, ...]:
        """Return the tags that have a key."""
        ...


class Picked(NamedTuple):
    """The tag that was picked, and what for."""

    key: str = ""
    """Its key; empty for a typed one."""
    name: str = ""
    """What was typed."""
    scope: int = 0
    """Which of the offered things to put it on."""


class On(NamedTuple):
    """One thing that a tag or note may be put on."""

    label: str
    """``this sentence``, ``both sides, with Keld Press``."""
    quotes: tuple[tuple[str, str], ...] = ()
    """Who says it, or nothing where that is plain, and the words; foreign text."""
    tags: tuple[str, ...] = ()
    """The tags that it has already."""
    text: str = ""
    """The note that it has already."""
    draft: str = ""
    """Names what is being written on it."""


HERE = (On(""),)


def scope_text(scopes: Sequence[On], at: int) -> Content:
    """Return the line that says what is annotated, and how to choose something else."""
    parts: list[tuple[str, str] | str] = []
    for n, one in enumerate(scopes):
        lit = n == at
        parts.append((f" {display(one.label)} ", "bold reverse" if lit else "$muted"))
        parts.append(" ")
    if len(scopes) > 1:
        parts.append(("Tab", "bold $accent"))
        parts.append((" chooses", "$muted"))
    return Content.assemble(*parts)


def show_subject(dialog: ModalScreen[Any], scopes: Sequence[On], at: int) -> None:
    """Say at the top of a dialog (``#scope``, ``#quote``) what is annotated, out of what else, and its words."""
    chosen = scopes[at]
    scope, quote = dialog.query_one("#scope", Static), dialog.query_one("#quote", Static)
    scope.update(scope_text(scopes, at))
    scope.display = bool(chosen.label)
    quote.update(quoted(chosen.quotes, dialog.size.height))
    quote.display = bool(chosen.quotes)


def fit_list(dialog: ModalScreen[Any], view: LinesView) -> None:
    """Let a dialog's list be as high as the rows that are left by what stands around it; beyond that it scrolls."""
    box = view.parent
    if not isinstance(box, Widget):
        return
    around = sum(
        one.outer_size.height + one.styles.margin.height
        for one in box.children
        if one is not view and isinstance(one, Widget) and one.display
    )
    share = 10 if dialog.has_class("-short") else 9
    room = dialog.size.height * share // 10 - box.gutter.height - view.styles.margin.height - around
    view.styles.max_height = max(3, min(len(view.rows), room))


def quoted(quotes: Sequence[tuple[str, str]], rows: int = 48) -> Content:
    """Return quotations for the top of a dialog, one below the other; short ones on a screen of few rows."""
    most = QUOTE // max(1, len(quotes)) if rows >= LOW else SHORT - 21 * bool(quotes and quotes[0][0])
    parts: list[tuple[str, str]] = []
    for n, (name, text) in enumerate(quotes):
        parts.append(("\n" if n else "", ""))
        parts.append((f"{fit(display(name), 20, '…')} " if name else "", "bold $primary"))
        parts.append((f"“{fit(' '.join(display(text).split()), most, '…')}”", ""))
    return Content.assemble(*parts)


class TagDialog(Dialog[Picked | None]):
    """Lists the vocabulary; one key picks a tag, Enter asks for one in words."""

    CSS_PATH = ["dialogs.tcss", "notes.tcss"]  # noqa: RUF012 - as Screen declares it
    AUTO_FOCUS = "#tags"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "scope", "What it is put on", id="tag.scope", tooltip="Put it on something else"),
        Binding("enter", "type", "Free tag", id="tag.type", tooltip="Type a tag of your own"),
        Binding("down", "scroll(1)", "Down", id="tag.down", show=False, tooltip="More tags"),
        Binding("up", "scroll(-1)", "Up", id="tag.up", show=False, tooltip="Earlier tags"),
        Binding("escape", "dismiss", "Cancel", id="tag.cancel", tooltip="Tag nothing"),
    ]

    def __init__(
        self,
        session: TagDoor,
        title: str = "Tag this",
        kinds: Sequence[str] = (),
        *,
        scopes: Sequence[On] = HERE,
        scope: int = 0,
        free: bool = True,
        again: bool = True,
        extra: tuple[str, str] | None = None,
    ) -> None:
        """Offer the tags of a session's vocabulary, those of some kinds alone if given.

        ``free`` lets Enter ask for a tag of one's own; else Enter picks nothing, which ``extra`` (key, what for) names.
        ``again`` says that the same tag once more takes it off.
        """
        super().__init__()
        self.session, self.heading, self.kinds = session, title, tuple(kinds)
        self.scopes, self.scope = tuple(scopes), scope
        self.free, self.again, self.extra = free, again, extra
        self.choices: dict[str, TagChoice] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with VerticalGroup(classes="dialog wide"):
            yield Label(Content(display(self.heading)), classes="dialog-title")
            yield Static(id="scope")
            yield Static(id="quote")
            yield LinesView(focus=True, paints=DIALOG, id="tags")
            yield Input(placeholder="a tag of your own", id="free-tag", compact=True, classes="field")
            yield Label(Content(self._hint()), id="tag-hint", classes="dialog-hint")

    def _hint(self) -> str:
        parts = ["press a tag's key" + ("; again takes it off" if self.again else "")]
        if self.free:
            parts.append(hinted(self.app, "{tag.type|enter} types one of your own"))
        if self.extra:
            parts.append(f"{self.extra[0]} {self.extra[1]}")
        return " · ".join([*parts, hinted(self.app, "{tag.cancel|escape} cancels")])

    def on_mount(self) -> None:
        """Read the vocabulary in a thread."""
        self.query_one("#free-tag").display = False
        self.show_scope()
        ask(self, self.session.tag_choices, self._show)

    def show_scope(self) -> None:
        """Say what is tagged."""
        show_subject(self, self.scopes, self.scope)
        tags = self.scopes[self.scope].tags
        self.query_one(LinesView).show(tag_lines(list(self.choices.values()), tags), keep=True)
        self.call_after_refresh(fit_list, self, self.query_one(LinesView))

    def _show(self, choices: Sequence[TagChoice]) -> None:
        self.choices = {one.key: one for one in choices if not self.kinds or one.kind in self.kinds}
        self.show_scope()

    def on_resize(self) -> None:
        """Give the list what the rest leaves."""
        self.show_scope()

    def action_scope(self) -> None:
        """Choose the next thing to put the tag on."""
        self.scope = (self.scope + 1) % len(self.scopes)
        self.show_scope()

    def action_scroll(self, by: int) -> None:
        """Show more of the vocabulary where it is longer than the screen."""
        self.query_one(LinesView).scroll_relative(y=by * 2, animate=False)

    def action_type(self) -> None:
        """Ask for a tag in words, or pick none where that is offered."""
        if self.extra and not self.free:
            self.dismiss(Picked(scope=self.scope))
        elif self.free:
            self.query_one("#free-tag").display = True
            self.query_one("#free-tag").focus()
            hint = hinted(self.app, "Enter tags it · {tag.cancel|escape} cancels")
            self.query_one("#tag-hint", Label).update(Content(hint))

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.dismiss(Picked(name=event.value, scope=self.scope))

    def on_key(self, event: events.Key) -> None:
        """Pick the tag of the key that is pressed; say so where it is the key of none."""
        if isinstance(self.focused, Input) or event.character is None:
            return
        if event.character in self.choices:
            event.stop()
            event.prevent_default()
            self.dismiss(Picked(event.character, scope=self.scope))
        elif self.choices and event.is_printable and event.key not in self.active_bindings:
            self.notify(f"No tag here has the key {event.character}.", timeout=2)


KINDS = {
    "status": "STATUS  what is held of the claim",
    "stance": "STANCE  what the words say about their claim",
    "basis": "BASIS  what the words rest on",
    "check": "CHECK  is it worth a check",
    "free": "YOUR OWN",
}


def tag_lines(choices: Sequence[TagChoice], there: Sequence[str] = ()) -> list[Line]:
    """Return the vocabulary as lines: a heading for each kind, then key, name and meaning; ``there`` are on already."""
    lines: list[Line] = []
    kind = None
    width = max([16, *(len(choice.name) + 1 for choice in choices)])
    for choice in choices:
        if choice.kind != kind:
            kind = choice.kind
            if lines:
                lines.append(Line())
            lines.append(LineBuilder().add(KINDS.get(kind, kind.upper()), "heading").line())
        set_ = choice.name in there
        builder = LineBuilder().add("•" if set_ else " ", "key").add(f"{display(choice.key)}  ", "key")
        builder.add(display(choice.name), "title", *(look_names(choice.look) if choice.look else ()))
        builder.add(" " * (width - len(choice.name)))
        builder.add(display(choice.definition), "dim")
        lines.append(builder.line(indent=width + 4))
    return lines
