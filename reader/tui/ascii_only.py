"""ASCII-only mode: whatever would be painted in other characters is painted in the nearest of ASCII, cell by cell."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

NEAREST = {
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼┏┓┗┛", "+"),
    **dict.fromkeys("│┃▏▎▍▌▋▊▉▐▕║", "|"),
    **dict.fromkeys("─━┄┈═‐‑‒–—―−", "-"),
    **dict.fromkeys("▁▔", "_"),
    **dict.fromkeys("▂▃▄▅▆▇▀\u00a0\u2009\u202f", " "),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("“”„″«»", '"'),
    **dict.fromkeys("·•●…", "."),
    "█": "#",
    "≈": "~",
    "≠": "!",
    "↑": "^",
    "↓": "v",
    "→": ">",
    "←": "<",
    "⏎": "<",
    "✓": "x",
    "○": "o",
    "◆": "#",
    "🔎": "? ",
}
"""One character for each that the app or common typography uses, as wide as it is."""


class AsciiOnly(LineFilter):
    """Replaces all other characters of a line just before it is painted; widths and styles stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in ASCII."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(plain(segment.text), segment.style)
            for segment in segments
        ]


@lru_cache(4096)
def plain(text: str) -> str:
    """Return a text of as many cells in ASCII: accents dropped, what has nothing near it as question marks."""
    if text.isascii():
        return text
    return "".join(character if character.isascii() else _near(character) for character in text)


def _near(character: str) -> str:
    """Return what stands for one character, in as many cells."""
    cells = get_character_cell_size(character)
    found = NEAREST.get(character)
    if found is None:
        base = unicodedata.normalize("NFKD", character)[:1]
        found = base if base.isascii() and base.isprintable() else "?" * cells
    return found if cell_len(found) == cells else found[:cells].ljust(cells, "?")
