"""The reviewed marks of a story's contested points, as they are kept."""

from __future__ import annotations

import json


def reviewed_from(text: str | None) -> set[str]:
    """Read the kept marks; a text that is not one of ours counts as none."""
    try:
        return {str(key) for key in json.loads(text or "[]")}
    except (ValueError, TypeError):
        return set()


def with_mark(text: str | None, point: str, done: bool) -> str:
    """Return the kept marks with one set or taken back."""
    marks = reviewed_from(text)
    (marks.add if done else marks.discard)(point)
    return json.dumps(sorted(marks))
