"""Rows of a damaged SQLite file brought into a sound one that has the same tables, of the library or of its notes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from index.store.pages import leaf_rows

_TYPES: dict[str, tuple[type, ...]] = {
    "TEXT": (str,),
    "INTEGER": (int,),
    "BLOB": (bytes,),
    "REAL": (float, int),
}


class Column(NamedTuple):
    """A column of a table."""

    name: str
    types: tuple[type, ...]
    needed: bool
    """Whether it is never empty."""
    is_rowid: bool


def put_rows(
    damaged: Path, new: sqlite3.Connection, *, skip: set[str], gone: frozenset[str] = frozenset()
) -> int:
    """Put every row of a damaged file that fits a table of a new one into it; return how many there are.

    ``gone`` are articles that were removed: SQLite's own answers leave them out, pages read by themselves may not.
    """
    tables = {
        str(name): columns_of(new, str(name))
        for (name,) in new.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        if name not in skip
    }
    count = 0
    for table, row in (*_asked(damaged, tables), *_found(damaged, tables, gone)):
        marks = ", ".join("?" * len(row))
        names = ", ".join(column.name for column in tables[table])
        put = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"
        count += new.execute(put, row).rowcount
    return count


def columns_of(connection: sqlite3.Connection, table: str) -> list[Column]:
    """Return the columns of a table."""
    found = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return [
        Column(str(name), _TYPES[str(kind)], bool(needed), bool(key) and kind == "INTEGER" and _alone(found))
        for _, name, kind, needed, _, key in found
    ]


def _alone(columns: list[tuple[Any, ...]]) -> bool:
    """Return whether a table has a key of one column."""
    return sum(bool(column[5]) for column in columns) == 1


def fits(row: tuple[Any, ...], columns: list[Column]) -> bool:
    """Return whether a row has the columns of a table, each with a value that it may have."""
    return len(row) == len(columns) and all(
        _sound(value, column) for value, column in zip(row, columns, strict=True)
    )


def _sound(value: Any, column: Column) -> bool:
    if value is None:
        return not (column.needed or column.is_rowid)
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return False
    return isinstance(value, column.types)


def _asked(damaged: Path, tables: dict[str, list[Column]]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the rows that SQLite finds: of each table those before the first damage, and those behind the last."""
    try:
        with closing(sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True)) as old:
            old.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            for table, columns in tables.items():
                names = ", ".join(column.name for column in columns)
                for order in ("", f" ORDER BY {columns[0].name} DESC"):
                    rows, whole = _until_damage(old, f"SELECT {names} FROM {table}{order}")
                    yield from ((table, row) for row in rows if fits(row, columns))
                    if whole:
                        break
    except sqlite3.DatabaseError:
        return


def _until_damage(old: sqlite3.Connection, sql: str) -> tuple[list[tuple[Any, ...]], bool]:
    """Return the rows of a query up to where it fails, and whether it did not."""
    rows: list[tuple[Any, ...]] = []
    try:
        with closing(old.execute(sql)) as cursor:
            rows.extend(cursor)
    except (sqlite3.DatabaseError, OverflowError, MemoryError):
        return rows, False
    return rows, True


def _found(
    damaged: Path, tables: dict[str, list[Column]], gone: frozenset[str]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the rows of pages that are sound, whether SQLite reaches them or not."""
    for rowid, values in leaf_rows(damaged):
        for table, columns in tables.items():
            if len(values) != len(columns):
                continue
            row = tuple(
                rowid if column.is_rowid else value for value, column in zip(values, columns, strict=True)
            )
            if fits(row, columns) and not gone.intersection(v for v in row[:2] if isinstance(v, str)):
                yield table, row
                break
