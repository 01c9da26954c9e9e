"""``crossread add``: sources into the library."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import StoreError
from reader.cli import output, streams
from reader.cli.context import open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.options import add_json, add_network, chosen_proxy
from reader.cli.outcomes import write_outcomes
from reader.cli.sources import describe, described_warnings, narrate_failures, narrate_warnings

if TYPE_CHECKING:
    from index.ingest import Defaults, Failure
    from index.library import Added, Library


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``add`` to the command line."""
    parser = subparsers.add_parser(
        "add",
        help="read files, folders, URLs or feeds into the library",
        description="Reads text (.txt, .rtf), documents (.docx, .odt), Markdown (.md), pages (.html, .htm, .mhtml), "
        "JSON (.json, .jsonl), tables (.csv, .tsv), mail (.eml, .mbox), feeds (.rss, .atom, .xml), references (.ris, "
        ".bib, .rdf), .zip, with extras .pdf and .warc, and folders of all these; exports of press databases and "
        "reading apps are told by what is in them. URLs of pages and feeds; “-” is standard input. No request is made "
        "unless a URL is named. One line per article goes to stdout: what became of it, its id, its title.",
    )
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="files, folders, URLs, feeds, or -")
    group = parser.add_argument_group("where the source does not say")
    group.add_argument("--outlet", metavar="NAME", help="who published it")
    group.add_argument("--date", metavar="DATE", help="when it was published")
    group.add_argument("--title", metavar="TEXT", help="its headline")
    parser.add_argument(
        "--story", metavar="ID", help="put the articles into this story, or into a new one of this name"
    )
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="tag the articles (may be repeated)"
    )
    add_network(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Read the sources and store what they hold; what cannot be read is named at the end."""
    from index.ingest import count_sources, read_sources

    failures: list[str] = []
    warnings: list[str] = []
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    items = read_sources(
        args.sources,
        defaults=_defaults(args),
        stdin=stdin,
        allow_private=args.allow_private,
        proxy=chosen_proxy(args) if any("://" in source for source in args.sources) else None,
    )
    added: list[Added] = []
    try:
        with open_library(args) as library, output.progress("Reading", count_sources(args.sources)) as bar:
            library.add(
                _articles(items, failures, warnings, bar),
                story=_story(library, args.story),
                tags=tuple(args.tag),
                on_added=added.append,
                on_indexed=lambda number, of: bar(number, of, "Indexing"),
            )
    except (KeyboardInterrupt, StoreError):
        streams.narrate(f"crossread: {_counted(added, failures)} before this; they are kept.")
        raise
    write_outcomes(added, failures, warnings, _counted(added, failures), as_json=args.json)
    narrate_warnings(warnings)
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


def _story(library: Library, named: str | None) -> str | None:
    """Return the story that the articles are put into: one that is there, or a new one of a name of one's own.

    Raises:
        UsageError: the name is empty. NotFoundError: it begins as ids do, and is that of no story, or of several.
    """
    if named is None:
        return None
    if not named.strip():
        raise UsageError("--story needs the id of a story, or a name for a new one.")
    return library.story(named).id if named.startswith("s-") else named


def _articles(
    items: Iterable[Article | Failure], failures: list[str], warnings: list[str], bar: output.Bar
) -> Iterator[Article]:
    """Let articles through, keep failures and warnings aside and count."""
    for number, item in enumerate(items, 1):
        if isinstance(item, Article):
            warnings += described_warnings(item)
            yield item
        else:
            failures.append(describe(item))
        bar(number)


def _counted(added: Sequence[Added], failures: Sequence[str]) -> str:
    """Return what became of the articles, in counts."""
    counts = {name: sum(a.outcome == name for a in added) for name in ("added", "version", "duplicate")}
    said = [f"{counts['added']:,} added"]
    if counts["version"]:
        said.append(f"{counts['version']:,} already here in another version")
    if counts["duplicate"]:
        said.append(f"{counts['duplicate']:,} already here")
    if failures:
        said.append(f"{len(failures):,} failed")
    return ", ".join(said)
