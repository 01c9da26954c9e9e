"""``crossread compare``: what two or more articles share and where they differ, as text, JSON, Markdown or HTML."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.cli import streams
from reader.cli.context import open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.options import add_json
from reader.cli.sources import Loaded, load, narrate_failures

if TYPE_CHECKING:
    from reader.compare.model import Comparison


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``compare`` to the command line."""
    parser = subparsers.add_parser(
        "compare", help="print what two or more articles share and where they differ"
    )
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="files, folders or article ids, two or more"
    )
    parser.add_argument("--story", metavar="ID", help="all articles of this story of the library")
    parser.add_argument("--view", choices=VIEWS, default="all", help="only this part (default: all)")
    form = parser.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--markdown", action="store_true", help="write Markdown to stdout")
    form.add_argument("--html", metavar="FILE", help="write one self-contained page (- for stdout)")


VIEWS = ("all", "article", "claims", "conflicts", "timeline", "sources")
"""Parts of a comparison, each the twin of a view of the app."""


def run(args: argparse.Namespace) -> int:
    """Compare the articles and write the result in the form that was asked for."""
    loaded = _load(args)
    narrate_failures(loaded.failures)
    if len(loaded.articles) < 2:
        if loaded.failures:
            streams.narrate("crossread: fewer than two articles could be read, so nothing was compared.")
            return Exit.PARTLY
        raise UsageError(
            "Comparing needs two articles or more.", hint="Name two files or article ids, or one --story."
        )
    from reader.compare.story import compare_articles

    _write(compare_articles(loaded.articles), args)
    return Exit.PARTLY if loaded.failures else Exit.DONE


def _load(args: argparse.Namespace) -> Loaded:
    """Read the articles that the command line names."""
    if args.story is None:
        return load(args.sources, args)
    if args.sources:
        raise UsageError("Name either SOURCEs or a --story, not both.")
    with open_library(args) as library:
        story = library.story(args.story)
        return Loaded([library.get(article.id) for article in story.articles], stored=True)


def _write(comparison: Comparison, args: argparse.Namespace) -> None:
    """Write the comparison to stdout or to the page's file."""
    if args.json:
        from reader.cli.comparison.as_json import comparison_json

        streams.write_json(comparison_json(comparison))
