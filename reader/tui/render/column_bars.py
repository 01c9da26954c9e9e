"""What the bars above and below the columns say, and why there are no more columns, or no fewer."""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.refs import Ref
from reader.tui.render import labels, moves
from reader.tui.render.glyphs import Glyphs
from reader.tui.render.layout import MOST_COLUMNS, SINGLE_BELOW
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.scene import Scene


def article_sign(article: int, shown: Sequence[int], glyphs: Glyphs) -> str:
    """Return what stands before an article's name: whether it is the base, shown beside it, or not shown."""
    if article not in shown:
        return "  "
    return f"{glyphs.base if article == shown[0] else glyphs.dot} "


def legend_line(shown: int, articles: int, glyphs: Glyphs) -> Line:
    """Say what the signs mean; where one article of several is shown, from which width on there are more."""
    if articles == 1:
        return Line()
    if shown != 1:
        return labels.legend(glyphs)
    said = f"One article at a time; side by side from {SINGLE_BELOW} columns"
    return LineBuilder().add(said, "dim").line()


def whereabouts(scene: Scene, cursor: Ref, glyphs: Glyphs, *, free: bool, level: bool) -> Line:
    """Say how the columns scroll and which conflict of how many the cursor is on."""
    line = LineBuilder()
    if free:
        line.add(" free scroll", "dim")
    if not level:
        line.add(" packed", "dim")
    if scene.comparison is None:
        return line.add(" not compared " if scene.stopped else f" comparing{glyphs.ellipsis} ", "dim").line()
    n, total = moves.ordinal(scene, cursor, moves.DIVERGENT_MARKS)
    if total:
        at = f"{n} of {total}" if n else f"{total}"
        line.add(f" {glyphs.divergent} {at} here ", "divergent")
    return line.line()


def why_as_many(by: int, shown: int, articles: int, width: int) -> str:
    """Say why ``shown`` columns of so many articles cannot be one more, or one less where ``by`` is negative."""
    if articles == 1:
        return "There is no other article here."
    if width < SINGLE_BELOW:
        return f"Articles stand side by side from {SINGLE_BELOW} columns on."
    if by < 0:
        return "Two columns are the least; 2 shows one article."
    if shown == articles:
        return "All articles are shown."
    if shown == MOST_COLUMNS:
        return f"{MOST_COLUMNS} columns are the most."
    return f"{shown} columns are what fits here."
