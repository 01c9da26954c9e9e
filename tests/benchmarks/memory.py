"""How much memory a process and those it starts take while a block runs."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

EVERY = 0.05
"""Seconds between looks."""


@contextmanager
def watched() -> Iterator[Callable[[], float]]:
    """Watch resident memory, that of all processes below this one added; yield what returns the most in MB.

    What this process held before the block does not count. Pages that two processes share count twice.
    """
    before = _resident(os.getpid())
    most = before
    done = threading.Event()

    def look() -> None:
        nonlocal most
        while not done.wait(EVERY):
            most = max(most, sum(map(_resident, _family(os.getpid()))))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield lambda: (most - before) / 1e6
    finally:
        done.set()
        watcher.join()


def _family(process: int) -> Iterator[int]:
    """Yield a process and all below it."""
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found = children.read_text("ascii").split()
        except OSError:
            continue
        for child in found:
            yield from _family(int(child))


def _resident(process: int) -> int:
    """Return the bytes a process holds; 0 once it has ended."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0
