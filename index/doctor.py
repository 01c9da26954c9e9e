"""What ``crossread doctor`` looks at: where everything is, versions, counts and whether it is sound."""

from __future__ import annotations

import platform
import stat
import sys
from collections.abc import Callable, Generator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import StoreError
from index.paths import config_file, log_file
from index.records import Check, Report
from index.store.database import SQLITE_VERSION, Database
from index.version import VERSION

if TYPE_CHECKING:
    from index.fulltext.engine import Engine
    from index.searching import FullText
    from index.sync import Follower

Progress = Callable[[str, int, int], object]
"""Called with what is looked at, how much of it is done and how much there is (0 where nobody can say)."""
PAGES = "Looking at every page of the database"
EVERY = 100
"""Rows after which it is told how far the look is."""
PACKAGES = ("textual", "rich", "whoosh", "dateparser", "trafilatura", "numpy", "platformdirs")


def examine(
    folder: Path, database: Database, fulltext: FullText, on_progress: Progress = lambda what, done, of: None
) -> Report:
    """Look at a library without changing it; ``on_progress`` is told how far that is, and may raise to end it."""
    checks = [*_versions(), *_places(folder)]
    try:
        texts = _texts(database, on_progress)
        _read_through(database, on_progress)
    except StoreError as error:  # mostly one that SQLite's own check says better
        texts = Check("texts", str(error), False)
    truth = database.check()
    sound = truth == "ok"
    hint = "" if sound else " – “crossread doctor --repair” saves what can be read"
    checks.append(Check("database", "sound" if sound else truth + hint, sound))
    if sound:
        checks += [texts, *_counts(database)]
        checks += _index(fulltext.engine, fulltext.follower, on_progress)
    return Report(tuple(checks))


def _versions() -> list[Check]:
    checks = [
        Check("crossread", VERSION),
        Check("python", f"{platform.python_version()} on {sys.platform}"),
        Check("sqlite", SQLITE_VERSION),
    ]
    for name in PACKAGES:
        try:
            checks.append(Check(name, version(name)))
        except PackageNotFoundError:
            checks.append(Check(name, "not installed", False))
    return checks


def _places(folder: Path) -> list[Check]:
    mode = stat.S_IMODE(folder.stat().st_mode)
    private = not mode & 0o077
    return [
        Check("library", str(folder)),
        Check("private", "yes" if private else f"others can read it (mode {mode:o}); run “chmod 700” on it"),
        Check("config", str(config_file())),
        Check("log", str(log_file())),
    ]


def _read_through(database: Database, on_progress: Progress) -> None:
    """Read every row: on a cold disk that is what takes long, and SQLite's own check tells nothing while it does.

    Raises:
        StoreError: something cannot be read.
    """
    found = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'texts'")
    tables = ['"{}"'.format(str(name).replace('"', '""')) for (name,) in found]
    total = sum(int(str(database.rows(f"SELECT count(*) FROM {table}")[0][0])) for table in tables)
    number = 0
    for table in tables:
        with closing(database.each(f"SELECT * FROM {table}")) as rows:
            for _ in rows:
                if number % EVERY == 0:
                    on_progress(PAGES, number, total)
                number += 1


def _texts(database: Database, on_progress: Progress) -> Check:
    """Compare every text with the hash that was taken when it was stored: SQLite does not see a changed letter."""
    from index.store.salvage import PRESENT_TEXTS, damaged_texts

    total = int(str(database.rows("SELECT count(*) FROM articles")[0][0]))

    def told() -> Generator[tuple[Any, ...], None, None]:
        with closing(database.each(PRESENT_TEXTS)) as rows:
            for number, (id_, digest, text) in enumerate(rows):
                if number % EVERY == 0:
                    on_progress("Looking at the texts", number, total)
                yield id_, digest, text if isinstance(text, str) else ""

    with closing(told()) as rows:
        broken = len(damaged_texts(rows))
    said = f"{broken:,} not as they were stored – “crossread doctor --repair” marks them"
    return Check("texts", said if broken else "as they were stored", not broken)


def _counts(database: Database) -> list[Check]:
    def number(sql: str) -> str:
        return f"{int(str(database.rows(sql)[0][0])):,}"

    return [
        Check("articles", number("SELECT count(*) FROM articles")),
        Check("versions", number("SELECT count(*) FROM texts")),
        Check("outlets", number("SELECT count(DISTINCT outlet) FROM articles")),
        Check("stories", number("SELECT count(DISTINCT story) FROM articles")),
        Check("size", f"{database.path.stat().st_size / 1e6:,.1f} MB"),
    ]


def _index(engine: Engine, follower: Follower, on_progress: Progress) -> list[Check]:
    what = "Looking at the search index"
    on_progress(what, 0, 0)
    told: Callable[[int, int], object] = lambda done, of: on_progress(what, done, of)  # noqa: E731
    wrong = engine.check(told) if engine.mark() is not None else None
    said = f"{wrong.removesuffix('.')}. “crossread reindex” makes it anew." if wrong else "sound"
    behind = follower.behind()
    return [
        Check("search engine", engine.name),
        Check("search index", said, wrong is None),
        Check("index behind", f"{behind:,} articles (caught up at the next search)" if behind else "no"),
    ]
