"""What is known about each article once more, outside the database: a line of JSON for every change.

A damaged page of the database takes the rows in it; ``doctor --repair`` then finds here what belonged to the texts that
survive. The ledger follows the library by its numbered changes, as the search index does (``index.sync``): where a
process is killed between the commit and the line, whoever writes next writes the line. It is written before an article
is acknowledged and reaches the disk behind that: what a power cut takes of it is written again from the database. It is
for its owner's eyes only, and made anew where it is missing, damaged or another library's.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from index import waiting
from index.errors import StoreError
from index.patterns import lazy
from index.store.database import Database
from index.store.kept import NAME, parsed
from index.store.syncing import Syncing

COLUMNS = (
    "id", "title", "outlet", "author", "published", "url", "language", "source", "provenance", "warnings", "words",
    "text_hash", "url_key", "version", "added", "story", "placed_by", "reason",
)  # fmt: skip
"""Columns of ``articles`` that a line holds; ``tags`` stand beside them."""
PIECE = 500
"""Articles that are read at once."""
SPARE = (2_000, 10_000)
"""Lines above two (ten) for every article with which it is made anew, since later ones have replaced most: while many
articles are written anyway, and while a few are and somebody waits."""
MOST = 5_000
"""Articles that it may be behind; for more it is made anew, which holds less in memory."""
MANY = 50
"""Articles from which on it is not felt that it is made anew."""
TAIL = 1 << 16
"""Bytes at the end in which the last line is looked for first."""
WAIT_SECONDS = 30.0
"""How long a write waits for another process."""

_ABOUT = lazy(rb'\{"seq": \d+, "id": "([^"]*)"')


class Mark(NamedTuple):
    """How far a ledger has come."""

    sequence: int
    """The last change that is written down."""
    lines: int
    """Lines that were written."""


class Ledger:
    """The ledger beside one database."""

    def __init__(self, database: Database) -> None:
        """Name the database; nothing is read or made yet."""
        self._database = database
        self._path = database.path.with_name(NAME)
        self._syncing: Syncing | None = None

    def follow(self, moved: Sequence[str] = ()) -> None:
        """Write down what changed since the last line; ``settle`` waits until it is on disk.

        Of articles that were removed nothing is left but that. ``moved`` are articles that went into another story,
        which is no numbered change.

        Raises:
            StoreError: it cannot be written.
        """
        with self._opened(MOST) as (file, mark):
            if mark is None:
                return
            newest = self._newest()
            lines = [
                *self._lines(mark.sequence),
                *({"seq": newest, **one} for one in self._known(moved).values()),
            ]
            gone = {line["id"].encode() for line in lines if line.get("removed")}
            if self._has_many_dead(mark.lines, bulk=len(lines) >= MANY):
                self._make_anew()
            elif gone:
                file.seek(0)
                others = (line for line in file if not ((found := _ABOUT.match(line)) and found[1] in gone))
                self._replace(others, _numbered(lines, mark.lines))
            else:
                self._append(file, _numbered(lines, mark.lines))

    def settle(self) -> None:
        """Wait until what was written is on disk.

        Raises:
            StoreError: it does not get there.
        """
        syncing, self._syncing = self._syncing, None
        if syncing is not None:
            with self._explained():
                syncing.wait()

    def keep_state(self, key: str, value: str) -> None:
        """Write down a small state; it reaches the disk with the next article or when the system likes.

        Raises:
            StoreError: it cannot be written.
        """
        with self._opened() as (file, mark):
            if mark is not None:
                line = {"seq": mark.sequence, "state": key, "value": value}
                self._append(file, _numbered([line], mark.lines), lasting=False)

    @contextmanager
    def _opened(self, most: int | None = None) -> Iterator[tuple[BinaryIO, Mark | None]]:
        """Open the file, made where there is none, while no other process does; say how far it has come.

        None stands for one that was made anew just now, since it could not be gone on with or was more than ``most``
        changes behind.
        """
        with self._explained():
            while True:
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
                with os.fdopen(handle, "r+b") as file:
                    waiting.lock(file.fileno(), "The library", WAIT_SECONDS)
                    if self._is_current(file):
                        mark = self._mark(file)
                        if mark is not None and most is not None and self._newest() - mark.sequence > most:
                            mark = None
                        if mark is None:
                            self._make_anew()
                        yield file, mark
                        return

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn the errors of the file system into a StoreError of one sentence."""
        try:
            yield
        except BlockingIOError as error:
            raise StoreError(
                f"{self._path} is in use by another process.",
                hint="Wait until it has finished, then try again.",
            ) from error
        except OSError as error:
            raise StoreError(
                f"{self._path} cannot be written: {error.strerror or error}.",
                hint="Free some space or check the folder's permissions; what was stored before is kept.",
            ) from error

    def _is_current(self, file: BinaryIO) -> bool:
        """Return whether no other process put another file in this one's place while its lock was waited for."""
        try:
            return self._path.stat().st_ino == os.fstat(file.fileno()).st_ino
        except FileNotFoundError:
            return False

    def _has_many_dead(self, lines: int, *, bulk: bool) -> bool:
        """Return whether most lines have been replaced by later ones."""
        times, spare = (2, SPARE[0]) if bulk else (10, SPARE[1])
        if lines <= spare:
            return False
        (live,) = self._database.rows(
            "SELECT (SELECT count(*) FROM articles) + (SELECT count(*) FROM states)"
        )[0]
        return bool(lines > spare + times * live)

    def _mark(self, file: BinaryIO) -> Mark | None:
        """Return how far the ledger has come, or None where it must be made anew.

        What a killed process left of a line is taken off.
        """
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        head = parsed(file.readline())
        last = self._last_line(file, size)
        if head is None or last is None or head.get("library") != self._key():
            return None
        sequence, lines = last.get("seq"), last.get("line")
        if not isinstance(sequence, int) or not isinstance(lines, int):
            return None
        return Mark(sequence, lines) if sequence <= self._newest() else None

    def _last_line(self, file: BinaryIO, size: int) -> dict[str, Any] | None:
        """Return the last whole line, and cut off what stands behind it."""
        wide = TAIL
        while True:
            start = max(0, size - wide)
            file.seek(start)
            tail = file.read(size - start)
            end = tail.rfind(b"\n")
            begin = tail.rfind(b"\n", 0, max(0, end))
            if end >= 0 and (begin >= 0 or start == 0):
                if start + end + 1 < size:
                    file.truncate(start + end + 1)
                return parsed(tail[begin + 1 : end])
            if start == 0:
                return None
            wide *= 8

    def _key(self) -> str:
        return str(self._database.rows("SELECT value FROM meta WHERE key = 'library'")[0][0])

    def _newest(self) -> int:
        return int(self._database.rows("SELECT coalesce(max(seq), 0) FROM changes")[0][0])

    def _append(self, file: BinaryIO, lines: Iterable[bytes], *, lasting: bool = True) -> None:
        start = file.seek(0, os.SEEK_END)
        try:
            file.writelines(lines)
            file.flush()
        except OSError:
            file.truncate(start)
            raise
        if lasting:
            self.settle()
            self._syncing = Syncing(self._path)

    def _make_anew(self) -> None:
        """Write everything that the library knows now."""

        def lines() -> Iterator[dict[str, Any]]:
            newest = (
                self._newest()
            )  # asked first: whatever is stored meanwhile is written again, not left out
            yield from self._lines(0)
            for key, value in self._database.rows("SELECT key, value FROM states ORDER BY key"):
                yield {"seq": newest, "state": key, "value": value}

        self._replace(_numbered([{"library": self._key(), "seq": 0}], -1), _numbered(lines(), 0))

    def _replace(self, *parts: Iterable[bytes]) -> None:
        """Put a new file of these lines in the old one's place, all of it or nothing."""
        import tempfile

        draft = tempfile.NamedTemporaryFile(  # noqa: SIM115 - closed below, and its name outlives it
            dir=self._path.parent, prefix=f".{NAME}-", delete=False
        )
        try:
            with draft as out:
                for lines in parts:
                    out.writelines(lines)
                out.flush()
                os.fsync(out.fileno())
            Path(draft.name).replace(self._path)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise

    def _lines(self, mark: int) -> Iterator[dict[str, Any]]:
        """Yield a line for each article that changed after a mark, in the order of their last changes."""
        pending = self._database.rows(
            "SELECT article, max(seq) FROM changes WHERE seq > ? GROUP BY article ORDER BY 2", (mark,)
        )
        for start in range(0, len(pending), PIECE):
            piece = pending[start : start + PIECE]
            known = self._known([str(id_) for id_, _ in piece])
            for id_, number in piece:
                yield {"seq": number, **known.get(str(id_), {"id": id_, "removed": True})}

    def _known(self, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Return what the database knows about articles, by id."""
        rows = self._database.rows(
            f"SELECT {', '.join(COLUMNS)}, (SELECT json_group_array(tag) FROM tags WHERE article = id) FROM articles"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        return {
            str(row[0]): {**dict(zip(COLUMNS, row[:-1], strict=True)), "tags": json.loads(row[-1])}
            for row in rows
        }


def _numbered(lines: Iterable[dict[str, Any]], before: int) -> Iterator[bytes]:
    """Yield lines as they are written, each with its number."""
    for number, line in enumerate(lines, before + 1):
        yield (
            json.dumps({**line, "line": number}, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
        )
