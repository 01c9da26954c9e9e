"""Text that was made safe for an editor, turned back after it was edited."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher

MOST = 20_000
"""Code points beyond which only the beginning and the end that did not change are compared."""


def restored(original: str, edited: str, shown: Callable[[str], str]) -> str:
    """Return an edited text with the original characters where it still says what was shown.

    ``shown`` returns a text of the same length, with another character where one cannot be painted (the joiners of
    an emoji, marks of direction). Without this, opening and keeping a text would change it.
    """
    before = shown(original)
    if len(before) != len(original) or before == original:
        return edited
    head = 0
    while head < min(len(before), len(edited)) and before[head] == edited[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(edited)) - head and before[-1 - tail] == edited[-1 - tail]:
        tail += 1
    old, new = before[head : len(before) - tail], edited[head : len(edited) - tail]
    middle = new
    if old and new and len(old) + len(new) <= MOST:
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        middle = "".join(
            original[head + a : head + b] if what == "equal" else new[c:d] for what, a, b, c, d in blocks
        )
    return original[:head] + middle + original[len(original) - tail :]
