"""The contested points of a story as a work list: by kind, both sides, and what is already reviewed."""

from __future__ import annotations

from collections.abc import Collection

from reader.compare.model import DifferenceKind
from reader.compare.views import ConflictPoint, Mention
from reader.tui.render.entries import Entry, heading, mentioned, names
from reader.tui.render.glyphs import Glyphs
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.pair import remark_lines
from reader.tui.render.safe import display
from reader.tui.render.scene import Scene

PAIRS = 3
"""Pairs of values that are named with a reason."""


def conflict_entries(
    scene: Scene,
    reviewed: Collection[str],
    glyphs: Glyphs,
    *,
    hide_reviewed: bool = False,
    kind: DifferenceKind | None = None,
    cells: int = 0,
) -> list[Entry]:
    """Return the points grouped by kind, in the order of the kinds; reviewed ones carry a tick or are left out.

    Of the outlets of a side are named as many as a row of so many ``cells`` holds.
    """
    points = scene.points
    entries: list[Entry] = []
    for group in DifferenceKind:
        of_kind = [p for p in points if p.kind is group and kind in (None, group)]
        shown = [p for p in of_kind if not (hide_reviewed and p.key in reviewed)]
        if shown:
            left = sum(p.key not in reviewed for p in of_kind)
            entries.append(heading(group.words, f"{left} of {len(of_kind)} to review"))
            entries += [_entry(scene, point, point.key in reviewed, glyphs, cells) for point in shown]
    return entries


def kinds_of(scene: Scene) -> list[DifferenceKind]:
    """Return the kinds that occur, in their own order."""
    found = {point.kind for point in scene.points}
    return [kind for kind in DifferenceKind if kind in found]


def progress(scene: Scene, reviewed: Collection[str]) -> tuple[int, int]:
    """Return how many points are reviewed and how many there are."""
    return sum(point.key in reviewed for point in scene.points), len(scene.points)


def _entry(scene: Scene, point: ConflictPoint, done: bool, glyphs: Glyphs, cells: int) -> Entry:
    """Return one point: ``○ six (Reuters, BBC) ≠ at least five (AP)``, a sign on those with tags or notes."""
    places = tuple(dict.fromkeys(mention.ref for side in point.sides for mention in side.mentions))
    remarks = dict.fromkeys(line for ref in places for line in remark_lines(scene, ref, glyphs))
    line = LineBuilder().add(f" {glyphs.done if done else glyphs.todo}", "dim" if done else "divergent")
    line.add(glyphs.note if remarks else " ", "noted-sign")
    for n, side in enumerate(point.sides):
        if n:
            line.add(f" {glyphs.not_equal} ", "divergent")
        line.add(display(side.value), *(("dim",) if done else ("differs",)))
        line.add(f" ({names(scene, side.articles, cells)})", "dim")
    detail = [*_reasons(scene, point, glyphs), *remarks]
    for side in point.sides:
        detail.append(LineBuilder().add(display(side.value), "differs").line())
        detail += mentioned(scene, side.mentions, glyphs, "differs")
    links = scene.comparison.links if scene.comparison else ()
    against = tuple((links[n].a, links[n].b) for n in point.links)
    return Entry(line.line(indent=3), places, point.key, tuple(detail), against=against)


def _reasons(scene: Scene, point: ConflictPoint, glyphs: Glyphs) -> list[Line]:
    """Return why the values of a point conflict; where there are several reasons, each with the values it is about."""
    if len(point.reasons) < 2 or scene.comparison is None:
        return [LineBuilder().add(display(reason), "dim").line() for reason in point.reasons]
    there = {mention for side in point.sides for mention in side.mentions}
    lines = []
    for reason in point.reasons:
        pairs: dict[frozenset[str], str] = {}
        for link in (scene.comparison.links[n] for n in point.links):
            for one in link.differences:
                spans = (link.a, one.a_span), (link.b, one.b_span)
                about = one.kind is point.kind and one.reason == reason
                if about and all(span is not None and Mention(ref, span) in there for ref, span in spans):
                    value = f"{display(one.a)} {glyphs.not_equal} {display(one.b)}"
                    pairs.setdefault(frozenset((one.a.casefold(), one.b.casefold())), value)
        line = LineBuilder()
        shown = list(pairs.values())
        if shown:
            more = f" and {len(shown) - PAIRS} more" if len(shown) > PAIRS else ""
            line.add(f"{', '.join(shown[:PAIRS])}{more}: ", "dim")
        lines.append(line.add(display(reason), "dim").line(indent=2))
    return lines
