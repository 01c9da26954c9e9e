"""``crossread reindex``: the search index anew from the library."""

from __future__ import annotations

import argparse

from reader.cli import output, streams
from reader.cli.context import open_library
from reader.cli.exits import Exit
from reader.cli.options import add_json


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``reindex`` to the command line."""
    parser = subparsers.add_parser("reindex", help="rebuild the search index from the library")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Rebuild the index; the library itself is not changed."""
    with open_library(args) as library:
        total = library.count()
        with output.progress("Indexing", total) as done:
            library.reindex(on_progress=done)
    if args.json:
        streams.write_json({"articles": total})
    else:
        streams.narrate(f"The search index holds {total} article{'' if total == 1 else 's'}.")
    return Exit.DONE
