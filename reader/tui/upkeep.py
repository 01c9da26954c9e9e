"""The app's door to what is done with the library as a whole: adding to it, its search index, its soundness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from index.article import Article
from reader.compare.steps import Stopped, step
from reader.tui.desk import Desk

if TYPE_CHECKING:
    from index.ingest import Failure
    from index.records import Added, Check


class Intake(NamedTuple):
    """What became of a source that was to be added."""

    added: int = 0
    versions: int = 0
    """Articles that were there already with another text."""
    known: int = 0
    """Articles that were there already."""
    failures: tuple[str, ...] = ()
    """What could not be read, one line each."""
    first: str | None = None
    """Id of the first article that is new."""
    stopped: bool = False
    """Whether the reader stopped before the end."""

    @property
    def text(self) -> str:
        """What became of it, in counts."""
        counts = (
            (self.added, "added"),
            (self.versions, "in a new version"),
            (self.known, "already here"),
            (len(self.failures), "could not be read"),
        )
        said = ", ".join(f"{count:,} {what}" for count, what in counts if count) or "Nothing was found to add"
        return f"Stopped: {said}." if self.stopped else f"{said}."


class Upkeep(Desk):
    """Long work on the whole library; each tells how far it is (``reader.compare.steps``)."""

    def add(self, source: str) -> Intake:
        """Add a file, a folder or what stands at a URL; what was stored before the reader stopped is kept.

        Raises:
            StoreError: the library cannot be written.
        """
        from index.ingest import count_sources, read_sources

        failures: list[str] = []
        done: list[Added] = []
        step("Looking for articles")
        total = count_sources([source]) or 0
        items = read_sources([source], proxy=self.config.proxy or None if "://" in source else None)
        reading = _Reading(items, total, failures)
        try:
            with self._library() as library:
                library.add(
                    reading.articles(),
                    on_added=done.append,
                    on_indexed=lambda number, of: step("Indexing", number, of),
                )
        except Stopped:
            reading.stopped = True
        outcomes = [one.outcome.value for one in done]
        new = (one.id for one in done if one.outcome.value != "duplicate")
        return Intake(
            outcomes.count("added"),
            outcomes.count("version"),
            outcomes.count("duplicate"),
            tuple(failures),
            next(new, None),
            reading.stopped,
        )

    def reindex(self) -> int:
        """Make the search index anew; returns how many articles it holds.

        Raises:
            StoreError: it cannot be written. Stopped: the reader stopped; the next search goes on with it.
        """
        with self._library() as library:
            library.reindex(on_progress=lambda number, of: step("Indexing", number, of))
            return library.count()

    def examine(self) -> tuple[Check, ...]:
        """Return what there is to say about the state of library, index and notes.

        Raises:
            StoreError: the library cannot be opened.
        """
        from index.records import Check
        from reader.notes.store import problems

        with self._library() as library:
            checks = library.doctor(on_progress=step).checks
        step("Looking at the notes")
        found = problems(self.folder)
        return (
            *checks,
            *([Check("notes", problem, False) for problem in found] or [Check("notes", "sound")]),
        )


class _Reading:
    """Articles as they are read, until the reader stops; what is no article is kept aside."""

    def __init__(self, items: Iterable[Article | Failure], total: int, failures: list[str]) -> None:
        self.items, self.total, self.failures = items, total, failures
        self.stopped = False

    def articles(self) -> Iterator[Article]:
        """Yield the articles; ends early, rather than failing, so that what was read is stored."""
        for number, item in enumerate(self.items):
            try:
                step("Reading", number, max(self.total, number))
            except Stopped:
                self.stopped = True
                return
            if isinstance(item, Article):
                yield item
            else:
                said = f"{item.source}: {item.reason} {item.hint}"
                self.failures.append(" ".join(said.split()))
