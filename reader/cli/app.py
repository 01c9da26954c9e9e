"""``crossread [SOURCE...]``: the app, on the library or straight on the comparison of the articles that are named."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IngestError
from reader.cli.context import library_folder
from reader.cli.exits import Exit, UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes when no sub-command is named."""
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="files, folders or article ids")
    parser.add_argument("--story", metavar="ID", help="open this story of the library")
    parser.add_argument("--version", "-V", action="store_true", help="write the version and leave")


def run(args: argparse.Namespace) -> int:
    """Open the app; returns its exit code."""
    require_terminal()
    with collecting_put_off():
        return _run(args)


def _run(args: argparse.Namespace) -> int:
    from reader.tui.app import run_app
    from reader.tui.start import Start

    if args.story is not None and args.sources:
        raise UsageError("Name either SOURCEs or a --story, not both.")
    folder = library_folder(args)
    if args.story is not None:
        return run_app(Start(library=folder, story=args.story))
    if not args.sources:
        return run_app(Start(library=folder))
    return _compare(args, folder)


def _compare(args: argparse.Namespace, folder: Path) -> int:
    """Open the comparison of SOURCEs: read before the first frame what takes no time, everything else behind it."""
    from reader.cli.sources import Loaded, is_quick, load, narrate_failures
    from reader.tui.app import run_app
    from reader.tui.start import Opened, Start

    loaded = Loaded()

    def read() -> Opened:
        load(args.sources, args, loaded)
        if not loaded.articles:
            raise IngestError("No article could be read, so there is nothing to show.")
        return Opened(tuple(loaded.articles), tuple(loaded.failures))

    start = Start(library=folder, read=read, sources=tuple(args.sources))
    try:
        if is_quick(args.sources):
            start = Start(library=folder, articles=read().articles)
        code = run_app(start)
    finally:
        narrate_failures(loaded.failures)
    return code or (Exit.PARTLY if loaded.failures else Exit.DONE)


@contextmanager
def collecting_put_off() -> Iterator[None]:
    """Look for no garbage until the first frame is on the screen (the screen sees to that); what is made stays."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def require_terminal() -> None:
    """Make sure that the app has a terminal to read keys from and to paint on, or a browser behind it.

    Raises:
        UsageError: one of the standard streams is a pipe or a file, or the terminal can only print lines.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return
    hint = "For text and JSON use “crossread compare”, “crossread list” or “crossread search”."
    for stream, name in (
        (sys.stdin, "standard input"),
        (sys.stdout, "standard output"),
        (sys.stderr, "standard error"),
    ):
        if stream is None or not stream.isatty():
            raise UsageError(f"The app needs a terminal, and {name} is not one.", hint=hint)
    if os.environ.get("TERM") == "dumb":
        raise UsageError(
            "The app needs a terminal that can move its cursor, and TERM=dumb says it cannot.", hint=hint
        )
