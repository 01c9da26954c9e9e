"""Header lines over a text: ``Title: …``, ``Date: …`` and their names in several languages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.article import Origin
from index.ingest.date_forms import read as read_date
from index.ingest.values import Fields
from index.patterns import lazy

TOP = 14
"""Lines at the top of a text that may be credits, or slugs of a wire."""
NAMES = {
    "title": "title", "headline": "title", "subject": "title",
    "date": "published", "published": "published", "publication date": "published", "pubdate": "published",
    "published at": "published", "published on": "published", "datetime": "published", "time": "published",
    "posted": "published", "created": "published", "pub date": "published", "date published": "published",
    "published date": "published", "publish date": "published", "date of publication": "published",
    "release date": "published", "first published": "published",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "site": "outlet",
    "website": "outlet", "newspaper": "outlet", "medium": "outlet", "source name": "outlet",
    "publication name": "outlet", "publication title": "outlet", "site name": "outlet", "news outlet": "outlet",
    "author": "author", "authors": "author", "byline": "author", "by": "author", "writer": "author",
    "written by": "author", "reporter": "author", "full title": "title", "article title": "title",
    "url": "url", "link": "url", "address": "url", "permalink": "url", "source url": "url", "original url": "url",
    "article url": "url", "web address": "url", "source link": "url",
    "language": "language", "lang": "language",
    "titel": "title", "überschrift": "title", "schlagzeile": "title", "titre": "title", "título": "title",
    "titolo": "title", "datum": "published", "veröffentlicht": "published", "publié": "published",
    "publicado": "published", "pubblicato": "published", "fecha": "published", "quelle": "outlet", "zeitung": "outlet",
    "fuente": "outlet", "fonte": "outlet", "journal": "outlet", "autor": "author", "autorin": "author", "von": "author",
    "auteur": "author", "autore": "author", "sprache": "language", "langue": "language", "idioma": "language",
}  # fmt: skip
"""Names that people give to fields, in lower case, to the field they mean."""

_HEADER = lazy(r"[ \t]*(?:[-*•>#]+[ \t]+)?(?:\*\*|__)?([^\W\d_][^\W\d_ -]{0,18}?(?: [^\W\d_]{1,12}){0,2})[ \t]*"
               r"(?::(?:\*\*|__)?|(?:\*\*|__):)[ \t]*(\S[^\n]{0,600})\Z")  # fmt: skip
"""``Title: …``, also as Markdown writes it: bold, or an item of a list."""
_FOREIGN = lazy(r"[ \t]*[^\W\d_][\w -]{1,24}:[ \t]+\S[^\n]{0,100}(?<![.!?:;,\"”])\Z")
"""A header line that means no field: ``Section: World``."""
_LABEL = lazy(
    r"[ \t]*(?:text|body|content|full text|article text|article|volltext|texte|texto)[ \t]*:[ \t]*",
    re.IGNORECASE,
)
"""What parts header lines from the text: ``Body:``."""


_WIKI = lazy(r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{1,200})\]\]")
"""A link as note-taking apps write it: ``[[Jane Doe]]``."""
_LINK = lazy(r"\[([^\[\]]{0,400})\]\((https?://[^\s()]{1,2000})\)")


@dataclass(slots=True)
class Parts:
    """A text parted from what it states about itself."""

    body: str
    fields: Fields = field(default_factory=dict)

    def state(self, name: str, value: str, origin: Origin) -> None:
        """Keep a field unless it was stated before."""
        plain = _WIKI.sub(r"\1", value).strip()
        linked = _LINK.fullmatch(plain)
        if linked:
            plain = linked[2] if name == "url" else linked[1]
        if name == "outlet" and re.match(r"https?://\S+\Z", plain):
            name = "url"
        if plain:
            # The quotation marks of a headline are its own; those around the value of a header line are not.
            self.fields.setdefault(name, (plain if origin is Origin.FIRST_LINE else _unquoted(plain), origin))


def _unquoted(value: str) -> str:
    """Return a value without the one pair of quotation marks around all of it."""
    mark = value[0]
    if mark in "\"'" and len(value) > 2 and value[-1] == mark and mark not in value[1:-1]:
        return value[1:-1].strip() or value
    return value


def header(line: str) -> tuple[str, str] | None:
    """Return the field and the value of a line such as ``Title: …``, or None."""
    found = _HEADER.match(line) if ":" in line else None
    name = NAMES.get(found[1].strip().lower()) if found else None
    return (name, found[2].strip()) if found and name else None


def is_foreign(line: str) -> bool:
    """Return whether a line has the form of a header line but means no field: ``Section: World``."""
    return ":" in line and _FOREIGN.match(line) is not None


def take_headers(parts: Parts) -> None:
    """Take the header lines at the top: two or more, or one that is followed by an empty line.

    Between and behind two that are known, lines of the same form that mean no field go with them.
    """
    lines = parts.body.split("\n")
    known: list[tuple[str, str]] = []
    end = at = 0
    labelled = gap = False
    while at < len(lines) and not labelled:
        stated = header(lines[at])
        if stated:
            known.append(stated)
            end = at + 1
            gap = False
        elif not lines[at].strip():
            gap = True
        elif known and _LABEL.match(lines[at]):
            labelled = True
            break
        elif not _FOREIGN.match(lines[at]) or (gap and known and not _next_is_header(lines, at)):
            break
        at += 1
    foreign = end
    while foreign < at and lines[foreign].strip():
        foreign += 1
    alone = labelled or end >= len(lines) or not lines[end].strip()
    if not known or (len(known) == 1 and not (alone and known[0][0] != "author")):
        return
    if len(known) == 1 and known[0][0] == "published" and read_date(known[0][1], None) is None:
        return
    if labelled:
        lines[at] = _LABEL.sub("", lines[at], count=1)
        end = at
    elif len(known) > 1 and (foreign >= len(lines) or not lines[foreign].strip()):
        end = foreign
    body = "\n".join(lines[end:]).lstrip("\n")
    if not body.strip():
        return
    for name, value in known:
        parts.state(name, value, Origin.HEADER)
    parts.body = body


def _next_is_header(lines: list[str], at: int) -> bool:
    """Return whether the line behind ``at`` is a header line that means a field."""
    return at + 1 < len(lines) and header(lines[at + 1]) is not None
