"""Standard streams: stdout carries data, stderr narration, and neither can make a command crash."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from typing import Any

from index.ingest.clean import screen_text

_UNSEEN = re.compile("[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""Characters that JSON lets through but that a terminal obeys or hides; they are written as escapes."""

_PLAIN = str.maketrans(
    {
        "≠": "!=",
        "≈": "~",
        "·": ".",
        "–": "-",
        "—": "-",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "✗": "x",
    }
)
"""What stands for our own signs where the encoding cannot carry them."""


def prepare() -> None:
    """Make both output streams exist and take any string, whatever the locale says."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.TextIOWrapper(io.FileIO(os.devnull, "w"), encoding="utf-8"))
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write(text: str = "") -> None:
    """Write a line of data to stdout; ``text`` must be safe for a screen already."""
    sys.stdout.write(_carried(text, sys.stdout) + "\n")


def write_document(text: str) -> None:
    """Write a whole file to stdout: in a pipe in UTF-8, as on a disk, whatever the locale says."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None or _takes_unicode(sys.stdout) or is_terminal(sys.stdout):
        sys.stdout.write(_carried(text, sys.stdout))
        return
    sys.stdout.flush()
    raw.write(text.encode("utf-8", "backslashreplace"))


def write_json(value: Any) -> None:
    """Write a value to stdout as JSON that is readable, plain to any terminal and valid in any encoding."""
    write(dumps(value, ascii_only=not _takes_unicode(sys.stdout)))


def dumps(value: Any, *, ascii_only: bool = False) -> str:
    """Return a value as indented JSON in which controls, bidi marks and lone surrogates are escaped."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=2)
    text = _UNSEEN.sub(lambda m: f"\\u{ord(m.group()):04x}", text)
    return re.sub("[\ud800-\udfff]", lambda m: f"\\u{ord(m.group()):04x}", text)


def _carried(text: str, stream: Any) -> str:
    """Return the text with our own signs spelled plainly where the stream cannot carry them."""
    return text if _takes_unicode(stream) else text.translate(_PLAIN)


def _takes_unicode(stream: Any) -> bool:
    """Return whether a stream can carry any character."""
    return (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")


def narrate(text: str) -> None:
    """Say something to the person at the terminal, on stderr; a stderr that is gone is no error."""
    try:
        sys.stderr.write(_carried(screen_text(text), sys.stderr) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def one_line(text: str) -> str:
    """Return foreign text as one line that is safe for a screen."""
    return " ".join(screen_text(text).split())


def flush() -> None:
    """Write out what is still buffered, so that a failure is seen while it can be reported."""
    sys.stdout.flush()


def abandon_stdout() -> None:
    """Send the rest of stdout nowhere: its reader is gone, or the disk behind it is full."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        sys.stdout = io.StringIO()


def is_terminal(stream: Any) -> bool:
    """Return whether a stream is a terminal that can do more than print lines."""
    try:
        return bool(stream.isatty()) and os.environ.get("TERM") != "dumb"
    except (AttributeError, ValueError):
        return False
