"""Where data, configuration and caches live; the one home of platformdirs."""

from __future__ import annotations

import errno
import os
from pathlib import Path

APP = "crossread"


def library_dir(chosen: str | os.PathLike[str] | None = None) -> Path:
    """Return the library's folder: ``chosen``, else ``CROSSREAD_LIBRARY``, else the user's data folder."""
    given = chosen or os.environ.get("CROSSREAD_LIBRARY")
    if given:
        return named(given)
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "library"


def named(path: str | os.PathLike[str]) -> Path:
    """Return the path that somebody named; ``~`` is a home folder where there is one, else a name like any other."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 - Path's own raises where there is no such user


def led_to(path: Path) -> Path:
    """Return where a path leads through links, whether there is anything or not.

    Raises:
        OSError: they lead in a circle.
    """
    found = Path(os.path.realpath(path))
    if found.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return found


def file_there(path: Path) -> tuple[int, int] | None:
    """Return what tells the file that has a path now from any other; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for their owner alone; one that is there stays as it is.

    Raises:
        OSError: it cannot be made.
    """
    if not folder.is_dir():
        if folder.parent != folder:
            make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def config_file() -> Path:
    """Return the path of config.toml (``CROSSREAD_CONFIG``, else the user's configuration folder)."""
    given = os.environ.get("CROSSREAD_CONFIG")
    if given:
        return named(given)
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "config.toml"


def log_file() -> Path:
    """Return the path of the debug log in the user's log folder."""
    from platformdirs import user_log_path

    return user_log_path(APP, appauthor=False) / "crossread.log"
