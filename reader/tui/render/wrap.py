"""Text to rows of a given width in cells, as offsets: nothing is cut out, nothing is copied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import get_character_cell_size

Rows = list[tuple[int, int]]

_SINGLE = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u0482\u2010-\u2027\u2030-\u205e\u20ac]*"
)
"""Text of the common characters that are one cell wide."""


def wrap(text: str, width: int) -> Rows:
    """Break text into rows of at most ``width`` cells; the rows follow each other without a gap.

    Breaks after spaces; a space that ends a row does not count, so a row may be wider by its trailing spaces.
    A word wider than a row is broken anywhere, but never between a character and its combining marks. A wide
    character in a row of one cell gets a row of its own.
    """
    width = max(1, width)
    if len(text) <= width and text.isascii():
        return [(0, len(text))]
    if single_width(text):
        return _wrap_simple(text, width)
    return _wrap_cells(text, width)


def single_width(text: str) -> bool:
    """Return whether every character is one cell wide, so that offsets and cells are the same."""
    if text.isascii() or _SINGLE.fullmatch(text):
        return True
    return all(get_character_cell_size(c) == 1 for c in set(text))


def _wrap_simple(text: str, width: int) -> Rows:
    """Greedy breaks where every character is one cell wide."""
    rows: Rows = []
    start, length = 0, len(text)
    while length - start > width:
        space = text.rfind(" ", start, start + width + 1)
        end = space + 1 if space >= start else start + width
        while end < length and text[end] == " ":
            end += 1
        rows.append((start, end))
        start = end
    if start < length or not rows:
        rows.append((start, length))
    return rows


def _wrap_cells(text: str, width: int) -> Rows:
    """Greedy breaks where characters are zero, one or two cells wide."""
    rows: Rows = []
    start = used = 0
    after_space = -1
    for i, character in enumerate(text):
        size = get_character_cell_size(character)
        while used + size > width and i > start and character != " ":
            end = after_space if after_space > start else i
            rows.append((start, end))
            start = end
            used = sum(get_character_cell_size(c) for c in text[start:i])
            after_space = -1
        used += size
        if character == " ":
            after_space = i + 1
    rows.append((start, len(text)))
    return rows


def cells_before(text: str, offset: int) -> int:
    """Return how many cells the first ``offset`` characters take."""
    head = text[:offset]
    return len(head) if head.isascii() else sum(get_character_cell_size(c) for c in head)


def offset_at(text: str, cell: int) -> int:
    """Return the offset of the character that stands on a cell (0 is the first); the end if the text is shorter."""
    if text.isascii():
        return min(max(0, cell), len(text))
    used = 0
    for i, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > cell:
            return i
    return len(text)


def folded(text: str, width: int, rows: int, ellipsis: str = "…") -> list[str]:
    """Return the text on one to ``rows`` rows of at most ``width`` cells, with an ellipsis if that is not all of it."""
    parts = wrap(text, width)
    lines = [text[start:end].rstrip() for start, end in parts[:rows]]
    if len(parts) > rows:
        start = parts[rows - 1][0]
        lines[-1] = shorten_words(text[start:], width, ellipsis)
    return lines


def shorten(text: str, width: int, ellipsis: str = "…") -> str:
    """Return the text, cut to ``width`` cells with an ellipsis if it is longer."""
    if cells_before(text, len(text)) <= width:
        return text
    ellipsis = ellipsis[: max(1, width)]
    keep = offset_at(text, max(0, width - len(ellipsis)))
    return text[:keep].rstrip() + ellipsis


def shorten_words(text: str, width: int, ellipsis: str = "…") -> str:
    """Return the text, cut like ``shorten`` but after a word where that loses little."""
    if cells_before(text, len(text)) <= width:
        return text
    ellipsis = ellipsis[: max(1, width)]
    keep = offset_at(text, max(0, width - len(ellipsis)))
    if not text[keep].isspace():
        space = text.rfind(" ", 0, keep)
        keep = space if space > keep * 2 // 3 else keep
    return text[:keep].rstrip(" ,;:–—-") + ellipsis


def told_apart(names: Sequence[str], width: int, ellipsis: str = "…") -> list[str]:
    """Return names of at most ``width`` cells; those that would look alike keep their end and lose their middle."""
    cut = [shorten(name, width, ellipsis) for name in names]
    return [
        _without_middle(name, width, ellipsis) if cut.count(one) > 1 and one != name else one
        for name, one in zip(names, cut, strict=True)
    ]


def _without_middle(name: str, width: int, ellipsis: str) -> str:
    """Return the beginning and the end of a name that is too long."""
    kept = max(1, width // 3)
    end = name[-kept:]
    while cells_before(end, len(end)) > kept:
        end = end[1:]
    room = max(0, width - cells_before(end, len(end)) - len(ellipsis))
    return name[: offset_at(name, room)].rstrip() + ellipsis + end
