"""``doctor --repair``: makes a library usable again, keeping a copy of whatever is damaged."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from index.errors import StoreError
from index.store.files import check_file, salvage

Progress = Callable[[int, int], None]


def repair(folder: Path, progress: Progress | None = None) -> list[str]:
    """Repair the library in a folder and return what was done, one sentence each.

    A damaged database is set aside under another name, and every row that can still be read goes into a new one. The
    search index is checked and made anew where it is damaged or behind, and what is stored is made private.

    Raises:
        StoreError: the folder cannot be written, or nothing of a damaged database can be read.
    """
    done = []
    database = folder / "library.sqlite3"
    if not database.is_file():
        raise StoreError(f"There is no library in {folder}.", hint="Choose another with --library.")
    try:
        wrong = check_file(database)
        if wrong:
            done += _rescue(database, wrong)
        done += _make_private(folder)
    except OSError as error:
        raise StoreError(
            f"The library in {folder} cannot be repaired: {error.strerror or error}.",
            hint="Check the folder's permissions and free space.",
        ) from error
    return done + _check_index(folder, progress)


def _rescue(database: Path, wrong: str) -> list[str]:
    """Set a damaged database aside and make a new one of what can be read."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = database.with_name(f"library.damaged-{stamp}.sqlite3")
    shutil.copy2(database, aside)
    for suffix in ("-wal", "-shm"):
        part = database.with_name(database.name + suffix)
        if part.exists():
            shutil.copy2(part, aside.with_name(aside.name + suffix))
    fresh = database.with_name("library.repaired.sqlite3")
    fresh.unlink(missing_ok=True)
    kept, lost = salvage(aside, fresh)
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    fresh.replace(database)
    return [
        f"The database was damaged ({wrong}); it was kept as {aside.name}.",
        f"{kept:,} rows were brought into a new one" + (f"; {lost:,} could not be read." if lost else "."),
    ]


def _make_private(folder: Path) -> list[str]:
    """Take away what others may do with the folder and its files."""
    changed = 0
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink() and path.stat().st_mode & 0o077:
            path.chmod(path.stat().st_mode & 0o700)
            changed += 1
    return [f"{changed:,} files and folders were readable by others and are private now."] if changed else []


def _check_index(folder: Path, progress: Progress | None) -> list[str]:
    from index.library import Library

    with Library.open(folder) as library:
        report = library.doctor()
        damaged = any(check.name.startswith("search index") and not check.ok for check in report.checks)
        missing = library.regroup()
        if damaged:
            library.reindex(progress)
            return [*missing, "The search index was damaged and was made anew."]
        library.complete("a", 1)
        return [*missing, *library.messages]
