"""The panel below the text: a sentence, its partners, which words differ, and why the pair is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Span
from reader.compare.refs import Ref
from reader.tui.render.glyphs import MEANINGS, Glyphs, Mark
from reader.tui.render.labels import date_label
from reader.tui.render.lines import Line, LineBuilder, Style
from reader.tui.render.safe import display
from reader.tui.render.scene import Scene, link_mark
from reader.tui.render.wrap import shorten

if TYPE_CHECKING:
    from reader.compare.model import Difference, Link

NAME_CELLS = 20
"""The most cells an outlet's name takes in front of its sentence."""
REMARKS = 4
"""Tags and notes that stand before what the others say; more would push that out of sight."""


def pair_lines(scene: Scene, ref: Ref, chosen: int, glyphs: Glyphs) -> list[Line]:
    """Return everything the panel says about a sentence; ``chosen`` is the pair (see ``Scene.pairs``) shown first.

    The first line is the heading, then the reasons, the sentence, the chosen partner, and the other partners.
    """
    links = scene.pairs(ref)
    lines = [_heading(scene, ref, chosen, links, glyphs), *remark_lines(scene, ref, glyphs)]
    if not links:
        lines.append(_lonely(scene, ref))
        lines.append(_said(scene, ref, (), glyphs, scene.marks[ref.article][ref.sentence]))
        return lines + near_lines(scene, ref, glyphs)
    chosen %= len(links)
    link = links[chosen]
    other = _other(link, ref)
    lines += [why(d, link.a == ref, glyphs) for d in link.differences]
    lines.append(_said(scene, ref, told_apart(scene, ref, other, link), glyphs, Mark.PLAIN))
    lines.append(_said(scene, other, told_apart(scene, other, ref, link), glyphs, link_mark(link)))
    lines += [_note(d, link.a == ref) for d in link.notes]
    if link.reasons or link.by_hand:
        resting = "linked by hand" if link.by_hand else "rests on: " + "; ".join(link.reasons)
        lines.append(LineBuilder().add(display(resting), "dim").line(indent=2))
    for n, further in enumerate(links):
        if n == chosen:
            continue
        partner = _other(further, ref)
        spans = told_apart(scene, partner, ref, further)
        lines.append(_said(scene, partner, spans, glyphs, link_mark(further)))
        lines += [why(d, further.a == ref, glyphs) for d in further.differences]
    return lines


def _other(link: Link, ref: Ref) -> Ref:
    """Return the other end of a link."""
    return link.b if link.a == ref else link.a


def _heading(scene: Scene, ref: Ref, chosen: int, links: list[Link], glyphs: Glyphs) -> Line:
    """Say what is shown: ``≠ Keld Press 4/18 → Daily Lantern 6/20 · divergent · restated · 0.91 · 1 of 3``."""
    line = LineBuilder()
    mark = link_mark(links[chosen % len(links)]) if links else scene.marks[ref.article][ref.sentence]
    line.add(f"{glyphs.of(mark)} ", mark.value)
    line.add(_place(scene, ref), "outlet")
    if not links:
        return line.add(f"  {MEANINGS.get(mark, 'not compared')}", mark.value).line()
    link = links[chosen % len(links)]
    line.add(f" {glyphs.arrow} ", "dim").add(_place(scene, _other(link, ref)), "outlet")
    line.add(f"  {link.relation.value}", mark.value)
    line.add(f" {glyphs.dot} {link.wording.value} {glyphs.dot} score {link.score:.2f}", "dim")
    if len(links) > 1:
        line.add(f" {glyphs.dot} partner {chosen % len(links) + 1} of {len(links)}", "dim")
    return line.line()


def _place(scene: Scene, ref: Ref) -> str:
    """Name a sentence by outlet and number: ``Keld Press 4/18``."""
    return f"{scene.names[ref.article]} {ref.sentence + 1}/{len(scene.sentences[ref.article])}"


def remark_lines(scene: Scene, ref: Ref, glyphs: Glyphs) -> list[Line]:
    """Return the reader's tags and notes on a sentence, one line each; of many only the first, and how many more."""
    lines = []
    remarks = scene.remarks(ref)
    for remark in remarks[:REMARKS]:
        line = LineBuilder().add(f"{glyphs.note} ", "noted-sign")
        for n, tag in enumerate(remark.tags):
            names = remark.looks[n] if n < len(remark.looks) else ("noted",)
            line.add(", " if n else "", "dim").add(display(tag), *names)
        line.add("  " if remark.tags and remark.text else "").add(display(remark.text))
        if remark.targets > 1:
            line.add(f"  on {remark.targets} places", "dim")
        if remark.author:
            line.add(f"  by {display(remark.author)}", "dim")
        if remark.moved:
            line.add(f"  moved {remark.moved}: the text has changed", "divergent")
        lines.append(line.line(indent=2))
    if (more := len(remarks) - REMARKS) > 0:
        said = f"{glyphs.note} and {more:,} more {'note' if more == 1 else 'notes'} on this sentence"
        lines.append(LineBuilder().add(said, "dim").line(indent=2))
    return lines


def _lonely(scene: Scene, ref: Ref) -> Line:
    """Say why there is no pair."""
    mark = scene.marks[ref.article][ref.sentence]
    if scene.alone:
        return LineBuilder().add(scene.pending, "dim").line()
    if scene.comparison is None:
        return LineBuilder().add(f"{scene.pending} The text can be read meanwhile.", "dim").line()
    if mark is Mark.PLAIN:
        kind = scene.sentences[ref.article][ref.sentence].kind.value
        return LineBuilder().add(f"A {kind} takes no part in the comparison.", "dim").line()
    others = len(scene.articles) - 1
    count = "the other article" if others == 1 else f"the other {others} articles"
    sure = "surely reports" if near_of(scene, ref) else "reports"
    return LineBuilder().add(f"No sentence of {count} {sure} this.", "unique").line()


def near_of(scene: Scene, ref: Ref) -> tuple[Ref, ...]:
    """Return the sentences with which others perhaps report one that no link touches."""
    return scene.comparison.perhaps.get(ref, ()) if scene.comparison else ()


def near_lines(scene: Scene, ref: Ref, glyphs: Glyphs) -> list[Line]:
    """Return these sentences, a line before them that they perhaps report the same."""
    near = near_of(scene, ref)
    if not near:
        return []
    marks = [scene.marks[other.article][other.sentence] for other in near]
    return [
        LineBuilder().add("perhaps also", "dim").line(),
        *(_said(scene, other, (), glyphs, mark) for other, mark in zip(near, marks, strict=True)),
    ]


def _said(scene: Scene, ref: Ref, spans: tuple[Style, ...], glyphs: Glyphs, mark: Mark) -> Line:
    """Return a sentence with its outlet in front."""
    article = scene.articles[ref.article]
    name = shorten(scene.names[ref.article], NAME_CELLS, glyphs.ellipsis)
    line = LineBuilder()
    line.add(f"{glyphs.of(mark)} ", mark.value).add(name, "outlet")
    line.add(f" {date_label(article.published)}  ", "dim")
    line.add(scene.texts[ref.article][ref.sentence], spans=spans)
    return line.line(indent=2, target=ref)


def told_apart(scene: Scene, ref: Ref, other: Ref, link: Link) -> tuple[Style, ...]:
    """Return the words of a sentence that its partner does not have, and over them the conflicting values."""
    from reader.compare.worddiff import diff_words

    mine, theirs = scene.texts[ref.article][ref.sentence], scene.texts[other.article][other.sentence]
    styles = [Style(0, len(mine), "same")]
    styles += [Style(s.start, s.end, "only") for s in diff_words(mine, theirs).only_a]
    start, end = scene.span(ref)
    for group, name in ((link.notes, "note-value"), (link.differences, "differs")):
        for difference in group:
            span = _span_of(difference, link.a == ref)
            if span is not None and span.start < end and span.end > start:
                styles.append(Style(max(span.start, start) - start, min(span.end, end) - start, name))
    return tuple(styles)


def _span_of(difference: Difference, is_a: bool) -> Span | None:
    """Return the span on one side."""
    return difference.a_span if is_a else difference.b_span


def why(difference: Difference, is_a: bool, glyphs: Glyphs) -> Line:
    """Say what conflicts: ``≠ number: six ≠ at least five``, the value of the sentence under the cursor first."""
    mine, theirs = (difference.a, difference.b) if is_a else (difference.b, difference.a)
    line = LineBuilder().add(f"{glyphs.divergent} ", "divergent").add(f"{difference.kind.words}: ", "kind")
    line.add(display(mine) or glyphs.dash, "differs").add(f" {glyphs.not_equal} ", "divergent")
    line.add(display(theirs) or glyphs.dash, "differs")
    if difference.reason:
        line.add(f"  {display(difference.reason)}", "dim")
    return line.line(indent=4)


def _note(difference: Difference, is_a: bool) -> Line:
    """Say what differs without conflicting."""
    mine, theirs = (difference.a, difference.b) if is_a else (difference.b, difference.a)
    line = LineBuilder().add("  no conflict, ", "dim").add(f"{difference.kind.words}: ", "kind")
    line.add(display(mine) or "not said", "note-value").add(" / ", "dim")
    line.add(display(theirs) or "not said", "note-value")
    if difference.reason:
        line.add(f"  {display(difference.reason)}", "dim")
    return line.line(indent=4)
