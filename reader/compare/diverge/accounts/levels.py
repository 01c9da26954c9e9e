"""Whether a rise and a fall are of one number: prices "rose 3.1 per cent" where inflation "fell to 3.1 per cent"."""

from __future__ import annotations

from reader.compare.details import Quantity, Reading
from reader.compare.model import DifferenceKind


def one_level(a: Reading, b: Reading) -> bool:
    """Whether one side gives as what something came to what the other gives as a change, in one unit."""
    one, two = _given(a), _given(b)
    return any(one[value] != two[value] for value in one.keys() & two.keys())


def _given(reading: Reading) -> dict[tuple[str, float], bool]:
    """Return the measures of a sentence, each with whether something came "to" it."""
    return {
        (number.value.unit, number.value.stated): reading.tokens.low[number.token - 1] == "to"
        for number in reading.of(DifferenceKind.NUMBER)
        if isinstance(number.value, Quantity) and number.value.unit and number.token
    }
