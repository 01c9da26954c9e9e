"""Options that several commands share."""

from __future__ import annotations

import argparse


def add_json(parser: argparse._ActionsContainer) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="write JSON to stdout, for scripts")


def add_network(parser: argparse._ActionsContainer) -> None:
    """Add what commands share that fetch from the network: ``--allow-private`` and ``--proxy``."""
    parser.add_argument(
        "--allow-private", action="store_true", help="let URLs lead to this machine and to private networks"
    )
    parser.add_argument(
        "--proxy",
        metavar="URL",
        help="fetch through this HTTP proxy (config.toml: proxy = …); none is taken from the environment",
    )


def chosen_proxy(args: argparse.Namespace) -> str | None:
    """Return the proxy that ``--proxy`` or config.toml names, or None; an empty ``--proxy`` is none."""
    named: str | None = getattr(args, "proxy", None)
    if named is not None:
        return named or None
    from reader.config import read_config

    return read_config().proxy or None


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
