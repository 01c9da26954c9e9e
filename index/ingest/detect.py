"""What kind of source some bytes are, and which module reads that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from index.ingest.values import Defaults, Failure
from index.patterns import lazy

if TYPE_CHECKING:
    from index.article import Article

READERS = {
    "text": "index.ingest.text",
    "markdown": "index.ingest.markdown",
    "html": "index.ingest.html",
    "json": "index.ingest.jsonl",
    "table": "index.ingest.table",
    "mail": "index.ingest.mail",
    "mhtml": "index.ingest.mhtml",
    "rtf": "index.ingest.rtf",
    "feed": "index.ingest.feed",
    "opml": "index.ingest.feed",
    "references": "index.ingest.references",
    "pdf": "index.ingest.pdf",
    "warc": "index.ingest.warc",
    "zip": "index.ingest.archive",
    "document": "index.ingest.archive",
}
"""Kind to its module: ``read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]``."""

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".csv": "table",
    ".tsv": "table",
    ".eml": "mail",
    ".mbox": "mail",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".rtf": "rtf",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".opml": "opml",
    ".ris": "references",
    ".bib": "references",
    ".rdf": "references",
    ".pdf": "pdf",
    ".warc": "warc",
    ".docx": "document",
    ".docm": "document",
    ".odt": "document",
    ".zip": "zip",
}
"""File name suffix (lower case) to kind; ``.warc.gz`` stands beside them (``kind_by_name``)."""

BINARY = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/", "warc"),
    (b"{\\rtf", "rtf"),
    (b"From: <Saved by ", "mhtml"),
)
"""First bytes to a kind that is known by them, whatever the name says."""

TEXTUAL = ("text", "markdown", "html", "json", "table", "mail", "feed", "opml", "references", "document")
"""Kinds that bytes which begin like something binary cannot be."""

MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old or locked document of an office program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
)
"""First bytes to what they are, for kinds that no reader takes."""

DEFECT = "Reading it failed in a way that nobody foresaw"
"""How the reason begins where a reader broke: a defect of ours, which tests look for."""

_HTML = lazy(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = lazy(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<\?xml-stylesheet[^>]{0,500}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF|opml)\b",
    re.IGNORECASE | re.DOTALL,
)


def detect(data: bytes, name: str = "") -> str | None:
    """Return the kind of some bytes by their name's suffix, else by how they begin; None for what no reader takes."""
    known = next((kind for first, kind in BINARY if data.startswith(first)), None)
    if known is not None:
        return known
    kind = kind_by_name(name)
    if kind is not None:
        return kind
    if magic(data) is not None:
        return None
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML.match(head):
        return "html"
    if _FEED.match(head):
        return "opml" if b"<opml" in head[:2000].lower() else "feed"
    if head[:1] in (b"{", b"["):
        return "json" if _looks_like_json(head) else "text"
    return "text"


def kind_by_name(name: str) -> str | None:
    """Return the kind that a file's name tells, or None; in a folder only files of which it tells one are read."""
    if name.lower().endswith(".warc.gz"):
        return "warc"
    return SUFFIXES.get(PurePath(name).suffix.lower())


def _looks_like_json(head: bytes) -> bool:
    """Return whether what begins with a bracket is JSON rather than prose such as ``[Editor's note] …``."""
    return bool(re.match(rb'(?:\{\s*["}]|\[\s*[\[{"\]])', head))


def magic(data: bytes) -> str | None:
    """Return what bytes are by their first ones, for people, or None."""
    return next((what for first, what in MAGIC if data.startswith(first)), None)


def read_bytes(
    data: bytes, source: str, *, kind: str | None = None, defaults: Defaults | None = None
) -> Iterator[Article | Failure]:
    """Read bytes as articles; ``kind`` overrides what their name and beginning say.

    Never raises on account of what the bytes hold: each part that cannot be read is a ``Failure``.
    """
    chosen = kind or detect(data, source)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        yield Failure(source, "It is empty.")
    elif chosen is None or (magic(data) is not None and chosen in TEXTUAL):
        yield Failure(source, f"It is {magic(data) or 'not text'}, which is not read as an article.")
    else:
        yield from guarded(source, import_module(READERS[chosen]).read(data, source, defaults or Defaults()))


def guarded(source: str, items: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
    """Yield what a reader reads; where the reader itself breaks, that is a ``Failure`` and the next source is read."""
    try:
        yield from items
    except MemoryError:
        yield Failure(source, "It does not fit into memory.")
    except Exception as error:  # noqa: BLE001 - the readers' last barrier: no file stops those behind it
        yield Failure(
            source, f"{DEFECT} ({type(error).__name__}).", "The rest was read; please report this one."
        )
