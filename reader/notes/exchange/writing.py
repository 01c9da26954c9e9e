"""Write a file whole: whoever reads it finds the old one or all of the new one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from index.errors import NoteError


def write_file(path: Path, text: str) -> None:
    """Write a text as UTF-8; the folder is made, the rights of an old file stay.

    Raises:
        NoteError: it cannot be written; an old file stays as it was.
    """
    temporary = None
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(text.encode("utf-8"))
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise NoteError(
            f"{path} cannot be written: {error.strerror or error}.", hint="Name another file."
        ) from error


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
