"""Describe a span so that it can be found again, and find it again in a text that may have changed.

Order: the recorded position, if the text there equals the quote; then every exact hit, weighed by what stands
around it; then hits up to quotation marks and white space; then an approximate search. Below a floor, or where
two places are equally likely, nothing is chosen: the note is an orphan until a person places it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from index.article import Span
from reader.notes.approximate import likeness, near_hits
from reader.notes.folding import exact_hits, folded_hits
from reader.notes.model import Quote

CONTEXT = 32
"""The least number of code points kept before and after a quote."""
FLOOR = 0.5
"""The least score a span is accepted with; see ``_score``."""
QUOTE_FLOOR = 0.6
"""The least likeness between the quote and what stands there now."""
LEAD = 0.05
"""How far the best place must be ahead of the second best to be chosen."""
_CONTEXT_WEIGHT = 0.5
_MOST_WEIGHED = 200
_EDGE = 12


class Method(StrEnum):
    """How a span was found."""

    POSITION = "position"
    """It stands where it stood."""
    QUOTE = "quote"
    """It stands letter for letter elsewhere."""
    FOLDED = "folded"
    """It stands with other quotation marks, dashes, white space or case."""
    APPROXIMATE = "approximate"
    """Something like it stands there."""
    HAND = "hand"
    """A person said so."""
    ORPHAN = "orphan"
    """It is not placed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a quote may stand."""

    span: Span
    """The place."""
    score: float
    """How sure, 0 to 1."""
    method: Method
    """How it was found."""


@dataclass(frozen=True, slots=True)
class Anchoring:
    """What came of looking for a quote."""

    method: Method
    """How it was found; ``ORPHAN`` if it was not."""
    span: Span | None = None
    """Where it stands now, None for an orphan."""
    score: float = 0.0
    """How sure, 0 to 1; for an orphan that of the place most like it."""
    candidates: tuple[Candidate, ...] = ()
    """For an orphan the places that came near, best first, to choose from by hand."""
    reason: str = ""
    """For an orphan, why, as the second half of a sentence."""

    @property
    def found(self) -> bool:
        """Whether the quote is placed."""
        return self.span is not None


def describe(text: str, span: Span) -> Quote:
    """Return the selectors of a span: its text with enough around it to be the only such place, if there is one.

    Prefix and suffix have ``CONTEXT`` code points, doubled until the three together stand once in ``text`` (or
    reach its ends).

    Raises:
        ValueError: the span is empty or does not lie in the text.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"{span.start} to {span.end} is no span of a text of {len(text)} characters")
    exact, around = text[span.start : span.end], CONTEXT
    while True:
        low, high = max(0, span.start - around), min(len(text), span.end + around)
        window = text[low:high]
        whole = low == 0 and high == len(text)
        if whole or text.find(window, text.find(window) + 1) < 0:
            return Quote(exact, text[low : span.start], text[span.end : high], span.start, span.end)
        around *= 2


def find(text: str, quote: Quote, *, same_text: bool = False) -> Anchoring:
    """Find a quote again.

    ``same_text`` says that the text is the one the selectors count in, so that a position that holds is proof.
    """
    at_position = _position(text, quote)
    if at_position is not None and same_text:
        return Anchoring(Method.POSITION, at_position, 1.0)
    found = _exact(text, quote, at_position) or _folded(text, quote)
    if not found or found[0].score < FLOOR:
        found = sorted([*found, *_approximate(text, quote)], key=_rank)
    chosen = _choose(text, quote, found)
    if chosen.found:
        return chosen
    offered = sorted([*chosen.candidates, *_between(text, quote)], key=_rank, reverse=True)
    best = {one.span: one for one in offered}
    return replace(chosen, candidates=tuple(sorted(best.values(), key=_rank)))


def _position(text: str, quote: Quote) -> Span | None:
    """Return the recorded position if the text there equals the quote."""
    if quote.start is None or quote.end is None or text[quote.start : quote.end] != quote.exact:
        return None
    return Span(quote.start, quote.end) if quote.exact else None


def _rank(candidate: Candidate) -> tuple[float, int]:
    return -candidate.score, candidate.span.start


def _exact(text: str, quote: Quote, at_position: Span | None) -> list[Candidate]:
    """Return the exact hits, best first; the recorded position wins unless another place has more of the context."""
    hits = _nearest(exact_hits(text, quote.exact, overlapping=True) if quote.exact else [], quote)
    if at_position is not None and at_position not in hits:
        hits.append(at_position)
    scored = sorted(_scored(text, quote, hits, 1.0, Method.QUOTE), key=_rank)
    if at_position is None or not scored:
        return scored
    here = next(candidate for candidate in scored if candidate.span == at_position)
    if here.score + LEAD <= scored[0].score:
        return scored
    return [Candidate(at_position, here.score, Method.POSITION)]


def _folded(text: str, quote: Quote) -> list[Candidate]:
    """Return the hits with other quotation marks, dashes, white space or case, best first."""
    hits = _nearest(folded_hits(text, quote.exact), quote)
    return sorted(_scored(text, quote, hits, 0.99, Method.FOLDED), key=_rank)


def _approximate(text: str, quote: Quote) -> list[Candidate]:
    """Return what resembles the quote, best first."""
    most = int(len(quote.exact) * (1 - QUOTE_FLOOR))
    found = []
    for hit in near_hits(quote.exact, text, most)[:_MOST_WEIGHED]:
        span = whole_characters(text, _between_neighbours(text, quote, Span(hit.start, hit.end)))
        alike = likeness(quote.exact, text[span.start : span.end])
        if alike >= QUOTE_FLOOR:
            found += _scored(text, quote, [span], alike, Method.APPROXIMATE)
    return sorted(found, key=_rank)


def _between(text: str, quote: Quote) -> list[Candidate]:
    """Return what stands between the quote's neighbours by now: to be offered to a person, never chosen."""
    before, after = quote.prefix[-_EDGE:], quote.suffix[:_EDGE]
    if len(before.strip()) < _EDGE // 2 or len(after.strip()) < _EDGE // 2:
        return []
    most, found = 2 * len(quote.exact) + CONTEXT, []
    for hit in exact_hits(text, before)[:_MOST_WEIGHED]:
        end = text.find(after, hit.end + 1, hit.end + most + _EDGE)
        if end >= 0:
            alike = likeness(quote.exact, text[hit.end : end])
            found += _scored(text, quote, [Span(hit.end, end)], alike, Method.APPROXIMATE)
    return sorted(found, key=_rank)[:3]


def _between_neighbours(text: str, quote: Quote, span: Span) -> Span:
    """Return a span with its ends put where the quote's neighbours end and begin, if these stand close by.

    The least number of edits drops a word that was replaced ("Six people" becomes " people"); the context knows better.
    """
    start, end = span.start, span.end
    before, after = quote.prefix[-_EDGE:], quote.suffix[:_EDGE]
    if len(before) == _EDGE and (at := text.rfind(before, max(0, start - 2 * _EDGE), start + _EDGE)) >= 0:
        start = at + _EDGE
    if len(after) == _EDGE and (at := text.find(after, max(start + 1, end - _EDGE), end + 2 * _EDGE)) >= 0:
        end = at
    while start < end - 1 and text[start].isspace() and not quote.exact[0].isspace():
        start += 1
    while end - 1 > start and text[end - 1].isspace() and not quote.exact[-1].isspace():
        end -= 1
    grown = Span(start, end)
    return grown if start < end and likeness(quote.exact, text[start:end]) >= QUOTE_FLOOR else span


def _nearest(hits: list[Span], quote: Quote) -> list[Span]:
    """Return the hits that are worth weighing: all, or in a crowd those nearest to the recorded position."""
    if len(hits) <= _MOST_WEIGHED:
        return hits
    centre = quote.start or 0
    return sorted(hits, key=lambda hit: abs(hit.start - centre))[:_MOST_WEIGHED]


def _scored(text: str, quote: Quote, spans: Iterable[Span], alike: float, method: Method) -> list[Candidate]:
    return [Candidate(span, _score(text, quote, span, alike), method) for span in spans]


def _score(text: str, quote: Quote, span: Span, alike: float) -> float:
    """Return how sure a place is, 0 to 1.

    The share of the remembered window (prefix, quote, suffix) that is still there, context counted half: a long
    quote stands for itself, a word needs its neighbourhood. Context beyond ``CONTEXT`` code points a side only
    tells equal places apart when they are described; it does not weigh here.
    """
    before, after = quote.prefix[-CONTEXT:], quote.suffix[:CONTEXT]
    if not before and not after:
        return round(alike, 4)
    weight = len(quote.exact)
    total = alike * weight
    around = text[max(0, span.start - len(before)) : span.start], text[span.end : span.end + len(after)]
    for remembered, now, ending in ((before, around[0], True), (after, around[1], False)):
        share = len(remembered) * _CONTEXT_WEIGHT
        total += share * _agreement(remembered, now, ending=ending)
    return round(total / (weight + (len(before) + len(after)) * _CONTEXT_WEIGHT), 4)


def _agreement(remembered: str, now: str, *, ending: bool) -> float:
    """Return how much of a remembered context is there: likeness, or the part that adjoins the quote unchanged."""
    if not remembered:
        return 1.0
    if ending:
        remembered, now = remembered[::-1], now[::-1]
    run = next(
        (at for at, (a, b) in enumerate(zip(remembered, now, strict=False)) if a != b),
        min(len(remembered), len(now)),
    )
    # Two unrelated sentences of one language agree in about a fifth of their letters: that is no evidence.
    return max(run / len(remembered), (likeness(remembered, now) - 0.3) / 0.7, 0.0)


def _choose(text: str, quote: Quote, found: list[Candidate]) -> Anchoring:
    """Return the best place, unless it is too weak or not alone."""
    if not found:
        return Anchoring(Method.ORPHAN, reason="nothing like it stands in the text")
    best = found[0]
    near = tuple(found[:9])
    if best.score < FLOOR:
        reason = f"the nearest place agrees to {best.score:.0%}, less than the {FLOOR:.0%} that is asked for"
        return Anchoring(Method.ORPHAN, None, best.score, near, reason)
    equal = [one for one in found if best.score - one.score < LEAD and not _same_place(best, one)]
    if equal and best.method is not Method.POSITION:
        # Context beyond what is weighed was kept to tell just such places apart.
        whole = [one for one in (best, *equal) if _in_whole_window(text, quote, one.span)]
        if len(whole) != 1:
            reason = f"{len(equal) + 1} places in the text are equally likely"
            return Anchoring(Method.ORPHAN, None, best.score, near, reason)
        best = whole[0]
    return Anchoring(best.method, best.span, best.score)


def _in_whole_window(text: str, quote: Quote, span: Span) -> bool:
    """Return whether all that was kept around a quote stands around a place, however long it is."""
    start, end = span.start - len(quote.prefix), span.end + len(quote.suffix)
    return start >= 0 and text[start : span.start] == quote.prefix and text[span.end : end] == quote.suffix


def _same_place(best: Candidate, other: Candidate) -> bool:
    """Return whether two candidates mean one place: approximate ones that overlap do."""
    loose = Method.APPROXIMATE in (best.method, other.method)
    return best.span == other.span or (loose and _overlap(best.span, other.span))


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def whole_characters(text: str, span: Span) -> Span:
    """Return a span grown so that it parts no character from its combining marks, joiners or modifiers."""
    start, end = span.start, span.end
    while start > 0 and _joins(text, start):
        start -= 1
    while end < len(text) and _joins(text, end):
        end += 1
    return Span(start, end)


def _joins(text: str, at: int) -> bool:
    """Return whether the code point at ``at`` belongs to the character before it."""
    character, before = text[at], text[at - 1]
    if before == "\n" or character == "\n":
        return False
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me")
        or character == "\u200d"
        or before == "\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
