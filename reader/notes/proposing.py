"""Which status the spans under a claim suggest. A suggestion counts for nothing: a person sets the status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader.notes.model import Axis, Proposal
from reader.notes.shown import local_name
from reader.notes.store import Member

SECOND_HAND = "other outlet"
"""The basis of a span that repeats somebody else's report: it is no source of its own."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one article says about a claim."""

    name: str
    """The outlet, else what the article is called."""
    stance: str | None
    """A name of the stance axis."""
    second_hand: bool = False
    """Whether it says that it has it from another outlet."""


def voices(members: Iterable[Member]) -> tuple[Voice, ...]:
    """Return what each place under a claim says about it."""
    found = []
    for member in members:
        targets = member.annotation.targets
        chosen = targets if member.target is None else targets[member.target : member.target + 1]
        second = any(tag.axis is Axis.BASIS and tag.name == SECOND_HAND for tag in member.annotation.tags)
        found += [Voice(local_name(target.source), member.stance, second) for target in chosen]
    return tuple(found)


def propose_status(heard: Iterable[Voice]) -> Proposal | None:
    """Return the status that supporting and denying voices suggest, or None where nothing does.

    Never ``confirmed`` or ``refuted``: those need evidence that crossread cannot see.
    """
    heard = tuple(heard)
    denying = _names(one for one in heard if one.stance == "deny")
    supporting = _names(one for one in heard if one.stance == "support")
    if denying:
        said = f"{_listed(denying)} {_verb(denying, 'deny', 'denies')} it"
        if supporting:
            said = f"{_listed(supporting)} {_verb(supporting, 'support', 'supports')} it, {said}"
        return Proposal("disputed", f"{said}.")
    own = _names(one for one in heard if one.stance == "support" and not one.second_hand)
    if len(own) > 1:
        return Proposal(
            "corroborated", f"{_listed(own)} support it, none denies it: are they independent of each other?"
        )
    if supporting:
        return Proposal("attributed", f"Only {_listed(own or supporting)} says so.")
    return None


def _names(heard: Iterable[Voice]) -> list[str]:
    return list(dict.fromkeys(one.name for one in heard))


def _verb(names: list[str], many: str, one: str) -> str:
    return many if len(names) > 1 else one


def _listed(names: list[str]) -> str:
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
