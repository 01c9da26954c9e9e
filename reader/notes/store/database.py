"""The file notes.sqlite3: made, opened, migrated, and its errors put into words."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index import waiting
from index.errors import NoteError, StoreError
from index.paths import file_there, make_private

FILE_NAME = "notes.sqlite3"
APPLICATION_ID = 0x63726E74
"""``crnt``: what tells the file from another program's."""
BUSY_SECONDS = 10.0

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # zlib-compressed UTF-8: annotations are evidence, so the text they were made on stays with them.
        "CREATE TABLE texts (hash TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID",
        "CREATE TABLE annotations (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
        " creator TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL, canonical TEXT,"
        " note TEXT NOT NULL, quote TEXT NOT NULL, words TEXT NOT NULL)",
        # Apart from the columns that lists filter by, so that a filter reads a tenth of the pages.
        "CREATE TABLE documents (annotation INTEGER PRIMARY KEY REFERENCES annotations ON DELETE CASCADE,"
        " document TEXT NOT NULL)",
        "CREATE INDEX annotations_created ON annotations (created, id)",
        "CREATE INDEX annotations_canonical ON annotations (canonical) WHERE canonical IS NOT NULL",
        "CREATE TABLE targets (annotation INTEGER NOT NULL REFERENCES annotations ON DELETE CASCADE,"
        " ordinal INTEGER NOT NULL, article TEXT NOT NULL, text_hash TEXT NOT NULL, page TEXT, path TEXT,"
        " title TEXT NOT NULL, outlet TEXT NOT NULL, published TEXT, start INTEGER, stop INTEGER, quote TEXT NOT NULL,"
        " PRIMARY KEY (annotation, ordinal)) WITHOUT ROWID",
        "CREATE INDEX targets_article ON targets (article)",
        "CREATE INDEX targets_page ON targets (page) WHERE page IS NOT NULL",
        "CREATE INDEX targets_path ON targets (path) WHERE path IS NOT NULL",
        "CREATE TABLE tags (annotation INTEGER NOT NULL REFERENCES annotations ON DELETE CASCADE,"
        " axis TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,"
        " PRIMARY KEY (annotation, axis, name)) WITHOUT ROWID",
        "CREATE INDEX tags_folded ON tags (folded, axis)",
        "CREATE TABLE claims (id TEXT PRIMARY KEY, document TEXT NOT NULL, created TEXT NOT NULL,"
        " status TEXT NOT NULL, words TEXT NOT NULL, canonical TEXT) WITHOUT ROWID",
        "CREATE INDEX claims_status ON claims (status)",
        # A link may lead to another program's claim, which is not in this file: no foreign key.
        "CREATE TABLE links (annotation INTEGER NOT NULL REFERENCES annotations ON DELETE CASCADE,"
        " ordinal INTEGER NOT NULL, claim TEXT NOT NULL, stance TEXT NOT NULL,"
        " PRIMARY KEY (annotation, ordinal)) WITHOUT ROWID",
        "CREATE INDEX links_claim ON links (claim)",
        "CREATE INDEX links_stance ON links (stance)",
        "CREATE TABLE placements (number INTEGER PRIMARY KEY, annotation TEXT NOT NULL, ordinal INTEGER NOT NULL,"
        " text_hash TEXT NOT NULL, article TEXT NOT NULL, start INTEGER, stop INTEGER, score REAL NOT NULL,"
        " method TEXT NOT NULL, reason TEXT NOT NULL, quote TEXT NOT NULL, at TEXT NOT NULL,"
        " UNIQUE (annotation, ordinal, text_hash, quote))",
        "CREATE TABLE operations (number INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, who TEXT NOT NULL,"
        " author TEXT NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL, reverses INTEGER REFERENCES operations)",
        "CREATE INDEX operations_who ON operations (who, state, number)",
        "CREATE TABLE changes (number INTEGER PRIMARY KEY, operation INTEGER NOT NULL REFERENCES operations,"
        " kind TEXT NOT NULL, id TEXT NOT NULL, before TEXT, after TEXT)",
        "CREATE INDEX changes_id ON changes (id)",
        "CREATE INDEX changes_operation ON changes (operation)",
    ),
)
"""The statements that lead from each version of the schema to the next."""

_HINTS = {
    sqlite3.SQLITE_FULL: "Free some space and try again; nothing was changed.",
    sqlite3.SQLITE_IOERR: "Is the disk full or gone? Nothing was changed.",
    sqlite3.SQLITE_BUSY: "Another crossread is writing for a long time; try again. Nothing was changed.",
    sqlite3.SQLITE_READONLY: "Nothing was changed.",
}
"""What helps, by SQLite's result code."""


class Opened(sqlite3.Connection):
    """An open file of notes."""

    path: Path
    file: tuple[int, int] | None
    """What told it from others when it was opened."""

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        """Run one statement; half a character, which no text in the file has, counts as unreadable."""
        if isinstance(values, dict):
            return super().execute(sql, {key: _whole(value) for key, value in values.items()})
        return super().execute(sql, [_whole(value) for value in values])


def connect(folder: Path) -> Opened:
    """Open (or make) the notes of a library folder, readable by their owner alone.

    Raises:
        StoreError: the file cannot be made or opened, is not crossread's, or is a newer crossread's.
    """
    path = folder / FILE_NAME
    try:
        make_private(folder)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        if isinstance(error, PermissionError) or error.errno == errno.EROFS:
            return _connect_to_read(path)
        raise StoreError(
            f"The notes {path} cannot be opened: {error.strerror or error}.",
            hint="Choose another library with --library or CROSSREAD_LIBRARY.",
        ) from error
    connection = _opened(path, str(path))
    try:
        _prepare(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise StoreError(
            f"The notes {path} cannot be opened: {_why(error)}.",
            hint=_HINTS.get(_code(error))
            or "If the file is damaged, run “crossread doctor --repair”, which keeps a copy of it first.",
        ) from error
    except StoreError:
        connection.close()
        raise
    return connection


def _whole(value: Any) -> Any:
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode()
    return value


def _opened(path: Path, source: str) -> Opened:
    connection = sqlite3.connect(
        source, timeout=BUSY_SECONDS, isolation_level=None, uri=source != str(path), factory=Opened
    )
    connection.path, connection.file = path, file_there(path)
    return connection


def _connect_to_read(path: Path) -> Opened:
    """Open the notes of a library that this user may only read; where there are none, nothing is made.

    Raises:
        StoreError: the file cannot be read, or needs to be brought up to date first.
    """
    there = path.is_file()
    source = f"{path.absolute().as_uri()}?mode=ro&immutable=1" if there else ":memory:"
    try:
        connection = _opened(path, source)
        if not there:
            _migrate(connection, path)
        connection.execute("PRAGMA query_only = ON")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise StoreError(
            f"The notes {path} cannot be read: {_why(error)}.", hint="Check the permissions of the library."
        ) from error
    if version != len(MIGRATIONS):
        connection.close()
        raise StoreError(
            f"The notes {path} are of another version of crossread and may not be written to.",
            hint="Copy the library to where you may write, and open it there.",
        )
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # One statement sees one moment: another process may be making the file right now.
    owner, tables = connection.execute(
        "SELECT application_id, (SELECT count(*) FROM sqlite_master) FROM pragma_application_id"
    ).fetchone()
    if owner != APPLICATION_ID and (owner or tables):
        raise StoreError(
            f"{path} is not a file of crossread's notes.", hint="Move it away, or use another library."
        )
    _use_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    _migrate(connection, path)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite does not wait for a second process that does the same."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have migrated while this one waited.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise StoreError(
                f"The notes {path} were written by a newer crossread (schema {version}).",
                hint="Update crossread to open them.",
            )
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def transaction(connection: Opened, what: str) -> Iterator[None]:
    """Do everything in the block at once or not at all; ``what`` is named if it fails.

    Raises:
        NoteError: the disk is full, the file is locked or cannot be written; nothing of the block remains.
        StoreError: the file is damaged, or was restored or repaired since it was opened: what is written to the one
            that was set aside nobody would find.
    """
    try:
        waiting.begin(connection, "The file of notes")
        try:
            if file_there(connection.path) != connection.file:
                raise StoreError(
                    f"{connection.path} has been replaced since it was opened: restored or repaired.",
                    hint="Nothing was written; do it again.",
                )
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except sqlite3.Error as error:
        raise worded(error, what) from error


@contextmanager
def reading(what: str = "The notes") -> Iterator[None]:
    """Put SQLite's errors into words while something is read."""
    try:
        yield
    except sqlite3.Error as error:
        raise worded(error, what) from error


def worded(error: sqlite3.Error, what: str) -> NoteError | StoreError:
    """Return the error for people that stands for SQLite's."""
    code = _code(error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreError(
            f"{what} failed: the file {FILE_NAME} is damaged.",
            hint="Run “crossread doctor --repair”, which keeps a copy of it first.",
        )
    return NoteError(f"{what} failed: {_why(error)}.", hint=_HINTS.get(code, "Nothing was changed."))


def _code(error: sqlite3.Error) -> int:
    """Return the primary result code of SQLite, 0 if it gave none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def _why(error: sqlite3.Error) -> str:
    words = {
        sqlite3.SQLITE_FULL: "the disk is full",
        sqlite3.SQLITE_IOERR: "the disk could not be read or written",
        sqlite3.SQLITE_BUSY: "the notes are locked by another program",
        sqlite3.SQLITE_READONLY: "the notes may not be written to",
        sqlite3.SQLITE_CANTOPEN: "the file could not be opened",
        sqlite3.SQLITE_CORRUPT: "the file is damaged",
        sqlite3.SQLITE_NOTADB: "it is not a database",
    }
    return words.get(_code(error), str(error))


def problems(folder: Path) -> list[str]:
    """Return what is wrong with the notes of a library folder, one sentence each; none if they are sound or not there.

    Raises:
        StoreError: the file cannot be opened.
    """
    if not (folder / FILE_NAME).exists():
        return []
    connection = connect(folder)
    try:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        wrong = [f"{FILE_NAME}: {row[0]}." for row in found if row[0] != "ok"]
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        wrong += [f"{FILE_NAME}: a row of {row[0]} belongs to nothing." for row in loose]
        unreadable = connection.execute(
            "SELECT id FROM annotations LEFT JOIN documents ON annotation = number"
            " WHERE NOT coalesce(json_valid(document), 0)"
        ).fetchall()
        return wrong + [f"{FILE_NAME}: the note {row[0]} cannot be read." for row in unreadable]
    except sqlite3.Error as error:
        return [f"{FILE_NAME}: {_why(error)}."]
    finally:
        connection.close()
