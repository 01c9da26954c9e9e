"""How word lists are written: in code as words parted by blanks, and the long ones in the files of ``data``."""

from __future__ import annotations

from importlib.resources import files


def words(text: str) -> frozenset[str]:
    """Return the words of a text that stand between blanks and line ends."""
    return frozenset(text.split())


def table(name: str) -> list[str]:
    """Return the lines of a file of ``reader/compare/data``; blank ones and those that begin with "#" are left out."""
    text = files("reader.compare").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]
