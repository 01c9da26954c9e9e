"""Where annotations stand in a text: in the one they were made on, and in later versions of it.

What an annotation says about its place is never changed here; each version of a text gets a placement of its
own, with a score. Only ``attach`` changes an annotation, and that is an edit by a person.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.article import Article, Span
from index.errors import NoteError
from reader.notes.anchor import Anchoring, Method, describe, find
from reader.notes.identity import text_hash
from reader.notes.model import Annotation, Author, Quote, Source, Target, source_of
from reader.notes.store import rows
from reader.notes.store.database import reading

if TYPE_CHECKING:
    from reader.notes.store import NoteStore


@dataclass(frozen=True, slots=True)
class Placed:
    """One target of an annotation in one text."""

    annotation: Annotation
    """The annotation."""
    target: int
    """Zero-based number of the target."""
    anchoring: Anchoring
    """Where it stands, how it was found and how sure that is; no span for an orphan or the whole article."""
    same_text: bool
    """Whether this is the text that the note was made on."""
    fresh: bool
    """Whether it was looked for just now for the first time: what moved or was lost should be said."""

    @property
    def span(self) -> Span | None:
        """Where it stands."""
        return self.anchoring.span

    @property
    def moved(self) -> bool:
        """Whether it stands elsewhere, or otherwise, than where it was made."""
        return self.anchoring.method in (Method.QUOTE, Method.FOLDED, Method.APPROXIMATE)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A target that has no place in the newest version of its article."""

    annotation: Annotation
    """The annotation."""
    target: int
    """Zero-based number of the target."""
    article: str
    """The id of the version in which it was looked for."""
    score: float
    """The score of the nearest place."""
    reason: str
    """Why it was not placed, as the second half of a sentence."""
    at: str
    """When it was looked for."""


class Places:
    """Placing annotations, the list of orphans and attaching by hand; see ``NoteStore.places``."""

    def __init__(self, store: NoteStore, connection: sqlite3.Connection) -> None:
        self._store = store
        self._connection = connection

    def place(self, article: Article) -> tuple[Placed, ...]:
        """Return where every annotation on an article stands in its text, in the order of the text.

        Annotations made on an earlier version (same id, address, or file with the same title and outlet) are looked
        for; what came of it is kept, so that it is done once per version.

        Raises:
            NoteError: what was found cannot be written down.
        """
        digest = text_hash(article.text)
        placed: list[Placed] = []
        pending: list[tuple[Annotation, int, Target, Anchoring]] = []
        for annotation, ordinal in self._candidates(article):
            target = annotation.targets[ordinal]
            if target.quote is None:
                placed.append(Placed(annotation, ordinal, Anchoring(Method.POSITION, None, 1.0), True, False))
            elif target.source.text_hash == digest:
                placed.append(
                    Placed(annotation, ordinal, find(article.text, target.quote, same_text=True), True, False)
                )
            else:
                known = self._known(annotation.id, ordinal, digest, target.quote)
                anchoring = known or find(article.text, target.quote)
                placed.append(Placed(annotation, ordinal, anchoring, False, known is None))
                if known is None:
                    pending.append((annotation, ordinal, target, anchoring))
        self._remember(article, digest, pending)
        return tuple(sorted(placed, key=_by_place))

    def sources(self) -> tuple[Source, ...]:
        """Return the articles and versions of texts that annotations were made on, ids and hashes alone."""
        with reading():
            found = self._connection.execute(
                "SELECT DISTINCT article, text_hash FROM targets WHERE article != '' ORDER BY article, text_hash"
            ).fetchall()
        return tuple(Source(article=article, text_hash=digest) for article, digest in found)

    def _candidates(self, article: Article) -> list[tuple[Annotation, int]]:
        path = source_of(article).path
        values = {
            "article": article.id,
            "page": rows.page_of(article.url),
            "path": rows.path_key(path, article.title, article.outlet) if path else None,
        }
        with reading():
            found = self._connection.execute(
                "SELECT d.document, t.ordinal FROM targets AS t JOIN annotations AS a ON a.number = t.annotation"
                " JOIN documents AS d ON d.annotation = t.annotation"
                " WHERE t.article = :article OR t.page = :page OR t.path = :path ORDER BY a.created, a.id, t.ordinal",
                values,
            ).fetchall()
        return [(rows.decode_annotation(document), ordinal) for document, ordinal in found]

    def _known(self, id_: str, ordinal: int, digest: str, quote: Quote) -> Anchoring | None:
        with reading():
            row = self._connection.execute(
                "SELECT start, stop, score, method, reason FROM placements"
                " WHERE annotation = ? AND ordinal = ? AND text_hash = ? AND quote = ?",
                (id_, ordinal, digest, _key(quote)),
            ).fetchone()
        if row is None:
            return None
        span = None if row[0] is None else Span(row[0], row[1])
        return Anchoring(Method(row[3]), span, row[2], (), row[4])

    def _remember(
        self, article: Article, digest: str, found: Iterable[tuple[Annotation, int, Target, Anchoring]]
    ) -> None:
        found = list(found)
        if not found:
            return
        with self._store.operation("keep the places of notes"):
            for annotation, ordinal, target, anchoring in found:
                span, quote = anchoring.span, target.quote
                self._connection.execute(
                    "INSERT OR IGNORE INTO placements (annotation, ordinal, text_hash, article, start, stop, score,"
                    " method, reason, quote, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        annotation.id,
                        ordinal,
                        digest,
                        article.id,
                        span.start if span else None,
                        span.end if span else None,
                        anchoring.score,
                        anchoring.method.value,
                        anchoring.reason,
                        _key(quote) if quote else "",
                        self._store.now(),
                    ),
                )

    def orphans(self) -> tuple[Orphan, ...]:
        """Return what has no place in the version looked at last, oldest note first."""
        with reading():
            found = self._connection.execute(
                "SELECT d.document, p.ordinal, p.article, p.score, p.reason, p.at, p.quote FROM placements AS p"
                " JOIN annotations AS a ON a.id = p.annotation JOIN documents AS d ON d.annotation = a.number"
                " WHERE p.method = 'orphan' AND p.number ="
                " (SELECT max(q.number) FROM placements AS q"
                "  WHERE q.annotation = p.annotation AND q.ordinal = p.ordinal)"
                " ORDER BY a.created, a.id, p.ordinal",
            ).fetchall()
        orphans = []
        for document, ordinal, article, score, reason, at, key in found:
            annotation = rows.decode_annotation(document)
            quote = annotation.targets[ordinal].quote if ordinal < len(annotation.targets) else None
            # An edit may have given the target another quote since.
            if quote is not None and _key(quote) == key:
                orphans.append(Orphan(annotation, ordinal, article, score, reason, at))
        return tuple(orphans)

    def attach(
        self, id_: str, target: int, article: Article, span: Span, *, by: Author | None = None
    ) -> Annotation:
        """Put a target on a span of a version of its article, as an edit that can be undone.

        Raises:
            NotFoundError: there is no such annotation.
            NoteError: there is no such target, the span is not in the text, or it cannot be written.
        """
        annotation = self._store.get(id_)
        if not 0 <= target < len(annotation.targets):
            raise NoteError(f"The note {annotation.short} has no target {target + 1}.")
        try:
            quote = describe(article.text, span)
        except ValueError as error:
            raise NoteError(f"The note {annotation.short} cannot be attached: {error}.") from error
        placed = Target(source_of(article), quote, self._store.now())
        targets = (*annotation.targets[:target], placed, *annotation.targets[target + 1 :])
        with self._store.operation("attach by hand", by=by):
            return self._store.edit(replace(annotation, targets=targets), articles=(article,), by=by)


def _by_place(placed: Placed) -> tuple[bool, int, str, str]:
    span = placed.span
    return span is None, span.start if span else 0, placed.annotation.created or "", placed.annotation.id


def _key(quote: Quote) -> str:
    """Return what tells one description of a span from another."""
    return text_hash("\x1f".join((quote.prefix, quote.exact, quote.suffix, str(quote.start))))
