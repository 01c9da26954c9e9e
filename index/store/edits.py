"""What readers change about articles, with a way back."""

from __future__ import annotations

import json
import sqlite3
from datetime import date

from index.article import Origin
from index.errors import QueryError
from index.store.articles import FIELDS, changed, now, url_key


def edit_field(write: sqlite3.Connection, id_: str, field: str, value: str | None) -> None:
    """Set a field of an article by hand and keep what stood there.

    Raises:
        QueryError: there is no such field.
    """
    if field not in FIELDS:
        raise QueryError(f"An article has no field “{field}”.", hint=f"The fields are {', '.join(FIELDS)}.")
    old, stored = write.execute(f"SELECT {field}, provenance FROM articles WHERE id = ?", (id_,)).fetchone()
    origin = json.loads(stored).get(field, Origin.UNKNOWN.value)
    if old == value and origin == Origin.USER:
        return
    write.execute(
        "INSERT INTO edits (article, field, old, old_origin, new, at) VALUES (?, ?, ?, ?, ?, ?)",
        (id_, field, old, origin, value, now()),
    )
    _set(write, id_, field, value, Origin.USER.value)


def undo_edit(write: sqlite3.Connection) -> tuple[str, str] | None:
    """Take the last edit back; return the article's id and the field, or None where there is no edit."""
    row = write.execute(
        "SELECT seq, article, field, old, old_origin FROM edits ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    seq, id_, field, old, origin = row
    _set(write, id_, field, old, origin)
    write.execute("DELETE FROM edits WHERE seq = ?", (seq,))
    return str(id_), str(field)


def _set(write: sqlite3.Connection, id_: str, field: str, value: str | None, origin: str) -> None:
    (stored,) = write.execute("SELECT provenance FROM articles WHERE id = ?", (id_,)).fetchone()
    provenance = {**json.loads(stored), field: origin}
    write.execute(
        f"UPDATE articles SET {field} = ?, provenance = ? WHERE id = ?", (value, json.dumps(provenance), id_)
    )
    if field == "url":
        write.execute("UPDATE articles SET url_key = ? WHERE id = ?", (url_key(value), id_))
    changed(write, id_)


def iso_date(value: str) -> str:
    """Return a date as typed in ISO 8601.

    Raises:
        QueryError: it is no date.
    """
    from index.ingest.dates import parse_date

    found = parse_date(value, base=date.today())
    if found is None or found.iso is None:
        raise QueryError(
            f"“{value}” is not a date.", hint="Write it as 2026-03-13 or 2026-03-13T14:00+01:00."
        )
    return found.iso
