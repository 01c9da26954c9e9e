"""``crossread export``: annotations for other people and programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.cli import streams
from reader.cli.exits import Exit, UsageError
from reader.cli.noting.options import add_note_filters

FORMATS = ("w3c", "jsonl", "csv", "markdown", "html", "claimreview", "hypothesis")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``export`` to the command line."""
    parser = subparsers.add_parser(
        "export",
        help="write annotations as W3C JSON-LD, JSON lines, CSV, Markdown, …",
        description="Every quotation is held against its article before it is written; what does not stand there is "
        "left out and named, and the exit code is 1.",
    )
    parser.add_argument("query", nargs="*", metavar="QUERY", help="only notes that match, as for “note list”")
    parser.add_argument("--format", choices=FORMATS, default="w3c", help="default: w3c (JSON-LD)")
    parser.add_argument(
        "--output",
        metavar="FILE",
        help="a file (default: stdout); for hypothesis a folder, one file per article",
    )
    parser.add_argument(
        "--earlier",
        action="store_true",
        help="also quotations that only an earlier version of an article has",
    )
    add_note_filters(parser)


def run(args: argparse.Namespace) -> int:
    """Write what the options ask for; name what was left out."""
    from reader.cli.noting.desk import desk, wanted_notes
    from reader.notes.exchange import Checked, Format, prepare, render, render_files

    with desk(args) as at:
        wanted = wanted_notes(args, at.library, " ".join(args.query))
        checked: Checked = prepare(at.notes, wanted, present=at.present, keep_earlier=args.earlier)
        if args.format == Format.HYPOTHESIS and args.output:
            folder = Path(args.output)
            for name, text in render_files(checked.bundle).items():
                _write_file(folder / name, text)
        else:
            _write(args.output, render(Format(args.format), checked.bundle, at.vocabulary))
    for failure in checked.failures:
        streams.narrate(f"crossread: left out {failure.annotation.short}: {streams.one_line(failure.reason)}")
    if checked.failures:
        streams.narrate(
            "crossread: “crossread note orphans” and “note attach” settle lost quotations; --earlier exports them "
            "as they were noted"
        )
    if checked.unchecked:
        streams.narrate(
            f"crossread: {checked.unchecked} quotations could not be checked: their articles are not here"
        )
    return Exit.PARTLY if checked.failures else Exit.DONE


def _write(output: str | None, text: str) -> None:
    if output is None or output == "-":
        streams.write_document(text)
    else:
        _write_file(Path(output), text)


def _write_file(path: Path, text: str) -> None:
    """Write a file at once.

    Raises:
        UsageError: ``path`` is a folder.
        NoteError: it cannot be written; an old file stays as it was.
    """
    from reader.notes.exchange.writing import write_file

    if path.is_dir():
        raise UsageError(f"{path} is a folder.", hint="Name a file.")
    write_file(path, text)
