"""The debug log: where tracebacks go instead of the screen."""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from index.ingest.clean import screen_text
from index.paths import log_file, make_private

LIMIT = 1_000_000
"""Bytes after which the log is begun anew (the previous one is kept beside it)."""


def write_traceback(error: BaseException) -> Path | None:
    """Append an error's traceback to the log, readable by its owner only; None where that fails."""
    path = log_file()
    text = "".join(traceback.format_exception(error))
    entry = f"--- {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n{screen_text(text)}\n"
    try:
        make_private(path.parent)
        if path.exists() and path.stat().st_size > LIMIT:
            path.replace(path.with_suffix(".log.1"))
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(entry)
    except OSError:
        return None
    return path
