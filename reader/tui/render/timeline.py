"""The timeline and the sources of a story as lists."""

from __future__ import annotations

from reader.compare.model import Copy, Moment, Ref
from reader.compare.views import Mention
from reader.tui.render.entries import Entry, heading, mentioned, names
from reader.tui.render.glyphs import Glyphs
from reader.tui.render.lines import Line, LineBuilder, Style
from reader.tui.render.safe import display
from reader.tui.render.scene import Scene
from reader.tui.render.wrap import cells_before, shorten, shorten_words

MOST_RUNS = 40
"""Copied runs shown of one pair of articles."""
LEAST_NAME = 32
"""Cells that the longest name of a source may take in the list at least; the sentences below have it whole."""
NARROW_INDENT = 5
"""Cells by which the second row of a moment is indented where there is no room below its first."""
SLACK = 8
"""Cells that breaking a row at a word may leave empty."""
LEAST_SAID = 40
"""Cells of what happened at a moment at least."""


def timeline_entries(scene: Scene, glyphs: Glyphs, cells: int) -> list[Entry]:
    """Return the dated moments in order: when, how many outlets name it, whether it is to come, what happened, by whom.

    What happened is the first sentence that names the moment, cut to two rows of a list of so many ``cells``.
    """
    if scene.comparison is None:
        return []
    moments = scene.comparison.timeline
    width = max((len(m.label) + (not m.wholly_inferred) for m in moments), default=0)
    naming = [tuple(dict.fromkeys(ref.article for ref, _ in m.mentions)) for m in moments]
    digits = max((len(str(len(outlets))) for outlets in naming), default=1)
    entries = []
    for moment, outlets in zip(moments, naming, strict=True):
        mentions = [Mention(ref, span) for ref, span in moment.mentions]
        # The bracket around a day that is inferred hangs in the margin.
        margin = "" if moment.wholly_inferred else " "
        line = LineBuilder().add(margin).add(display(moment.label).ljust(width - len(margin)), "outlet")
        line.add(f"  {len(outlets):>{digits}}/{len(scene.articles)}", "shared")
        if moment.wholly_expected:
            line.add("  expected", "dim")
        by = f" ({names(scene, outlets, cells // 2)})"
        indent = line.length + 2 if line.length < cells // 3 else NARROW_INDENT
        room = 2 * cells - line.length - 2 - indent - len(by) - SLACK
        _happened(line, scene, mentions[0], max(LEAST_SAID, room), glyphs)
        line.add(by, "dim")
        detail = [*_explained(moment), *mentioned(scene, mentions, glyphs, "hit")]
        places = tuple(dict.fromkeys(m.ref for m in mentions))
        entries.append(Entry(line.line(indent=indent), places, moment.when, tuple(detail)))
    return entries


def _explained(moment: Moment) -> list[Line]:
    """Return what is to be known of a moment besides who mentions it."""
    told = []
    if moment.wholly_inferred:
        told.append("No report says the day; the text around these words tells it.")
    if moment.wholly_expected:
        told.append("It is told as planned or expected, not as having happened.")
    return [LineBuilder().add(text, "dim").line() for text in told]


def _happened(line: LineBuilder, scene: Scene, mention: Mention, cells: int, glyphs: Glyphs) -> None:
    """Add the sentence of a mention, its words for the time lit, the part around them where it is long."""
    text = scene.texts[mention.ref.article][mention.ref.sentence]
    begin, _ = scene.span(mention.ref)
    start, end = mention.span.start - begin, mention.span.end - begin
    first = 0
    if end > cells:
        first = text.rfind(" ", 0, max(0, min(start, end - cells // 2))) + 1
    before = glyphs.ellipsis if first else ""
    said = shorten_words(before + text[first:], cells, glyphs.ellipsis)
    moved = len(before) - first
    lit = Style(min(start + moved, len(said)), min(end + moved, len(said)), "hit")
    line.add("  ").add(said, spans=[lit])


def source_entries(scene: Scene, glyphs: Glyphs, cells: int) -> list[Entry]:
    """Return who is quoted, by how many outlets, then which text was copied from whom, for a list of so many cells."""
    if scene.comparison is None:
        return []
    found = scene.speakers
    entries = [heading("Who is quoted", f"{len(found)} named" if found else "nobody is named")]
    called = [
        shorten(display(speaker.name), max(LEAST_NAME, cells // 3), glyphs.ellipsis) for speaker in found
    ]
    width = max((cells_before(name, len(name)) for name in called), default=0)
    shares = [f"{len(speaker.articles)}/{len(scene.articles)}" for speaker in found]
    counts = [f"{n} times" if (n := len(speaker.mentions)) > 1 else "once" for speaker in found]
    for speaker, name, share, count in zip(found, called, shares, counts, strict=True):
        line = LineBuilder().add(" ").add(name, "outlet")
        line.add(" " * (width - cells_before(name, len(name))))
        named = names(scene, speaker.articles, cells)
        line.add(f"  {share:>{max(map(len, shares))}}", "shared")
        line.add(f"  {count:<{max(map(len, counts))}}  {named}", "dim")
        places = tuple(dict.fromkeys(m.ref for m in speaker.mentions))
        detail = tuple(mentioned(scene, speaker.mentions, glyphs, "hit"))
        entries.append(Entry(line.line(indent=width + 3), places, speaker.name, detail))
    copies = scene.comparison.copies
    entries.append(heading("Which text was copied", "" if copies else "none found"))
    entries += [_copy(scene, copy, glyphs) for copy in copies]
    return entries


def _copy(scene: Scene, copy: Copy, glyphs: Glyphs) -> Entry:
    """Return one pair of articles that share text."""
    a, b = copy.a, copy.b
    if copy.earliest == b:
        a, b = b, a
    line = LineBuilder().add(f" {glyphs.shared} ", "shared").add(scene.names[a], "outlet")
    line.add(f" {glyphs.arrow if copy.earliest is not None else '+'} ", "dim")
    line.add(scene.names[b], "outlet")
    if copy.share:
        line.add(f"  {copy.share:.0%} of the shorter text", "shared")
    if copy.agency:
        line.add(f"  both credit {display(copy.agency)}", "dim")
    if copy.earliest is not None:
        line.add(f"  {scene.names[copy.earliest]} was first", "dim")
    detail: list[Line] = []
    places: list[Ref] = []
    for run in copy.runs[:MOST_RUNS]:
        text = scene.articles[copy.a].text[run.a.start : run.a.end]
        ref = Ref(copy.a, scene.at(copy.a, run.a.start))
        places += [ref, Ref(copy.b, scene.at(copy.b, run.b.start))]
        detail.append(
            LineBuilder().add(f"{glyphs.shared} ", "shared").add(display(text)).line(indent=2, target=ref)
        )
    if len(copy.runs) > MOST_RUNS:
        detail.append(LineBuilder().add(f"and {len(copy.runs) - MOST_RUNS} more", "dim").line())
    return Entry(
        line.line(indent=3), tuple(dict.fromkeys(places)) or (Ref(copy.a, 0),), f"{a}>{b}", tuple(detail)
    )
