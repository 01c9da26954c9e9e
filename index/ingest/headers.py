"""What plain text states about itself before it begins: header lines, a glued date, headline, byline, dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.article import Origin
from index.ingest.date_forms import read as read_date
from index.ingest.values import Fields
from index.patterns import lazy

NAMES = {
    "title": "title", "headline": "title", "subject": "title",
    "date": "published", "published": "published", "publication date": "published", "pubdate": "published",
    "published at": "published", "published on": "published", "datetime": "published", "time": "published",
    "posted": "published", "created": "published",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "site": "outlet",
    "website": "outlet", "newspaper": "outlet", "medium": "outlet",
    "author": "author", "authors": "author", "byline": "author", "by": "author", "writer": "author",
    "url": "url", "link": "url", "address": "url", "permalink": "url",
    "language": "language", "lang": "language",
    "titel": "title", "überschrift": "title", "schlagzeile": "title", "titre": "title", "título": "title",
    "titolo": "title", "datum": "published", "veröffentlicht": "published", "publié": "published",
    "publicado": "published", "pubblicato": "published", "fecha": "published", "quelle": "outlet", "zeitung": "outlet",
    "fuente": "outlet", "fonte": "outlet", "journal": "outlet", "autor": "author", "autorin": "author", "von": "author",
    "auteur": "author", "autore": "author", "sprache": "language", "langue": "language", "idioma": "language",
}  # fmt: skip
"""Names that people give to fields, in lower case, to the field they mean."""

HEADLINE = 160
"""Characters of a first line that can still be a headline."""

_HEADER = lazy(r"[ \t]*(?:[-*•>#]+[ \t]+)?(?:\*\*|__)?([^\W\d_][^\W\d_ -]{0,18}?(?: [^\W\d_]{1,12})?)[ \t]*"
               r"(?::(?:\*\*|__)?|(?:\*\*|__):)[ \t]*(\S[^\n]{0,600})\Z")  # fmt: skip
"""``Title: …``, also as Markdown writes it: bold, or an item of a list."""
_FOREIGN = lazy(r"[ \t]*[^\W\d_][\w -]{1,24}:[ \t]+\S[^\n]{0,100}(?<![.!?:;,\"”])\Z")
"""A header line that means no field: ``Section: World``."""
_ADDRESS = lazy(r"\s*(https?://[^\s<>\"]{4,2000})[ \t]*\n")
_GLUED = lazy(
    r"\s*(?:date|published|pubdate)\s*:?\s+"
    r"(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)\s+(?=\S)",
    re.IGNORECASE,
)
_BYLINE = lazy(
    r"(?i:by)\s+((?:[A-Z][\w.'’-]*|the|our|staff)(?:\s+(?:and\s+)?[\w.'’-]+){0,8}?)(?:\s*[,|·–—-]\s+(.+))?\Z"
)
_OUTLET_DATE = lazy(r"(\S.{1,58}?)\s*[,|·–—]\s*(\S.{3,50})\Z")
_DATELINE = lazy(
    r"(?:[A-Z][\w.'’-]*[ ,]+){1,5}(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
    r"\s*(?:\([^()\n]{2,40}\))?\s*[-–—:]\s"
)
_NAME = r"([A-Z][\w&'’.-]*(?:\s+[A-Z&][\w&'’.-]*){0,4})"
_SPEAKS_FOR_ITSELF = (
    (
        ("Disclaimer:",),
        lazy(rf"\bDisclaimer:\s+(?:The\s+)?{_NAME}\s+(?:takes|does|is|has|cannot|makes|assumes)\b"),
    ),
    (
        ("©", "(c)", "Copyright"),
        lazy(
            rf"(?:©|\(c\)|Copyright(?:\s+©)?)\s*(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?,?\s+)?(?:by\s+)?{_NAME}\s*(?:\.|,|$)",
            re.MULTILINE,
        ),
    ),
    (
        ("This article", "This story", "This report"),
        lazy(
            r"^This (?:article|story|report) (?:was )?(?:first |originally )?(?:appeared|published) (?:in|on|by) "
            rf"(?:the )?{_NAME}\s*\.",
            re.MULTILINE,
        ),
    ),
)
"""Texts of which one must stand there, and the pattern that finds the outlet's name behind it."""
_ENDS_SENTENCE = lazy(r"[.!?:;,]['\"’”)]*\Z")


@dataclass(slots=True)
class Parts:
    """A text parted from what it states about itself."""

    body: str
    fields: Fields = field(default_factory=dict)

    def state(self, name: str, value: str, origin: Origin) -> None:
        """Keep a field unless it was stated before."""
        if value.strip():
            self.fields.setdefault(name, (value.strip().strip("\"'").strip() or value, origin))


def part(text: str, title: str | None = None) -> Parts:
    """Part a plain text (line ends as ``\\n``) from header lines, a glued date, a headline, a byline and a dateline.

    ``title`` is the headline where it is known already.
    """
    parts = Parts(text.lstrip("\n"))
    if title:
        parts.state("title", title, Origin.METADATA)
    _take_address(parts)
    _take_headers(parts)
    _take_glued_date(parts)
    _take_headline(parts)
    _take_outlet_from_text(parts)
    if "published" not in parts.fields:
        found = _DATELINE.match(parts.body.lstrip())
        if found:
            parts.state("published", found["date"], Origin.DATELINE)
    return parts


def header(line: str) -> tuple[str, str] | None:
    """Return the field and the value of a line such as ``Title: …``, or None."""
    found = _HEADER.match(line) if ":" in line else None
    name = NAMES.get(found[1].strip().lower()) if found else None
    return (name, found[2].strip()) if found and name else None


def _take_headers(parts: Parts) -> None:
    """Take the header lines at the top: two or more, or one that is followed by an empty line.

    Between and behind two that are known, lines of the same form that mean no field go with them.
    """
    lines = parts.body.split("\n")
    known: list[tuple[str, str]] = []
    end = at = 0
    while at < len(lines):
        stated = header(lines[at])
        if stated:
            known.append(stated)
            end = at + 1
        elif lines[at].strip():
            if not _FOREIGN.match(lines[at]):
                break
        elif known and at + 1 < len(lines) and not header(lines[at + 1]):
            break
        at += 1
    blank = at >= len(lines) or not lines[at].strip()
    alone = end >= len(lines) or not lines[end].strip()
    if not known or (len(known) == 1 and not (alone and known[0][0] != "author")):
        return
    if len(known) == 1 and known[0][0] == "published" and read_date(known[0][1], None) is None:
        return
    if len(known) > 1 and blank:
        end = at
    body = "\n".join(lines[end:]).lstrip("\n")
    if not body.strip():
        return
    for name, value in known:
        parts.state(name, value, Origin.HEADER)
    parts.body = body


def _take_address(parts: Parts) -> None:
    """Take a first line that is nothing but the address of the page."""
    found = _ADDRESS.match(parts.body) if parts.body.lstrip()[:4].lower() == "http" else None
    if found and parts.body[found.end() :].strip():
        parts.state("url", found[1], Origin.HEADER)
        parts.body = parts.body[found.end() :].lstrip("\n")


def _take_glued_date(parts: Parts) -> None:
    """Take a ``date 2026-03-13`` that is glued to the first sentence."""
    begins = parts.body.lstrip()[:9].lower()
    found = _GLUED.match(parts.body) if begins.startswith(("date", "published", "pubdate")) else None
    if found:
        parts.state("published", found[1], Origin.HEADER)
        parts.body = parts.body[found.end() :]


def _take_headline(parts: Parts) -> None:
    """Take a first line that is a headline, and lines right below it that name the author, the outlet and the date."""
    first, _, rest = parts.body.lstrip().partition("\n")
    if "title" not in parts.fields and not _byline(first.strip()):
        if not _is_headline(first, rest):
            return
        parts.state("title", first, Origin.FIRST_LINE)
        parts.body = rest.lstrip("\n")
    elif rest.strip() and first.strip() == parts.fields.get("title", ("", Origin.UNKNOWN))[0]:
        parts.body = rest.lstrip("\n")
    for _ in range(3):
        line, _, rest = parts.body.partition("\n")
        if not rest.strip() or not _take_credit(line.strip(), parts):
            return
        parts.body = rest.lstrip("\n")


def _byline(line: str) -> re.Match[str] | None:
    """Match a line that says who wrote: ``By Jane Doe, 13 March 2026``."""
    return _BYLINE.match(line) if line[:2].lower() == "by" else None


def _is_headline(line: str, rest: str) -> bool:
    """Return whether a first line is a headline: short, no sentence end, on its own, with more text below."""
    line = line.strip()
    below = next((row.strip() for row in rest.split("\n") if row.strip()), "")
    if not below or not 3 <= len(line) <= HEADLINE:
        return False
    if _ENDS_SENTENCE.search(line) and not line.endswith(("?", "!")):
        return False
    if not line[0].isalnum() and line[0] not in "\"'“‘¿¡«(":
        return False
    if len(line.split()) < 2 and len(below.split()) < 8:
        return False
    return bool(re.search(r"[^\W\d_]", line)) and read_date(line, None) is None


def _take_credit(line: str, parts: Parts) -> bool:
    """Take a line that only says who wrote, who published, or when; return whether it was one."""
    if not 4 <= len(line) <= 120 or line.endswith(("?", "!")):
        return False
    stated = header(line)
    if stated and stated[0] != "title":
        named = _OUTLET_DATE.match(stated[1]) if stated[0] == "outlet" else None
        if named and read_date(named[2], None) is not None:
            parts.state("published", named[2], Origin.HEADER)
        parts.state(stated[0], named[1] if named else stated[1], Origin.HEADER)
        return True
    if read_date(line, None) is not None:
        parts.state("published", line, Origin.HEADER)
        return True
    dated = re.sub(
        r"\A(?:published|updated|posted|last updated)(?: on)?\s*:?\s*", "", line, flags=re.IGNORECASE
    )
    if dated != line and read_date(dated, None) is not None:
        parts.state("published", dated, Origin.HEADER)
        return True
    byline = _byline(line)
    if byline and len(line.split()) <= 12 and not line.endswith("."):
        parts.state("author", byline[1], Origin.HEADER)
        if byline[2] and read_date(byline[2], None) is not None:
            parts.state("published", byline[2], Origin.HEADER)
        elif byline[2]:
            parts.state("outlet", byline[2], Origin.HEADER)
        return True
    named = _OUTLET_DATE.match(line)
    if named and len(named[1].split()) <= 6 and read_date(named[2], None) is not None:
        parts.state("outlet", named[1], Origin.HEADER)
        parts.state("published", named[2], Origin.HEADER)
        return True
    return False


def _take_outlet_from_text(parts: Parts) -> None:
    """Name the outlet where the text speaks in its name: a disclaimer, a copyright line, where it first appeared."""
    if "outlet" in parts.fields:
        return
    tail = parts.body[-4000:]
    for signs, pattern in _SPEAKS_FOR_ITSELF:
        found = any(sign in tail for sign in signs) and pattern.search(tail)
        if found:
            parts.state("outlet", found[1].rstrip(".,"), Origin.TEXT)
            return
