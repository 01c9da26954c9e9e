"""What an entry of a feed states, as programs that make feeds write it: dates, authors, and lines added to the text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from index.patterns import lazy

OLDEST = 1980
"""Years before this one are no dates of entries but what a program writes where it knows none."""
STAMP = 60
"""Characters of a last line that repeats author and date."""

_SECONDS = lazy(r"1\d{9}(?:\d{3})?\Z")
_ZONE = lazy(r"(?!(?:GMT|UTC?|[ECMP][SD]T)\Z)[A-Z]{2,5}\Z")
"""A name of a time zone that feedparser takes for UTC."""
_MAILED = lazy(r"\s*[^\s@()]{1,100}@[^\s@()]{1,100}\s+\(([^()]{2,100})\)\s*\Z")
_ADDED = lazy(r"\n+The post [^\n]{1,400} (?:appeared first|first appeared) on [^\n]{1,120}\.?\Z")


def published(item: Any) -> str | None:
    """Return an entry's date as the feed states it; where only feedparser understands it, as that does, in UTC."""
    from index.ingest.dates import parse_date

    for name in ("published", "updated"):
        # Plain lookups: feedparser's own make one of the two stand for the other, with a warning.
        stated, known = str(dict.get(item, name) or "").strip(), dict.get(item, f"{name}_parsed")
        if _SECONDS.match(stated):
            return datetime.fromtimestamp(int(stated[:10]), UTC).isoformat()
        if known and known[0] < OLDEST:
            continue
        if stated and known and parse_date(stated) is None:
            day = "{:04}-{:02}-{:02}".format(*known[:3])
            return day if _ZONE.match(stated.split()[-1]) else day + "T{:02}:{:02}:{:02}Z".format(*known[3:6])
        if stated:
            return stated
    return None


def authors(item: Any) -> str | None:
    """Return who wrote an entry: all names, without addresses of mail where there are names."""
    mailed = _MAILED.match(str(item.get("author") or ""))
    if mailed:
        return mailed[1]
    people = item.get("authors")
    names = [str(one["name"]) for one in people or () if isinstance(one, dict) and one.get("name")]
    return ", ".join(dict.fromkeys(names[:8])) or item.get("author")


def without_added(text: str, title: str | None, author: str | None) -> str:
    """Return an entry's text without the lines that programs add: the title again, author and date, where it stood."""
    text = _ADDED.sub("", text)
    first, _, rest = text.partition("\n")
    if title and rest.strip() and " ".join(first.split()).casefold() == " ".join(title.split()).casefold():
        text = rest.lstrip("\n")
    rest, _, last = text.rpartition("\n")
    stamped = author and last.startswith(author) and len(last) <= STAMP and re.search(r"\d", last)
    return rest.rstrip("\n") if stamped and rest.strip() else text
