"""Whether two values of sentences that no link joins are of one matter, so that they can contradict each other at all.

A long report tells of several things of each sort: two ages are of two people, two sums of a gift and a contract.
What speaks against one matter: numbers far apart, two names or two days that the values are said of, a witness who
tells of himself. How much of the sentences themselves has to be shared is asked by ``around.anchored``.
"""

from __future__ import annotations

from datetime import date

from reader.compare.details import Detail, Quantity, Reading, When
from reader.compare.details.stamps import of_the_report
from reader.compare.details.vocabulary import MONTHS, NATIONS, STOP_WORDS, WEEKDAYS
from reader.compare.details.wordlist import words
from reader.compare.diverge.answers.referents import named_beside
from reader.compare.diverge.around.stretches import clause_of
from reader.compare.model import DifferenceKind

_NEAR = 0.25
"""Part of the greater number below which the lesser is of something else."""
_FIRST = 3
"""Tokens within which the name that a sentence is about begins."""
_PLACED = words(
    """
    in at from near of to on by for with across outside inside since under over into against than before after
    """
)
_NO_NAMES = STOP_WORDS.union(WEEKDAYS, MONTHS)
_I = words("i i'm i've i'd i'll me my mine myself")


def one_matter(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two values of sentences that no link joins may be of one matter."""
    if isinstance(x.value, Quantity) and isinstance(y.value, Quantity) and _far_apart(x.value, y.value):
        return False
    if _of_two_people(a, x, b, y) or _apart(named_subject(a, x), named_subject(b, y)):
        return False
    if _own_account(a, x) or _own_account(b, y) or of_the_report(a, x) or of_the_report(b, y):
        return False
    return x.kind is DifferenceKind.TIME or not _on_two_days(a, x, b, y)


def _far_apart(p: Quantity, q: Quantity) -> bool:
    """Whether two numbers differ by more than outlets do that mean one thing; nobody and five do not."""
    low, high = sorted((abs(p.stated), abs(q.stated)))
    return 0 < low < _NEAR * high


def _apart(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one) and bool(two) and one.isdisjoint(two)


def named_subject(reading: Reading, detail: Detail) -> frozenset[str]:
    """Return the words of the name that a value is said of: one before it in its clause, or the sentence's first."""
    tokens, low = reading.tokens, reading.tokens.low
    names = [
        name
        for kind in (DifferenceKind.NAME, DifferenceKind.PLACE)
        for name in reading.of(kind)
        if name.upto <= detail.token and not (name.token and low[name.token - 1] in _PLACED)
    ]
    near = [name for name in names if tokens.clauses[name.token] == tokens.clauses[detail.token]]
    if low[detail.token - 1 : detail.token] == [","]:
        # "Ines Calder, 41": the comma opens a clause.
        near = [name for name in names if name.upto == detail.token - 1]
    if not near:
        near = [name for name in names if name.token < _FIRST]
    found = {low[i] for name in near for i in range(name.token, name.upto)}
    if not found and detail.token and _opens_with_name(reading):
        found = {low[0]}
    return frozenset(NATIONS.get(word, word) for word in found if word.isalpha() and word not in _NO_NAMES)


def _opens_with_name(reading: Reading) -> bool:
    """Whether the first word is a name by what follows it: "Arens, 58, …", "Melas, who …"."""
    tokens, low = reading.tokens, reading.tokens.low
    if low[0] in NATIONS:
        return True
    told = low[2:3] in (["who"], ["whose"]) or any(kind == "number" for kind in tokens.kinds[2:3])
    return low[1:2] == [","] and told


def _of_two_people(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether one age is a named person's, the other one that of somebody unnamed: "a 24-year-old man"."""
    if not (isinstance(x.value, Quantity) and x.value.unit == "age"):
        return False
    return (_unnamed(a, x) and bool(named_subject(b, y))) or (_unnamed(b, y) and bool(named_subject(a, x)))


def _unnamed(reading: Reading, age: Detail) -> bool:
    before = reading.tokens.low[max(0, age.token - 2) : age.token]
    return before[-1:] in (["a"], ["an"]) and before[0] != "," and not any(named_beside(reading, age))


def _own_account(reading: Reading, detail: Detail) -> bool:
    """Whether somebody tells it of himself: "I get 150 dollars a month"; not where only a quotation beside it does."""
    if reading.written.isdisjoint(_I):
        return False
    tokens = reading.tokens
    within = tokens.quoted[detail.token]
    return any(low in _I and tokens.quoted[i] == within for i, low in enumerate(tokens.low))


def _on_two_days(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two statements are dated and their days do not meet: endorsed in April, dropped on Wednesday."""
    one, two = _days(a, x), _days(b, y)
    return bool(one and two) and all(p[1] < q[0] or q[1] < p[0] for p in one for q in two)


def _days(reading: Reading, detail: Detail) -> list[tuple[date, date]]:
    """Return the first and the last day of each time that stands in a value's clause."""
    where = clause_of(reading, detail)
    times = (time.value for time in reading.of(DifferenceKind.TIME) if time.token in where)
    return [(t.first, t.last) for t in times if isinstance(t, When) and t.first and t.last]
