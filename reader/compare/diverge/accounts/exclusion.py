"""Whether two sentences state what excludes each other: one thing at stake, two values, or one denied or open."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.details.once import kept, kept_by
from reader.compare.details.vocabulary import WEEKDAYS
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.agents import two_actors
from reader.compare.diverge.accounts.exclusives import Found, exclusives, find_exclusives, may_exclude
from reader.compare.diverge.accounts.factuality import APART, Factuality, factuality_at
from reader.compare.diverge.accounts.levels import one_level
from reader.compare.diverge.around.other_events import of_another_event
from reader.compare.diverge.around.stretches import content_tokens, stretch
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.model import DifferenceKind


class Stated(NamedTuple):
    """What a sentence says of one thing at stake."""

    found: Found
    factuality: Factuality


@kept
def groups_of(reading: Reading) -> dict[int, tuple[Found, ...]]:
    """Return the phrases of a sentence that state a value, by the number of what is at stake."""
    groups: dict[int, tuple[Found, ...]] = {}
    if not may_exclude(reading.written):
        return groups
    for found in find_exclusives(reading.tokens.low):
        groups[found.group] = (*groups.get(found.group, ()), found)
    return groups


_factuality = kept_by(factuality_at)


@kept_by
def stated_in(reading: Reading, group: int) -> tuple[Stated, ...]:
    """Return what a sentence states of one thing at stake; nothing that is only wished or past."""
    every = [
        Stated(found, _factuality(reading, found.first, found.end)) for found in groups_of(reading)[group]
    ]
    if group in exclusives().marks["~"]:
        every = [
            stated._replace(factuality=Factuality.FACT) if stated.factuality is Factuality.IDLE else stated
            for stated in every
        ]
    return tuple(stated for stated in every if stated.factuality is not Factuality.IDLE)


def exclusion_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield what two sentences state of one thing where both cannot be so."""
    both = sorted(groups_of(a).keys() & groups_of(b).keys())
    if not both or of_another_event(a) != of_another_event(b):
        return
    for group in both:
        found = _clash(stated_in(a, group), stated_in(b, group))
        if found is None or _told_of_another(a, group, b) or _told_of_another(b, group, a):
            continue
        if exclusives().stakes[group].startswith(_OF_A_PERSON) and (_counts_people(a) or _counts_people(b)):
            continue
        if exclusives().stakes[group] == _DIRECTION and one_level(a, b):
            continue
        x, y = found[0].found, found[1].found
        if exclusives().stakes[group] == _OF_SORTS and x.value == y.value and not _one_word(a, x, b, y):
            continue
        if not (two_actors(a, x.first, x.end, b, y.first, y.end) or _same_until(a, b)):
            yield stated_candidate(a, b, *found)


_DIRECTION = "which way it goes"
_OF_A_PERSON = "whether the person "
_OF_SORTS = "who is blamed"
"""The values of this line are sorts of causes: who rules out fog does not rule out ice."""
_WHOLE_SORTS = words("weather error fault failure defect malfunction attack")


def _one_word(a: Reading, x: Found, b: Reading, y: Found) -> bool:
    """Whether two phrases share a word, or one of them names the whole sort: "the weather" and "a storm"."""
    one, two = a.tokens.low[x.first : x.end], b.tokens.low[y.first : y.end]
    return not {*one}.isdisjoint(two) or not _WHOLE_SORTS.isdisjoint((*one, *two))


def _counts_people(reading: Reading) -> bool:
    """Whether a sentence counts several, so that others may have fared otherwise: "five died", "forty were injured"."""
    return any(
        isinstance(d.value, Quantity) and d.value.unit == "" and d.value.stated > 1
        for d in reading.of(DifferenceKind.NUMBER)
    )


def _same_until(a: Reading, b: Reading) -> bool:
    """Whether one side says until when, the other from when, and it is one day: "closed until Monday"."""
    if ("until" in a.written) == ("until" in b.written):
        return False
    days = [{low for low in side.written if low in WEEKDAYS} for side in (a, b)]
    return bool(days[0] & days[1])


def _told_of_another(a: Reading, group: int, b: Reading) -> bool:
    """Whether side a says of "the other" or "the second" one what side b says: then both tell of two."""
    low = a.tokens.low
    values = {found.value for found in groups_of(b)[group]}
    return any(
        found.value in values and any(word in APART for word in low[max(0, found.first - 5) : found.first])
        for found in groups_of(a)[group]
    )


SHORT = 10
"""Content words of a sentence that says one thing."""


def lone_exclusions(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield those of ``exclusion_candidates`` that stand in short sentences."""
    if max(len(a.content), len(b.content)) <= SHORT:
        yield from exclusion_candidates(a, b)


def lone_groups(reading: Reading) -> Collection[int]:
    """Return what ``lone_exclusions`` may find a sentence to speak of, by number; nothing for a long one."""
    if not groups_of(reading) or len(reading.content) > SHORT:
        return ()
    return groups_of(reading).keys()


def _clash(one: tuple[Stated, ...], two: tuple[Stated, ...]) -> tuple[Stated, Stated] | None:
    """Return the statements that exclude each other, or None where any two of the sentences' agree."""
    values = [{(s.found.value, s.factuality) for s in side} for side in (one, two)]
    if values[0] & values[1]:
        return None
    # Whoever names two values of one thing tells of two times, two things or two opinions.
    if any(
        len({value for value, factuality in side if factuality is Factuality.FACT}) > 1 for side in values
    ):
        return None
    for x in one:
        for y in two:
            if exclude_each_other(x, y):
                return x, y
    return None


def exclude_each_other(x: Stated, y: Stated) -> bool:
    """Whether two statements of one thing at stake cannot both hold."""
    same = x.found.value == y.found.value
    held = {x.factuality, y.factuality}
    if held == {Factuality.FACT}:
        return not same
    if held == {Factuality.FACT, Factuality.DENIED}:
        return same
    # Otherwise they differ only where one is left open.
    return len(held) == 2


def stated_candidate(a: Reading, b: Reading, x: Stated, y: Stated) -> Candidate:
    """Return two statements that exclude each other as a candidate."""
    held = {x.factuality, y.factuality}
    if Factuality.OPEN in held:
        kind, topic = DifferenceKind.CERTAINTY, Topic.LEFT_OPEN
    elif Factuality.DENIED in held:
        kind, topic = DifferenceKind.POLARITY, Topic.POLAR
    else:
        kind, topic = DifferenceKind.ACCOUNT, Topic.EXCLUSIVE
    return Candidate(
        kind,
        topic,
        _shown(a, kind, x),
        _shown(b, kind, y),
        _about(a, x.found),
        _about(b, y.found),
        stake=exclusives().stakes[x.found.group],
    )


_BEFORE = words("not no never nobody none without will would be been is are was were has have had")


def _shown(reading: Reading, kind: DifferenceKind, stated: Stated) -> Detail:
    """Return the words that state a value, with what turns them round."""
    low = reading.tokens.low
    first, end = stated.found.first, stated.found.end
    if stated.factuality is Factuality.FACT:
        while first > 0 and stated.found.first - first < 3 and low[first - 1] in _BEFORE:
            first -= 1
    else:
        clauses = reading.tokens.clauses
        reach = 7 if stated.factuality is Factuality.OPEN else 5
        while first > 0 and stated.found.first - first < reach and low[first - 1] not in {",", ";", '"'}:
            if stated.factuality is Factuality.DENIED and clauses[first - 1] != clauses[stated.found.first]:
                break
            first -= 1
    return stretch(reading, kind, first, end)


_MOST = 5
"""Content words that are looked at on either side of a statement."""
_FEWEST = 2
"""So many are looked at even where they stand in another clause: "a man who had taken hostages"."""


def _about(reading: Reading, found: Found) -> tuple[int, ...]:
    """Return the content words of a statement's own clause, with the next one's where that has none."""
    # "No trace of the money": what a phrase of several words is said of may stand in it.
    inside = content_tokens(reading, found.first, found.end) if found.end - found.first > 1 else ()
    return (*reversed(_beside(reading, found.first - 1, -1)), *inside, *_beside(reading, found.end, 1))


def _beside(reading: Reading, i: int, step: int) -> list[int]:
    """Return the content words that follow from a token on, backwards or forwards, up to a wall or another clause."""
    tokens, weighty = reading.tokens, set(reading.tokens.weighty)
    beside: list[int] = []
    while 0 <= i < len(tokens) and len(beside) < _MOST and tokens.low[i] not in _WALLS:
        if len(beside) >= _FEWEST and tokens.clauses[i] != tokens.clauses[beside[-1]]:
            break
        if i in weighty:
            beside.append(i)
        i += step
    return beside


_WALLS = words("; — – ( ) : but")
