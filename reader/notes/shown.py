"""What is shown of an annotation in one place: all its tags, those of its claims included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from reader.notes.model import Annotation, Axis, Claim, Source, Tag

_ORDER = {axis: number for number, axis in enumerate(Axis)}


def local_name(source: Source) -> str:
    """Return what an article is called on this machine: outlet, title, address, else the name of its file."""
    file = Path(source.path).name if source.path else ""
    return source.outlet or source.title or source.url or file or "unknown article"


def tags_shown(annotation: Annotation, claims: Iterable[Claim] | Mapping[str, Claim]) -> tuple[Tag, ...]:
    """Return an annotation's tags in the order status, stance, basis, check, free, each once.

    ``claims`` are those it may belong to; a claim that is not among them shows no status.
    """
    known = claims if isinstance(claims, Mapping) else {claim.id: claim for claim in claims}
    tags = []
    for link in annotation.links:
        status = known[link.claim].status if link.claim in known else None
        tags += [Tag(Axis.STATUS, status)] if status else []
        tags += [Tag(Axis.STANCE, link.stance)] if link.stance else []
    return tuple(dict.fromkeys(sorted([*tags, *annotation.tags], key=lambda tag: _ORDER[tag.axis])))
