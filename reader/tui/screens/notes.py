"""All notes and tags in one list: filter them, change them, go to where they stand."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Footer, Input, Static

from index.article import Article
from index.errors import NotFoundError
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.rows import counted
from reader.tui.render.safe import display
from reader.tui.screens.background import BackgroundScreen
from reader.tui.session import Session, story_key
from reader.tui.values import NotePage, NoteRow
from reader.tui.widgets.item_list import ItemList
from reader.tui.widgets.lines_view import LinesView
from reader.tui.widgets.note_list import NoteList

DEBOUNCE = 0.15
"""Seconds without a key after which what was typed is searched for."""


class NotesScreen(BackgroundScreen[None]):
    """The list of all annotations."""

    CSS_PATH = "notes.tcss"
    AUTO_FOCUS = "#notes-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Filter", id="notes.search", key_display="/", tooltip="Filter the notes"),
        Binding("e", "edit", "Edit", id="notes.edit", tooltip="Change the note"),
        Binding("D", "delete", "Delete", id="notes.delete", tooltip="Delete the note and its tags"),
        Binding("u", "undo", "Undo", id="notes.undo", tooltip="Take the last change back"),
        Binding("escape,q", "step_back", "Back", id="notes.back", tooltip="Clear the filter, or go back"),
    ]

    def __init__(self, session: Session) -> None:
        """List the notes of a session."""
        super().__init__()
        self.session = session
        self.query_text = ""
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out head, filter, list and footer."""
        yield Static(Content.assemble(("crossread", "bold $primary"), ("  Notes", "bold")), id="notes-head")
        yield Input(
            placeholder="Filter: words, tag:disputed, outlet:…, by:…, is:orphan",
            id="notes-search",
            compact=True,
        )
        yield Static(id="notes-state")
        yield NoteList(glyphs=self.session.glyphs, id="notes-list")
        yield LinesView(focus=True, id="notes-empty")
        yield Footer()

    def on_mount(self) -> None:
        """Fetch the notes after the first frame."""
        self.call_after_refresh(self.find)

    def on_screen_resume(self) -> None:
        """Notes may have been changed in the comparison."""
        self.find()

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
        if page.lost and "is:orphan" not in query:
            parts.append((f"   {page.lost} lost their place: filter by is:orphan", "$warning"))
        parts += [(f"   {display(note)}", "$warning") for note in page.notes[:2]]
        self.query_one("#notes-state", Static).update(Content.assemble(*parts))
        in_box = self.query_one(Input).has_focus
        self.set_class(not page.rows, "-empty")
        if not page.rows:
            self.query_one("#notes-empty", LinesView).show(empty_lines(query))
        if not in_box:
            self.focus_list()

    def focus_list(self) -> None:
        """Go to the list, or to what stands in its place while it is empty."""
        self.query_one("#notes-empty" if self.has_class("-empty") else "#notes-list").focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(DEBOUNCE, self._take_query)

    def _take_query(self) -> None:
        self.query_text = self.query_one(Input).value
        self.find()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._take_query()
        self.focus_list()

    def on_key(self, event: events.Key) -> None:
        """From the filter, arrows lead into the list."""
        if event.key in ("down", "pagedown") and isinstance(self.focused, Input):
            event.stop()
            self.focus_list()

    def action_search(self) -> None:
        """Go to the filter."""
        self.set_focus(self.query_one(Input))

    async def action_step_back(self) -> None:
        """Leave the filter, then clear it, then leave the list."""
        box = self.query_one(Input)
        if box.has_focus:
            self.focus_list()
        elif box.value:
            box.value = ""
        else:
            await self.crossread.action_back()

    # -- one note ------------------------------------------------------------------------------------------------

    @on(ItemList.Chosen)
    def _jump(self) -> None:
        """Go to where the note under the cursor stands."""
        row = self.query_one(NoteList).current
        if row is not None:
            self.fetch("jump", partial(self._reading, row), partial(self._show, row))

    def _reading(self, row: NoteRow) -> tuple[tuple[Article, ...], str, int]:
        """Return what to open for a note, and where it stands there now."""
        try:
            articles, key = self.session.reading_of(row.article)
        except NotFoundError:
            article = self.session.noted_article(row.id)
            articles, key = (article,), story_key((article,))
        marks = [mark for mark in self.session.notes_of(articles) if mark.id == row.id]
        return articles, key, marks[0].start if marks else row.start

    def _show(self, row: NoteRow, found: tuple[tuple[Article, ...], str, int]) -> None:
        from reader.tui.screens.compare import CompareScreen

        articles, key, start = found
        screen = CompareScreen(self.session, articles, key, glyphs=self.session.glyphs)
        self.app.push_screen(screen)
        screen.go_to(row.article, start)

    def action_edit(self) -> None:
        """Change the note under the cursor."""
        from reader.tui.screens.note_dialogs import NoteDialog

        row = self.query_one(NoteList).current
        if row is None:
            return

        def keep(text: str | None) -> None:
            if text is not None and text != row.text:
                self._change(partial(self.session.change_note, row.id, text))

        self.app.push_screen(NoteDialog(row.quote, row.text), keep)

    def action_delete(self) -> None:
        """Delete the note under the cursor; it can be brought back."""
        row = self.query_one(NoteList).current
        if row is not None:
            self._change(partial(self.session.delete_note, row.id), "The note is deleted. u brings it back.")

    def action_undo(self) -> None:
        """Take the last change back."""

        def undone(label: str | None) -> None:
            self.notify(label or "There is nothing to undo.", timeout=3)
            self.find()

        self.fetch("change", self.session.undo_note, undone)

    def _change(self, call: partial[None], said: str = "The note is changed.") -> None:
        def done(_: None) -> None:
            self.notify(said, timeout=3)
            self.find()

        self.fetch("change", call, done)


def empty_lines(query: str) -> list[Line]:
    """Return what to do where no note is listed."""
    if query.strip():
        texts = ["Nothing found", "", "No note has all of this. Esc clears the filter."]
    else:
        texts = [
            "No notes yet",
            "",
            "Open a story or an article, put the cursor on a sentence, then press",
            "",
            "  t   to tag it: disputed, confirmed, … one key each",
            "  a   to write a note on it",
            "",
            "Notes stay on this machine. “crossread export” hands them on.",
        ]
    return [LineBuilder().add(text, *(["title"] if n == 0 else [])).line() for n, text in enumerate(texts)]
