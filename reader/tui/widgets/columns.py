"""The columns: one widget that paints up to four articles level by row, and the sentence cursor in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.compare.refs import Ref
from reader.tui.render.cells import Overlay, cell_at
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.layout import GAP, PREFIX, Layout
from reader.tui.render.scene import Scene, link_mark
from reader.tui.render.viewport import Viewport, follow, lit_sentences
from reader.tui.render.wrap import cells_before
from reader.tui.widgets.laid import LaidColumns

CACHE_ROWS = 20_000


class Columns(LaidColumns, can_focus=True):
    """The articles painted, and the sentence cursor in them."""

    class Moved(Message):
        """The cursor stands on another sentence, or its chosen partner changed."""

        def __init__(self, cursor: Ref) -> None:
            super().__init__()
            self.cursor = cursor

    def __init__(self, scene: Scene, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        super().__init__(scene, glyphs=glyphs, id=id)
        self.overlay = Overlay()
        self._strips: dict[tuple[int, tuple[int, ...]], Strip] = {}
        self._lit_key: object = None
        self._lit_set: set[int] = set()
        self._cells: dict[tuple[int, int], list[Segment]] = {}
        self._partner_lights: list[tuple[int, int]] = []

    def forget(self) -> None:
        """Drop the painted cells and rows."""
        self._cells.clear()
        self._strips.clear()
        self._lit_key = None

    # The cursor

    def move_to(self, cursor: Ref, chosen: Ref | None = None) -> None:
        """Put the cursor on a sentence of a shown article, bring its partners level and light them."""
        layout = self.layout_
        if layout is None or layout.place(cursor.article) is None:
            self.cursor, self.chosen = cursor, chosen
            return
        old, before, left = self._current(), self.lit, layout.place(self.cursor.article)
        self.cursor, self.chosen = cursor, chosen
        self.lit = lit_sentences(layout, self.scene, cursor, chosen)
        view = follow(old, layout, cursor, self.lit, free=self.free, limit=self._limit(self._cursor_row()))
        here = layout.place(cursor.article)
        if view.top != old.top or (here is not None and view.shifts[here] != old.shifts[here]):
            self._settle(view)
            self.refresh()
        else:
            self._settle(old)
            lights = [*before.items(), *self.lit.items()]
            self._refresh_sentences(light for light in lights if light[0] in (here, left))
            self._let_partners_follow(view, [light for light in lights if light[0] not in (here, left)])
        self.post_message(self.Moved(cursor))

    def _let_partners_follow(self, view: Viewport, lights: Sequence[tuple[int, int]]) -> None:
        """Paint the partners, and shift their columns, in the next frame: the echo of a key does not wait for them."""
        if self._following is None:
            self.call_after_refresh(self._partners_follow)
        self._following = view
        self._partner_lights += lights

    def _partners_follow(self) -> None:
        view, lights = self._following, self._partner_lights
        self._following, self._partner_lights = None, []
        if view is not None and view.shifts != self.view.shifts:
            self._settle(view)
            self.refresh()
        else:
            self._refresh_sentences(lights)

    def _refresh_sentences(self, lights: Iterable[tuple[int, int]]) -> None:
        """Repaint the cells of these sentences and the gaps beside them only: the fewer, the sooner it is written."""
        if self.layout_ is None:
            return
        for n, sentence in lights:
            if n >= len(self.layout_.columns) or sentence >= self.layout_.columns[n].count:
                continue
            column = self.layout_.columns[n]
            top = column.top(sentence) - self.view.shifts[n] - self.scroll_offset.y
            left = max(0, self.layout_.left(n) - GAP)
            self.refresh(Region(left, top, self.layout_.width + 2 * GAP, column.height(sentence)))

    def sentence_level_with(self, article: int) -> Ref:
        """Return the sentence of another shown article that stands level with the cursor: its partner, if lit."""
        layout = self.layout_
        here = layout.place(self.cursor.article) if layout else None
        there = layout.place(article) if layout else None
        if layout is None or here is None or there is None:
            return Ref(article, 0)
        if there in self.lit:
            return Ref(article, self.lit[there])
        row = layout.columns[here].top(self.cursor.sentence) - self.view.shifts[here]
        return Ref(article, layout.columns[there].sentence_at(row + self.view.shifts[there]))

    def page(self, by: float) -> Ref:
        """Return the sentence that stands a number of windows further down (or up) in the cursor's column."""
        layout = self.layout_
        here = layout.place(self.cursor.article) if layout else None
        if layout is None or here is None:
            return self.cursor
        column = layout.columns[here]
        rows = max(1, int(abs(by) * (self.scrollable_content_region.height - 2)))
        row = column.top(self.cursor.sentence) + (rows if by > 0 else -rows)
        sentence = column.sentence_at(max(0, row))
        if sentence == self.cursor.sentence:
            sentence += 1 if by > 0 else -1
        return Ref(self.cursor.article, max(0, min(sentence, column.count - 1)))

    def lay_over(self, overlay: Overlay) -> None:
        """Show found words or a selection over the text."""
        self.overlay = overlay
        self.forget()
        self.refresh()

    # Painting

    def render_line(self, y: int) -> Strip:
        """Paint one screen row: a cell of every column, and what stands between.

        Rows without a lit sentence are kept whole, so that scrolling gives Textual strips it has worked on before.
        """
        layout = self.layout_
        if layout is None or not layout.columns:
            return Strip.blank(self._width, self.base)
        row = y + self.scroll_offset.y
        if row in self._lit_rows():
            return self._row(layout, row)
        key = (row, self.view.shifts)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) > CACHE_ROWS:
                self._strips.clear()
            strip = self._strips[key] = self._row(layout, row)
        return strip

    def _lit_rows(self) -> set[int]:
        """Return the rows of the widget on which a lit sentence stands."""
        key = (self.view.shifts, tuple(self.lit.items()))
        if self.layout_ is not None and key != self._lit_key:
            self._lit_key, self._lit_set = key, set()
            for n, sentence in self.lit.items():
                column = self.layout_.columns[n]
                top = column.top(sentence) - self.view.shifts[n]
                self._lit_set.update(range(top, top + column.height(sentence)))
        return self._lit_set

    def _row(self, layout: Layout, row: int) -> Strip:
        """Join the cells of one row."""
        width = self._width
        segments: list[Segment] = []
        for n, shift in enumerate(self.view.shifts):
            if n:
                segments.append(self._gap(n, row))
            segments += self._cell(n, row + shift)
        rest = width - layout.left(len(layout.columns) - 1) - layout.width
        if rest > 0:
            segments.append(Segment(" " * rest, self.base))
        return Strip(segments, width) if rest >= 0 else Strip(segments, width - rest).crop(0, width)

    def _cell(self, n: int, row: int) -> list[Segment]:
        """Return one padded row of one column; a lit one is the plain one with the light over it."""
        assert self.layout_ is not None
        plain = self._cells.get((n, row))
        if plain is None:
            if len(self._cells) > CACHE_ROWS:
                self._cells.clear()
            plain = self._cells[n, row] = self._plain_cell(self.layout_, n, row)
        column = self.layout_.columns[n]
        if n not in self.lit or column.row(row).sentence != self.lit[n]:
            return plain
        own = column.article == self.cursor.article
        light = self.style("lit" if own else "lit-partner")
        lit = [Segment(text, style + light if style else light) for text, style, _ in plain]
        bar = self.glyphs.cursor if own else self.glyphs.line
        lit[2] = Segment(bar, self.base + self.style("bar") + light)
        return lit

    def _plain_cell(self, layout: Layout, n: int, row: int) -> list[Segment]:
        """Paint one row of one column: sign, order mark, the place of the bar, text, padding."""
        cell = cell_at(self.scene, layout, layout.columns[n], row, self.overlay, self.glyphs)
        base = self.base
        if cell is None:
            return [Segment(" " * layout.width, base)]
        beside = "noted-sign" if cell.beside in (self.glyphs.note, self.glyphs.moved) else "dim"
        segments = [
            Segment(cell.sign, base + self.style(cell.mark.value) + self.style("sign")),
            Segment(cell.beside, base + self.style(beside)),
            Segment(" ", base),
            *self.segments(cell.text, cell.spans, base + self.style(f"text-{cell.mark.value}")),
        ]
        room = layout.width - PREFIX - cells_before(cell.text, len(cell.text))
        if room < 0:
            return list(Strip(segments).crop(0, layout.width).adjust_cell_length(layout.width, base))
        segments.append(Segment(" " * room, base))
        return segments

    def _gap(self, n: int, row: int) -> Segment:
        """Return the gap on the left of column ``n``: a line, or a joint where lit partners stand level."""
        assert self.layout_ is not None
        if n - 1 in self.lit and n in self.lit:
            columns, shifts = self.layout_.columns, self.view.shifts
            if all(row + shifts[c] == columns[c].top(self.lit[c]) for c in (n - 1, n)):
                other = n if columns[n].article != self.cursor.article else n - 1
                link = self.scene.link(self.cursor, Ref(columns[other].article, self.lit[other]))
                mark = self.style(link_mark(link).value) if link else self.style("dim")
                return Segment(self.glyphs.level * GAP, self.base + mark)
        return Segment(f" {self.glyphs.line} ", self.base + self.style("gap"))
