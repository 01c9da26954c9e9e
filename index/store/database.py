"""The library's SQLite file: opening, schema, migrations, transactions and what its errors mean to people."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from index import waiting
from index.errors import StoreError
from index.paths import file_there

Connection = sqlite3.Connection
"""What a transaction is written through."""

SQLITE_VERSION = sqlite3.sqlite_version

APPLICATION_ID = 0x43524C42
"""Marks the file as a crossread library ("CRLB")."""

BUSY_SECONDS = 30.0
"""How long a write waits for another process."""

MIGRATIONS = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE articles (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        title TEXT, outlet TEXT, author TEXT, published TEXT, url TEXT, language TEXT,
        source TEXT NOT NULL,
        provenance TEXT NOT NULL,
        warnings TEXT NOT NULL,
        words INTEGER NOT NULL,
        text_hash TEXT NOT NULL,
        url_key TEXT,
        version INTEGER NOT NULL DEFAULT 1,
        added TEXT NOT NULL,
        story TEXT,
        placed_by TEXT NOT NULL DEFAULT 'rule' CHECK (placed_by IN ('rule', 'reader')),
        reason TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX articles_text ON articles (text_hash);
    CREATE INDEX articles_url ON articles (url_key) WHERE url_key IS NOT NULL;
    CREATE INDEX articles_story ON articles (story);
    CREATE INDEX articles_published ON articles (published);
    CREATE TABLE texts (
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        text TEXT NOT NULL,
        title TEXT, published TEXT,
        at TEXT NOT NULL,
        PRIMARY KEY (article, version)
    );
    CREATE TABLE tags (
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        tag TEXT NOT NULL,
        PRIMARY KEY (article, tag)
    ) WITHOUT ROWID;
    CREATE INDEX tags_tag ON tags (tag);
    CREATE TABLE edits (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        field TEXT NOT NULL,
        old TEXT, old_origin TEXT, new TEXT,
        at TEXT NOT NULL
    );
    CREATE TABLE changes (seq INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL);
    CREATE TABLE stories (id TEXT PRIMARY KEY, title TEXT) WITHOUT ROWID;
    CREATE TABLE states (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
    """
    CREATE TABLE profiles (
        article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        day INTEGER,
        terms BLOB NOT NULL,
        weights BLOB NOT NULL
    );
    CREATE INDEX profiles_day ON profiles (day);
    """,
)
"""Schema steps in order; the file's user_version counts those that were taken."""


class Database:
    """One connection to the library's SQLite file. For one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file, make it where there is none, and bring its schema up to date.

        A file in a folder that cannot be written, an archive for instance, is opened to be read.

        Raises:
            StoreError: it cannot be opened, is no crossread library, is damaged, or is from a newer crossread.
        """
        self.path = path
        self.outlets_and_months: tuple[int, dict[str, tuple[str | None, str | None]]] | None = None
        """Kept for ``groups.count_facets`` with the number of the last change it is of."""
        with explained(path):
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            try:
                self._connect("rw")
            except sqlite3.OperationalError:
                if not is_laid_down(path):
                    raise
                # Without write-ahead files beside it, SQLite reads such a file only when told that nobody writes.
                self._connect("ro&immutable=1")

    def _connect(self, mode: str) -> None:
        self._connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}",
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            uri=True,
        )
        self._connection.create_collation("ANYCASE", _in_any_case)
        self._file = file_there(self.path)
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        run = self._connection.execute
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA synchronous = FULL")
        application, version, tables = self._identity()
        if application not in (0, APPLICATION_ID) or (application == 0 and tables):
            raise StoreError(
                f"{self.path} is an SQLite file of another program.",
                hint="Choose another folder with --library.",
            )
        if version > len(MIGRATIONS):
            raise StoreError(
                f"{self.path} was written by a newer crossread (schema {version}).",
                hint="Update crossread to open it.",
            )
        if version < len(MIGRATIONS):
            self._write_ahead()
            self._migrate()

    def _write_ahead(self) -> None:
        """Switch to WAL; SQLite does not wait for this one by itself while another process makes the file."""
        end = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > end:
                    raise
            time.sleep(0.02)

    def _identity(self) -> tuple[int, int, int]:
        """Return application id, schema version and number of tables, of one moment.

        Read one by one, they would show a half-made file while another connection makes it.
        """
        one = self._connection.execute(
            "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)"
            " FROM pragma_application_id, pragma_user_version"
        ).fetchone()
        return int(one[0]), int(one[1]), int(one[2])

    def _migrate(self) -> None:
        """Take the missing schema steps in one transaction; another process may have taken them meanwhile."""
        import secrets

        with self.writing() as write:
            _, version, _ = self._identity()
            for step in MIGRATIONS[version:]:
                for statement in step.split(";"):
                    write.execute(statement)
            if version == 0:
                write.execute("INSERT INTO meta VALUES ('library', ?)", (secrets.token_hex(8),))
            write.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            write.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run the block in one transaction that holds the write lock from its start; all of it counts or nothing.

        Raises:
            StoreError: it cannot be written, or the library was restored or repaired since it was opened: what is
                written to the file that was set aside nobody would find.
        """
        with explained(self.path):
            waiting.begin(self._connection, "The library")
            if file_there(self.path) != self._file:
                self._connection.execute("ROLLBACK")
                raise StoreError(
                    f"{self.path} has been replaced since it was opened: restored or repaired.",
                    hint="Nothing was written; do it again.",
                )
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, sql: str, values: tuple[object, ...] | list[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query; a value with half a character, which no text in the file has, meets none.

        Raises:
            StoreError: it cannot be read.
        """
        whole = [v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in values]
        with explained(self.path), closing(self._connection.execute(sql, whole)) as cursor:
            return cursor.fetchall()

    def each(self, sql: str) -> Generator[tuple[Any, ...], None, None]:
        """Yield the rows of a query one by one, for what would not fit into memory.

        Raises:
            StoreError: it cannot be read.
        """
        with explained(self.path), closing(self._connection.execute(sql)) as cursor:
            yield from cursor

    def check(self) -> str:
        """Return ``ok`` or what SQLite's own check finds wrong."""
        try:
            found = self._connection.execute("PRAGMA quick_check(3)").fetchall()
        except sqlite3.DatabaseError as error:
            return str(error)
        return "; ".join(str(row[0]) for row in found)

    def close(self) -> None:
        """Close the connection; more than once is no harm."""
        self._connection.close()


def _in_any_case(one: str, other: str) -> int:
    """Compare two texts; SQLite's own NOCASE knows no letters but those of ASCII."""
    one, other = one.casefold(), other.casefold()
    return (one > other) - (one < other)


def is_laid_down(path: Path) -> bool:
    """Return whether this user cannot write a file's folder and nobody else is writing the file now."""
    effective = os.access in os.supports_effective_ids
    writable = os.access(path.parent, os.W_OK, effective_ids=effective)
    return not writable and not path.with_name(path.name + "-wal").exists()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the file system on this file into a StoreError of one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        message, hint = _reason(path, str(error))
        raise StoreError(message, hint=hint) from error
    except UnicodeEncodeError as error:
        said = str(error.object).encode("utf-8", "replace").decode()
        raise StoreError(
            f"“{said}” holds half a character, which cannot be stored.", hint="Write it in UTF-8."
        ) from error
    except OSError as error:
        raise StoreError(
            f"{path} cannot be opened: {error.strerror or error}.",
            hint="Check the folder's permissions and free space, or choose another with --library.",
        ) from error


def _reason(path: Path, said: str) -> tuple[str, str]:
    """Return the sentence for an SQLite error, and what to do."""
    low = said.lower()
    if "full" in low or "disk i/o" in low:
        return (
            f"{path} cannot be written: the disk is full or failing.",
            "Free some space and try again; nothing was lost.",
        )
    if "readonly" in low or "read-only" in low or "unable to open" in low:
        return (
            f"{path} cannot be written ({said}).",
            "Check its permissions, or choose another library with --library.",
        )
    if "locked" in low or "busy" in low:
        return f"{path} is in use by another process.", "Wait until it has finished, then try again."
    if "malformed" in low or "not a database" in low or "corrupt" in low:
        return (
            f"{path} is damaged ({said}).",
            "Run “crossread doctor --repair”, which keeps a copy of it first.",
        )
    return f"{path} cannot be used: {said}.", "Run “crossread doctor” to see what is wrong."
