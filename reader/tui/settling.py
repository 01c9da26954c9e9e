"""The app's door to notes that moved or lost their place, and to exports. Methods block: they are called in threads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article, Span
from index.errors import NoteError, NotFoundError

if TYPE_CHECKING:
    from index.library import Library
    from reader.notes import Move, NoteQuery, NoteStore, Source
    from reader.tui.note_values import LostNote

MOST_NEAR = 5
"""Places that are offered for a lost note."""


class Settling:
    """Lost notes re-attached, notes handed on; each call opens what it needs."""

    folder: Path
    """Folder of the library."""

    def refresh_places(self) -> int:
        """Look for the notes whose article has a new text since; returns how many moved or were lost just now.

        Raises:
            StoreError: library or notes cannot be used.
        """
        from index.library import Library
        from reader.notes import NoteStore
        from reader.notes.identity import text_hash

        fresh = 0
        with Library.open(self.folder) as library, NoteStore.open(self.folder) as store:
            for source in store.places.sources():
                article = _stored(library, source.article)
                if article is not None and text_hash(article.text) != source.text_hash:
                    fresh += sum(
                        placed.fresh and (placed.moved or placed.span is None)
                        for placed in store.places.place(article)
                    )
        return fresh

    def lost_note(self, note_id: str) -> LostNote | None:
        """Return what is known of a note that has no place, with the nearest places; None if it has one.

        Raises:
            NotFoundError: its article is gone. StoreError: library or notes cannot be used.
        """
        from index.library import Library
        from reader.notes import NoteStore

        with Library.open(self.folder) as library, NoteStore.open(self.folder) as store:
            move = next((one for one in store.places.orphans() if one.annotation.id == note_id), None)
            if move is None:
                return None
            article = _stored(library, move.article) or _read_again(move)
        return _lost(move, article)

    def lost_notes(self, articles: Sequence[Article]) -> tuple[LostNote, ...]:
        """Return the notes on these articles that have no place in their texts.

        Raises:
            StoreError: the notes cannot be read.
        """
        from reader.notes import NoteStore

        known = {article.id: article for article in articles}
        with NoteStore.open(self.folder) as store:
            for article in articles:
                store.places.place(article)
            found = [(move, known[move.article]) for move in store.places.orphans() if move.article in known]
        return tuple(lost for move, article in found if (lost := _lost(move, article)) is not None)

    def attach(self, lost: LostNote, place: tuple[int, int] | str) -> None:
        """Put a lost note on a range of its article's text, or on words that stand there.

        Raises:
            NoteError: the words stand nowhere or several times, or it cannot be written.
        """
        from reader.notes import NoteStore, find_quote

        span = find_quote(lost.article, place) if isinstance(place, str) else Span(*place)
        with NoteStore.open(self.folder) as store:
            store.places.attach(lost.id, lost.target, lost.article, span)

    def count_notes(self, query: str, articles: frozenset[str] | None = None) -> tuple[int, tuple[str, ...]]:
        """Return how many notes a query leaves, on some articles if given, and what of it was ignored.

        Raises:
            StoreError: the notes cannot be read.
        """
        from reader.notes import NoteStore

        asked = read_query(query, articles)
        with NoteStore.open(self.folder) as store:
            return len(store.ids(asked.wanted)), asked.ignored

    def export_notes(
        self, format_: str, query: str, path: Path, articles: frozenset[str] | None = None
    ) -> tuple[str, tuple[str, ...]]:
        """Write the notes that a query leaves into a file (a folder for hypothesis); each quotation is checked first.

        ``articles`` narrows to some articles. Returns what was written and what was left out, for people.

        Raises:
            NoteError: it cannot be written. StoreError: library or notes cannot be used.
        """
        from index.library import Library
        from reader.notes import NoteStore, load_vocabulary
        from reader.notes.exchange import Format, prepare, render, render_files
        from reader.notes.exchange.writing import write_file

        asked, kind = read_query(query, articles), Format(format_)
        if path.is_dir() and kind is not Format.HYPOTHESIS:
            raise NoteError(f"{path} is a folder.", hint="Name a file.")
        if path.is_file() and kind is Format.HYPOTHESIS:
            raise NoteError(f"{path} is a file.", hint="Hypothesis takes a folder: one file per article.")
        with Library.open(self.folder) as library, NoteStore.open(self.folder) as store:
            checked = prepare(store, asked.wanted, present=_Texts(library))
            if kind is Format.HYPOTHESIS:
                for name, text in render_files(checked.bundle).items():
                    write_file(path / name, text)
            else:
                write_file(path, render(kind, checked.bundle, load_vocabulary()))
        count = len(checked.bundle.annotations)
        left = [f"Left out {one.annotation.short}: {one.reason}." for one in checked.failures]
        if checked.unchecked:
            left.append(f"{checked.unchecked} quotations could not be checked: their articles are not here.")
        return f"{count:,} {'note' if count == 1 else 'notes'} written to {path.absolute()}.", (
            *asked.ignored,
            *left,
        )


def read_query(query: str, articles: frozenset[str] | None = None) -> NoteQuery:
    """Understand a query of notes, on some articles if given."""
    from reader.notes import NoteFilter, parse_query

    return parse_query(query, start=NoteFilter(articles=articles))


def moves_said(store: NoteStore) -> dict[str, str]:
    """Return for each annotation that stands elsewhere by now, or nowhere, what is said of it."""
    said: dict[str, str] = {}
    for move in store.places.moves():
        if move.span is None:
            near = f", nearest {move.score:.0%}" if move.score else ""
            said[move.annotation.id] = f"lost its place{near}"
        else:
            said.setdefault(move.annotation.id, f"moved ≈{move.score:.0%}")
    return said


def _stored(library: Library, id_: str) -> Article | None:
    try:
        return library.get(id_)
    except NotFoundError:
        return None


def _read_again(move: Move) -> Article:
    """Return the article of a note that is on a file and not on a stored article, read again.

    Raises:
        NotFoundError: there is no such file by now.
    """
    from index.ingest import Failure, read_sources

    source = move.annotation.targets[move.target].source
    if source.path and Path(source.path).exists():
        found: Iterable[Article | Failure] = read_sources([source.path])
        for article in found:
            if isinstance(article, Article) and article.outlet == source.outlet:
                return article
    raise NotFoundError(
        f"The article of this note, “{source.name}”, is not here.",
        hint="Add it to the library, or open it with crossread FILE.",
    )


def _lost(move: Move, article: Article) -> LostNote | None:
    """Return a lost note with the places that come nearest to it."""
    from reader.notes.anchor import find
    from reader.tui.note_values import LostNote, Nearby

    quote = move.annotation.targets[move.target].quote
    if quote is None:
        return None
    near = tuple(
        Nearby(one.span.start, one.span.end, article.text[one.span.start : one.span.end], f"≈{one.score:.0%}")
        for one in find(article.text, quote).candidates[:MOST_NEAR]
    )
    return LostNote(move.annotation.id, move.target, article, quote.exact, move.reason, near)


class _Texts:
    """The present texts of articles, each read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, str | None] = {}

    def __call__(self, source: Source) -> str | None:
        """Return the text of the article that a source names, or None if it is not stored."""
        id_ = source.article
        if not id_:
            return None
        if id_ not in self._known:
            article = _stored(self._library, id_)
            self._known[id_] = article.text if article else None
        return self._known[id_]
