"""Dialogs of one line with a list above: the claim that words are about, the place of a lost note, one of several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Input, Label, Static

from reader.tui.note_values import LostNote
from reader.tui.render.keys import hinted
from reader.tui.render.safe import display
from reader.tui.screens.dialogs import Dialog
from reader.tui.screens.note_dialogs import On, fit_list, quoted, show_subject
from reader.tui.widgets.choice_list import ChoiceList
from reader.tui.widgets.lines_view import LinesView


class Chosen(NamedTuple):
    """A claim that was chosen or typed, and what belongs to it."""

    claim: str
    """Its id, or the text of a new one."""
    scope: int


class ClaimDialog(Dialog[Chosen | None]):
    """Asks for a claim: a new one, or one that was written down before."""

    CSS_PATH = ["dialogs.tcss", "notes.tcss"]  # noqa: RUF012 - as Screen declares it
    AUTO_FOCUS = "#claim-text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "claim(1)", "Next claim", id="claim.next", tooltip="An earlier claim"),
        Binding("up", "claim(-1)", "Claim before", id="claim.previous", tooltip="Back towards a new claim"),
        Binding(
            "tab",
            "scope",
            "What belongs to it",
            id="claim.scope",
            priority=True,
            tooltip="Gather something else",
        ),
        Binding("escape", "dismiss", "Cancel", id="claim.cancel", tooltip="Gather nothing"),
    ]

    def __init__(self, scopes: Sequence[On], claims: Sequence[tuple[str, str]], scope: int = 0) -> None:
        """Offer the words as a new claim, and claims (id and text) that there are; all of it is foreign text."""
        super().__init__()
        self.scopes, self.scope = tuple(scopes), scope
        self.claims = tuple(claims)

    def compose(self) -> ComposeResult:
        """Lay out the list and the box."""
        with VerticalGroup(classes="dialog wide"):
            yield Label(Content("Which claim are these words about?"), classes="dialog-title")
            yield Static(id="scope")
            yield Static(id="quote")
            yield ChoiceList(id="claims")
            yield Input(id="claim-text", compact=True, classes="field")
            hint = (
                "↑↓ a claim · or type a new one · Enter, then what it says · {claim.cancel|escape} leaves it"
            )
            yield Label(Content(hinted(self.app, hint)), classes="dialog-hint")

    def on_mount(self) -> None:
        """Show the claims."""
        self.show_scope()

    @property
    def proposed(self) -> str:
        """The words as a claim of their own."""
        return " ".join(display(self.scopes[self.scope].quotes[0][1]).split())

    def show_scope(self) -> None:
        """Say what is gathered."""
        show_subject(self, self.scopes, self.scope)
        known = [("claim", text) for _, text in self.claims]
        choices = self.query_one(ChoiceList)
        choices.offer([("new", self.proposed), *known], choices.at)
        if not choices.at:
            self.query_one(Input).value = self.proposed
        self.call_after_refresh(fit_list, self, choices)

    def on_resize(self) -> None:
        """Give the list what the rest leaves."""
        self.show_scope()

    def action_scope(self) -> None:
        """Choose the next thing to gather."""
        self.scope = (self.scope + 1) % len(self.scopes)
        self.show_scope()

    def action_claim(self, by: int) -> None:
        """Choose another claim."""
        at = self.query_one(ChoiceList).choose(by)
        self.query_one(Input).value = display(self.claims[at - 1][1]) if at else self.proposed

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        at = self.query_one(ChoiceList).at
        if at and event.value == display(self.claims[at - 1][1]):
            self.dismiss(Chosen(self.claims[at - 1][0], self.scope))
        elif event.value.strip():
            self.dismiss(Chosen(event.value, self.scope))


class AttachDialog(Dialog[tuple[int, int] | str | None]):
    """Asks where a note that lost its place belongs: a place that comes near it, or words of the article."""

    CSS_PATH = ["dialogs.tcss", "notes.tcss"]  # noqa: RUF012 - as Screen declares it
    AUTO_FOCUS = "#attach-words"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "place(1)", "Next place", id="attach.next", tooltip="The next place"),
        Binding("up", "place(-1)", "Place before", id="attach.previous", tooltip="The place before"),
        Binding("escape", "dismiss", "Cancel", id="attach.cancel", tooltip="Leave it among the lost ones"),
    ]

    def __init__(self, lost: LostNote, here: tuple[int, int] | None = None) -> None:
        """Offer the range under the reader's cursor, if there is one, and the places that come nearest."""
        super().__init__()
        self.lost = lost
        text = lost.article.text
        offers = [("here", text[here[0] : here[1]], here)] if here is not None else []
        offers += [(near.score, near.text, (near.start, near.end)) for near in lost.near]
        self.offers = tuple(offers)

    def compose(self) -> ComposeResult:
        """Lay out the quotation, the places and the box."""
        with VerticalGroup(classes="dialog wide"):
            yield Label(Content("Where does this note belong now?"), classes="dialog-title")
            yield Static(quoted([("", self.lost.quote)]), id="quote")
            why = Content.assemble(
                (display(self.lost.article.name), "bold $primary"), (f": {display(self.lost.reason)}.", "")
            )
            yield Static(why, id="why")
            yield ChoiceList(id="places")
            yield Input(
                placeholder="or words of the article", id="attach-words", compact=True, classes="field"
            )
            hint = "↑↓ a place" if self.offers else "no place comes near: give the words"
            hint += hinted(self.app, " · Enter attaches · {attach.cancel|escape} leaves it lost")
            yield Label(Content(hint), classes="dialog-hint")

    def on_mount(self) -> None:
        """Show the places."""
        self.query_one(ChoiceList).offer([(word, text) for word, text, _ in self.offers])

    def on_resize(self) -> None:
        """Give the list what the rest leaves."""
        self.call_after_refresh(fit_list, self, self.query_one(ChoiceList))

    def action_place(self, by: int) -> None:
        """Choose another place."""
        self.query_one(ChoiceList).choose(by)

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value.strip())
        elif self.offers:
            self.dismiss(self.offers[self.query_one(ChoiceList).at][2])


class ChooseDialog(Dialog[int | None]):
    """Asks for one of several."""

    CSS_PATH = ["dialogs.tcss", "notes.tcss"]  # noqa: RUF012 - as Screen declares it
    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next", id="choose.next", tooltip="The next one"),
        Binding("up,k", "move(-1)", "Before", id="choose.previous", tooltip="The one before"),
        Binding("enter", "take", "Take it", id="choose.take", tooltip="Take this one"),
        Binding("escape,q", "dismiss", "Cancel", id="choose.cancel", tooltip="Take none"),
    ]

    def __init__(self, title: str, offers: Sequence[tuple[str, str]]) -> None:
        """Offer texts, each with a word in front of it; all of it is foreign text."""
        super().__init__()
        self.heading, self.offers = title, tuple(offers)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with VerticalGroup(classes="dialog wide"):
            yield Label(Content(display(self.heading)), classes="dialog-title")
            yield ChoiceList(focus=True, id="choices")
            hint = hinted(
                self.app, "↑↓ choose · {choose.take|enter} takes it · {choose.cancel|escape} leaves it"
            )
            yield Label(Content(hint), classes="dialog-hint")

    def on_mount(self) -> None:
        """Show the choices."""
        self.query_one(ChoiceList).offer(self.offers)

    def on_resize(self) -> None:
        """Give the list what the rest leaves."""
        self.call_after_refresh(fit_list, self, self.query_one(ChoiceList))

    def action_move(self, by: int) -> None:
        """Choose another one."""
        self.query_one(ChoiceList).choose(by)

    def action_take(self) -> None:
        """Close with the chosen one."""
        self.dismiss(self.query_one(ChoiceList).at)

    @on(LinesView.Pointed)
    def _pointed(self, event: LinesView.Pointed) -> None:
        if event.item is not None:
            self.dismiss(event.item)
