"""What sudden happening a clock time is the hour of: a crash, a collapse, a blast; a story mostly has one of a kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.compare.details import Detail, Reading
from reader.compare.details.wordlist import words
from reader.compare.diverge.around.stretches import clause_of

_ANY = words("collapse crash blast sinking attack quake")
_NOUNS = {
    **dict.fromkeys(words("accident disaster catastrophe tragedy"), _ANY),
    **dict.fromkeys(words("collapse landslide avalanche"), words("collapse")),
    **dict.fromkeys(words("crash collision derailment"), words("crash")),
    **dict.fromkeys(words("explosion blast eruption"), words("blast")),
    **dict.fromkeys(words("attack bombing"), words("attack blast")),
    **dict.fromkeys(words("quake earthquake"), words("quake")),
    "shooting": words("attack"),
    "sinking": words("sinking"),
}
_VERBS = {
    **dict.fromkeys(words("happen occur"), _ANY),
    **dict.fromkeys(words("collaps break fail"), words("collapse")),
    **dict.fromkeys(words("explod erupt"), words("blast")),
    **dict.fromkeys(words("derail ram"), words("crash")),
    **dict.fromkeys(words("sink capsiz"), words("sinking")),
    "strike": words("crash attack quake"),
    "burst": words("collapse blast"),
    "attack": words("attack blast"),
}
"""Kinds of happenings by class or stem of the verb, see ``event_verbs``."""
_OF_THEMSELVES = words("broke breaks failed fails burst bursts")
_OF_OTHERS = words("to into in out off up down through with a an the his her its their my our all any")
"""What behind such a verb says that nothing has broken: "broke into", "failed to", "burst out", "broke the news"."""
_TWO_WORDS = {
    **dict.fromkeys((("gave", "way"), ("came", "down"), ("caved", "in")), words("collapse")),
    ("blew", "up"): words("blast"),
}
_CAME_ABOUT = words("happened occurred came struck took hit recorded registered felt heard")
"""Verbs that say of a happening only that it was: "the collapse was recorded", "the blast came", "took place"."""
_LEADS = words("at on about around shortly soon just after before a little was")
_OF_SEVERAL = words(
    "first second third initial another other earlier later previous next last similar separate"
)
_BETWEEN = words("to of by with from at in for into over")
"""Words before a noun that say that the clause is of something else: "police were called to the crash at six"."""
_NEAR, _BEFORE = 6, 10
"""Words between such a noun and its time, and words before a time, that are looked at."""
_NOTHING = frozenset[str]()


def happenings(reading: Reading, detail: Detail, verb: str) -> frozenset[str]:
    """Return the kinds of happenings that a time may be the hour of; ``verb`` is the one nearest to it.

    One that a story tells to be one of several has its place among them in front: "second blast".
    """
    low, clause = reading.tokens.low, clause_of(reading, detail)
    before = [low[i] for i in clause if i < detail.token]
    kinds = _VERBS.get(verb, _NOTHING) if _NOUNS.keys().isdisjoint(before) else _of_a_noun(before)
    around = low[max(0, detail.token - _BEFORE) : detail.upto + _BEFORE]
    if any(one in _OF_THEMSELVES and two in _OF_OTHERS for one, two in pairwise(around)):
        kinds = _NOTHING
    lead = detail.token
    while lead and low[lead - 1] in _LEADS:
        lead -= 1
    for i in (*clause, lead - 2):
        if i >= 0:
            kinds = _TWO_WORDS.get((low[i], *low[i + 1 : i + 2]), kinds)
    near = low[max(0, detail.token - _BEFORE) : detail.token]
    order = "".join(f"{word} " for word in near if word in _OF_SEVERAL)
    return frozenset(order + kind for kind in kinds)


def _of_a_noun(before: Sequence[str]) -> frozenset[str]:
    """Return the kinds of the noun before a time that says what was then: "the collapse at 10.50", "the blast came"."""
    noun = max(n for n, word in enumerate(before) if word in _NOUNS)
    if not _BETWEEN.isdisjoint(before[:noun]):
        return _NOTHING
    behind = before[noun + 1 :]
    if not set(behind) <= _LEADS:
        verb = behind[1:] if behind[0] in {"was", "were"} else behind
        if len(behind) > _NEAR or _CAME_ABOUT.isdisjoint(verb[:1]):
            return _NOTHING
    return _NOUNS[before[noun]]
