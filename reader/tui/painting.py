"""Which widgets a frame is made of: those that can be seen where something changed, and of them only these rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import sleep
from typing import TYPE_CHECKING

from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import Console
    from textual.screen import Screen
    from textual.widget import Widget


TURN = 0.00005
"""Seconds in which the thread that writes to the terminal takes its turn: it would have none until all else is done."""


class PartsUpdate(ChopsUpdate):
    """Rows of text and where each begins."""

    def __init__(self, rows: list[tuple[int, int, Strip]]) -> None:
        """Take column, row and text of what is written."""
        super().__init__([], [], [])
        self.rows = rows

    def render_segments(self, console: Console) -> str:
        """Return what is written to the terminal."""
        move_to = Control.move_to
        return "".join(move_to(x, y).segment.text + strip.render(console) for x, y, strip in self.rows)


class NearCompositor(Compositor):
    """Works out a change from the widgets that can be seen in it.

    Textual's asks every widget of the screen for all its rows, also those behind and beside the change, and throws
    them away: for the cursor of a reader more than half of the time from a key to its echo, for a whole frame the
    rows of the screen and of every container behind what they hold.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """Render what changed, every part of it from the rows of the widget that can be seen there.

        Textual cuts whole rows of the screen at the edges of all widgets and joins the pieces again.
        """
        screen = self.size.region
        rows: list[tuple[int, int, Strip]] = []
        regions = self._dirty_regions
        for region in regions:
            if any(other.contains_region(region) for other in regions if other is not region):
                continue
            for widget, place, seen in self._seen(region.intersection(screen)):
                strips = widget.render_lines(seen.translate(-place.offset))
                rows += [(seen.x, y, strip) for y, strip in zip(seen.line_range, strips, strict=True)]
        self._dirty_regions.clear()
        return PartsUpdate(rows) if rows else None

    def _seen(self, part: Region) -> Iterator[tuple[Widget, Region, Region]]:
        """Yield the widgets that can be seen in a part of the screen, their places, and what is seen of them."""
        bare = [part] if part else []
        for widget, (region, clip) in self.visible_widgets.items():
            if not bare:
                return
            shown = region.intersection(clip)
            if any(shown.overlaps(piece) for piece in bare):
                yield from ((widget, region, both) for piece in bare if (both := piece.intersection(shown)))
                bare = [left for piece in bare for left in outside(piece, shown)]

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield place, clip and rows of the widgets in a part of the screen, the front ones first."""
        if not crop:
            yield from super()._get_renders(crop)
            return
        bare = [crop]
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            seen = [piece for piece in bare if shown.overlaps(piece)]
            if not seen:
                continue
            top, bottom = min(piece.y for piece in seen), max(piece.bottom for piece in seen)
            rows = shown.intersection(Region(shown.x, top, shown.width, bottom - top))
            yield rows, rows, widget.render_lines(rows.translate(-region.offset))
            bare = [left for piece in bare for left in outside(piece, shown)]
            if not bare:
                return


def outside(piece: Region, cover: Region) -> Iterator[Region]:
    """Yield what another region leaves of one: at most four regions that do not overlap."""
    both = piece.intersection(cover)
    if not both:
        yield piece
        return
    parts = (
        Region(piece.x, piece.y, piece.width, both.y - piece.y),
        Region(piece.x, both.bottom, piece.width, piece.bottom - both.bottom),
        Region(piece.x, both.y, both.x - piece.x, both.height),
        Region(both.right, both.y, piece.right - both.right, both.height),
    )
    yield from (part for part in parts if part)


def hurried(widget: Widget) -> bool:
    """Return whether more has come for a widget already: keys typed faster than they are answered share a frame."""
    waiting = widget.app.message_queue_size or widget.message_queue_size
    return bool(waiting) or widget._pending_message is not None


def echo(widget: Widget, *parts: Region) -> None:
    """Paint parts of a widget at once, not at the app's next idle moment, and let them be written."""
    screen = widget.screen
    if _can_paint(screen) and widget in screen._compositor.visible_widgets:
        widget._set_dirty(*parts)
        _paint(screen, {widget})
        sleep(TURN)
    else:
        widget.refresh(*parts)


def settle(screen: Screen[object]) -> None:
    """Paint everything that has been asked for by now as one frame: what is asked for later may come in several."""
    visible = screen._compositor.visible_widgets
    asked = {widget for widget in visible if widget._repaint_required}
    if _can_paint(screen) and not any(widget._layout_required for widget in visible):
        for widget in asked:
            widget._repaint_required = False
        _paint(screen, asked | screen._dirty_widgets)


def _can_paint(screen: Screen[object]) -> bool:
    """Return whether the places of all widgets are those that they will have in the next frame."""
    waits = screen._layout_required or screen._scroll_required or screen._repaint_required
    return not waits and screen.is_current and not screen.app._batch_count


def _paint(screen: Screen[object], widgets: set[Widget]) -> None:
    """Paint what these widgets want to be painted; others wait for their frame."""
    others = screen._dirty_widgets - widgets
    screen._compositor.update_widgets(widgets)
    screen._compositor_refresh()
    screen._dirty_widgets |= others
