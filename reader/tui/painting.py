"""Which widgets a frame is made of: those that can be seen where something changed, and of them only these rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class NearCompositor(Compositor):
    """Works out a change from the widgets that can be seen in it.

    Textual's asks every widget of the screen for all its rows, also those behind and beside the change, and throws
    them away: for the cursor of a reader more than half of the time from a key to its echo, for a whole frame the
    rows of the screen and of every container behind what they hold.
    """

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
