"""What is asked of two numbers before they can be of one thing, by whoever sets them against each other.

``numbers`` finds those of two sentences that are linked or nearly so, ``disputed`` those of any two sentences of two
articles, by a fitted judgement. Both ask that they be ``of_one_sort`` and told apart (``amounts``). Where they differ:

| | ``numbers`` | ``disputed`` |
|---|---|---|
| "at least six" and "eight" | agree | differ |
| what is counted | one noun, but none like "time" or "way"; or one fate | speaks for it |
| state of people | the same of counts and shares | not two fates |
| risen or fallen from one to the other | asked of all but tolls | asked of all but tolls |
| the other's number in one sentence | answers it where it is of the same thing | answers it |
| besides | one subject | both a whole or both a part |
"""

from __future__ import annotations

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.details.wordlist import words
from reader.compare.diverge.around.other_events import of_another_event, of_two_years
from reader.compare.diverge.values.dimensions import other_dimension, other_sum
from reader.compare.diverge.values.roles import lacking, other_role, planned
from reader.compare.model import DifferenceKind


def of_one_sort(a: Reading, x: Detail, b: Reading, y: Detail, *, toll: bool) -> bool:
    """Whether two numbers may be of one thing by what their sentences say of each: its event, its sort and its role.

    ``toll`` says that both count people of one fate, who may be asked for by one side and found by the other.
    """
    return (
        of_another_event(a) == of_another_event(b)
        and (not of_two_years(a, x, b, y) or _all_but_equal(x, y))
        and not other_sort(a, x, b, y)
        and (toll or not other_role(a, x, b, y))
    )


def _all_but_equal(x: Detail, y: Detail) -> bool:
    """Whether two numbers are so near each other that they are hardly of two things."""
    p, q = x.value, y.value
    if not isinstance(p, Quantity) or not isinstance(q, Quantity):
        return False
    low, high = sorted((abs(p.stated), abs(q.stated)))
    return low >= _NEARLY * high


_NEARLY = 0.95


def other_sort(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two numbers say by themselves that they are of two things: missing or there, planned or done."""
    return (
        lacking(a, x) != lacking(b, y)
        or other_dimension(a, x, b, y)
        or other_sum(a, x, b, y)
        or planned(a, x) != planned(b, y)
    )


def changed(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether either of two numbers is what the other has risen or fallen to, so that both were right."""
    return _changed_from(a, x, y) or _changed_from(b, y, x)


_RISES = words(
    "raised rise rises rose risen raise raises increased increase increases grown grew climbed jumped doubled gone went"
)
_CUTS = words(
    "cut cuts reduced reduces lowered lowers slashed trimmed fell fallen falls dropped drops shrank shrunk"
)


def _changed_from(reading: Reading, x: Detail, y: Detail) -> bool:
    """Whether a number is what something has risen or fallen to, so that another one was right before."""
    p, q = x.value, y.value
    low = reading.tokens.low
    before = low[max(0, x.token - 6) : x.token]
    if not (isinstance(p, Quantity) and isinstance(q, Quantity)) or "to" not in before[-2:]:
        return False
    if q.low > p.high and not _CUTS.isdisjoint(before):
        return True
    # A count that is said to have risen may rise further.
    return (q.high < p.low or p.unit == "") and not _RISES.isdisjoint(before)


def gives(reading: Reading, value: object) -> bool:
    """Whether a sentence gives a number with its least and most: "95 people, 84 passengers and 11 crew"."""
    return any(other.value == value for other in reading.of(DifferenceKind.NUMBER))
