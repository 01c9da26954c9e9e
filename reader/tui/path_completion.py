"""What a path that is being typed may become: folders, and files that are read as articles."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import NamedTuple

from index.ingest.clean import screen_text
from index.ingest.detect import SUFFIXES

MOST = 5_000
"""Entries of a folder that are looked at."""
SHOWN = 50
"""Completions that are offered at most."""


class Offers(NamedTuple):
    """What can stand in place of what was typed."""

    typed: str = ""
    paths: tuple[str, ...] = ()
    """Whole paths as they would be typed, folders with a slash at their end, folders first."""
    more: int = 0
    """Paths beyond those offered."""

    @property
    def common(self) -> str:
        """The beginning that all offered paths share; what was typed where that is not longer."""
        if not self.paths or self.more:
            return self.typed
        low, high = min(self.paths), max(self.paths)
        shared = low[: next((n for n, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))]
        return shared if len(shared) > len(self.typed) else self.typed


def complete_path(typed: str) -> Offers:
    """Return the folders and readable files that what is typed is the beginning of; letter case does not count.

    Nothing is raised: a folder that cannot be read has nothing to offer.
    """
    if "://" in typed:
        return Offers(typed)
    before, slash, begun = typed.rpartition("/")
    place = os.path.expanduser(before + slash) or "."  # noqa: PTH111 - keeps the slash at the end
    if typed in ("~", ".", ".."):
        return Offers(typed, (typed + "/",))
    try:
        with os.scandir(place) as entries:
            found = [entry for _, entry in zip(range(MOST), entries, strict=False) if _fits(entry, begun)]
    except (OSError, ValueError):
        return Offers(typed)
    folders = sorted(entry.name + "/" for entry in found if _is_folder(entry))
    files = sorted(entry.name for entry in found if not _is_folder(entry))
    paths = [before + slash + name for name in (*folders, *files)]
    return Offers(typed, tuple(paths[:SHOWN]), max(0, len(paths) - SHOWN))


def _fits(entry: os.DirEntry[str], begun: str) -> bool:
    """Return whether a directory entry begins as typed and is a folder or read as an article.

    Hidden ones must be asked for with their dot; a name that a terminal would obey is not offered.
    """
    name = entry.name
    if not name.casefold().startswith(begun.casefold()) or screen_text(name) != name:
        return False
    if name.startswith(".") and not begun:
        return False
    return _is_folder(entry) or PurePath(entry.name).suffix.lower() in SUFFIXES


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
