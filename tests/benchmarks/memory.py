"""How much memory a process and those it starts take while a block runs."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

EVERY = 0.1
"""Seconds between looks."""


@contextmanager
def watched() -> Iterator[Callable[[], float]]:
    """Watch the memory of this process and all below it; yield what returns the most they took together, in MB.

    What this process held before the block does not count. A page that several processes share is shared out among
    them (the kernel's “proportional set size”), so that it counts once.
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
    """Return the bytes a process holds, its part of what it shares; 0 once it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
