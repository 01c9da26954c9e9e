"""A page that a browser saved as one file (.mhtml, .mht): its HTML and address; pictures and styles are left alone."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import TYPE_CHECKING

from index.article import Origin
from index.ingest.decode import declared_in, decode
from index.ingest.mail import leaves
from index.ingest.values import Defaults, Failure, Fields

if TYPE_CHECKING:
    from index.article import Article

LONGEST = 200 * 1024 * 1024
"""Bytes of one saved page, its pictures among them."""


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read one saved page as one article; the day it was saved on says nothing about the article."""
    if len(data) > LONGEST:
        yield Failure(source, f"A page of more than {LONGEST // 1024**2} MB is no article.")
        return
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data.lstrip())
        part = next((one for one in leaves(message) if one.get_content_type() in _PAGES), None)
        payload = part.get_payload(decode=True) if part is not None else None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError):
        part = payload = None
    if part is None or not isinstance(payload, bytes):
        yield Failure(source, "There is no page in it.", "Save the page as HTML, or its text as a .txt file.")
        return
    page = decode(payload, declared=part.get_content_charset() or declared_in(payload))
    if page is None:
        yield Failure(source, "Its page is not text.")
        return
    from index.ingest.html import from_page

    yield from_page(page, source, defaults, _address(message, part))


_PAGES = ("text/html", "application/xhtml+xml")


def _address(message: Message, part: Message) -> Fields:
    """Return the address that the page was saved from."""
    for stated in (message.get("Snapshot-Content-Location"), part.get("Content-Location")):
        address = "".join(str(stated or "").split())
        if address.lower().startswith(("http://", "https://")):
            return {"url": (address, Origin.METADATA)}
    return {}
