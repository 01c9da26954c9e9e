"""All notes and tags in one list: filter them, change them, go to where they stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from reader.tui.render.keys import hinted, key_of
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.rows import counted
from reader.tui.render.safe import display
from reader.tui.screens.filtering import FilteredScreen
from reader.tui.screens.jumping import jump
from reader.tui.widgets.item_list import ItemList
from reader.tui.widgets.lines_view import LinesView
from reader.tui.widgets.note_list import NoteList

if TYPE_CHECKING:
    from reader.tui.note_values import LostNote, NotePage
    from reader.tui.screens.note_editor import Written

ORPHANS = "is:orphan"
"""What the filter says for notes that lost their place."""


class NotesScreen(FilteredScreen):
    """The list of all annotations."""

    NAME = "Notes"
    PLACEHOLDER = "Filter: words tag:disputed note:… outlet:… by:… since:2026-03 is:orphan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Filter", id="notes.search", key_display="/", tooltip="Filter the notes"),
        Binding("e", "edit", "Edit", id="notes.edit", tooltip="Change the note"),
        Binding("D", "delete", "Delete", id="notes.delete", tooltip="Delete the note and its tags"),
        Binding(
            "o",
            "orphans",
            "Lost ones",
            id="notes.orphans",
            tooltip="Only notes that lost their place, or all",
        ),
        Binding("R", "attach", "Re-attach", id="notes.attach", tooltip="Give a lost note a place by hand"),
        Binding(
            "c,V", "claims", "Gathered claims", id="notes.claims", tooltip="What notes are gathered under"
        ),
        Binding("E,x", "export", "Export", id="notes.export", tooltip="Write the listed notes into a file"),
        Binding("u", "undo", "Undo", id="notes.undo", tooltip="Take the last change back"),
        Binding("U", "redo", "Redo", id="notes.redo", show=False, tooltip="Do what was undone last again"),
        Binding("H", "history", "History", id="notes.history", tooltip="Who did what to the note, and when"),
        Binding("escape,q", "step_back", "Back", id="notes.back", tooltip="Clear the filter, or go back"),
    ]

    def lists(self) -> ComposeResult:
        """Lay out the list."""
        yield NoteList(glyphs=self.session.glyphs, id="list")

    def on_mount(self) -> None:
        """Fetch the notes after the first frame, and see whether their articles have changed."""
        super().on_mount()
        self.call_after_refresh(self.look_again)

    def look_again(self) -> None:
        """Look for the notes whose article has a new text, and say what moved or was lost."""

        def done(fresh: int) -> None:
            if fresh:
                said = f"{counted(fresh, 'note')} moved or lost the place in a new text: the list says which."
                self.notify(said, severity="warning", timeout=8)
                self.find()

        self.fetch("places", self.session.refresh_places, done)

    def find(self) -> None:
        """Fetch the notes that the filter leaves."""
        query = self.query_text
        self.fetch("notes", partial(self.session.find_notes, query), partial(self._found, query))

    def _found(self, query: str, page: NotePage) -> None:
        if query != self.query_text:
            return
        self.query_one(NoteList).show(page.rows)
        parts: list[tuple[str, str]] = [(counted(page.total, "note"), "bold")]
        if page.total > len(page.rows):
            parts.append((f"   the newest {len(page.rows)} are listed", "$muted"))
        lists, attaches = key_of(self.app, "notes.orphans", "o"), key_of(self.app, "notes.attach", "R")
        if page.lost and ORPHANS not in query:
            parts.append(
                (f"   {page.lost} lost the place: {lists} lists them, {attaches} re-attaches", "$warning")
            )
        parts += [(f"   {display(note)}", "$warning") for note in page.notes[:2]]
        if not page.rows:
            self.query_one("#list-empty", LinesView).show(empty_lines(query, self.app))
        self.show_state(Content.assemble(*parts), empty=not page.rows)

    def chosen_entry(self) -> tuple[str, str] | None:
        """Return the note under the cursor."""
        row = self.query_one(NoteList).current
        if row is None:
            return None
        return row.id, f"“{row.quote}”" if row.quote else "the note"

    # -- one note ------------------------------------------------------------------------------------------------

    @on(ItemList.Chosen)
    def _jump(self) -> None:
        """Go to where the note under the cursor stands."""
        row = self.query_one(NoteList).current
        if row is not None:
            jump(self, self.session, row.id, row.targets[0])

    def action_edit(self) -> None:
        """Change the note under the cursor."""
        from reader.tui.screens.note_dialogs import On
        from reader.tui.screens.note_editor import edit_note

        row = self.query_one(NoteList).current
        if row is None:
            return

        def keep(written: Written) -> None:
            if written.text != row.text:
                self.session.change_note(row.id, written.text)

        def kept(_: Written) -> None:
            self.notify("The note is changed.", timeout=3)
            self.find()

        quotes = tuple((target.name, target.quote) for target in row.targets if target.quote)
        edit_note(self, self.session, [On("", quotes, (), row.text, row.id)], keep, kept)

    def action_delete(self) -> None:
        """Delete the note under the cursor; it can be brought back."""
        row = self.query_one(NoteList).current
        if row is not None:
            said = f"The note is deleted. {key_of(self.app, 'notes.undo', 'u')} brings it back."
            self.change(partial(self.session.delete_note, row.id), said)

    def action_attach(self) -> None:
        """Ask where the lost note under the cursor belongs."""
        row = self.query_one(NoteList).current
        if row is not None:
            self.fetch("jump", partial(self.session.lost_note, row.id), self._ask_place)

    def _ask_place(self, lost: LostNote | None) -> None:
        from reader.tui.screens.claim_dialogs import AttachDialog

        if lost is None:
            self.notify("This note has its place.", timeout=3)
            return

        def attach(place: tuple[int, int] | str | None) -> None:
            if place is not None:
                said = f"The note has a place again. {key_of(self.app, 'notes.undo', 'u')} takes it back."
                self.change(partial(self.session.attach, lost, place), said)

        self.app.push_screen(AttachDialog(lost), attach)

    def action_orphans(self) -> None:
        """List only the notes that lost their place, or all again."""
        box = self.query_one("#list-search", Input)
        words = [word for word in box.value.split() if word != ORPHANS]
        box.value = " ".join(words if ORPHANS in box.value.split() else [*words, ORPHANS])

    def action_claims(self) -> None:
        """Open the list of gathered claims."""
        from reader.tui.screens.claims import ClaimsScreen

        self.app.push_screen(ClaimsScreen(self.session))

    def action_export(self) -> None:
        """Export the notes that the filter leaves."""
        from reader.tui.screens.export_dialog import ExportDialog

        self.app.push_screen(ExportDialog(self.session, self.query_text, glyphs=self.session.glyphs))


def empty_lines(query: str, app: object = None) -> list[Line]:
    """Return what to do where no note is listed."""
    if query.strip():
        texts = ["Nothing found", "", "No note has all of this. {notes.back|escape} clears the filter."]
    else:
        texts = [
            "No notes yet",
            "",
            "Open a story or an article, put the cursor on a sentence, then press",
            "",
            "  {compare.tag|t}   to tag it: disputed, confirmed, … one key each",
            "  {compare.note|a}   to write a note on it",
            "",
            "Notes stay on this machine. “crossread export” hands them on.",
        ]
    named = [hinted(app, text) for text in texts]
    return [LineBuilder().add(text, *(["title"] if n == 0 else [])).line() for n, text in enumerate(named)]
