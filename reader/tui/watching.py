"""Work that takes long: what it tells of itself, seen from the screen, and whether it is still wanted."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from reader.compare.steps import Stopped

LONG = 0.7
"""Seconds after which the reader is told how far work is."""


class Watch:
    """One piece of work. The thread that does it tells how far it is; the screen looks when it paints."""

    def __init__(self, unwanted: Callable[[], bool]) -> None:
        """Begin; ``unwanted`` says whether nobody waits for the result any more."""
        self._unwanted = unwanted
        self._began = monotonic()
        self.what = ""
        self.done = self.of = 0

    def tell(self, what: str, done: int, of: int) -> None:
        """Take down how far the work is.

        Raises:
            Stopped: nobody waits for it any more.
        """
        if self._unwanted():
            raise Stopped
        self.what, self.done, self.of = what, done, of

    @property
    def long(self) -> bool:
        """Whether it has been going on for so long that the reader wonders."""
        return monotonic() - self._began >= LONG

    @property
    def share(self) -> str:
        """How much of it is done, ``42 %``; empty where nobody can say."""
        return f"{self.done * 100 // self.of} %" if self.of else ""

    @property
    def text(self) -> str:
        """How far the work is, for people: ``linking sentences 42 %``."""
        return f"{self.what[:1].lower()}{self.what[1:]} {self.share}".strip()


def uncompared(articles: int, watch: Watch | None, stop: str, again: str) -> tuple[str, ...]:
    """Return how far the comparison of a story is and the key that stops it, and the same for narrower terminals.

    Without a ``watch`` nobody has begun, or it was stopped: then ``again`` is the key that begins anew.
    """
    if watch is not None:
        brief = f"comparing {watch.share}".strip()
        return (
            f"{watch.text or brief} · {stop} stops",
            f"{brief} · {stop} stops",
            f"{watch.share} {stop}".strip(),
        )
    told = f"{articles} article{'s' if articles != 1 else ''}"
    return (f"{told}, not compared · {again} compares", again) if again else (told, "")
