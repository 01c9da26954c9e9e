"""``crossread import``: annotations from another crossread, a W3C collection or Hypothesis."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from index.errors import NoteError
from reader.cli import output, streams
from reader.cli.exits import Exit, UsageError
from reader.cli.options import add_json

if TYPE_CHECKING:
    from reader.notes.exchange import ImportReport


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``import`` to the command line."""
    parser = subparsers.add_parser(
        "import",
        help="take in annotations from an export",
        description="Nothing that is here is overwritten: where two people say different things about one note, both "
        "versions are kept and listed. “crossread note undo” takes an import back.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="w3c, jsonl or hypothesis; - for stdin")
    parser.add_argument("--dry-run", action="store_true", help="write nothing, say what would change")
    parser.add_argument("--author", metavar="NAME", help="who imports; the notes keep their own authors")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Take in every file; one that cannot be read is named and the rest goes on."""
    from reader.cli.noting.desk import desk, read_bytes
    from reader.notes.exchange import merge, read

    reports: list[tuple[str, ImportReport]] = []
    failures: list[str] = []
    with desk(args) as at:
        for name in args.files:
            try:
                incoming = read(read_bytes(name))
            except UsageError as error:
                failures.append(str(error))
                continue
            except NoteError as error:
                failures.append(f"{name}: {error}")
                continue
            report = merge(at.notes, incoming, article_of=at.article_of, dry_run=args.dry_run)
            reports.append((name, report))
            failures += [f"{name}: {failure}" for failure in report.failures]
    if args.json:
        files = [_json(name, one) for name, one in reports]
        streams.write_json({"dry_run": args.dry_run, "files": files, "failures": failures})
    else:
        _print(reports, args)
    for name, report in reports:
        for notice in report.notices:
            streams.narrate(f"crossread: {streams.one_line(f'{name}: {notice}')}")
    for failure in failures:
        streams.narrate(f"crossread: {streams.one_line(failure)}")
    return Exit.PARTLY if failures else Exit.DONE


def _json(name: str, report: ImportReport) -> dict[str, Any]:
    from reader.notes.exchange import Outcome

    return {
        "file": name,
        **{outcome.value.replace(" ", "_"): report.count(outcome) for outcome in Outcome},
        "items": [
            {
                "outcome": one.outcome.value,
                "kind": one.kind,
                "id": one.id,
                "kept_as": one.kept_as,
                "label": one.label,
            }
            for one in report.steps
        ],
        "failures": list(report.failures),
        "notices": list(report.notices),
    }


def _print(reports: list[tuple[str, ImportReport]], args: argparse.Namespace) -> None:
    from reader.notes.exchange import Outcome
    from reader.notes.identity import short_id

    would = "would be " if args.dry_run else ""
    for name, report in reports:
        counts = ", ".join(f"{n} {would}{one.value}" for one in Outcome if (n := report.count(one)))
        streams.write(streams.one_line(f"{name}: {counts or 'nothing in it'}"))
        shown = {Outcome.BESIDE, Outcome.UPDATED} | ({Outcome.ADDED} if args.dry_run else set())
        rows = [
            (
                one.outcome.value,
                short_id(one.kept_as),
                f"{one.mine} / {one.theirs}" if one.mine else one.theirs,
                one.label,
            )
            for one in report.steps
            if one.outcome in shown
        ]
        if rows:
            output.write_table(("", "id", "who", "what"), rows)
