"""``crossread add``: sources into the library."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from index.article import Article
from reader.cli import output, streams
from reader.cli.context import open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.options import add_json
from reader.cli.sources import describe, narrate_failures

if TYPE_CHECKING:
    from index.ingest import Defaults
    from index.library import Added


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``add`` to the command line."""
    parser = subparsers.add_parser(
        "add",
        help="read files, folders, URLs or feeds into the library",
        description="Reads .txt, .md, .html, .json, .jsonl and folders of these; “-” reads standard input. "
        "One line per article goes to stdout: what became of it, its id, its title.",
    )
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="files, folders, URLs, feeds, or -")
    group = parser.add_argument_group("where the source does not say")
    group.add_argument("--outlet", metavar="NAME", help="who published it")
    group.add_argument("--date", metavar="DATE", help="when it was published")
    group.add_argument("--title", metavar="TEXT", help="its headline")
    parser.add_argument("--story", metavar="ID", help="put the articles into this story")
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="tag the articles (may be repeated)"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Read the sources and store what they hold; what cannot be read is named at the end."""
    from index.ingest import count_sources, read_sources

    failures: list[str] = []
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    items = read_sources(args.sources, defaults=_defaults(args), stdin=stdin)
    with (
        open_library(args) as library,
        output.progress("Reading", count_sources(args.sources)) as done,
    ):
        articles = _articles(items, failures, done)
        added = library.add(articles, story=args.story, tags=tuple(args.tag))
    _write(added, failures, as_json=args.json)
    narrate_failures(failures)
    return Exit.PARTLY if failures else Exit.DONE


def _defaults(args: argparse.Namespace) -> Defaults:
    """Return what the command line says about articles that do not say it themselves."""
    from index.ingest import Defaults

    published = None
    if args.date is not None:
        from index.ingest.dates import parse_date

        value = parse_date(args.date)
        if value is None:
            raise UsageError(f"“{args.date}” after --date is not a date.", hint="Write it as 2026-03-13.")
        published = value.iso
    return Defaults(outlet=args.outlet, published=published, title=args.title)


def _articles(items: Iterator[object], failures: list[str], done: Callable[[int], None]) -> Iterator[Article]:
    """Let articles through, keep failures aside and count both."""
    for number, item in enumerate(items, 1):
        if isinstance(item, Article):
            for warning in item.warnings:
                streams.narrate(f"crossread: {streams.one_line(item.source)}: {streams.one_line(warning)}")
            yield item
        else:
            failures.append(describe(item))  # type: ignore[arg-type]
        done(number)


def _write(added: Sequence[Added], failures: Sequence[str], *, as_json: bool) -> None:
    """Write what became of each article to stdout, and the counts to stderr."""
    if as_json:
        streams.write_json(
            {
                "added": [{"id": a.id, "outcome": a.outcome, "title": a.title} for a in added],
                "failures": list(failures),
            }
        )
        return
    output.write_table(("outcome", "id", "title"), [(a.outcome, a.id, a.title or "–") for a in added])
    counts = {name: sum(a.outcome == name for a in added) for name in ("added", "version", "duplicate")}
    said = [f"{counts['added']} added"]
    if counts["version"]:
        said.append(f"{counts['version']} new versions of articles already here")
    if counts["duplicate"]:
        said.append(f"{counts['duplicate']} already here")
    if failures:
        said.append(f"{len(failures)} failed")
    streams.narrate(", ".join(said) + ".")
