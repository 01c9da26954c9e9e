"""The app's door to the reader's notes and tags. Methods block: they are called in thread workers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import NotFoundError
from reader.tui.claiming import Claiming, shown, target_shown
from reader.tui.marking import Marking, change
from reader.tui.recounting import Recounting
from reader.tui.settling import Settling, moves_said, read_query

if TYPE_CHECKING:
    from reader.notes import Annotation, Author, Claim, Placed, Vocabulary
    from reader.tui.note_values import NoteMark, NotePage, NoteRow, TagChoice


class Notebook(Marking, Claiming, Settling, Recounting):
    """The notes beside one library; each call opens what it needs."""

    folder: Path
    """Folder of the library."""

    def tagged(self, tag: str) -> frozenset[str]:
        """Return the ids of the articles that carry a tag in an annotation, or whose notes ``note:hospital`` finds.

        Raises:
            StoreError: the notes cannot be read.
        """
        from reader.notes import NoteStore, articles_asked

        with NoteStore.open(self.folder) as store:
            return articles_asked(store, tag)

    def tag_choices(self) -> tuple[TagChoice, ...]:
        """Return the tags that have a key, in the order of the vocabulary.

        Raises:
            ConfigError: the reader's vocabulary is not valid.
        """
        from reader.notes import load_vocabulary
        from reader.tui.note_values import TagChoice

        return tuple(
            TagChoice(entry.key, entry.tag.name, entry.tag.axis.value, entry.definition, entry.look)
            for entry in load_vocabulary().entries
            if entry.key
        )

    def notes_of(self, articles: Sequence[Article]) -> tuple[NoteMark, ...]:
        """Return tags and notes where they stand in these articles, in the order of their texts; lost ones at the end.

        Raises:
            StoreError: the notes cannot be read. ConfigError: the vocabulary is not valid.
        """
        from reader.notes import NoteStore, load_vocabulary

        vocabulary = load_vocabulary()
        with NoteStore.open(self.folder) as store:
            placed = [(article, one) for article in articles for one in store.places.place(article)]
            claims = {
                claim.id: claim
                for claim in store.claims.all(
                    link.claim for _, one in placed for link in one.annotation.links
                )
            }
            marks = (_mark(article, one, claims, vocabulary, store.author) for article, one in placed)
            return tuple(mark for mark in marks if mark is not None)

    def change_note(self, note_id: str, text: str) -> None:
        """Give an annotation another note; an empty text takes the note away, and all of it if nothing is left.

        Raises:
            NotFoundError: there is none. NoteError: it cannot be written.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            change(store, note_id, text)

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
            StoreError: the notes cannot be read. ConfigError: the vocabulary is not valid.
        """
        from reader.notes import NoteFilter, NoteStore, load_vocabulary
        from reader.tui.note_values import NotePage

        asked, vocabulary = read_query(query), load_vocabulary()
        with NoteStore.open(self.folder) as store:
            ids = store.ids(asked.wanted)
            found = store.find(NoteFilter(ids=tuple(ids[-limit:])))
            claims = {
                claim.id: claim
                for claim in store.claims.all(link.claim for one in found for link in one.links)
            }
            lost = len({*ids} & {*store.ids(NoteFilter(orphans=True))})
            moves = moves_said(store)
        rows = [_row(one, claims, vocabulary, moves.get(one.id, "")) for one in reversed(found)]
        return NotePage(tuple(rows), len(ids), lost, tuple(asked.ignored))

    def noted_articles(self, note_id: str) -> tuple[Article, ...]:
        """Return the articles of an annotation as they were when it was made, for those that are in no library.

        Raises:
            NotFoundError: a text is not kept.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            sources = [target.source for target in store.get(note_id).targets]
            texts = {one.text_hash: store.text(one.text_hash) for one in sources if one.text_hash}
        articles: dict[str, Article] = {}
        for source in sources:
            text = texts.get(source.text_hash)
            if not text:
                raise NotFoundError(
                    f"The article of this note, “{source.title or source.outlet or 'untitled'}”, is not here.",
                    hint="Add it to the library, or open it with crossread FILE.",
                )
            articles[source.article] = Article(
                source.article,
                text,
                title=source.title,
                outlet=source.outlet,
                published=source.published,
                url=source.url,
                source=source.path or "",
            )
        return tuple(articles.values())


def _mark(
    article: Article, placed: Placed, claims: Mapping[str, Claim], vocabulary: Vocabulary, me: Author
) -> NoteMark | None:
    """Return an annotation where it stands in an article; None for one on the article as a whole."""
    from reader.notes import tags_shown
    from reader.tui.note_values import NoteMark

    note, span = placed.annotation, placed.span
    if note.targets[placed.target].quote is None:
        return None
    here = replace(note, links=tuple(one for one in note.links if one.target in (None, placed.target)))
    return NoteMark(
        note.id,
        article.id,
        span.start if span else 0,
        span.end if span else 0,
        tuple(shown(tag, vocabulary) for tag in tags_shown(here, claims)),
        note.note,
        f"≈{placed.anchoring.score:.0%}" if placed.moved and span else "",
        "" if span else placed.anchoring.reason or "it has no place",
        len(note.targets),
        note.creator.label if note.creator and note.creator != me else "",
    )


def _row(annotation: Annotation, claims: Mapping[str, Claim], vocabulary: Vocabulary, place: str) -> NoteRow:
    """Return an annotation as a row of the list."""
    from reader.notes import tags_shown
    from reader.tui.note_values import NoteRow

    return NoteRow(
        annotation.id,
        tuple(target_shown(target) for target in annotation.targets),
        annotation.note,
        tuple(shown(tag, vocabulary) for tag in tags_shown(annotation, claims)),
        annotation.creator.label if annotation.creator else "",
        annotation.created or "",
        place,
        tuple(dict.fromkeys(claims[link.claim].text for link in annotation.links if link.claim in claims)),
    )
