"""The reader's tags and notes at the sentences of a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from reader.compare.model import Comparison, Ref


class Noted(NamedTuple):
    """One annotation at a sentence, or at a part of it."""

    id: str
    tags: tuple[str, ...]
    note: str


def noted(folder: Path, comparison: Comparison) -> Mapping[Ref, tuple[Noted, ...]]:
    """Return the annotations in a library's folder that touch each sentence, in the order of the text.

    Raises:
        StoreError: the notes cannot be read.
    """
    from reader.notes import NoteStore, tags_shown
    from reader.notes.store.database import FILE_NAME

    if not (folder / FILE_NAME).exists():
        return {}
    found: dict[Ref, list[Noted]] = {}
    with NoteStore.open(folder) as store:
        for n, article in enumerate(comparison.articles):
            placed = [(one.span, one.annotation) for one in store.places.place(article) if one.span]
            claims = store.claims.all(link.claim for _, note in placed for link in note.links)
            for span, note in sorted(placed, key=lambda one: one[0]):
                shown = Noted(note.id, tuple(map(str, tags_shown(note, claims))), note.note)
                for m, sentence in enumerate(comparison.sentences[n]):
                    if span.start < sentence.end and span.end > sentence.start:
                        found.setdefault(Ref(n, m), []).append(shown)
    return {ref: tuple(notes) for ref, notes in found.items()}
