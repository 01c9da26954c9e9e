"""Where a sentence counts nobody: "no one was hurt", "none of the crew died", "no children were among them".

A report that says so gives the count 0, against which another one's "five were hurt" stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.details.making import detail_of
from reader.compare.details.once import kept
from reader.compare.details.vocabulary import UNITS
from reader.compare.details.wordlist import words
from reader.compare.diverge.values.fates import names_state
from reader.compare.model import DifferenceKind

_ALONE = words("nobody none")
_NEGATIVES = _ALONE | words("no not neither")
_LEAVE_ROOM = words(
    """
    further other others else more longer another seriously badly critically severely immediately immediate yet
    report reports reported confirmed known word claim claims official comment indication indications evidence sign
    signs only just plan plans suggestion initially than few fewer less far body bodies
    """
)
"""Words that leave room for some: "no further victims", "no reports of injuries", "not yet", "no bodies found"."""
_THE = words("the these those his her its their")
_FAR = 8
_NOBODY = Quantity(0.0, 0.0)


@kept
def zero_counts(reading: Reading) -> tuple[Detail, ...]:
    """Return the places where a sentence counts nobody or nothing, each as the number 0 of what it counts."""
    if reading.written.isdisjoint(_NEGATIVES):
        return ()
    tokens, low = reading.tokens, reading.tokens.low
    found = []
    for i, word in enumerate(low):
        end = _end(low, i, word)
        if not end or _of_some(low, end) or not _LEAVE_ROOM.isdisjoint(low[max(0, i - 2) : end + _FAR]):
            continue
        group = [] if word in _ALONE or low[end - 1] == "one" else _noun(reading, end)
        if not group and word == "no" and low[end - 1] != "one":
            continue
        head = " ".join(tokens.stems[n] for n in group)
        upto = end + len(group)
        found.append(
            detail_of(DifferenceKind.NUMBER, tokens, reading.start, i, upto, head=head, value=_NOBODY)
        )
    return tuple(found)


def _end(low: Sequence[str], i: int, word: str) -> int:
    """Return the token after a word for nobody that begins at ``i``; 0 where none does."""
    if word in _ALONE:
        return i + 1
    if word == "no":
        return i + 2 if low[i + 1 : i + 2] == ["one"] else i + 1
    if word == "not" and low[i + 1 : i + 3] in (["a", "single"], ["one", "of"]):
        return i + 3
    return 0


def _of_some(low: Sequence[str], end: int) -> bool:
    """Whether nobody of some is meant, who are counted or in a state of their own: "none of the hostages was hurt"."""
    if low[end - 1] == "of":
        end -= 1
    if low[end : end + 1] != ["of"] or _THE.isdisjoint(low[end + 1 : end + 2]):
        return False
    return any(word[0].isdigit() or word in UNITS or names_state(word) for word in low[end + 2 : end + 3])


def _noun(reading: Reading, first: int) -> list[int]:
    """Return the tokens of the noun group that follows at once."""
    tokens = reading.tokens
    group: list[int] = []
    for i in range(first, min(first + 3, len(tokens))):
        if not tokens.contents[i] or tokens.low[i].endswith("ed"):
            break
        group.append(i)
    return group
