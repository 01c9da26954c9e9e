"""``doctor --repair`` for notes: a damaged file is set aside, and every note that can be read goes into a new one.

Each note stands in the file twice: as it is now, and in the history of its changes. What is left of either is enough.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from index.errors import StoreError
from index.rescuing import check_file, one_file, put_rows
from reader.notes.store import rows
from reader.notes.store.database import FILE_NAME, connect

_OF_NOTES = ("annotations", "documents", "targets", "tags", "links", "claims")
"""Tables that are made anew of the documents."""


def repair_notes(folder: Path) -> list[str]:
    """Repair the notes of a library's folder where they are damaged; return what was done, one sentence each.

    Raises:
        StoreError: the folder cannot be written.
    """
    path = folder / FILE_NAME
    wrong = check_file(path) if path.is_file() else None
    if wrong is None:
        return []
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"notes.damaged-{stamp}.sqlite3")
    try:
        with tempfile.TemporaryDirectory(prefix=".repair-", dir=folder) as place:
            for suffix in ("", "-wal", "-shm"):
                part = path.with_name(path.name + suffix)
                if part.exists():
                    shutil.copy2(part, aside.with_name(aside.name + suffix))
            damaged = one_file(aside, Path(place))
            fresh = Path(place) / "fresh"
            with closing(connect(fresh)) as new:
                saved = _rescue(damaged, new)
                new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for suffix in ("-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            (fresh / FILE_NAME).replace(path)
    except OSError as error:
        raise StoreError(
            f"The notes in {folder} cannot be repaired: {error.strerror or error}.",
            hint="Check the folder's permissions and free space.",
        ) from error
    return [
        f"The notes were damaged ({wrong}); their file was kept as {aside.name}.",
        f"{saved:,} notes and claims were brought into a new one.",
    ]


def _rescue(damaged: Path, new: sqlite3.Connection) -> int:
    """Fill new notes from a damaged file; return how many notes and claims they hold."""
    new.execute("PRAGMA foreign_keys = OFF")
    new.execute("BEGIN")
    put_rows(damaged, new, skip=set())
    documents = dict(_documents(new))
    for table in _OF_NOTES:
        new.execute(f"DELETE FROM {table}")
    for (kind, id_), document in documents.items():
        rows.put(new, kind, id_, document)
    # A change whose operation is lost keeps its place in the history of its note, by nobody.
    new.execute(
        "INSERT INTO operations (number, label, who, author, at, state)"
        " SELECT DISTINCT operation, 'lost', '', '{}', '', 'dropped' FROM changes"
        " WHERE operation NOT IN (SELECT number FROM operations)"
    )
    new.execute("UPDATE operations SET reverses = NULL WHERE reverses NOT IN (SELECT number FROM operations)")
    new.execute("COMMIT")
    new.execute("PRAGMA foreign_keys = ON")
    return len(documents)


def _documents(new: sqlite3.Connection) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield kind and id of every note and claim with what it says: by its history, and where it stands now by that."""
    last = "SELECT kind, id, after FROM changes c WHERE number = (SELECT max(number) FROM changes WHERE id = c.id)"
    for kind, id_, document in new.execute(last).fetchall():
        if document is not None and _readable(kind, document) == id_:
            yield (str(kind), str(id_)), str(document)
    for kind, table in (("annotation", "documents"), ("claim", "claims")):
        for (document,) in new.execute(f"SELECT document FROM {table}").fetchall():
            if id_ := _readable(kind, document):
                yield (kind, id_), str(document)


def _readable(kind: str, document: str) -> str | None:
    """Return the id of a document that can be read, or None."""
    read = rows.decode_claim if kind == "claim" else rows.decode_annotation
    try:
        return read(document).id
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, json.JSONDecodeError):
        return None
