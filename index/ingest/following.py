"""Followed feeds: what was seen of each, and what is new. State is a value; storing it is the caller's business."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from index.article import Article
from index.ingest.addresses import tidy
from index.ingest.values import Defaults, Failure

if TYPE_CHECKING:
    from index.ingest.feed import Entry
    from index.ingest.fetch import Fetcher

STATE = "followed feeds"
"""The key of the library's small states under which the subscriptions are kept."""
REMEMBERED = 40_000
"""Entries of one feed that are remembered as seen; feeds hold far fewer, and no more than half of them are read."""
GONE = "The feed is gone for good (status 410)."
"""What is said of a feed whose server says so."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One followed feed."""

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    checked: str | None = None
    """When it was last fetched, ISO 8601 in UTC."""
    failed: str | None = None
    """Why the last fetch failed, or None."""
    seen: tuple[str, ...] = field(default=())
    """Ids of entries whose articles are in the library, the latest last."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one look at a feed brought."""

    subscription: Subscription
    """With title, etag and time of the look; its ``seen`` is as before: entries count as seen once they are stored."""
    entries: tuple[Entry, ...] = ()
    """New ones, the oldest first."""
    failure: Failure | None = None
    asked: str | None = None
    """The address it was followed by, where it has moved for good."""


def loads(state: str | None) -> tuple[Subscription, ...]:
    """Read subscriptions from their stored form; what is damaged in it is left out."""
    try:
        value = json.loads(state or "{}")
    except (ValueError, RecursionError):
        return ()
    feeds = value.get("feeds") if isinstance(value, dict) else None
    return tuple(filter(None, map(_subscription, feeds if isinstance(feeds, list) else ())))


def _subscription(item: Any) -> Subscription | None:
    """Read one stored subscription."""
    if not isinstance(item, dict) or not isinstance(item.get("url"), str):
        return None
    texts = {
        name: item[name]
        for name in ("title", "etag", "modified", "checked", "failed")
        if isinstance(item.get(name), str)
    }
    seen = item.get("seen")
    ids = tuple(one for one in seen if isinstance(one, str)) if isinstance(seen, list) else ()
    return Subscription(item["url"], **texts, seen=ids[-REMEMBERED:])


def dumps(subscriptions: Iterable[Subscription]) -> str:
    """Return subscriptions in the form that is stored."""
    feeds = [
        {name: value for name in Subscription.__slots__ if (value := getattr(one, name))}
        for one in subscriptions
    ]
    return json.dumps({"version": 1, "feeds": feeds}, ensure_ascii=False)


def follow(
    subscriptions: Iterable[Subscription], url: str, title: str | None = None
) -> tuple[Subscription, ...]:
    """Return the subscriptions with one more feed; one that is followed already is not added again."""
    known = tuple(subscriptions)
    if follows(known, url):
        return known
    return (*known, Subscription(tidy(url), title))


def follows(subscriptions: Iterable[Subscription], url: str) -> bool:
    """Return whether a feed is followed."""
    return any(one.url == tidy(url) for one in subscriptions)


def unfollow(subscriptions: Iterable[Subscription], url: str) -> tuple[Subscription, ...]:
    """Return the subscriptions without a feed."""
    return tuple(one for one in subscriptions if one.url != tidy(url))


def look(fetcher: Fetcher, subscription: Subscription) -> Fetched:
    """Fetch a feed if it changed and return what is new in it."""
    from index.ingest.answers import FetchError
    from index.ingest.feed import parse_feed

    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        answer = fetcher.get(subscription.url, etag=subscription.etag, modified=subscription.modified)
    except FetchError as error:
        said, hint = error.message, error.hint
        if "status 410" in said:
            said, hint = GONE, f"Give it up: crossread follow --stop {subscription.url}"
        failed = replace(subscription, checked=now, failed=said)
        return Fetched(failed, failure=Failure(subscription.url, said, hint))
    if answer.status == 304:
        return Fetched(replace(subscription, checked=now, failed=None))
    feed = parse_feed(answer.body, answer.url)
    if isinstance(feed, str):
        failed = replace(subscription, checked=now, failed=feed)
        return Fetched(failed, failure=Failure(subscription.url, feed))
    updated = replace(
        subscription,
        url=tidy(answer.moved or subscription.url),
        title=feed.title or subscription.title,
        etag=answer.etag,
        modified=answer.modified,
        checked=now,
        failed=None,
    )
    seen = set(subscription.seen)
    fresh = {entry.id: entry for entry in feed.entries if entry.id and entry.id not in seen}
    failure = Failure(subscription.url, feed.remark) if feed.remark else None
    asked = subscription.url if updated.url != subscription.url else None
    return Fetched(updated, tuple(reversed(fresh.values())), failure, asked)


def articles_of(
    fetcher: Fetcher, fetched: Fetched, defaults: Defaults
) -> Iterator[tuple[Entry, Article | Failure]]:
    """Yield each new entry with its article, the linked page read where the feed has only a teaser."""
    from index.ingest.detect import guarded
    from index.ingest.web import read_entry

    def read(entry: Entry) -> Iterator[Article | Failure]:
        yield read_entry(fetcher, entry, fetched.subscription.url, defaults)

    for entry in fetched.entries:
        for item in guarded(entry.link or fetched.subscription.url, read(entry)):
            yield entry, item


def mark_seen(
    subscriptions: Iterable[Subscription], url: str, stored: Iterable[str]
) -> tuple[Subscription, ...]:
    """Return the subscriptions while the entries of a look are still being stored: those of ``stored`` are safe.

    The look itself is not remembered, so that one that is broken off is made again, for the entries that it missed.
    """
    safe = tuple(stored)
    return tuple(
        replace(one, seen=tuple(dict.fromkeys((*one.seen, *safe)))[-REMEMBERED:]) if one.url == url else one
        for one in subscriptions
    )


def remember(
    subscriptions: Iterable[Subscription],
    looked: Subscription,
    stored: Iterable[str],
    *,
    asked: str | None = None,
) -> tuple[Subscription, ...]:
    """Return the subscriptions after a look whose entries ``stored`` are safe in the library.

    ``asked`` is the address it was followed by, where it has moved; of two that lead to one feed, one stays.

    Works on the state as it is now, so that two processes that fetch at once lose nothing of each other's: a feed
    that was given up meanwhile stays given up. A look of which not everything was stored is not remembered as one:
    the next is unconditional.
    """
    stored = tuple(stored)
    result: dict[str, Subscription] = {}
    for one in subscriptions:
        if one.url in (looked.url, asked):
            before = result[looked.url].seen if looked.url in result else ()
            seen = dict.fromkeys((*before, *one.seen, *stored))
            one = replace(looked, seen=tuple(seen)[-REMEMBERED:])
        result[one.url] = one
    return tuple(result.values())
