"""Every change with who, when and what, and the way back and forth along it.

An operation is what a person did at one go; it has one or more changes of rows. Undoing appends an operation of
its own, so that nothing is ever struck from the history. Each person walks back along their own operations only.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from index.errors import NoteError
from reader.notes.documents import Document, canonical_json
from reader.notes.identity import URN
from reader.notes.model import Author
from reader.notes.store import rows
from reader.notes.store.database import reading

DONE, UNDONE, DROPPED, REVERSAL = "done", "undone", "dropped", "reversal"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of an annotation's or claim's history."""

    at: str
    """When."""
    who: str
    """Who, as shown to people."""
    label: str
    """What they did, in a few words."""
    before: Document | None
    """What it said before, None if it did not exist."""
    after: Document | None
    """What it said afterwards, None if it was removed."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that changed, sorted."""
        old, new = self.before or {}, self.after or {}
        return tuple(sorted(key for key in {*old, *new} if old.get(key) != new.get(key)))


class Operation:
    """What one person does at one go; every change of a row goes through here."""

    def __init__(self, connection: sqlite3.Connection, label: str, author: Author, at: str) -> None:
        self.at = at
        self.author = author
        self._connection = connection
        self._label = label
        self._number: int | None = None

    def put(self, kind: str, id_: str, document: str | None) -> bool:
        """Make a row say ``document`` (None: remove it) and write it down; return whether that changed anything."""
        before = rows.current(self._connection, kind, id_)
        if before == document:
            return False
        self._write(kind, id_, before, document)
        return True

    @contextmanager
    def part(self) -> Iterator[None]:
        """Do everything in the block or, if it fails, nothing of it; what the operation did before stays."""
        number = self._number
        self._connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            self._number = number
            # A full disk may have rolled back everything already.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO part")
                self._connection.execute("RELEASE part")
            raise
        self._connection.execute("RELEASE part")

    def _write(self, kind: str, id_: str, before: str | None, after: str | None) -> None:
        if self._number is None:
            # What was undone cannot be redone on top of something new.
            self._connection.execute(
                "UPDATE operations SET state = ? WHERE who = ? AND state = ?",
                (DROPPED, self.author.label, UNDONE),
            )
            self._number = _begin(self._connection, self._label, self.author, self.at, DONE)
        _record(self._connection, self._number, kind, id_, before, after)
        rows.put(self._connection, kind, id_, after)


def _begin(
    connection: sqlite3.Connection,
    label: str,
    author: Author,
    at: str,
    state: str,
    reverses: int | None = None,
) -> int:
    who = canonical_json({"nickname": author.nickname, "name": author.name, "iri": author.iri})
    cursor = connection.execute(
        "INSERT INTO operations (label, who, author, at, state, reverses) VALUES (?, ?, ?, ?, ?, ?)",
        (label, author.label, who, at, state, reverses),
    )
    return int(cursor.lastrowid or 0)


def _record(
    connection: sqlite3.Connection, operation: int, kind: str, id_: str, before: str | None, after: str | None
) -> None:
    connection.execute(
        "INSERT INTO changes (operation, kind, id, before, after) VALUES (?, ?, ?, ?, ?)",
        (operation, kind, id_, before, after),
    )


def step(connection: sqlite3.Connection, author: Author, at: str, *, back: bool) -> str | None:
    """Undo this person's last operation (``back``) or redo the one undone last; return its label or None.

    Raises:
        NoteError: somebody else changed the same annotation since; nothing is changed then.
    """
    state, order = (DONE, "DESC") if back else (UNDONE, "ASC")
    found = connection.execute(
        f"SELECT number, label FROM operations WHERE who = ? AND state = ? ORDER BY number {order} LIMIT 1",
        (author.label, state),
    ).fetchone()
    if found is None:
        return None
    number, label = int(found[0]), str(found[1])
    changes = connection.execute(
        f"SELECT kind, id, before, after FROM changes WHERE operation = ? ORDER BY number {'DESC' if back else 'ASC'}",
        (number,),
    ).fetchall()
    word = "undone" if back else "redone"
    reversal = _begin(connection, f"{word}: {label}", author, at, REVERSAL, number)
    for kind, id_, before, after in changes:
        old, new = (after, before) if back else (before, after)
        if rows.current(connection, kind, id_) != old:
            raise NoteError(
                f"“{label}” cannot be {word}: the {kind} was changed since by {_last_hand(connection, id_, reversal)}.",
                hint="Edit it instead; its history is kept.",
            )
        _record(connection, reversal, kind, id_, old, new)
        rows.put(connection, kind, id_, new)
    connection.execute("UPDATE operations SET state = ? WHERE number = ?", (UNDONE if back else DONE, number))
    return label


def last_step(connection: sqlite3.Connection, author: Author) -> int:
    """Return the number of this person's last operation that stands, 0 if there is none."""
    asked = "SELECT max(number) FROM operations WHERE who = ? AND state = ?"
    with reading():
        return int(connection.execute(asked, (author.label, DONE)).fetchone()[0] or 0)


def _last_hand(connection: sqlite3.Connection, id_: str, without: int) -> str:
    row = connection.execute(
        "SELECT who FROM changes JOIN operations ON operations.number = changes.operation"
        " WHERE changes.id = ? AND operation != ? ORDER BY changes.number DESC LIMIT 1",
        (id_, without),
    ).fetchone()
    return "somebody else" if row is None else str(row[0])


def history(connection: sqlite3.Connection, id_: str) -> tuple[Change, ...]:
    """Return all changes of an annotation or claim, oldest first; it may be deleted by now."""
    found = connection.execute(
        "SELECT at, who, label, before, after FROM changes JOIN operations ON operations.number = changes.operation"
        " WHERE changes.id = ? ORDER BY changes.number",
        (id_,),
    )
    return tuple(
        Change(at, who, label, json.loads(before) if before else None, json.loads(after) if after else None)
        for at, who, label, before, after in found
    )


def ids_like(connection: sqlite3.Connection, start: str) -> list[str]:
    """Return at most two ids that begin so, of what is here or was deleted."""
    if set("%_") & set(start) or len(start) < 4:
        found = connection.execute("SELECT DISTINCT id FROM changes WHERE id = ?", (start,))
    else:
        pattern = f"{start if ':' in start else URN + start}%"
        found = connection.execute("SELECT DISTINCT id FROM changes WHERE id LIKE ? LIMIT 2", (pattern,))
    return [str(row[0]) for row in found]
