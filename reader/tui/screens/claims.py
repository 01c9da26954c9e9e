"""All claims: what is gathered under each, who says what, and the status that a person gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from reader.tui.paints import NOTES
from reader.tui.render.claims import empty_lines, member_lines
from reader.tui.render.keys import key_of
from reader.tui.render.rows import counted
from reader.tui.render.safe import display
from reader.tui.restoring import restored
from reader.tui.screens.filtering import FilteredScreen
from reader.tui.screens.jumping import jump
from reader.tui.widgets.claim_list import ClaimList
from reader.tui.widgets.item_list import ItemList
from reader.tui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from reader.tui.note_values import ClaimMember, ClaimRow
    from reader.tui.screens.note_dialogs import Picked


class ClaimsScreen(FilteredScreen):
    """The list of claims, with what is gathered under the one the cursor is on."""

    NAME = "Gathered claims"
    PLACEHOLDER = "Filter: words of the claim, an outlet, a status"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash", "search", "Filter", id="claims.search", key_display="/", tooltip="Filter the claims"
        ),
        Binding("s", "judge", "Status", id="claims.judge", tooltip="Say how far the claim is proven"),
        Binding("p", "accept", "Take proposal", id="claims.accept", tooltip="Set the proposed status"),
        Binding("n", "new", "New", id="claims.new", tooltip="Write a claim down"),
        Binding("e", "reword", "Reword", id="claims.reword", tooltip="Say the claim otherwise"),
        Binding("D", "delete", "Delete", id="claims.delete", tooltip="Delete the claim; its notes stay"),
        Binding("l,right", "member(1)", "Next quotation", id="claims.next", show=False),
        Binding("h,left", "member(-1)", "Quotation before", id="claims.previous", show=False),
        Binding(
            "t", "stance", "Stance", id="claims.stance", tooltip="What the chosen quotation says about it"
        ),
        Binding(
            "x",
            "release",
            "Take out",
            id="claims.release",
            tooltip="Take the chosen quotation out of the claim",
        ),
        Binding("A,N", "app.notes", "Notes", id="claims.notes", show=False, tooltip="The list of all notes"),
        Binding("u", "undo", "Undo", id="claims.undo", tooltip="Take the last change back"),
        Binding("U", "redo", "Redo", id="claims.redo", show=False, tooltip="Do what was undone last again"),
        Binding(
            "H", "history", "History", id="claims.history", tooltip="Who did what to the claim, and when"
        ),
        Binding("escape,q", "step_back", "Back", id="claims.back", tooltip="Clear the filter, or go back"),
    ]

    member = 0
    """Which quotation of the claim is chosen."""
    shown = ""
    """Id of the claim whose quotations are shown."""

    def lists(self) -> ComposeResult:
        """Lay out the list and the panel."""
        yield ClaimList(glyphs=self.session.glyphs, id="list")
        yield LinesView(paints=NOTES, id="claim-members")

    def find(self) -> None:
        """Fetch the claims that the filter leaves."""
        query = self.query_text
        self.fetch("claims", partial(self.session.claim_rows, query), partial(self._found, query))

    def _found(self, query: str, rows: Sequence[ClaimRow]) -> None:
        if query != self.query_text:
            return
        self.query_one(ClaimList).show(rows)
        open_ = sum(row.status is None for row in rows)
        parts = [(counted(len(rows), "claim"), "bold")]
        parts += [(f"   {open_} without a status", "$muted")] if open_ else []
        if not rows:
            self.query_one("#list-empty", LinesView).show(empty_lines(query, self.app))
        self.show_members()
        self.show_state(Content.assemble(*parts), empty=not rows)

    @property
    def current(self) -> ClaimRow | None:
        """The claim under the cursor."""
        return self.query_one(ClaimList).current

    @property
    def chosen(self) -> ClaimMember | None:
        """The chosen quotation of it."""
        row = self.current
        return row.members[self.member % len(row.members)] if row is not None and row.members else None

    def chosen_entry(self) -> tuple[str, str] | None:
        """Return the claim under the cursor."""
        row = self.current
        return (row.id, f"“{row.text}”") if row is not None else None

    def show_members(self) -> None:
        """Show what is gathered under the claim."""
        row = self.current
        panel = self.query_one("#claim-members", LinesView)
        at = self.member % len(row.members) if row is not None and row.members else 0
        panel.show(member_lines(row, self.session.glyphs) if row else [])
        panel.light(at)

    # -- events --------------------------------------------------------------------------------------------------

    @on(ItemList.Moved)
    def _moved(self) -> None:
        here = self.current.id if self.current else ""
        if here != self.shown:
            self.shown, self.member = here, 0
        self.show_members()

    @on(ItemList.Chosen)
    def _jump(self) -> None:
        """Go to where the chosen quotation stands."""
        member = self.chosen
        if member is not None:
            jump(self, self.session, member.note, member.place)

    @on(LinesView.Pointed, "#claim-members")
    def _pointed(self, event: LinesView.Pointed) -> None:
        if event.item is not None:
            self.member = event.item
            self.show_members()

    # -- keys ----------------------------------------------------------------------------------------------------

    def action_member(self, by: int) -> None:
        """Choose another quotation."""
        row = self.current
        if row is not None and row.members:
            self.member = (self.member + by) % len(row.members)
            self.show_members()

    def action_judge(self) -> None:
        """Ask for a status and why."""
        from reader.tui.screens.note_dialogs import On, TagDialog

        row = self.current
        if row is None:
            return

        def picked(answer: Picked | None) -> None:
            if answer is not None:
                self.ask_why(row, answer.key)

        there = (row.status.name,) if row.status else ()
        dialog = TagDialog(
            self.session,
            "How far is this claim proven?",
            ("status",),
            scopes=(On("", (("", row.text),), there),),
            free=False,
            again=False,
            extra=("Enter", "takes the status back"),
        )
        self.app.push_screen(dialog, picked)

    def ask_why(self, row: ClaimRow, key: str, reason: str = "") -> None:
        """Ask for the reason of a status and set it."""
        from reader.tui.screens.dialogs import TextDialog

        def judge(why: str | None) -> None:
            if why is not None:
                self.change(partial(self.session.judge_claim, row.id, key, why))

        if key:
            self.app.push_screen(TextDialog("Why? (may stay empty)", reason or row.rationale), judge)
        else:
            judge("")

    def action_accept(self) -> None:
        """Set the proposed status: it is the reader who judges, so the reason is asked for as well."""
        row = self.current
        if row is None or row.proposal is None:
            self.notify("Nothing is proposed for this claim.", timeout=3)
            return
        name = row.proposal.name

        def judge(key: str) -> None:
            self.ask_why(row, key, row.reason)

        def find_key() -> str:
            return next(
                (c.key for c in self.session.tag_choices() if (c.kind, c.name) == ("status", name)), ""
            )

        self.fetch("key", find_key, lambda key: judge(key) if key else None)

    def action_new(self) -> None:
        """Ask for a new claim."""
        self._ask("New claim, in one sentence", "", self.session.add_claim, "The claim is written down.")

    def action_reword(self) -> None:
        """Ask for another text."""
        row = self.current
        if row is not None:
            self._ask(
                "Say the claim otherwise",
                row.text,
                partial(self.session.reword_claim, row.id),
                "The claim is reworded.",
            )

    def _ask(self, title: str, value: str, call: Callable[[str], None], said: str) -> None:
        from reader.tui.screens.dialogs import TextDialog

        def keep(text: str | None) -> None:
            if text is not None and text.strip() and text != display(value):
                self.change(partial(call, restored(value, text, display)), said)

        self.app.push_screen(TextDialog(title, value), keep)

    def action_delete(self) -> None:
        """Delete the claim; it can be brought back."""
        row = self.current
        if row is not None:
            undo = key_of(self.app, "claims.undo", "u")
            said = f"The claim is deleted, what was gathered stays. {undo} brings it back."
            self.change(partial(self.session.delete_claim, row.id), said)

    def action_stance(self) -> None:
        """Ask what the chosen quotation says about the claim."""
        from reader.tui.screens.note_dialogs import On, TagDialog

        row, member = self.current, self.chosen
        if row is None or member is None:
            return

        def picked(answer: Picked | None) -> None:
            if answer is not None and answer.key:
                call = partial(self.session.set_stance, row.id, member.note, member.target, answer.key)
                self.change(call, "The stance is changed.")

        there = (member.stance.name,) if member.stance else ()
        self.app.push_screen(
            TagDialog(
                self.session,
                "What do these words say about the claim?",
                ("stance",),
                scopes=(On("", ((member.place.name, member.place.quote),), there),),
                free=False,
            ),
            picked,
        )

    def action_release(self) -> None:
        """Take the chosen quotation out of the claim."""
        row, member = self.current, self.chosen
        if row is not None and member is not None:
            self.change(
                partial(self.session.release, row.id, member.note), "Taken out of the claim. u puts it back."
            )
