"""``crossread fetch``: the new entries of the followed feeds into the library."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import suppress
from time import monotonic
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
    from index.ingest.fetch import Fetcher
    from index.ingest.following import Fetched
    from index.library import Added, Library

LOOKING = "Looking at the feeds"
EVERY = 2.0
"""Seconds after which the entries that are stored are remembered as seen, while more of them are read."""
WIDTH = 30
"""Characters of a feed's name beside the bar."""


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
        try:
            with output.progress(LOOKING, len(chosen)) as bar:
                for number, subscription in enumerate(chosen):
                    bar(number, len(chosen), LOOKING)
                    fetched = following.look(fetcher, subscription)
                    if fetched.failure:
                        failures.append(describe(fetched.failure))
                    _Taking(library, fetched, failures, warnings).take(fetcher, tuple(args.tag), added, bar)
        except (KeyboardInterrupt, StoreError):
            streams.narrate(
                f"crossread: {_counted(added, failures)} before this; the next fetch goes on there."
            )
            raise
    write_outcomes(added, failures, warnings, _counted(added, failures), as_json=args.json)
    narrate_warnings(warnings)
    narrate_failures(failures)
    return Exit.PARTLY if failures else Exit.DONE


class _Taking:
    """Stores the new entries of one feed, and remembers as seen those that are safe, also when it is broken off."""

    def __init__(self, library: Library, fetched: Fetched, failures: list[str], warnings: list[str]) -> None:
        self._library, self._fetched = library, fetched
        self._failures, self._warnings = failures, warnings
        self._read: list[str] = []
        """Ids of the entries that were read, in their order."""
        self._upto: list[int] = []
        """For each article, how many entries had been read when it came: what is seen once it is stored."""
        self._safe = self._kept = 0
        """How many of the entries read are in the library, and how many of these are remembered."""
        self._when = monotonic()

    def take(self, fetcher: Fetcher, tags: tuple[str, ...], added: list[Added], bar: output.Bar) -> None:
        """Add the articles, then remember the look; entries that cannot be read count as seen as well."""
        from index.ingest import following

        stored = 0

        def on_added(one: Added) -> None:
            nonlocal stored
            added.append(one)
            self._safe = self._upto[stored]
            stored += 1
            if monotonic() - self._when > EVERY:
                self._keep()

        try:
            self._library.add(
                self._articles(fetcher, bar),
                tags=tags,
                on_added=on_added,
                on_indexed=lambda number, of: bar(number, of, "Indexing"),
            )
        except BaseException:
            with suppress(StoreError):
                self._keep()
            raise
        fetched = self._fetched
        self._library.update_state(
            following.STATE,
            lambda state: following.dumps(
                following.remember(
                    following.loads(state), fetched.subscription, self._read, asked=fetched.asked
                )
            ),
        )

    def _articles(self, fetcher: Fetcher, bar: output.Bar) -> Iterator[Article]:
        """Yield the articles of the entries; what cannot be read is kept aside."""
        from index.ingest import following
        from index.ingest.values import Defaults

        entries = self._fetched.entries
        label = f"Reading {(self._fetched.subscription.title or self._fetched.subscription.url)[:WIDTH]}"
        for number, (entry, article) in enumerate(following.articles_of(fetcher, self._fetched, Defaults())):
            bar(number, len(entries), label)
            self._read.append(entry.id)
            if isinstance(article, Article):
                self._upto.append(len(self._read))
                self._warnings.extend(described_warnings(article))
                yield article
            else:
                self._failures.append(describe(article))

    def _keep(self) -> None:
        """Remember the entries whose articles are safe; the look itself is remembered when all are."""
        from index.ingest import following

        if self._safe == self._kept:
            return
        url, safe = self._fetched.asked or self._fetched.subscription.url, self._read[: self._safe]
        self._library.update_state(
            following.STATE,
            lambda state: following.dumps(following.mark_seen(following.loads(state), url, safe)),
        )
        self._kept, self._when = self._safe, monotonic()


def _counted(added: list[Added], failures: list[str]) -> str:
    """Return what became of the entries, in counts."""
    new = sum(one.outcome.value == "added" for one in added)
    failed = f", {len(failures):,} failed" if failures else ""
    return f"{new:,} new, {len(added) - new:,} already here{failed}"
