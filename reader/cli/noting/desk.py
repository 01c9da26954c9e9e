"""The store of notes and the library, opened together and asked about one another."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import NotFoundError
from reader.cli import streams
from reader.cli.context import day, library_folder
from reader.cli.exits import UsageError
from reader.notes import (
    Annotation,
    Move,
    NoteFilter,
    NoteStore,
    Source,
    Vocabulary,
    load_vocabulary,
    parse_query,
)
from reader.notes.anchor import Candidate, find
from reader.notes.author import author_named
from reader.notes.exchange.webannotation import annotations_json
from reader.notes.identity import text_hash
from reader.notes.store.rows import page_of

if TYPE_CHECKING:
    from index.library import Library


class Desk:
    """Notes, library and vocabulary of one command; articles are read once."""

    def __init__(self, notes: NoteStore, library: Library) -> None:
        self.notes = notes
        self.library = library
        self._articles: dict[str, Article | None] = {}
        self._pages: dict[str, str] | None = None
        self._vocabulary: Vocabulary | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The tags; read when they are needed first."""
        if self._vocabulary is None:
            self._vocabulary = load_vocabulary()
        return self._vocabulary

    def article(self, id_: str) -> Article | None:
        """Return a stored article with its present text, or None."""
        if id_ not in self._articles:
            try:
                self._articles[id_] = self.library.get(id_)
            except NotFoundError:
                self._articles[id_] = None
        return self._articles[id_]

    def article_of(self, source: Source) -> Article | None:
        """Return the stored article that a source names by id or address, or None."""
        if source.article:
            return self.article(source.article)
        page = page_of(source.url)
        if page is None:
            return None
        if self._pages is None:
            self._pages = {found: one.id for one in self.library.entries() if (found := page_of(one.url))}
        return self.article(self._pages[page]) if page in self._pages else None

    def present(self, source: Source) -> str | None:
        """Return the present text of the article that a source names, if it is stored."""
        article = self.article_of(source)
        return article.text if article else None

    def refresh(self) -> int:
        """Look for every note whose article has a new text since; return how many were moved or lost just now."""
        fresh = 0
        for source in self.notes.places.sources():
            article = self.article(source.article)
            if article is not None and text_hash(article.text) != source.text_hash:
                fresh += sum(placed.fresh for placed in self.notes.places.place(article))
        return fresh

    def candidates(self, orphan: Move) -> tuple[Candidate, ...]:
        """Return the places of the article's present text that come nearest to a lost quotation, best first."""
        article, quote = self.article(orphan.article), orphan.annotation.targets[orphan.target].quote
        return find(article.text, quote).candidates if article and quote else ()

    def text_at(self, orphan: Move, start: int, end: int) -> str:
        """Return a stretch of the text in which an orphan was looked for."""
        article = self.article(orphan.article)
        return article.text[start:end] if article else ""

    def annotations_json(self, annotations: list[Annotation]) -> list[dict[str, object]]:
        """Return annotations as ``export`` writes them."""
        linked = {link.claim for annotation in annotations for link in annotation.links}
        return annotations_json(annotations, self.notes.claims.all(linked))


@contextmanager
def desk(args: argparse.Namespace) -> Iterator[Desk]:
    """Open the notes and the library that the command line names.

    Raises:
        StoreError: one of them cannot be used.
    """
    from reader.cli.context import open_library

    author = author_named(args.author) if getattr(args, "author", None) else None
    with open_library(args) as library, NoteStore.open(library_folder(args), author=author) as notes:
        yield Desk(notes, library)


def load_article(source: str, args: argparse.Namespace) -> Article:
    """Return the one article that a word on the command line names: a stored one, or a file that need not be.

    Raises:
        NotFoundError: it names none.
        UsageError: it names several.
    """
    from reader.cli.sources import load

    loaded = load([source], args)
    if len(loaded.articles) == 1:
        return loaded.articles[0]
    if not loaded.articles:
        raise NotFoundError(loaded.failures[0] if loaded.failures else f"“{source}” holds no article.")
    raise UsageError(
        f"“{source}” holds {len(loaded.articles)} articles.", hint="Add it and name one by its id."
    )


def wanted_notes(args: argparse.Namespace, library: Library, query: str = "") -> NoteFilter:
    """Return the filter that the options and a query ask for; what the query says in vain is narrated.

    Raises:
        UsageError: a date cannot be understood. NotFoundError: there is no such story.
    """
    articles = None
    if getattr(args, "story", None):
        articles = frozenset(entry.id for entry in library.story(args.story).articles)
    start = NoteFilter(
        articles=articles,
        tags=tuple(args.tag or ()),
        outlets=(args.outlet,) if args.outlet else (),
        since=day(args.since, "--since"),
        until=day(args.until, "--until", last=True),
        made_since=day(getattr(args, "made_since", None), "--made-since"),
        made_until=day(getattr(args, "made_until", None), "--made-until", last=True),
    )
    understood = parse_query(query, start=start)
    for sentence in understood.ignored:
        streams.narrate(f"crossread: {streams.one_line(sentence)}")
    return understood.wanted


def read_bytes(name: str) -> bytes:
    """Return what a file, or standard input for ``-``, holds.

    Raises:
        UsageError: it cannot be read.
    """
    from pathlib import Path

    if name == "-":
        return sys.stdin.buffer.read() if sys.stdin is not None else b""
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror or error}.") from error
