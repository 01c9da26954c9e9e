"""Web pages: the main text with trafilatura, and what the page's metadata states about it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.article import Origin
from index.ingest.build import build
from index.ingest.decode import declared_in, decode
from index.ingest.oddities import paywalled
from index.ingest.page_metadata import page_fields
from index.ingest.values import Defaults, Failure, Fields
from index.patterns import lazy

if TYPE_CHECKING:
    from index.article import Article

LONGEST = 30_000_000
"""Characters of a page."""

_BLOCKS = lazy(
    r"</?(?:p|div|h[1-6]|li|ul|ol|br|hr|blockquote|figure|figcaption|section|article|table|tr)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_HIDDEN = lazy(
    r"<(script|style|noscript|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL
)
_TAGS = lazy(r"</?[A-Za-z][^<>]{0,2000}>")


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read one web page as one article."""
    page = decode(data, declared=declared_in(data))
    if page is None:
        yield Failure(source, "It is not text.")
    else:
        yield from_page(page, source, defaults)


def from_page(page: str, source: str, defaults: Defaults, known: Fields | None = None) -> Article | Failure:
    """Return the article of a web page; ``known`` are fields stated elsewhere (such as its address), which win."""
    if len(page) > LONGEST:
        return Failure(source, f"A page of {len(page):,} characters is no article.")
    page = page.replace("\0", "")
    text = _main_text(page)
    if text is None:
        return Failure(
            source, "No article text was found on this page.", "Save the text itself as a .txt file."
        )
    fields: Fields = {**page_fields(page), **(known or {})}
    warnings = ("It may have been cut off by a paywall.",) if paywalled(page, text) else ()
    return build(_without_title(text, fields), fields, source, defaults, warnings)


def _main_text(page: str) -> str | None:
    """Return the page's article as paragraphs parted by empty lines, headings among them; None where there is none."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(page, include_comments=False, include_tables=False, deduplicate=False)
    except (ValueError, TypeError, RecursionError, AttributeError, KeyError, IndexError):
        text = None
    if not text:
        text = plain(page) if len(page) < 200_000 else ""
    return re.sub(r"\n+", "\n\n", text) if re.search(r"\w", text) else None


def _without_title(text: str, fields: Fields) -> str:
    """Return the text without a first line that only repeats the title."""
    first, _, rest = text.partition("\n")
    title = fields.get("title", ("", Origin.UNKNOWN))[0]
    same = " ".join(first.split()).casefold() == " ".join(title.split()).casefold()
    return rest.lstrip("\n") if same and rest.strip() else text


def plain(fragment: str) -> str:
    """Return the text of a piece of HTML, blocks as paragraphs; for bodies of feeds and JSON that hold markup."""
    from html import unescape

    parted = _BLOCKS.sub("\n\n", _HIDDEN.sub(" ", fragment))
    rows = (" ".join(unescape(_TAGS.sub("", row)).split()) for row in parted.split("\n"))
    return "\n\n".join(row for row in rows if row)


def holds_markup(text: str) -> bool:
    """Return whether a text is a piece of HTML rather than plain text with a stray angle bracket."""
    return bool(
        re.search(
            r"<(?:p|br|div|h[1-6]|li|span|a|strong|em|b|i|ul|figure)\b[^<>]{0,500}>", text, re.IGNORECASE
        )
    )
