"""``crossread fetch``: the new entries of the followed feeds into the library."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.article import Article
from reader.cli import output, streams
from reader.cli.context import open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.options import add_json, add_network, chosen_proxy
from reader.cli.sources import describe, described_warnings, narrate_failures, narrate_warnings

if TYPE_CHECKING:
    from index.ingest.fetch import Fetcher
    from index.ingest.following import Fetched
    from index.library import Added, Library


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``fetch`` to the command line."""
    parser = subparsers.add_parser(
        "fetch",
        help="fetch new entries of the feeds you follow",
        description="Looks at every followed feed (or at those named) and adds what is new. Where a feed has only a "
        "teaser, the linked page is read.",
    )
    parser.add_argument("feeds", nargs="*", metavar="FEED", help="only these of the followed feeds")
    add_network(parser)
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="tag the articles")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Look at the feeds, one after the other; an entry counts as seen once its article is stored."""
    from index.ingest import following
    from index.ingest.addresses import tidy
    from index.ingest.fetch import Fetcher

    failures: list[str] = []
    warnings: list[str] = []
    added: list[Added] = []
    with (
        open_library(args) as library,
        Fetcher(allow_private=args.allow_private, proxy=chosen_proxy(args)) as fetcher,
    ):
        followed = following.loads(library.load_state(following.STATE))
        named = {tidy(url) for url in args.feeds}
        unknown = named - {one.url for one in followed}
        if unknown or not followed:
            said = f"“{sorted(unknown)[0]}” is not followed." if unknown else "No feed is followed."
            raise UsageError(said, hint="Follow one: crossread follow ADDRESS")
        chosen = [one for one in followed if not named or one.url in named]
        with output.progress("Fetching", len(chosen)) as done:
            for number, subscription in enumerate(chosen, 1):
                fetched = following.look(fetcher, subscription)
                if fetched.failure:
                    failures.append(describe(fetched.failure))
                added += _store(library, fetcher, fetched, tuple(args.tag), failures, warnings)
                done(number)
    _write(added, failures, warnings, as_json=args.json)
    narrate_warnings(warnings)
    narrate_failures(failures)
    return Exit.PARTLY if failures else Exit.DONE


def _store(
    library: Library,
    fetcher: Fetcher,
    fetched: Fetched,
    tags: tuple[str, ...],
    failures: list[str],
    warnings: list[str],
) -> list[Added]:
    """Add the articles of a feed's new entries, then remember them as seen, those that cannot be read as well."""
    from index.ingest import following
    from index.ingest.values import Defaults

    seen: list[str] = []

    def articles() -> Iterator[Article]:
        for entry, article in following.articles_of(fetcher, fetched, Defaults()):
            seen.append(entry.id)
            if isinstance(article, Article):
                warnings.extend(described_warnings(article))
                yield article
            else:
                failures.append(describe(article))

    added = library.add(articles(), tags=tags)
    library.update_state(
        following.STATE,
        lambda state: following.dumps(
            following.remember(following.loads(state), fetched.subscription, seen, asked=fetched.asked)
        ),
    )
    return added


def _write(added: list[Added], failures: list[str], warnings: list[str], *, as_json: bool) -> None:
    """Write what came to stdout, the counts to stderr."""
    if as_json:
        entries = [{"id": one.id, "outcome": one.outcome.value, "title": one.title} for one in added]
        streams.write_json({"added": entries, "warnings": warnings, "failures": failures})
        return
    output.write_table(
        ("outcome", "id", "title"), [(one.outcome.value, one.id, one.title or "–") for one in added]
    )
    new = sum(one.outcome.value == "added" for one in added)
    streams.narrate(
        f"{new:,} new, {len(added) - new:,} already here"
        + (f", {len(failures)} failed." if failures else ".")
    )
