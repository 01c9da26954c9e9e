"""What the library screen shows, as plain values: the session makes them, screens and widgets only read them."""

from __future__ import annotations

from typing import NamedTuple

from reader.searches import Narrowing, SavedSearch


class Snippet(NamedTuple):
    """A piece of an article's text around what was searched for."""

    text: str
    highlights: tuple[tuple[int, int], ...] = ()
    """Ranges of code points of ``text`` to light."""


class Row(NamedTuple):
    """One article in a list."""

    id: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    """ISO 8601, a date or a date-time; None where it is unknown."""
    words: int | None = None
    story: str | None = None
    """Id of the story it belongs to."""
    tags: tuple[str, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    """What a search found in it, best first."""
    source: str = ""
    """Where it was read from."""

    @property
    def name(self) -> str:
        """What it is called where its title is unknown: its file's name."""
        return self.source.rstrip("/").rpartition("/")[2] or self.id

    @property
    def day(self) -> str:
        """The day of publication, ``2026-03-13``, or an empty string."""
        return (self.published or "")[:10]


class Page(NamedTuple):
    """The first articles that a query and its filters leave."""

    rows: tuple[Row, ...] = ()
    total: int = 0
    """How many there are, with those beyond this page."""
    notes: tuple[str, ...] = ()
    """What of the query was ignored and why, one sentence each."""


class StoryRow(NamedTuple):
    """One story in the list of stories."""

    id: str
    title: str
    articles: int
    outlets: int
    conflicts: int | None = None
    """Contested points found when it was last compared, or None before that."""
    published: str | None = None
    """Day of its newest article."""
    ids: tuple[str, ...] = ()
    """Its articles."""


class Destination(NamedTuple):
    """Where an article can be moved: a story, or an article that stands alone."""

    title: str
    outlets: tuple[str, ...] = ()
    articles: int = 1
    story: str | None = None
    """Id of the story."""
    article: str | None = None
    """Id of the article to make a new story with."""


class Facet(NamedTuple):
    """One value to narrow the list by."""

    kind: str
    """``outlet``, ``date`` or ``tag``."""
    value: str
    articles: int
    """How many have it."""


class Sidebar(NamedTuple):
    """Everything the side bar offers."""

    articles: int = 0
    stories: tuple[StoryRow, ...] = ()
    facets: tuple[Facet, ...] = ()
    """Of what the present narrowing leaves."""
    saved: tuple[SavedSearch, ...] = ()
    known: tuple[Facet, ...] = ()
    """Facets of the whole library."""


class Occurrence(NamedTuple):
    """One place where a searched word stands: a line of the concordance."""

    article: str
    outlet: str | None
    published: str | None
    before: str
    match: str
    after: str
    name: str = ""
    """What the article is called: its outlet, else its title or file."""


class Concordance(NamedTuple):
    """All places where the words of a query stand, in the order of the articles found."""

    lines: tuple[Occurrence, ...] = ()
    articles: int = 0
    shortened: bool = False
    """Whether there are more than are listed."""


class Preview(NamedTuple):
    """The beginning of an article, or of what was found in it."""

    row: Row
    text: str = ""
    shortened: bool = False
    details: tuple[tuple[str, str, str], ...] = ()
    """Name and value of each field, and where it came from."""
    source: str = ""
    warnings: tuple[str, ...] = ()
    highlights: tuple[tuple[int, int], ...] = ()


class View(NamedTuple):
    """How the library was left, for the next time."""

    narrowing: Narrowing = Narrowing()
    story: str | None = None
    """Id of the story whose comparison was open, if one was."""
    first: str = ""
    """Id of the article that was asked to stand in front there."""
    preview: bool = True
    """Whether the preview is shown where there is room for it."""
