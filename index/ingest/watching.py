"""A folder that is watched: which files have arrived whole since the last look."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from index.ingest.sources import walk

Mark = tuple[int, int]
"""Size in bytes and time of change in nanoseconds."""


@dataclass(slots=True)
class Watch:
    """Remembers what was handed out, and waits until a file has stopped growing before it hands it out."""

    folder: Path
    _handed: dict[Path, Mark] = field(default_factory=dict)
    _pending: dict[Path, Mark] = field(default_factory=dict)

    def skip_present(self) -> None:
        """Leave what is there already alone."""
        self._handed.update(self._marks())

    def arrived(self) -> list[Path]:
        """Return the files that are new or changed and were the same at the last look, by name.

        Raises:
            OSError: the folder is gone.
        """
        self.folder.stat()
        marks = self._marks()
        fresh = {path: mark for path, mark in marks.items() if self._handed.get(path) != mark}
        ready = sorted(path for path, mark in fresh.items() if self._pending.get(path) == mark and mark[0])
        self._handed = {path: mark for path, mark in self._handed.items() if path in marks}
        self._handed.update((path, fresh.pop(path)) for path in ready)
        self._pending = fresh
        return ready

    def _marks(self) -> dict[Path, Mark]:
        """Return every file that can be read as an article, with its mark."""
        found = {}
        for path in walk(self.folder):
            if isinstance(path, Path):
                try:
                    state = path.stat()
                except OSError:
                    continue
                found[path] = (state.st_size, state.st_mtime_ns)
        return found
