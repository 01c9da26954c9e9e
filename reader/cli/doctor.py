"""``crossread doctor``: where everything is, versions, counts, and whether it is sound."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from index.errors import StoreError
from index.records import Check
from reader.cli import output, streams
from reader.cli.context import library_folder, open_library
from reader.cli.exits import Exit
from reader.cli.options import add_json
from reader.cli.output import Piece, line


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``doctor`` to the command line."""
    parser = subparsers.add_parser(
        "doctor",
        help="show where everything is and whether it is sound",
        description="Writes nothing private: no titles, no texts, no user's name: the home folder is ~. "
        "Exits with 1 if something is wrong.",
    )
    parser.add_argument(
        "--repair", action="store_true", help="mend what can be mended; what is damaged is kept aside"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Look at the library and the notes, and say what is wrong."""
    if args.repair:
        from index.repair import repair
        from reader.notes.store.repair import repair_notes

        folder = library_folder(args)
        for said in [*repair_notes(folder), *repair(folder)] or ["Nothing needed repair."]:
            streams.narrate(said)
    checks = _examine(args)
    sound = all(check.ok for check in checks)
    shown = [Check(check.name, _without_home(check.value), check.ok) for check in checks]
    if args.json:
        streams.write_json(
            {"ok": sound, "checks": [{"name": c.name, "value": c.value, "ok": c.ok} for c in shown]}
        )
    else:
        width = max(len(check.name) for check in shown)
        output.write_lines(
            line(
                Piece("  " if check.ok else "✗ ", "" if check.ok else "bad"),
                Piece(f"{check.name:<{width}}  ", "dim"),
                Piece(check.value, "" if check.ok else "bad"),
                hang=width + 4,
            )
            for check in shown
        )
    for check in shown:
        if not check.ok:
            streams.narrate(
                f"crossread: something is wrong with {check.name}: {streams.one_line(check.value)}"
            )
    return Exit.DONE if sound else Exit.PARTLY


def _examine(args: argparse.Namespace) -> list[Check]:
    """Look at everything once.

    Raises:
        StoreError: the library cannot be opened.
    """
    with open_library(args) as library:
        checks = list(library.doctor().checks)
    from reader.notes.store import problems

    try:
        found = problems(library_folder(args))
    except StoreError as error:
        found = [str(error)]
    checks += [Check("notes", problem, False) for problem in found] or [Check("notes", "sound")]
    return checks


def _without_home(value: str) -> str:
    """Return a value with the user's home folder written as ``~``, and the user's name in other paths as ``USER``."""
    try:
        home = str(Path.home())
    except RuntimeError:
        home = ""
    value = value.replace(home, "~") if len(home) > 1 else value
    for name in filter(None, {Path(home).name, os.environ.get("USER"), os.environ.get("LOGNAME")}):
        value = re.sub(rf"(?<=[/\\]){re.escape(name)}(?=[/\\]|$)", "USER", value)
    return value
