"""Notes that are being written: kept while they are typed, so that leaving or dying loses none of them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from reader.tui.render.scopes import Spot

STATE = "note-drafts"
"""Name of the state that keeps them."""
MOST = 50
"""Drafts that are kept; older ones go."""


def draft_key(ids: Sequence[str], spots: Sequence[Spot], note_id: str = "") -> str:
    """Return the name of the draft of a note, by its id or by the places it is going to stand on."""
    return note_id or " ".join(f"{ids[number]}:{start}-{end}" for number, start, end in spots)


def read_drafts(state: str | None) -> dict[str, str]:
    """Return the drafts by their names, the oldest first; a damaged state holds none."""
    try:
        found = json.loads(state or "{}")
    except ValueError:
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {key: text for key, text in pairs if isinstance(text, str)}


def with_draft(state: str | None, key: str, text: str) -> str:
    """Return the state with a draft put in, or taken out where ``text`` is empty."""
    drafts = read_drafts(state)
    drafts.pop(key, None)
    if text:
        drafts[key] = text
    return json.dumps(dict(list(drafts.items())[-MOST:]), ensure_ascii=False)
