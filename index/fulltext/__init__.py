"""Full-text search: the query language, the engines behind one protocol, snippets and concordance lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.fulltext.engine import Engine

ENGINES = ("whoosh", "tantivy")
"""Names of the engines that config.toml may choose."""


def chosen_engine() -> str:
    """Return the engine that config.toml names (``engine = "tantivy"``), the usual one where it names none."""
    import tomllib

    from index.paths import config_file

    try:
        chosen = tomllib.loads(config_file().read_text("utf-8-sig")).get("engine")
    except (OSError, ValueError, RecursionError):
        return ENGINES[0]
    return chosen if chosen in ENGINES else ENGINES[0]


def open_engine(folder: Path, name: str = "whoosh") -> Engine:
    """Return the engine of this name over a folder inside ``folder``; nothing is read yet.

    Raises:
        StoreError: there is no such engine, or what it needs is not installed.
    """
    if name == "whoosh":
        from index.fulltext.whoosh_engine import WhooshEngine

        return WhooshEngine(folder / name)
    from index.errors import StoreError

    if name == "tantivy":
        try:
            from index.fulltext.tantivy_engine import TantivyEngine
        except ImportError as error:
            raise StoreError(
                "The search engine “tantivy” is not installed.",
                hint="Install it with: pip install 'crossread[fast]'.",
            ) from error
        return TantivyEngine(folder / name)
    raise StoreError(
        f"There is no search engine “{name}”.", hint=f"Choose one of {', '.join(ENGINES)} in config.toml."
    )
