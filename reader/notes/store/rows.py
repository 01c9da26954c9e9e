"""Annotations and claims as rows: the document is the truth, the columns beside it are there to filter by."""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Iterable, Sequence

from index.article import Article
from index.errors import NoteError
from reader.notes.documents import (
    annotation_document,
    annotation_from,
    canonical_json,
    claim_document,
    claim_from,
)
from reader.notes.identity import text_hash
from reader.notes.model import Annotation, Claim, Quote, Source, Target
from reader.notes.tidy import fold


def page_of(url: str | None) -> str | None:
    """Return what two addresses of one page have in common: no scheme, fragment, closing slash or leading www."""
    if not url:
        return None
    bare = re.sub(r"\A[a-z][a-z0-9+.-]*://(www\.)?", "", url.strip(), flags=re.IGNORECASE)
    host, slash, rest = bare.partition("#")[0].partition("/")
    return (host.casefold() + slash + rest).rstrip("/") or None


def encode_annotation(annotation: Annotation) -> str:
    """Return an annotation as the text that the store keeps."""
    return canonical_json(annotation_document(annotation, local=True))


def decode_annotation(text: str) -> Annotation:
    """Read an annotation that the store kept."""
    return annotation_from(json.loads(text))


def encode_claim(claim: Claim) -> str:
    """Return a claim as the text that the store keeps."""
    return canonical_json(claim_document(claim))


def decode_claim(text: str) -> Claim:
    """Read a claim that the store kept."""
    return claim_from(json.loads(text))


def put(connection: sqlite3.Connection, kind: str, id_: str, document: str | None) -> None:
    """Make the row ``id_`` of a kind (``annotation`` or ``claim``) say ``document``; None removes it."""
    if kind == "claim":
        connection.execute("DELETE FROM claims WHERE id = ?", (id_,))
        if document is not None:
            _insert_claim(connection, decode_claim(document), document)
        return
    old = connection.execute("SELECT number FROM annotations WHERE id = ?", (id_,)).fetchone()
    if old is not None:
        connection.execute("DELETE FROM annotations WHERE number = ?", old)
    if document is not None:
        _insert_annotation(connection, decode_annotation(document), document, old[0] if old else None)


def current(connection: sqlite3.Connection, kind: str, id_: str) -> str | None:
    """Return what the row says now, or None where there is none."""
    table = "claims" if kind == "claim" else "annotations JOIN documents ON annotation = number"
    row = connection.execute(f"SELECT document FROM {table} WHERE id = ?", (id_,)).fetchone()
    return None if row is None else str(row[0])


def _insert_claim(connection: sqlite3.Connection, claim: Claim, document: str) -> None:
    connection.execute(
        "INSERT INTO claims (id, document, created, status, words, canonical) VALUES (?, ?, ?, ?, ?, ?)",
        (
            claim.id,
            document,
            claim.created or "",
            fold(claim.status or ""),
            fold(f"{claim.text} {claim.rationale}"),
            claim.canonical,
        ),
    )


def _insert_annotation(
    connection: sqlite3.Connection, annotation: Annotation, document: str, number: int | None
) -> None:
    quotes = " … ".join(target.quote.exact for target in annotation.targets if target.quote)
    words = " ".join(tag.name for tag in annotation.tags)
    cursor = connection.execute(
        "INSERT INTO annotations (number, id, creator, created, changed, canonical, note, quote, words)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            annotation.id,
            fold(annotation.creator.label if annotation.creator else ""),
            annotation.created or "",
            annotation.modified or annotation.created or "",
            annotation.canonical,
            fold(annotation.note),
            fold(quotes),
            fold(words),
        ),
    )
    key = cursor.lastrowid
    connection.execute("INSERT INTO documents VALUES (?, ?)", (key, document))
    connection.executemany(
        "INSERT INTO targets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_target_row(key, ordinal, target) for ordinal, target in enumerate(annotation.targets)],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO tags VALUES (?, ?, ?, ?)",
        [(key, tag.axis.value, tag.name, fold(tag.name)) for tag in annotation.tags],
    )
    connection.executemany(
        "INSERT INTO links VALUES (?, ?, ?, ?)",
        [
            (key, ordinal, link.claim, fold(link.stance or ""))
            for ordinal, link in enumerate(annotation.links)
        ],
    )


def _target_row(key: int | None, ordinal: int, target: Target) -> tuple[object, ...]:
    source, quote = target.source, target.quote
    return (
        key,
        ordinal,
        source.article,
        source.text_hash,
        page_of(source.url),
        _path_key(source),
        fold(source.title or ""),
        fold(source.outlet or ""),
        source.published,
        quote.start if quote else None,
        quote.end if quote else None,
        quote_key(quote) if quote else "",
    )


def quote_key(quote: Quote) -> str:
    """Return what tells one description of a span from another."""
    return text_hash("\x1f".join((quote.prefix, quote.exact, quote.suffix, str(quote.start))))


def _path_key(source: Source) -> str | None:
    return path_key(source.path, source.title, source.outlet) if source.path else None


def path_key(path: str, title: str | None, outlet: str | None) -> str:
    """Return what tells an article of a file from the file's others; one that changed on disk keeps it."""
    return "\x1f".join((path, title or "", outlet or ""))


def keep_texts(
    connection: sqlite3.Connection, targets: Sequence[Target], articles: Iterable[Article]
) -> None:
    """Check quotes against the texts at hand and keep these texts.

    Raises:
        NoteError: a quote does not stand where it should.
    """
    texts = {text_hash(article.text): article.text for article in articles}
    for target in targets:
        text = texts.get(target.source.text_hash)
        quote = target.quote
        if text is None or quote is None:
            continue
        if quote.start is None or text[quote.start : quote.end] != quote.exact:
            raise NoteError(
                f"The quote “{quote.exact[:60]}” does not stand where it should in {target.source.name}.",
                hint="Read the article again and choose the words once more.",
            )
        _keep_text(connection, target.source.text_hash, text)


def _keep_text(connection: sqlite3.Connection, digest: str, text: str) -> None:
    """Keep the text that selectors count in."""
    known = connection.execute("SELECT 1 FROM texts WHERE hash = ?", (digest,)).fetchone()
    if known is None:
        content = zlib.compress(text.encode("utf-8", "surrogatepass"), 6)
        connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (digest, content))


def kept_text(connection: sqlite3.Connection, digest: str) -> str | None:
    """Return a text that was kept, or None."""
    row = connection.execute("SELECT content FROM texts WHERE hash = ?", (digest,)).fetchone()
    return None if row is None else zlib.decompress(row[0]).decode("utf-8", "surrogatepass")
