"""The app's door to the reader's notes and tags. Methods block: they are called in thread workers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article, Span
from index.errors import NoteError, NotFoundError
from reader.tui.values import NoteMark, NotePage, NoteRow, TagChoice

if TYPE_CHECKING:
    from reader.notes import Annotation, Claim, NoteStore, Tag


class Notebook:
    """The notes beside one library; each call opens what it needs."""

    folder: Path
    """Folder of the library."""

    def tagged(self, tag: str) -> frozenset[str]:
        """Return the ids of the articles that carry a tag in an annotation.

        Raises:
            StoreError: the notes cannot be read.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            return store.tagged(tag)

    def tag_choices(self) -> tuple[TagChoice, ...]:
        """Return the tags that have a key, in the order of the vocabulary.

        Raises:
            ConfigError: the reader's vocabulary is not valid.
        """
        from reader.notes import load_vocabulary

        return tuple(
            TagChoice(entry.key, entry.tag.name, entry.tag.axis.value, entry.definition)
            for entry in load_vocabulary().entries
            if entry.key
        )

    def notes_of(self, articles: Sequence[Article]) -> tuple[NoteMark, ...]:
        """Return tags and notes where they stand in these articles, in the order of their texts.

        Raises:
            StoreError: the notes cannot be read.
        """
        from reader.notes import NoteStore, tags_shown

        marks = []
        with NoteStore.open(self.folder) as store:
            for article in articles:
                placed = store.places.place(article)
                claims = {
                    claim.id: claim
                    for claim in store.claims.all(
                        link.claim for one in placed for link in one.annotation.links
                    )
                }
                for one in placed:
                    span = one.span
                    if span is not None:
                        tags = tuple(tag.name for tag in tags_shown(one.annotation, claims))
                        moved = f"≈{one.anchoring.score:.0%}" if one.moved else ""
                        tags += (f"moved {moved}",) if moved else ()
                        note = one.annotation.note
                        marks.append(
                            NoteMark(one.annotation.id, article.id, span.start, span.end, tags, note, moved)
                        )
        return tuple(marks)

    def toggle_tag(self, article: Article, start: int, end: int, key: str) -> str:
        """Set the tag of a key on a range of an article, or take it off; returns what was done, for people.

        Raises:
            NoteError: no tag has this key, or it cannot be written.
        """
        from reader.notes import NoteStore, Place, load_vocabulary, tags_shown, toggle_tag

        entry = load_vocabulary().by_key(key)
        if entry is None:
            raise NoteError(f"No tag has the key “{key}”.", hint="“crossread note tags” lists them.")
        with NoteStore.open(self.folder) as store:
            made = toggle_tag(store, [Place(article, Span(start, end))], entry.tag)
            there = made is not None and entry.tag in tags_shown(made, _claims(store, made))
        return f"Tagged {entry.tag.name}." if there else f"The tag {entry.tag.name} is off."

    def write_note(
        self, article: Article, start: int, end: int, text: str, note_id: str | None = None
    ) -> None:
        """Keep a note on a range of an article, or change one; an empty text takes the note away.

        Raises:
            NoteError: it cannot be written.
        """
        from reader.notes import NoteStore, Place, annotate

        with NoteStore.open(self.folder) as store:
            if note_id is not None:
                _change(store, note_id, text)
            elif text.strip():
                annotate(store, [Place(article, Span(start, end))], note=text)

    def change_note(self, note_id: str, text: str) -> None:
        """Give an annotation another note; an empty text takes the note away, and all of it if nothing is left.

        Raises:
            NotFoundError: there is none. NoteError: it cannot be written.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            _change(store, note_id, text)

    def delete_note(self, note_id: str) -> None:
        """Remove an annotation; ``undo_note`` brings it back.

        Raises:
            NotFoundError: there is none. NoteError: it cannot be written.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            store.delete([note_id])

    def undo_note(self) -> str | None:
        """Take the last change of a note or tag back; returns what was undone, or None if nothing was left.

        Raises:
            NoteError: it cannot be written.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            label = store.undo()
        return f"Undone: {label}." if label else None

    def find_notes(self, query: str, limit: int = 500) -> NotePage:
        """Return the annotations that a query leaves, the newest first.

        Raises:
            StoreError: the notes cannot be read.
        """
        from reader.notes import NoteStore, parse_query, tags_shown

        asked = parse_query(query)
        with NoteStore.open(self.folder) as store:
            ids = store.ids(asked.wanted)
            found = store.find(asked.wanted, limit=limit, offset=max(0, len(ids) - limit))
            claims = {
                claim.id: claim
                for claim in store.claims.all(link.claim for one in found for link in one.links)
            }
            lost = len(store.ids(replace(asked.wanted, orphans=True)))
            rows = [_row(one, tags_shown(one, claims)) for one in reversed(found)]
        return NotePage(tuple(rows), len(ids), lost, tuple(asked.ignored))

    def noted_article(self, note_id: str) -> Article:
        """Return the article of an annotation as it was when the note was made, for one that is in no library.

        Raises:
            NotFoundError: its text is not kept.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            annotation = store.get(note_id)
            source = annotation.targets[0].source
            text = store.text(source.text_hash) if source.text_hash else None
        if not text:
            raise NotFoundError(
                f"The article of this note, “{source.title or source.outlet or 'untitled'}”, is not here.",
                hint="Add it to the library, or open it with crossread FILE.",
            )
        return Article(
            source.article,
            text,
            title=source.title,
            outlet=source.outlet,
            published=source.published,
            url=source.url,
            source=source.path or "",
        )


def _claims(store: NoteStore, annotation: Annotation) -> tuple[Claim, ...]:
    """Return the claims that an annotation belongs to."""
    return store.claims.all(link.claim for link in annotation.links)


def _change(store: NoteStore, note_id: str, text: str) -> None:
    """Give an annotation another note, or take it away."""
    from reader.notes import Comment

    old = store.get(note_id)
    if not text.strip() and not (old.tags or old.links):
        store.delete([note_id])
        return
    store.edit(replace(old, comments=(Comment(text),) if text.strip() else ()))


def _row(annotation: Annotation, tags: Sequence[Tag]) -> NoteRow:
    """Return an annotation as a row of the list."""
    target = annotation.targets[0]
    source, quote = target.source, target.quote
    return NoteRow(
        id=annotation.id,
        article=source.article,
        name=source.outlet or source.title or source.url or "unknown article",
        title=source.title,
        published=source.published,
        quote=quote.exact if quote else "",
        text=annotation.note,
        tags=tuple(tag.name for tag in tags),
        start=(quote.start if quote else None) or 0,
        author=annotation.creator.label if annotation.creator else "",
        created=annotation.created or "",
    )
