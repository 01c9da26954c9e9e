"""Where data, configuration and caches live; the one home of platformdirs."""

from __future__ import annotations

import os
from pathlib import Path

APP = "crossread"


def library_dir(chosen: str | os.PathLike[str] | None = None) -> Path:
    """Return the library's folder: ``chosen``, else ``CROSSREAD_LIBRARY``, else the user's data folder."""
    given = chosen or os.environ.get("CROSSREAD_LIBRARY")
    if given:
        return Path(given).expanduser()
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "library"


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
        return Path(given).expanduser()
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "config.toml"


def log_file() -> Path:
    """Return the path of the debug log in the user's log folder."""
    from platformdirs import user_log_path

    return user_log_path(APP, appauthor=False) / "crossread.log"
