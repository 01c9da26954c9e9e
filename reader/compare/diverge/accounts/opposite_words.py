"""Words that exclude each other, one on each side: fired and resigned, rescue and recovery, filled and unfilled."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reader.compare.details import Reading
from reader.compare.details.number_ranges import CHANGES
from reader.compare.details.once import kept
from reader.compare.details.tokens import stem
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.factuality import APART, Factuality, factuality_at
from reader.compare.diverge.accounts.levels import one_level
from reader.compare.diverge.accounts.negatives import negated
from reader.compare.diverge.accounts.objects import other_noun, other_object
from reader.compare.diverge.around.other_events import of_another_event
from reader.compare.diverge.around.stretches import content_tokens, stretch
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.values.fates import TAKEN
from reader.compare.model import DifferenceKind
from reader.compare.opposites import exclusive_words


def opposite_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield words that exclude each other, one on each side, where both tell of one event."""
    found = [*_of_the_table(a, b), *_prefixed(a, b), *(c.flipped() for c in _prefixed(b, a))]
    if not found or of_another_event(a) != of_another_event(b):
        return
    level = one_level(a, b)
    for candidate in found:
        if not level or CHANGES.isdisjoint(
            (a.tokens.low[candidate.a.token], b.tokens.low[candidate.b.token])
        ):
            yield candidate


def _of_the_table(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Words that exclude each other, one on each side only, none of them turned round ("lift the ban")."""
    if not _exclusive(a) or not _exclusive(b):
        return
    table = exclusive_words()
    places_a, places_b = a.forms, b.forms
    for word in _exclusive(a):
        others = table[word]
        if word in places_b or others.keys().isdisjoint(_exclusive(b)) or others.keys() & places_a.keys():
            continue
        for other in sorted(others.keys() & places_b.keys()):
            i, j = places_a[word], places_b[other]
            if table[other].keys() & places_b.keys() or _turned(a, i) or _turned(b, j):
                continue
            near_a = content_tokens(a, i - 7, i) + content_tokens(a, i + 1, i + 8)
            near_b = content_tokens(b, j - 7, j) + content_tokens(b, j + 1, j + 8)
            x, y = stretch(a, DifferenceKind.ACCOUNT, i, i + 1), stretch(b, DifferenceKind.ACCOUNT, j, j + 1)
            if other_object(a, x, b, y) or (others[other] == 1.0 and other_noun(a, x, b, y)):
                continue
            yield Candidate(DifferenceKind.ACCOUNT, Topic.OPPOSITE, x, y, near_a, near_b, others[other])


@kept
def _exclusive(reading: Reading) -> tuple[str, ...]:
    """Return the words of a sentence that exclude others, sorted."""
    if not any(map(_excludes, reading.written)):
        return ()
    return tuple(sorted(reading.forms.keys() & exclusive_words().keys()))


@lru_cache(maxsize=65536)
def _excludes(word: str) -> bool:
    """Whether a word may exclude others, by its stem or as it is written."""
    return stem(word) in exclusive_words() or f"={word}" in exclusive_words()


_TURNERS = words(
    """
    not no never avoid without against refuse refused from fail failed deny denied oppose opposed
    instead than if chance chances could may might
    """
)
_NOT_YET = words("until till unless pending")
"""What follows them has not come about: "until voters elect a new mayor"."""
_REVERSERS = words(
    """
    whether unclear unknown
    lift lifted lifting end ended ending reverse reversed reversing stop stopped halt halted suspend
    suspended overturn overturned override overrode repeal repealed
    """
)


def _turned(reading: Reading, i: int) -> bool:
    """Whether a word before token ``i`` turns it into its opposite."""
    before = reading.tokens.low[max(0, i - 9) : i]
    if reading.tokens.low[i] == "lives" and not TAKEN.isdisjoint(before[-4:]):
        # "With the loss of 62 lives" tells of deaths.
        return True
    if not _NOT_YET.isdisjoint(before[-6:]):
        return True
    if any(w in APART for w in before[-3:]) or factuality_at(reading, i, i + 1) in {
        Factuality.DENIED,
        Factuality.OPEN,
    }:
        return True
    return any(w in _REVERSERS for w in before) or negated(before, len(before) - 4, len(before), _TURNERS)


def _prefixed(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Opposites by prefix: "unfilled" on side a, "filled" on side b."""
    for i, plain in a.negatives:
        j = b.forms.get(f"={plain}")
        if (
            j is None
            or plain in a.tokens.low
            or a.tokens.low[i] in b.tokens.low
            or _turned(a, i)
            or _turned(b, j)
        ):
            continue
        x, y = stretch(a, DifferenceKind.ACCOUNT, i, i + 1), stretch(b, DifferenceKind.ACCOUNT, j, j + 1)
        near_a = content_tokens(a, i - 7, i) + content_tokens(a, i + 1, i + 8)
        near_b = content_tokens(b, j - 7, j) + content_tokens(b, j + 1, j + 8)
        yield Candidate(DifferenceKind.ACCOUNT, Topic.OPPOSITE, x, y, near_a, near_b)
