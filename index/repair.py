"""``doctor --repair``: makes a library usable again, keeping a copy of whatever is damaged."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from index.errors import StoreError
from index.store.database import Database
from index.store.files import check_file, one_file
from index.store.kept import NAME, read_ledger
from index.store.salvage import Saved, mark_damaged, salvage

Progress = Callable[[int, int], None]

_BROKEN = "The text of {} is not as it was stored; a warning stands on each."


def repair(folder: Path, progress: Progress | None = None) -> list[str]:
    """Repair the library in a folder and return what was done, one sentence each.

    A damaged database is set aside under another name, and every row that can still be read goes into a new one,
    completed by what the ledger beside it knows. Texts that are not as they were stored get a warning. The search index
    is checked and made anew where it is damaged or behind, and what is stored is made private.

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
        done += _mark(database)
        done += _make_private(folder)
    except OSError as error:
        raise StoreError(
            f"The library in {folder} cannot be repaired: {error.strerror or error}.",
            hint="Check the folder's permissions and free space.",
        ) from error
    return done + _check_index(folder, progress)


def _rescue(database: Path, wrong: str) -> list[str]:
    """Set a damaged database aside and make a new one of what can be read and of what its ledger knows."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = database.with_name(f"library.damaged-{stamp}.sqlite3")
    for name in ("library.sqlite3", "library.sqlite3-wal", "library.sqlite3-shm", NAME):
        part = database.with_name(name)
        if part.exists():
            shutil.copy2(
                part,
                aside.with_name(
                    name.replace("library.sqlite3", aside.name).replace(NAME, f"{aside.stem}.jsonl")
                ),
            )
    fresh = database.with_name("library.repaired.sqlite3")
    with tempfile.TemporaryDirectory(prefix=".repair-", dir=database.parent) as place:
        saved = salvage(one_file(aside, Path(place)), fresh, read_ledger(database.parent))
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    fresh.replace(database)
    return [
        f"The database was damaged ({wrong}); it was kept as {aside.name}.",
        *_told(saved, database.with_name(f"lost-{stamp}.txt")),
    ]


def _told(saved: Saved, listing: Path) -> list[str]:
    """Return what was saved and what was not; the names of what was lost are private and go into a file."""
    said = [f"{saved.rows:,} rows were brought into a new one."]
    if saved.completed:
        said.append(f"What is known about {_counted(saved.completed)} was lost and taken from {NAME}.")
    if saved.bare:
        said.append(f"Of {_counted(saved.bare)} only text, title and date are left.")
    if saved.damaged:
        said.append(_BROKEN.format(_counted(saved.damaged)))
    if saved.lost:
        handle = os.open(listing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in saved.lost)
        said.append(
            f"The texts of {_counted(len(saved.lost))} are lost; {listing.name} lists them, to be added again."
        )
    return said


def _counted(number: int) -> str:
    """Return a number of articles for people."""
    return "1 article" if number == 1 else f"{number:,} articles"


def _mark(database: Path) -> list[str]:
    """Have articles say so whose text is not the one that was stored, in a file that is sound otherwise."""
    with closing(Database(database)) as file, file.writing() as write:
        broken = mark_damaged(write)
    return [_BROKEN.format(_counted(broken))] if broken else []


def _make_private(folder: Path) -> list[str]:
    """Take away what others may do with the folder and its files."""
    changed = 0
    for path in [folder, *folder.rglob("*")]:
        with suppress(FileNotFoundError):  # other processes merge the index and take files away
            if not path.is_symlink() and (mode := path.stat().st_mode) & 0o077:
                path.chmod(mode & 0o700)
                changed += 1
    if changed == 1:
        return ["1 file or folder was readable by others and is private now."]
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
