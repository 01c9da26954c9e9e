"""Which articles report the same event: grouped as they arrive. Pure; knows no storage.

Average-link clustering of word vectors, in the manner of topic detection and tracking (Allan, 2002): an article joins
the story whose articles are on average like it enough, stories that turn out to be one are joined, and articles near
the newcomer are looked at again, so that the order of arrival matters little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from index.profiles import BUCKETS, Bucket, Floats, Packed, Profile, Terms

DAYS = 3
"""Reports of one event are at most so many days apart."""
DATED = 0.20
"""Mean cosine that makes one story of articles whose dates are known and near."""
UNDATED = 0.27
"""The same where one of the dates is not known."""
NEAR = 0.15
"""Cosine from which an article is looked at again when another arrives."""
MOST_NEAR = 40
"""Articles that a newcomer is compared with more closely, the most alike."""
MOST_MEMBERS = 40
"""Articles of a story that a newcomer is compared with, the latest."""
FIRST_MEMBERS = 6
"""Articles of a story among which the two most alike are looked for: what its reason is told by."""


@dataclass(slots=True)
class Known:
    """What is known of an article that was grouped before."""

    day: int | None
    at: int
    """Its place in the bucket of its day."""
    story: str | None
    fixed: bool = False
    """Whether a reader placed it, so that no rule moves it."""


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

    def taken(self, story: str) -> bool:
        """Return whether there is a story of this name."""


class Grouping:
    """The stories of one library, as far as newcomers have looked at them."""

    def __init__(self, source: Source) -> None:
        """Begin empty; ``source`` is asked when articles are needed."""
        self._source = source
        self._dense = np.zeros(BUCKETS, dtype=np.float32)
        self._buckets: dict[int | None, Bucket] = {}
        self._known: dict[str, Known] = {}
        self._members: dict[str, list[str]] = {}

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
            self._known[profile.id].fixed = True
            self._join(profile.id, story, moves)
            return moves
        self._settle(profile.id, near, moves)
        for id_, cosine in near.items():
            if cosine >= DATED and not self._known[id_].fixed:
                self._reconsider(id_, profile.id, cosine, moves)
        return moves

    # -- looking -------------------------------------------------------------------------------------------------

    def _near(self, profile: Profile) -> dict[str, float]:
        """Return the articles within reach that are at all like a newcomer, with their cosines."""
        dense = self._dense
        dense[profile.terms] = profile.weights
        found: list[tuple[float, str]] = []
        for day in self._reach(profile):
            found += self._bucket(day).nearest(dense, NEAR / 2, MOST_NEAR)
        dense[profile.terms] = 0.0
        found.sort(key=lambda pair: (-pair[0], pair[1]))
        return {id_: cosine for cosine, id_ in found[:MOST_NEAR]}

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
                self._known[row.id] = Known(day, at, row.story, row.fixed)
                if row.story is not None:
                    self._members.setdefault(row.story, []).append(row.id)
        return self._buckets[day]

    def _vector(self, known: Known) -> tuple[Terms, Floats]:
        return self._buckets[known.day].vector(known.at)

    def _surpluses(
        self, id_: str, others: Sequence[str], near: dict[str, float] | None = None
    ) -> list[float]:
        """Return by how much an article is more like each of others than reports of one event must be."""
        one, dense, found = self._known[id_], self._dense, []
        laid_out = False
        for other_id in others:
            other = self._known[other_id]
            if one.day is None or other.day is None:
                needed = UNDATED
            elif abs(one.day - other.day) <= DAYS:
                needed = DATED
            else:
                found.append(-1.0)
                continue
            cosine = near.get(other_id) if near else None
            if cosine is None:
                if not laid_out:
                    mine, weights = self._vector(one)
                    dense[mine] = weights
                    laid_out = True
                terms, weights = self._vector(other)
                cosine = float(dense.take(terms) @ weights)
            found.append(cosine - needed)
        if laid_out:
            dense[mine] = 0.0
        return found

    def _link(self, id_: str, members: Sequence[str], near: dict[str, float] | None = None) -> float:
        """Return the mean surplus of an article over the others of a story."""
        others = [other for other in members[-MOST_MEMBERS:] if other != id_ and other in self._known]
        return sum(self._surpluses(id_, others, near)) / len(others) if others else -1.0

    def closest(self, story: str) -> tuple[str, str] | None:
        """Return the two articles most alike of the first of a story; None where not two of it are known."""
        first = [id_ for id_ in self._members.get(story, ()) if id_ in self._known][:FIRST_MEMBERS]
        pairs = [
            (surplus, id_, other)
            for at, id_ in enumerate(first)
            for other, surplus in zip(first[at + 1 :], self._surpluses(id_, first[at + 1 :]), strict=True)
        ]
        return max(pairs)[1:] if pairs else None

    def _choices(self, near: dict[str, float]) -> list[list[str]]:
        """Return the stories of near articles, and near articles that stand alone, each as its members."""
        stories = dict.fromkeys(self._known[id_].story for id_ in near if id_ in self._known)
        groups = [self._members[story] for story in stories if story is not None]
        return groups + [[id_] for id_ in near if id_ in self._known and self._known[id_].story is None]

    # -- moving --------------------------------------------------------------------------------------------------

    def _settle(self, id_: str, near: dict[str, float], moves: Moves) -> None:
        """Put a newcomer into the story it is most like, and join stories that it shows to be one."""
        ranked = [(self._link(id_, group, near), group) for group in self._choices(near) if id_ not in group]
        best = max(ranked, key=lambda pair: pair[0], default=(-1.0, []))
        if best[0] < 0:
            moves.stories[id_] = None
            return
        story = self._story_of(best[1][0], moves)
        self._join(id_, story, moves)
        while (other := self._same_as(story, near)) is not None:
            story = self._merge(story, other, moves)

    def _same_as(self, story: str, near: dict[str, float]) -> list[str] | None:
        """Return the group that is on average one with a story, or None."""
        mine = self._members[story]
        if self._touched(mine):
            return None
        best: tuple[float, list[str] | None] = (0.0, None)
        for group in self._choices({id_: cosine for id_, cosine in near.items() if cosine >= NEAR}):
            if group[0] in mine or self._touched(group):
                continue
            mean = sum(self._link(id_, mine) for id_ in group[-MOST_MEMBERS:]) / min(len(group), MOST_MEMBERS)
            if mean >= best[0]:
                best = (mean, group)
        return best[1]

    def _touched(self, group: Sequence[str]) -> bool:
        """Return whether a reader placed one of these; such a story still gains newcomers, but rules leave it be."""
        return any(self._known[id_].fixed for id_ in group if id_ in self._known)

    def _merge(self, story: str, group: list[str], moves: Moves) -> str:
        """Move a group into a story."""
        for id_ in list(group):
            self._join(id_, story, moves)
        return story

    def _reconsider(self, id_: str, newcomer: str, cosine: float, moves: Moves) -> None:
        """Move an article that is more like the newcomer's story than its own."""
        story, other = self._known[id_].story, self._known[newcomer].story
        if story == other and story is not None:
            return
        group = [newcomer] if other is None else self._members[other]
        if self._touched(group) or (story is not None and self._touched(self._members[story])):
            return
        gain = self._link(id_, group, {newcomer: cosine})
        if gain > 0.0 and (story is None or gain > self._link(id_, self._members[story])):
            self._join(id_, self._story_of(newcomer, moves), moves)

    def _story_of(self, id_: str, moves: Moves) -> str:
        """Return the story of an article; one that stood alone begins a story."""
        known = self._known[id_]
        if known.story is None:
            story, number = f"s-{id_}", 1
            while self._members.get(story) or self._source.taken(story):
                number += 1
                story = f"s-{id_}-{number}"
            self._join(id_, story, moves)
            return story
        return known.story

    def _join(self, id_: str, story: str, moves: Moves) -> None:
        known = self._known[id_]
        if known.story is not None:
            self._members[known.story].remove(id_)
        known.story = story
        moves.stories[id_] = story
        self._members.setdefault(story, []).append(id_)
