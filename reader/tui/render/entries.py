"""Entries of the list views: what a list shows, which sentences an entry leads to, and what the panel says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.compare.model import Ref
from reader.compare.views import Mention
from reader.tui.render.glyphs import Glyphs
from reader.tui.render.labels import date_label
from reader.tui.render.lines import Line, LineBuilder, Style
from reader.tui.render.scene import Scene
from reader.tui.render.wrap import cells_before

FEW_NAMES, LEAST_NAMES = 6, 2
"""So many outlets are always all named; of more at least so many are. The panel has all of them in any case."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, or a heading in it."""

    line: Line
    places: tuple[Ref | None, ...] = ()
    """The sentences it leads to, None for a gap (an outlet that is silent); empty for a heading."""
    key: str = ""
    """Names the entry across runs; empty where nothing is kept about it."""
    detail: tuple[Line, ...] | Callable[[], tuple[Line, ...]] = ()
    """What the panel shows for it, or what works that out: of a long list little is ever looked at."""
    under: tuple[Line, ...] = ()
    """More rows of the list that belong to it, below its line."""
    against: tuple[tuple[Ref, Ref], ...] = ()
    """Which of its sentences contradict each other over what it is about."""

    def told(self) -> tuple[Line, ...]:
        """Return what the panel shows for it."""
        return self.detail() if callable(self.detail) else self.detail


def heading(text: str, note: str = "") -> Entry:
    """Return a heading."""
    return Entry(LineBuilder().add(text, "heading").add(f"  {note}" if note else "", "dim").line())


def said(scene: Scene, ref: Ref, glyphs: Glyphs, spans: Sequence[Style] = ()) -> Line:
    """Return a sentence with its sign, outlet and date in front; a click on it leads there."""
    article = scene.articles[ref.article]
    mark = scene.marks[ref.article][ref.sentence]
    line = LineBuilder().add(f"{glyphs.of(mark)} ", mark.value).add(scene.names[ref.article], "outlet")
    line.add(f" {date_label(article.published)}  ", "dim")
    return line.add(scene.texts[ref.article][ref.sentence], spans=spans).line(indent=2, target=ref)


def mentioned(scene: Scene, mentions: Sequence[Mention], glyphs: Glyphs, style: str) -> list[Line]:
    """Return the sentences of some mentions, each once, the mentioned words in a style."""
    spans: dict[Ref, list[Style]] = {}
    for mention in mentions:
        start, _ = scene.span(mention.ref)
        place = Style(mention.span.start - start, mention.span.end - start, style)
        spans.setdefault(mention.ref, []).append(place)
    return [said(scene, ref, glyphs, styles) for ref, styles in spans.items()]


def names(scene: Scene, articles: Sequence[int], cells: int = 0) -> str:
    """Return the outlets of some articles, each once; of many only those that ``cells`` hold, and how many more."""
    found = list(dict.fromkeys(scene.names[n] for n in articles))
    if len(found) <= FEW_NAMES:
        return ", ".join(found)
    held, used = 0, cells_before(found[0], len(found[0]))
    while held < len(found) and (held < LEAST_NAMES or used <= cells):
        held += 1
        used += 2 + cells_before(found[held], len(found[held])) if held < len(found) else 0
    more = [f"and {len(found) - held} more"] if held < len(found) else []
    return ", ".join([*found[:held], *more])


def lines_of(entries: Sequence[Entry]) -> list[Line]:
    """Return the lines of a list; those of an entry carry its number, those of a heading none."""
    return [
        Line(line.text, line.styles, line.indent, line.target, n if e.places else None)
        for n, e in enumerate(entries)
        for line in (e.line, *e.under)
    ]
