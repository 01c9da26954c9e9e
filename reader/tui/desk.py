"""The ground of the app's session: opening the library for one call, and the small texts kept in it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.config import Config
from reader.tui.render.glyphs import ASCII, UNICODE, Glyphs

if TYPE_CHECKING:
    from index.library import Library
    from reader.compare.model import Comparison


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
