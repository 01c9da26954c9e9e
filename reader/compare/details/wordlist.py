"""How word lists are written in the tables of this package: words parted by blanks."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text that stand between blanks and line ends."""
    return frozenset(text.split())
