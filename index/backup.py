"""Backups: the whole library as one file, taken while it is in use, and brought back.

A backup is a zip of consistent copies of the library's SQLite files; the search index is left out, since it is
derived from them.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from index.errors import StoreError
from index.paths import led_to, make_private
from index.store.files import check_file, copy_file, rename_library
from index.version import VERSION

FORMAT = 1
DATABASES = ("library.sqlite3", "notes.sqlite3")
"""Files of a library that hold what cannot be made anew; the first must be there."""
NO_BACKUP = "{} is no backup of a crossread library, or is damaged."
OF_OURS = "Name a file that “crossread backup” wrote."
LARGEST = 64 << 30
"""Bytes that a file in a backup may have."""


def refusal(target: Path) -> str | None:
    """Return why a backup is not written to a place: what stands there is something else than an earlier backup."""
    if target.is_dir():
        return f"{target} is a folder."
    if not target.parent.is_dir():
        return f"There is no folder {target.parent}."
    if not target.exists():
        return None
    if not target.is_file():
        return f"{target} is no file that can be replaced."
    return None if is_backup(target) or not target.stat().st_size else f"{target} is there and is no backup."


def is_backup(path: Path) -> bool:
    """Return whether a file looks like a backup.

    Raises:
        OSError: it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return {"backup.json", DATABASES[0]} <= set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        return False


def write_backup(folder: Path, target: Path) -> list[str]:
    """Write the library in ``folder`` to one file and return the names of what went in.

    The file appears under its name only when it is complete; an earlier backup that was there is replaced then.

    Raises:
        StoreError: there is no library, the file cannot be written, or ``refusal`` says why it is not.
    """
    target = led_to(target)
    if why := refusal(target):
        raise StoreError(why, hint="Name another file.")
    if not (folder / DATABASES[0]).is_file():
        raise StoreError(f"There is no library in {folder}.", hint="Choose another with --library.")
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as place:
            draft = Path(place) / "backup.zip"
            names = []
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
                for name in DATABASES:
                    if (folder / name).is_file():
                        copy_file(folder / name, Path(place) / name)
                        archive.write(Path(place) / name, name)
                        names.append(name)
                said = {
                    "format": FORMAT,
                    "crossread": VERSION,
                    "made": datetime.now(UTC).isoformat(),
                    "files": names,
                }
                archive.writestr("backup.json", json.dumps(said))
            draft.chmod(0o600)
            draft.replace(target)
    except OSError as error:
        raise StoreError(
            f"The backup {target} cannot be written: {error.strerror or error}.",
            hint="Choose another place or free some space.",
        ) from error
    return names


def require_backup(source: Path) -> None:
    """Check that a file is there and looks like a backup.

    Raises:
        StoreError: it is none.
    """
    try:
        known = is_backup(source)
    except OSError as error:
        raise _not_restored(source, error) from error
    if not known:
        raise StoreError(NO_BACKUP.format(source), hint=OF_OURS)


def _not_restored(source: Path, error: OSError) -> StoreError:
    return StoreError(
        f"The backup {source} cannot be brought back: {error.strerror or error}.",
        hint="Check that the file can be read and the library's folder written.",
    )


def restore_backup(source: Path, folder: Path) -> Path | None:
    """Bring a backup back into ``folder``; return where the library that was there has been put, if there was one.

    Nothing is overwritten: what stood in the folder is moved aside as a whole.

    Raises:
        StoreError: it is no backup, is damaged, or the folder cannot be written.
    """
    try:
        folder = led_to(folder)  # what a link leads to is replaced, not the link
        make_private(folder.parent)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=folder.parent) as place:
            fresh = Path(place) / "library"
            fresh.mkdir(mode=0o700)
            for name in _unpack(source, fresh):
                wrong = check_file(fresh / name)
                if wrong:
                    raise StoreError(
                        f"The backup {source} is damaged: {name}: {wrong}.", hint="Use another one."
                    )
            rename_library(fresh / DATABASES[0], secrets.token_hex(8))
            aside = _move_aside(folder)
            fresh.replace(folder)
    except OSError as error:
        raise _not_restored(source, error) from error
    return aside


def _unpack(source: Path, folder: Path) -> list[str]:
    """Write the files of a backup into a folder and return their names; only names that we know are taken."""
    try:
        with zipfile.ZipFile(source) as archive:
            said = json.loads(archive.read("backup.json"))
            if said["format"] > FORMAT:
                raise StoreError(f"The backup {source} is from a newer crossread.", hint="Update crossread.")
            names = [name for name in DATABASES if name in archive.namelist()]
            if DATABASES[0] not in names:
                raise StoreError(f"The backup {source} holds no library.")
            for name in names:
                if archive.getinfo(name).file_size > LARGEST:
                    raise StoreError(f"The backup {source} is too large.")
                handle = os.open(folder / name, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
                with os.fdopen(handle, "wb") as out, archive.open(name) as packed:
                    shutil.copyfileobj(packed, out, 1 << 20)
            return names
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, NotImplementedError) as error:
        raise StoreError(NO_BACKUP.format(source), hint=OF_OURS) from error


def _move_aside(folder: Path) -> Path | None:
    """Move a folder that is there to a name that is free."""
    if not folder.exists():
        return None
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside, number = folder.with_name(f"{folder.name}.before-restore-{stamp}"), 1
    while aside.exists():
        number += 1
        aside = folder.with_name(f"{folder.name}.before-restore-{stamp}-{number}")
    folder.rename(aside)
    return aside
