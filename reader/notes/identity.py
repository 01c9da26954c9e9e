"""Identifiers, hashes and times as annotations carry them."""

from __future__ import annotations

import hashlib
import re
import uuid
from contextlib import suppress
from datetime import UTC, datetime, timedelta

URN = "urn:uuid:"
_NAMESPACE = uuid.UUID("5a0bd2b6-8f2c-5f2e-9d7e-6f1c6d6f7465")
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x1f\x7f-\x9f\ud800-\udfff]+\Z")
"""What the formats allow as an identifier of an annotation, a source or a person."""


def new_id() -> str:
    """Return a fresh annotation or claim id."""
    return URN + str(uuid.uuid4())


def stable_urn(*parts: str) -> str:
    """Return the id that follows from ``parts`` (UUID version 5)."""
    return URN + str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def short_id(iri: str) -> str:
    """Return the first eight digits of a UUID, or the whole of another IRI."""
    return iri[len(URN) : len(URN) + 8] if iri.startswith(URN) else iri


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8 as hex digits: which text the selectors count in."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def iri_safe(url: str) -> str:
    """Return a URL with the characters percent-encoded that may not stand in an IRI."""
    return re.sub(
        r"[\s<>\"{}|\\^`\x00-\x1f\x7f-\x9f\ud800-\udfff]",
        lambda m: "".join(f"%{byte:02X}" for byte in m.group().encode("utf-8", "surrogatepass")),
        url.strip(),
    )


def stamp(moment: datetime | None = None, *, after: str | None = None) -> str:
    """Return a moment (now, if None) in UTC to the microsecond, with a literal ``Z``; at the earliest just ``after``
    another one, since a clock may have been set back.
    """
    moment = moment or datetime.now(UTC)
    said = moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    if after is not None and said <= after:
        with suppress(OverflowError):
            return stamp(datetime.fromisoformat(after) + timedelta(microseconds=1))
    return said
