"""One row of a column: its sign, its order mark, its text and every span that is painted over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.article import Span
from reader.compare.model import Ref
from reader.tui.render.glyphs import Glyphs
from reader.tui.render.layout import PREFIX, Column, Layout
from reader.tui.render.lines import Line, Style, clip
from reader.tui.render.scene import Scene
from reader.tui.render.wrap import offset_at

Found = Mapping[Ref, Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class Overlay:
    """What lies over the text besides the comparison: found words and the reader's own selection."""

    found: Found = field(default_factory=dict)
    """Sentence to the ranges of its text that the search found."""
    current: tuple[Ref, int] | None = None
    """The found place the cursor is on: sentence and start."""
    selection: tuple[int, Span] | None = None
    """Article and range of its text that the mouse selected."""


def cell_line(
    scene: Scene, layout: Layout, column: Column, row: int, lit: str, overlay: Overlay, glyphs: Glyphs
) -> Line:
    """Return one row of a column, not padded; ``lit`` is empty, ``lit`` or ``lit-partner``."""
    place = column.row(row)
    if place.sentence < 0:
        return Line()
    ref = Ref(column.article, place.sentence)
    mark = scene.marks[column.article][place.sentence]
    first = row == column.tops[place.sentence]
    sign = glyphs.of(mark) if first else " "
    order = layout.order.get(ref, 0) if first else 0
    beside = (" ", glyphs.down, glyphs.up)[order]
    noted = scene.noted(ref) if scene.notes else ()
    if first and not order and noted:
        beside = glyphs.note
    bar = {"lit": glyphs.cursor, "lit-partner": glyphs.line}.get(lit, " ")
    text = scene.texts[column.article][place.sentence][place.start : place.end].rstrip(" ")
    spans = sentence_spans(scene, ref, noted, overlay)
    styles = [
        Style(0, 1, mark.value),
        Style(0, 1, "sign"),
        Style(1, 2, "noted-sign" if beside == glyphs.note else "dim"),
        Style(2, 3, "bar"),
        Style(PREFIX, PREFIX + len(text), f"text-{mark.value}"),
        *(Style(s.start + PREFIX, s.end + PREFIX, s.name) for s in clip(spans, place.start, place.end)),
    ]
    return Line(sign + beside + bar + text, tuple(styles), target=ref)


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
    """Return the offset in the article's text of the character on a cell of a column's row, or None."""
    place = column.row(row)
    if place.sentence < 0:
        return None
    text = scene.texts[column.article][place.sentence][place.start : place.end].rstrip(" ")
    start = scene.sentences[column.article][place.sentence].start
    return start + place.start + offset_at(text, cell - PREFIX)
