"""``crossread remove``: articles out of the library."""

from __future__ import annotations

import argparse
import sys

from index.article import Article
from index.errors import NotFoundError
from reader.cli import output, streams
from reader.cli.context import open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.options import add_json
from reader.cli.sources import narrate_failures


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``remove`` to the command line."""
    parser = subparsers.add_parser("remove", help="remove articles from the library")
    parser.add_argument(
        "ids", nargs="+", metavar="ID", help="article ids, or the beginning of one where it is unique"
    )
    parser.add_argument("--yes", "-y", action="store_true", help="do not ask")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Remove the articles after asking; ids that are not there are named, the rest is removed."""
    with open_library(args) as library:
        found: dict[str, Article] = {}
        failures: list[str] = []
        for given in args.ids:
            try:
                article = library.get(given)
                found[article.id] = article
            except NotFoundError as error:
                failures.append(streams.one_line(str(error)))
        if found and not args.yes and not _agreed(found):
            streams.narrate("Nothing was removed.")
            return Exit.PARTLY
        if found:
            library.remove(list(found))
    if args.json:
        streams.write_json({"removed": list(found), "failures": failures})
    else:
        output.write_table(("removed", "title"), [(a.id, a.title or "–") for a in found.values()])
    narrate_failures(failures)
    return Exit.PARTLY if failures else Exit.DONE


def _agreed(found: dict[str, Article]) -> bool:
    """Ask on the terminal whether to go on.

    Raises:
        UsageError: there is no terminal to ask on.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(
            "Removing asks first, and there is no terminal to ask on.", hint="Add --yes to remove."
        )
    for article in found.values():
        streams.narrate(
            f"  {article.id}  {streams.one_line(article.name)}: {streams.one_line(article.title or '–')}"
        )
    return output.confirm(f"Remove {len(found)} article{'s' if len(found) > 1 else ''}?")
