"""What readers change about articles, with a way back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime

from index.article import Origin
from index.errors import QueryError
from index.records import Undone
from index.store.articles import FIELDS, changed
from index.store.groups import new_story, set_story
from index.store.sameness import url_key

STORY = "story"
"""Stands for the field where an edit is a move to another story."""


def edit_field(
    write: sqlite3.Connection, id_: str, field: str, value: str | None, step: str | None = None
) -> str:
    """Set a field of an article by hand and keep what stood there; edits of one step are taken back together.

    Returns:
        The step, a new one where none was given.

    Raises:
        QueryError: there is no such field.
    """
    if field not in FIELDS:
        raise QueryError(f"An article has no field “{field}”.", hint=f"The fields are {', '.join(FIELDS)}.")
    old, stored = write.execute(f"SELECT {field}, provenance FROM articles WHERE id = ?", (id_,)).fetchone()
    origin = json.loads(stored).get(field, Origin.UNKNOWN.value)
    at = step or _moment()
    if old != value or origin != Origin.USER:
        _keep(write, id_, field, old, origin, value, at)
        _set(write, id_, field, value, Origin.USER.value)
    return at


def move_to_story(write: sqlite3.Connection, ids: Iterable[str], story: str | None) -> None:
    """Put articles into a story by hand, all into one new story with None, and keep where each was."""
    at, target = _moment(), story
    for id_ in ids:
        target = target or new_story(write, id_)
        old, reason, placed_by = write.execute(
            "SELECT story, reason, placed_by FROM articles WHERE id = ?", (id_,)
        ).fetchone()
        if old != target:
            _keep(write, id_, STORY, old, json.dumps([placed_by, reason]), target, at)
            set_story(write, [id_], target, "moved by hand", by_reader=True)


def undo_edit(write: sqlite3.Connection) -> Undone | None:
    """Take the last step of edits back; return what it was, or None where there is none."""
    rows = write.execute(
        "SELECT seq, article, field, old, old_origin FROM edits"
        " WHERE at = (SELECT at FROM edits ORDER BY seq DESC LIMIT 1) ORDER BY seq DESC"
    ).fetchall()
    if not rows:
        return None
    for seq, id_, field, old, origin in rows:
        if field == STORY:
            placed_by, reason = json.loads(origin)
            write.execute(
                "UPDATE articles SET story = ?, reason = ?, placed_by = ? WHERE id = ?",
                (old, reason, placed_by, id_),
            )
            changed(write, id_)
        else:
            _set(write, id_, field, old, origin)
        write.execute("DELETE FROM edits WHERE seq = ?", (seq,))
    ids = dict.fromkeys(str(row[1]) for row in reversed(rows))
    fields = dict.fromkeys(str(row[2]) for row in reversed(rows))
    return Undone(tuple(ids), tuple(fields))


def _moment() -> str:
    """Return the time as ISO 8601 in UTC, so fine that only edits of one step have the same."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _keep(
    write: sqlite3.Connection, id_: str, field: str, old: str | None, origin: str, new: str | None, at: str
) -> None:
    """Keep what an edit replaces."""
    write.execute(
        "INSERT INTO edits (article, field, old, old_origin, new, at) VALUES (?, ?, ?, ?, ?, ?)",
        (id_, field, old, origin, new, at),
    )


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
