"""Which widgets a frame is made of: those that can be seen where something changed, and of them only these rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import Console
    from textual.widget import Widget


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
        """Render what changed: where each change is inside of one widget, from the rows of that widget alone.

        Textual cuts whole rows of the screen at the edges of all widgets and joins the pieces again.
        """
        screen = self.size.region
        regions = {region.intersection(screen) for region in self._dirty_regions}
        owners = [(region, self._owner(region)) for region in regions if region]
        rows: list[tuple[int, int, Strip]] = []
        for region, owner in owners:
            if owner is None:
                return super().render_partial_update()
            widget, place = owner
            strips = widget.render_lines(region.translate(-place.offset))
            rows += [(region.x, y, strip) for y, strip in zip(region.line_range, strips, strict=True)]
        self._dirty_regions.clear()
        return PartsUpdate(rows) if rows else None

    def _owner(self, part: Region) -> tuple[Widget, Region] | None:
        """Return the only widget that can be seen in a part of the screen, and its place; None where there are more."""
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            if shown.overlaps(part):
                return (widget, region) if shown.contains_region(part) else None
        return None

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


def paint_now(widget: Widget, parts: Iterable[Region]) -> bool:
    """Paint parts of a widget at once, not at the app's next idle moment; False where more than that is to be painted.

    While keys wait, nothing is painted at once: those that are typed faster than they are answered share a frame.
    """
    screen, app = widget.screen, widget.app
    asked = (
        screen._layout_required,
        screen._scroll_required,
        screen._repaint_required,
        screen._dirty_widgets,
    )
    keys = app.message_queue_size + widget.message_queue_size
    if keys or widget._pending_message is not None or any(asked) or app._batch_count or not screen.is_current:
        return False
    if widget not in screen._compositor.visible_widgets:
        return False
    widget._set_dirty(*parts)
    screen._compositor.update_widgets({widget})
    screen._compositor_refresh()
    return True
