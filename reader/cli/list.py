"""``crossread list``: the library's articles."""

from __future__ import annotations

import argparse

from reader.cli import output, streams
from reader.cli.context import filters, open_library
from reader.cli.exits import Exit
from reader.cli.listing import HEADINGS, entry_json, entry_row
from reader.cli.options import add_filters, add_json, positive


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``list`` to the command line."""
    parser = subparsers.add_parser("list", help="list the library's articles")
    add_filters(parser)
    parser.add_argument("--limit", type=positive, metavar="N", help="at most N articles")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write the articles, newest first."""
    with open_library(args) as library:
        entries = library.entries(filters(args), limit=args.limit)
    if args.json:
        streams.write_json({"articles": [entry_json(entry) for entry in entries]})
    elif entries:
        output.write_table(HEADINGS, [entry_row(entry) for entry in entries], right=[4])
    else:
        streams.narrate("No articles here yet, or none that match. “crossread add FILE…” adds some.")
    return Exit.DONE
