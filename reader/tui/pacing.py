"""When what is typed is searched for, and when what was found is shown, so that neither delays the next letter.

Pure: times in, waiting times out. A search in a thread and a letter that is being painted share one processor, and
nobody's letter is painted while a list is. Both are moved out of the way of the next letter, as soon as the letters
before it say when it will come.
"""

from __future__ import annotations

HEAD_START = 0.012
"""Seconds that a letter gets to be painted before what it leaves is searched for."""
RUSH = 0.06
"""Seconds between letters below which nothing can be found in between: a key that is held down, a pasted text."""
SILENCE = 0.4
"""Seconds without a letter after which the next one begins anew."""
LONGEST = 0.11
"""Seconds after a letter for which a search or a found list is held back at most."""
PAINT = 0.025
"""Seconds that a list takes to be painted, about."""
LATE = 1.35
"""Times the usual gap after which the next letter is not waited for any more."""
NEWEST = 0.4
"""Weight of the newest gap among all."""


class Pacing:
    """The pace of somebody who types; all times are seconds of one clock."""

    def __init__(self) -> None:
        """Begin in silence."""
        self._last = 0.0
        self._gap: float | None = None
        """Seconds between letters, about; None for the first one after a silence."""

    def letter(self, now: float) -> None:
        """Take down that a letter came."""
        gap, self._last = now - self._last, now
        if gap >= SILENCE:
            self._gap = None
        elif self._gap is None:
            self._gap = gap
        else:
            self._gap += NEWEST * (gap - self._gap)

    def before_search(self) -> float:
        """Return how long to wait after a letter before searching: in a rush, until it seems to be over."""
        if self._gap is not None and self._gap < RUSH:
            return min(LONGEST, HEAD_START + LATE * self._gap)
        return HEAD_START

    def before_more(self, now: float) -> float:
        """Return how long whatever nobody waits for is put off: until the letters have surely come to an end."""
        return max(0.0, self._last + 2 * LATE * self._gap - now) if self._gap is not None else 0.0

    def before_showing(self, now: float) -> float:
        """Return how long to hold back what was found: until the next letter has come, or is late."""
        if self._gap is None or now + PAINT <= self._last + self._gap:
            return 0.0
        return max(0.0, self._last + min(LONGEST, LATE * self._gap) - now)
