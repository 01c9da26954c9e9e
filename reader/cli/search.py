"""``crossread search``: articles that match a query, best first."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reader.cli import output, streams
from reader.cli.context import filters, open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.listing import shown_date, titled
from reader.cli.options import add_filters, add_json, positive
from reader.cli.output import Line, Piece, line
from reader.cli.tagged import tagged

if TYPE_CHECKING:
    from index.library import Hit, Library, SearchPage, Snippet


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``search`` to the command line."""
    parser = subparsers.add_parser(
        "search",
        help="search the library's articles",
        description='Words must all occur; also "a phrase", OR, -word, prefix*, fuzzy~, outlet:NAME, title:WORD, '
        "author:NAME, tag:TAG, story:ID, since:DATE, until:DATE, date:2026-03.",
    )
    parser.add_argument("query", nargs="*", metavar="QUERY", help="what to look for")
    saved = parser.add_argument_group("saved searches, the app's too")
    saved.add_argument(
        "--saved",
        nargs="?",
        const="",
        metavar="NAME",
        help="search as saved under a name; without one, list them",
    )
    saved.add_argument("--save", metavar="NAME", help="save this search under a name")
    add_filters(parser)
    parser.add_argument(
        "--limit", type=positive, default=20, metavar="N", help="at most N hits (default: 20)"
    )
    parser.add_argument("--sort", choices=("relevance", "date"), default="relevance", help="what comes first")
    parser.add_argument(
        "--concordance",
        action="store_true",
        help="every place where the words stand, with the words around it",
    )
    add_json(parser)


def prepare(argv: list[str]) -> list[str]:
    """Let an excluded word (``-hostile``) stand in the query as it is, though the parser would take it for options."""
    return [f" {word}" if re.match(r"-[^-\s].", word) else word for word in argv]


def run(args: argparse.Namespace) -> int:
    """Write the hits; what was ignored in the query is said on stderr."""
    from index.library import Sort

    query = " ".join(args.query).strip()
    with open_library(args) as library:
        if args.saved is not None or args.save is not None:
            from reader.cli import saving

            if args.saved == "":
                return saving.write_saved(library, as_json=args.json)
            query = saving.settle(library, args, query)
        elif not query:
            raise UsageError(
                "There is nothing to look for.", hint="Name words, or list saved searches with --saved."
            )
        with output.progress_of_many("Indexing") as bar:
            page = library.search(
                query,
                filters=filters(args, library),
                limit=args.limit,
                sort=Sort(args.sort),
                tagged=lambda tag: tagged(args, tag),
                on_indexed=bar,
            )
        if args.concordance:
            return _concordance(library, page, as_json=args.json)
        titles = {hit.id: hit.title or titled(None, library.get(hit.id).source) for hit in page.hits}
    for note in page.notes:
        streams.narrate(f"crossread: {streams.one_line(note)}")
    if args.json:
        streams.write_json(page_json(page))
    elif page.hits:
        _print(page, titles)
    else:
        streams.narrate("Nothing found.")
    return Exit.DONE


def _concordance(library: Library, page: SearchPage, *, as_json: bool) -> int:
    """Write every place where the query's words stand in the articles found."""
    from reader.cli.concordance import places, places_json, print_places

    found = list(places(library, page))
    if as_json:
        streams.write_json(places_json(found, page))
    elif found:
        print_places(found)
    else:
        streams.narrate("Nothing found.")
    return Exit.DONE


def page_json(page: SearchPage) -> dict[str, Any]:
    """Return a page of hits as ``search --json`` shows it."""
    return {
        "query": page.query,
        "total": page.total,
        "hits": [hit_json(hit) for hit in page.hits],
        "notes": list(page.notes),
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return a hit as ``search --json`` shows it; highlights are ``[start, end]`` in the snippet's text."""
    return {
        "id": hit.id,
        "title": hit.title,
        "outlet": hit.outlet,
        "published": hit.published,
        "score": round(hit.score, 4),
        "snippets": [
            {"text": snippet.text, "highlights": [list(pair) for pair in snippet.highlights]}
            for snippet in hit.snippets
        ],
    }


def _print(page: SearchPage, titles: Mapping[str, str]) -> None:
    """Write hits for people; in a pipe one hit per line: id, date, outlet, title, first snippet."""
    if not output.on_terminal():
        rows = [
            (
                h.id,
                shown_date(h.published),
                h.outlet or "–",
                titles[h.id],
                *(s.text for s in h.snippets[:1]),
            )
            for h in page.hits
        ]
        output.write_table((), rows)
        return
    lines: list[Line] = []
    for hit in page.hits:
        head = f"{hit.outlet or '–'}, {shown_date(hit.published)}, {hit.id}"
        lines.append(line(Piece(titles[hit.id], "title"), "  ", Piece(head, "dim"), hang=2))
        lines.extend(Line(_lit(snippet), indent=2) for snippet in hit.snippets)
        lines.append(line())
    found = f"{len(page.hits)} of {page.total}" if page.total > len(page.hits) else f"{page.total}"
    lines.append(line(Piece(f"{found} found", "dim")))
    output.write_lines(lines)


def _lit(snippet: Snippet) -> tuple[Piece, ...]:
    """Return a snippet with its highlights lit."""
    pieces, at = [], 0
    for start, end in snippet.highlights:
        pieces += [Piece(snippet.text[at:start]), Piece(snippet.text[start:end], "match")]
        at = end
    return (*pieces, Piece(snippet.text[at:]))
