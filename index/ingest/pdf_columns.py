"""Pages of several columns whose text is written across them, row by row: the columns one after the other; and rows
that a gap or another size of letters parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

LEAST = 6
"""Stretches of text that a column has at least."""
MOST = 600
"""Stretches of one page that are put in order."""
WIDER, RESIZED = 1.3, 1.15
"""Times the usual step between rows, and times the height of letters, that part one row from the next."""
GUTTER = 6.0
"""Points that part two columns at least."""


class Stretch(NamedTuple):
    """A stretch of text on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Place(NamedTuple):
    """Where a row stands, in points: how low its first letter and its last, maybe a line lower; how tall they are."""

    first: float
    last: float
    height: float


def page_text(words: Any) -> str:
    """Return the text of a page (pdfium's), in the order it is written, or by columns where that mixes them."""
    written = str(words.get_text_bounded())
    count = words.count_rects()
    if not 2 * LEAST <= count <= MOST:
        return _parted(words, written)
    stretches = [Stretch(*words.get_rect(number)) for number in range(count)]
    groups = in_reading_order(stretches)
    if len(groups) == 1:
        return _parted(words, written)
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


def _parted(words: Any, written: str) -> str:
    """Return a page's text with an empty row where a wide gap or letters of another size part two rows.

    As it is, where characters and places cannot be told to belong together.
    """
    rows = written.split("\r\n")
    places: list[Place] = []
    if not 2 < len(rows) <= MOST or list(map(len, str(words.get_text_range()).split("\r\n"))) != list(
        map(len, rows)
    ):
        return written
    at = 0
    for row in rows:
        if row.strip():
            _, first, _, top = words.get_charbox(at + len(row) - len(row.lstrip()), loose=True)
            last = words.get_charbox(at + len(row.rstrip()) - 1, loose=True)[1]
            places.append(Place(first, last, top - first))
        else:
            places.append(Place(0.0, 0.0, 0.0))
        at += len(row) + 2
    parts = parted_rows(rows, places)
    return "\r\n".join(f"\r\n{row}" if number in parts else row for number, row in enumerate(rows))


def parted_rows(rows: Sequence[str], places: Sequence[Place]) -> set[int]:
    """Return the numbers of the rows that stand apart from the one above; one within a sentence never does."""
    steps = [
        (one.last - two.first) / two.height for one, two in pairwise(places) if one.height > 0 < two.height
    ]
    usual = median(step for step in steps if step > 0) if any(step > 0 for step in steps) else 0.0
    found: set[int] = set()
    for number in range(1, len(rows)):
        above, row = rows[number - 1].rstrip(), rows[number].lstrip()
        one, two = places[number - 1], places[number]
        if not above or not row or min(one.height, two.height) <= 0 or above[-1] in ",;-–—\x02":
            continue
        resized = max(one.height, two.height) > RESIZED * min(one.height, two.height)
        gap = (one.last - two.first) / min(one.height, two.height)
        if (resized or gap > WIDER * usual) and (row[0].isupper() or row[0] in "“\"'‘«„([•"):
            found.add(number)
    return found


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
