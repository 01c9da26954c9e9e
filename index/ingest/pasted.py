"""What stands over an article that was copied with its whole page: the page's menu, buttons, the outlet's name."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.ingest.creditlines import read_credit
from index.ingest.outlets import is_outlet
from index.patterns import lazy

TOP = 5
"""Lines among which a page's menu shows itself."""
MOST = 80
"""Lines that a menu has at most."""
WORDS = 3
"""Words of an entry of a menu at most."""

_MENU = lazy(
    r"(?:skip to (?:the )?(?:main )?(?:content|article|navigation|footer)|jump to (?:main )?content"
    r"|(?:main |site )?(?:menu|navigation)|(?:open|close|toggle|show) (?:main |the )?(?:menu|navigation|search)"
    r"|accessibility (?:links|help)|(?:sign|log) ?in(?: to your account)?|subscribe(?: now)?|my account"
    r"|zum inhalt(?: springen)?|aller au contenu(?: principal)?|(?:ir|saltar) al contenido(?: principal)?"
    r"|vai al contenuto(?: principale)?)\Z",
    re.IGNORECASE,
)
"""Lines that only a page has, never a report."""
_BUTTON = lazy(
    r"(?:search|menu|home|(?:sub|de)scribe|sign up|log ?out|newsletters?|notifications?)\b.{0,20}\Z",
    re.IGNORECASE,
)


class Pasted(NamedTuple):
    """A text without what the page has over its article."""

    body: str
    outlet: str | None = None
    """The outlet's name, where it stood there."""


def without_menu(text: str) -> Pasted:
    """Return a text without the menu at its top; a text that does not begin with one comes back as it is."""
    rows = text.split("\n")
    lines = [(at, row.strip()) for at, row in enumerate(rows[: 4 * MOST]) if row.strip()]
    if not any(_MENU.match(row) for _, row in lines[:TOP]):
        return Pasted(text)
    outlet = None
    for number, (at, row) in enumerate(lines[:MOST]):
        if _MENU.match(row) or _BUTTON.match(row):
            continue
        if is_outlet(row):
            outlet = outlet or row
        elif len(row.split()) > WORDS or not _is_entry(row):
            begins = at
            above = lines[number - 1][1] if number else ""
            if (
                _credits(row)
                and above
                and not (_MENU.match(above) or _BUTTON.match(above) or is_outlet(above))
            ):
                begins = lines[number - 1][0]  # a headline of few words, over the line that says who wrote it
            return Pasted("\n".join(rows[begins:]), outlet)
    return Pasted(text)


def _is_entry(row: str) -> bool:
    """Return whether a short line may be the entry of a menu."""
    return not _credits(row) and row[-1] not in ".!?…:"


def _credits(row: str) -> bool:
    credit = read_credit(row)
    return bool(credit and credit.sure)
