"""Lines that an outlet repeats under its articles: cookie notices, "also read", share buttons, subscription prompts.

A line counts as boilerplate where enough of an outlet's articles carry it, numbers aside. What reads as a sentence of
a report (eight words or more and an end mark) must stand in many more of them: outlets repeat a background paragraph
through all their reports of one event, and that is no boilerplate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from index.patterns import lazy

LONGEST = 300
"""Characters of a line that can be boilerplate."""
LEAST, SHARE = 4, 0.25
"""Articles that must carry a short line, and their share among the outlet's."""
SENTENCE_LEAST, SENTENCE_SHARE = 12, 0.75
"""The same for a line that reads as a sentence."""

_NUMBER = lazy(r"\d+")


def line_key(line: str) -> str | None:
    """Return what a line is recognised by, or None where it is too long or holds no word."""
    if len(line) > LONGEST:
        return None
    key = " ".join(_NUMBER.sub("#", line).casefold().split())
    return key if re.search(r"[^\W\d_]", key) else None


def repeated_lines(texts: Iterable[str]) -> frozenset[str]:
    """Return the keys of the lines that these texts of one outlet repeat; of few texts, none."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        counts.update({key for line in text.split("\n") if (key := line_key(line))})
    return frozenset(key for key, count in counts.items() if _is_boilerplate(key, count, number))


def _is_boilerplate(key: str, count: int, number: int) -> bool:
    """Return whether a line that ``count`` of ``number`` articles carry is boilerplate."""
    if key[-1] in ".!?”\"'" and key.count(" ") >= 7:
        return count >= SENTENCE_LEAST and count >= SENTENCE_SHARE * number
    return count >= LEAST and count >= SHARE * number
