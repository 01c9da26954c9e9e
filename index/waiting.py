"""Waiting for another process that writes the same library, and saying so to whoever is in front of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

PATIENCE = 1.0
"""Seconds that a write waits before it says so."""

_BUSY = 5
"""SQLite's result code for a file that another connection writes."""

Listener = Callable[[str], None]
"""Shows one sentence; called in the thread that waits."""

_listeners: list[Listener] = []


def listen(listener: Listener) -> Callable[[], None]:
    """Have ``listener`` told, instead of those before it, when a write of this process waits; return what ends that."""
    _listeners.append(listener)

    def forget() -> None:
        if listener in _listeners:
            _listeners.remove(listener)

    return forget


def say(what: str, seconds: float) -> None:
    """Tell the last listener that ``what`` is being written by another process, and how long it is waited for."""
    for listener in _listeners[-1:]:
        listener(f"{what} is being written by another crossread; waiting for up to {seconds:.0f} seconds…")


def lock(handle: int, what: str, seconds: float) -> None:
    """Take the only lock on an open file, ``what`` for people; the system frees it when a process dies.

    Raises:
        BlockingIOError: another process has held it for ``seconds``.
    """
    import fcntl

    began, said = time.monotonic(), False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            waited = time.monotonic() - began
            if waited > seconds:
                raise
            if waited > PATIENCE and not said:
                said = True
                say(what, seconds)
        time.sleep(0.02)


def begin(connection: Any, what: str) -> None:
    """Begin a transaction that writes ``what`` on an SQLite connection.

    Waits for another process as long as the connection's busy timeout says, and tells of it when that is long.

    Raises:
        sqlite3.OperationalError: the other process has not finished, or SQLite cannot write.
    """
    (limit,) = connection.execute("PRAGMA busy_timeout").fetchone()
    patience = int(PATIENCE * 1000)
    if limit <= patience:
        connection.execute("BEGIN IMMEDIATE")
        return
    connection.execute(f"PRAGMA busy_timeout = {patience}")
    try:
        try:
            connection.execute("BEGIN IMMEDIATE")
            return
        except connection.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != _BUSY:
                raise
        say(what, limit / 1000)
        connection.execute(f"PRAGMA busy_timeout = {limit - patience}")
        connection.execute("BEGIN IMMEDIATE")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {limit}")
