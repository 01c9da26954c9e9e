"""How far long work is, a comparison above all: told to whoever listens in this thread, who may also stop it.

The steps of a comparison stand in several modules, most of which are called without anybody waiting; a context
variable spares all of them a parameter.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

Listener = Callable[[str, int, int], object]
"""Called with what is being done, how much of it is done and how much there is; raises ``Stopped`` to end it."""

EVERY = 64
"""Items of one step after which the listener is told again."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)
_told: ContextVar[tuple[str, int, int]] = ContextVar("told", default=("", 0, 0))


class Stopped(BaseException):
    """The reader does not want the result any more; like a cancelled task, this is no failure that anything handles."""


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Tell the listener of every step inside the block."""
    token, told = _listener.set(listener), _told.set(("", 0, 0))
    try:
        yield
    finally:
        _listener.reset(token)
        _told.reset(told)


def step(what: str, done: int = 0, of: int = 0) -> None:
    """Tell the listener, if there is one, how far a step is; without numbers, that nobody can say how far.

    Raises:
        Stopped: the listener says so.
    """
    tell = _listener.get()
    if tell is not None:
        _told.set((what, done, of))
        tell(what, done, of)


def pause() -> None:
    """Let the listener, if there is one, stop the work here; it is told once more what it was told last.

    For the inside of a step of which nobody can say how far it is: work that is not wanted ends within moments.

    Raises:
        Stopped: the listener says so.
    """
    tell = _listener.get()
    if tell is not None:
        tell(*_told.get())


def each(what: str, items: Sequence[T], every: int = EVERY) -> Iterator[T]:
    """Yield the items of a step and tell the listener, if there is one, after every so many of them.

    Raises:
        Stopped: the listener says so.
    """
    tell = _listener.get()
    if tell is None:
        yield from items
        return
    for done, item in enumerate(items):
        if done % every == 0:
            step(what, done, len(items))
        yield item


@contextmanager
def collecting_put_off() -> Iterator[None]:
    """Look for no garbage inside the block: it makes hundreds of thousands of values that all stay, and no cycles.

    Looking through them again and again takes a tenth of the time of a comparison. What was made counts as old then,
    to be looked through with all that lives long.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()
