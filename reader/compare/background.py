"""How much a key of ``reader.compare.words`` weighs, by the general table that is shared with ``index.stories``."""

from __future__ import annotations

from index.background import NUMBER, UNSEEN, background_idf

__all__ = ["NUMBER", "UNSEEN", "background_idf", "idf"]


def idf(key: str) -> float:
    """Return the weight of a key: the table's, or what an unseen word or number gets."""
    weight = background_idf().get(key)
    if weight is None:
        return NUMBER if key[0] == "#" else UNSEEN
    return weight
