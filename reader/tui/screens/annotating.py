"""Tags and notes on the sentence under the cursor or on the selection, and going to a place from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.compare.model import Ref
from reader.tui.render.scene import Remark
from reader.tui.screens.finding import FindingScreen

if TYPE_CHECKING:
    from reader.tui.values import NoteMark


class AnnotatingScreen(FindingScreen):
    """A story's screen with tags and notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "tag", "Tag", id="compare.tag", show=True),
        Binding("a", "note", "Note", id="compare.note", show=True),
        Binding("A", "app.notes", "All notes", id="compare.notes", show=False),
        Binding("Z", "undo_note", "Undo a tag or note", id="compare.undo-note", show=False),
    ]

    @property
    def target(self) -> Ref:
        """The sentence that keys act on: the one under the cursor, or a list's chosen one."""
        return self.view.target or self.reading.cursor

    def start_reading(self) -> None:
        """Ask for the notes as well."""
        super().start_reading()
        self.load_notes()

    def load_notes(self) -> None:
        """Read the notes on these articles and paint them."""
        session, articles = self.session, self.articles
        self.fetch("notes", lambda: session.notes_of(articles), self._show_notes)

    def _show_notes(self, marks: Sequence[NoteMark]) -> None:
        """Paint notes and tags."""
        numbers = {article.id: n for n, article in enumerate(self.articles)}
        notes: dict[int, list[Remark]] = {}
        for mark in marks:
            if mark.article in numbers:
                remark = Remark(mark.start, mark.end, mark.tags, mark.text, mark.id)
                notes.setdefault(numbers[mark.article], []).append(remark)
        ordered = {n: tuple(sorted(remarks)) for n, remarks in notes.items()}
        if ordered != self.reading.scene.notes:
            self.reading.replace_scene(replace(self.reading.scene, notes=ordered))
            self.refresh_view()

    def noted_range(self) -> tuple[int, int, int]:
        """Return what a tag or note would stand on: article, start and end in its text."""
        selection = self.reading.overlay.selection
        if selection is not None:
            return selection[0], selection[1].start, selection[1].end
        start, end = self.reading.scene.span(self.target)
        return self.target.article, start, end

    def action_tag(self) -> None:
        """Ask for a tag; the same one again takes it away."""
        from reader.tui.screens.note_dialogs import TagDialog

        number, start, end = self.noted_range()
        session, article = self.session, self.articles[number]

        def tag(key: str | None) -> None:
            if key is not None:
                self.fetch("note", lambda: session.toggle_tag(article, start, end, key), self._noted)

        self.app.push_screen(TagDialog(session), tag)

    def action_note(self) -> None:
        """Ask for a note, or change the one that stands on the same words."""
        from reader.tui.screens.note_dialogs import NoteDialog

        number, start, end = self.noted_range()
        session, article = self.session, self.articles[number]
        remarks = self.reading.scene.notes.get(number, ())
        known = next((r for r in remarks if (r.start, r.end) == (start, end)), None)

        def write(text: str | None) -> None:
            if text is not None:
                note_id = known.id if known else None
                self.fetch(
                    "note",
                    lambda: session.write_note(article, start, end, text, note_id),
                    lambda _: self._noted("The note is kept."),
                )

        self.app.push_screen(NoteDialog(article.text[start:end], known.text if known else ""), write)

    def action_undo_note(self) -> None:
        """Take the last tag or note back."""
        session = self.session
        self.fetch("note", session.undo_note, lambda label: self._noted(label or "Nothing is left to undo."))

    def _noted(self, said: str) -> None:
        """Say what was done and show it."""
        self.notify(said, markup=False, timeout=3)
        if self.reading.overlay.selection is not None:
            self.reading.overlay = replace(self.reading.overlay, selection=None)
            self.refresh_view()
        self.load_notes()

    def on_screen_resume(self) -> None:
        """Notes may have changed on another screen."""
        if self.reading.scene.comparison is not None:
            self.load_notes()

    def go_to(self, article_id: str, start: int) -> None:
        """Put the cursor on a place of an article; may be called right after the screen was pushed."""
        ids = [article.id for article in self.articles]
        if article_id in ids:
            number = ids.index(article_id)
            self.reading.go(Ref(number, self.reading.scene.at(number, start)), jump=True)
            self.arrived = True
            if self.is_mounted:
                self.refresh_view()
