"""What a server answered: its status, its kind and its body, unpacked within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from index.errors import IngestError

BY_HAND = "Open it in a browser, save it as a file and add that."


class FetchError(IngestError):
    """A page could not be fetched."""

    title = "This page cannot be fetched"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    url: str
    """The address it came from in the end."""
    status: int
    """200, or 304 where nothing changed since."""
    kind: str
    """Media type in small letters, without parameters."""
    charset: str | None
    """The encoding that the server named."""
    body: bytes
    """Unpacked."""
    etag: str | None = None
    """For the next conditional request."""
    modified: str | None = None
    """Last-Modified, for the next conditional request."""
    moved: str | None = None
    """The address that stands for the one that was asked for from now on, where the server said so (301, 308)."""


def whole_body(chunks: Iterable[bytes], headers: Mapping[str, str], size: int, *, cut: bool) -> bytes:
    """Return the unpacked body; one that is too large is an error, or is ``cut``.

    Raises:
        FetchError: it is too large, damaged or packed in a way that was not asked for.
    """
    encodings = [
        name.strip().lower() for name in headers.get("content-encoding", "").split(",") if name.strip()
    ]
    packed = [name for name in encodings if name != "identity"]
    if len(packed) > 1 or (packed and packed[0] not in ("gzip", "x-gzip", "deflate")):
        raise FetchError("The server sends the page in a way that is not known.")
    body = bytearray()
    for piece in _unpacked(chunks, size) if packed else chunks:
        body += piece
        if len(body) > size:
            if cut:
                return bytes(body[:size])
            raise FetchError(f"The page is larger than {size // 1024**2} MB.")
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Unpack gzip and deflate in steps that never make more than a megabyte at once."""
    unpack: Any = None
    for chunk in chunks:
        if unpack is None and chunk:
            raw = chunk[:1] != b"\x1f" and (chunk[0] & 0x0F) != 8
            unpack = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS | 32)
        while chunk:
            try:
                piece = unpack.decompress(chunk, 1024 * 1024)
            except zlib.error as error:
                raise FetchError("The page arrived damaged.") from error
            chunk = unpack.unconsumed_tail
            yield piece
            if unpack.eof:
                return
    if unpack is not None and not unpack.eof:
        raise FetchError("The page arrived only in part.")


def checked(answer: Answer) -> Answer:
    """Return an answer that holds a page or says that nothing changed.

    Raises:
        FetchError: the server answered otherwise.
    """
    if answer.status in (200, 203, 304):
        return answer
    if answer.status in (401, 402, 403, 407, 451):
        raise FetchError(f"The server does not let us read it (status {answer.status}).", hint=BY_HAND)
    if answer.status in (404, 410):
        raise FetchError(f"There is no page at this address (status {answer.status}).")
    if answer.status == 429 or answer.status >= 500:
        raise FetchError(
            f"The server cannot answer just now (status {answer.status}).", hint="Try again later."
        )
    raise FetchError(f"The server answered with status {answer.status}.")


def media_type(value: str) -> tuple[str, str | None]:
    """Return the media type and the encoding of a Content-Type header."""
    kind, _, rest = value.partition(";")
    name = next(
        (part.split("=", 1)[1] for part in rest.split(";") if part.strip().lower().startswith("charset=")), ""
    )
    return kind.strip().lower(), name.strip(" \"'")[:40] or None
