"""A file on its way to the disk, while whoever wrote it does something else."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread


class Syncing:
    """Takes a file to the disk in a thread of its own: its writer need not wait, having waited for the database."""

    def __init__(self, path: Path) -> None:
        """Begin; the file is opened once more, since the lock on it ends with whoever wrote it."""
        self._error: OSError | None = None
        self._path = path
        self._thread = Thread(target=self._run, name="ledger")
        self._thread.start()

    def _run(self) -> None:
        try:
            handle = os.open(self._path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            self._error = error

    def wait(self) -> None:
        """Return when it is done.

        Raises:
            OSError: the disk did not take it.
        """
        self._thread.join()
        if self._error is not None:
            raise self._error
