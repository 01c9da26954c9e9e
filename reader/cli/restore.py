"""``crossread restore``: a backup brought back; the library that was there is kept aside."""

from __future__ import annotations

import argparse

from index.paths import named
from reader.cli import output, streams
from reader.cli.context import library_folder
from reader.cli.exits import Exit
from reader.cli.options import add_json


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``restore`` to the command line."""
    parser = subparsers.add_parser(
        "restore",
        help="bring a backup back",
        description="The backup is checked first. The library that is there is moved aside as a whole, never "
        "overwritten.",
    )
    parser.add_argument("file", metavar="FILE", help="a file that “crossread backup” wrote")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Bring the backup back and say where the earlier library is."""
    from index.backup import require_backup, restore_backup

    source = named(args.file)
    require_backup(source)
    folder = library_folder(args)
    occupied = folder.is_dir() and any(folder.iterdir())
    if (
        occupied
        and not args.yes
        and not output.confirm(f"Replace the library in {folder}? It is kept aside.")
    ):
        streams.narrate("Nothing was changed.")
        return Exit.PARTLY
    aside = restore_backup(source, folder)
    if args.json:
        streams.write_json({"library": str(folder), "aside": str(aside) if aside else None})
    else:
        streams.narrate(f"The library in {folder} is the backup's.")
        if aside:
            streams.narrate(f"What was there is kept in {aside}.")
    return Exit.DONE
