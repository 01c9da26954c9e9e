"""Which articles report the same event: grouped as they arrive. Pure; knows no storage.

Average-link clustering of word vectors, in the manner of topic detection and tracking (Allan, 2002). When an article
arrives, those near it are clustered anew with it, stories and all: it joins one, stories that turn out to be one are
joined, and one that turns out to be two is parted, so that the order of arrival matters little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from index.clusters import cluster, coherent, likeness
from index.profiles import BUCKETS, Bucket, Floats, Packed, Profile

DAYS = 3
"""Reports of one event are at most so many days apart."""
DATED = 0.22
"""Mean cosine that makes one story of articles whose dates are known and near."""
UNDATED = 0.26
"""The same where one of the dates is not known."""
NEAR = 0.2
"""Cosine from which an article is looked at again when another arrives."""
MOST_NEAR = 40
"""Articles that a newcomer is compared with more closely, the most alike."""
MOST_MEMBERS = 40
"""Articles of a story that a newcomer is compared with, the latest."""
MOST_REGROUPED = 60
"""Articles that are clustered anew with a newcomer, about: no further story is looked at when there are so many."""
FIRST_MEMBERS = 6
"""Articles of a story among which the two most alike are looked for: what its reason is told by."""


@dataclass(slots=True)
class Known:
    """What is known of an article that was grouped before."""

    day: int | None
    at: int
    """Its place in the bucket of its day."""
    story: str | None


@dataclass(slots=True)
class Moves:
    """What the arrival of one article changes."""

    stories: dict[str, str | None] = field(default_factory=dict)
    """Article to the story it now belongs to, None for an article that stands alone."""


class Source(Protocol):
    """Where a grouping looks up what it does not hold yet."""

    def days(self, profile: Profile) -> Iterable[int]:
        """Return the days of the articles that one without a date is compared with, beside those held already."""

    def load(self, day: int | None) -> Iterable[Packed]:
        """Return the known articles of a day, first added first; None stands for those without one."""

    def days_of(self, story: str) -> Iterable[int | None]:
        """Return the days of the known articles of a story, None for those without one."""

    def taken(self, story: str) -> bool:
        """Return whether there is a story of this name."""

    def closed(self, story: str) -> bool:
        """Return whether a reader placed an article in this story, of whatever day."""


class Grouping:
    """The stories of one library, as far as newcomers have looked at them."""

    def __init__(self, source: Source) -> None:
        """Begin empty; ``source`` is asked when articles are needed."""
        self._source = source
        self._dense = np.zeros(BUCKETS, dtype=np.float32)
        self._buckets: dict[int | None, Bucket] = {}
        self._known: dict[str, Known] = {}
        self._members: dict[str, list[str]] = {}
        self._closed: dict[str, bool] = {}
        self._whole: set[str] = set()

    @property
    def size(self) -> int:
        """How many articles are held in memory."""
        return len(self._known)

    def forget(self, id_: str) -> None:
        """Take an article out of its story, before it is placed anew."""
        known = self._known.pop(id_, None)
        if known is not None:
            self._buckets[known.day].drop(known.at)
            if known.story is not None:
                self._members[known.story].remove(id_)

    def place(self, profile: Profile, *, story: str | None = None) -> Moves:
        """Take a new article in, into ``story`` if a reader named one; return what that changes."""
        near = self._near(profile)
        moves = Moves()
        self._known[profile.id] = Known(profile.day, self._bucket(profile.day).add(profile), None)
        if story is not None:
            self._closed[story] = True
            self._join(profile.id, story, moves)
        else:
            moves.stories[profile.id] = None
            self._regroup(profile.id, near, moves)
        return moves

    # -- looking -------------------------------------------------------------------------------------------------

    def _near(self, profile: Profile) -> list[str]:
        """Return the articles within reach that are like a newcomer, the most alike first."""
        dense = self._dense
        dense[profile.vector.terms] = profile.vector.weights
        found: list[tuple[float, str]] = []
        for day in self._reach(profile):
            found += self._bucket(day).nearest(dense, NEAR, MOST_NEAR)
        dense[profile.vector.terms] = 0.0
        found.sort(key=lambda pair: (-pair[0], pair[1]))
        return [id_ for _, id_ in found[:MOST_NEAR]]

    def _reach(self, profile: Profile) -> list[int | None]:
        if profile.day is None:
            for other in self._source.days(profile):
                self._bucket(other)
            return sorted({None, *self._buckets}, key=lambda d: (d is not None, d or 0))
        return [None, *range(profile.day - DAYS, profile.day + DAYS + 1)]

    def _bucket(self, day: int | None) -> Bucket:
        if day not in self._buckets:
            rows = [row for row in self._source.load(day) if row.id not in self._known]
            self._buckets[day] = Bucket(rows)
            for at, row in enumerate(rows):
                self._known[row.id] = Known(day, at, row.story)
                if row.story is not None:
                    self._members.setdefault(row.story, []).append(row.id)
        return self._buckets[day]

    def closest(self, story: str) -> tuple[str, str] | None:
        """Return the two articles most alike of the first of a story; None where not two of it are known."""
        first = [id_ for id_ in self._members.get(story, ()) if id_ in self._known][:FIRST_MEMBERS]
        if len(first) < 2:
            return None
        alike, needed = self._tables(first)
        row, column = divmod(int(np.triu(alike - needed + 2.0, 1).argmax()), len(first))
        return first[row], first[column]

    def _neighbours(self, near: Sequence[str]) -> tuple[list[str], list[list[str]]]:
        """Return the articles that a newcomer may bring into other stories, and the stories that it may only join."""
        free: dict[str, None] = {}
        closed: dict[str, list[str]] = {}
        for id_ in near:
            if len(free) >= MOST_REGROUPED:
                break
            story = self._known[id_].story
            members = [id_] if story is None else self._members_of(story)
            if story is not None and self._is_closed(story):
                closed[story] = members
            elif id_ not in free:
                free.update(dict.fromkeys(members[-MOST_MEMBERS:]))
        return list(free), list(closed.values())

    def _members_of(self, story: str) -> list[str]:
        """Return all articles of a story, those of days out of reach too: seen in part, a story would grow for ever."""
        if story not in self._whole:
            self._whole.add(story)
            for day in self._source.days_of(story):
                self._bucket(day)
        return self._members[story]

    def _tables(self, ids: Sequence[str]) -> tuple[Floats, Floats]:
        """Return how alike articles are, and how much reports of one event must be."""
        known = [self._known[id_] for id_ in ids]
        alike = likeness([self._buckets[one.day].vector(one.at) for one in known])
        days = np.array([np.nan if one.day is None else one.day for one in known])
        apart = np.abs(days[:, None] - days)
        needed = np.where(np.isnan(apart), UNDATED, np.where(apart <= DAYS, DATED, alike + 1.0))
        return alike, needed.astype(np.float32)

    # -- moving --------------------------------------------------------------------------------------------------

    def _regroup(self, newcomer: str, near: Sequence[str], moves: Moves) -> None:
        """Group a newcomer and the articles near it as if all had arrived at once."""
        free, closed = self._neighbours(near)
        ids = sorted([*free, newcomer])
        alike, needed = self._tables(ids)
        groups = [[ids[row] for row in rows] for rows in cluster(alike, needed)]
        own = ids.index(newcomer)
        mates = [ids.index(id_) for group in groups if newcomer in group for id_ in group if id_ != newcomer]
        link = float((alike[own, mates] - needed[own, mates]).mean()) if mates else 0.0
        joined = max(((self._pull(newcomer, group), group) for group in closed), default=None)
        if joined is not None and joined[0] >= link:
            self._join(newcomer, str(self._known[joined[1][0]].story), moves)
            return
        self._name(groups, moves)

    def _pull(self, newcomer: str, group: list[str]) -> float:
        """Return the mean surplus of a newcomer over a story that a reader placed something in; -1 if it is another."""
        alike, needed = self._tables([*group[-MOST_MEMBERS:], newcomer])
        across = alike[-1, :-1]
        return float((across - needed[-1, :-1]).mean()) if coherent(alike[:-1, :-1], across) else -1.0

    def _name(self, groups: Sequence[list[str]], moves: Moves) -> None:
        """Make stories of groups; one that was there goes on as the group that has most of its articles."""
        claims = sorted(
            (-count, -len(group), story, number)
            for number, group in enumerate(groups)
            for story, count in Counter(self._known[id_].story for id_ in group).items()
            if story is not None
        )
        names: dict[int, str] = {}
        for _, _, story, number in claims:
            if number not in names and story not in names.values():
                names[number] = story
        for number, group in enumerate(groups):
            name = names.get(number) or (self._new_name(group) if len(group) > 1 else None)
            for id_ in group:
                self._join(id_, name, moves)

    def _is_closed(self, story: str) -> bool:
        """Return whether a reader placed an article here; such a story still gains newcomers, but rules leave it be."""
        if story not in self._closed:
            self._closed[story] = self._source.closed(story)
        return self._closed[story]

    def _new_name(self, group: Sequence[str]) -> str:
        """Return a name that no story has, made of the id of an article."""
        story, number = f"s-{group[0]}", 1
        while self._members.get(story) or self._source.taken(story):
            number += 1
            story = f"s-{group[0]}-{number}"
        return story

    def _join(self, id_: str, story: str | None, moves: Moves) -> None:
        """Let an article belong to a story, to none with None."""
        known = self._known[id_]
        if known.story == story:
            return
        if known.story is not None:
            self._members[known.story].remove(id_)
        known.story = moves.stories[id_] = story
        if story is not None:
            self._members.setdefault(story, []).append(id_)
