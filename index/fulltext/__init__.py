"""Full-text search: the query language, the engines behind one protocol, snippets and concordance lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.fulltext.engine import Engine

ENGINES = ("whoosh", "tantivy")
"""Names of the engines that config.toml may choose."""


def open_engine(folder: Path, name: str = "whoosh") -> Engine:
    """Return the engine of this name over a folder inside ``folder``; nothing is read yet.

    Raises:
        StoreError: there is no such engine, or what it needs is not installed.
    """
    if name == "whoosh":
        from index.fulltext.whoosh_engine import WhooshEngine

        return WhooshEngine(folder / name)
    from index.errors import StoreError

    raise StoreError(
        f"There is no search engine “{name}”.", hint=f"Choose one of {', '.join(ENGINES)} in config.toml."
    )
