"""Articles in SQLite: taken in once, kept in all versions, edited with a way back, removed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from index.article import Article, Origin
from index.errors import NotFoundError
from index.records import Added, Entry, Filters, Outcome
from index.store.database import Database

FIELDS = ("title", "outlet", "author", "published", "url", "language")
"""The fields of an article that have a provenance and can be edited."""

_COLUMNS = (
    "a.id, a.title, a.outlet, a.author, a.published, a.url, a.source, a.language, a.words, a.story, a.provenance, "
    "a.warnings, a.version, a.added, (SELECT group_concat(tag, char(31)) FROM tags t WHERE t.article = a.id)"
)
_NEWEST_FIRST = "a.published IS NULL, a.published DESC, a.seq DESC"
_LATEST_ADDED_FIRST = "a.seq DESC"


def now() -> str:
    """Return the present time as ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def text_hash(text: str) -> str:
    """Return the hash by which equal texts are recognised."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def take_in(write: sqlite3.Connection, article: Article, tags: Iterable[str]) -> Added:
    """Store one article inside a transaction: as new, as known already, or as a new version of a known one."""
    from index.store.sameness import address_key, older_version, same_text

    digest, key = text_hash(article.text), address_key(article)
    filled: tuple[str, ...] = ()
    known = same_text(write, digest, article)
    if known is not None:
        filled = _enrich(write, known, article)
        outcome, id_ = Outcome.DUPLICATE, known
    else:
        older = older_version(write, article, key)
        outcome, id_ = (Outcome.ADDED, article.id) if older is None else (Outcome.VERSION, older)
        if older is None:
            id_ = _insert(write, article, digest, key)
        else:
            _replace_text(write, older, article, digest)
        changed(write, id_)
    for tag in tags:
        if write.execute("INSERT OR IGNORE INTO tags VALUES (?, ?)", (id_, tag)).rowcount:
            changed(write, id_)
    (title,) = write.execute("SELECT title FROM articles WHERE id = ?", (id_,)).fetchone()
    return Added(id_, outcome, title, filled)


def changed(write: sqlite3.Connection, id_: str) -> None:
    """Note that the search index is behind for an article."""
    write.execute("INSERT INTO changes (article) VALUES (?)", (id_,))


def _enrich(write: sqlite3.Connection, id_: str, article: Article) -> tuple[str, ...]:
    """Fill fields that were unknown with what this copy of the article knows; return which."""
    from index.store.sameness import url_key

    row = write.execute(
        f"SELECT provenance, {', '.join(FIELDS)} FROM articles WHERE id = ?", (id_,)
    ).fetchone()
    provenance = json.loads(row[0])
    found = {
        name: value
        for name, old in zip(FIELDS, row[1:], strict=True)
        if old is None
        and provenance.get(name) != Origin.USER
        and (value := getattr(article, name)) is not None
    }
    if not found:
        return ()
    for name, value in found.items():
        write.execute(f"UPDATE articles SET {name} = ? WHERE id = ?", (value, id_))
        provenance[name] = article.provenance.get(name, Origin.UNKNOWN.value)
    write.execute(
        "UPDATE articles SET provenance = ?, url_key = coalesce(?, url_key) WHERE id = ?",
        (json.dumps(provenance), url_key(found.get("url")), id_),
    )
    changed(write, id_)
    return tuple(found)


def _insert(write: sqlite3.Connection, article: Article, digest: str, key: str | None) -> str:
    id_ = article.id
    while write.execute("SELECT 1 FROM articles WHERE id = ?", (id_,)).fetchone():
        id_ = text_hash(id_ + digest)[:12]
    provenance = {name: article.provenance.get(name, Origin.UNKNOWN.value) for name in FIELDS}
    write.execute(
        "INSERT INTO articles (id, title, outlet, author, published, url, language, source, provenance, warnings,"
        " words, text_hash, url_key, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            id_,
            *(getattr(article, name) for name in FIELDS),
            article.source,
            json.dumps(provenance),
            json.dumps(article.warnings, ensure_ascii=False),
            len(article.text.split()),
            digest,
            key,
            now(),
        ),
    )
    write.execute(
        "INSERT INTO texts VALUES (?, 1, ?, ?, ?, ?)",
        (id_, article.text, article.title, article.published, now()),
    )
    return id_


def _replace_text(write: sqlite3.Connection, id_: str, article: Article, digest: str) -> None:
    """Keep the old text as a version and let the new one stand; what a reader edited stays edited."""
    version, stored = write.execute(
        "SELECT version, provenance FROM articles WHERE id = ?", (id_,)
    ).fetchone()
    provenance = json.loads(stored)
    for name in FIELDS:
        value = getattr(article, name)
        if value is not None and provenance.get(name) != Origin.USER:
            write.execute(f"UPDATE articles SET {name} = ? WHERE id = ?", (value, id_))
            provenance[name] = article.provenance.get(name, Origin.UNKNOWN.value)
    write.execute(
        "UPDATE articles SET version = ?, text_hash = ?, words = ?, provenance = ?, warnings = ?, source = ?"
        " WHERE id = ?",
        (
            version + 1,
            digest,
            len(article.text.split()),
            json.dumps(provenance),
            json.dumps(article.warnings, ensure_ascii=False),
            article.source,
            id_,
        ),
    )
    write.execute(
        "INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)",
        (id_, version + 1, article.text, article.title, article.published, now()),
    )


def full_id(database: Database, id_: str) -> str:
    """Return the one id that begins with these characters.

    Raises:
        NotFoundError: there is none, or more than one.
    """
    found = database.rows("SELECT id FROM articles WHERE id = ?", (id_,)) or database.rows(
        "SELECT id FROM articles WHERE substr(id, 1, ?) = ? LIMIT 2", (len(id_), id_)
    )
    if not id_ or not found:
        raise NotFoundError(f"No article has the id “{id_}”.", hint="“crossread list” shows the ids.")
    if len(found) > 1:
        raise NotFoundError(
            f"More than one article's id begins with “{id_}”.", hint="Give more of its characters."
        )
    return str(found[0][0])


def read_article(database: Database, id_: str, version: int | None = None) -> Article:
    """Return an article with its present text, or that of an earlier version.

    Raises:
        NotFoundError: there is no such article or version.
    """
    rows = database.rows(
        "SELECT a.id, t.text, a.title, a.outlet, a.author, a.published, a.url, a.source, a.language, a.provenance,"
        " a.warnings FROM articles a JOIN texts t ON t.article = a.id AND t.version = coalesce(?, a.version)"
        " WHERE a.id = ?",
        (version, id_),
    )
    if not rows:
        raise NotFoundError(
            f"No article has the id “{id_}” and version {version}.", hint="“crossread list” shows the ids."
        )
    *plain, provenance, warnings = rows[0]
    named = ("id", "text", "title", "outlet", "author", "published", "url", "source", "language")
    return Article(
        **dict(zip(named, plain, strict=True)),
        provenance=_provenance(provenance),
        warnings=_warnings(warnings),
    )


def read_texts(database: Database, ids: Iterable[str]) -> dict[str, str]:
    """Return the present texts of articles by their ids; ids that no article has are left out."""
    rows = database.rows(
        "SELECT a.id, t.text FROM articles a JOIN texts t ON t.article = a.id AND t.version = a.version"
        " WHERE a.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {str(id_): str(text) for id_, text in rows}


def read_headings(database: Database, ids: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """Return title, outlet, published, source and story of articles by their ids; those that are gone are left out."""
    rows = database.rows(
        "SELECT id, title, outlet, published, source, story FROM articles"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {str(id_): tuple(known) for id_, *known in rows}


# Many articles have the same of both.
_provenance = lru_cache(512)(lambda stored: MappingProxyType(json.loads(stored)))
_warnings = lru_cache(512)(lambda stored: tuple(json.loads(stored)))


def list_entries(
    database: Database,
    filters: Filters,
    *,
    ids: Sequence[str] | None = None,
    newest_published: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> list[Entry]:
    """Return articles without their texts: the latest added first, or the newest published first."""
    where, values = where_clause(filters, ids)
    order = _NEWEST_FIRST if newest_published else _LATEST_ADDED_FIRST
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM articles a WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
        [*values, -1 if limit is None else limit, offset],
    )
    return [_entry(row) for row in rows]


def count_entries(database: Database, filters: Filters) -> int:
    """Return how many articles the filters leave."""
    where, values = where_clause(filters, None)
    return int(str(database.rows(f"SELECT count(*) FROM articles a WHERE {where}", values)[0][0]))


def where_clause(filters: Filters, ids: Sequence[str] | None) -> tuple[str, list[object]]:
    """Return the SQL condition on ``articles a`` for filters and ids, and its values."""
    parts, values = ["1"], list[object]()
    if filters.story is not None:
        parts.append("a.story = ?")
        values.append(filters.story)
    if filters.outlet is not None:
        parts.append("a.outlet = ? COLLATE ANYCASE")
        values.append(filters.outlet)
    if filters.since is not None:
        parts.append("substr(a.published, 1, 10) >= ?")
        values.append(filters.since.isoformat())
    if filters.until is not None:
        parts.append("substr(a.published, 1, 10) <= ?")
        values.append(filters.until.isoformat())
    if filters.tag is not None:
        parts.append("EXISTS (SELECT 1 FROM tags t WHERE t.article = a.id AND t.tag = ? COLLATE ANYCASE)")
        values.append(filters.tag)
    if ids is not None:
        parts.append("a.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(ids)))
    return " AND ".join(parts), values


def _entry(row: tuple[Any, ...]) -> Entry:
    *plain, provenance, warnings, version, added, tags = row
    named = ("id", "title", "outlet", "author", "published", "url", "source", "language", "words", "story")
    return Entry(
        **dict(zip(named, plain, strict=True)),
        tags=tuple(sorted(str(tags).split("\x1f"))) if tags else (),
        provenance=_provenance(provenance),
        warnings=_warnings(warnings),
        versions=int(str(version)),
        added=str(added),
    )


def remove_articles(write: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Delete articles with all their versions, tags and edits."""
    for id_ in ids:
        if write.execute("DELETE FROM articles WHERE id = ?", (id_,)).rowcount:
            changed(write, id_)
