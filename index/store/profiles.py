"""The grouping of articles into stories as SQLite keeps it: profiles, and moves with their reasons."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from operator import itemgetter

import numpy as np

from index.profiles import BUCKETS, MOST_ARTICLES, Packed, Profile, make_profile, unpack
from index.reasons import give_reason
from index.stories import MOST_NEAR, NEAR, Grouping

MOST_HELD = 60_000
"""Profiles that are held in memory before all are dropped and read again when they are needed."""
RECENT = 5_000
"""Articles whose days one without a date is compared with, the latest added."""
EPOCH = date(1970, 1, 1)
"""What programs write for a date that they do not know."""
FEW = 3
"""Articles without a date for which days are chosen one by one; for more it pays to read all days."""


class Grouper:
    """Places articles into stories while they are added; for the transactions of one connection."""

    def __init__(self, write: sqlite3.Connection) -> None:
        """Use a connection; nothing is read yet."""
        self._write = write
        self._grouping = Grouping(self)
        self._version: int | None = None
        self._undated = 0
        self._touched: set[str] = set()
        self._left: set[str] = set()
        """Those of them that an article went out of."""
        self.moved: set[str] = set()
        """Articles that went from one story into another since somebody emptied this."""

    def place(self, id_: str) -> None:
        """Put an article that is new or has changed into the story it belongs to; what a reader placed stays.

        Must be called inside a transaction. When that is rolled back, the grouper must be thrown away.
        """
        self._refresh()
        title, text, published, language, story, placed_by = self._article(id_)
        by_reader = placed_by == "reader"
        self._grouping.forget(id_)
        self._write.execute("DELETE FROM profiles WHERE article = ?", (id_,))
        profile = make_profile(id_, title, text, day_of(published), language)
        moves = self._grouping.place(profile, story=story if by_reader else None)
        self._write.execute(
            "INSERT INTO profiles (rowid, article, day, terms, weights) VALUES ((SELECT seq FROM articles"
            " WHERE id = ? AND seq NOT IN (SELECT rowid FROM profiles WHERE rowid = seq)), ?, ?, ?, ?)",
            (id_, id_, profile.day, *profile.packed()),
        )
        for moved, target in moves.stories.items():
            self._set(moved, target)

    def catch_up(self) -> int:
        """Place the articles that have no profile; return how many."""
        rows = self._write.execute(
            "SELECT a.id FROM articles a LEFT JOIN profiles p ON p.article = a.id WHERE p.article IS NULL"
            " ORDER BY a.seq"
        ).fetchall()
        for (id_,) in rows:
            self.place(str(id_))
        return len(rows)

    def _set(self, id_: str, story: str | None) -> None:
        row = self._write.execute("SELECT story, placed_by FROM articles WHERE id = ?", (id_,)).fetchone()
        if row is None or row[1] == "reader" or row[0] == story:
            return
        self._touched.update(name for name in (row[0], story) if name is not None)
        if row[0] is not None:
            self.moved.add(id_)
            self._left.add(row[0])
        self._write.execute("UPDATE articles SET story = ?, reason = '' WHERE id = ?", (story, id_))

    def left(self, stories: Iterable[str]) -> None:
        """Note that articles went out of stories by hand: what was told of two of them may not hold any more."""
        self._touched.update(stories)
        self._left.update(stories)

    def give_reasons(self) -> None:
        """Tell why the articles stand together, once for each story that was touched and of which nothing is told.

        Must be called before the transaction ends: a text is read once for a story, not for each article that joins.
        """
        for story in sorted(self._touched):
            told = "SELECT 1 FROM articles WHERE story = ? AND placed_by = 'rule' AND reason <> ''"
            if story not in self._left and self._write.execute(told, (story,)).fetchone() is not None:
                continue
            first = "SELECT id FROM articles WHERE story = ? AND placed_by = 'rule' ORDER BY seq LIMIT 2"
            placed = [row[0] for row in self._write.execute(first, (story,))]
            if len(placed) == 2:
                pair = self._grouping.closest(story) or (placed[0], placed[1])
                silence = "UPDATE articles SET reason = '' WHERE story = ? AND placed_by = 'rule'"
                self._write.execute(silence, (story,))
                said = self._reason(*pair)
                bearer = pair[0] if self._by_rule(pair[0]) else placed[0]
                self._write.execute("UPDATE articles SET reason = ? WHERE id = ?", (said, bearer))
        self._touched.clear()
        self._left.clear()

    def _by_rule(self, id_: str) -> bool:
        sql = "SELECT 1 FROM articles WHERE id = ? AND placed_by = 'rule'"
        return self._write.execute(sql, (id_,)).fetchone() is not None

    def _reason(self, id_: str, nearest: str) -> str:
        one, other = (self._article(name)[:3] for name in (id_, nearest))
        return give_reason((one[0], one[1], day_of(one[2])), (other[0], other[1], day_of(other[2])))

    def _article(self, id_: str) -> tuple[str | None, str, str | None, str | None, str | None, str]:
        row: tuple[str | None, str, str | None, str | None, str | None, str] = self._write.execute(
            "SELECT a.title, t.text, a.published, a.language, a.story, a.placed_by FROM articles a"
            " JOIN texts t ON t.article = a.id AND t.version = a.version WHERE a.id = ?",
            (id_,),
        ).fetchone()
        return row

    def _refresh(self) -> None:
        """Forget what is held when another process has written, or when it is too much."""
        (version,) = self._write.execute("PRAGMA data_version").fetchone()
        if version != self._version or self._grouping.size > MOST_HELD:
            self._grouping = Grouping(self)
            self._version, self._undated = version, 0

    # -- what the grouping asks for (``index.stories.Source``) -----------------------------------------------------

    def days(self, profile: Profile) -> list[int]:
        """Return the days of those articles added last that are alike; when more ask, those of all of them, once."""
        self._undated += 1
        if self._undated > FEW + 1:
            return []
        recent = "(SELECT id FROM articles ORDER BY seq DESC LIMIT ?) a JOIN profiles p ON p.article = a.id"
        if self._undated > FEW:
            rows = self._write.execute(
                f"SELECT DISTINCT p.day FROM {recent} WHERE p.day IS NOT NULL", (RECENT,)
            )
            return sorted(int(row[0]) for row in rows)
        found = self._write.execute(
            f"SELECT p.day, p.terms, p.weights FROM {recent} WHERE p.day IS NOT NULL AND length(p.terms) > 0",
            (RECENT,),
        ).fetchall()
        if not found:
            return []
        dense = np.zeros(BUCKETS, dtype=np.float32)
        dense[profile.vector.terms] = profile.vector.weights
        sizes = np.array([len(terms) // 4 for _, terms, _ in found])
        kept = unpack([row[1] for row in found], [row[2] for row in found])
        cosines = np.add.reduceat(dense[kept.terms] * kept.weights, np.cumsum(sizes) - sizes)
        best = np.argsort(-cosines, kind="stable")[:MOST_NEAR]
        return sorted({int(found[at][0]) for at in best.tolist() if cosines[at] >= NEAR})

    def load(self, day: int | None) -> list[Packed]:
        """Return the known articles of a day, in the order they were added."""
        # Nearly every profile has the number of its article, which is found much faster by that than by its id.
        rows = self._write.execute(
            "SELECT a.seq, a.story, p.article, p.terms, p.weights FROM profiles p"
            " LEFT JOIN articles a ON a.seq = p.rowid AND a.id = p.article"
            " WHERE p.day IS :day AND coalesce(a.seq, :since) >= :since",
            {"day": day, "since": (since := self._since(day))},
        ).fetchall()
        found = [row if row[0] is not None else (*self._place(row[2]), *row[2:]) for row in rows]
        found.sort(key=itemgetter(0))
        return [
            Packed(id_, terms, weights, story)
            for number, story, id_, terms, weights in found
            if number >= since
        ]

    def _place(self, id_: str) -> tuple[int, str | None]:
        """Return the number of an article and its story."""
        sql = "SELECT seq, story FROM articles WHERE id = ?"
        row: tuple[int, str | None] = self._write.execute(sql, (id_,)).fetchone()
        return row

    def _since(self, day: int | None) -> int:
        """Return the number of the first article of a day that is read: of very many, not all are."""
        sql = "SELECT count(*) FROM profiles WHERE day IS ?"
        if self._write.execute(sql, (day,)).fetchone()[0] <= MOST_ARTICLES:
            return 0
        sql = (
            "SELECT a.seq FROM profiles p JOIN articles a ON a.id = p.article WHERE p.day IS ?"
            " ORDER BY a.seq DESC LIMIT 1 OFFSET ?"
        )
        return int(self._write.execute(sql, (day, MOST_ARTICLES - 1)).fetchone()[0])

    def days_of(self, story: str) -> list[int | None]:
        """Return the days of the known articles of a story."""
        sql = "SELECT DISTINCT p.day FROM articles a JOIN profiles p ON p.article = a.id WHERE a.story = ?"
        return [row[0] for row in self._write.execute(sql, (story,))]

    def taken(self, story: str) -> bool:
        """Return whether any article stands in a story of this name."""
        return self._write.execute("SELECT 1 FROM articles WHERE story = ?", (story,)).fetchone() is not None

    def closed(self, story: str) -> bool:
        """Return whether a reader placed an article in a story."""
        sql = "SELECT 1 FROM articles WHERE story = ? AND placed_by = 'reader'"
        return self._write.execute(sql, (story,)).fetchone() is not None


def day_of(published: str | None) -> int | None:
    """Return the ordinal of the day of an ISO 8601 date or date-time; None where it tells nothing."""
    try:
        found = date.fromisoformat(published[:10]) if published else EPOCH
    except ValueError:
        return None
    return None if found == EPOCH else found.toordinal()
