"""The app's door to tags and notes on several places at once. Methods block: they are called in thread workers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Span
from index.errors import NoteError

if TYPE_CHECKING:
    from reader.notes import Annotation, NoteStore, Place, Tag
    from reader.tui.note_values import Group


class Marking:
    """Tags and notes on sentences, pairs of sentences and whole articles; each call opens what it needs."""

    folder: Path
    """Folder of the library."""

    def tag_places(self, groups: Sequence[Group], key: str = "", name: str = "") -> str:
        """Tag one or several places by a tag's key or its name, as one step of undo; returns what was done.

        One place that has the tag already loses it; of several, those that have it keep it.

        Raises:
            NoteError: there is no such tag, or it cannot be written.
        """
        from reader.notes import NoteStore, tags_shown, toggle_tag

        tag = chosen_tag(key, name)
        with NoteStore.open(self.folder) as store:
            if len(groups) > 1:
                with store.operation(f"tag {len(groups)} places {tag.name}"):
                    done = sum(_put(store, places(group), tag) for group in groups)
                return f"Tagged {done} of {len(groups)} places {tag.name}."
            made = toggle_tag(store, places(groups[0]), tag)
            claims = store.claims.all(link.claim for link in made.links) if made else ()
            there = made is not None and tag in tags_shown(made, claims)
        if not there:
            return f"The tag {tag.name} is off."
        names = " and ".join(dict.fromkeys(article.name for article, _, _ in groups[0]))
        return f"Tagged {tag.name}{f' in {names}' if len(groups[0]) > 1 else ''}."

    def tag_articles(self, ids: Sequence[str], key: str = "", name: str = "") -> str:
        """Tag whole articles as one step of undo; those that have the tag keep it. Returns what was done.

        Raises:
            NoteError: there is no such tag, it belongs on a claim, or it cannot be written.
            NotFoundError: an article is gone.
        """
        from index.library import Library
        from reader.notes import Axis, NoteStore, Place

        tag = chosen_tag(key, name)
        if tag.axis in (Axis.STATUS, Axis.STANCE):
            raise NoteError(
                f"“{tag.name}” stands on a claim, not on whole articles.", hint="Open one and tag a sentence."
            )
        with Library.open(self.folder) as library, NoteStore.open(self.folder) as store:
            articles = [library.get(id_) for id_ in ids]
            with store.operation(f"tag {len(articles)} articles {tag.name}"):
                done = sum(_put(store, [Place(article)], tag) for article in articles)
        if len(ids) == 1:
            return f"Tagged {tag.name}." if done else f"It is tagged {tag.name} already."
        return f"Tagged {done} of {len(ids)} articles {tag.name}."

    def write_note(self, group: Group, text: str, note_id: str | None = None) -> None:
        """Keep a note on one or several ranges, or change one; an empty text takes the note away.

        Raises:
            NoteError: it cannot be written.
        """
        from reader.notes import NoteStore, annotate

        with NoteStore.open(self.folder) as store:
            if note_id is not None:
                change(store, note_id, text)
            elif text.strip():
                annotate(store, places(group), note=text)


def chosen_tag(key: str, name: str) -> Tag:
    """Return the tag of a key, else of a name.

    Raises:
        NoteError: no tag has this key, or the name is empty. ConfigError: the vocabulary is not valid.
    """
    from reader.notes import load_vocabulary

    vocabulary = load_vocabulary()
    if not key:
        return vocabulary.resolve(name)
    entry = vocabulary.by_key(key)
    if entry is None:
        raise NoteError(f"No tag has the key “{key}”.", hint="“crossread note tags” lists them.")
    return entry.tag


def places(group: Group) -> list[Place]:
    """Return ranges of articles as the notes know them."""
    from reader.notes import Place

    return [Place(article, Span(start, end)) for article, start, end in group]


def change(store: NoteStore, note_id: str, text: str) -> None:
    """Give an annotation another note, or take it away, and all of it if nothing is left."""
    from reader.notes import Comment

    old = store.get(note_id)
    if not text.strip() and not (old.tags or old.links):
        store.delete([note_id])
        return
    store.edit(replace(old, comments=(Comment(text),) if text.strip() else ()))


def _put(store: NoteStore, there: Sequence[Place], tag: Tag) -> bool:
    """Put a tag on a place unless it has it; returns whether anything changed."""
    from reader.notes import annotation_at, tags_shown, toggle_tag

    found: Annotation | None = annotation_at(store, there, store.author)
    if found is not None and tag in tags_shown(found, store.claims.all(link.claim for link in found.links)):
        return False
    toggle_tag(store, there, tag)
    return True
