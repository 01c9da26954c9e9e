"""Pages of several columns whose text is written across them, row by row: the columns one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

LEAST = 6
"""Stretches of text that a column has at least."""
MOST = 600
"""Stretches of one page that are put in order."""
GUTTER = 6.0
"""Points that part two columns at least."""


class Stretch(NamedTuple):
    """A stretch of text on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def page_text(words: Any) -> str:
    """Return the text of a page (pdfium's), in the order it is written, or by columns where that mixes them."""
    written = str(words.get_text_bounded())
    count = words.count_rects()
    if not 2 * LEAST <= count <= MOST:
        return written
    stretches = [Stretch(*words.get_rect(number)) for number in range(count)]
    groups = in_reading_order(stretches)
    if len(groups) == 1:
        return written
    rows: list[str] = []
    for group in groups:
        last: Stretch | None = None
        for stretch in group:
            said = str(words.get_text_bounded(*stretch)).strip()
            if last is not None and abs(last.bottom - stretch.bottom) < 3 and rows:
                rows[-1] += f" {said}"
            else:
                rows.append(said)
            last = stretch
    return "\n".join(rows)


def find_gutter(stretches: Sequence[Stretch]) -> float | None:
    """Return where the widest empty strip stands that has a column on either side, or None.

    A tenth of the stretches (headlines, a page's head) may cross it.
    """
    left, right = min(s.left for s in stretches), max(s.right for s in stretches)
    edges = sorted({float(int(s.right) + 1) for s in stretches})
    best: tuple[float, float] | None = None
    for edge in edges:
        if not left + 0.25 * (right - left) <= edge <= left + 0.75 * (right - left):
            continue
        behind = [s.left for s in stretches if s.left > edge]
        before = sum(s.right <= edge for s in stretches)
        crossing = len(stretches) - before - len(behind)
        if min(before, len(behind)) < LEAST or crossing > 0.1 * len(stretches):
            continue
        wide = min(behind) - edge
        if wide >= GUTTER and (best is None or wide > best[0]):
            best = (wide, edge + wide / 2)
    return best[1] if best else None


def _mixes(stretches: Sequence[Stretch], gutter: float) -> bool:
    """Return whether the text goes from one side of the gutter to the other again and again."""
    sides = [s.left > gutter for s in stretches if s.right <= gutter or s.left > gutter]
    changes = sum(a != b for a, b in pairwise(sides))
    return changes > max(3, len(sides) // 4)


def in_reading_order(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """Return the stretches as groups: what crosses a gutter, and between that one column after the other."""
    gutter = find_gutter(stretches) if len(stretches) >= 2 * LEAST else None
    if gutter is None or not _mixes(stretches, gutter):
        return [list(stretches)]
    groups: list[list[Stretch]] = [[], []]
    for stretch in sorted(stretches, key=lambda s: (-round(s.bottom / 3), s.left)):
        if stretch.right <= gutter:
            groups[-2].append(stretch)
        elif stretch.left > gutter:
            groups[-1].append(stretch)
        else:
            groups += [[stretch], [], []]
    return [part for group in groups if group for part in in_reading_order(group)]
