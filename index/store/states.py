"""Small texts that the app keeps in the library: places, saved searches, reviewed marks, decisions."""

from __future__ import annotations

from collections.abc import Callable

from index.store.database import Database
from index.store.ledger import Ledger


def load_state(database: Database, key: str) -> str | None:
    """Return the text kept under a key, or None."""
    rows = database.rows("SELECT value FROM states WHERE key = ?", (key,))
    return str(rows[0][0]) if rows else None


def load_states(database: Database, beginning: str) -> dict[str, str]:
    """Return the texts whose keys begin so, by key."""
    rows = database.rows(
        "SELECT key, value FROM states WHERE key >= ? AND substr(key, 1, ?) = ?",
        (beginning, len(beginning), beginning),
    )
    return {str(key): str(value) for key, value in rows}


def update_state(database: Database, key: str, change: Callable[[str | None], str]) -> str:
    """Replace the text under a key by what ``change`` makes of it, in one transaction; return the new text.

    Raises:
        StoreError: it cannot be written.
    """
    with database.writing() as write:
        row = write.execute("SELECT value FROM states WHERE key = ?", (key,)).fetchone()
        value = change(None if row is None else str(row[0]))
        write.execute(
            "INSERT INTO states VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (key, value)
        )
    Ledger(database).keep_state(key, value)
    return value
