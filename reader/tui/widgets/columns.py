"""The columns: one widget that paints up to four articles level by row, and the sentence cursor in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from time import perf_counter

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer

from reader.compare.refs import Ref
from reader.tui.answering import answer
from reader.tui.painting import echo, hurried, settle
from reader.tui.render.cells import Overlay, cell_at
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.layout import GAP, PREFIX, Layout
from reader.tui.render.scene import Scene, link_mark
from reader.tui.render.viewport import Viewport, follow, lit_sentences
from reader.tui.render.wrap import cells_before
from reader.tui.widgets.laid import PAUSE, SLICE, LaidColumns

CACHE_ROWS = 20_000
AFTER = 0.004
"""Seconds that the echo of a key has to reach the terminal before anything else is done."""
STILL = 0.04
"""Seconds without a key after which what is not in the window is painted."""


class Columns(LaidColumns, can_focus=True, inherit_bindings=False):
    """The articles painted, and the sentence cursor in them."""

    def __init__(self, scene: Scene, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        super().__init__(scene, glyphs=glyphs, id=id)
        self.overlay = Overlay()
        self._strips: dict[tuple[int, tuple[int, ...]], Strip] = {}
        self._lit_key: object = None
        self._lit_set: set[int] = set()
        self._cells: dict[tuple[int, int], list[Segment]] = {}
        self._partner_lights: list[tuple[int, int]] = []
        self._after_echo: list[Callable[[], object]] = []
        self._ahead: Timer | None = None

    def forget(self) -> None:
        """Drop the painted cells and rows."""
        self._cells.clear()
        self._strips.clear()
        self._lit_key = None

    # The cursor

    async def on_key(self, event: events.Key) -> None:
        """Answer the view's keys here."""
        await answer(self, event)

    def move_to(self, cursor: Ref, chosen: Ref | None = None) -> None:
        """Put the cursor on a sentence of a shown article, bring its partners level and light them."""
        layout = self.layout_
        if layout is None or layout.place(cursor.article) is None:
            self.cursor, self.chosen = cursor, chosen
            return
        paint = self.refresh if hurried(self) else partial(echo, self)
        old, before, left = self._current(), self.lit, layout.place(self.cursor.article)
        self.cursor, self.chosen = cursor, chosen
        self.lit = lit_sentences(layout, self.scene, cursor, chosen)
        view = follow(old, layout, cursor, self.lit, free=self.loose, limit=self._limit(self._cursor_row()))
        here = layout.place(cursor.article)
        if view.top != old.top or (here is not None and view.shifts[here] != old.shifts[here]):
            self._settle(view)
            paint(self.size.region)
        else:
            self._settle(old)
            lights = [*before.items(), *self.lit.items()]
            own = list(self._places(light for light in lights if light[0] in (here, left)))
            paint(*own)
            self._let_partners_follow(view, [light for light in lights if light[0] not in (here, left)])

    def after_echo(self, call: Callable[[], object]) -> None:
        """Call something, once, when the echo of a key has been written; all such calls make one frame."""
        if not self._after_echo:
            self.set_timer(AFTER, self._call_after_echo)
        if call not in self._after_echo:
            self._after_echo.append(call)

    def _call_after_echo(self) -> None:
        calls, self._after_echo = self._after_echo, []
        if self.is_attached:
            for call in calls:
                call()
            settle(self.screen)
            if self._ahead is not None:
                self._ahead.stop()
            self._ahead = self.set_timer(STILL, self._paint_ahead)

    def _paint_ahead(self) -> None:
        """Paint what a page further down, or up, will show, a little at a time, while nobody types."""
        if self.layout_ is None or not self.is_attached:
            return
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        until = perf_counter() + SLICE / 2
        for row in (*range(top + height, top + 3 * height), *range(max(0, top - 2 * height), top)):
            if perf_counter() > until:
                self._ahead = self.set_timer(PAUSE, self._paint_ahead)
                return
            for n in range(len(self.layout_.columns)):
                self._plain(n, row + self.view.shifts[n])

    def _let_partners_follow(self, view: Viewport, lights: Sequence[tuple[int, int]]) -> None:
        """Paint the partners, and shift their columns, in the next frame: the echo of a key does not wait for them."""
        self._following = view
        self.after_echo(self._partners_follow)
        self._partner_lights += lights

    def _partners_follow(self) -> None:
        view, lights = self._following, self._partner_lights
        self._following, self._partner_lights = None, []
        if view is not None and view.shifts != self.view.shifts:
            self._settle(view)
            self.refresh()
        elif places := list(self._places(lights)):
            self.refresh(*places)

    def _places(self, lights: Iterable[tuple[int, int]]) -> Iterator[Region]:
        """Yield the cells of these sentences and the gaps beside them: the fewer are painted, the sooner it is done."""
        if self.layout_ is None:
            return
        for n, sentence in lights:
            if n >= len(self.layout_.columns) or sentence >= self.layout_.columns[n].count:
                continue
            column = self.layout_.columns[n]
            top = column.top(sentence) - self.view.shifts[n] - self.scroll_offset.y
            left, right = self.layout_.left(n) - GAP, self.layout_.left(n) + self.layout_.width + GAP
            bottom = top + column.height(sentence)
            yield Region.from_corners(max(0, left), top, min(right, self._width), bottom)

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint a part of the widget: of a row that is not wholly in it nothing but what is.

        Textual's cache of rows is left out; it is for widgets with a border or padding.
        """
        if crop.width < self._width:
            top = self.scroll_offset.y
            strips = [self._row(y + top, crop.x, crop.right) for y in crop.line_range]
        else:
            rows = map(self.render_line, crop.line_range)
            strips = [row.crop_extend(crop.x, crop.right, self.base) for row in rows]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, self.background_colors[1]) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """Paint one screen row: a cell of every column, and what stands between.

        Rows without a lit sentence are kept whole, so that scrolling gives Textual strips it has worked on before.
        """
        row = y + self.scroll_offset.y
        if row in self._lit_rows():
            return self._row(row, 0, self._width)
        key = (row, self.view.shifts)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) > CACHE_ROWS:
                self._strips.clear()
            strip = self._strips[key] = self._row(row, 0, self._width)
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

    def _row(self, row: int, start: int, end: int) -> Strip:
        """Join the cells of one row, of it what stands from ``start`` up to ``end``."""
        pieces = list(self._pieces(row, start, end))
        begin = pieces[0][0] if pieces else start
        return Strip([segment for _, piece in pieces for segment in piece]).crop(start - begin, end - begin)

    def _pieces(self, row: int, start: int, end: int) -> Iterator[tuple[int, list[Segment]]]:
        """Yield where the cells of columns, and what is between them, begin, and their text: what is in a range."""
        right, layout = 0, self.layout_
        if layout is not None:
            for n in range(len(layout.columns)):
                left, right = layout.left(n), layout.left(n) + layout.width
                if n and left - GAP < end and start < left:
                    yield left - GAP, [self._gap(n, row)]
                if left < end and start < right:
                    yield left, self._cell(n, row + self.view.shifts[n])
        if right < end:
            yield right, [Segment(" " * (end - right), self.base)]

    def _cell(self, n: int, row: int) -> list[Segment]:
        """Return one padded row of one column; a lit one is the plain one with the light over it."""
        assert self.layout_ is not None
        plain = self._plain(n, row)
        column = self.layout_.columns[n]
        if n not in self.lit or column.row(row).sentence != self.lit[n]:
            return plain
        own = column.article == self.cursor.article
        light = self.style("lit" if own else "lit-partner")
        lit = [Segment(text, style + light if style else light) for text, style, _ in plain]
        bar = self.glyphs.cursor if own else self.glyphs.line
        lit[2] = Segment(bar, self.base + self.style("bar") + light)
        return lit

    def _plain(self, n: int, row: int) -> list[Segment]:
        """Return one row of one column without a light, painted if it is not yet."""
        assert self.layout_ is not None
        plain = self._cells.get((n, row))
        if plain is None:
            if len(self._cells) > CACHE_ROWS:
                self._cells.clear()
            plain = self._cells[n, row] = self._plain_cell(self.layout_, n, row)
        return plain

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
