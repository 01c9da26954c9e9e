"""How rare English words are in general: the shipped table (made by tests/benchmarks/fitting/fit_background.py)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

UNSEEN = 8.0
"""Weight of a word that the table does not know: rarer than the rarest it knows."""

NUMBER = 5.0
"""Weight of a number; small ones are in the table."""


@lru_cache(maxsize=1)
def background_idf() -> dict[str, float]:
    """Return key (see ``reader.compare.words``) to inverse document frequency, natural logarithm."""
    text = files("reader.compare").joinpath("data", "background.txt").read_text("utf-8")
    table: dict[str, float] = {}
    for line in text.splitlines():
        level, *keys = line.split(" ")
        table.update(dict.fromkeys(keys, float(level)))
    return table


def idf(key: str) -> float:
    """Return the weight of a key: the table's, or what an unseen word or number gets."""
    return background_idf().get(key, NUMBER if key[0] == "#" else UNSEEN)
