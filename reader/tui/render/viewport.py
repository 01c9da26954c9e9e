"""Which part of the columns is on the screen: scroll position, shifts of single columns, and the lit sentences."""

from __future__ import annotations

from typing import NamedTuple

from reader.compare.refs import Ref
from reader.tui.render.layout import BLANK, Layout
from reader.tui.render.scene import Scene

MARGIN = 2
"""Rows kept visible above and below the sentence under the cursor."""


class Viewport(NamedTuple):
    """The rows that are visible; screen row ``y`` of column ``c`` shows its row ``top + shifts[c] + y``."""

    top: int
    shifts: tuple[int, ...]
    height: int
    """Rows of the window."""

    def row(self, column: int, y: int) -> int:
        """Return the row of a column that stands on a screen row."""
        return self.top + self.shifts[column] + y

    def screen_row(self, column: int, row: int) -> int:
        """Return the screen row a column's row stands on; outside 0..height it is not visible."""
        return row - self.top - self.shifts[column]


def lit_sentences(layout: Layout, scene: Scene, cursor: Ref, chosen: Ref | None) -> dict[int, int]:
    """Return, per column, the sentence that is lit: the cursor's, and its partner in each other column."""
    partners = scene.partners(cursor)
    if chosen is not None:
        partners = {**partners, chosen.article: chosen}
    lit = {}
    for n, column in enumerate(layout.columns):
        if column.article == cursor.article:
            lit[n] = cursor.sentence
        elif column.article in partners:
            lit[n] = partners[column.article].sentence
    return lit


def follow(
    view: Viewport,
    layout: Layout,
    cursor: Ref,
    lit: dict[int, int],
    *,
    free: bool = False,
    limit: int | None = None,
) -> Viewport:
    """Return the window after a move: the cursor visible and, unless ``free``, its partners level with it.

    ``limit`` is the largest ``top`` the widget can scroll to.
    """
    active = layout.place(cursor.article)
    if active is None or not layout.columns:
        return view
    column = layout.columns[active]
    row, rows = column.top(cursor.sentence), column.height(cursor.sentence)
    if free:
        at = view.screen_row(active, row)
        moved = at - _visible(at, rows, view.height)
        # No column begins below the top of the window.
        shifts = tuple(max(s + moved, -view.top) if n == active else s for n, s in enumerate(view.shifts))
        return view._replace(shifts=shifts)
    top = view.top + view.shifts[active]
    at = row - top
    top = max(0, row - _visible(at, rows, view.height))
    if limit is not None:
        top = min(top, max(0, limit))
    shifts = tuple(
        other.top(lit[n]) - row if n in lit and n != active else 0 for n, other in enumerate(layout.columns)
    )
    return view._replace(top=top, shifts=shifts)


def _visible(at: int, rows: int, height: int) -> int:
    """Return the screen row a sentence should start on, given the one it would start on now.

    The text stands still while the sentence is well inside the window, then jumps so that two thirds of the
    window lie ahead: less moves before the eyes, and less is painted, than with a row or two at every step.
    """
    if rows + 2 * MARGIN >= height:
        return at if at >= 0 and at + rows <= height else 0
    if at + rows > height - MARGIN or at < -height:
        return min(height // 3, height - rows - MARGIN)
    return at if at >= MARGIN else max(MARGIN, height - height // 3 - rows)


def sees(view: Viewport, layout: Layout, ref: Ref) -> bool:
    """Return whether any row of a sentence is in the window."""
    n = layout.place(ref.article)
    if n is None:
        return False
    at = view.screen_row(n, layout.columns[n].top(ref.sentence))
    return -layout.columns[n].height(ref.sentence) < at < view.height


def keep_text(old: Viewport, was: Layout, new: Layout, height: int) -> Viewport | None:
    """Return a window on a new layout that begins with the words that the old one begins with in its first column.

    None where there are none, or the new layout does not show that article.
    """
    column, first = was.columns[0], old.row(0, 0)
    n = new.place(column.article)
    places = ((y, column.row(first + y)) for y in range(old.height))
    y, place = next(((y, place) for y, place in places if place.sentence >= 0), (0, BLANK))
    if n is None or place.sentence < 0:
        return None
    offset = was.scene.sentences[column.article][place.sentence].start + place.start
    sentence = new.scene.at(column.article, offset)
    within = offset - new.scene.sentences[column.article][sentence].start
    row = new.columns[n].row_of(sentence, within)
    return Viewport(max(0, row - y), (0,) * len(new.columns), height)


def keep_place(old: Viewport, was: Layout, left: Ref, new: Layout, cursor: Ref, height: int) -> Viewport:
    """Return a window on a new layout that shows the cursor's sentence on the screen row it had.

    ``left`` is the cursor as the old layout counts sentences.
    """
    column, before = new.place(cursor.article), was.place(left.article)
    shifts = (0,) * len(new.columns)
    if column is None:
        return Viewport(0, shifts, height)
    row = new.columns[column].top(cursor.sentence)
    at = old.screen_row(before, was.columns[before].top(left.sentence)) if before is not None else height // 3
    rows = min(new.columns[column].height(cursor.sentence), height)
    margin = MARGIN if rows + 2 * MARGIN < height else 0
    at = max(margin, min(at, height - rows - margin))
    return Viewport(max(0, row - at), shifts, height)
