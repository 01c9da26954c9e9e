"""The peek: what every other outlet says about a sentence, or that it is silent."""

from __future__ import annotations

from reader.compare.model import Link, Ref, Relation
from reader.tui.render.entries import names
from reader.tui.render.glyphs import Glyphs, Mark
from reader.tui.render.labels import date_label
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.pair import near_lines, near_of, remark_lines, told_apart, why
from reader.tui.render.scene import Scene, link_mark

NAMES = 200
"""Cells of the names of outlets that are silent; of more of them only the number is told."""


def peek_lines(scene: Scene, ref: Ref, glyphs: Glyphs) -> list[Line]:
    """Return, per other article in order: outlet, date, its sentences with differing values lit, and why."""
    mark = scene.marks[ref.article][ref.sentence]
    if scene.comparison is None or scene.alone:
        return [LineBuilder().add(scene.pending, "dim").line()]
    if mark is Mark.PLAIN:
        kind = scene.sentences[ref.article][ref.sentence].kind.value
        return [LineBuilder().add(f"A {kind} takes no part in the comparison.", "dim").line()]
    links: dict[int, list[Link]] = {}
    for link in scene.pairs(ref):
        links.setdefault((link.b if link.a == ref else link.a).article, []).append(link)
    lines = [_summary(scene, ref, mark, len(links), glyphs), *remark_lines(scene, ref, glyphs)]
    silent: list[int] = []
    for article in range(len(scene.articles)):
        if article in links:
            lines += _outlet(scene, ref, article, links[article], glyphs)
        elif article != ref.article:
            silent.append(article)
    if silent and links:
        said = f"Not reported by: {names(scene, silent, NAMES)}"
        lines += [Line(), LineBuilder().add(said, "unique").line(indent=2)]
    return lines + near_lines(scene, ref, glyphs)


def _summary(scene: Scene, ref: Ref, mark: Mark, reporting: int, glyphs: Glyphs) -> Line:
    """Say how many others report a sentence and how many of them differ."""
    others = len(scene.articles) - 1
    differing = {
        (link.b if link.a == ref else link.a).article
        for link in scene.links_of(ref)
        if link.relation is Relation.DIVERGENT
    }
    line = LineBuilder().add(f"{glyphs.of(mark)} ", mark.value)
    line.add(_reported(reporting, others, near=bool(near_of(scene, ref))), "heading")
    if differing:
        alone = ", and differs" if others == 1 else ", 1 differs"
        line.add(f", {len(differing)} differ" if len(differing) > 1 else alone, "divergent")
    return line.line()


def _reported(reporting: int, others: int, *, near: bool) -> str:
    """Say how many of the others report a sentence; ``near`` is whether one perhaps does."""
    if others == 1:
        silent = "perhaps reports" if near else "does not report"
        return f"The other article {'reports' if reporting else silent} this"
    if not reporting:
        return f"None of the other {others} {'surely reports' if near else 'reports'} this"
    return f"{reporting} of {others} others {'reports' if reporting == 1 else 'report'} this"


def _outlet(scene: Scene, ref: Ref, article: int, links: list[Link], glyphs: Glyphs) -> list[Line]:
    """Return what one outlet says."""
    value = scene.articles[article]
    lines: list[Line] = [Line()]
    head = LineBuilder().add(scene.names[article], "outlet").add(f"  {date_label(value.published)}", "dim")
    lines.append(head.line())
    for link in links:
        other = link.b if link.a == ref else link.a
        mark = link_mark(link)
        said = LineBuilder().add(f"{glyphs.of(mark)} ", mark.value)
        said.add(scene.texts[article][other.sentence], spans=told_apart(scene, other, ref, link))
        lines.append(said.line(indent=2, target=other))
        lines += [why(d, link.a == ref, glyphs) for d in link.differences]
    return lines
