"""``crossread compare``: what two or more articles share and where they differ, as text, JSON, Markdown or HTML."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import StoreError
from index.paths import led_to, named
from reader.cli import streams
from reader.cli.context import has_library, library_folder, open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.options import add_json
from reader.cli.sources import Loaded, load, narrate_failures, narrate_repeated

if TYPE_CHECKING:
    from reader.cli.comparison.marks import Marks
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


VIEWS = ("all", "columns", "article", "claims", "conflicts", "timeline", "sources")
"""Parts of a comparison, each the twin of a view of the app."""


def run(args: argparse.Namespace) -> int:
    """Compare the articles and write the result in the form that was asked for."""
    loaded = _load(args)
    narrate_repeated(loaded)
    narrate_failures(loaded.failures)
    if len(loaded.articles) < 2:
        if loaded.failures:
            streams.narrate("crossread: fewer than two articles could be read, so nothing was compared.")
            return Exit.PARTLY
        raise UsageError(
            "Comparing needs two articles or more.", hint="Name two files or article ids, or one --story."
        )
    if args.html is not None and not Path(args.html).name:
        raise UsageError("--html needs the name of a file.")
    if args.view != "all" and (args.markdown or args.html is not None):
        raise UsageError("--view narrows text and JSON; Markdown and HTML are written whole.")
    comparison = _compare(loaded, args)
    _write(comparison, args, _marks(comparison, args))
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


def _compare(loaded: Loaded, args: argparse.Namespace) -> Comparison:
    """Compare what was loaded with the reader's decisions on it; without a library there are none."""
    from reader.comparing import compare_story
    from reader.decisions import story_key

    if args.story is not None:
        with open_library(args) as library:
            return compare_story(loaded.articles, library, library.story(args.story).id)
    try:
        if has_library(args):
            with open_library(args) as library:
                return compare_story(loaded.articles, library, story_key(loaded.articles))
    except StoreError as error:
        if loaded.stored:
            raise
        streams.narrate(
            f"crossread: your decisions on links could not be read. {streams.one_line(str(error))}"
        )
    from reader.compare.story import compare_articles

    return compare_articles(loaded.articles)


def _marks(comparison: Comparison, args: argparse.Namespace) -> Marks:
    """Return what the reader has put on the comparison, as far as the view shows it."""
    from reader.cli.comparison.marks import Marks

    if args.view == "article":
        from reader.noted import noted

        return Marks(notes=noted(library_folder(args), comparison))
    if args.story is None:
        return Marks()
    from reader.reviewed import reviewed_from

    with open_library(args) as library:
        kept = library.load_state(f"reviewed:{library.story(args.story).id}")
    return Marks(reviewed=frozenset(reviewed_from(kept)))


def _write(comparison: Comparison, args: argparse.Namespace, marks: Marks) -> None:
    """Write the comparison to stdout or to the page's file."""
    for message in comparison.messages:
        streams.narrate(f"crossread: {streams.one_line(message)}")
    if args.json:
        from reader.cli.comparison.views_json import view_json

        streams.write_json(view_json(comparison, args.view, marks))
    elif args.markdown:
        from reader.cli.comparison.as_markdown import document

        streams.write_document(document(comparison).rstrip("\n") + "\n")
    elif args.html is not None:
        from reader.cli.comparison.as_html import page

        _write_page(page(comparison), args.html)
    else:
        from reader.cli import output
        from reader.cli.comparison.as_text import lines

        output.write_lines(lines(comparison, args.view, marks))


def _write_page(page: str, target: str) -> None:
    """Write the page to a file, or to stdout for ``-``; a page that cannot be written whole is not left half there."""
    if target == "-":
        streams.write_document(page.rstrip("\n") + "\n")
        return
    path = led_to(named(target))
    if path.exists() and not path.is_file():  # a pipe or a device is written to, not replaced
        path.write_text(page, "utf-8", "backslashreplace")
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(page)
        if path.is_file():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    streams.narrate(f"Written to {path}.")
