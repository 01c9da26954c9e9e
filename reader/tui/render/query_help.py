"""Help while a query is typed: what its last word can become, and which operators there are. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from reader.tui.render.glyphs import Glyphs
from reader.tui.render.safe import display

FIELDS: Mapping[str, str] = {
    "outlet": "who published it",
    "title": "words of the title",
    "author": "who wrote it",
    "tag": "your tags",
    "note": "words of your notes",
    "story": "a story's id or words of its title",
    "since": "2026-03-12, yesterday, last week",
    "until": "2026-03-12, yesterday, last week",
    "date": "2026-03-12, 2026-03, >2026-03",
}
"""Fields of the query language and what is written after them."""
OPERATORS = ('"a phrase"', "OR", "-without", "begin*", "alike~")
OFFERED = 8
"""Values that are shown at most."""
_LAST = re.compile(r'(?:(?P<field>[a-z]+):)?(?P<value>"[^"]*|[^\s"()]*)\Z')


class Token(NamedTuple):
    """The last word of a query, as far as it is typed."""

    field: str
    """The field it belongs to, or an empty string."""
    value: str
    quoted: bool = False


def last_token(query: str) -> Token:
    """Return the word at the end of a query; ``-`` and ``(`` before it are not part of it."""
    if query.count('"') % 2 == 0 and query.endswith('"'):
        return Token("", "")
    found = _LAST.search(query)
    if found is None:
        return Token("", "")
    value = found["value"]
    field = found["field"] or ""
    quoted = value.startswith('"')
    bare = value[1:] if quoted else value if field else value.lstrip("-")
    return Token(field, bare, quoted)


def matching(token: Token, values: Sequence[str]) -> list[str]:
    """Return the values that begin with what is typed, then those one of whose words does."""
    typed = token.value.casefold()
    first = [value for value in values if value.casefold().startswith(typed)]
    inner = [value for value in values if value not in first and f" {typed}" in value.casefold()]
    return first + inner


def completed(query: str, token: Token, value: str) -> str:
    """Return the query with its last word made ``value``, in quotation marks where they are needed."""
    typed = len(token.value) + token.quoted
    kept = query[: len(query) - typed]
    return f'{kept}"{value}"' if token.quoted or " " in value else kept + value


def hint(token: Token, values: Sequence[str], glyphs: Glyphs) -> Content:
    """Return one line: the values that can stand here, else the operators of the query language."""
    between = f" {glyphs.dot} "
    if token.field in FIELDS and not values:
        return Content.assemble((f"{token.field}: ", "$accent"), (FIELDS[token.field], "$muted"))
    if values:
        lead = f"{token.field}: " if token.field else ""
        shown = between.join(display(value) for value in values[:OFFERED])
        return Content.assemble((lead, "$accent"), shown, (f"{between}Tab completes", "$muted"))
    names = [f"{name}:" for name in FIELDS if name.startswith(token.value)] or [f"{name}:" for name in FIELDS]
    return Content.assemble(
        ("  ".join(names) + "   ", "$accent"),
        ("  ".join(OPERATORS), "$accent"),
        (f"{between}F1 explains them", "$muted"),
    )


def field_names(token: Token) -> list[str]:
    """Return the fields whose name begins as the word does, with their colon."""
    if token.field or token.quoted or len(token.value) < 2:
        return []
    return [f"{name}:" for name in FIELDS if name.startswith(token.value)]
