"""A new library of what can be read of a damaged one: its rows, and what the ledger knows about texts without a row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from index.errors import StoreError
from index.store.articles import text_hash
from index.store.database import Database
from index.store.kept import Kept
from index.store.ledger import COLUMNS
from index.store.rescuing import put_rows

DAMAGED = "Its text was damaged on disk; compare it with the source."
"""What an article says whose text is not the one that was stored."""
PRESENT_TEXTS = (
    "SELECT a.id, a.text_hash, t.text FROM articles a JOIN texts t"
    " ON t.article = a.id AND t.version = a.version"
)
"""Each article, the hash of its text when it was stored, and the text."""


class Saved(NamedTuple):
    """What could be saved."""

    rows: int
    """Rows of all tables."""
    completed: int
    """Articles whose own row was lost and came from the ledger."""
    bare: int
    """Articles of which only the text is left."""
    damaged: int
    """Texts that are not as they were stored."""
    lost: tuple[str, ...]
    """Articles whose texts are gone, one line each: title, outlet, where it was read from."""


def salvage(damaged: Path, fresh: Path, ledger: Kept) -> Saved:
    """Make a new library of every row that can be read of a damaged one, completed from its ledger.

    Raises:
        StoreError: nothing can be read.
    """
    Database(fresh).close()
    with closing(sqlite3.connect(fresh, isolation_level=None)) as new:
        new.execute("PRAGMA foreign_keys = OFF")
        new.execute("BEGIN")
        rows = put_rows(damaged, new, skip={"meta", "changes"}, gone=ledger.removed)
        lost = _settle_texts(new, ledger)
        completed = _complete(new, ledger)
        bare = _articles_from_texts(new)
        for table in ("texts", "tags", "edits", "profiles"):
            new.execute(f"DELETE FROM {table} WHERE article NOT IN (SELECT id FROM articles)")
        broken = mark_damaged(new)
        new.execute("INSERT INTO changes (article) SELECT id FROM articles ORDER BY seq")
        (articles,) = new.execute("SELECT count(*) FROM articles").fetchone()
        new.execute("COMMIT")
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if not articles:
        fresh.unlink()
        raise StoreError(
            f"Nothing could be read of the damaged database; it was kept as {damaged.name}.",
            hint="Bring a backup back with “crossread restore FILE”.",
        )
    return Saved(rows, completed, bare, broken, tuple(lost))


def _settle_texts(new: sqlite3.Connection, ledger: Kept) -> list[str]:
    """Let each article stand for its latest text that is left; those that have none go, and are returned by name."""
    lost = [
        _name(*row)
        for row in new.execute(
            "SELECT title, outlet, url, source FROM articles"
            " WHERE NOT EXISTS (SELECT 1 FROM texts WHERE article = id) ORDER BY seq"
        )
    ]
    new.execute("DELETE FROM articles WHERE NOT EXISTS (SELECT 1 FROM texts WHERE article = id)")
    known = {str(row[0]) for row in new.execute("SELECT article FROM texts UNION SELECT id FROM articles")}
    lost += [
        _name(*(line.get(name) for name in ("title", "outlet", "url", "source")))
        for id_, line in ledger.articles.items()
        if id_ not in known
    ]
    new.execute(
        "UPDATE articles SET version = (SELECT max(version) FROM texts WHERE article = id) WHERE NOT EXISTS"
        " (SELECT 1 FROM texts t WHERE t.article = id AND t.version = articles.version)"
    )
    return list(dict.fromkeys(lost))


def _name(title: Any, outlet: Any, url: Any, source: Any) -> str:
    return " | ".join(str(part) for part in (title or "without a title", outlet, url or source) if part)


def _complete(new: sqlite3.Connection, ledger: Kept) -> int:
    """Take from the ledger the rows of articles of which only the text is left, tags and small states."""
    texts = dict(new.execute("SELECT article, max(version) FROM texts GROUP BY article"))
    names, marks = ", ".join(COLUMNS), ", ".join("?" * len(COLUMNS))
    completed = 0
    for id_, line in ledger.articles.items():
        if id_ not in texts:
            continue
        row = tuple({**line, "version": texts[id_]}.get(name) for name in COLUMNS)
        try:
            completed += new.execute(
                f"INSERT OR IGNORE INTO articles ({names}) VALUES ({marks})", row
            ).rowcount
        except sqlite3.InterfaceError:
            continue
        tags = line.get("tags")
        for tag in tags if isinstance(tags, list) else []:
            new.execute("INSERT OR IGNORE INTO tags VALUES (?, ?)", (id_, str(tag)))
    for key, value in ledger.states.items():
        new.execute("INSERT OR IGNORE INTO states VALUES (?, ?)", (key, value))
    return completed


def _articles_from_texts(new: sqlite3.Connection) -> int:
    """Make articles of texts that nothing else is known of. Return how many."""
    found = new.execute(
        "SELECT article, version, text, title, published, at FROM texts t"
        " WHERE article NOT IN (SELECT id FROM articles)"
        " AND version = (SELECT max(version) FROM texts o WHERE o.article = t.article)"
    ).fetchall()
    for id_, version, text, title, published, at in found:
        new.execute(
            "INSERT INTO articles (id, title, published, source, provenance, warnings, words, text_hash, version,"
            " added) VALUES (?, ?, ?, '', '{}', '[]', ?, ?, ?, ?)",
            (id_, title, published, len(text.split()), text_hash(text), version, at),
        )
    return len(found)


def mark_damaged(new: sqlite3.Connection) -> int:
    """Have articles say so whose text is not the one that was stored; return how many there are."""
    broken = damaged_texts(new.execute(PRESENT_TEXTS))
    for id_, digest in broken.items():
        (stored,) = new.execute("SELECT warnings FROM articles WHERE id = ?", (id_,)).fetchone()
        warnings = json.dumps([*json.loads(stored), DAMAGED], ensure_ascii=False)
        new.execute("UPDATE articles SET text_hash = ?, warnings = ? WHERE id = ?", (digest, warnings, id_))
        new.execute("INSERT INTO changes (article) VALUES (?)", (id_,))
    return len(broken)


def damaged_texts(rows: Iterable[tuple[Any, ...]]) -> dict[str, str]:
    """Return those of ``PRESENT_TEXTS`` that are not as they were stored: the article, the hash of its text now."""
    return {str(id_): now for id_, then, text in rows if (now := text_hash(text)) != then}
