"""The one protocol behind which a full-text engine stands: what the library needs of it, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from index.fulltext.query import Node
from index.records import Sort

Progress = Callable[[int, int], object]
"""Called with how much is done and how much there is."""


Pause = Callable[[], object]
"""Called between the steps of a search; what it raises ends the search."""


@dataclass(frozen=True, slots=True)
class Document:
    """What an engine indexes of an article."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601; its first ten characters are the day."""


class Mark(NamedTuple):
    """Which state of which library an index holds; written with every commit."""

    library: str
    """Key of the library the index was derived from."""
    sequence: int
    """Number of the last change of the library that the index contains."""
    whole: bool = True
    """Whether the index has once been complete; not while it is made anew."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer of an engine."""

    total: int
    """All documents that match."""
    hits: tuple[tuple[str, float], ...]
    """Document ids with scores, best (or newest) first, at most as many as were asked for."""
    notes: tuple[str, ...] = ()
    """What was left out, one sentence each: of a prefix with too many words only the most common are searched."""


class DamagedIndexError(Exception):
    """The index cannot be read; it must be rebuilt from the library. Never shown to people."""


class Engine(Protocol):
    """A search index in a folder of its own; for one thread at a time, many of them over one folder."""

    name: str
    """How it is called in config.toml."""

    def mark(self) -> Mark | None:
        """Return which state the index holds; None where there is no index that can be used."""

    def clear(self, mark: Mark) -> None:
        """Replace whatever is there by an empty index.

        Raises:
            OSError: the folder cannot be written.
        """

    def update(self, documents: Iterable[Document], removed: Sequence[str], mark: Mark) -> None:
        """Add documents, replacing those of the same id, and drop the removed ones, in one commit.

        Waits for another process that writes. All of it counts or, when it raises, nothing.

        Raises:
            OSError: the folder cannot be written.
            DamagedIndexError: the index cannot be read.
        """

    def claim_tidying(self) -> int | None:
        """Return, once, a file handle where the last update of this engine left work that ``tidy`` should soon do.

        As long as it is open nobody else gets one; it may be handed on to the process that is to tidy.

        Raises:
            OSError: the folder cannot be written.
        """

    def tidy(self) -> None:
        """Do what updates left undone so that they answer at once; neither they nor readers wait for it.

        It may be interrupted or killed at any moment. Where another process does it already, nothing happens.

        Raises:
            OSError: the folder cannot be written.
            DamagedIndexError: the index cannot be read.
        """

    def search(self, tree: Node, limit: int, sort: Sort, pause: Pause = lambda: None) -> Found:
        """Return the best ``limit`` documents that match a resolved query, and how many match.

        Raises:
            DamagedIndexError: the index cannot be read.
        """

    def ids(self, tree: Node, pause: Pause = lambda: None) -> list[str]:
        """Return the ids of all documents that match a resolved query, in no order.

        Raises:
            DamagedIndexError: the index cannot be read.
        """

    def complete(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Return the most common indexed words that begin with a prefix.

        Raises:
            DamagedIndexError: the index cannot be read.
        """

    def count(self) -> int:
        """Return how many documents are in the index.

        Raises:
            DamagedIndexError: the index cannot be read.
        """

    def check(self, on_progress: Progress = lambda done, of: None) -> str | None:
        """Read every part of the index; return what is wrong with it, or None.

        ``on_progress`` is told how much has been read and how much there is; what it raises ends the check.
        """

    def close(self) -> None:
        """Release what is held; more than once is no harm."""
