"""What an article without a title is called, in the library and in a comparison alike."""

from __future__ import annotations

from reader.tui.render.safe import display


def untitled(source: str) -> str:
    """Return what stands for a title that is unknown: that, and the file or address it came from."""
    name = source.rstrip("/").rsplit("/", 1)[-1]
    return f"untitled  {display(name)}" if name else "untitled"
