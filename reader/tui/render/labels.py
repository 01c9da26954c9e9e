"""The words above the columns: outlet, date, title, counts, and the overview strip."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from index.article import Article
from reader.compare.refs import Ref
from reader.tui.render.glyphs import MEANINGS, Glyphs, Mark
from reader.tui.render.lines import Line, LineBuilder, Style
from reader.tui.render.naming import untitled
from reader.tui.render.safe import display
from reader.tui.render.scene import Scene
from reader.tui.render.wrap import cells_before, folded, shorten

RANK = (Mark.DIVERGENT, Mark.UNIQUE, Mark.RESTATED, Mark.SHARED, Mark.PLAIN)
"""Which mark an overview cell shows that stands for several sentences: the first of these that occurs."""


def outlet_name(article: Article) -> str:
    """Return who published an article, safe to paint; said so where it is unknown."""
    return display(article.outlet) if article.outlet else "outlet unknown"


def short_name(article: Article, cells: int = 28) -> str:
    """Return the shortest name people know an article by, safe to paint, at most so many cells."""
    return shorten(display(article.name), cells)


def date_label(published: str | None) -> str:
    """Return a date for people: ``13 Mar 2026, 14:00 -04:00``; said so where it is unknown."""
    if not published:
        return "date unknown"
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return display(published)
    day = f"{moment.day} {moment:%b %Y}"
    if len(published) <= 10:
        return day
    zone = f" {moment.tzname()}" if moment.tzinfo else ""
    return f"{day}, {moment:%H:%M}{zone}"


def name_and_date(article: Article, cells: int, ellipsis: str) -> tuple[str, str]:
    """Return the outlet and as much of the date as stands beside it: with zone, with time, or the day."""
    name, date = outlet_name(article), date_label(article.published)
    dates = [date, date.rpartition(" ")[0] if date.count(":") > 1 else date, date.partition(",")[0]]
    for shown in dates:
        if cells_before(name, len(name)) + 2 + len(shown) <= cells:
            return name, shown
    return shorten(name, max(1, cells - len(dates[-1]) - 2), ellipsis), dates[-1]


def title_lines(article: Article, width: int, rows: int, ellipsis: str) -> list[str]:
    """Return the headline on at most ``rows`` rows; said so where it is unknown."""
    title = display(article.title) if article.title else untitled(article.source)
    lines = folded(title, width, rows, ellipsis)
    return lines + [""] * (rows - len(lines))


LEGEND_CELLS = 72
"""From this width on the counts say what their signs mean."""


def counts_line(scene: Scene, article: int, width: int, glyphs: Glyphs) -> Line:
    """Return the counts of one article: ``= 12  ≈ 3  ≠ 4  · 5``, with the meanings where there is room."""
    line = LineBuilder()
    if scene.comparison is None or scene.alone:
        count = len(scene.sentences[article])
        line.add(f"{count} sentence{'s' if count != 1 else ''}", "dim")
    else:
        for n, (mark, meaning) in enumerate(MEANINGS.items()):
            words = f" {meaning}" if width >= LEGEND_CELLS else ""
            line.add("  " if n else "")
            line.add(f"{glyphs.of(mark)} {scene.counts[article][mark]}{words}", mark.value)
    noted = len(scene.notes.get(article, ()))
    if noted:
        line.add("  ").add(f"{glyphs.note} {noted}", "noted-sign")
    return line.line()


def legend(glyphs: Glyphs) -> Line:
    """Return what the signs mean, in one line."""
    line = LineBuilder()
    for n, (mark, meaning) in enumerate(MEANINGS.items()):
        line.add("  " if n else "").add(f"{glyphs.of(mark)} {meaning}", mark.value)
    return line.line()


def bucket_of(sentence: int, sentences: int, width: int) -> int:
    """Return the overview cell that stands for a sentence."""
    return sentence if sentences <= width else sentence * width // sentences


def sentence_of(bucket: int, sentences: int, width: int) -> int:
    """Return the first sentence an overview cell stands for."""
    if sentences <= width:
        return max(0, min(bucket, sentences - 1))
    return max(0, min(-(-bucket * sentences // width), sentences - 1))


def overview(scene: Scene, article: int, width: int, glyphs: Glyphs) -> Line:
    """Return the strip of signs that shows a whole article in one row; each cell is one or more sentences."""
    marks = scene.marks[article]
    noted = {
        bucket_of(scene.at(article, span.start), len(marks), width) for span in scene.notes.get(article, ())
    }
    line = LineBuilder()
    cells = min(width, len(marks))
    firsts = [-(-n * len(marks) // cells) for n in range(cells + 1)]
    for n, (first, end) in enumerate(pairwise(firsts)):
        found = marks[first:end]
        mark = next((m for m in RANK if m in found), Mark.PLAIN)
        sign = glyphs.of(mark) if mark is not Mark.PLAIN else glyphs.dash
        names = [mark.value] if mark is not Mark.PLAIN else ["dim"]
        if n in noted:
            names.append("noted")
        line.add(sign, *names)
    return line.line()


def overview_at(strip: Line, scene: Scene, ref: Ref, width: int) -> Line:
    """Return an overview with the cell of a sentence lit."""
    at = bucket_of(ref.sentence, len(scene.marks[ref.article]), width)
    return Line(strip.text, (*strip.styles, Style(at, at + 1, "here")))
