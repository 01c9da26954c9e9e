"""Which stretch of a sentence belongs to a detail: the words near it, its clause, the phrase to show."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set

from reader.compare.background import idf
from reader.compare.details import Detail, Reading
from reader.compare.details.making import detail_of
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind


def content_tokens(reading: Reading, first: int, end: int) -> tuple[int, ...]:
    """Return the numbers of the content words from token ``first`` up to ``end``."""
    weighty = reading.tokens.weighty
    return tuple(weighty[bisect_left(weighty, first) : bisect_left(weighty, end)])


def window(reading: Reading, detail: Detail, before: int, after: int, walls: Set[str]) -> tuple[int, int]:
    """Return a detail's stretch with so many tokens at most before and behind it, none beyond a wall: first and end."""
    low = reading.tokens.low
    first, end = detail.token, detail.upto
    while first > 0 and detail.token - first < before and low[first - 1] not in walls:
        first -= 1
    while end < len(low) and end - detail.upto < after and low[end] not in walls:
        end += 1
    return first, end


def around(reading: Reading, detail: Detail, before: int = 6, after: int = 6) -> tuple[int, ...]:
    """Return the content words near a detail, none beyond a semicolon, dash or bracket."""
    first, end = window(reading, detail, before, after, _WALLS)
    return content_tokens(reading, first, detail.token) + content_tokens(reading, detail.upto, end)


_WALLS = words("; — – ( ) : --")


def stretch(reading: Reading, kind: DifferenceKind, first: int, end: int) -> Detail:
    """Make a detail of the tokens from ``first`` up to ``end``; marks and small words at its edges fall off."""
    tokens = reading.tokens
    while first < end - 1 and (tokens.kinds[first] == "mark" or tokens.low[first] in _LEADS):
        first += 1
    while end - 1 > first and (tokens.kinds[end - 1] == "mark" or tokens.low[end - 1] in _DANGLES):
        end -= 1
    return detail_of(kind, tokens, reading.start, first, end)


_PHRASED = frozenset({DifferenceKind.ACCOUNT, DifferenceKind.POLARITY, DifferenceKind.CERTAINTY})
_AUXILIARIES = words("is are was were be been has have had will would can could may might must did does do")
_NO_NOUN_YET = words("both all any no every each several many few more most some other")
_OF_ADJECTIVES = ("ory", "ary", "ive", "ous", "ful", "ible", "ic", "ical")
_MODIFIERS = 2


_LEADS = words("of for from at with in on by to and or as that which who while but than into")
_DANGLES = _LEADS | words(
    "the a an his her its their our my this these those was were is are am be been being has have had when where also"
)


def in_whole_groups(reading: Reading, detail: Detail) -> Detail:
    """Return a phrase with the rest of the noun groups at its edges: "[tear] gas was not used", "both [sides]"."""
    if detail.kind not in _PHRASED:
        return detail
    tokens, first, end = reading.tokens, detail.token, detail.upto
    low, contents, clauses = tokens.low, tokens.contents, tokens.clauses
    begin = first
    while (
        contents[first]
        and not low[first].endswith("ly")
        and low[begin + 1 : begin + 2]
        and (low[begin + 1] == "," or low[begin + 1] in _AUXILIARIES)
        and begin - first < _MODIFIERS
        and first > 0
        and contents[first - 1]
        and tokens.kinds[first - 1] == "word"
        and clauses[first - 1] == clauses[begin]
    ):
        first -= 1
    if first < begin and first > 1 and low[first - 1] == "-":
        # "[Long-]distance trains were cancelled".
        first -= 2
    last = low[end - 1]
    open_ended = last in _NO_NOUN_YET or (last.endswith(_OF_ADJECTIVES) and len(last) > _SHORT)
    if open_ended and end < len(low) and contents[end] and clauses[end] == clauses[end - 1]:
        end += 1
    return detail_of(detail.kind, tokens, reading.start, first, end)


def phrase_around(reading: Reading, kind: DifferenceKind, core: int, before: int, after: int) -> Detail:
    """Make a detail of a token and so many at most before and behind it, none outside its clause.

    What would begin inside "on the boat" begins at the verb behind it: "two divers on the boat were found dead".
    """
    clauses, low = reading.tokens.clauses, reading.tokens.low
    first, end = core, core + 1
    while first > 0 and core - first < before and clauses[first - 1] == clauses[core]:
        first -= 1
    if first > 0 and not _LEADS.isdisjoint(low[max(0, first - 2) : first + 1]):
        first = next((i for i in range(first, core) if low[i] in _AUXILIARIES), first)
    while end < len(clauses) and end - core <= after and clauses[end] == clauses[core]:
        end += 1
    return stretch(reading, kind, first, end)


_WIDEST = 14


def counterpart(reading: Reading, stems: frozenset[str], kind: DifferenceKind) -> Detail:
    """Return the stretch of a sentence that says most about ``stems``: at most fourteen tokens."""
    tokens = reading.tokens
    size = len(tokens)
    hits = [i for i in range(size) if tokens.stems[i] in stems and tokens.kinds[i] != "mark"]
    if not hits:
        return stretch(reading, kind, 0, min(size, _WIDEST))
    best = (-1.0, hits[0], hits[0])
    for n, first in enumerate(hits[:40]):
        total = 0.0
        for last in hits[n:]:
            if last - first >= _WIDEST:
                break
            total += idf(tokens.stems[last])
            best = max(best, (total - 0.2 * (last - first), first, last))
    _, first, last = best
    end = min(size, max(last + 1, first + 4))
    return stretch(reading, kind, first, end)


_FAR = 14
_FAR_WALLS = frozenset(';—–():"')


def stretch_of(reading: Reading, detail: Detail) -> range:
    """Return the tokens around a detail: at most fourteen either way, none beyond a dash, bracket or quotation mark."""
    return range(*window(reading, detail, _FAR, _FAR, _FAR_WALLS))


_SHORT = 5


def clause_of(reading: Reading, detail: Detail) -> range:
    """Return the tokens of a detail's clause, with the one before where it is of a few words only."""
    clauses = reading.tokens.clauses
    first, end = detail.token, detail.upto
    while first > 0 and clauses[first - 1] == clauses[detail.token]:
        first -= 1
    while end < len(clauses) and clauses[end] == clauses[detail.token]:
        end += 1
    if end - first < _SHORT and first > 1:
        before = clauses[first - 1]
        first -= 1
        while first > 0 and clauses[first - 1] == before:
            first -= 1
    return range(first, end)
