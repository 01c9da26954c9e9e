"""The app's door to what was done to notes and claims. Methods block: they are called in thread workers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.note_values import NoteEvent


class Recounting:
    """The history of each annotation and claim, and the way forth again; each call opens what it needs."""

    folder: Path
    """Folder of the library."""

    def note_history(self, note_id: str) -> tuple[NoteEvent, ...]:
        """Return who did what and when to an annotation or a claim, the latest first; it may be deleted by now.

        Raises:
            NotFoundError: there never was one. StoreError: the notes cannot be read.
        """
        from reader.notes import NoteStore
        from reader.notes.telling import told
        from reader.tui.note_values import NoteEvent

        with NoteStore.open(self.folder) as store:
            changes = store.history(store.full_id(note_id))
            return tuple(
                NoteEvent(one.at, one.who, one.label, told(one, store.claims.text_of))
                for one in reversed(changes)
            )

    def note_step(self) -> int:
        """Return the number of the reader's last change of a note or tag that stands, 0 if there is none.

        Raises:
            StoreError: the notes cannot be read.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            return store.last_step()

    def redo_note(self) -> str | None:
        """Do what was undone last again; returns what that was, or None if nothing was left.

        Raises:
            NoteError: it cannot be written.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            label = store.redo()
        return f"Done again: {label}." if label else None
