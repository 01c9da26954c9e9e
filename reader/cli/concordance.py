"""Keyword in context: every place where the words of a query stand, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from index.article import Article
from reader.cli import output
from reader.cli.listing import shown_date
from reader.cli.output import Piece, line
from reader.tui.render.concordance import CONTEXT, occurrences

if TYPE_CHECKING:
    from index.library import Library, SearchPage

AROUND = 40
"""Characters on either side of a match on a terminal."""


def places(library: Library, page: SearchPage) -> Iterator[tuple[Article, int, int]]:
    """Yield each place where the query's words stand in the articles found: the article, start and end in its text."""
    for hit in page.hits:
        article = library.get(hit.id)
        for start, end in occurrences(article.text, page.query):
            yield article, start, end


def places_json(found: list[tuple[Article, int, int]], page: SearchPage) -> dict[str, Any]:
    """Return the places as ``search --concordance --json`` shows them; ``span`` counts in the article's text."""
    return {
        "query": page.query,
        "total": page.total,
        "lines": [
            {
                "id": article.id,
                "outlet": article.outlet,
                "published": article.published,
                "span": [start, end],
                "before": article.text[max(0, start - CONTEXT) : start],
                "match": article.text[start:end],
                "after": article.text[end : end + CONTEXT],
            }
            for article, start, end in found
        ],
        "notes": list(page.notes),
    }


def print_places(found: list[tuple[Article, int, int]]) -> None:
    """Write the places for people, the matches below each other; in a pipe tab-separated, a place per line."""
    if not output.on_terminal():
        rows = [
            (
                article.id,
                shown_date(article.published),
                article.outlet or "–",
                article.text[max(0, start - CONTEXT) : start].lstrip(),
                article.text[start:end],
                article.text[end : end + CONTEXT].rstrip(),
            )
            for article, start, end in found
        ]
        output.write_table((), rows)
        return
    output.write_lines(
        line(
            Piece(f"{article.name[:18]:<18}  ", "dim"),
            f"{article.text[max(0, start - AROUND) : start]:>{AROUND}}",
            Piece(article.text[start:end], "match"),
            article.text[end : end + AROUND],
            hang=20,
        )
        for article, start, end in found
    )
