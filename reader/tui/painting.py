"""Which widgets a frame is made of: those that show through where something changed, and of them only these rows."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class NearCompositor(Compositor):
    """Works out a change from the widgets it touches.

    Textual's asks every widget of the screen for all its rows, also those behind and beside the change, and throws
    them away: for the cursor of a reader more than half of the time from a key to its echo.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield place, clip and rows of the widgets in a part of the screen, the front ones first."""
        if not crop:
            yield from super()._get_renders(crop)
            return
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            if not shown.overlaps(crop):
                continue
            rows = shown.intersection(Region(shown.x, crop.y, shown.width, crop.height))
            yield rows, rows, widget.render_lines(rows.translate(-region.offset))
            if rows.contains_region(crop):
                return
