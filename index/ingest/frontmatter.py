"""Front matter: the block between two ``---`` (YAML) or ``+++`` (TOML) lines at the top of a Markdown or text file."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from index.article import Origin
from index.ingest.headers import NAMES, Parts
from index.patterns import lazy

LONGEST = 65_536
"""Characters of a block that is still read."""

_BLOCK = lazy(r"\ufeff?---[ \t]*\n(.*?)(?:\n|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = lazy(r"\ufeff?\+\+\+[ \t]*\n(.*?)(?:\n|(?<=\n))\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_ROW = lazy(r"([A-Za-z_][\w -]{0,40}):[ \t]*(.*)\Z")


def take_front_matter(text: str) -> Parts:
    """Part a text from its front matter; a block that is no mapping of names to values is left where it is."""
    sign = text.lstrip("\ufeff")[:3]
    block = {"---": _BLOCK, "+++": _TOML}.get(sign)
    found = block.match(text[: LONGEST + 10]) if block else None
    if not found:
        return Parts(text)
    values = _load(found[1]) if sign == "---" else _load_toml(found[1])
    if values is None:
        return Parts(text)
    parts = Parts(text[found.end() :].lstrip("\n"))
    for name, value in values.items():
        meant = NAMES.get(str(name).strip().lower().replace("_", " "))
        if meant:
            parts.state(meant, _plain(value), Origin.METADATA)
    return parts


def _load(block: str) -> dict[Any, Any] | None:
    """Read a YAML mapping with every scalar as it is written; None for anything else."""
    import yaml

    # The base loader makes strings and containers only.
    try:
        values = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return _by_line(block)
    return values if isinstance(values, dict) else None


def _by_line(block: str) -> dict[Any, Any] | None:
    """Read a block that is not quite YAML (``title: Bridge: shut for weeks``): every line a name and its value."""
    rows = [row for row in block.split("\n") if row.strip()]
    found = [_ROW.match(row) for row in rows]
    if not found or not all(found):
        return None
    return {match[1]: match[2].strip().strip("\"'") for match in found if match}


def _load_toml(block: str) -> dict[Any, Any] | None:
    """Read TOML; None for what is none."""
    import tomllib

    try:
        values = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _plain(value: Any, depth: int = 0) -> str:
    """Return a value as text: a list's first entries joined, a mapping's name."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and depth < 3:
        return _plain(value.get("name", ""), depth + 1)
    if isinstance(value, list) and depth < 3:
        return ", ".join(filter(None, (_plain(item, depth + 1) for item in value[:8])))
    return ""
