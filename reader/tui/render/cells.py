"""One row of a column: its sign, its order mark, its text and every span that is painted over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from index.article import Span
from reader.compare.refs import Ref
from reader.tui.render.glyphs import Glyphs, Mark
from reader.tui.render.layout import PREFIX, Column, Layout
from reader.tui.render.lines import Style, clip
from reader.tui.render.scene import Scene
from reader.tui.render.wrap import offset_at

Found = Mapping[Ref, Sequence[tuple[int, int]]]


class Overlay(NamedTuple):
    """What lies over the text besides the comparison: found words and the reader's own selection."""

    found: Found = MappingProxyType({})
    """Sentence to the ranges of its text that the search found."""
    current: tuple[Ref, int] | None = None
    """The found place the cursor is on: sentence and start."""
    selection: tuple[int, Span] | None = None
    """Article and range of its text that the mouse selected."""


class Cell(NamedTuple):
    """One row of a column: what stands before its text, the text, and the spans over it."""

    mark: Mark
    sign: str
    beside: str
    """The order mark, the note's sign or a space."""
    text: str
    spans: tuple[Style, ...]


def cell_at(
    scene: Scene, layout: Layout, column: Column, row: int, overlay: Overlay, glyphs: Glyphs
) -> Cell | None:
    """Return one row of a column, or None where it is blank."""
    place = column.row(row)
    if place.sentence < 0:
        return None
    ref = Ref(column.article, place.sentence)
    mark = scene.marks[column.article][place.sentence]
    first = row == column.top(place.sentence)
    noted = scene.noted(ref) if scene.notes else ()
    beside = " "
    if first:
        order = layout.order(ref)
        beside = (note_sign(scene, ref, glyphs) if noted else " ", glyphs.down, glyphs.up)[order]
    text = scene.texts[column.article][place.sentence][place.start : place.end].rstrip(" ")
    spans = clip(sentence_spans(scene, ref, noted, overlay), place.start, place.start + len(text))
    return Cell(mark, glyphs.of(mark) if first else " ", beside, text, spans)


def note_sign(scene: Scene, ref: Ref, glyphs: Glyphs) -> str:
    """Return the sign of a sentence that has notes: another one where any of them was found again."""
    return glyphs.moved if any(one.moved for one in scene.remarks(ref)) else glyphs.note


def sentence_spans(scene: Scene, ref: Ref, noted: Sequence[Span], overlay: Overlay) -> list[Style]:
    """Return every span over a sentence's text, counted from its start."""
    kind = scene.sentences[ref.article][ref.sentence].kind.value
    spans: list[Style] = []
    if kind == "heading":
        spans.append(Style(0, len(scene.texts[ref.article][ref.sentence]), "heading"))
    spans += [Style(s.start, s.end, "differs") for s in scene.differing(ref)]
    spans += [Style(s.start, s.end, "noted") for s in noted]
    for start, end in overlay.found.get(ref, ()):
        spans.append(Style(start, end, "hit-here" if overlay.current == (ref, start) else "hit"))
    if overlay.selection is not None and overlay.selection[0] == ref.article:
        start, end = scene.span(ref)
        chosen = overlay.selection[1]
        if chosen.start < end and chosen.end > start:
            spans.append(Style(max(chosen.start, start) - start, min(chosen.end, end) - start, "selected"))
    return spans


def text_offset(scene: Scene, column: Column, row: int, cell: int) -> int | None:
    """Return the offset in the article's text of the character on a cell of a column's row, None in an empty column.

    On a blank row that is the end of the sentence above, else the start of the first one.
    """
    place = column.row(row)
    if place.sentence < 0:
        if not column.count:
            return None
        nearest = column.sentence_at(row)
        sentence = scene.sentences[column.article][nearest]
        return sentence.start if row < column.top(nearest) else sentence.end - 1
    text = scene.texts[column.article][place.sentence][place.start : place.end].rstrip(" ")
    start = scene.sentences[column.article][place.sentence].start
    return start + place.start + offset_at(text, cell - PREFIX)
