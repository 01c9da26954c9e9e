"""Whether two values that no link joins are of one matter, so that they can contradict each other at all.

A long report tells of several things of each sort: two ages are of two people, two sums of a gift and a contract.
What speaks against one matter: numbers so far apart that no two outlets mean one thing by them.
"""

from __future__ import annotations

from reader.compare.details import Detail, Quantity, Reading

_NEAR = 0.25
"""Part of the greater number below which the lesser is of something else."""


def one_matter(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two values of sentences that no link joins may be of one matter."""
    return not (
        isinstance(x.value, Quantity) and isinstance(y.value, Quantity) and _far_apart(x.value, y.value)
    )


def _far_apart(p: Quantity, q: Quantity) -> bool:
    """Whether two numbers differ by more than outlets do that mean one thing; nobody and five do not."""
    low, high = sorted((abs(p.stated), abs(q.stated)))
    return 0 < low < _NEAR * high
