"""Styled text as a value: a string and spans that name a style. Highlights are offsets, never markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.compare.refs import Ref
from reader.tui.render.wrap import wrap


class Style(NamedTuple):
    """A span of a line and the name of its style; later spans paint over earlier ones."""

    start: int
    end: int
    name: str


class Line(NamedTuple):
    """One line of a view: safe text, its spans, and what a click on it means."""

    text: str = ""
    styles: tuple[Style, ...] = ()
    indent: int = 0
    """Cells that continuation rows are indented by when the line is wrapped."""
    target: Ref | None = None
    """The sentence this line stands for, if any."""
    item: int | None = None
    """The number of the list entry this line belongs to, if any."""


class LineBuilder:
    """Collects pieces of text with their styles into one line."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.styles: list[Style] = []
        self.length = 0

    def add(self, text: str, *names: str, spans: Iterable[Style] = ()) -> LineBuilder:
        """Append text in the named styles; ``spans`` count from the start of this piece."""
        start, end = self.length, self.length + len(text)
        spaced = "here" not in names and (text[:1] == " " or text[-1:] == " ")
        self.styles.extend(_inked(start, text, name) if spaced else Style(start, end, name) for name in names)
        self.styles.extend(Style(start + s.start, start + s.end, s.name) for s in spans)
        self.pieces.append(text)
        self.length = end
        return self

    def line(self, *, indent: int = 0, target: Ref | None = None, item: int | None = None) -> Line:
        """Return what was collected."""
        return Line("".join(self.pieces), tuple(self.styles), indent, target, item)


def clip(styles: Iterable[Style], start: int, end: int) -> tuple[Style, ...]:
    """Return the spans inside ``start:end``, counted from ``start``."""
    return tuple(
        Style(max(s.start, start) - start, min(s.end, end) - start, s.name)
        for s in styles
        if s.start < end and s.end > start
    )


def wrap_line(line: Line, width: int) -> list[Line]:
    """Break a line into lines of at most ``width`` cells, continuation rows indented by ``line.indent``."""
    if len(line.text) <= width and line.text.isascii() and line.text[-1:] != " ":
        return [line]
    indent = line.indent if line.indent < width // 2 else 0
    first = wrap(line.text, width)[0]
    rows = [first]
    if first[1] < len(line.text):
        rest = wrap(line.text[first[1] :], width - indent)
        rows += [(start + first[1], end + first[1]) for start, end in rest]
    wrapped = []
    for n, (start, end) in enumerate(rows):
        shift = indent if n else 0
        text = " " * shift + line.text[start:end].rstrip(" ")
        styles = tuple(Style(s.start + shift, s.end + shift, s.name) for s in clip(line.styles, start, end))
        wrapped.append(Line(text, styles, line.indent, line.target, line.item))
    return wrapped


INK = frozenset({"shared", "restated", "divergent", "unique"})
"""Styles of words and signs, which may underline: the spaces around them stay bare."""


def _inked(start: int, text: str, name: str) -> Style:
    """Return the style of a piece of text that starts at a place of its line."""
    if name not in INK:
        return Style(start, start + len(text), name)
    words = text.strip(" ")
    first = start + (text.index(words) if words else 0)
    return Style(first, first + len(words), name)
