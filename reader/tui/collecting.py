"""When cyclic garbage is looked for: among what is young always, among everything only while nobody types.

A full collection looks at all that is kept, and no key is answered meanwhile: with a very long story open, for more
than a tenth of a second, several times while it is compared.
"""

from __future__ import annotations

import gc

NEVER = 1_000_000
"""Collections of the middle generation before a full one: more than any sitting has."""
REST = 8.0
"""Seconds without a key after which a full collection disturbs nobody."""
ENOUGH = 10
"""Collections of the middle generation from which on a full one is worth its time."""


def begin() -> None:
    """Collect from now on, behind the first frame; what was made until then stays for good."""
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, NEVER)
    gc.enable()


def rest(idle: float) -> bool:
    """Collect everything if no key has come for so many seconds and much was made; return whether that was so."""
    due = idle >= REST and gc.get_threshold()[2] >= NEVER and gc.get_count()[2] >= ENOUGH
    if due:
        gc.collect()
    return due
