"""The ground of the app's session: opening the library for one call, and the small texts kept in it."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.config import Config
from reader.tui.render.glyphs import ASCII, UNICODE, Glyphs

if TYPE_CHECKING:
    from index.library import Library
    from reader.compare.model import Comparison


IDLE = 20.0
"""Seconds that a library stays open for the next search."""
MOST_WARM = 2
"""Libraries that are kept open: words are offered while another thread searches."""
DATABASE = "library.sqlite3"


class _Warm(NamedTuple):
    """A library that waits for the next search with its files open and its index in memory."""

    library: Library
    file: tuple[int, ...]
    """Which file its database was when it was opened."""
    since: float


class Desk:
    """What every part of the session works on: the library's folder, its messages and small states."""

    def __init__(self, folder: Path, config: Config | None = None) -> None:
        """Remember where the library is; nothing is opened yet."""
        self.folder = folder
        self.config = config or Config()
        self.glyphs: Glyphs = ASCII if self.config.glyphs == "ascii" else UNICODE
        self._lock = threading.Lock()
        self._messages: list[str] = []
        self._comparisons: dict[tuple[str, ...], Comparison] = {}
        self._warm: list[_Warm] = []
        weakref.finalize(self, _close, self._lock, self._warm)

    @contextmanager
    def _library(self) -> Iterator[Library]:
        """Open the library for one call.

        Raises:
            StoreError: it cannot be used.
        """
        from index.library import Library

        with Library.open(self.folder) as library:
            try:
                yield library
            finally:
                with self._lock:
                    self._messages += library.messages

    @contextmanager
    def _reading(self) -> Iterator[Library]:
        """Borrow a library that stays open between calls, to read: searches while one types come one after another.

        Raises:
            StoreError: it cannot be used.
        """
        file = self._database_file()
        warm = self._take_warm(file)
        if warm is None:
            from index.library import Library

            warm = Library.open(self.folder)
            file = self._database_file()
        sound = True
        try:
            yield warm
        except Exception:
            sound = False
            raise
        finally:
            with self._lock:
                self._messages += warm.messages
                warm.messages.clear()
                kept = sound and len(self._warm) < MOST_WARM
                if kept:
                    self._warm.append(_Warm(warm, file, monotonic()))
            if not kept:
                warm.close()

    def _take_warm(self, file: tuple[int, ...]) -> Library | None:
        """Return the open library if its database is still this file: it may have been restored or repaired."""
        with self._lock:
            warm = self._warm.pop() if self._warm else None
        if warm is None or warm.file == file:
            return warm.library if warm else None
        warm.library.close()
        return None

    def _database_file(self) -> tuple[int, ...]:
        try:
            found = (self.folder / DATABASE).stat()
        except OSError:
            return ()
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns

    @property
    def idle(self) -> bool:
        """Whether a library is open that has not been used for a while."""
        with self._lock:
            return any(monotonic() - warm.since > IDLE for warm in self._warm)

    def rest(self) -> None:
        """Close the library that was kept open; the next search opens it again."""
        _close(self._lock, self._warm)

    def take_messages(self) -> list[str]:
        """Return what the library has to say since the last call: an index that was made anew, for instance."""
        with self._lock:
            messages, self._messages = self._messages, []
        return list(dict.fromkeys(messages))

    def load_state(self, key: str) -> str | None:
        """Return a small JSON text kept in the library, or None.

        Raises:
            StoreError: the library cannot be used.
        """
        with self._library() as library:
            return library.load_state(key)

    def save_state(self, key: str, value: str) -> None:
        """Keep a small JSON text in the library.

        Raises:
            StoreError: it cannot be written.
        """
        with self._library() as library:
            library.save_state(key, value)

    def update_state(self, key: str, change: Callable[[str | None], str]) -> str:
        """Read a state, change it and write it back as one step; returns the new one.

        Raises:
            StoreError: it cannot be written.
        """
        with self._library() as library:
            return library.update_state(key, change)


def _close(lock: threading.Lock, warm: list[_Warm]) -> None:
    """Close libraries that were kept open."""
    with lock:
        found = warm[:]
        warm.clear()
    for one in found:
        one.library.close()
