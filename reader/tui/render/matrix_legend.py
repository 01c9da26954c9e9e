"""The line under the claim matrix: how it is sorted and filtered, and what its signs mean, as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.views import ClaimRow
from reader.tui.render.glyphs import MEANINGS, Glyphs, Mark
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.matrix import Columns, Show, Sort
from reader.tui.render.rows import counted
from reader.tui.render.wrap import cells_before

EXPLAINED = " in 4/5 ind. 3: four of five report it, three of them independently "

Part = tuple[str, str]
"""Words and their style."""


def legend_line(
    rows: Sequence[ClaimRow],
    columns: Columns,
    outlets: int,
    order: tuple[Sort, Show],
    glyphs: Glyphs,
    keys: tuple[str, str],
    width: int,
) -> Line:
    """Return the fullest legend that ``width`` cells hold; what silence may mean is the last thing to go.

    ``outlets`` are all of the story, ``keys`` those that lead to the ones that are not shown.
    """
    sort, show = order
    claims = counted(len(rows), "claim")
    whole = (f" {claims}, {show.value}, {sort.value} ", "dim")
    brief = (f" {claims}, {sort.value} ", "dim") if show is Show.ALL else whole
    reports = [
        (f" {glyphs.of(mark)} {meaning} ", mark.value)
        for mark, meaning in MEANINGS.items()
        if mark is not Mark.UNIQUE
    ]
    silence: list[Part] = [(f" {glyphs.dash} silent ", "dim")]
    if any(row.claim.near for row in rows):
        silence.append((f" {glyphs.perhaps} perhaps ", "dim"))
    part, moving = [], []
    shown = columns.articles
    if len(shown) < outlets:
        told = f" outlets {shown[0] + 1} to {shown[-1] + 1} of {outlets}"
        part, moving = [(f"{told} ", "dim")], [(f"{told}, {keys[0]} {keys[1]} move ", "dim")]
    forms: list[list[Part]] = [
        [whole, *moving, *reports, *silence, (EXPLAINED, "dim")],
        [whole, *moving, *reports, *silence],
        [brief, *moving, *reports, *silence],
        [brief, *part, *reports, *silence],
        *([[(f" {claims} ", "dim"), *part, *reports, *silence]] if order == (Sort.WEIGHT, Show.ALL) else []),
        [brief, *part, *silence],
        [brief, *silence],
    ]
    lines = [_line(form) for form in forms]
    return next((line for line in lines if cells_before(line.text, len(line.text)) <= width), lines[-1])


def _line(parts: Sequence[Part]) -> Line:
    """Return the parts as one line."""
    line = LineBuilder()
    for text, style in parts:
        line.add(text, style)
    return line.line()
