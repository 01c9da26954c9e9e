"""Everything that changes what articles say and where they belong: each change one transaction, stories included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.article import Article
from index.records import Added, Outcome
from index.store import articles as stored
from index.store import edits, groups
from index.store.database import Connection, Database

if TYPE_CHECKING:
    from index.store.profiles import Grouper

BATCH = 100
"""Articles that are stored in one transaction when many are added."""

GROUPED_BY = ("title", "published")
"""Fields that decide about an article's story."""


class Intake:
    """Takes articles in, edits and moves them, and keeps their stories in step."""

    def __init__(self, database: Database) -> None:
        """Use a database; nothing is read yet."""
        self._database = database
        self._grouper: Grouper | None = None

    @contextmanager
    def _grouping(self) -> Iterator[tuple[Connection, Grouper]]:
        """Run a block in one transaction with what places articles into stories; forget that if it fails."""
        from index.store.profiles import Grouper

        with self._database.writing() as write:
            grouper = self._grouper or Grouper(write)
            self._grouper = None
            yield write, grouper
        self._grouper = grouper

    def take_in(self, batch: Sequence[Article], story: str | None, tags: Sequence[str]) -> list[Added]:
        """Store a batch of articles, each in its story."""
        with self._grouping() as (write, grouper):
            added = [stored.take_in(write, article, tags) for article in batch]
            if story is not None:
                groups.set_story(write, [one.id for one in added], story, "named when added", by_reader=True)
            for id_ in dict.fromkeys(one.id for one in added if one.outcome is not Outcome.DUPLICATE):
                grouper.place(id_)
        return added

    def edit(self, id_: str, field: str, value: str | None) -> None:
        """Set a field of an article by hand."""
        with self._grouping() as (write, grouper):
            edits.edit_field(write, id_, field, value)
            if field in GROUPED_BY:
                grouper.place(id_)

    def undo_edit(self) -> tuple[str, str] | None:
        """Take the last edit back; return the article's id and the field, or None where there is no edit."""
        with self._grouping() as (write, grouper):
            undone = edits.undo_edit(write)
            if undone is not None and undone[1] in GROUPED_BY:
                grouper.place(undone[0])
        return undone

    def move(self, id_: str, story: str | None) -> None:
        """Put an article into a story by hand, into a new one with None."""
        with self._database.writing() as write:
            target = story or groups.new_story(write, id_)
            groups.set_story(write, [id_], target, "moved by hand", by_reader=True)
        self._grouper = None

    def regroup(self) -> int:
        """Place the articles that were never grouped; return how many."""
        with self._grouping() as (_, grouper):
            return grouper.catch_up()


def batches(articles: Iterable[Article], size: int = BATCH) -> Iterator[list[Article]]:
    """Yield articles in lists of at most ``size``, as they come."""
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
