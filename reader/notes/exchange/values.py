"""Values that JSON-LD spells in several ways: one or many, an IRI or an object, people and times."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from reader.notes.identity import IRI, stamp
from reader.notes.model import Author
from reader.notes.tidy import tidy_line


def listed(value: Any) -> list[Any]:
    """Return a value as a list: JSON-LD leaves the brackets out around a single one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def iri_of(value: Any) -> str | None:
    """Return the IRI that a value is or names, else None."""
    if isinstance(value, dict):
        value = value.get("id", value.get("@id"))
    if isinstance(value, list):
        return next((found for one in value if (found := iri_of(one))), None)
    return value if isinstance(value, str) and IRI.match(value) else None


def author_of(value: Any) -> Author | None:
    """Return the first person that a creator names, or None."""
    value = next(iter(listed(value)), None)
    if isinstance(value, str):
        value = value.strip()
        return Author(iri=value) if IRI.match(value) else Author(nickname=tidy_line(value)) if value else None
    if not isinstance(value, dict):
        return None

    def text(key: str) -> str:
        found = next(iter(listed(value.get(key))), "")
        return tidy_line(found) if isinstance(found, str) else ""

    kind = text("type") if text("type") in ("Person", "Organization", "Software") else "Person"
    email = text("email")
    author = Author(
        text("nickname") or text("name"),
        text("name"),
        iri_of(value.get("id", value.get("@id"))),
        kind,
        email or None,
        iri_of(value.get("homepage")),
    )
    return author if author.label != "unknown" else None


def time_of(value: Any) -> str | None:
    """Return a time in UTC to the microsecond with a literal ``Z``; one without a zone counts as UTC."""
    value = next(iter(listed(value)), None)
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        return stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None
