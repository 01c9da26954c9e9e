"""Plain text as people have it: header lines, front matter, a headline, a glued date, or nothing but paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.article import Origin
from index.ingest.build import build
from index.ingest.decode import decode
from index.ingest.filenames import name_fields
from index.ingest.frontmatter import take_front_matter
from index.ingest.heads import part
from index.ingest.values import Defaults, Failure, Fields
from index.ingest.wrapped import unwrapped
from index.patterns import lazy

if TYPE_CHECKING:
    from index.article import Article
    from index.ingest.databases import Record

_DATABASE = lazy(
    r"^[ \t]*(?:\d+ of \d+ DOCUMENTS|End of Document|HD(?:[ \t].+)?|_{20,})[ \t]*$", re.MULTILINE
)
"""A line that only exports of press databases have."""


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read one plain text file as one article, or a press database's export as the articles in it."""
    text = decode(data)
    if text is None:
        yield Failure(source, "It is not text.", "Save it as text, as a page or as a PDF.")
        return
    text = lines(text)
    if "\t" in text[:2000].lstrip("\ufeff\n").partition("\n")[0] and _is_table(text):
        from index.ingest import table

        yield from table.read(data, source, defaults)
        return
    exported = _of_database(text) if _DATABASE.search(text) else None
    if exported is None:
        yield from_text(text, source, defaults)
        return
    for number, record in enumerate(exported, 1):
        built = build(record.body, record.fields, source, defaults)
        place = f"{source}, document {number}"
        yield Failure(place, built.reason, built.hint) if isinstance(built, Failure) else built


def _is_table(text: str) -> bool:
    """Return whether a text is a table whose first line names its columns: what Excel calls Unicode text."""
    from index.ingest.table import is_header

    return is_header(text.lstrip("\ufeff\n").partition("\n")[0])


def _of_database(text: str) -> list[Record] | None:
    """Return the articles of a press database's export, or None for any other text."""
    from index.ingest.databases import records

    return records(unwrapped(text)) or None


def from_text(text: str, source: str, defaults: Defaults, known: Fields | None = None) -> Article | Failure:
    """Return the article that a plain text holds; ``known`` are fields stated elsewhere, which win."""
    parts = take_front_matter(unwrapped(lines(text)))
    surer: Fields = {**parts.fields, **(known or {})}
    stated = part(parts.body, surer.get("title", ("", Origin.UNKNOWN))[0])
    fields: Fields = {**stated.fields, **surer}
    for name, value in name_fields(source).items():
        if name not in fields or (name == "published" and not re.search(r"\d{4}", fields[name][0])):
            fields[name] = value
    return build(stated.body, fields, source, defaults)


def lines(text: str) -> str:
    """Return a text with ``\\n`` line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
