"""What a ledger (``index.store.ledger``) says: read once, when a library is repaired."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

NAME = "articles.jsonl"
"""The ledger's file, beside the database."""


class Kept(NamedTuple):
    """What a ledger says."""

    articles: dict[str, dict[str, Any]]
    """The last line of each article that was not removed, by id; ``tags`` among its fields."""
    removed: frozenset[str]
    """Articles that were removed."""
    states: dict[str, str]
    """Small states by their keys."""


def read_ledger(folder: Path) -> Kept:
    """Return what the ledger in a library's folder says; lines that are damaged or of no known kind are passed over."""
    articles: dict[str, dict[str, Any]] = {}
    removed: set[str] = set()
    states: dict[str, str] = {}
    try:
        file = (folder / NAME).open("rb")
    except OSError:
        return Kept({}, frozenset(), {})
    with file:
        for raw in file:
            line = parsed(raw) or {}
            id_, state = line.get("id"), line.get("state")
            if isinstance(state, str) and isinstance(line.get("value"), str):
                states[state] = line["value"]
            elif isinstance(id_, str) and line.get("removed"):
                articles.pop(id_, None)
                removed.add(id_)
            elif isinstance(id_, str):
                articles[id_] = line
                removed.discard(id_)
    return Kept(articles, frozenset(removed), states)


def parsed(line: bytes) -> dict[str, Any] | None:
    """Return the object of a line, or None."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
