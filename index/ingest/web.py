"""Addresses to articles: a page, or a feed and the pages its entries link to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.article import Article, Origin
from index.ingest.addresses import tidy
from index.ingest.decode import declared_in, decode
from index.ingest.detect import detect, guarded, read_bytes
from index.ingest.values import Defaults, Failure

if TYPE_CHECKING:
    from index.ingest.answers import Answer
    from index.ingest.feed import Entry
    from index.ingest.fetch import Fetcher

KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/json": "json",
    "application/ld+json": "json",
    "application/x-ndjson": "json",
    "application/feed+json": "feed",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "text/x-opml": "opml",
    "application/pdf": "pdf",
    "text/csv": "table",
    "message/rfc822": "mail",
    "application/zip": "zip",
    "application/warc": "warc",
}
"""Media type to kind; for others the bytes themselves tell."""

_TEXTUAL = ("html", "markdown", "json", "feed", "opml", "table", "text")


def read_url(
    source: str, defaults: Defaults, *, allow_private: bool = False, proxy: str | None = None
) -> Iterator[Article | Failure]:
    """Fetch an address and read what is there; a feed's entries are fetched where the feed has only teasers."""
    from index.errors import IngestError
    from index.ingest.fetch import Fetcher

    try:
        fetching = Fetcher(allow_private=allow_private, proxy=proxy)
    except IngestError as error:
        yield Failure(source, error.message, error.hint)
        return
    with fetching as fetcher:
        yield from guarded(source, read_with(fetcher, source, defaults))


def read_with(fetcher: Fetcher, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Fetch an address with ``fetcher`` and read what is there."""
    from index.ingest.answers import FetchError

    try:
        answer = fetcher.get(source)
    except FetchError as error:
        yield Failure(source, error.message, error.hint)
        return
    kind = kind_of(answer)
    if kind == "feed":
        yield from _read_feed(fetcher, answer, source, defaults)
    elif kind == "html":
        yield page_article(answer, source, defaults)
    else:
        yield from read_bytes(_as_utf8(answer, kind), answer.url, kind=kind, defaults=defaults)


def kind_of(answer: Answer) -> str | None:
    """Return the kind of an answer: by its bytes where these are sure, else by what the server says."""
    from urllib.parse import urlsplit

    guessed = detect(answer.body)
    if guessed in ("feed", "opml", "pdf", "zip", "warc") or guessed is None:
        return guessed
    if answer.kind in ("application/json", "application/feed+json") and b"jsonfeed.org" in answer.body[:4096]:
        return "feed"
    stated = KINDS.get(answer.kind)
    if stated in ("pdf", "zip", "warc", "opml"):
        return guessed
    if stated is not None:
        return stated
    return detect(answer.body, urlsplit(answer.url).path) if answer.kind != "text/plain" else guessed


def page_article(answer: Answer, source: str, defaults: Defaults) -> Article | Failure:
    """Return the article of a fetched page; its address is the one it came from, whatever the page claims."""
    from index.ingest.html import from_page

    text = _text(answer)
    if text is None:
        return Failure(source, "It is not text.")
    return from_page(text, source, defaults, {"url": (tidy(answer.url), Origin.METADATA)})


def _read_feed(
    fetcher: Fetcher, answer: Answer, source: str, defaults: Defaults
) -> Iterator[Article | Failure]:
    """Read the entries of a fetched feed."""
    from index.ingest.feed import parse_feed

    feed = parse_feed(_as_utf8(answer, "feed"), answer.url)
    if isinstance(feed, str):
        yield Failure(source, feed)
        return
    if not feed.entries:
        yield Failure(source, "The feed has no entries.")
    for entry in feed.entries:
        yield read_entry(fetcher, entry, source, defaults)
    if feed.remark:
        yield Failure(source, feed.remark)


def read_entry(fetcher: Fetcher, entry: Entry, source: str, defaults: Defaults) -> Article | Failure:
    """Return the article of a feed's entry: what the feed holds, or the linked page where that is only a teaser.

    Where the page cannot be had, the teaser stands for it and says so.
    """
    from index.ingest.answers import FetchError
    from index.ingest.feed import entry_article
    from index.ingest.html import from_page

    if entry.link and entry.is_teaser:
        try:
            answer = fetcher.get(entry.link)
            text = _text(answer) if kind_of(answer) == "html" else None
        except FetchError:
            text = None
        if text is not None:
            known = {**entry.fields, "url": (tidy(answer.url), Origin.METADATA)}
            article = from_page(text, entry.link, defaults, known)
            if isinstance(article, Article):
                return article
    return entry_article(entry, source, f", {entry.link or entry.id}", defaults)


def _text(answer: Answer) -> str | None:
    """Return an answer's text: the encoding the server named wins over the page's own (RFC 9110), if the bytes fit."""
    return decode(answer.body, declared=answer.charset or declared_in(answer.body))


def _as_utf8(answer: Answer, kind: str | None) -> bytes:
    """Return an answer's bytes in UTF-8 where they are text, so that every reader sees the same."""
    if kind not in _TEXTUAL:
        return answer.body
    text = _text(answer)
    if text is None:
        return answer.body
    return b"\xef\xbb\xbf" + re.sub(r"\A\ufeff", "", text).encode("utf-8", "replace")
