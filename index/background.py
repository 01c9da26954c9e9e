"""How rare English words are in news: the shipped table, counted by tests/benchmarks/fitting/fit_background.py."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

UNSEEN = 8.0
"""Weight of a word that the table does not know: rarer than the rarest it knows."""

NUMBER = 5.0
"""Weight of a number; small ones are in the table."""


@lru_cache(maxsize=1)
def background_idf() -> dict[str, float]:
    """Return stem to inverse document frequency, natural logarithm; numbers stand as ``#`` and their digits."""
    text = files("index").joinpath("data", "background.txt").read_text("utf-8")
    table: dict[str, float] = {}
    for line in text.splitlines():
        level, *keys = line.split(" ")
        table.update(dict.fromkeys(keys, float(level)))
    return table
