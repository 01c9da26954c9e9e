"""How likely two times are told of one happening: a logistic regression that never saw a conflict.

It was fitted on values that are equal on both sides of linked sentences (one slot) against values of one kind that
differ between sentences (mostly two slots); see tests/benchmarks/fitting/fit_slots.py. So it knows what surrounds the
same thing said twice, and is asked where the values differ.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from math import exp

from reader.compare.background import idf
from reader.compare.details import Detail, Reading
from reader.compare.details.vocabulary import MONTHS, WEEKDAYS
from reader.compare.diverge.around.bearers import bearing
from reader.compare.diverge.around.event_verbs import SAYING, event_verbs, nearest
from reader.compare.diverge.around.stretches import clause_of, stretch_of


def slot_features(a: Reading, x: Detail, b: Reading, y: Detail) -> dict[str, float]:
    """Return what speaks for two values being said about one thing; the values themselves play no part."""
    stretch_a, stretch_b = stretch_of(a, x), stretch_of(b, y)
    clause_a, clause_b = clause_of(a, x), clause_of(b, y)
    found = _verbs(a, x, b, y, (stretch_a, stretch_b), (clause_a, clause_b))
    bearer = bearing(a, x, b, y)
    found["bearer"] = float(bearer == 1)
    found["bearer_says"] = float(0 < bearer < 1)
    names_a, names_b = _names(a, clause_a, x), _names(b, clause_b, y)
    found["names_in_clause"] = float(min(len(names_a & names_b), 3))
    found["other_names_in_clause"] = float(bool(names_a and names_b and not names_a & names_b))
    near_a, near_b = _names(a, stretch_a, x), _names(b, stretch_b, y)
    found["names_near"] = float(min(len(near_a & near_b), 3))
    shared = _words(a, stretch_a, x) & _words(b, stretch_b, y)
    found["words_near"] = float(min(len(shared - near_a - near_b), 4))
    found["jaccard"], found["covered"] = _overlap(a, x, b, y)
    found["same_relation"] = float(x.modifier == y.modifier)
    found["same_preposition"] = float(_before(a, x) == _before(b, y))
    quoted = a.tokens.quoted[x.token], b.tokens.quoted[y.token]
    found["both_quoted"], found["one_quoted"] = float(all(quoted)), float(quoted[0] != quoted[1])
    return found


def _verbs(
    a: Reading,
    x: Detail,
    b: Reading,
    y: Detail,
    stretches: tuple[range, range],
    clauses: tuple[range, range],
) -> dict[str, float]:
    """Compare the happenings next to both values and in their clauses."""
    found_a, found_b = (
        _at_its_time(a, x, event_verbs(a, stretches[0])),
        _at_its_time(b, y, event_verbs(b, stretches[1])),
    )
    one, two = nearest(found_a, x), nearest(found_b, y)
    met = bool(one) and one == two and one not in _LIGHT
    every_a, every_b = set(found_a.values()), set(found_b.values())
    inside_a, inside_b = event_verbs(a, clauses[0]), event_verbs(b, clauses[1])
    inside = set(_at_its_time(a, x, inside_a).values()) & set(_at_its_time(b, y, inside_b).values())
    return {
        "verb": float(met and one != SAYING),
        "verb_says": float(met and one == SAYING),
        "verb_in_clause": float(bool(inside - {SAYING})),
        "other_verb": float(bool(one and two) and one not in every_b and two not in every_a),
    }


_OF_ANOTHER_TIME = frozenset({"before", "after", "until", "since"})


def _at_its_time(reading: Reading, detail: Detail, found: Mapping[int, str]) -> Mapping[int, str]:
    """Leave out what a clause tells only to date it by: "in May, before she was named"."""
    tokens = reading.tokens
    clauses, mine = tokens.clauses, tokens.clauses[detail.token]

    def opener(i: int) -> str:
        while i > 0 and clauses[i - 1] == clauses[i]:
            i -= 1
        return tokens.low[i]

    return {i: name for i, name in found.items() if clauses[i] == mine or opener(i) not in _OF_ANOTHER_TIME}


_LIGHT = frozenset({"take", "make", "give", "put", "set", "keep", "bring", "go", "run"})
"""Verbs that tell little without what follows: "took office", "take until February"."""


def _names(reading: Reading, where: range, detail: Detail) -> frozenset[str]:
    """Return the words of names among some tokens; a lone capital at the sentence's beginning is none."""
    tokens = reading.tokens
    alone = not (len(tokens) > 1 and tokens.capitals[1])
    return frozenset(
        tokens.contents[i]
        for i in where
        if tokens.capitals[i]
        and tokens.contents[i]
        and tokens.low[i] not in _CALENDAR
        and not detail.token <= i < detail.upto
        and not (i == 0 and alone)
    )


_CALENDAR = WEEKDAYS.keys() | MONTHS.keys()


def _words(reading: Reading, where: range, detail: Detail) -> frozenset[str]:
    contents = reading.tokens.contents
    return frozenset(contents[i] for i in where if contents[i] and not detail.token <= i < detail.upto)


def _overlap(a: Reading, x: Detail, b: Reading, y: Detail) -> tuple[float, float]:
    """Return what the sentences share by rarity, the two values left out: of all words, and of the smaller side."""
    one = a.content.difference(a.tokens.stems[x.token : x.upto])
    two = b.content.difference(b.tokens.stems[y.token : y.upto])
    shared = sum(map(idf, one & two))
    size_a, size_b = sum(map(idf, one)), sum(map(idf, two))
    return shared / max(size_a + size_b - shared, 1.0), shared / max(min(size_a, size_b), 1.0)


def _before(reading: Reading, detail: Detail) -> str:
    return reading.tokens.low[detail.token - 1] if detail.token else ""


@lru_cache(maxsize=1)
def _weights() -> tuple[float, Mapping[str, float]]:
    """Return the offset and the weights that ship with the package."""
    raw = json.loads(files("reader.compare").joinpath("data", "slots.json").read_text("utf-8"))
    return float(raw["offset"]), {name: float(weight) for name, weight in raw["weights"].items()}


def one_slot(a: Reading, x: Detail, b: Reading, y: Detail) -> float:
    """Return how likely two times are said of one happening, 0 to 1; 0 where the happenings nearest to them differ."""
    found = slot_features(a, x, b, y)
    # A common word alone may date two happenings: the court heard the case on Tuesday and ruled in it on Friday.
    if not found["verb"]:
        return 0.0
    offset, weights = _weights()
    odds = offset + sum(weight * found[name] for name, weight in weights.items())
    return 1 / (1 + exp(-max(min(odds, 30.0), -30.0)))
