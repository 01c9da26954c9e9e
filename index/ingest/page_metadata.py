"""What a web page states about its article: JSON-LD, OpenGraph and other meta elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from html.parser import HTMLParser
from typing import Any

from index.article import Origin
from index.ingest.creditlines import author_named, read_credit
from index.ingest.dates import parse_date
from index.ingest.outlets import is_outlet
from index.ingest.page_data import loads
from index.ingest.values import Fields
from index.patterns import lazy

HEAD = 2_000_000
"""Characters of a page in which metadata is looked for."""
LINKED_DATA = 500_000
"""Characters of one JSON-LD block."""

_META = {
    "article:published_time": "published", "og:article:published_time": "published", "datepublished": "published",
    "dc.date.issued": "published", "dc.date": "published", "dcterms.created": "published", "date": "published",
    "pubdate": "published", "publishdate": "published", "publish-date": "published", "parsely-pub-date": "published",
    "sailthru.date": "published", "article.published": "published", "citation_publication_date": "published",
    "og:title": "title", "twitter:title": "title", "dc.title": "title", "headline": "title", "parsely-title": "title",
    "og:site_name": "outlet", "application-name": "outlet", "publisher": "outlet", "dc.publisher": "outlet",
    "article:publisher": "outlet", "copyright": "",
    "author": "author", "article:author": "author", "dc.creator": "author", "byl": "author", "parsely-author": "author",
    "og:url": "url", "twitter:url": "url",
    "og:locale": "language", "content-language": "language", "dc.language": "language", "inlanguage": "language",
}  # fmt: skip
"""Names of meta elements, in order of trust for one field, to the field they state."""
_NAMING = frozenset({"a", "address", "cite", "div", "em", "li", "p", "span", "strong"})
_VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "area", "base", "col", "embed", "track"}
)
_WHO = lazy(r"(?:^|[\s_-])(?:author|byline)s?(?:[\s_-]|$)", re.IGNORECASE)
_WHEN = lazy(
    r"(?:^|[\s_-])(?:date|dateline|datetime|pub-?date|published|posted|posted-on|timestamp|time|datum|fecha)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_TOLD = ("class", "rel", "itemprop", "data-component", "data-testid", "data-qa")
"""Attributes that tell what an element is there for."""
CREDITS, CREDIT = 20, 200
"""Elements that name an author, and characters of one, that are looked at."""
_RANK = {name: number for number, name in enumerate(_META)}
_ARTICLES = lazy(
    r"(?:News|Reportage|Analysis|Opinion|Background|Review|Scholarly|Tech)*Article|BlogPosting|Report|LiveBlogPosting|WebPage"
)


class _Page(HTMLParser):
    """Collects meta elements, the canonical link, JSON-LD, the language, the title and machine-readable times."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.blocks: list[str] = []
        self.times: list[str] = []
        self.credits: list[list[str]] = []
        self.dates: list[str] = []
        self.headline = ""
        self.canonical = self.language = self.title = self.below = ""
        self._inside = ""
        self._crediting: list[str] = []
        self._dating = ""
        self._headed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element states."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (
                given.get("property")
                or given.get("name")
                or given.get("itemprop")
                or given.get("http-equiv")
                or ""
            )
            self.meta.setdefault(name.strip().lower(), given.get("content", "").strip())
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or given.get("href", "")
        elif tag == "html":
            self.language = self.language or given.get("lang", "")
        elif tag == "time":
            self._time(given.get("datetime", ""))
        elif tag == "title" and not self.title:
            self._inside = "title"
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._inside = "data"
            self.blocks.append("")
        elif tag == "h1" and not self._headed:
            self._inside = "headline"
        if given or self._crediting or tag == "time":
            self._credit(tag, " ".join(given[name] for name in _TOLD if name in given)[:400])

    def _time(self, stated: str) -> None:
        """Note a time that programs can read."""
        if stated:
            self.times.append(stated)
            if self._headed and not self.below:
                self.below = stated

    def _credit(self, tag: str, told: str) -> None:
        """Begin or go on with an element that names an author or a date."""
        if self._crediting and tag not in _VOID:
            self._crediting.append(tag)
        elif tag in _NAMING and _WHO.search(told) and len(self.credits) < CREDITS:
            self._crediting = [tag]
            self.credits.append([])
        dated = tag == "time" or (tag in _NAMING and _WHEN.search(told))
        if dated and len(self.dates) < CREDITS:
            self._dating = tag
            self.dates.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave the element whose text is collected."""
        if tag in ("title", "script", "h1"):
            self._inside = ""
        if tag == self._dating:
            self._dating = ""
        self._headed = self._headed or tag == "h1"
        if tag in self._crediting[-3:]:
            while self._crediting.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Collect the text of the title and of JSON-LD."""
        if self._inside == "title":
            self.title += data
        elif self._inside == "data" and len(self.blocks[-1]) < LINKED_DATA:
            self.blocks[-1] += data
        elif self._inside == "headline" and len(self.headline) < CREDIT:
            self.headline += data[:CREDIT]
        elif self._crediting and data.strip() and sum(map(len, self.credits[-1])) < CREDIT:
            self.credits[-1].append(data[:CREDIT].strip())
        if self._dating and len(self.dates[-1]) < CREDIT:
            self.dates[-1] += data[:CREDIT] + " "


def page_fields(page: str) -> Fields:
    """Return the fields that a page states: JSON-LD before meta elements before its title; dates that can be read."""
    found = _Page()
    try:
        found.feed(page[:HEAD])
    except (AssertionError, ValueError, RecursionError):
        return {}
    fields: Fields = {}
    for name, value in _stated(found):
        if value and name not in fields and (name != "published" or _is_date(value, found.language)):
            fields[name] = (value, Origin.METADATA)
    _settle(fields, found)
    if "outlet" not in fields and (outlet := _outlet_behind(found.title, fields.get("title", ("",))[0])):
        fields["outlet"] = (outlet, Origin.METADATA)
    if "title" in fields and "outlet" in fields:
        fields["title"] = (_without_outlet(fields["title"][0], fields["outlet"][0]), Origin.METADATA)
    return fields


def _stated(found: _Page) -> Iterator[tuple[str, str]]:
    """Yield fields with their values, the most trusted first."""
    yield from _linked_data(found.blocks)
    for name in sorted(found.meta.keys() & _META.keys(), key=lambda n: _RANK[n]):
        value = found.meta[name]
        if not (_META[name] in ("author", "outlet") and re.match(r"https?://|@", value)):
            yield _META[name], value
    yield "url", found.canonical
    yield "language", found.language
    if len(set(found.times)) == 1:
        yield "published", found.times[0]
    yield "published", found.below
    for text in (*found.dates, *(piece for pieces in found.credits for piece in pieces)):
        credit = read_credit(" ".join(text.split()))
        yield "published", credit.fields.get("published", "") if credit else ""
    for text in found.dates:
        yield "published", " ".join(text.split()) if re.search(r"\b(?:19|20)\d\d\b", text) else ""
    yield "author", _credited(found) or ""
    yield "title", _title(found)


def _settle(fields: Fields, found: _Page) -> None:
    """Let the person whom the page credits stand where its metadata only repeats the outlet's name."""
    same = "author" in fields and fields["author"][0].casefold() == fields.get("outlet", ("",))[0].casefold()
    if same and (author := _credited(found)):
        fields["author"] = (author, Origin.METADATA)


def _credited(found: _Page) -> str | None:
    """Return the author whom the page's elements name, where all name the same."""
    authors = {author: None for pieces in found.credits if (author := author_named(pieces))}
    return next(iter(authors)) if len(authors) == 1 else None


def _title(found: _Page) -> str:
    """Return the page's title: its headline where the title only has an outlet's name behind that."""
    whole, headline = " ".join(found.title.split()), " ".join(found.headline.split())
    behind = len(whole) - len(headline)
    if headline and whole.startswith(headline) and behind < len(headline) and not is_outlet(headline):
        return headline
    return whole or headline


def _is_date(value: str, language: str = "") -> bool:
    """Return whether a value is a day or a moment, in English or in the page's language."""
    known = parse_date(value[:60])
    code = language.strip().lower()[:2]
    if known is None and re.fullmatch(r"[a-z]{2}", code) and code != "en":
        known = parse_date(value[:60], languages=(code, "en"))
    return known is not None and known.grain in ("day", "time")


def _outlet_behind(whole: str, headline: str) -> str | None:
    """Return the outlet's name that a page's title has behind the headline that the page states elsewhere."""
    plain, head = " ".join(whole.split()), " ".join(headline.split())
    if not head or len(plain) <= len(head) or not plain.startswith(head):
        return None
    behind = re.fullmatch(
        r"\s+[|–—·•-]\s+(?:.*\s[|–—·•-]\s+)?([^|]{2,48})", plain[len(head) : len(head) + 200]
    ) or re.fullmatch(r"[\s]*[|｜_＿–—-]+([\u3400-\u9fff]{2,24})", plain[len(head) : len(head) + 40])
    return behind[1].strip() if behind and (is_outlet(behind[1]) or len(behind[1].split()) <= 4) else None


def _without_outlet(title: str, outlet: str) -> str:
    """Return a title without the outlet's name that pages put behind it."""
    return re.sub(rf"\s+[|–—·:-]\s+{re.escape(outlet)}\s*\Z", "", title, flags=re.IGNORECASE) or title


def _linked_data(blocks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the fields of the articles in a page's JSON-LD blocks; anything malformed yields nothing."""
    items = [item for block in blocks for item in _items(loads(block))]
    named = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and item.get("name")}

    def said(value: Any) -> str:
        """Return a value as text, a reference to another object as that object's name."""
        if isinstance(value, list):
            return ", ".join(filter(None, map(said, value[:8])))
        reference = value.get("@id") if isinstance(value, dict) and "name" not in value else value
        return _text(named.get(reference, value) if isinstance(reference, str) else value)

    def name(value: Any) -> str:
        """The same for people and publishers, of which an address says nothing."""
        found = said(value)
        return "" if re.match(r"#|https?://|_:", found) else found

    for item in items:
        kinds = item.get("@type")
        kind = next((k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)), "")
        if not _ARTICLES.fullmatch(kind):
            continue
        if kind != "WebPage":
            yield "title", unescape(_text(item.get("headline") or item.get("name")))
            yield "author", unescape(name(item.get("author")))
        yield "published", _text(item.get("datePublished") or item.get("dateCreated"))
        yield "outlet", unescape(name(item.get("publisher")))
        yield "url", _text(item.get("url") or item.get("mainEntityOfPage"))
        yield "language", _text(item.get("inLanguage"))


def _items(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD value: itself, those of a list or a graph, the one that it is mainly about."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from _items(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(name), (dict, list)):
                yield from _items(value[name], depth + 1)


def _text(value: Any, depth: int = 0) -> str:
    """Return a JSON-LD value as text: a name, an id, or several names."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and depth < 3:
        return _text(value.get("name") or value.get("@id") or value.get("url"), depth + 1)
    if isinstance(value, list) and depth < 3:
        return ", ".join(filter(None, (_text(item, depth + 1) for item in value[:8])))
    return ""
