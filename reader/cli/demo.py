"""``crossread demo``: the app on the sample story, in a library of its own."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from index.paths import named
from reader.cli.app import collecting_put_off, require_terminal


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``demo`` to the command line."""
    subparsers.add_parser(
        "demo",
        help="open the app on the sample story that ships with crossread",
        description="Opens five short reports of one invented event side by side, in a library that is thrown away "
        "afterwards (or kept in the folder that --library names).",
    )


def run(args: argparse.Namespace) -> int:
    """Open the app on the sample story; returns its exit code."""
    require_terminal()
    with collecting_put_off():
        return _run(args)


def _run(args: argparse.Namespace) -> int:
    from reader.sample import FILES, sample_articles
    from reader.tui.app import run_app
    from reader.tui.start import Opened, Start

    def read() -> Opened:
        return Opened(tuple(sample_articles()))

    if args.library is not None:
        return run_app(Start(library=named(args.library), read=read, sources=FILES))
    with tempfile.TemporaryDirectory(prefix="crossread-demo-") as folder:
        return run_app(Start(library=Path(folder), read=read, sources=FILES))
