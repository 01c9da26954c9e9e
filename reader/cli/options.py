"""Options that several commands share."""

from __future__ import annotations

import argparse


def add_json(parser: argparse._ActionsContainer) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="write JSON to stdout, for scripts")


def add_filters(parser: argparse.ArgumentParser, *, story: bool = True) -> None:
    """Add the options that narrow a listing: outlet, since, until, tag and (unless ``story`` is false) story."""
    group = parser.add_argument_group("which articles")
    if story:
        group.add_argument("--story", metavar="ID", help="only the articles of this story")
    group.add_argument("--outlet", metavar="NAME", help="only this outlet's")
    group.add_argument("--since", metavar="DATE", help="published on this day or later")
    group.add_argument("--until", metavar="DATE", help="published on this day or earlier")
    group.add_argument("--tag", metavar="TAG", help="only what carries this tag")


def positive(text: str) -> int:
    """Read a whole number of at least one, for argparse.

    Raises:
        argparse.ArgumentTypeError: ``text`` is no such number.
    """
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return number
