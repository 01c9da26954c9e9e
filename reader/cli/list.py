"""``crossread list``: the library's articles."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.cli import output, streams
from reader.cli.context import filters, open_library
from reader.cli.exits import Exit
from reader.cli.listing import HEADINGS, entry_json, entry_row
from reader.cli.options import add_filters, add_json, positive
from reader.cli.tagged import noted_tags, tagged

if TYPE_CHECKING:
    from index.library import Facets


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``list`` to the command line."""
    parser = subparsers.add_parser("list", help="list the library's articles")
    add_filters(parser)
    parser.add_argument("--limit", type=positive, metavar="N", help="at most N articles")
    parser.add_argument("--sort", choices=("added", "date"), default="added", help="what comes first")
    parser.add_argument(
        "--facets", action="store_true", help="counts by outlet, month and tag instead of the articles"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write the articles, the latest added (or published) first."""
    from index.library import Sort

    with open_library(args) as library:
        wanted = filters(args, library)
        if args.facets:
            counted = library.facets(wanted, tagged=lambda tag: tagged(args, tag), annotated=noted_tags(args))
            return _facets(counted, as_json=args.json)
        sort = Sort.DATE if args.sort == "date" else None
        if wanted.tag is None:
            entries = library.entries(wanted, sort=sort, limit=args.limit)
        else:
            noted = tagged(args, wanted.tag)
            entries = [
                entry
                for entry in library.entries(wanted._replace(tag=None), sort=sort)
                if entry.id in noted or wanted.tag.casefold() in map(str.casefold, entry.tags)
            ][: args.limit]
    if args.json:
        streams.write_json({"articles": [entry_json(entry) for entry in entries]})
    elif entries:
        output.write_table(HEADINGS, [entry_row(entry) for entry in entries], right=[4])
    else:
        streams.narrate("No articles here yet, or none that match. “crossread add FILE…” adds some.")
    return Exit.DONE


def _facets(facets: Facets, *, as_json: bool) -> int:
    """Write how many articles there are of each outlet, month and tag."""
    counts = {"outlets": facets.outlets, "months": facets.months, "tags": facets.tags}
    if as_json:
        streams.write_json(
            {
                kind: [{"name": name, "count": number} for name, number in found]
                for kind, found in counts.items()
            }
        )
    else:
        rows = [
            (kind.removesuffix("s"), name, str(number))
            for kind, found in counts.items()
            for name, number in found
        ]
        output.write_table(("by", "name", "articles"), rows, right=[2])
    return Exit.DONE
