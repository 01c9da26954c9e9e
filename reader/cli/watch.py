"""``crossread watch``: adds whatever arrives in a folder, until it is interrupted."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article
from reader.cli import streams
from reader.cli.context import open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.sources import describe, described_warnings, narrate_warnings

if TYPE_CHECKING:
    from index.library import Added, Library

PAUSE = 1.0
"""Seconds between two looks; a file is read once it has not changed from one to the next."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``watch`` to the command line."""
    parser = subparsers.add_parser(
        "watch",
        help="add whatever arrives in a folder",
        description="Adds the articles in a folder and whatever arrives in it, until it is interrupted (Ctrl+C). A "
        "file is read once it has stopped growing; a changed file is read again.",
    )
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument("--new-only", action="store_true", help="leave what is there already alone")
    parser.add_argument("--once", action="store_true", help="add what is there and end")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="tag the articles")


def run(args: argparse.Namespace) -> int:
    """Watch the folder; one line per article goes to stdout as it is stored."""
    from index.ingest.watching import Watch

    folder = Path(args.folder)
    if not folder.is_dir():
        raise UsageError(
            f"“{args.folder}” is not a folder.", hint="Name the folder in which articles arrive."
        )
    watch = Watch(folder)
    if args.new_only:
        watch.skip_present()
    streams.narrate(f"crossread: watching {folder}; Ctrl+C ends.")
    failed = 0
    try:
        failed += _take(args, watch.arrived())
        while True:
            time.sleep(0.05 if args.once else PAUSE)
            failed += _take(args, watch.arrived())
            if args.once:
                break
    except KeyboardInterrupt:
        streams.narrate("crossread: watching ended.")
    except OSError as error:
        streams.narrate(f"crossread: {folder} cannot be watched any longer: {error.strerror}.")
        return Exit.PARTLY
    return Exit.PARTLY if failed else Exit.DONE


def _take(args: argparse.Namespace, paths: list[Path]) -> int:
    """Add the articles of files; return how many could not be read."""
    failures: list[str] = []
    if paths:
        with open_library(args) as library:
            _add(library, paths, tuple(args.tag), failures)
    for failure in failures:
        streams.narrate(f"crossread: {failure}")
    return len(failures)


def _add(library: Library, paths: list[Path], tags: tuple[str, ...], failures: list[str]) -> None:
    """Store what the files hold and say so."""
    from index.ingest import read_sources

    def articles() -> Iterator[Article]:
        for item in read_sources([str(path) for path in paths]):
            if isinstance(item, Article):
                narrate_warnings(described_warnings(item))
                yield item
            else:
                failures.append(describe(item))

    def say(one: Added) -> None:
        streams.write(f"{one.outcome.value}\t{one.id}\t{streams.one_line(one.title or '–')}")
        streams.flush()

    library.add(articles(), tags=tags, on_added=say)
