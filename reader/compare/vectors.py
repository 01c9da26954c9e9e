"""Word vectors: which words are near in meaning. Made offline by tests/benchmarks/fitting/fit_vectors.py.

Distilled from a sentence model by putting each word through it alone, as Tulkens and van Dongen do in "Model2Vec",
2024; used for single words only, never to stand for a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class WordVectors:
    """A table of unit vectors, one a word."""

    row_of: dict[str, int]
    """Lower-case word, or its stem, to its row."""
    matrix: NDArray[np.float32]
    """Unit vectors, words × dimensions."""

    def rows(self, words: Iterable[str]) -> NDArray[np.int32]:
        """Return the row of each folded lower-case word, by itself or else by its stem; ``UNKNOWN`` without one."""
        import numpy as np

        from reader.compare.words import key_of

        row_of = self.row_of
        found = [row_of[w] if w in row_of else row_of.get(key_of(w), UNKNOWN) for w in words]
        return np.array(found, np.int32)


@lru_cache(maxsize=1)
def load_vectors() -> WordVectors:
    """Load the table that ships with the package; about 20 ms the first time."""
    import numpy as np

    with (files("reader.compare") / "data" / "vectors.npz").open("rb") as stream, np.load(stream) as stored:
        words = stored["words"].tobytes().decode("ascii").split("\n")
        matrix = stored["table"].astype(np.float32)
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-6)
    return WordVectors({word: n for n, word in enumerate(words)}, matrix)
