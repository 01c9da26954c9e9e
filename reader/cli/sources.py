"""SOURCES on the command line: files, folders, URLs and article ids, read in the order they were named."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import NotFoundError
from reader.cli import streams
from reader.cli.context import open_library
from reader.cli.options import chosen_proxy
from reader.compare.steps import step

if TYPE_CHECKING:
    from index.ingest import Failure

SHOWN = 40
"""Warnings, or kinds of them, that are said one by one."""

FEW = 5
"""Articles named more than once that are said one by one."""

LONGEST = 400
"""Characters of a source's name that are said."""

PLAIN = frozenset({"", ".txt", ".text"})
"""Endings of files that are read without a package for their format."""
QUICK = 300_000
"""Bytes of plain text that are read before the first frame."""

_ID = re.compile(r"(?=[a-f]*[0-9])[0-9a-f]{4,12}\Z|[a-f]{12}\Z")
"""An article id or the beginning of one; a digit tells it from a word such as ``added``."""
_URL = re.compile(r"https?://", re.IGNORECASE)


@dataclass(slots=True)
class Loaded:
    """What SOURCES yielded."""

    articles: list[Article] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    """One line for people per source that could not be read."""
    stored: bool = False
    """True where every article came out of the library."""
    repeated: list[str] = field(default_factory=list)
    """Sources of articles that an earlier word on the command line had named already; they are taken once."""


def could_be_source(word: str) -> bool:
    """Return whether a word is a path that exists, a URL, ``-`` or has the form of an article id or a path."""
    if word == "-" or _URL.match(word) or os.sep in word or _is_id(word):
        return True
    return os.path.lexists(word) or bool(re.search(r"\.\w{1,6}\Z", word))


def _is_id(word: str) -> bool:
    """Return whether a word has the form of an article id or of the beginning of one."""
    return bool(_ID.match(word))


def is_quick(sources: Sequence[str]) -> bool:
    """Return whether reading takes less than anybody waits for: short plain texts and articles of the library."""
    size = 0
    for source in sources:
        path = Path(source)
        try:
            size += path.stat().st_size
        except (
            OSError
        ):  # an article's id, an address, or a path that is not there, which is found out at once
            if _URL.match(source):
                return False
            continue
        if not path.is_file() or path.suffix.lower() not in PLAIN:
            return False
    return size <= QUICK


def load(sources: Sequence[str], args: argparse.Namespace, loaded: Loaded | None = None) -> Loaded:
    """Read all sources; what cannot be read is in ``failures``, never raised.

    ``loaded`` takes what is read as it comes. Tells of each source (``reader.compare.steps``).

    Raises:
        StoreError: an article id was named and the library cannot be used.
    """
    loaded = Loaded() if loaded is None else loaded
    stored = 0
    known: set[tuple[str, str]] = set()
    for done, source in enumerate(sources):
        step(source, done, len(sources))
        from_library = _is_id(source) and not os.path.lexists(source)
        fresh: set[tuple[str, str]] = set()
        for item in _stored(source, args, loaded) if from_library else _read(source, args):
            step(item.source or source, done, len(sources))
            if not isinstance(item, Article):
                loaded.failures.append(describe(item))
            elif (place := (item.id, os.path.realpath(item.source))) in known:
                loaded.repeated.append(item.source or source)
            else:
                fresh.add(place)
                loaded.articles.append(item)
                stored += from_library
        known |= fresh
    loaded.stored = bool(stored) and stored == len(loaded.articles)
    return loaded


def _stored(source: str, args: argparse.Namespace, loaded: Loaded) -> Iterator[Article]:
    """Take one article out of the library; that it is not there is a failure."""
    try:
        with open_library(args) as library:
            yield library.get(source)
    except NotFoundError as error:
        loaded.failures.append(streams.one_line(str(error)))


def _read(source: str, args: argparse.Namespace) -> Iterator[Article | Failure]:
    from index.ingest import read_sources

    stdin = sys.stdin.buffer if sys.stdin is not None else None
    return read_sources([source], stdin=stdin, proxy=chosen_proxy(args) if "://" in source else None)


def describe(failure: Failure) -> str:
    """Return a failure as one line: which source, why, what to do."""
    source = failure.source
    if len(source) > LONGEST:
        source = f"{source[: LONGEST // 2]}…{source[-LONGEST // 2 :]}"
    return streams.one_line(f"{source}: {failure.reason} {failure.hint}")


def described_warnings(article: Article) -> list[str]:
    """Return what is odd about an article, one line each."""
    return [f"{streams.one_line(article.source)}: {streams.one_line(said)}" for said in article.warnings]


def narrate_warnings(warnings: Sequence[str]) -> None:
    """Say on stderr what is odd about articles: each if they are few, else how many there are of each kind."""
    if len(warnings) <= SHOWN:
        for warning in warnings:
            streams.narrate(f"crossread: {warning}")
        return
    kinds = Counter(re.sub(r"“.*?”|\d[\d,.-]*", "…", warning.rpartition(": ")[2]) for warning in warnings)
    for kind, number in kinds.most_common(SHOWN):
        streams.narrate(f"crossread: {number:,} articles: {kind}")


def narrate_repeated(loaded: Loaded) -> None:
    """Say on stderr which articles were named more than once."""
    times = Counter(loaded.repeated)
    if len(times) > FEW:
        streams.narrate(f"crossread: {len(times):,} articles are named more than once; each is taken once.")
        return
    for source, more in times.items():
        streams.narrate(f"crossread: {streams.one_line(source)}: named {more + 1:,} times, taken once.")


def narrate_failures(failures: Sequence[str]) -> None:
    """Name every failure on stderr, one line each."""
    for failure in failures:
        streams.narrate(f"crossread: {failure}")
