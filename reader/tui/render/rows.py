"""What the library's lists look like: articles, the side bar, the concordance. Values in, styled lines out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len, set_cell_size

from reader.tui.render.glyphs import Glyphs
from reader.tui.render.lines import Line, LineBuilder, Style, clip
from reader.tui.render.naming import untitled
from reader.tui.render.safe import display
from reader.tui.values import Occurrence, Row, Snippet

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_text(published: str | None) -> str:
    """Return a date as people read it, ``13 Mar 2026``; empty where it is unknown."""
    if not published:
        return ""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return display(published[:10])
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_text(month: str) -> str:
    """Return ``2026-03`` as ``Mar 2026``."""
    return f"{MONTHS[int(month[5:7]) - 1]} {month[:4]}"


def number_text(count: int) -> str:
    """Return a count with its thousands set apart."""
    return f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: ``1 article``, ``1,204 articles``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def fit(text: str, width: int, ellipsis: str) -> str:
    """Return text cut to ``width`` cells, with an ellipsis where something is missing."""
    if cell_len(text) <= width:
        return text
    ellipsis = ellipsis[: max(0, width)]
    return set_cell_size(text, max(0, width - len(ellipsis))).rstrip() + ellipsis


def row_lines(row: Row, width: int, height: int, *, ticked: bool, lit: bool, glyphs: Glyphs) -> list[Line]:
    """Return an article of the list: its title, then outlet, date and size, then what was found in it."""
    bar = glyphs.cursor if lit else " "
    tick = glyphs.done if ticked else " "
    first = LineBuilder().add(bar, "key").add(tick, "sign", "key").add(" ")
    day = day_text(row.published)
    room = width - 4 - (cell_len(day) + 2 if width >= 60 else 0)
    title = display(row.title) if row.title else untitled(row.source)
    shown = fit(title, room, glyphs.ellipsis)
    first.add(shown, "title" if row.title else "dim")
    if width >= 60 and day:
        first.add(" " * max(1, width - 1 - cell_len(day) - 3 - cell_len(shown))).add(day, "dim")
    second = LineBuilder().add(f"{bar}  ", "key")
    second.add(display(row.outlet) if row.outlet else "outlet unknown", "outlet" if row.outlet else "dim")
    parts = [day or "date unknown"] if width < 60 or not day else []
    if row.words is not None:
        parts.append(counted(row.words, "word"))
    for part in parts:
        second.add(f" {glyphs.dot} {part}", "dim")
    for tag in row.tags[:4]:
        second.add("  ").add(f"#{display(tag)}", "noted")
    lines = [cut(first.line(), width, glyphs), cut(second.line(), width, glyphs)]
    if height >= 3 and row.snippets:
        lines.append(snippet_line(row.snippets[0], width, bar, glyphs))
    return lines


def snippet_line(snippet: Snippet, width: int, bar: str, glyphs: Glyphs) -> Line:
    """Return a snippet on one line, moved so that its first highlight can be seen."""
    text = display(snippet.text)
    room = max(8, width - 5)
    first = snippet.highlights[0][0] if snippet.highlights else 0
    start = 0
    if first > room - 20:
        start = text.rfind(" ", 0, max(1, first - room // 3)) + 1
    builder = LineBuilder().add(f"{bar}  ", "key")
    before = glyphs.ellipsis if start else ""
    spans = clip([Style(a, b, "hit") for a, b in snippet.highlights], start, len(text))
    builder.add(before, "dim").add(text[start:], "snippet", spans=spans)
    return cut(builder.line(), width, glyphs)


def cut(line: Line, width: int, glyphs: Glyphs) -> Line:
    """Return a line that fits into ``width`` cells, its styles with it."""
    text = fit(line.text, width - 1, glyphs.ellipsis)
    return Line(text, clip(line.styles, 0, len(text)), line.indent, line.target, line.item)


def occurrence_line(line: Occurrence, width: int, outlets: int, lit: bool, glyphs: Glyphs) -> Line:
    """Return a line of the concordance: the match stands in the same column on every line."""
    bar = glyphs.cursor if lit else " "
    name = fit(display(line.name), outlets, glyphs.ellipsis)
    room = max(10, width - outlets - 5)
    left = room * 2 // 5
    before, match, after = display(line.before), display(line.match), display(line.after)
    if cell_len(before) > left:
        while cell_len(before) > left:
            before = before[max(1, (cell_len(before) - left) // 2) :]
        before = before[before.find(" ") + 1 :]
    builder = LineBuilder().add(bar + " ", "key").add(set_cell_size(name, outlets), "outlet").add("  ")
    builder.add(" " * (left - cell_len(before)) + before, "snippet")
    builder.add(match, "hit").add(after, "snippet")
    return cut(builder.line(), width, glyphs)


def side_line(
    label: str, count: str, width: int, *, lit: bool, on: bool, conflicts: str, glyphs: Glyphs
) -> Line:
    """Return an entry of the side bar: its name on the left, counts on the right."""
    bar = glyphs.cursor if lit else " "
    mark = glyphs.done if on else " "
    right = cell_len(count) + (cell_len(conflicts) + 1 if conflicts else 0)
    room = max(4, width - 4 - right)
    name = fit(display(label), room, glyphs.ellipsis)
    builder = LineBuilder().add(bar, "key").add(mark + " ", "key").add(name, *(["title"] if on else []))
    builder.add(" " * max(1, room - cell_len(name) + 1))
    if conflicts:
        builder.add(conflicts, "divergent").add(" ")
    return builder.add(count, "dim").line()


def heading_line(text: str, note: str = "", width: int = 0) -> Line:
    """Return a heading of the side bar, at its right what the counts below it are."""
    line = LineBuilder().add("  ").add(text.upper(), "heading")
    gap = width - 2 - cell_len(text) - cell_len(note)
    if note and gap > 1:
        line.add(" " * gap).add(note, "dim")
    return line.line()


def longest(names: Sequence[str], least: int, most: int) -> int:
    """Return the width of the longest name, between bounds."""
    return max(least, min(most, max((cell_len(name) for name in names), default=least)))
