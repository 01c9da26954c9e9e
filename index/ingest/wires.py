"""What a news agency puts over its reports and before their first words: slugs, and a dateline with day and agency."""

from __future__ import annotations

import re

from index.article import Origin
from index.ingest.date_forms import read as read_date
from index.ingest.headers import TOP, Parts
from index.ingest.outlets import known_outlet
from index.patterns import lazy

_DATELINE = lazy(
    r"(?:[A-Z][\w.'’-]*[ ,]+){1,5}(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
    r"\s*(?:\([^()\n]{2,40}\))?\s*[-–—:]\s"
)
_WIRED = lazy(r"(?:[A-Z][^\n()]{2,60}\s)?\(([^()\n]{2,30})\)\s*[-–—:]{1,2}\s")
"""``OSLO, May 3 (Agency) - ``, also without the place."""
_SLUG = lazy(
    r"(?:(?:BC|AM|PM)-[A-Z][\w/]*(?:-{1,2}[\w/]+)*(?: [A-Z\d ]{1,20})?(?: ?[,(].{0,40})?"
    r"|URGENT|BULLETIN|FLASH|NEWSALERT|Eds?: [^\n]{3,300})\s*\Z"
)
"""Lines that a wire puts over its headline for those who print it."""
_OPENING_DAY = lazy(
    r"(?!(?:On|In|By|Since|Until|From|At|After|Before)\b)"
    r"(?:[A-Z][\w.'’-]*[ ,]+){1,5}(?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2})|(?:\d{1,2} [A-Z][a-z]{2,8}\.?))"
    r"\s*(?:\([^()\n]{2,40}\)\s*[-–—:]|[–—]|-{1,2}\s)"
)
"""``OSLO, May 3 (Agency) -``: a dateline whose year only something else tells."""
_COPYRIGHT = lazy(r"(?:©|\(c\)|copyright)\D{0,60}?((?:19|20)\d\d)\b", re.IGNORECASE)


def read_dateline(row: str, parts: Parts) -> None:
    """Take the day and the agency from the dateline of a paragraph."""
    found = _DATELINE.match(row)
    if found:
        parts.state("published", found["date"], Origin.DATELINE)
    elif "published" not in parts.fields and (found := _OPENING_DAY.match(row)):
        day = found["date"]
        told = re.search(rf"\b{re.escape(day)},? ((?:19|20)\d\d)\b", parts.body) or _COPYRIGHT.search(
            parts.body
        )
        if read_date(f"{day} 2024", None) is not None:
            parts.state("published", f"{day} {told[1]}" if told else day, Origin.DATELINE)
    wired = _WIRED.match(row[:120])
    if wired and known_outlet(wired[1]):
        parts.state("outlet", wired[1], Origin.DATELINE)


def take_slugs(parts: Parts) -> None:
    """Take the first lines that are slugs of a wire."""
    rows = parts.body.split("\n")
    at = 0
    while at < min(len(rows), TOP) and (not rows[at].strip() or _SLUG.match(rows[at].strip())):
        at += 1
    if "".join(rows[at:]).strip():
        parts.body = "\n".join(rows[at:])
