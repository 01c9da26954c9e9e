"""Everything that changes what articles say and where they belong: each change one transaction, stories included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from index.article import Article
from index.records import Added, Outcome, Undone
from index.store import articles as stored
from index.store import edits, groups
from index.store.database import Connection, Database
from index.store.ledger import Ledger

if TYPE_CHECKING:
    from index.store.profiles import Grouper

BATCH = 100
"""Articles that are stored in one transaction when many are added."""

PATIENCE = 2.0
"""Seconds that an article waits for others: pages come from the network one by one, and Ctrl+C may come any time."""

GROUPED_BY = ("title", "published", "language")
"""Fields that decide about an article's story."""


class Intake:
    """Takes articles in, edits and moves them, and keeps their stories in step."""

    def __init__(self, database: Database) -> None:
        """Use a database; nothing is read yet."""
        self._database = database
        self._ledger = Ledger(database)
        self._grouper: Grouper | None = None

    @contextmanager
    def _grouping(self) -> Iterator[tuple[Connection, Grouper]]:
        """Run a block in one transaction with what places articles into stories; forget that if it fails."""
        from index.store.profiles import Grouper

        with self._database.writing() as write:
            grouper = self._grouper or Grouper(write)
            self._grouper = None
            yield write, grouper
            grouper.give_reasons()
        self._grouper = grouper
        self._ledger.follow(sorted(grouper.moved))
        grouper.moved.clear()

    @contextmanager
    def _by_hand(self, ids: Sequence[str]) -> Iterator[Connection]:
        """Run a block in one transaction that takes articles out of stories; tell anew why the others stand there."""
        self._grouper = None
        with self._grouping() as (write, grouper):
            grouper.left(groups.stories_of(write, ids))
            yield write
        self._grouper = None

    def settle(self) -> None:
        """Wait until everything about what was written is on disk twice: in the database it is when it was committed.

        Raises:
            StoreError: it does not get there.
        """
        self._ledger.settle()

    def take_in(
        self, articles: Iterable[Article], story: str | None, tags: Sequence[str]
    ) -> Iterator[list[Added]]:
        """Store articles as they come, each in its story; what is yielded is safe on disk. ``settle`` at the end."""
        for batch in batches(articles):
            yield self._take_in(batch, story, tags)

    def _take_in(self, batch: Sequence[Article], story: str | None, tags: Sequence[str]) -> list[Added]:
        with self._grouping() as (write, grouper):
            added = [stored.take_in(write, article, tags) for article in batch]
            if story is not None:
                grouper.left(groups.stories_of(write, [one.id for one in added]))
                groups.set_story(write, [one.id for one in added], story, "named when added", by_reader=True)
            for id_ in dict.fromkeys(one.id for one in added if story is not None or _regrouped(one)):
                grouper.place(id_)
        return added

    def edit(self, id_: str, field: str, value: str | None, step: str | None = None) -> str:
        """Set a field of an article by hand; return the step, to which further edits can be joined.

        Raises:
            QueryError: a date of publication cannot be understood.
        """
        if field == "published" and value:
            value = edits.iso_date(value)
        with self._grouping() as (write, grouper):
            done = edits.edit_field(write, id_, field, value, step)
            if field in GROUPED_BY:
                grouper.place(id_)
        self.settle()
        return done

    def undo_edit(self) -> Undone | None:
        """Take the last step of edits, or the last move, back; return what it was, or None where there is none left."""
        with self._grouping() as (write, grouper):
            undone = edits.undo_edit(write)
            if undone is not None and set(undone.fields) & set(GROUPED_BY):
                for id_ in undone.ids:
                    grouper.place(id_)
        if undone is not None and edits.STORY in undone.fields:
            self._grouper = None
        self.settle()
        return undone

    def move(self, ids: Sequence[str], story: str | None) -> None:
        """Put articles into a story by hand, all into one new story with None."""
        with self._by_hand(ids) as write:
            edits.move_to_story(write, ids, story)
        self.settle()

    def remove(self, ids: Sequence[str]) -> None:
        """Delete articles with all their versions."""
        with self._by_hand(ids) as write:
            stored.remove_articles(write, ids)
        self.settle()

    def regroup(self) -> int:
        """Place the articles that were never grouped; return how many."""
        with self._grouping() as (_, grouper):
            placed = grouper.catch_up()
        self.settle()
        return placed


def _regrouped(added: Added) -> bool:
    """Return whether an article that was added may belong elsewhere than it stood, if it stood anywhere."""
    return added.outcome is not Outcome.DUPLICATE or not set(GROUPED_BY).isdisjoint(added.filled)


def batches(articles: Iterable[Article], size: int = BATCH) -> Iterator[list[Article]]:
    """Yield articles in lists of at most ``size``, as they come; those that come slowly do not wait for the list."""
    batch: list[Article] = []
    begun = monotonic()
    for article in articles:
        batch.append(article)
        if len(batch) == size or monotonic() - begun > PATIENCE:
            yield batch
            batch = []
            begun = monotonic()
    if batch:
        yield batch
