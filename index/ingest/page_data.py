"""Text that a page keeps only as data for its own program: updates of a live blog, blocks of an application's state."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from index.article import Origin
from index.ingest.bodies import body_text
from index.ingest.values import Fields
from index.patterns import lazy

LONGEST = 3_000_000
"""Characters of one block of data."""
DEEPEST = 14
"""Objects inside objects in which an article is looked for."""
OBJECTS = 20_000
"""Objects of one page that are looked at."""
LEAST = 60
"""Words below which the text of a page is not believed to be all, and above which that of its data may be it."""

_BLOCK = lazy(
    r"<script\b[^<>]{0,300}\btype\s{0,9}=\s{0,9}[\"']?application/(?:ld\+)?json\b[^<>]{0,300}>", re.IGNORECASE
)
_END = lazy(r"</script", re.IGNORECASE)
_HOUR = lazy(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d)")
_COMMA = lazy(r",\s*(?=[}\]])")
_TITLE = ("headline", "title")
_TEXT = ("articleBody", "body", "content", "text", "paragraphs", "blocks")
_AUTHOR = ("author", "authors", "byline")
_PUBLISHED = (
    "datePublished",
    "published",
    "publishedAt",
    "published_at",
    "publishDate",
    "firstPublished",
    "date",
)


def loads(block: str) -> Any:
    """Return the value of a block of data, or None; line ends inside texts and commas at the end are forgiven."""
    plain = block.strip().removeprefix("<!--").removesuffix("-->")
    for text in (plain, _COMMA.sub("", plain)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def text_of_data(page: str) -> tuple[str, Fields]:
    """Return the longest text that is kept as an article in a page's data, with what stands beside it; else nothing."""
    best: tuple[str, Fields] = ("", {})
    left = [OBJECTS]
    for block in _blocks(page):
        for item in _objects(loads(block), 0, left):
            text = _updates(item) or _body(item)
            if len(text) > len(best[0]):
                best = (text, _fields(item))
    return best if len(best[0].split()) >= LEAST else ("", {})


def _blocks(page: str) -> Iterator[str]:
    """Yield the blocks of data of a page, up to one that does not end."""
    at = 0
    while found := _BLOCK.search(page, at):
        end = _END.search(page, found.end())
        if end is None:
            return
        at = end.end()
        if end.start() - found.end() <= LONGEST:
            yield page[found.end() : end.start()]


def _objects(value: Any, depth: int, left: list[int]) -> Iterator[dict[str, Any]]:
    """Yield the objects of a value, the outer ones first."""
    left[0] -= 1
    if depth > DEEPEST or left[0] < 0:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            if isinstance(inner, (dict, list)):
                yield from _objects(inner, depth + 1, left)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, (dict, list)):
                yield from _objects(inner, depth + 1, left)


def _updates(item: dict[str, Any]) -> str:
    """Return the text of a live blog's updates, each under its heading and its hour."""
    updates = item.get("liveBlogUpdate")
    found: list[str] = []
    for update in updates if isinstance(updates, list) else ():
        if isinstance(update, dict):
            heading, text = update.get("headline"), _plain(update.get("articleBody"))
            hour = _HOUR.match(str(update.get("datePublished") or ""))
            parts = (heading, hour and hour[1], text)
            found += [part for part in parts if isinstance(part, str) and part.strip() and text]
    return "\n\n".join(found)


def _body(item: dict[str, Any]) -> str:
    """Return the text of an object that has a headline and a text, else nothing."""
    if not any(isinstance(item.get(name), str) for name in _TITLE):
        return ""
    return max((_plain(item[name]) for name in _TEXT if item.get(name)), key=len, default="")


def _plain(value: Any) -> str:
    """Return a value as plain text."""
    from index.ingest.html import holds_markup, plain

    text = body_text(value)
    return plain(text) if holds_markup(text) else text


def _fields(item: dict[str, Any]) -> Fields:
    """Return what an object states beside its text, where that is said plainly."""
    fields: Fields = {}
    for name, keys in (("title", _TITLE), ("author", _AUTHOR), ("published", _PUBLISHED)):
        value = next((item[key] for key in keys if item.get(key)), None)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str):
            fields[name] = (value, Origin.METADATA)
    return fields
