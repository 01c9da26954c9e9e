"""The ground of the columns: which articles are laid out, how far, and which part of them is in the window."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from textual import events
from textual.geometry import Size
from textual.timer import Timer

from reader.compare.refs import Ref
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.layout import Layout, lay_out
from reader.tui.render.scene import Scene
from reader.tui.render.viewport import Viewport, follow, keep_place, keep_text, lit_sentences, sees
from reader.tui.widgets.painted import Painted

AHEAD = 2
"""Windows that are laid out below the one that is seen."""
SLICE, PAUSE = 0.006, 0.012
"""Seconds that laying out the rest goes on for at a time, and that a key has between."""
PORTION = 40
"""Sentences after which the clock is looked at."""


class LaidColumns(Painted):
    """One to four articles side by side; the first one shown is the base the others are level with.

    What is not in the window is laid out behind the frames, a little at a time, or when somebody goes there. Rows that
    were laid out never move; until all are, only the length of the scroll bar is a guess.
    """

    layout_: Layout | None = None

    def __init__(self, scene: Scene, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        super().__init__(id=id)
        self.scene = scene
        self.glyphs = glyphs
        self.shown: tuple[int, ...] = (0,)
        self.cursor = Ref(0, 0)
        self.chosen: Ref | None = None
        self.free = False
        self.level = True
        self.view = Viewport(0, (0,), 1)
        self.lit: dict[int, int] = {}
        self._width = 0
        self._following: Viewport | None = None
        self._prepared: Layout | None = None
        self._rest: Timer | None = None

    # What is shown

    @property
    def loose(self) -> bool:
        """Whether every column scrolls for itself; a single one has none to be level with."""
        return self.free and len(self.shown) > 1

    def show(
        self,
        scene: Scene,
        shown: Sequence[int],
        cursor: Ref,
        chosen: Ref | None,
        *,
        free: bool | None = None,
        level: bool | None = None,
    ) -> None:
        """Show these articles of a scene, the cursor's sentence on the screen row that it had.

        Where the reader has scrolled away from the cursor, what is in the window stays there.
        """
        self.free = self.free if free is None else free
        self.level = self.level if level is None else level
        before = here = self.cursor
        if scene.sentences is not self.scene.sentences:
            here = Ref(here.article, scene.at(here.article, self.scene.span(here)[0]))
        self.scene, self.shown, self.cursor, self.chosen = scene, tuple(shown), cursor, chosen
        if cursor == here:
            self._relayout(before)
        else:
            self._relayout(cursor, moved=True)

    def prepare(self, scene: Scene, shown: Sequence[int]) -> None:
        """Lay out a scene that will be shown, all of it; for a thread."""
        if self._width and shown:
            layout = lay_out(scene, shown, self._width, level=self.level)
            layout.placing.finish()
            self._prepared = layout

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew and stay with the sentence."""
        self._relayout(self.cursor)

    def _relayout(self, before: Ref, *, moved: bool = False) -> None:
        """Lay out for the present width, keep the place, repaint all; ``before`` is the cursor in the old layout."""
        size = self.scrollable_content_region.size
        self._width = size.width
        if not size.width or not size.height:
            return
        was, view, seen = self.layout_, self._current(), self.view.height
        layout = self.layout_ = self._laid_out()
        self.forget()
        self._measure()
        self.lit = lit_sentences(layout, self.scene, self.cursor, self.chosen)
        kept = None
        if was is None or was.place(before.article) is None:
            view = Viewport(0, (0,) * len(layout.columns), size.height)
        else:
            if not (moved or self.loose or sees(view._replace(height=seen), was, before)):
                kept = keep_text(view, was, layout, size.height)
            view = keep_place(view, was, before, layout, self.cursor, size.height)
        if kept is not None:
            self._settle(kept._replace(top=min(kept.top, self._limit(kept.top))))
        else:
            limit = self._limit(self._cursor_row())
            self._settle(follow(view, layout, self.cursor, self.lit, free=self.loose, limit=limit))
        self.refresh()
        if not layout.placing.done and self._rest is None:
            self._rest = self.set_timer(PAUSE, self._lay_out_rest)

    def _laid_out(self) -> Layout:
        """Return the layout of what is shown: the one there is, the one made in a thread, or a new one."""
        for layout in (self.layout_, self._prepared):
            if layout is not None and layout.fits(self.scene, self.shown, self._width, self.level):
                break
        else:
            layout = lay_out(self.scene, self.shown, self._width, level=self.level)
        self._prepared = None
        return layout

    def _lay_out_rest(self) -> None:
        """Lay out a little more, and go on until all is."""
        self._rest = None
        if self.layout_ is None or not self.is_attached:
            return
        placing, until = self.layout_.placing, perf_counter() + SLICE
        while not placing.done and perf_counter() < until:
            placing.advance(PORTION)
        if placing.done:
            self._measure()
        else:
            self._rest = self.set_timer(PAUSE, self._lay_out_rest)

    # The window

    def _measure(self) -> None:
        """Tell the scroll bar how long the text is, as far as that is known."""
        if self.layout_ is not None:
            self.virtual_size = Size(self._width, self.layout_.placing.height)

    def _reach(self, row: int) -> None:
        """Lay out what stands on a row and in some windows below it."""
        layout = self.layout_
        if layout is None or layout.placing.done:
            return
        row += (1 + AHEAD) * self.scrollable_content_region.height
        for n in range(len(layout.columns)):
            layout.placing.reach_row(n, row)
        self._measure()

    def validate_scroll_y(self, value: float) -> float:
        """Scroll no further than the text goes, which is found out before the window is there."""
        self._reach(int(value))
        return super().validate_scroll_y(value)

    def validate_scroll_target_y(self, value: float) -> float:
        """Aim no further either."""
        self._reach(int(value))
        return super().validate_scroll_target_y(value)

    def _current(self) -> Viewport:
        """Return the window as it stands, the scroll bar's doings included."""
        return self.view._replace(
            top=self.scroll_offset.y, height=max(1, self.scrollable_content_region.height)
        )

    def _cursor_row(self) -> int:
        """Return the row of the cursor's sentence."""
        here = self.layout_.place(self.cursor.article) if self.layout_ else None
        if self.layout_ is None or here is None:
            return 0
        return self.layout_.columns[here].top(self.cursor.sentence)

    def _limit(self, row: int) -> int:
        """Return the largest scroll position, or one beyond the row that is asked for."""
        self._reach(row)
        height = self.layout_.placing.height if self.layout_ else 0
        return max(0, height - self.scrollable_content_region.height)

    def _settle(self, view: Viewport) -> None:
        """Take over a window: shifts and scroll position."""
        self.view = view
        if self._following is not None:
            self._following = view
        if view.top != self.scroll_offset.y:
            self.scroll_to(y=view.top, animate=False, force=True)
