"""The installed command and a home of its own, for tests in a pseudo-terminal."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
BESIDE = Path(sys.executable).with_name("crossread")
COMMAND = [str(BESIDE)] if BESIDE.exists() else [sys.executable, "-m", "reader"]
"""The console script where crossread is installed, else the module it calls."""


def home(folder: Path) -> dict[str, str]:
    """An environment in which all that crossread keeps is in one folder."""
    return {
        "CROSSREAD_LIBRARY": str(folder / "library"),
        "CROSSREAD_CONFIG": str(folder / "config.toml"),
        "CROSSREAD_AUTHOR": "Ada",
        "XDG_STATE_HOME": str(folder / "state"),
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
    }
