"""Files, folders and standard input: what a source is, and the bytes behind it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from index.ingest.detect import SUFFIXES, kind_by_name, read_bytes
from index.ingest.values import Defaults, Failure
from index.patterns import lazy

if TYPE_CHECKING:
    from index.article import Article

LIMIT = 512 * 1024 * 1024
"""Bytes that are read of one file or of standard input."""
DEEPEST = 64
"""Folders inside folders that are looked into."""

_LINES = (".jsonl", ".ndjson")
_URL = lazy(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read_sources(
    sources: Sequence[str],
    *,
    defaults: Defaults | None = None,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    proxy: str | None = None,
) -> Iterator[Article | Failure]:
    """Read files, folders (recursively, in the order of their names), URLs and ``-`` (``stdin``) as articles.

    ``allow_private`` lets URLs lead to this machine and to private networks; ``proxy`` is the address of an HTTP proxy
    through which they are fetched. A source that cannot be read is yielded
    as a ``Failure`` and the rest goes on; nothing is raised.
    """
    given = defaults or Defaults()
    for source in sources:
        if not source.strip():
            yield Failure("“”", "An empty name names nothing.")
        elif source == "-":
            yield from _read_stream(stdin, given)
        elif _URL.match(source):
            yield from _read_address(source, given, allow_private, proxy)
        else:
            yield from _read_path(source, given)


def count_sources(sources: Sequence[str]) -> int | None:
    """Return about how many articles the sources hold, for progress bars; None where only reading would tell."""
    total = 0
    for source in sources:
        if source == "-" or _URL.match(source):
            return None
        path = Path(source)
        try:
            mode = path.stat().st_mode
        except OSError:
            total += 1
            continue
        if stat.S_ISDIR(mode):
            total += sum(_articles_in(file) for file in walk(path) if isinstance(file, Path))
        else:
            total += _articles_in(path)
    return total


def _articles_in(path: Path) -> int:
    """Return about how many articles a file holds: the lines of JSON lines, else one."""
    if path.suffix.lower() not in _LINES or not path.is_file():
        return 1
    try:
        with path.open("rb") as file:
            return max(1, sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")))
    except OSError:
        return 1


def _read_address(
    source: str, defaults: Defaults, allow_private: bool, proxy: str | None
) -> Iterator[Article | Failure]:
    """Read what stands at a URL: a page, a feed and the pages it links to, or a file of a kind that is read."""
    from index.ingest.addresses import refusal

    refused = refusal(source)
    if refused:
        yield Failure(source, refused)
        return
    from index.ingest.web import read_url

    yield from read_url(source, defaults, allow_private=allow_private, proxy=proxy)


def _read_stream(stdin: BinaryIO | None, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read standard input to its end."""
    if stdin is None:
        yield Failure("stdin", "There is no standard input.")
        return
    try:
        data = stdin.read(LIMIT + 1)
    except OSError as error:
        yield Failure("stdin", _said(error))
        return
    yield from _read_data(data, "stdin", defaults)


def _read_path(source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read a file, or every file of a folder that has the suffix of an article."""
    path = Path(source)
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        yield Failure(source, _said(error), _hint(error))
        return
    if not folder:
        yield from _read_file(path, source, defaults)
        return
    found = False
    for item in walk(path):
        found = True
        if isinstance(item, Failure):
            yield item
        else:
            yield from _read_file(item, str(item), defaults)
    if not found:
        kinds = " ".join(sorted(SUFFIXES))
        yield Failure(source, "The folder holds no file that is read as an article.", f"These are: {kinds}.")


def walk(folder: Path, depth: int = 0) -> Iterator[Path | Failure]:
    """Yield the files below a folder that are read as articles, by name; links to folders are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(str(folder), _said(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            inside = entry.is_dir(follow_symlinks=False)
            known = kind_by_name(entry.name) is not None
            wanted = known and (entry.is_file() or _leads_nowhere(entry))
        except OSError as error:
            yield Failure(entry.path, _said(error))
            continue
        if inside and depth < DEEPEST:
            yield from walk(Path(entry.path), depth + 1)
        elif wanted:
            yield Path(entry.path)


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a link to nothing: reading it fails, and that is said."""
    return entry.is_symlink() and not Path(entry.path).exists()


def _read_file(path: Path, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read one file, pipe or device that was named."""
    try:
        with path.open("rb") as file:
            if path.suffix.lower() in _LINES:
                from index.ingest.jsonl import is_long, read_long

                if is_long(file):
                    yield from read_long(file, source, defaults)
                    return
            data = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        yield Failure(source, _said(error), _hint(error))
        return
    yield from _read_data(data, source, defaults)


def _read_data(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read the bytes of a source unless there are too many."""
    if len(data) > LIMIT:
        yield Failure(source, f"It is larger than {LIMIT // 1024**2} MB.", "Split it into smaller files.")
    else:
        yield from read_bytes(data, source, defaults=defaults)


def _said(error: Exception) -> str:
    """Return what the system says about a file, as a sentence."""
    said = getattr(error, "strerror", None) or str(error)
    return said[:1].upper() + said[1:].rstrip(".") + "."


def _hint(error: Exception) -> str:
    """Return what to do about an error of the system."""
    if isinstance(error, FileNotFoundError):
        return "Check the spelling; put quotes around a name with spaces."
    if isinstance(error, PermissionError):
        return "Ask its owner for the right to read it, or copy it to a folder of yours."
    return ""
