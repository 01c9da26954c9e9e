"""One article as running paragraphs at a comfortable measure, with a margin that counts outlets and conflicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.compare.refs import Ref, Relation
from reader.tui.render.cells import Overlay, note_sign, sentence_spans
from reader.tui.render.glyphs import Glyphs, Mark
from reader.tui.render.lines import Line, LineBuilder, clip
from reader.tui.render.safe import display
from reader.tui.render.scene import Scene
from reader.tui.render.wrap import cells_before, shorten, wrap

MEASURE = 72
"""Most cells of a line of text: what is comfortable to read."""
MARGIN = 18
"""Cells of the margin on the right, the gap before it included."""
INDENT = 2
LEAST_TAG = 4
"""Cells of a tag's name that are worth showing in the margin."""


class Piece(NamedTuple):
    """A part of one sentence on a row: range of the sentence's text and where it starts on the row."""

    sentence: int
    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class Flow:
    """An article laid out as paragraphs."""

    article: int
    rows: tuple[tuple[Piece, ...], ...]
    """Per row, its pieces; empty for the blank row between paragraphs."""
    tops: tuple[int, ...]
    """Row on which each sentence starts; several may start on one row."""
    bottoms: tuple[int, ...]
    """Row on which each sentence ends."""
    measure: int
    """Cells of the text."""

    def sentence_at(self, row: int, cell: int = 0) -> int:
        """Return the sentence on a cell of a row's text, or the nearest before it."""
        row = max(0, min(row, len(self.rows) - 1))
        while row > 0 and not self.rows[row]:
            row -= 1
        pieces = self.rows[row] or (Piece(0, 0, 0, 0),)
        return next((p.sentence for p in reversed(pieces) if p.at <= cell), pieces[0].sentence)


def lay_out_flow(scene: Scene, article: int, width: int) -> Flow:
    """Wrap an article's paragraphs for a view of ``width`` cells."""
    measure = max(8, min(MEASURE, width - INDENT - MARGIN))
    sentences, texts = scene.sentences[article], scene.texts[article]
    rows: list[tuple[Piece, ...]] = []
    tops, bottoms = [0] * len(texts), [0] * len(texts)
    first = 0
    while first < len(texts):
        last = first
        while last + 1 < len(texts) and sentences[last + 1].paragraph == sentences[first].paragraph:
            last += 1
        if rows:
            rows.append(())
        starts, length = [], 0
        for n in range(first, last + 1):
            starts.append(length)
            length += len(texts[n]) + 1
        text = " ".join(texts[first : last + 1])
        for start, end in wrap(text, measure):
            pieces = _pieces(first, starts, texts, start, end)
            for piece in pieces:
                if piece.start == 0:
                    tops[piece.sentence] = len(rows)
                bottoms[piece.sentence] = len(rows)
            rows.append(pieces)
        first = last + 1
    return Flow(article, tuple(rows), tuple(tops), tuple(bottoms), measure)


def _pieces(
    first: int, starts: Sequence[int], texts: Sequence[str], start: int, end: int
) -> tuple[Piece, ...]:
    """Cut one row of a paragraph at its sentences."""
    pieces = []
    for n, at in enumerate(starts):
        length = len(texts[first + n])
        if at < end and (at + length > start or (length == 0 and at >= start)):
            low, high = max(start, at), min(end, at + length)
            pieces.append(Piece(first + n, low - at, high - at, low - start))
    return tuple(pieces)


def flow_line(scene: Scene, flow: Flow, row: int, cursor: Ref, overlay: Overlay, glyphs: Glyphs) -> Line:
    """Return one row: a sign where a sentence starts, the text, and the margin's counts for what starts there."""
    pieces = flow.rows[row] if 0 <= row < len(flow.rows) else ()
    if not pieces:
        return Line()
    line = LineBuilder()
    started = [p.sentence for p in pieces if flow.tops[p.sentence] == row and p.start == 0]
    marks = scene.marks[flow.article]
    lit = any(p.sentence == cursor.sentence for p in pieces)
    line.add(glyphs.cursor if lit else " ", "bar").add(" ")
    for piece in pieces:
        ref = Ref(flow.article, piece.sentence)
        mark = marks[piece.sentence]
        text = scene.texts[flow.article][piece.sentence][piece.start : piece.end]
        if piece is pieces[-1]:
            text = text.rstrip(" ")
        noted = scene.noted(ref) if scene.notes else ()
        names = [f"text-{mark.value}"] + (["lit"] if piece.sentence == cursor.sentence else [])
        spans = clip(sentence_spans(scene, ref, noted, overlay), piece.start, piece.end)
        line.add(" " * (piece.at - (line.length - INDENT)) if line.length - INDENT < piece.at else "")
        line.add(text, *names, spans=spans)
    room = flow.measure + INDENT - cells_before("".join(line.pieces), line.length)
    line.add(" " * (room + 2))
    for n, counts in enumerate(_margins(scene, flow.article, started, glyphs)):
        line.add("  " if n else "").add(counts.text, spans=counts.styles)
    return line.line(target=Ref(flow.article, pieces[0].sentence))


def _margins(scene: Scene, article: int, sentences: Sequence[int], glyphs: Glyphs) -> list[Line]:
    """Return what the margin says about the sentences that start on a row: conflicts first, as many as fit."""
    found = [_margin(scene, Ref(article, n), glyphs) for n in sentences]
    found.sort(key=lambda item: -item[0])
    kept: list[Line] = []
    room = MARGIN - 2
    for _, line in found:
        if line.text and len(line.text) <= room:
            kept.append(line)
            room -= len(line.text) + 2
    return kept


def _margin(scene: Scene, ref: Ref, glyphs: Glyphs) -> tuple[int, Line]:
    """Return how many articles contradict a sentence, and its margin: ``≈ 4/5 ≠2 *``."""
    mark = scene.marks[ref.article][ref.sentence]
    line = LineBuilder()
    if mark is Mark.PLAIN:
        return -1, line.line()
    reporting, conflicting = {ref.article}, set()
    for link in scene.links_of(ref):
        other = (link.b if link.a == ref else link.a).article
        reporting.add(other)
        if link.relation is Relation.DIVERGENT:
            conflicting.add(other)
    line.add(glyphs.of(mark), mark.value, "sign").add(f" {len(reporting)}/{len(scene.articles)}", mark.value)
    if conflicting:
        line.add(f" {glyphs.divergent}{len(conflicting)}", "divergent", "sign")
    if scene.notes and scene.noted(ref):
        line.add(f" {note_sign(scene, ref, glyphs)}", "noted-sign")
        for remark in scene.remarks(ref):
            for tag, names in zip(remark.tags, remark.looks, strict=False):
                room = MARGIN - 3 - line.length
                if room >= min(len(tag), LEAST_TAG):
                    line.add(" ").add(shorten(display(tag), room, glyphs.ellipsis), *names)
    return len(conflicting), line.line()
