"""WARC: the pages of a web archive, with warcio; the optional extra ``warc``."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
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

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read every page that a web archive answered with status 200; a page that holds no article is a ``Failure``."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        yield Failure(source, "Web archives need an extra.", 'Install it: pip install "crossread[warc]".')
        return
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    records = iter(ArchiveIterator(io.BytesIO(data), no_record_parse=False, check_digests=False))
    found, total = 0, 0
    for _ in range(RECORDS):
        try:
            with redirect_stderr(io.StringIO()):  # it writes pieces of damaged records there
                record = next(records, None)
                page = _page(record) if record is not None else None
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
        ):
            yield Failure(
                source, "The archive is damaged." if found else "It is no web archive, or a damaged one."
            )
            return
        if record is None:
            break
        if page is None:
            continue
        found += 1
        total += len(page)
        if total > TOTAL:
            yield Failure(source, "It holds more than is read.", "Split it into smaller archives.")
            return
        yield _article(record, page, source, defaults)
    if _is_cut(data):
        yield Failure(source, "The archive is cut off; what stands before that was read.")
    elif not found:
        yield Failure(source, "The archive holds no page.")


def _is_cut(data: bytes) -> bool:
    """Return whether the last part of a packed archive ends too early, of which warcio says nothing."""
    if not data.startswith(b"\x1f\x8b"):
        return False
    unpack, made, view = zlib.decompressobj(31), 0, memoryview(data)
    for start in range(0, len(data), PIECE):
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
