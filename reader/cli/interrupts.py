"""Ctrl+C that is not lost: Python drops it, with a traceback on the screen, where it comes inside certain callbacks."""

from __future__ import annotations

import _thread
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LATER = 0.01
"""Seconds after which it is tried again."""


@contextmanager
def heeded() -> Iterator[None]:
    """Let Ctrl+C end the block wherever it comes; somebody else's handling of it is left alone."""
    if (
        threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    ):
        yield
        return
    signal.signal(signal.SIGINT, _interrupt)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGINT) is _interrupt:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _interrupt(_: int, frame: FrameType | None) -> None:
    """Raise ``KeyboardInterrupt``; a moment later where it would be swallowed now."""
    if swallowed_in(frame):
        _thread.start_new_thread(_again, ())
        return
    raise KeyboardInterrupt


def _again() -> None:
    """Interrupt the main thread once more."""
    time.sleep(LATER)
    _thread.interrupt_main()


def swallowed_in(frame: FrameType | None) -> bool:
    """Return whether an exception raised here goes nowhere: in the callbacks of weak references (those of imports'
    locks are called at every import) and where objects are taken down.
    """
    while frame is not None:
        code = frame.f_code
        if code.co_name == "__del__" or (code.co_name == "cb" and "importlib" in code.co_filename):
            return True
        if code.co_name in ("_remove", "remove") and code.co_filename.endswith(
            ("weakref.py", "_weakrefset.py")
        ):
            return True
        frame = frame.f_back
    return False
