"""The stories of a library: the part of its door that lists, opens and changes what articles are grouped by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.records import Outline, Story
from index.store import articles as stored
from index.store import groups
from index.store.database import Database

if TYPE_CHECKING:
    from index.intake import Intake


class Shelves:
    """What a library does with its stories."""

    _database: Database

    if TYPE_CHECKING:

        @property
        def _intake(self) -> Intake: ...

    def stories(self) -> list[Story]:
        """Return the groups of articles on one event, the one with the newest article first."""
        return groups.list_stories(self._database)

    def outlines(self) -> list[Outline]:
        """Return the same stories in the same order, without their articles: of many, in a tenth of the time."""
        return groups.outline_stories(self._database)

    def story_outlets(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the outlets of each story, by its id."""
        return groups.story_outlets(self._database)

    def story(self, id_: str) -> Story:
        """Return one story by its id or the beginning of it.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        return groups.read_story(self._database, id_)

    def story_of(self, article_id: str) -> Story | None:
        """Return the story of two articles or more that an article belongs to, None where it stands alone.

        Raises:
            NotFoundError: there is no such article, or more than one.
        """
        return groups.story_of(self._database, stored.full_id(self._database, article_id))

    def move(self, ids: str | Sequence[str], story: str | None) -> None:
        """Put an article, or several, into a story by hand, into a new one of their own with None; that sticks.

        Raises:
            NotFoundError: there is no such article; then none is moved. StoreError: the library cannot be written.
        """
        found = [stored.full_id(self._database, id_) for id_ in ([ids] if isinstance(ids, str) else ids)]
        self._intake.move(found, story)

    def regroup(self) -> list[str]:
        """Put articles that were never grouped into their stories; return what was done, for people.

        Raises:
            StoreError: the library cannot be written.
        """
        placed = self._intake.regroup()
        return [f"{placed:,} articles were put into their stories."] if placed else []
