"""Where annotations stand in a text: in the one they were made on, and in later versions of it.

What an annotation says about its place is never changed here; each version of a text gets a placement of its
own, with a score. Only ``attach`` changes an annotation, and that is an edit by a person.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
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
class Move:
    """A target that stands elsewhere, in other words or nowhere in the newest version of its article."""

    annotation: Annotation
    """The annotation."""
    target: int
    """Zero-based number of the target."""
    article: str
    """The id of the article in whose text it was looked for."""
    span: Span | None
    """Where it stands there; None for an orphan."""
    score: float
    """How sure that is, 0 to 1; for an orphan the score of the nearest place."""
    method: Method
    """How it was found."""
    reason: str
    """For an orphan, why it was not placed, as the second half of a sentence."""
    at: str
    """When it was looked for."""


class Places:
    """Placing annotations, the list of orphans and attaching by hand; see ``NoteStore.places``."""

    def __init__(self, store: NoteStore, connection: sqlite3.Connection) -> None:
        self._store = store
        self._connection = connection

    def place(self, article: Article) -> tuple[Placed, ...]:
        """Return where every annotation on an article stands in its text as it is now, in the order of the text.

        Annotations made on an earlier version (same id, address, or file with the same title and outlet) are looked
        for; what came of it is kept, so that it is done once per version: where nothing can be written, every time.
        """
        digest = text_hash(article.text)
        placed: list[Placed] = []
        fresh: list[Placed] = []
        for annotation, ordinal in self._candidates(article):
            target = annotation.targets[ordinal]
            same = target.source.text_hash == digest
            if target.quote is None:
                placed.append(Placed(annotation, ordinal, Anchoring(Method.POSITION, None, 1.0), same, False))
                continue
            last = self._last(annotation.id, ordinal, target.quote)
            if last is not None and last[0] == digest:
                placed.append(Placed(annotation, ordinal, last[1], same, False))
                continue
            anchoring = find(article.text, target.quote, same_text=same)
            placed.append(Placed(annotation, ordinal, anchoring, same, not same))
            if last is not None or not same:
                # The text it was made on counts too, once another one has been seen: it may have come back.
                fresh.append(placed[-1])
        with suppress(NoteError):
            self._remember(article, digest, fresh)
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

    def _last(self, id_: str, ordinal: int, quote: Quote) -> tuple[str, Anchoring] | None:
        """Return the text in which a quote was looked for last, and what came of it."""
        with reading():
            row = self._connection.execute(
                "SELECT start, stop, score, method, reason, text_hash FROM placements"
                " WHERE annotation = ? AND ordinal = ? AND quote = ? ORDER BY number DESC LIMIT 1",
                (id_, ordinal, rows.quote_key(quote)),
            ).fetchone()
        if row is None:
            return None
        span = None if row[0] is None else Span(row[0], row[1])
        return row[5], Anchoring(Method(row[3]), span, row[2], (), row[4])

    def _remember(self, article: Article, digest: str, found: Sequence[Placed]) -> None:
        if not found:
            return
        now = self._store.now()
        with self._store.operation("keep the places of notes"):
            for one in found:
                span, quote = one.span, one.annotation.targets[one.target].quote
                self._connection.execute(
                    "INSERT OR REPLACE INTO placements (annotation, ordinal, text_hash, article, start, stop, score,"
                    " method, reason, quote, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        one.annotation.id,
                        one.target,
                        digest,
                        article.id,
                        span.start if span else None,
                        span.end if span else None,
                        one.anchoring.score,
                        one.anchoring.method.value,
                        one.anchoring.reason,
                        rows.quote_key(quote) if quote else "",
                        now,
                    ),
                )

    def moves(self) -> tuple[Move, ...]:
        """Return what stands otherwise, or not at all, in the version looked at last, oldest note first."""
        with reading():
            found = self._connection.execute(
                "SELECT d.document, p.ordinal, p.article, p.start, p.stop, p.score, p.method, p.reason, p.at"
                " FROM placements AS p JOIN annotations AS a ON a.id = p.annotation"
                " JOIN documents AS d ON d.annotation = a.number"
                # An edit may have given the target another quote since.
                " JOIN targets AS t ON t.annotation = a.number AND t.ordinal = p.ordinal AND t.quote = p.quote"
                " WHERE p.method != 'position' AND p.number ="
                " (SELECT max(q.number) FROM placements AS q"
                "  WHERE q.annotation = p.annotation AND q.ordinal = p.ordinal AND q.quote = p.quote)"
                " ORDER BY a.created, a.id, p.ordinal",
            ).fetchall()
        return tuple(
            Move(
                rows.decode_annotation(document),
                ordinal,
                article,
                None if start is None else Span(start, stop),
                score,
                Method(method),
                reason,
                at,
            )
            for document, ordinal, article, start, stop, score, method, reason, at in found
        )

    def orphans(self) -> tuple[Move, ...]:
        """Return what has no place in the version looked at last, oldest note first."""
        return tuple(move for move in self.moves() if move.span is None)

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
