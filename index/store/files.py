"""Whole SQLite files: checked, copied while in use, given another key."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from index.errors import StoreError
from index.store.database import APPLICATION_ID, explained, is_laid_down


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
    mode = "ro&immutable=1" if is_laid_down(source) else "ro"
    with (
        explained(source),
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode={mode}", uri=True, timeout=30)) as file,
        closing(sqlite3.connect(target)) as copy,
    ):
        target.chmod(0o600)
        file.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def one_file(path: Path, place: Path) -> Path:
    """Return a database, perhaps a damaged one, as a file without a write-ahead file: itself or a copy in ``place``."""
    if not path.with_name(path.name + "-wal").exists():
        return path
    copy = place / path.name
    for suffix in ("", "-wal"):
        shutil.copy2(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(copy, isolation_level=None)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy


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
