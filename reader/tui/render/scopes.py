"""What a tag, note or claim would stand on: the sentence or selection, both sides of a pair, all places found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.article import Span
from reader.compare.refs import Ref
from reader.tui.render.scene import Remark, Scene
from reader.tui.render.wrap import shorten

NAME_CELLS = 20
"""The most cells that an outlet's name takes in a label."""
Spot = tuple[int, int, int]
"""Number of an article, and the first code point and one past the last of a range of its text."""


class Scope(NamedTuple):
    """One choice of what to annotate."""

    label: str
    groups: tuple[tuple[Spot, ...], ...]
    """An annotation for each; its spots are in different articles."""
    remark: Remark | None = None
    """The reader's own annotation that stands on just this already."""


def scopes(
    scene: Scene,
    target: Ref,
    *,
    selection: tuple[int, Span] | None = None,
    partner: Ref | None = None,
    found: Sequence[Ref] = (),
) -> tuple[Scope, ...]:
    """Return what can be annotated from a sentence, the nearest first.

    ``partner`` is the other side of the pair that is looked at, ``found`` the sentences that hold searched words.
    """
    here: Spot = (target.article, *scene.span(target))
    label = "this sentence"
    if selection is not None:
        here = (selection[0], selection[1].start, selection[1].end)
        words = len(scene.articles[here[0]].text[here[1] : here[2]].split())
        label = f"the {words} selected words" if words != 1 else "the selected word"
    choices = [Scope(label, ((here,),), standing(scene, (here,)))]
    if partner is not None and partner.article != here[0]:
        there: Spot = (partner.article, *scene.span(partner))
        pair = tuple(sorted((here, there)))
        name = shorten(scene.names[there[0]], NAME_CELLS, scene.ellipsis)
        choices.append(Scope(f"both sides, with {name}", (pair,), standing(scene, pair)))
    places = tuple(dict.fromkeys(found))
    if len(places) > 1:
        groups = tuple(((ref.article, *scene.span(ref)),) for ref in places)
        choices.append(Scope(f"all {len(places)} sentences found", groups))
    return tuple(choices)


def standing(scene: Scene, spots: Sequence[Spot]) -> Remark | None:
    """Return the reader's own annotation on exactly these spots, the one that was made last."""
    alike: Remark | None = None
    for remark in scene.notes.get(spots[0][0], ()):
        if remark.author or remark.targets != len(spots) or remark[:2] != spots[0][1:]:
            continue
        others = all(
            any(one.id == remark.id and one[:2] == spot[1:] for one in scene.notes.get(spot[0], ()))
            for spot in spots[1:]
        )
        if others:
            alike = remark
    return alike


def partner_of(scene: Scene, target: Ref, places: Sequence[Ref | None] = ()) -> Ref | None:
    """Return the sentence that a sentence is best held against: one of ``places`` where it is linked to one.

    ``places`` are the sentences that a list's entry is about; there, sides of a conflict need no link.
    """
    linked = [link.b if link.a == target else link.a for link in scene.pairs(target)]
    beside = [ref for ref in places if ref is not None and ref.article != target.article]
    return next((ref for ref in beside if ref in linked), next(iter(linked or beside), None))
