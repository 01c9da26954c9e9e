"""Library entries as the rows and objects that ``list``, ``stories`` and ``add`` write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.library import Entry

HEADINGS = ("id", "published", "outlet", "title", "words")


def entry_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as ``list --json`` shows it."""
    return {
        "id": entry.id,
        "title": entry.title,
        "outlet": entry.outlet,
        "author": entry.author,
        "published": entry.published,
        "url": entry.url,
        "source": entry.source,
        "language": entry.language,
        "words": entry.words,
        "story": entry.story,
        "tags": list(entry.tags),
        "versions": entry.versions,
        "added": entry.added,
        "warnings": list(entry.warnings),
        "provenance": dict(entry.provenance),
    }


def entry_row(entry: Entry) -> tuple[str, ...]:
    """Return an entry as a row under ``HEADINGS``; what is unknown is shown as an en dash."""
    return (
        entry.id,
        shown_date(entry.published),
        entry.outlet or "–",
        titled(entry.title, entry.source),
        str(entry.words),
    )


def titled(title: str | None, source: str) -> str:
    """Return a headline; the name of the file or address in brackets where it is unknown, a dash where that is too."""
    file = source.rstrip("/").rsplit("/", 1)[-1]
    return title or (f"({file})" if file else "–")


def shown_date(published: str | None) -> str:
    """Return an ISO date or date-time as people read it: ``2026-03-13 14:00``; an en dash for none."""
    return published[:16].replace("T", " ") if published else "–"
