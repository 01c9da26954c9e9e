"""``crossread backup``: the whole library in one file, also while it is in use."""

from __future__ import annotations

import argparse

from index.paths import led_to, named
from reader.cli import streams
from reader.cli.context import library_folder
from reader.cli.exits import Exit, UsageError
from reader.cli.options import add_json


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``backup`` to the command line."""
    parser = subparsers.add_parser(
        "backup",
        help="write the whole library to one file",
        description="Articles, versions, stories and notes go into one zip file; the search index is left out, since "
        "it is made from them. Others may use the library meanwhile.",
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        help="where to; an earlier backup there is replaced when the new one is complete",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write the backup and say how large it is."""
    from index.backup import refusal, write_backup

    target = led_to(named(args.file))
    if why := refusal(target):
        raise UsageError(why, hint="Name another file.")
    names = write_backup(library_folder(args), target)
    size = target.stat().st_size
    if args.json:
        streams.write_json({"file": str(target), "bytes": size, "files": names})
    else:
        streams.narrate(f"{target} holds {' and '.join(names)} ({size / 1e6:,.1f} MB).")
    return Exit.DONE
