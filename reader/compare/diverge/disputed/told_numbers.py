"""The numbers of a sentence, each with what tells what it is of: the words near it, what it counts, whether all of it.

Found once for every sentence and kept; ``number_pairs`` sets the numbers of a story against each other by it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from reader.compare.background import idf
from reader.compare.details import Detail, Quantity, Reading
from reader.compare.details.model import MOST_OF_A_KIND
from reader.compare.details.once import kept
from reader.compare.diverge.answers.points import questions
from reader.compare.diverge.around.other_events import of_another_time
from reader.compare.diverge.values.amounts import told_apart
from reader.compare.diverge.values.counted_nouns import labels_of, likeness, some_of_them, two_sorts
from reader.compare.diverge.values.fates import a_part, fate_of, one_toll, state_of
from reader.compare.diverge.values.one_thing import changed, of_one_sort
from reader.compare.model import DifferenceKind

_FADES = 8.0
"""Words after which one says a third of what it says beside the number."""
_ACROSS = {True: 4.0, False: 1.0}
"""How many words another number and a plain word count for in between."""
_BREAKS = frozenset({",", ";", ":", "(", ")", "—", "–"})
_BREAK = 2.5
"""How many words a mark counts for that ends a clause."""
_BARE = 1e5
"""From here on a number without a noun may be money: "profits fell to 14 million"."""


@dataclass(frozen=True, slots=True, eq=False)
class ToldNumber:
    """A number, and what its sentence says of it."""

    reading: Reading
    number: Detail
    value: Quantity
    bare: bool
    """Whether it is great and without a noun, so that it may be money of which the sentence has told the currency."""
    near: Mapping[str, float]
    """The words around it by their stems, each the more the rarer and the nearer it is."""
    labels: frozenset[Hashable]
    """What it counts: the nouns, and the classes of kindred nouns."""
    state: str
    """The state of the people whom it counts, or of some of them."""
    fate: str
    """The fate of the people whom it counts in all."""
    some: bool
    """Whether it counts people of one sort, such as children, so that there may be more."""
    part: bool
    another_time: bool
    """Whether its sentence tells of a time well before or after its article's."""
    questions: frozenset[str]
    """The questions of the story that it answers."""


@kept
def told_numbers(reading: Reading) -> tuple[ToldNumber, ...]:
    """Return the numbers of a sentence in order, without loose ones ("dozens"); none of a table in a line."""
    numbers = reading.of(DifferenceKind.NUMBER)
    if len(numbers) > MOST_OF_A_KIND:
        return ()
    starts = frozenset(number.token for number in numbers)
    return tuple(
        _told(reading, number, number.value, starts)
        for number in numbers
        if isinstance(number.value, Quantity) and not number.value.loose
    )


def _told(reading: Reading, number: Detail, value: Quantity, starts: frozenset[int]) -> ToldNumber:
    return ToldNumber(
        reading,
        number,
        value,
        bare=not value.unit and not number.head and value.stated >= _BARE,
        near=_near(reading, number, starts),
        labels=labels_of(number.head),
        state=state_of(reading, number),
        fate=fate_of(reading, number),
        some=some_of_them(number.head),
        part=_a_part(reading, number),
        another_time=of_another_time(reading),
        questions=questions(reading, number),
    )


def _near(reading: Reading, number: Detail, starts: frozenset[int]) -> dict[str, float]:
    """Return the weight of each word of the sentence; those of the number itself stand nearest."""
    tokens = reading.tokens
    weights: dict[str, float] = {}
    size = len(tokens)
    for side in (range(number.upto, size), range(number.token - 1, -1, -1), range(number.token, number.upto)):
        inside = side.start == number.token
        far = 0.0
        for i in side:
            far += 0.0 if inside else _BREAK if tokens.low[i] in _BREAKS else _ACROSS[i in starts]
            stem = tokens.contents[i]
            if stem and tokens.kinds[i] == "word":
                weights[stem] = max(weights.get(stem, 0.0), idf(stem) * exp(-far / _FADES))
    return weights


def _a_part(reading: Reading, number: Detail) -> bool:
    """Whether a number counts some of those whom its sentence names, or others than these."""
    low = reading.tokens.low
    return (
        not _OTHERS.isdisjoint(low[number.token + 1 : number.upto + 1])
        or not _INCLUDED.isdisjoint(low[max(0, number.token - _NEAR) : number.token])
        or "alone" in low[number.upto : number.upto + _REACH]
        or a_part(reading, number)
        or _of_those(low, number.token)
    )


_OTHERS = frozenset({"other", "others", "more"})
_INCLUDED = frozenset({"include", "includes", "included"})
_NEAR, _REACH = 4, 12
_STARTS = frozenset({",", "and", "but", ";", ":"})


def _of_those(low: Sequence[str], token: int) -> bool:
    """Whether what stands before a number names those of whom it counts some: "of the dead, 131 were miners"."""
    return any(
        low[i] in {"of", "among"} and (i == 0 or low[i - 1] in _STARTS)
        for i in range(max(0, token - _REACH), token)
    )


def may_dispute(x: ToldNumber, y: ToldNumber) -> bool:
    """Whether two numbers are told apart, and nothing says by itself that they are of two things.

    The dead and the injured, a part and a whole, what was wanted and what was granted, "95 people, 84 of them
    passengers" and "84 people" are no dispute, however much alike the sentences are.
    """
    toll = one_toll(x.reading, x.number, y.reading, y.number)
    return (
        told_apart(x.number, y.number)
        and not (x.fate and y.fate and x.fate != y.fate)
        and x.part == y.part
        and (bool(x.value.unit) or not two_sorts(x.number.head, y.number.head))
        and of_one_sort(x.reading, x.number, y.reading, y.number, toll=toll)
        and (toll or not changed(x.reading, x.number, y.reading, y.number))
        and not (_settles(x, y) or _settles(y, x))
    )


def _settles(x: ToldNumber, y: ToldNumber) -> bool:
    """Whether the sentence of ``x`` gives the value of ``y`` as well, or a number that counts more nearly the same."""
    fit = likeness(x.number.head, y.number.head)
    return any(
        n.value.unit == y.value.unit
        and (n.value.stated == y.value.stated or likeness(n.number.head, y.number.head) > fit)
        for n in told_numbers(x.reading)
    )
