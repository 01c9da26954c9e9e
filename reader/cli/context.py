"""What a command works in: the library that was chosen and the annotations beside it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from index.paths import library_dir
from reader.cli import streams
from reader.cli.exits import UsageError

if TYPE_CHECKING:
    from index.library import Filters, Library


def library_folder(args: argparse.Namespace) -> Path:
    """Return the folder of the library that ``--library``, CROSSREAD_LIBRARY or the user's data folder names."""
    return library_dir(args.library)


def has_library(args: argparse.Namespace) -> bool:
    """Return whether there is a library already in the chosen folder."""
    return (library_folder(args) / "library.sqlite3").exists()


@contextmanager
def open_library(args: argparse.Namespace) -> Iterator[Library]:
    """Open the chosen library (made where there is none); what it did on the way is said on stderr.

    Raises:
        StoreError: it cannot be used.
    """
    from index.library import Library

    with Library.open(library_folder(args)) as library:
        try:
            yield library
        finally:
            for message in library.messages:
                streams.narrate(f"crossread: {streams.one_line(message)}")


def filters(args: argparse.Namespace, library: Library) -> Filters:
    """Return the filters that the options of ``options.add_filters`` ask for.

    Raises:
        UsageError: a date cannot be understood. NotFoundError: there is no such story, or more than one.
    """
    from index.library import Filters

    return Filters(
        story=None if args.story is None else library.story(args.story).id,
        outlet=args.outlet,
        since=day(args.since, "--since"),
        until=day(args.until, "--until", last=True),
        tag=args.tag,
    )


def day(text: str | None, option: str, *, last: bool = False) -> date | None:
    """Read an option's date (``2026-03-13``, ``yesterday``, ``March 2026``); the last day of a month if ``last``.

    Raises:
        UsageError: it cannot be read as a date.
    """
    if text is None:
        return None
    from index.ingest.dates import parse_date

    value = parse_date(text, base=date.today())
    if value is None:
        raise UsageError(f"“{text}” after {option} is not a date.", hint="Write it as 2026-03-13.")
    return value.last if last else value.first
