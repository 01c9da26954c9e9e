"""``crossread follow``: the feeds whose new entries ``crossread fetch`` reads."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli import output, streams
from reader.cli.context import open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.options import add_json

if TYPE_CHECKING:
    from index.ingest import following


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``follow`` to the command line."""
    parser = subparsers.add_parser(
        "follow",
        help="follow a feed",
        description="Follows feeds (RSS, Atom, JSON Feed) or every feed of an OPML list; nothing is fetched before "
        "“crossread fetch”. Without FEED, lists the feeds that are followed.",
    )
    parser.add_argument("feeds", nargs="*", metavar="FEED", help="addresses of feeds, or OPML files")
    parser.add_argument("--stop", action="store_true", help="follow these no longer")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Change or list the followed feeds."""
    from index.ingest import following

    wanted = _addresses(args.feeds)
    with open_library(args) as library:
        if not wanted:
            _list(following.loads(library.load_state(following.STATE)), as_json=args.json)
            return Exit.DONE

        def change(state: str | None) -> str:
            known = following.loads(state)
            for url, title in wanted:
                known = following.unfollow(known, url) if args.stop else following.follow(known, url, title)
            return following.dumps(known)

        known = following.loads(library.load_state(following.STATE))
        before = len(known)
        if args.stop and (strange := [url for url, _ in wanted if not following.follows(known, url)]):
            raise UsageError(f"“{strange[0]}” is not followed.", hint="List the feeds: crossread follow")
        after = following.loads(library.update_state(following.STATE, change))
    if args.json:
        _list(after, as_json=True)
    else:
        said = f"{abs(len(after) - before)} {'given up' if args.stop else 'added'}, {len(after)} followed."
        streams.narrate(said + ("" if args.stop else " “crossread fetch” reads their new entries."))
    return Exit.DONE


def _addresses(feeds: list[str]) -> list[tuple[str, str | None]]:
    """Return the feeds that were named, those in OPML files among them.

    Raises:
        UsageError: one is neither an address nor a list of feeds.
    """
    from index.ingest.addresses import refusal

    found: list[tuple[str, str | None]] = []
    for feed in feeds:
        if re.match(r"[a-z][a-z0-9+.-]*://", feed, re.IGNORECASE):
            why = refusal(feed)
            if why:
                raise UsageError(f"“{feed}” cannot be followed: {why}")
            found.append((feed, None))
            continue
        from index.ingest.feed import parse_opml

        try:
            listed = parse_opml(Path(feed).read_bytes())
        except OSError as error:
            raise UsageError(
                f"“{feed}” cannot be followed: {error.strerror}.",
                hint="Write a feed's address with https://.",
            ) from error
        if isinstance(listed, str):
            raise UsageError(
                f"“{feed}” cannot be followed: {listed}", hint="Name a feed's address or an OPML file."
            )
        found += [(url, title) for url, title in listed if refusal(url) is None]
    return found


def _list(subscriptions: tuple[following.Subscription, ...], *, as_json: bool) -> None:
    """Write the followed feeds to stdout."""
    if as_json:
        names = ("url", "title", "checked", "failed")
        streams.write_json({"feeds": [{name: getattr(one, name) for name in names} for one in subscriptions]})
        return
    rows = [
        (one.title or "–", one.url, one.failed or one.checked or "never fetched") for one in subscriptions
    ]
    output.write_table(("title", "feed", "last fetched"), rows)
