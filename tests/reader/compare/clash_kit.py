"""Whether two sentences of one day conflict, whichever of them comes first."""

from __future__ import annotations

from reader.compare.diverge.judge import judge
from tests.reader.compare.answers_kit import read


def clash(a: str, b: str, *, score: float = 1.0) -> bool:
    """Whether two linked sentences conflict."""
    return _either_way(a, b, score=score)


def clash_of_totals(a: str, b: str) -> bool:
    """Whether two sentences that no link joins conflict, which give the only such values of their articles."""
    return _either_way(a, b, linked=False, tallied=True)


def clash_of_doubtful(a: str, b: str) -> bool:
    """Whether a conflict links two sentences."""
    return _either_way(a, b, linked=False)


def _either_way(a: str, b: str, score: float = 1.0, linked: bool = True, tallied: bool = False) -> bool:
    one, two = read(a), read(b)
    found, turned = (
        bool(judge(*pair, score=score, linked=linked, tallied=tallied).conflicts)
        for pair in ((one, two), (two, one))
    )
    assert found == turned, "the sides must not matter"
    return found
