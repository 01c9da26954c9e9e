"""Whether two opposing accounts are about one thing: rules on what else their sentences share."""

from __future__ import annotations

from reader.compare.background import idf
from reader.compare.details import Detail, Reading
from reader.compare.details.once import kept
from reader.compare.details.polarity import DENY
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.absences import none_at_all
from reader.compare.diverge.accounts.agents import two_actors
from reader.compare.diverge.accounts.causes import RULED_OUT
from reader.compare.diverge.accounts.cues import EXPLAINED
from reader.compare.diverge.accounts.exclusion import SHORT
from reader.compare.diverge.accounts.objects import holds_for_a_time, other_object, other_sort
from reader.compare.diverge.around.beside import named_before, other_subject
from reader.compare.diverge.around.coverage import kindred
from reader.compare.diverge.around.stretches import clause_of
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.grounds import Grounds
from reader.compare.diverge.values.fates import FATE
from reader.compare.model import DifferenceKind

_UNSURE, _NEARLY_SURE, _SURE = 0.3, 0.45, 0.5
"""Scores below which a link is too doubtful for some conflicts; from the last one on it is more likely right."""


def negation_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether what one side negates is what the other states."""
    return g.inside >= 0.5


def cause_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether the cause that one side rules out is the one that the other states."""
    return g.jaccard >= 0.08 or g.covered >= 0.2


def cause_alone(candidate: Candidate, g: Grounds) -> bool:
    """Whether a cause, ruled out and stated, links the sentences."""
    return g.jaccard >= 0.1


def denial_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether somebody denies what the other side states as so, not only as reported."""
    few = min(len(candidate.about_a), len(candidate.about_b)) < (2 if _denies_a_deed(candidate, g) else 3)
    if few or candidate.strength <= 0.3 or g.inside < 0.5 or g.reported:
        return False
    return not two_actors(g.a, candidate.a.token, candidate.a.upto, g.b, candidate.b.token, candidate.b.upto)


def _denies_a_deed(candidate: Candidate, g: Grounds) -> bool:
    """Whether one side denies what somebody did, and the other has all of its words: "denied taking the money"."""
    cues = g.a.tokens.low[candidate.a.token :][:2], g.b.tokens.low[candidate.b.token :][:2]
    return g.inside == 1.0 and any(cue[0] in DENY and cue[1:] and cue[1].endswith("ing") for cue in cues)


def unclear_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether one side states what the other says is not known."""
    if candidate.strength == FATE:
        return g.jaccard >= 0.05
    if candidate.strength == EXPLAINED:
        return g.jaccard >= 0.08 or g.covered >= 0.2
    return len(candidate.about_a) >= 2 <= len(candidate.about_b) and g.inside >= 0.4


def fate_alone(candidate: Candidate, g: Grounds) -> bool:
    """Whether a fate, told and left open, links the sentences."""
    return candidate.strength == FATE and g.jaccard >= 0.08


def opposite_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether two words that exclude each other are said of one thing."""
    x, y = candidate.a, candidate.b
    # Opposite words prove little where the sentences may be about two things.
    if g.score < _SURE or g.around < 0.15 or (g.jaccard < 0.15 and g.covered < 0.4):
        return False
    if other_sort(g.a, x, g.b, y) or two_actors(g.a, x.token, x.upto, g.b, y.token, y.upto):
        return False
    if _rivals(g.a, x, g.b, y) or _in_turn(g.a, x, g.b, y):
        return False
    return _sends_away(g.a, x) or _sends_away(g.b, y) or not other_subject(g.a, x, g.b, y)


_CONTEST = words("win wins won victory lose loses lost losing loss concede concedes conceded conceding")


def _rivals(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether one is said to have won, another one to have lost: both can be so, and mostly are."""
    told = a.tokens.low[x.token : x.upto], b.tokens.low[y.token : y.upto]
    if any(map(_CONTEST.isdisjoint, told)):
        return False
    one, two = named_before(a, x, speaking=True), named_before(b, y, speaking=True)
    return bool(one) and bool(two) and one.isdisjoint(two)


_TAKEN = words("arrest arrested detained captured custody captive held jailed caught seized surrendered")
_LET_GO = words("release released freed escaped fled")
_NOW = words("has have is are remain remains still stays")
_THEN = words("later then after afterwards for before")


def _in_turn(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether one was taken, then let go, or the other way round: "arrested on Friday", "released"."""
    told = [{*side.tokens.low[one.token : one.upto]} for side, one in ((a, x), (b, y))]
    turned = [(p & _TAKEN, q & _LET_GO) for p, q in (told, told[::-1])]
    if not any(p and q for p, q in turned):
        return False
    sides = [
        (side, one, side.tokens.low[max(0, one.token - 3) : one.upto + 3]) for side, one in ((a, x), (b, y))
    ]
    if any(not _NOW.isdisjoint(near) for *_, near in sides):
        return False
    dated = [
        any(when.token in clause_of(side, one) for when in side.of(DifferenceKind.TIME))
        for side, one, _ in sides
    ]
    return any(dated) or any(not _THEN.isdisjoint(near) for *_, near in sides)


_SENT_AWAY = words("sacked fired dismissed ousted removed expelled suspended")
_BE = words("was were is are been being be")


def _sends_away(reading: Reading, detail: Detail) -> bool:
    """Whether somebody sends another away, so that it is not of the name before: "Calder sacked her secretary"."""
    low = reading.tokens.low
    return low[detail.token] in _SENT_AWAY and _BE.isdisjoint(low[max(0, detail.token - 3) : detail.token])


def scale_holds(candidate: Candidate, g: Grounds) -> bool:
    """Opposite ends of a scale are one account against another, whatever else the sentences say."""
    return True


def _shared_arguments(a: Reading, b: Reading, candidate: Candidate) -> tuple[float, float]:
    """Return the rarity of what the words around two statements share, and its part of the lesser; kin by half."""
    one, two = candidate.about(a, b)
    same = (one & two) - _timed(a)
    shared = sum(map(idf, same))
    rest, others = one - same, two - same
    if rest and others:
        shared += 0.25 * sum(map(idf, (*kindred(rest, others), *kindred(others, rest))))
    least = min(sum(map(idf, one)), sum(map(idf, two)))
    return shared, shared / max(least, 1.0)


@kept
def _timed(reading: Reading) -> frozenset[str]:
    """Return the stems of the words that say when; two shops close "today" as well as one."""
    return frozenset(
        reading.tokens.stems[i]
        for time in reading.of(DifferenceKind.TIME)
        for i in range(time.token, time.upto)
    )


def exclusion_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether two statements that exclude each other are about one thing."""
    a, b, x, y = g.a, g.b, candidate.a, candidate.b
    if g.score < _UNSURE:
        return False
    if other_object(a, x, b, y) or other_subject(a, x, b, y) or other_sort(a, x, b, y):
        return False
    if _rivals(a, x, b, y) or _in_turn(a, x, b, y):
        return False
    if candidate.topic is Topic.POLAR and (holds_for_a_time(a, x) or holds_for_a_time(b, y)):
        return False
    if g.score >= _SURE and candidate.topic is Topic.EXCLUSIVE and _one_person(a, x, b, y, candidate.stake):
        return True
    shared, part = _shared_arguments(a, b, candidate)
    # Two short sentences that are linked speak of little else.
    if max(len(a.content), len(b.content)) <= SHORT and (
        shared > 0
        or (g.covered >= 0.1 and candidate.topic is not Topic.POLAR and _share_more_than_a_day(a, b))
    ):
        return True
    if _nominal(a, x) or _nominal(b, y):
        return shared >= 8.0 and part >= 0.4
    if candidate.topic is Topic.POLAR:
        # A word and its denial come easily in two long sentences that speak of more than one thing.
        return shared >= 6.0 and part >= 0.35
    return shared >= 4.0 and part >= 0.2


def _one_person(a: Reading, x: Detail, b: Reading, y: Detail, stake: str) -> bool:
    """Whether two fates are told of one person, whom both sentences name before it and nobody else."""
    if not stake.startswith(_OF_PERSONS) or not (_lasts(a, x) or _lasts(b, y)):
        return False
    one, two = _people_before(a, x), _people_before(b, y)
    return bool(one & two) and (one <= two or two <= one)


_OF_PERSONS = ("whether the person ", "where the suspect ")
_STILL = words("remain remains remained remaining still stays stayed kept")


def _lasts(reading: Reading, detail: Detail) -> bool:
    """Whether a state goes on: "remains in custody"; who "was arrested" may have been released since."""
    return not _STILL.isdisjoint(reading.tokens.low[max(0, detail.token - 2) : detail.upto])


def _people_before(reading: Reading, detail: Detail) -> set[str]:
    """Return the stems of the names of persons before a statement."""
    return {
        reading.tokens.stems[i]
        for name in reading.of(DifferenceKind.NAME)
        if name.upto <= detail.token
        for i in range(name.token, name.upto)
        if reading.tokens.contents[i]
    }


def _share_more_than_a_day(a: Reading, b: Reading) -> bool:
    common = a.content & b.content
    return not common or not common <= _timed(a)


def exclusion_alone(candidate: Candidate, g: Grounds) -> bool:
    """Whether two statements prove by themselves that their sentences, short ones, are about one thing."""
    if max(len(g.a.content), len(g.b.content)) > SHORT:
        return False
    shared, part = _shared_arguments(g.a, g.b, candidate)
    return shared >= _ALONE[0] and part >= _ALONE[1]


_ALONE = 4.0, 0.3
_DETERMINERS = words("a an the his her its their this that these those of in on any")


def _nominal(reading: Reading, detail: Detail) -> bool:
    """Whether a value is stated by one noun only: "a veto", "the attacks"."""
    low = reading.tokens.low
    return detail.upto - detail.token == 1 and detail.token > 0 and low[detail.token - 1] in _DETERMINERS


def reason_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether two causes are named for one thing."""
    if g.score < _UNSURE:
        return False
    one, two = candidate.about(g.a, g.b)
    shared = sum(idf(stem) for stem in one & two)
    least = min(sum(map(idf, one)), sum(map(idf, two)))
    ruled_out = candidate.kind is DifferenceKind.ACCOUNT and candidate.stake == RULED_OUT
    return shared >= _SHARED and shared >= (_OF_ONE_CAUSE if ruled_out else _PART) * least


_SHARED, _PART, _OF_ONE_CAUSE = 4.0, 0.25, 0.15


def absence_holds(candidate: Candidate, g: Grounds) -> bool:
    """Whether what is missing on one side is what the other tells of: two short sentences, or two much alike."""
    if g.score >= _UNSURE and (none_at_all(g.a, candidate.a, g.b) or none_at_all(g.b, candidate.b, g.a)):
        return True
    if g.score < _NEARLY_SURE:
        return False
    if max(len(g.a.content), len(g.b.content)) <= _BRIEF:
        return True
    one, two = sorted(candidate.about(g.a, g.b), key=lambda stems: sum(map(idf, stems)))
    kin = kindred(one, two)
    total = sum(map(idf, one))
    shared = sum(idf(s) for s in one if s in two or s in kin)
    return total > 0 and shared >= 8.0 and shared >= 0.6 * total


_BRIEF = 9
"""Content words of a sentence that says little else."""
