"""Exports of reading apps and reference managers: Omnivore's archive and Zotero's CSL JSON."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol

from index.article import Origin
from index.ingest.decode import decode
from index.ingest.values import Defaults, Failure, Fields

if TYPE_CHECKING:
    from index.article import Article


class Unpacker(Protocol):
    """Gives the bytes of a file in an archive."""

    def unpack(self, info: zipfile.ZipInfo) -> bytes | Failure:
        """Return the file's bytes, or why there are none."""


def read_omnivore(
    unpacker: Unpacker, infos: Sequence[zipfile.ZipInfo], source: str, defaults: Defaults
) -> Iterator[Article | Failure]:
    """Read an Omnivore export: ``metadata_*.json`` lists the pages, ``content/<slug>.html`` holds each."""
    from index.ingest.html import from_page

    pages = {PurePosixPath(info.filename).name: info for info in infos if "content" in info.filename}
    for info in infos:
        if not PurePosixPath(info.filename).name.startswith("metadata_"):
            continue
        inside = f"{source}!{info.filename}"
        for record in _records(unpacker.unpack(info), inside):
            if isinstance(record, Failure):
                yield record
                continue
            slug = str(record.get("slug") or record.get("id") or "")
            page = pages.get(f"{slug}.html")
            if page is None:
                yield Failure(
                    f"{inside}, {slug or 'a page without a name'}", "The export holds no text of this page."
                )
                continue
            content = unpacker.unpack(page)
            text = decode(content, declared="utf-8") if isinstance(content, bytes) else None
            if isinstance(content, Failure):
                yield content
            elif text is None:
                yield Failure(f"{source}!{page.filename}", "It is not text.")
            else:
                yield from_page(text, f"{source}!{page.filename}", defaults, _omnivore_fields(record))


def _records(data: bytes | Failure, source: str) -> Iterator[dict[str, Any] | Failure]:
    """Yield the objects of a JSON list."""
    if isinstance(data, Failure):
        yield data
        return
    try:
        value = json.loads(decode(data, declared="utf-8") or "")
    except (ValueError, RecursionError):
        yield Failure(source, "It is not JSON.")
        return
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item


def _omnivore_fields(record: dict[str, Any]) -> Fields:
    """Return what Omnivore knew about a page; the day it was saved is not the day it was published."""
    names = {
        "title": "title",
        "author": "author",
        "url": "url",
        "publishedAt": "published",
        "siteName": "outlet",
    }
    return {
        field: (record[name], Origin.METADATA)
        for name, field in names.items()
        if isinstance(record.get(name), str) and record[name].strip()
    }


def from_csl(item: dict[str, Any]) -> dict[str, Any] | None:
    """Return a CSL JSON record (Zotero's export) under the names that ``jsonl`` knows, or None for another object.

    Reference managers keep abstracts, not texts: the article is the abstract.
    """
    kind = item.get("type")
    if not isinstance(kind, str) or not ("container-title" in item or "issued" in item):
        return None
    abstract = item.get("abstract") or item.get("note")
    if not isinstance(abstract, str) or not abstract.strip():
        return None
    people = item.get("author")
    names = [
        " ".join(str(person.get(part)) for part in ("given", "family", "literal") if person.get(part))
        for person in (people if isinstance(people, list) else [])
        if isinstance(person, dict)
    ]
    return {
        "text": abstract,
        "abstract": abstract,
        "title": item.get("title"),
        "outlet": item.get("container-title") or item.get("publisher"),
        "author": ", ".join(name for name in names[:8] if name),
        "published": _csl_date(item.get("issued")),
        "url": item.get("url"),
        "language": item.get("language"),
    }


def _csl_date(issued: Any) -> str | None:
    """Return ``{"date-parts": [[2026, 3, 13]]}`` as ISO 8601."""
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        numbers = [str(part) for part in parts[0][:3]]
        if numbers and all(number.isdigit() for number in numbers):
            return "-".join([numbers[0].zfill(4), *(number.zfill(2) for number in numbers[1:])])
    said = issued.get("literal") or issued.get("raw")
    return said if isinstance(said, str) else None
