"""What stands around a time that counts from another: from which it counts, and whether its day is said beside it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.details import Detail, When
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words
from reader.compare.tale.dated import Times
from reader.compare.tale.relations import Relation

_JOINS = words(", at around about shortly just by")
_RESTATES = words(", on in at - – — ( around about shortly just before after by")


def may_count(tokens: Tokens, relation: Relation) -> bool:
    """Whether it is plain from which time a relation counts."""
    lead = [word for word in tokens.low[max(0, relation.first - 2) : relation.first] if word != '"'][-1:]
    if relation.of_event:
        return lead in ([","], ["—"], ["–"]) or relation.first <= 1
    # "He said on Monday that he had slept that night" is about another one.
    return not (relation.pointing and "had" in tokens.low[: relation.first])


def of_the_main_clause(tokens: Tokens, relation: Relation, times: Times) -> When | None:
    """Return the time that the main clause names behind "a day after he fell, …"; None where there is none."""
    if not relation.of_event or relation.first > 1:
        return None
    for detail, when in times:
        if detail.token > relation.end and "," in tokens.low[relation.end : detail.token]:
            plain = not detail.modifier and not tokens.quoted[detail.token]
            return when if plain and when.first is not None else None
    return None


def restated(tokens: Tokens, relation: Relation, times: Times) -> bool:
    """Whether the time that a relation means is said with it: "the next day, Sept. 15"."""
    for detail, when in times:
        if relation.first < detail.upto and detail.token < relation.end:
            return True
        between = tokens.low[relation.end : detail.token]
        if when.first is not None and detail.token >= relation.end and _RESTATES.issuperset(between):
            return True
    return False


def counted_on(tokens: Tokens, detail: Detail, counts: Sequence[Relation]) -> bool:
    """Whether a relation behind a clock time says its day: "at 5:40 the next morning"."""
    return any(
        relation.unit == "day"
        and not relation.of_event
        and relation.first >= detail.upto
        and _JOINS.issuperset(tokens.low[detail.upto : relation.first])
        for relation in counts
    )
