"""The row of articles above a view: all of them, or, where they are many, a run of them with whole names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.wrap import cells_before, shorten, told_apart

LEAST, MOST = 8, 24
"""Cells of a name: below so many the names tell nothing and only a run of the articles is shown; at most so many."""
MARGIN = 2
"""Spaces around a label."""

Places = list[tuple[int, int, str]]


def name_tabs(
    names: Sequence[str],
    order: Sequence[int],
    here: int,
    width: int,
    sign: Callable[[int], str],
    ellipsis: str,
) -> tuple[Line, Places]:
    """Return a row of ``width`` cells with the articles in an order, and which cells lead to which of them.

    ``sign`` gives what stands before the name of an article. Where a name would get fewer than ``LEAST`` cells, the
    articles stand on pages of whole names; the row shows the page with ``here`` on it and how many come before and
    after, which lead to the nearest of those.
    """
    extra = MARGIN + max((len(sign(n)) for n in order), default=0)
    room = width // max(1, len(order)) - extra - 1
    if room >= LEAST or len(order) < 2:
        cut = told_apart([names[n] for n in order], max(LEAST, room), ellipsis)
        labels = {n: sign(n) + name for n, name in zip(order, cut, strict=True)}
        return _row(labels, order, here)
    labels = {n: sign(n) + shorten(names[n], MOST, ellipsis) for n in order}
    return _row(labels, order, here, _page(labels, order, here, width - 2 * len(_more(len(order)))))


def _page(labels: dict[int, str], order: Sequence[int], here: int, width: int) -> slice:
    """Return the part of the order that is the page with an article on it."""
    start, used = 0, 0
    for at, n in enumerate(order):
        cells = cells_before(labels[n], len(labels[n])) + MARGIN
        if used + cells > width and at > start:
            if here in order[start:at]:
                return slice(start, at)
            start, used = at, 0
        used += cells
    return slice(start, len(order))


def _more(articles: int) -> str:
    return f" {articles} more "


def _row(
    labels: dict[int, str], order: Sequence[int], here: int, page: slice = slice(None)
) -> tuple[Line, Places]:
    """Return the labels of a page in a row, the one of ``here`` lit, and where they stand."""
    line, places = LineBuilder(), Places()
    start, end, _ = page.indices(len(order))

    def add(text: str, style: str, leads_to: int) -> None:
        begin = line.length
        line.add(text, style)
        places.append((begin, line.length, str(leads_to)))

    if start:
        add(_more(start), "dim", order[start - 1])
    for n in order[page]:
        add(f" {labels[n]} ", "tab-here" if n == here else "tab", n)
    if end < len(order):
        add(_more(len(order) - end), "dim", order[end])
    return line.line(), places
