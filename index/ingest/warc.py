"""WARC: the pages of a web archive, with warcio; the optional extra ``warc``."""

from __future__ import annotations

import io
import logging
import re
import zlib
from base64 import b32encode
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from hashlib import sha1
from typing import TYPE_CHECKING, Any

from index.article import Origin
from index.ingest.decode import declared_in, decode
from index.ingest.values import Defaults, Failure

if TYPE_CHECKING:
    from index.article import Article

RECORDS = 100_000
"""Records of one archive that are looked at."""
PAGE = 20 * 1024 * 1024
"""Bytes of one page that are read."""
PIECE = 64 * 1024
"""Bytes that are unpacked at once to see whether an archive is whole."""
TOTAL = 1024 * 1024 * 1024
"""Bytes of pages of one archive."""

DAMAGED = 100
"""Damaged records of one archive behind which reading goes on."""
WHOLE = 512 * 1024 * 1024
"""Bytes that an archive may have that was packed as one."""
PACKED = b"\x1f\x8b\x08"
"""How what gzip packed begins."""
DAMAGED_LAST = "The archive is damaged; what stands before that was read."
BEHIND = "It stands behind a damaged record of its archive; its address may be made up."

_HEADER = re.compile(rb"(?<=\n)WARC/1\.[01]\r?\n(?=WARC-|Content-)")
_BLANK_LINE = re.compile(rb"\n\r?\n")
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read every page that a web archive answered with status 200; a page that holds no article is a ``Failure``.

    A damaged record is named, and reading goes on with the next that begins behind it.
    """
    try:
        import warcio.archiveiterator  # noqa: F401
    except ImportError:
        yield Failure(source, "Web archives need an extra.", 'Install it: pip install "crossread[warc]".')
        return
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    data = _unpacked(data)
    found = total = damaged = start = 0
    while True:
        broken = None
        for item in _pages(data, start):
            if isinstance(item, int):
                broken = item
                break
            record, page = item
            found += 1
            total += len(page)
            if total > TOTAL or found > RECORDS:
                yield Failure(source, "It holds more than is read.", "Split it into smaller archives.")
                return
            article = _article(record, page, source, defaults)
            yield _behind_damage(article) if damaged and not isinstance(article, Failure) else article
        if broken is None:
            break
        following = _next_record(data, broken)
        if following is None:
            yield Failure(source, DAMAGED_LAST if found else "It is no web archive, or a damaged one.")
            return
        damaged += 1
        if damaged > DAMAGED:
            yield Failure(source, f"More than {DAMAGED} of its records are damaged; the rest was not read.")
            return
        yield Failure(source, f"The record at byte {broken:,} is damaged; reading went on behind it.")
        start = following
    if _is_cut(data, start):
        yield Failure(source, "The archive is cut off; what stands before that was read.")
    elif not found:
        yield Failure(source, "The archive holds no page.")


def _pages(data: bytes, start: int) -> Iterator[tuple[Any, bytes] | int]:
    """Yield the records with pages from a place on, and at last the place of the one that is damaged, if one is."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    file = io.BytesIO(data)
    file.seek(start)
    archive = ArchiveIterator(file, no_record_parse=False, check_digests=False)
    while True:
        try:
            with redirect_stderr(io.StringIO()):  # it writes pieces of damaged records there
                record = next(archive, None)
                page = _page(record) if record is not None else None
            if record is not None and _swallows(data, archive.offset, record):
                raise EOFError("it is longer than it was")
        except (
            ArchiveLoadFailed,
            ValueError,
            EOFError,
            OSError,
            KeyError,
            IndexError,
            AttributeError,
            TypeError,
            OverflowError,
            zlib.error,
        ):
            yield archive.offset
            return
        if record is None:
            if _next_record(data, archive.offset) is not None:
                yield archive.offset
            return
        if page is not None:
            yield record, page


def _swallows(data: bytes, begin: int, record: Any) -> bool:
    """Return whether a record says that it is so long that others stand in it, and its digest does not confirm that."""
    if data.startswith(PACKED):
        return False
    body = _BLANK_LINE.search(data, begin)
    if body is None or not _HEADER.search(data, begin + 1, body.end() + int(record.length)):
        return False
    kind, _, stated = (record.rec_headers.get_header("WARC-Block-Digest") or "").partition(":")
    block = data[body.end() : body.end() + int(record.length)]
    return kind.lower() != "sha1" or stated != b32encode(sha1(block, usedforsecurity=False).digest()).decode()


def _next_record(data: bytes, damaged: int) -> int | None:
    """Return where the first record behind a damaged one begins, or None."""
    if not data.startswith(PACKED):
        found = _HEADER.search(data, damaged + 1)
        return found.start() if found else None
    at = data.find(PACKED, damaged + 1)
    while at >= 0:
        try:
            if zlib.decompressobj(31).decompress(data[at : at + 2048], 5) == b"WARC/":
                return at
        except zlib.error:
            pass
        at = data.find(PACKED, at + 1)
    return None


def _behind_damage(article: Article) -> Article:
    """Return an article with a warning: what looks like a record may be part of the page that is damaged."""
    return replace(article, warnings=(*article.warnings, BEHIND))


def _unpacked(data: bytes) -> bytes:
    """Return an archive that was packed as one, not record by record, unpacked; any other as it is."""
    if not data.startswith(PACKED):
        return data
    unpack = zlib.decompressobj(31)
    try:
        made = unpack.decompress(data, WHOLE)
    except zlib.error:
        return data
    whole = unpack.eof and not unpack.unused_data.strip(b"\0")
    return made if whole and _HEADER.search(made, 1) else data


def _is_cut(data: bytes, begin: int) -> bool:
    """Return whether the last part of a packed archive ends too early, of which warcio says nothing."""
    if not data.startswith(PACKED):
        return False
    unpack, made, view = zlib.decompressobj(31), 0, memoryview(data)
    for start in range(begin, len(data), PIECE):
        piece = bytes(view[start : start + PIECE])
        while piece:
            if unpack.eof:
                unpack = zlib.decompressobj(31)
            try:
                made += len(unpack.decompress(piece))
            except zlib.error:
                return False
            piece = unpack.unused_data
        if made > TOTAL:
            return False
    return not unpack.eof


def _page(record: Any) -> bytes | None:
    """Return the body of a record that is a page, or None."""
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return None
    kind = (headers.get_header("Content-Type") if headers is not None else None) or record.content_type or ""
    if kind.split(";")[0].strip().lower() not in _PAGES:
        return None
    body: bytes = record.content_stream().read(PAGE + 1)
    if len(body) <= PAGE and getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("the record is shorter than it says")
    return body[:PAGE]


def _article(record: Any, page: bytes, source: str, defaults: Defaults) -> Article | Failure:
    """Return the article of one page."""
    from index.ingest.html import from_page

    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    place = f"{source}!{url}"
    text = decode(page, declared=declared_in(page) or _charset(record))
    if text is None:
        return Failure(place, "It is not text.")
    return from_page(text, place, defaults, {"url": (url, Origin.METADATA)} if url else {})


def _charset(record: Any) -> str | None:
    """Return the encoding that the answer named."""
    if record.http_headers is None:
        return None
    kind = record.http_headers.get_header("Content-Type") or ""
    _, _, name = kind.partition("charset=")
    return name.split(";")[0].strip(" \"'") or None
