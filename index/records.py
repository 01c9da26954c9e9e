"""The values that the library takes and returns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

UNSTATED: Mapping[str, str] = MappingProxyType({})
"""The provenance of an article of which no field is known."""


class Outcome(StrEnum):
    """What became of an article that was added."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    VERSION = "version"


class Sort(StrEnum):
    """The order of search results."""

    RELEVANCE = "relevance"
    DATE = "date"


class Added(NamedTuple):
    """One article that was taken in."""

    id: str
    """Id it has in the library; for a duplicate or a new version that of the article that was there."""
    outcome: Outcome
    title: str | None
    """Title as stored."""
    filled: tuple[str, ...] = ()
    """Of a duplicate the fields that were not known before."""


class Undone(NamedTuple):
    """A step of editing that was taken back."""

    ids: tuple[str, ...]
    """The articles that were changed."""
    fields: tuple[str, ...]
    """What was changed of them; ``story`` where they were moved."""


class Filters(NamedTuple):
    """What a listing or a search is narrowed to; None leaves a side open."""

    story: str | None = None
    """Id of a story."""
    outlet: str | None = None
    """Name of an outlet, in any case."""
    since: date | None = None
    """First day of publication."""
    until: date | None = None
    """Last day of publication."""
    tag: str | None = None
    """A tag that the article carries."""


class Entry(NamedTuple):
    """An article in a listing: everything but its text."""

    id: str
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    """ISO 8601 date or date-time."""
    url: str | None
    source: str
    language: str | None
    words: int
    story: str | None
    """Id of its story."""
    tags: tuple[str, ...] = ()
    provenance: Mapping[str, str] = UNSTATED
    warnings: tuple[str, ...] = ()
    versions: int = 1
    """How many versions of its text are kept, the present one included."""
    added: str = ""
    """When it was added, ISO 8601 in UTC."""


class Story(NamedTuple):
    """The articles on one event."""

    id: str
    title: str | None
    """Title of its earliest article that has one, unless the reader gave it another."""
    articles: tuple[Entry, ...]
    """Earliest first."""
    outlets: tuple[str, ...]
    """Names of the outlets, each once."""
    conflicts: int | None = None
    """How many links conflict, where a comparison has been made."""
    reason: str = ""
    """Why these articles stand together."""


class Outline(NamedTuple):
    """What a list of stories shows of one."""

    id: str
    title: str | None
    """As of ``Story``."""
    articles: int
    outlets: int
    published: str | None
    """Of its newest article, ISO 8601."""
    ids: tuple[str, ...]
    """Its articles, in no order."""
    versions: int = 0
    """How many versions of their texts are kept, of all together."""


class Snippet(NamedTuple):
    """A stretch of an article's text with the words that were searched."""

    text: str
    highlights: tuple[tuple[int, int], ...]
    """Half-open ranges of ``text``, in order."""


class Hit(NamedTuple):
    """One search result."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    score: float
    snippets: tuple[Snippet, ...]
    source: str = ""
    """Where the article was read from."""
    story: str | None = None
    """Id of the story it belongs to."""


class SearchPage(NamedTuple):
    """The answer to a query."""

    query: str
    """As it was asked."""
    total: int
    """All articles that match, not only those shown."""
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()
    """What was ignored of the query or could not be looked at, one sentence each."""


class Facets(NamedTuple):
    """Counts of what a set of articles can be narrowed by."""

    outlets: tuple[tuple[str, int], ...]
    """Most articles first."""
    months: tuple[tuple[str, int], ...]
    """``2026-03`` and its count, newest first."""
    tags: tuple[tuple[str, int], ...]
    """Most articles first."""


class Check(NamedTuple):
    """One thing that ``doctor`` looked at."""

    name: str
    value: str
    ok: bool = True


class Report(NamedTuple):
    """What ``doctor`` found."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return all(check.ok for check in self.checks)
