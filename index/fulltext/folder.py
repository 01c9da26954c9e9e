"""What every engine's folder has: a mark that says which state it holds, one writer at a time, private files."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index import waiting
from index.errors import StoreError
from index.fulltext.engine import Mark

WAIT_SECONDS = 600.0
"""How long a write waits for another process that writes."""
TIDIER = "merge.lock"
"""The lock that is held by who tidies, and before that by who starts it."""


class EngineFolder:
    """The folder of one engine."""

    def __init__(self, path: Path, layout: str) -> None:
        """Name the folder and the layout of what is in it; an index of another layout is made anew."""
        self.path = path
        self._layout = layout
        self._mark_file = path / "mark.json"
        self.untidy = False
        """Whether the last update left work that a tidier should soon do."""

    def mark(self) -> Mark | None:
        """Return the mark, or None where there is none of this layout."""
        try:
            said = json.loads(self._mark_file.read_text("utf-8"))
            if said["layout"] != self._layout:
                return None
            return Mark(str(said["library"]), int(said["sequence"]), said.get("whole") is not False)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def empty(self) -> None:
        """Delete everything, the mark first; call it while ``locked``."""
        self._mark_file.unlink(missing_ok=True)
        for path in self.path.iterdir():
            if path.suffix != ".lock":
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    def set_mark(self, mark: Mark) -> None:
        """Make all files private and write the mark in one step; call it while ``locked``, after the commit.

        Until then the old mark stands, and what it lacks is indexed again.
        """
        self.make_private()
        draft = self.path / "mark.json.new"
        draft.touch(mode=0o600)
        said = {"layout": self._layout, **mark._asdict()}
        draft.write_text(json.dumps(said), "utf-8")
        draft.replace(self._mark_file)

    def make_private(self) -> None:
        """Let nobody else read the files; call it while ``locked``.

        An engine's own threads may merge meanwhile and take files away.
        """
        with os.scandir(self.path) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):
                    if entry.is_file() and entry.stat().st_mode & 0o077:
                        Path(entry).chmod(0o600)

    def claim_tidying(self) -> int | None:
        """Where there is work for a tidier and none is at it, return the file handle that holds the tidier's lock.

        It is said once after an update. Who gets the handle closes it; until then nobody else starts a tidier.

        Raises:
            OSError: the folder cannot be written.
        """
        untidy, self.untidy = self.untidy, False
        if not untidy:
            return None
        handle = os.open(self.path / TIDIER, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        return handle

    @contextmanager
    def tidying(self) -> Iterator[bool]:
        """Say whether nobody else tidies, and keep others from it if so; nobody waits for that.

        Raises:
            OSError: the folder cannot be written.
        """
        self.untidy = True
        handle = self.claim_tidying()
        try:
            yield handle is not None
        finally:
            if handle is not None:
                os.close(handle)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Make the folder and hold its write lock; the system frees it when a process dies.

        Raises:
            StoreError: another process has written for too long. OSError: the folder cannot be written.
        """
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(self.path / "write.lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            try:
                waiting.lock(handle, "The search index", WAIT_SECONDS)
            except BlockingIOError:
                raise StoreError(
                    "The search index is being written by another process.",
                    hint="Wait until it has finished, then try again.",
                ) from None
            yield
        finally:
            os.close(handle)
