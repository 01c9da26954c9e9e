"""Whole SQLite files: checked, copied while in use, rescued row by row when damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from index.errors import StoreError
from index.store.database import APPLICATION_ID, Database, explained


def check_file(path: Path) -> str | None:
    """Return what SQLite's own check finds wrong with a file, or None."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as file:
            found = [str(row[0]) for row in file.execute("PRAGMA integrity_check(3)")]
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if found == ["ok"] else "; ".join(found)


def copy_file(source: Path, target: Path) -> None:
    """Write a consistent copy of a database, also while others write to it.

    Raises:
        StoreError: it cannot be read or the copy cannot be written.
    """
    with (
        explained(source),
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as file,
        closing(sqlite3.connect(target)) as copy,
    ):
        target.chmod(0o600)
        file.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def rename_library(path: Path, key: str) -> None:
    """Give a library another key, so that a search index of its earlier life is not taken for its own.

    Raises:
        StoreError: it is no library or cannot be written.
    """
    with explained(path), closing(sqlite3.connect(path, isolation_level=None)) as file:
        if file.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreError(f"{path.name} is no crossread library.")
        file.execute("UPDATE meta SET value = ? WHERE key = 'library'", (key,))
        file.execute("PRAGMA journal_mode = WAL")


def salvage(damaged: Path, fresh: Path) -> tuple[int, int]:
    """Make a new library of every row that can be read of a damaged one; return how many were kept and lost.

    Raises:
        StoreError: nothing can be read.
    """
    Database(fresh).close()
    kept = lost = 0
    with closing(sqlite3.connect(fresh, isolation_level=None)) as new:
        tables = [
            str(row[0])
            for row in new.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        new.execute("PRAGMA foreign_keys = OFF")
        new.execute("BEGIN")
        try:
            with closing(sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True)) as old:
                for table in tables:
                    good, bad = _copy_table(old, new, table)
                    kept, lost = kept + good, lost + bad
        except sqlite3.DatabaseError:
            lost += 1
        kept += _articles_from_texts(new)
        for table in ("texts", "tags", "edits", "profiles"):
            new.execute(f"DELETE FROM {table} WHERE article NOT IN (SELECT id FROM articles)")
        new.execute(
            "DELETE FROM articles WHERE NOT EXISTS (SELECT 1 FROM texts t WHERE t.article = id AND t.version = version)"
        )
        (articles,) = new.execute("SELECT count(*) FROM articles").fetchone()
        new.execute("COMMIT")
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if not articles:
        fresh.unlink()
        raise StoreError(
            f"Nothing could be read of the damaged database; it was kept as {damaged.name}.",
            hint="Bring a backup back with “crossread restore FILE”.",
        )
    return kept, lost


def _copy_table(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> tuple[int, int]:
    """Copy what can be read of one table, around the rows that cannot."""
    columns = [str(row[1]) for row in new.execute(f"PRAGMA table_info({table})")]
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    put = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"
    kept = lost = 0
    for order in ("", "DESC"):
        cursor = None
        key = columns[0]
        try:
            ordered = f" ORDER BY {key} {order}" if order else ""
            cursor = old.execute(f"SELECT {names} FROM {table}{ordered}")
            for row in cursor:
                with suppress(sqlite3.IntegrityError):
                    new.execute(put, row)
                    kept += 1
            return kept, lost
        except sqlite3.DatabaseError:
            lost = 1
        finally:
            if cursor is not None:
                cursor.close()
    return kept, lost


def _articles_from_texts(new: sqlite3.Connection) -> int:
    """Make articles of texts whose own row was lost; what only that row knew is unknown. Return how many."""
    cursor = new.execute(
        "INSERT OR IGNORE INTO articles (id, title, published, source, provenance, warnings, words, text_hash,"
        " version, added) SELECT t.article, t.title, t.published, '', '{}', '[]',"
        " length(t.text) - length(replace(t.text, ' ', '')) + 1, t.article, t.version, t.at FROM texts t"
        " WHERE t.version = (SELECT max(version) FROM texts o WHERE o.article = t.article)"
        " AND t.article NOT IN (SELECT id FROM articles)"
    )
    new.execute("INSERT INTO changes (article) SELECT id FROM articles")
    return cursor.rowcount
