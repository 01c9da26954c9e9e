"""What one side says was not the cause, and the other takes to be it: "not due to hostile fire", "shot down"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reader.compare.details import Detail, Reading
from reader.compare.details.once import kept
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.negatives import certain_negations, negated_at
from reader.compare.diverge.around.stretches import content_tokens, phrase_around, stretch
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.model import DifferenceKind

_PHRASES = (
    *(("due", "to"), ("caused", "by"), ("result", "of"), ("because", "of"), ("brought", "down", "by")),
    *(("blamed", "on"), ("the", "work", "of"), ("connected", "to"), ("linked", "to"), ("related", "to")),
    *(("resulting", "from"), ("result", "from")),
)
_CAUSAL = {first: [words for words in _PHRASES if words[0] == first] for first, *_ in _PHRASES}
_CAUSES = (
    words(
        """
        hostile enemy attack attacked attackers fire shot shooting missile missiles strike strikes bomb
        bombing explosive sabotage terrorism terrorist targeted downed downing
        """
    ),
    words("mechanical technical malfunction failure defect fault"),
    words("weather storm fog ice wind winds"),
    words("accident accidental mistake error"),
    words("arson arsonist deliberate deliberately intentional"),
)
CAUSES = frozenset().union(*_CAUSES)
"""Words that name a cause."""
CAUSING = frozenset(max(phrase, key=len) for phrase in _PHRASES)
"""Of every phrase that gives a cause, one word."""


def cause_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield the causes that one side rules out and the other states."""
    yield from _ruled_out_and_stated(a, b)
    yield from (c.flipped() for c in _ruled_out_and_stated(b, a))


def _ruled_out_and_stated(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield the causes that side a rules out and side b states."""
    for cue in certain_negations(a):
        yield from same_cause(a, cue, b)


def same_cause(a: Reading, cue: Detail, b: Reading) -> Iterator[Candidate]:
    """ "Not due to hostile fire" against "shot down": the denied cause and the stated one are of one sort."""
    named, sorts = _causes_denied(a).get(cue.token, ((), ()))
    for sort in sorts:
        if b.written.isdisjoint(sort):
            continue
        for j, word in enumerate(b.tokens.low):
            if word in sort and not negated_at(b, j) and not _ruled_out(b, sort):
                end = max(i for i in named if a.tokens.low[i] in sort) + 1
                x = stretch(a, DifferenceKind.ACCOUNT, cue.token, end)
                y = phrase_around(b, DifferenceKind.ACCOUNT, j, 3, 4)
                within = content_tokens(b, 0, len(b.tokens))
                yield Candidate(DifferenceKind.ACCOUNT, Topic.CAUSE, x, y, named, within)
                return


@kept
def _causes_denied(reading: Reading) -> Mapping[int, tuple[tuple[int, ...], Sequence[frozenset[str]]]]:
    """Return, by the cue that denies them, the words that name causes and of which sorts these are.

    A sort that the sentence states elsewhere is none that it denies.
    """
    if reading.written.isdisjoint(CAUSING):
        return {}
    low = reading.tokens.low
    found = {}
    for cue in certain_negations(reading):
        places = range(cue.upto, min(cue.upto + 5, len(low)))
        place = next((i for i in places if _causal(low, i)), None)
        if place is not None:
            named = tuple(i for i in range(place, min(len(low), place + 8)) if low[i] not in STOP_WORDS)
            sorts = [
                sort
                for sort in _CAUSES
                if any(low[i] in sort for i in named)
                and not any(
                    word in sort and i not in named and not negated_at(reading, i)
                    for i, word in enumerate(low)
                )
            ]
            found[cue.token] = named, sorts
    return found


def _causal(low: Sequence[str], i: int) -> bool:
    """Whether a phrase that gives a cause begins at token ``i``."""
    return any(tuple(low[i : i + len(words)]) == words for words in _CAUSAL.get(low[i], ()))


def _ruled_out(reading: Reading, sort: frozenset[str]) -> bool:
    """Whether the sentence itself denies a cause of this sort: then it gives both accounts."""
    low = reading.tokens.low
    if any(w.startswith("rul") and low[k + 1 : k + 2] == ["out"] for k, w in enumerate(low)):
        return True
    return any(word in sort and negated_at(reading, i) for i, word in enumerate(low))
