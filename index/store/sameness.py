"""Which articles are one: equal texts, one address, one file that was changed."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from index.article import Article

_TRACKING = re.compile(r"^(?:utm_.*|fbclid|gclid|ref|cmp|ito|ns_.*|mc_.*)$", re.IGNORECASE)
_SINGLE = frozenset((".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".pdf"))
"""Kinds of files that hold one article each."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_RUN = 16
"""Characters in a row that two texts are compared by."""
_LIKE = 0.5
"""The least share of the shorter text's runs that stand in the other one too, for two versions of an article."""
_MOST_READ = 200_000


def url_key(url: str | None) -> str | None:
    """Return what makes two addresses one: no scheme, ``www.``, fragment, tracking parameters or trailing slash."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)))
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' + query if query else ''}" or None


def address_key(article: Article) -> str | None:
    """Return what tells where an article is from: its address, else the file that holds it alone; or None."""
    return url_key(article.url) or _file_key(article.source)


def _file_key(source: str) -> str | None:
    if Path(source).suffix.casefold() not in _SINGLE or _SCHEME.match(source):
        return None
    return f"file://{os.path.abspath(source)}"  # noqa: PTH100 - must not follow links


def same_text(write: sqlite3.Connection, digest: str, article: Article) -> str | None:
    """Return the id of the article with this text that may be the same one: no other outlet, or the same address."""
    outlet, key = article.outlet, url_key(article.url)
    rows = write.execute(
        "SELECT id, outlet, url_key FROM articles WHERE text_hash = ? ORDER BY seq", (digest,)
    ).fetchall()
    for id_, other, other_key in rows:
        if key and key == other_key:
            return str(id_)
        if outlet is None or other is None or outlet.casefold() == other.casefold():
            return str(id_)
    return None


def older_version(write: sqlite3.Connection, article: Article, key: str | None) -> str | None:
    """Return the id of the article of which this one is a new version, or None.

    An address says so by itself. A file may have been written over with another report: it counts where no other outlet
    is named and half of the wording is still there.
    """
    if key is None:
        return None
    if url_key(article.url):
        row = write.execute(
            "SELECT id FROM articles WHERE url_key = ? ORDER BY seq LIMIT 1", (key,)
        ).fetchone()
        return None if row is None else str(row[0])
    rows = write.execute(
        "SELECT a.id, a.outlet, t.text FROM articles a JOIN texts t ON t.article = a.id AND t.version = a.version"
        " WHERE a.url_key = ? ORDER BY a.seq DESC LIMIT 5",
        (key,),
    ).fetchall()
    for id_, outlet, text in rows:
        named = outlet and article.outlet and outlet.casefold() != article.outlet.casefold()
        if not named and _alike(text, article.text):
            return str(id_)
    return None


def _alike(one: str, other: str) -> bool:
    """Return whether most of the shorter text's wording stands in the other."""
    first, second = sorted((_runs(one), _runs(other)), key=len)
    return bool(first) and len(first & second) >= _LIKE * len(first)


def _runs(text: str) -> set[str]:
    words = " ".join(text[:_MOST_READ].split())
    return {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}
