"""What one side says there was none of, or did not come about, and the other tells of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile

from reader.compare.details import Detail, Reading
from reader.compare.details.once import kept
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.factuality import Factuality, factuality_at
from reader.compare.diverge.accounts.negatives import NOT, negated
from reader.compare.diverge.around.other_events import of_another_event
from reader.compare.diverge.around.stretches import content_tokens, phrase_around, stretch
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.model import DifferenceKind

_NONE = words("no without")
_NOT = words("not never wasn't weren't isn't aren't hasn't haven't hadn't won't didn't")
_SAID = _NONE | _NOT
_USED = words(
    "used found seen made given issued sent received taken paid filed reported ordered planned offered needed carried"
)
"""Verbs that, negated, say that there was none of their subject."""
_BE = words("was were is are been be being has had have will would ever yet")
_LINKS = words("of in at on for from by with to")
_EMPTY = words(
    """
    one way doubt longer comment need reason sign evidence idea chance plan plans matter word decision information
    details problem problems indication question questions choice time intention immediate more less further other
    such trace use result results answer wonder
    """
)
"""Nouns that are not missed where a sentence says there is none."""


@kept
def absences(reading: Reading) -> tuple[tuple[int, int, int], ...]:
    """Return what a sentence says there was none of: the noun, and the first token and the end of what to show."""
    found: list[tuple[int, int, int]] = []
    if reading.written.isdisjoint(_SAID):
        return ()
    low = reading.tokens.low
    for i, word in enumerate(low):
        if word in _NONE:
            nouns = _nouns(reading, i + 1 + (low[i + 1 : i + 2] in (["a"], ["an"])))
            if word == "without" and nouns and low[nouns[0]].endswith("ing"):
                # "Left without speaking" says what one did not do, not that there was none.
                continue
            if nouns and low[nouns[-1]] not in _EMPTY and low[nouns[0]] not in _EMPTY:
                found.append((nouns[-1], i, nouns[-1] + 1))
        elif word in _NOT:
            verb = next((j for j in range(i + 1, min(i + 4, len(low))) if low[j] not in _BE), None)
            subject = content_tokens(reading, max(0, i - 3), i)
            if verb is None or not subject or _LINKS.intersection(low[max(0, subject[-1] - 3) : subject[-1]]):
                continue
            if low[verb] in _USED and low[subject[-1]] not in _EMPTY:
                found.append((subject[-1], subject[0], verb + 1))
    return tuple(found)


def _nouns(reading: Reading, first: int) -> list[int]:
    """Return the content words that follow at once, three at most."""
    weighty = set(reading.tokens.weighty)
    found: list[int] = []
    while first in weighty and len(found) < 3 and not reading.tokens.low[first].endswith("ed"):
        found.append(first)
        first += 1
    return found


def absence_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield what one side says there was none of and the other tells of."""
    yield from _missing_and_told(a, b)
    yield from (c.flipped() for c in _missing_and_told(b, a))


def _missing_and_told(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield what side a says there was none of and side b tells of."""
    missing = absences(a)
    if not missing or of_another_event(a) != of_another_event(b):
        return
    for noun, first, end in missing:
        stem = a.tokens.stems[noun]
        if a.tokens.stems.count(stem) > 1:
            continue
        places = [j for j in b.tokens.weighty if b.tokens.stems[j] == stem]
        if not places or any(
            factuality_at(b, j, j + 1) is not Factuality.FACT or _denied(b, j) for j in places
        ):
            continue
        kind, j = DifferenceKind.POLARITY, places[0]
        about_a = tuple(i for i in a.tokens.weighty if not first <= i < end)
        about_b = tuple(i for i in b.tokens.weighty if i not in places)
        yield Candidate(
            kind,
            Topic.ABSENCE,
            stretch(a, kind, first, end),
            phrase_around(b, kind, j, 3, 3),
            about_a,
            about_b,
        )


def none_at_all(reading: Reading, detail: Detail, other: Reading) -> bool:
    """Whether there was none at all of a thing of two words that the other side has: "no rubber bullets were used"."""
    low, stems = reading.tokens.low, reading.tokens.stems
    named = stems[detail.token + 1 : detail.upto]
    if low[detail.token] != "no" or len(named) < _OF_TWO:
        return False
    behind = list(dropwhile(_BE.__contains__, low[detail.upto :]))
    if low[detail.upto : detail.upto + 1] == behind[:1] or _USED.isdisjoint(behind[:1]):
        return False
    if behind[1:] and behind[1] not in _ENDS:
        return False
    theirs = other.tokens.stems
    return any(theirs[j : j + len(named)] == named for j in range(len(theirs)))


_OF_TWO = 2
_ENDS = words(", ; . — – ( according said says")
_MODAL = words("could would might may should must")
_DENYING = NOT | words("hardly deny denied denies zero any")


def _denied(reading: Reading, i: int) -> bool:
    if not _MODAL.isdisjoint(reading.tokens.low[i + 1 : i + 4]):
        return True
    return negated(reading.tokens.low, i - 6, i + 6, _DENYING)
