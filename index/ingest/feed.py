"""Feeds: RSS and Atom with feedparser, lists of feeds (OPML); never a request of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from xml.etree import ElementTree

from index.article import Origin
from index.ingest.bodies import without_entities
from index.ingest.clean import one_line
from index.ingest.decode import declared_in, decode
from index.ingest.feed_fields import authors, published, without_added
from index.ingest.values import Defaults, Failure, Fields
from index.patterns import lazy

if TYPE_CHECKING:
    from index.article import Article

ENTRIES = 20_000
"""Entries of one feed that are read; that there are more is said."""
TEASER = 120
"""Words below which an entry's summary is only a teaser of the page it links to."""
CONTENT = 40
"""The same where the feed calls it the entry's content."""
LONGEST = 50 * 1024 * 1024
"""Bytes of a feed or of a list of feeds."""
FEEDS = 5000
"""Feeds of one list."""

_DECLARATION = lazy(r"<!ENTITY|<!DOCTYPE[^>\[]{0,1000}\[|<!ELEMENT|<!ATTLIST", re.IGNORECASE)
_PROLOGUE = lazy(r"\A\s*<\?xml[^>]{0,300}\?>", re.IGNORECASE)
_DOCTYPE = lazy(r"<!DOCTYPE[^>\[]{0,1000}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    id: str
    """The entry's own id, else its link: what is remembered as seen."""
    link: str | None
    """The page it is about."""
    body: str
    """Its content or summary as HTML, empty where it has none."""
    fields: Fields
    """What the feed states about it."""
    whole: bool = False
    """Whether the feed calls the body the entry's content, not its summary."""

    @property
    def is_teaser(self) -> bool:
        """Whether the text is too short to be the article."""
        return len(re.sub(r"<[^<>]{0,2000}>", " ", self.body).split()) < (CONTENT if self.whole else TEASER)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its name and its entries, newest first as the feed has them."""

    title: str | None
    entries: tuple[Entry, ...]
    left: int = 0
    """Entries that were not read, since there are too many."""

    @property
    def remark(self) -> str | None:
        """What to say about entries that were not read, or None."""
        return f"Its last {self.left:,} entries were not read; there are too many." if self.left else None


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read the entries of a stored feed as articles, as much of each as the feed holds; a list of feeds is none."""
    if re.search(rb"<opml\b", data[:4096], re.IGNORECASE):
        yield Failure(
            source, "It is a list of feeds, not an article.", f"Follow them: crossread follow {source}"
        )
        return
    feed = parse_feed(data)
    if isinstance(feed, str):
        yield Failure(source, feed)
        return
    if not feed.entries:
        yield Failure(source, "The feed has no entries.")
    for number, entry in enumerate(feed.entries, 1):
        yield entry_article(entry, source, f", entry {number}", defaults)
    if feed.remark:
        yield Failure(source, feed.remark)


def entry_article(entry: Entry, source: str, place: str, defaults: Defaults) -> Article | Failure:
    """Return the article that an entry itself holds."""
    from index.ingest.build import build
    from index.ingest.html import plain

    warnings = ("It is only the teaser that the feed holds.",) if entry.is_teaser else ()
    stated = {name: value for name, (value, _) in entry.fields.items()}
    text = without_added(plain(entry.body), stated.get("title"), stated.get("author"))
    built = build(text, entry.fields, entry.link or source, defaults, warnings)
    return Failure(source + place, built.reason, built.hint) if isinstance(built, Failure) else built


def parse_feed(data: bytes, base: str = "") -> Feed | str:
    """Return the feed that the bytes hold (RSS, Atom or JSON Feed), or a sentence that says why there is none.

    ``base`` is the address that it came from: links may be relative to it.
    """
    if len(data) > LONGEST:
        return f"It is larger than {LONGEST // 1024**2} MB."
    text = decode(data, declared=declared_in(data))
    if text is None:
        return "It is not text."
    if text.lstrip("\ufeff \r\n\t").startswith("{"):
        return _json_feed(text, base)
    if _DECLARATION.search(text[:200_000]) or _DECLARATION.search(text):
        return "It declares entities of its own, which feeds have no need of; it is not read."
    import feedparser

    plain = _DOCTYPE.sub("", _PROLOGUE.sub("", text.removeprefix("\ufeff")))
    try:
        found = feedparser.parse(
            BytesIO(plain.encode("utf-8", "replace")),  # bytes alone are taken for the name of a file first
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,  # the text alone is taken, and that costs more than all the rest
            resolve_relative_uris=False,
        )
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        RecursionError,
        LookupError,
        AssertionError,
        OverflowError,
    ):
        return "The feed is damaged."
    if not found.get("version") and not found.entries:
        return "It is not a feed."
    title = one_line(_plain(str(found.feed.get("title") or "")), 120) or None
    language = found.feed.get("language")
    entries = tuple(_entry(item, title, base, language) for item in found.entries[:ENTRIES])
    return Feed(title, entries, len(found.entries) - len(entries))


def _linked(link: str, base: str, id_: str = "") -> str | None:
    """Return the address of an entry's page, or None where the link is none or only repeats the entry's id."""
    if not re.match(r"[a-z][a-z0-9+.-]*:", link, re.IGNORECASE):
        if not link or not base or link == id_:
            return None
        try:
            link = urljoin(base, link)
        except ValueError:
            return None
    return link if re.match(r"https?://", link, re.IGNORECASE) else None


def _entry(item: Any, feed_title: str | None, base: str, language: str | None) -> Entry:
    """Return one entry as feedparser read it."""
    contents = [str(part.get("value") or "") for part in item.get("content") or ()]
    body = max([*contents, str(item.get("summary") or "")], key=len)
    link = _linked(str(item.get("link") or "").strip(), base, str(item.get("id") or "").strip())
    origin = item.get("source")
    outlet = (origin.get("title") if isinstance(origin, dict) else None) or feed_title
    stated = {
        "title": item.get("title"),
        "outlet": outlet,
        "author": authors(item),
        "published": published(item),
        "url": link,
        "language": item.get("language") or language,
    }
    return Entry(
        str(item.get("id") or link or item.get("title") or "")[:2000],
        link,
        body,
        _stated(stated),
        body in contents,
    )


def _stated(values: dict[str, Any]) -> Fields:
    """Return the values that are texts as fields."""
    return {
        name: (one_line(value if name == "url" else _plain(value), 2000), Origin.METADATA)
        for name, value in values.items()
        if isinstance(value, str) and value.strip()
    }


def _plain(value: str) -> str:
    """Return a value without markup: titles in feeds are HTML more often than not, some of it escaped twice."""
    return without_entities(re.sub(r"</?[A-Za-z][^<>]{0,500}>", "", value))


def _json_feed(text: str, base: str) -> Feed | str:
    """Read JSON Feed 1.x."""
    import json

    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return "It is not JSON."
    if not isinstance(value, dict) or "jsonfeed.org" not in str(value.get("version")):
        return "It is not a feed."
    items = value.get("items")
    title = one_line(str(value.get("title") or ""), 120) or None
    listed = items if isinstance(items, list) else []
    entries = tuple(_json_entry(item, title, base) for item in listed[:ENTRIES] if isinstance(item, dict))
    return Feed(title, entries, len(listed[ENTRIES:]))


def _json_entry(item: dict[str, Any], feed_title: str | None, base: str) -> Entry:
    """Return one item of a JSON Feed."""
    people = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [
        str(person["name"]) for person in people or () if isinstance(person, dict) and person.get("name")
    ]
    html = item.get("content_html")
    text = item.get("content_text") or item.get("summary")
    body = html if isinstance(html, str) and html else _as_html(text if isinstance(text, str) else "")
    url = item.get("url") or item.get("external_url")
    link = _linked(url.strip(), base) if isinstance(url, str) else None
    stated = {
        "title": item.get("title"),
        "outlet": feed_title,
        "author": ", ".join(names[:8]),
        "published": item.get("date_published") or item.get("date_modified"),
        "url": link,
        "language": item.get("language"),
    }
    whole = "content_html" in item or "content_text" in item
    return Entry(str(item.get("id") or link or "")[:2000], link, body, _stated(stated), whole)


def _as_html(text: str) -> str:
    """Return plain text as HTML paragraphs."""
    from html import escape

    return "".join(f"<p>{escape(row)}</p>" for row in text.split("\n") if row.strip())


def parse_xml(text: str) -> ElementTree.Element | str | None:
    """Return the root of an XML document; a sentence where it declares entities, None where it is not well-formed."""
    if _DECLARATION.search(text):
        return "It declares entities of its own, which such lists have no need of; it is not read."
    try:
        return ElementTree.fromstring(_PROLOGUE.sub("", text.removeprefix("\ufeff")))
    except (ElementTree.ParseError, ValueError, RecursionError):
        return None


def parse_opml(data: bytes) -> list[tuple[str, str | None]] | str:
    """Return the feeds of an OPML list as (address, title), or a sentence that says why there are none."""
    if len(data) > LONGEST:
        return f"It is larger than {LONGEST // 1024**2} MB."
    text = decode(data, declared=declared_in(data))
    if text is None:
        return "It is not text."
    root = parse_xml(text)
    if root is None:
        return "It is not a list of feeds that can be read."
    if isinstance(root, str):
        return root
    found: dict[str, str | None] = {}
    for outline in root.iter("outline"):
        url = (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()
        if re.match(r"https?://", url, re.IGNORECASE) and len(found) < FEEDS:
            found.setdefault(url, one_line(outline.get("title") or outline.get("text") or "", 120) or None)
    return list(found.items()) if found else "It lists no feed."
