"""Mail (.eml): a newsletter as an article, its text part or what its HTML part says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from index.article import Origin
from index.ingest.build import build
from index.ingest.decode import decode
from index.ingest.mail_bodies import (
    page_without_forwarding,
    without_foot,
    without_forwarding,
    without_quoted,
)
from index.ingest.values import Defaults, Failure, Fields
from index.ingest.wrapped import unwrapped
from index.patterns import lazy

if TYPE_CHECKING:
    from index.article import Article

LONGEST = 50 * 1024 * 1024
"""Bytes of one message."""
PARTS = 500
"""Parts of one message that are looked at."""
DEEPEST = 30
"""Messages and multiparts inside each other."""

MESSAGES = 10_000
"""Messages of one mailbox."""

_MAILBOX = lazy(rb"^From \S+ .{0,60}\d{4}\b.{0,20}\r?\n(?=[\w-]+:)", re.MULTILINE)
_REPLY = lazy(r"\A(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_ANSWER = lazy(r"\A\s*(?:re|aw|antw|sv|rv|odp)\s*:", re.IGNORECASE)


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read a message, or every message of a mailbox (mbox), as an article each."""
    messages = _messages(data)
    if len(messages) > MESSAGES:
        yield Failure(source, f"It holds more than {MESSAGES:,} messages.", "Split it into smaller files.")
        return
    for number, message in enumerate(messages, 1):
        for item in _read_one(message, source, defaults):
            if isinstance(item, Failure) and len(messages) > 1:
                yield Failure(f"{source}, message {number}", item.reason, item.hint)
            else:
                yield item


def _messages(data: bytes) -> list[bytes]:
    """Return the messages of a mailbox (RFC 4155: each behind a line ``From sender day``), or the one message."""
    if not data.startswith(b"From "):
        return [data]
    starts = [found.start() for found in _MAILBOX.finditer(data)]
    if len(starts) < 2:
        return [data]
    ends = [*starts[1:], len(data)]
    return [
        re.sub(rb"^>(>*From )", rb"\1", data[a:b], flags=re.MULTILINE)
        for a, b in zip(starts, ends, strict=True)
    ]


def _read_one(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read one message as one article: subject, sender, date; attachments are left alone."""
    if len(data) > LONGEST:
        yield Failure(source, f"A message of more than {LONGEST // 1024**2} MB is no newsletter.")
        return
    try:
        message = _inner(BytesParser(policy=policy.default).parsebytes(data))
        best = _best_part(message)
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        AssertionError,
    ):
        yield Failure(source, "The message is damaged.")
        return
    if best is None or not (message.keys() and _stated(message, "subject", "from", "date", "message-id")):
        yield Failure(source, "It is not a mail message with a text in it.")
        return
    text, html = best
    fields = _fields(message)
    if html:
        from index.ingest.html import from_page

        yield from_page(page_without_forwarding(text, fields), source, defaults, fields)
    else:
        reply = _stated(message, "in-reply-to") or _ANSWER.match(_header(message, "subject")) is not None
        text = without_quoted(without_forwarding(text, fields), reply=reply)
        yield build(unwrapped(without_foot(text)), fields, source, defaults)


def _inner(message: Message) -> Message:
    """Return the message that another one only carries: a mail forwarded as an attachment, with no text around it."""
    for _ in range(DEEPEST):
        parts = message.get_payload() if message.is_multipart() else []
        kinds = [part.get_content_type() for part in parts if isinstance(part, Message)]
        if kinds != ["message/rfc822"] and message.get_content_type() != "message/rfc822":
            break
        inside = parts[0] if isinstance(parts, list) and parts else None
        if not isinstance(inside, Message):
            break
        message = inside
    return message


def _stated(message: Message, *names: str) -> bool:
    """Return whether a message has one of the headers."""
    return not {name.lower() for name in message.keys()}.isdisjoint(names)  # noqa: SIM118 - not a mapping


def _best_part(message: Message) -> tuple[str, bool] | None:
    """Return the text of the message and whether it is HTML: the longer of its plain and HTML parts, plain first."""
    plain, html = "", ""
    for part in leaves(message):
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        text = decode(payload, declared=part.get_content_charset()) if isinstance(payload, bytes) else None
        if text is None:
            continue
        if kind == "text/plain":
            plain = plain or (_reflowed(text, part) if _flowed(part) else text)
        else:
            html = html or text
    if len(plain.split()) >= 40 or (plain.strip() and not html):
        return plain.replace("\r\n", "\n"), False
    return (html, True) if html.strip() else None


def _flowed(part: Message) -> bool:
    """Return whether a part's lines are to be joined where they end in a space (RFC 3676)."""
    return str(part.get_param("format") or "").lower() == "flowed"


def _reflowed(text: str, part: Message) -> str:
    """Return a flowed text with its paragraphs whole; with ``delsp`` the space that marks a joint is not its own."""
    joint = "" if str(part.get_param("delsp") or "").lower() == "yes" else " "
    return re.sub(r"(?m)(?<!^--) \r?\n(?=\S)", joint, text)


def leaves(message: Message, depth: int = 0, count: list[int] | None = None) -> Iterator[Message]:
    """Yield the parts that hold no parts, within limits."""
    seen = [0] if count is None else count
    payload = message.get_payload()
    if not isinstance(payload, list):
        yield message
        return
    for part in payload:
        seen[0] += 1
        if seen[0] <= PARTS and depth < DEEPEST and isinstance(part, Message):
            yield from leaves(part, depth + 1, seen)


def _fields(message: Message) -> Fields:
    """Return what the headers state."""
    fields: Fields = {}
    subject = _header(message, "subject")
    if subject:
        fields["title"] = (_REPLY.sub("", subject), Origin.METADATA)
    sender = _header(message, "from")
    name = re.sub(r"\s*<[^<>]*>\s*\Z", "", sender).strip().strip("\"'")
    if name and "@" not in name:
        fields["outlet"] = (name, Origin.METADATA)
    when = _header(message, "date")
    try:
        fields["published"] = (parsedate_to_datetime(when).isoformat(), Origin.METADATA)
    except (ValueError, TypeError, IndexError, OverflowError):
        if when:
            fields["published"] = (when, Origin.METADATA)
    link = re.search(r"https?://[^\s<>]+", _header(message, "archived-at"))
    if link:
        fields["url"] = (link.group(), Origin.METADATA)
    language = _header(message, "content-language")
    if language:
        fields["language"] = (language, Origin.METADATA)
    return fields


def _header(message: Message, name: str) -> str:
    """Return a header's text, empty where there is none or it cannot be read."""
    try:
        value = message.get(name, "") if isinstance(message, EmailMessage) else str(message.get(name, ""))
        return " ".join(str(value).split())
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError):
        return ""
