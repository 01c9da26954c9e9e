"""What an article is, everywhere: plain frozen values without behaviour that needs storage or a screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Kind(StrEnum):
    """What a stretch of an article's text is; the finer kinds fold into the four of the JSON contract."""

    SENTENCE = "sentence"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    DISCLAIMER = "disclaimer"
    AGENCY = "agency"
    PROMPT = "prompt"
    REPEAT = "repeat"

    # An Enum's own hash is Python code, and each sentence is asked for its kind many times.
    __hash__ = str.__hash__

    @property
    def contract(self) -> str:
        """The kind as the JSON contract names it: sentence, heading, caption or boilerplate."""
        return self.value if self in _CONTRACT_KINDS else "boilerplate"


_CONTRACT_KINDS = frozenset({Kind.SENTENCE, Kind.HEADING, Kind.CAPTION})


class Origin(StrEnum):
    """Where a field of an article came from."""

    METADATA = "metadata"
    HEADER = "header"
    FIRST_LINE = "first line"
    FILE_NAME = "file name"
    DATELINE = "dateline"
    ADDRESS = "address"
    TEXT = "text"
    USER = "user"
    UNKNOWN = "unknown"


class Span(NamedTuple):
    """Half-open range of code points in an article's clean text."""

    start: int
    """First code point, zero-based."""
    end: int
    """One past the last code point."""


class Sentence(NamedTuple):
    """One stretch of an article's text that is aligned and shown as a unit."""

    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point; ``article.text[start:end] == text``."""
    text: str
    """The stretch itself, without surrounding white space."""
    kind: Kind = Kind.SENTENCE
    """What it is; only ``Kind.SENTENCE`` and ``Kind.HEADING`` take part in a comparison."""
    paragraph: int = 0
    """Zero-based number of the paragraph it stands in."""


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's report, cleaned: the value that flows from ingest through the library to the screen."""

    id: str
    """Twelve hex digits, stable for the same text from the same outlet (see ``article_id``)."""
    text: str
    """Clean text (NFC, ``\\n`` line ends, no controls); every offset in the project counts code points of it."""
    title: str | None = None
    """Headline, or None where none is known."""
    outlet: str | None = None
    """Who published it, as shown to people."""
    author: str | None = None
    """Byline."""
    published: str | None = None
    """ISO 8601: a date (``2026-03-13``) or a date-time, with its zone where the source gave one."""
    url: str | None = None
    """Where it was published."""
    source: str = ""
    """Where it was read from: a path, a URL or ``stdin``."""
    language: str | None = None
    """ISO 639-1 code."""
    provenance: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Field name to ``Origin`` value, for title, outlet, author, published, url and language."""
    warnings: tuple[str, ...] = ()
    """What a reader should know about the reading of it: no date, very short, hidden characters replaced."""
    boilerplate: frozenset[str] = frozenset()
    """Lines that its outlet repeats under its articles, as ``index.sentences.boilerplate`` knows them."""

    @property
    def day(self) -> date | None:
        """The calendar day of publication as the source states it, or None."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def moment(self) -> datetime | None:
        """The time of publication where the source gave one, or None."""
        return datetime.fromisoformat(self.published) if self.published and len(self.published) > 10 else None

    @property
    def name(self) -> str:
        """A short name for people: the outlet, else the title, else the source's last part."""
        return self.outlet or self.title or self.source.rsplit("/", 1)[-1] or self.id


def article_id(text: str, outlet: str | None) -> str:
    """Return the id of a text published by an outlet: twelve hex digits of a SHA-256.

    The outlet counts because two outlets that print one agency text are two articles.
    """
    from hashlib import sha256  # loads OpenSSL, and what is read from the library has its id already

    digest = sha256()
    digest.update(text.encode("utf-8", "surrogatepass"))
    digest.update(b"\0")
    digest.update((outlet or "").casefold().encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]
