"""What a reader says about articles: annotations on spans, their tags and the claims they gather under.

All values are frozen; offsets count Unicode code points of an article's clean text, ends are exclusive.
Times are ISO 8601 in UTC with a literal ``Z``.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import StrEnum

from index.article import Article
from reader.notes.identity import IRI, iri_safe, short_id, stable_urn, text_hash


class Axis(StrEnum):
    """The kinds of tags; they answer different questions and are never mixed."""

    STATUS = "status"
    """How far a claim is proven; stands on a claim, set by a person."""
    STANCE = "stance"
    """What a span says about a claim."""
    BASIS = "basis"
    """What the span's statement rests on."""
    CHECK = "check"
    """Whether the sentence is worth a check."""
    FREE = "free"
    """Whatever the reader types."""


class Purpose(StrEnum):
    """Why a body is there: the W3C motivations that specification and context agree on."""

    BOOKMARKING = "bookmarking"
    CLASSIFYING = "classifying"
    COMMENTING = "commenting"
    DESCRIBING = "describing"
    EDITING = "editing"
    HIGHLIGHTING = "highlighting"
    IDENTIFYING = "identifying"
    LINKING = "linking"
    MODERATING = "moderating"
    QUESTIONING = "questioning"
    REPLYING = "replying"
    TAGGING = "tagging"


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """A tag with the axis it belongs to."""

    axis: Axis
    """The question it answers."""
    name: str
    """Its name as shown, without surrounding white space."""

    def __str__(self) -> str:
        return self.name if self.axis is Axis.FREE else f"{self.axis}:{self.name}"


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an annotation, set a status or made an edit."""

    nickname: str = ""
    """The short name shown to people."""
    name: str = ""
    """The full name, where it is known."""
    iri: str | None = None
    """An identifier (``acct:…``, ``https://…``), where there is one."""
    type: str = "Person"
    """``Person``, ``Organization`` or ``Software``."""
    email: str | None = None
    """An address as the source gave it."""
    homepage: str | None = None
    """A page as the source gave it."""

    @property
    def label(self) -> str:
        """What is shown to people."""
        return self.nickname or self.name or self.iri or "unknown"


TOOL = Author(nickname="crossread", type="Software")
"""The author of what crossread does on its own (re-finding a quote, proposing a status)."""


@dataclass(frozen=True, slots=True)
class Source:
    """The article an annotation is about, as much of it as must outlive the article."""

    article: str = ""
    """The article's id, or empty for a page that crossread has not read."""
    text_hash: str = ""
    """``text_hash`` of the article's text that the selectors count in, or empty where it is not known."""
    title: str | None = None
    """Headline."""
    outlet: str | None = None
    """Who published it."""
    published: str | None = None
    """ISO 8601 date or date-time."""
    url: str | None = None
    """Where it was published."""
    path: str | None = None
    """Where it was read from on this machine; never leaves it."""
    given: str | None = None
    """The IRI that another program named it by, where that is not its URL."""

    @property
    def iri(self) -> str:
        """The one IRI that names the article in an export; never a path of this machine."""
        if self.url and re.match(r"https?://", self.url, re.IGNORECASE):
            encoded = iri_safe(self.url)
            if IRI.match(encoded):
                return encoded
        if self.given and IRI.match(self.given) and not self.given.lower().startswith("file:"):
            return self.given
        return stable_urn("article", self.article or self.text_hash or self.title or "")

    @property
    def name(self) -> str:
        """A short name for people."""
        untitled = f"untitled article {self.article}".strip()
        return self.outlet or self.title or self.url or untitled


@dataclass(frozen=True, slots=True)
class Quote:
    """The selectors of a span: what it says, what stands around it, where it stood."""

    exact: str
    """The span's text."""
    prefix: str = ""
    """The text just before it."""
    suffix: str = ""
    """The text just after it."""
    start: int | None = None
    """First code point in the text it was made on, where that is known."""
    end: int | None = None
    """One past the last code point."""


@dataclass(frozen=True, slots=True)
class Target:
    """One span of one article; without a quote, the article as a whole."""

    source: Source
    """The article."""
    quote: Quote | None = None
    """The span, or None for the whole article."""
    seen: str | None = None
    """When the text was read (the state of the source that the selectors hold for)."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A text that somebody wrote about the targets."""

    text: str
    """The text; may have several lines."""
    purpose: Purpose = Purpose.COMMENTING
    """``commenting`` for a note, ``questioning`` for a doubt, …"""
    format: str = "text/plain"
    """Its media type."""
    language: str | None = None
    """BCP 47 code, where it is known."""


@dataclass(frozen=True, slots=True)
class Link:
    """A span gathered under a claim, with what it says about it."""

    claim: str
    """The claim's id, or any IRI that another program linked to."""
    stance: str | None = None
    """A name of the stance axis, or None where nobody has said."""
    target: int | None = None
    """Zero-based number of the target it is about; None for all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What one person says about one or several spans."""

    id: str
    """``urn:uuid:…`` or the IRI it came with."""
    targets: tuple[Target, ...]
    """One or more; a conflict between two articles has two."""
    comments: tuple[Comment, ...] = ()
    """Notes and doubts."""
    tags: tuple[Tag, ...] = ()
    """Basis, check-worthiness and free tags; a status stands on the claim, a stance on the link."""
    links: tuple[Link, ...] = ()
    """The claims it belongs to."""
    creator: Author | None = None
    """Who made it; stays through import and export."""
    created: str | None = None
    """When it was made."""
    modified: str | None = None
    """When it was last changed, None if never."""
    editor: Author | None = None
    """Who changed it last, None if never or if that was the creator."""
    motivation: str | None = None
    """The motivation another program gave; None lets it follow from the bodies (see ``purpose``)."""
    generator: str | None = None
    """The program that made it, as an IRI, where that is not crossread."""
    rights: str | None = None
    """A licence IRI it came with."""
    canonical: str | None = None
    """The id of the annotation of which this is another person's version, kept beside it."""
    via: str | None = None
    """Where it was obtained from."""

    @property
    def note(self) -> str:
        """All comments as one text, paragraphs between them."""
        return "\n\n".join(comment.text for comment in self.comments)

    @property
    def purpose(self) -> str:
        """The motivation: as given, else that of the weightiest body, else a bare highlight."""
        if self.motivation:
            return self.motivation
        if self.comments:
            return self.comments[0].purpose.value
        if self.links:
            return Purpose.LINKING.value
        return (Purpose.TAGGING if self.tags else Purpose.HIGHLIGHTING).value

    @property
    def short(self) -> str:
        """The beginning of the id that people type."""
        return short_id(self.id)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A status that crossread suggests; it counts for nothing until a person sets it."""

    status: str
    """A name of the status axis."""
    reason: str
    """Why, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement that spans of several articles are about; its status is a person's judgement."""

    id: str
    """``urn:uuid:…``"""
    text: str
    """The claim as made, in one sentence."""
    status: str | None = None
    """A name of the status axis; None until a person sets it."""
    status_by: Author | None = None
    """Who set the status."""
    status_at: str | None = None
    """When."""
    rationale: str = ""
    """Why, in the words of whoever set it."""
    proposal: Proposal | None = None
    """What crossread suggests."""
    creator: Author | None = None
    """Who wrote the claim down."""
    created: str | None = None
    """When."""
    modified: str | None = None
    """When it was last changed, None if never."""
    canonical: str | None = None
    """The id of the claim of which this is another person's version, kept beside it."""

    @property
    def short(self) -> str:
        """The beginning of the id that people type."""
        return short_id(self.id)


def source_of(article: Article) -> Source:
    """Return what an annotation keeps of the article it is about."""
    return Source(
        article=article.id,
        text_hash=text_hash(article.text),
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        # A file's address says where somebody's home folder is.
        url=None if (article.url or "").lower().startswith("file:") else article.url,
        path=_path(article.source),
    )


def _path(source: str) -> str | None:
    """Return where on this machine an article was read from; None for an address or standard input."""
    if not source or source in ("-", "stdin") or re.match(r"[a-z][a-z0-9+.-]+:", source, re.IGNORECASE):
        return None
    return os.path.abspath(source)  # noqa: PTH100 - must not follow links
