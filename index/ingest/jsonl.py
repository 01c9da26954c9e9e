"""JSON and JSON lines: one article or many, under the field names that people use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from index.article import Origin
from index.ingest.bodies import body_text, columns, without_entities
from index.ingest.build import build
from index.ingest.decode import decode
from index.ingest.values import Defaults, Failure, Fields

if TYPE_CHECKING:
    from index.article import Article

TEXT = ("text", "body", "content", "articlebody", "article_body", "fulltext", "full_text", "bodytext", "maintext",
        "content_text", "plaintext", "content_html",
        "html_content", "html", "article")  # fmt: skip
"""Names of the article's text, the most telling first, in lower case."""
NAMES = {
    "title": ("title", "headline", "heading", "og_title", "name"),
    "outlet": ("outlet", "publisher", "publication", "source_name", "site_name", "sitename", "source", "site",
               "newspaper", "medium", "provider", "source_domain", "domain", "domain_name"),
    "author": ("author", "authors", "byline", "by", "creator", "writer", "published_by"),
    "published": ("published", "date_published", "datepublished", "published_at", "publishedat", "publication_date",
                  "publish_date", "pub_date", "pubdate", "published_date", "date", "datetime", "created", "created_at",
                  "timestamp", "time"),
    "url": ("source_url", "original_url", "url", "link", "permalink", "canonical_url", "web_url", "weburl", "uri",
            "href"),
    "language": ("language", "lang", "inlanguage", "locale"),
}  # fmt: skip
CONTAINERS = (
    "articles",
    "items",
    "documents",
    "docs",
    "results",
    "entries",
    "stories",
    "news",
    "data",
    "response",
    "hits",
    "content",
    "posts",
    "records",
    "rows",
)
"""Names under which a list of articles stands."""
_SAVED = frozenset({"created", "created_at", "timestamp", "time", "date"})
"""Times of saving, where a reading app says so by one of ``_KEEPERS``."""
_KEEPERS = (
    "is_archived",
    "is_starred",
    "archived_at",
    "saved_at",
    "time_added",
    "reading_progress",
    "starred_at",
)
_SAYS = ("name", "title", "rendered", "value", "$date", "text", "#text", "@id")
"""Names under which an object that stands for a field says it."""
LONG = 4 << 20
"""Bytes from which on a file of JSON lines is read line by line, so that it need not fit into memory."""
DEEPEST = 6
"""Objects inside objects in which articles are looked for."""


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read a JSON document, or one per line, as articles; a line that is none is a ``Failure`` of its own."""
    text = decode(data)
    if text is None:
        yield Failure(source, "It is not text.")
        return
    text = text.removeprefix("\ufeff")
    try:
        value = json.loads(text)
    except RecursionError:
        yield Failure(source, "It is nested too deeply.")
        return
    except ValueError as error:
        yield from _read_lines(text, source, defaults, error)
        return
    yield from _articles(value, source, defaults)


def is_long(file: BinaryIO) -> bool:
    """Return whether an open file is long and of JSON lines; it is read from its beginning afterwards."""
    try:
        long = file.seek(0, 2) >= LONG
        file.seek(0)
    except OSError:  # a pipe
        return False
    if not long:
        return False
    first = [file.readline(LONG) for _ in range(2)]
    file.seek(0)
    return all(isinstance(_parsed(line.decode("utf-8", "replace")), dict) for line in first)


def read_long(file: BinaryIO, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read a file of JSON lines line by line; a line that is none is a ``Failure`` of its own.

    Raises:
        OSError: the file cannot be read.
    """
    for number, line in enumerate(file, 1):
        text = decode(line)
        if text is not None and not text.strip():
            continue
        value = None if text is None else _parsed(text)
        if value is None:
            yield Failure(f"{source}, line {number}", "It is not JSON.")
        else:
            yield from _articles(value, source, defaults, f", line {number}")


def _read_lines(text: str, source: str, defaults: Defaults, error: ValueError) -> Iterator[Article | Failure]:
    """Read a document per line; if not even the first line is one, the whole is no JSON."""
    rows = [(number, row) for number, row in enumerate(text.split("\n"), 1) if row.strip()]
    if len(rows) < 2 or (_parsed(rows[0][1]) is None and _parsed(rows[1][1]) is None):
        yield from _read_joined(text, source, defaults, error)
        return
    for number, row in rows:
        value = _parsed(row)
        if value is None:
            yield Failure(f"{source}, line {number}", "It is not JSON.")
        else:
            yield from _articles(value, f"{source}", defaults, f", line {number}")


def _read_joined(
    text: str, source: str, defaults: Defaults, error: ValueError
) -> Iterator[Article | Failure]:
    """Read documents that follow each other with nothing but white space between them, as ``jq`` writes them."""
    decoder, at, number = json.JSONDecoder(), 0, 0
    while match := re.compile(r"\s*(?=[{\[])").match(text, at):
        try:
            value, at = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            break
        number += 1
        yield from _articles(value, source, defaults, f", document {number}")
    if text[at:].strip() or not number:
        place = f"{source}, behind document {number}" if number else source
        yield Failure(place, f"It is not JSON: {_said(error)}." if not number else "It is not JSON.")


def _parsed(row: str) -> Any:
    """Return a line's value, or None where it is no JSON (or nothing)."""
    try:
        return json.loads(row)
    except (ValueError, RecursionError):
        return None


def _said(error: ValueError) -> str:
    """Return where and why JSON is broken, without its text."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]} in line {error.lineno}, column {error.colno}"
    return "a number in it is too long"


def _articles(value: Any, source: str, defaults: Defaults, place: str = "") -> Iterator[Article | Failure]:
    """Yield the articles of a document."""
    found = list(_objects(value))
    if (
        isinstance(value, dict)
        and "jsonfeed.org" in str(value.get("version"))
        and isinstance(value.get("title"), str)
    ):
        found = [{"outlet": value["title"], **item} for item in found]
    if not found:
        names = ", ".join(TEXT[:3])
        yield Failure(
            source + place, "It holds no article.", f"An article is an object with one of {names} and more."
        )
    for number, item in enumerate(found, 1):
        part = f", article {number}" if len(found) > 1 else ""
        yield read_object(item, source, place + part, defaults)


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects that hold an article's text (or, among others, only its title), wherever lists hold them."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        lower = {str(name).lower(): inside for name, inside in value.items()}
        inside = [
            lower[name] for name in (*CONTAINERS, "article") if isinstance(lower.get(name), (list, dict))
        ]
        if rows := columns(lower, TEXT):
            yield from rows
        elif any(body_text(lower.get(name)) for name in TEXT):
            yield lower
        elif (reference := _reference(lower)) is not None:
            yield reference
        elif inside:
            for value_ in inside:
                yield from _objects(value_, depth + 1)
        elif depth and any(lower.get(name) for name in NAMES["title"][:3]):
            yield lower


def _reference(item: dict[str, Any]) -> dict[str, Any] | None:
    """Return a reference manager's record as an article, or None for any other object."""
    if "abstract" not in item and "note" not in item:
        return None
    from index.ingest.exports import from_csl

    return from_csl(item)


def read_object(
    item: dict[str, Any], source: str, place: str, defaults: Defaults, warnings: Iterable[str] = ()
) -> Article | Failure:
    """Return the article of one object, its names in lower case and a text under one of ``TEXT``."""
    body = next(filter(None, (body_text(item.get(name)) for name in TEXT)), "")
    if body and body == item.get("abstract"):
        warnings = (*warnings, "Its text is only an abstract.")
    if re.search(r"<[a-zA-Z]", body):
        from index.ingest.html import holds_markup, plain

        body = plain(body) if holds_markup(body) else without_entities(body)
    else:
        body = without_entities(body)
    fields: Fields = {}
    saved = any(name in item for name in _KEEPERS)
    for field, names in NAMES.items():
        for name in names:
            stated = "" if name in _SAVED and saved else _text(item.get(name), field)
            if stated:
                fields[field] = (stated if field == "url" else without_entities(stated), Origin.METADATA)
                break
    built = build(body, fields, source, defaults, warnings)
    return Failure(source + place, built.reason, built.hint) if isinstance(built, Failure) else built


def _text(value: Any, field: str, depth: int = 0) -> str:
    """Return a value as text: a text, a name in an object, several names, or a time as seconds since 1970."""
    if isinstance(value, str):
        if field == "published" and re.fullmatch(r"\s*\d{10}(?:\d{3})?(?:\.\d+)?\s*", value):
            return _moment(float(value))
        return "" if field == "outlet" and re.search(r"://|[/\\]", value) else value.strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _moment(value) if field == "published" else ""
    if isinstance(value, dict) and depth < 3:
        lower = {str(name).lower(): inside for name, inside in value.items()}
        said = next((lower[name] for name in _SAYS if lower.get(name)), None)
        return _text(said, field, depth + 1)
    if isinstance(value, list) and depth < 3:
        return ", ".join(filter(None, (_text(item, field, depth + 1) for item in value[:8])))
    return ""


def _moment(seconds: float) -> str:
    """Return seconds (or milliseconds) since 1970 as ISO 8601 in UTC; a year or a compact date as it is."""
    from datetime import UTC, datetime

    if 1900 <= seconds <= 2100 or 19_000_101 <= seconds <= 21_001_231:
        return str(int(seconds))
    if not 0 < seconds < 4.2e12:  # JSON knows numbers that no clock has
        return ""
    if seconds > 1e11:
        seconds /= 1000
    if seconds >= 4.2e9:
        return ""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
