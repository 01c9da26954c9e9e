"""Write a file whole: whoever reads it finds the old one or all of the new one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from index.errors import NoteError
from index.paths import led_to, make_private


def write_file(path: Path, text: str) -> None:
    """Write a text as UTF-8; the folder is made. A new file is its owner's alone, the rights of an old one stay.

    Raises:
        NoteError: it cannot be written; an old file stays as it was.
    """
    temporary = None
    try:
        path = led_to(path)  # what a link leads to is replaced, not the link
        if path.exists() and not path.is_file():
            path.write_bytes(text.encode("utf-8"))
            return
        make_private(path.parent)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o600)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise NoteError(
            f"{path} cannot be written: {error.strerror or error}.", hint="Name another file."
        ) from error
