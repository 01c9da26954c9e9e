"""What the app opens with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from index.article import Article


class Opened(NamedTuple):
    """What sources yielded."""

    articles: tuple[Article, ...]
    failures: tuple[str, ...] = ()
    """One line for people per source that could not be read."""


class Start(NamedTuple):
    """What the app opens with; with neither a story nor articles it is the library."""

    library: Path
    """Folder of the library."""
    story: str | None = None
    """Id of the story to open."""
    articles: tuple[Article, ...] = ()
    """Articles to compare without the library; nothing of them is stored but notes."""
    read: Callable[[], Opened] | None = None
    """Reads such articles behind the first frame; tells of each source (``reader.compare.steps``)."""
    sources: tuple[str, ...] = ()
    """Names of what it reads."""
