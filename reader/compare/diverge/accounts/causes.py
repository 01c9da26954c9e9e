"""What a sentence names as a cause, and whether two causes exclude each other; a motive counts as a cause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.compare.details import Reading
from reader.compare.details.once import kept
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.factuality import Factuality, factuality_at
from reader.compare.diverge.accounts.negatives import negated
from reader.compare.diverge.around.coverage import kindred
from reader.compare.diverge.around.stretches import content_tokens, stretch
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.model import DifferenceKind


class Cause(NamedTuple):
    """A cause as a sentence names it."""

    first: int
    end: int
    """The tokens to show."""
    named: tuple[int, ...]
    """The content words of what is named as the cause; empty where it is not known."""
    factuality: Factuality
    plain: bool
    """Whether the sentence says in so many words that it is the cause; "because of" gives one reason of several."""


_NOUN = words("cause causes reason reasons source origin motive trigger")
_VERB = words("caused causing triggered sparked provoked")
_BEHIND = (
    *(
        ("caused", "by"),
        ("triggered", "by"),
        ("sparked", "by"),
        ("due", "to"),
        ("because", "of"),
        ("owing", "to"),
    ),
    *(
        ("blamed", "on"),
        ("attributed", "to"),
        ("result", "of"),
        ("put", "down", "to"),
        ("blame", "on"),
        ("traced", "to"),
        ("because",),
    ),
)
"""What stands before a cause; ``_PLAIN`` are the first words of those that say plainly that it is one."""
_PLAIN = words("caused triggered sparked blame blamed attributed traced put")
_UNKNOWN = words(
    "unknown unclear mystery undetermined open unexplained investigated unresolved puzzle puzzling"
)
_ASKED = words("known knows clear established determined found identified clarified explained confirmed")
_NEITHER = words("neither nor")
"""Before "by" they deny a cause: "neither by a bomb nor by lightning"."""
_THE_BLAME = ["the", "blame"]
_DUE = words(
    "be arrive appear begin end expire fly give go hold land leave make meet open return speak start take"
)
"""What is still to come: "due to be read"."""
_LONG = 8
_NOT = words("not never no nothing nobody cannot still yet without")
_ENDS = frozenset(',;:.—–()"?!') | words("and but which who after when while although said says according")


@kept
def causes(reading: Reading) -> tuple[Cause, ...]:
    """Return the causes that a sentence names or says to be unknown."""
    if reading.written.isdisjoint(_HINTS):
        return ()
    low = reading.tokens.low
    found = []
    for i, word in enumerate(low):
        if word in _NOUN:
            found.append(_noun(reading, i))
        elif word in _VERB and low[i + 1 : i + 2] != ["by"]:
            found.append(_before(reading, i))
        elif word == "blame" and i and low[i - 1] == "to":
            found.append(_before(reading, i - 1))
        elif word == "by" and i and low[i - 1] in _NEITHER:
            found.append(_behind(reading, i - 1, i + 1, plain=True))
        elif (word in _BLAMING and low[i + 1 : i + 2] != ["on"]) or low[max(0, i - 1) : i + 1] == _THE_BLAME:
            found.append(_blamed(reading, i))
        elif word in _QUESTIONS and (unknown := _unknown(reading, i)):
            found.append(unknown)
        else:
            for lead in _BEHIND:
                if word == lead[0] and tuple(low[i : i + len(lead)]) == lead:
                    if word == "due" and _DUE.intersection(low[i + 2 : i + 3]):
                        break
                    found.append(_behind(reading, i, i + len(lead), plain=word in _PLAIN))
                    break
    return tuple(cause for cause in found if cause is not None and cause.factuality is not Factuality.IDLE)


_BLAMING = words("blamed blames blaming")
_QUESTIONS = words("why how what")
_HINTS = (
    _NOUN
    | _VERB
    | _BLAMING
    | _QUESTIONS
    | _NEITHER
    | words("blame due because owing attributed result traced put")
)


def _blamed(reading: Reading, i: int) -> Cause | None:
    """ "Blamed the crew", "blamed the deaths on a drug"."""
    low = reading.tokens.low
    clause = next((n for n in range(i + 1, len(low)) if low[n] in _ENDS), len(low))
    on = next((n for n in range(i + 2, min(i + _BLAMED_FOR, clause)) if low[n] == "on"), i)
    return _behind(reading, i, on + 1, plain=True)


_BLAMED_FOR = 14
"""Tokens from the blame to whom or what it falls on."""
_CAUSING = words("caused causes causing happened started began begun died failed crashed sank")
_BEFORE_QUESTION, _ASKED_OF = 6, 9
"""Tokens before a question that say that nobody knows, and tokens of the question in which one says what is asked."""


def _unknown(reading: Reading, i: int) -> Cause | None:
    """ "Why it failed is still not known", "it is unclear what caused it"; not "how many"."""
    low = reading.tokens.low
    end = next((n for n in range(i, len(low)) if low[n] in _ENDS), len(low))
    if low[i] != "why" and _CAUSING.isdisjoint(low[i + 1 : min(end, i + _ASKED_OF)]):
        return None
    # What stands behind a question speaks of it only where the sentence opens with it.
    for first, upto in ((max(0, i - _BEFORE_QUESTION), i), (i + 1, end if i < 2 else i)):
        for n in range(first, upto):
            asked = low[n] in _ASKED and negated(low, max(first, n - 4), n, _NOT)
            if asked or low[n] in _UNKNOWN:
                shown = (i, n + 1) if n > i else (n - asked, min(end, i + _BEFORE_QUESTION))
                return Cause(*shown, (), Factuality.OPEN, True)
    return None


def _noun(reading: Reading, i: int) -> Cause | None:
    """ "The cause of the fire is not yet known", "a short circuit was the cause", "the cause was a short circuit"."""
    low = reading.tokens.low
    rest = low[i + 1 : i + 16]
    verb = next((n for n, word in enumerate(rest) if word in _IS), None)
    asked = not _ASKED.isdisjoint(rest) and negated(rest, 0, len(rest), _NOT)
    if asked or not _UNKNOWN.isdisjoint(rest):
        last = max(n for n, word in enumerate(rest) if word in _UNKNOWN | _ASKED)
        return Cause(i, i + last + 2, (), Factuality.OPEN, True)
    if verb is not None and not any(word in {"that", "why"} for word in rest[:verb]):
        if rest[verb + 1 : verb + 2] and rest[verb + 1] in _ASKED | _YET:
            # "The cause was known to the owner" names none.
            return None
        return _behind(reading, i, i + 2 + verb, plain=True)
    return _before(reading, i) if not _AS.isdisjoint(low[max(0, i - 3) : i]) else None


_IS = words("is was were are remains remained")
_YET = words("now already later soon")
_AS = words("is was were are be as")


def _behind(reading: Reading, shown: int, first: int, *, plain: bool) -> Cause | None:
    """Make a cause of what follows: up to eight words, to the end of their clause."""
    low = reading.tokens.low
    end = first
    while end < len(low) and end - first < _LONG and low[end] not in _ENDS and low[end] != "for":
        end += 1
    named = content_tokens(reading, first, end)
    factuality = factuality_at(reading, shown, first)
    if low[first : first + 1] == ["not"] or low[shown] in _NEITHER:
        factuality = Factuality.DENIED
    return Cause(first, end, named, factuality, plain) if named else None


def _before(reading: Reading, i: int) -> Cause | None:
    """Make a cause of what stands before a verb: up to eight words, from the beginning of their clause."""
    low, clauses = reading.tokens.low, reading.tokens.clauses
    first = i
    while (
        first > 0 and i - first < _LONG and clauses[first - 1] == clauses[i] and low[first - 1] not in _ENDS
    ):
        first -= 1
    named = content_tokens(reading, first, i)
    if low[first : first + 1] == ["what"] or not named:
        return None
    return Cause(first, i, named, factuality_at(reading, i, i + 1), True)


def reason_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield two causes that have nothing in common, a cause that the other side denies or does not know."""
    found = _clash(a, causes(a), b, causes(b))
    if found is None:
        return
    x, y = found
    held = {x.factuality, y.factuality}
    kind = DifferenceKind.CERTAINTY if Factuality.OPEN in held else DifferenceKind.ACCOUNT
    yield Candidate(
        kind,
        Topic.REASON,
        stretch(a, kind, x.first, x.end),
        stretch(b, kind, y.first, y.end),
        _about(a, x),
        _about(b, y),
        1.0 if x.plain and y.plain else 0.5,
        next(said for how, said in _SAID.items() if how in held),
    )


RULED_OUT = "one side rules out the cause that the other states"
_SAID = {
    Factuality.OPEN: "one side names a cause, the other says that it is not known",
    Factuality.DENIED: RULED_OUT,
    Factuality.FACT: "the two sides name different causes",
}
"""What is shown of two causes, by the first of these that one of them is."""


def _clash(
    a: Reading, one: tuple[Cause, ...], b: Reading, two: tuple[Cause, ...]
) -> tuple[Cause, Cause] | None:
    for x in one:
        for y in two:
            held = {x.factuality, y.factuality}
            if Factuality.OPEN in held:
                if held == {Factuality.OPEN, Factuality.FACT}:
                    return x, y
                continue
            same = _kindred(a, x.named, b, y.named)
            if held == {Factuality.FACT} and not same and not _mentioned(a, x, b) and not _mentioned(b, y, a):
                if x.plain or y.plain:
                    return x, y
            elif held == {Factuality.FACT, Factuality.DENIED} and same:
                return x, y
    return None


def _kindred(a: Reading, one: tuple[int, ...], b: Reading, two: tuple[int, ...]) -> bool:
    """Whether two stretches share a word or words of one class."""
    left, right = {a.tokens.stems[i] for i in one}, {b.tokens.stems[i] for i in two}
    return bool(left & right or kindred(left, right))


def _mentioned(reading: Reading, cause: Cause, other: Reading) -> bool:
    return any(reading.tokens.stems[i] in other.content for i in cause.named)


def _about(reading: Reading, cause: Cause) -> tuple[int, ...]:
    """Return what a sentence says besides the cause."""
    low = reading.tokens.low
    return tuple(
        i
        for i in reading.tokens.weighty
        if low[i] not in _HINTS and (not cause.first <= i < cause.end or not cause.named)
    )
