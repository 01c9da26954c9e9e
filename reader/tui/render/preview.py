"""What the preview beside the list shows: what is known of an article, then its text, as styled lines."""

from __future__ import annotations

from reader.tui.render.glyphs import Glyphs
from reader.tui.render.lines import Line, LineBuilder, Style, clip
from reader.tui.render.naming import untitled
from reader.tui.render.rows import counted, day_text
from reader.tui.render.safe import display
from reader.tui.values import Preview


def preview_lines(preview: Preview, glyphs: Glyphs) -> list[Line]:
    """Return title, fields with where they came from, warnings and the beginning of the text."""
    row = preview.row
    lines = [LineBuilder().add(display(row.title) if row.title else untitled(row.source), "title").line()]
    head = LineBuilder().add(display(row.outlet) if row.outlet else "outlet unknown", "outlet")
    head.add(f" {glyphs.dot} {day_text(row.published) or 'date unknown'}", "dim")
    if row.words is not None and not preview.shortened:
        head.add(f" {glyphs.dot} {counted(row.words, 'word')}", "dim")
    lines += [head.line(), Line()]
    for warning in preview.warnings:
        lines.append(LineBuilder().add(f"! {display(warning)}", "divergent").line(indent=2))
    if preview.warnings:
        lines.append(Line())
    lines += _text_lines(preview)
    if preview.shortened:
        lines += [
            Line(),
            LineBuilder().add(f"{glyphs.ellipsis} the article goes on: press Enter to read it", "dim").line(),
        ]
    lines += [Line(), LineBuilder().add("About this article", "heading").line()]
    for name, value, origin in preview.details:
        label = "date" if name == "published" else name
        line = LineBuilder().add(f"{label:<9} ", "dim").add(display(value))
        if origin:
            line.add(f"  from {display(origin)}", "dim")
        lines.append(line.line(indent=10))
    if preview.source:
        lines.append(LineBuilder().add(f"{'source':<9} ", "dim").add(display(preview.source)).line(indent=10))
    return lines


def _text_lines(preview: Preview) -> list[Line]:
    """Return the text's paragraphs, a blank line between them, with what was found lit."""
    hits = [Style(start, end, "hit") for start, end in preview.highlights]
    lines: list[Line] = []
    start = 0
    for paragraph in preview.text.split("\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            if lines:
                lines.append(Line())
            lines.append(Line(display(paragraph), clip(hits, start, end)))
        start = end + 1
    return lines
