"""What readers do: note, tag and judge spans; each call is one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.article import Article, Span
from index.errors import NoteError
from reader.notes.anchor import describe
from reader.notes.folding import occurrences
from reader.notes.identity import new_id
from reader.notes.model import (
    Annotation,
    Author,
    Axis,
    Claim,
    Comment,
    Link,
    Purpose,
    Quote,
    Tag,
    Target,
    source_of,
)
from reader.notes.store import NoteStore
from reader.notes.tidy import tidy, tidy_line

SINGLE = frozenset({Axis.BASIS, Axis.CHECK})
"""Axes of which a span has one value at most: a new one replaces the old."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is annotated: a span of an article, or the whole of it (None)."""

    article: Article
    """The article."""
    span: Span | None = None
    """The span; ends are exclusive."""


def target_at(place: Place, seen: str | None = None) -> Target:
    """Return the target that a place stands for.

    Raises:
        NoteError: the span is not in the article's text.
    """
    if place.span is None:
        return Target(source_of(place.article), None, seen)
    try:
        quote = describe(place.article.text, place.span)
    except ValueError as error:
        raise NoteError(f"Nothing can be noted on {place.article.name}: {error}.") from error
    return Target(source_of(place.article), quote, seen)


def find_quote(article: Article, quote: str, *, occurrence: int | None = None) -> Span:
    """Return where a typed quotation stands; other quotation marks, dashes, white space and case are forgiven.

    ``occurrence`` chooses among several, counted from 1.

    Raises:
        NoteError: it stands nowhere, or several times and none was chosen.
    """
    hits = occurrences(article.text, quote)
    shown = tidy_line(quote)[:60]
    if not hits:
        raise NoteError(
            f"“{shown}” does not stand in {article.name} ({article.id}).",
            hint="Copy the words from the article as crossread shows it.",
        )
    if occurrence is None and len(hits) > 1:
        where = "; ".join(f"{n}: …{_around(article.text, hit)}…" for n, hit in enumerate(hits[:5], 1))
        raise NoteError(
            f"“{shown}” stands {len(hits)} times in {article.name} ({article.id}): {where}.",
            hint="Give more of the words around it, or choose with --occurrence N.",
        )
    number = 1 if occurrence is None else occurrence
    if not 1 <= number <= len(hits):
        raise NoteError(f"“{shown}” stands {len(hits)} times in {article.name}; there is no number {number}.")
    return hits[number - 1]


def _around(text: str, span: Span) -> str:
    return " ".join(text[max(0, span.start - 20) : span.end + 20].split())


def annotate(
    store: NoteStore,
    places: Sequence[Place],
    *,
    note: str = "",
    purpose: Purpose = Purpose.COMMENTING,
    tags: Iterable[Tag] = (),
    claim: Claim | None = None,
    stance: str | None = None,
    by: Author | None = None,
) -> Annotation:
    """Make one annotation on one or several places.

    A status among ``tags`` is set on ``claim``; without one, the quotation becomes a claim of its own. A stance among
    ``tags`` counts as ``stance``.

    Raises:
        NoteError: there is no place, two statuses or stances are given, or it cannot be written.
    """
    if not places:
        raise NoteError("A note needs a place to stand on.")
    tags = tuple(dict.fromkeys(tags))
    status, stance = _only(tags, Axis.STATUS, None), _only(tags, Axis.STANCE, stance)
    plain = tuple(tag for tag in tags if tag.axis not in (Axis.STATUS, Axis.STANCE))
    for axis in SINGLE:
        _only(plain, axis, None)
    targets = tuple(target_at(place, store.now()) for place in places)
    text = tidy(note)
    with store.operation("note" if text else "tag", by=by):
        if claim is None and (status or stance):
            claim = _own_claim(store, targets, by)
        if claim is not None and status and claim.status != status:
            claim = store.claims.set_status(claim.id, status, by=by)
        annotation = Annotation(
            id=new_id(),
            targets=targets,
            comments=(Comment(text, purpose),) if text else (),
            tags=plain,
            links=(Link(claim.id, stance),) if claim else (),
        )
        return store.add(annotation, articles=[place.article for place in places], by=by)


def _only(tags: Iterable[Tag], axis: Axis, given: str | None) -> str | None:
    names = dict.fromkeys([*([given] if given else []), *(tag.name for tag in tags if tag.axis is axis)])
    if len(names) > 1:
        raise NoteError(f"One {axis} at a time, not {' and '.join(names)}.")
    return next(iter(names), None)


def _own_claim(store: NoteStore, targets: Sequence[Target], by: Author | None) -> Claim:
    """Make the quotation (of the first target that has one) a claim, or find the claim that says just that."""
    quote: Quote | None = next((target.quote for target in targets if target.quote), None)
    text = tidy_line(quote.exact) if quote else ""
    if not text:
        raise NoteError("A status stands on a claim: mark the words that make it.")
    return store.claims.named(text) or store.claims.add(text, by=by)


def toggle_tag(
    store: NoteStore,
    places: Sequence[Place],
    tag: Tag,
    *,
    claim: Claim | None = None,
    by: Author | None = None,
) -> Annotation | None:
    """Tag a place, or take the tag off if this person's annotation there has it already.

    Works on this person's annotation with exactly these targets, and makes one where there is none; one that has
    nothing left is removed (None is returned). A status goes to the claim the annotation belongs to, else the quotation
    becomes a claim; a stance goes to the link.

    Raises:
        NoteError: it cannot be written.
    """
    author = by or store.author
    with store.operation(f"tag {tag}", by=by):
        found = annotation_at(store, places, author)
        if found is None:
            return annotate(store, places, tags=(tag,), claim=claim, by=by)
        if tag.axis is Axis.STATUS:
            return _toggle_status(store, found, tag, claim, by)
        if tag.axis is Axis.STANCE:
            return _toggle_stance(store, found, tag, claim, by)
        if tag in found.tags:
            changed = replace(found, tags=tuple(one for one in found.tags if one != tag))
            if not (changed.tags or changed.comments or changed.links):
                store.delete([found.id], by=by)
                return None
        else:
            kept = tuple(one for one in found.tags if tag.axis not in SINGLE or one.axis is not tag.axis)
            changed = replace(found, tags=(*kept, tag))
        return store.edit(changed, by=by)


def _toggle_status(
    store: NoteStore, found: Annotation, tag: Tag, claim: Claim | None, by: Author | None
) -> Annotation:
    known = {one.id: one for one in store.claims.all(link.claim for link in found.links)}
    claim = claim or next(iter(known.values()), None) or _own_claim(store, found.targets, by)
    store.claims.set_status(claim.id, None if claim.status == tag.name else tag.name, by=by)
    if claim.id in known:
        return found
    return store.claims.gather(claim.id, found.id, by=by)


def _toggle_stance(
    store: NoteStore, found: Annotation, tag: Tag, claim: Claim | None, by: Author | None
) -> Annotation:
    if not found.links and claim is None:
        claim = _own_claim(store, found.targets, by)
    wanted = claim.id if claim else found.links[0].claim
    old = next((link.stance for link in found.links if link.claim == wanted and link.target is None), None)
    return store.claims.gather(wanted, found.id, stance=None if old == tag.name else tag.name, by=by)


def annotation_at(store: NoteStore, places: Sequence[Place], author: Author) -> Annotation | None:
    """Return this person's newest annotation that stands on exactly these places now, or None."""
    found: dict[str, Annotation] = {}
    standing: dict[str, dict[int, tuple[str, Span | None]]] = {}
    for article in {place.article.id: place.article for place in places}.values():
        for placed in store.places.place(article):
            if placed.annotation.creator == author:
                found[placed.annotation.id] = placed.annotation
                standing.setdefault(placed.annotation.id, {})[placed.target] = (article.id, placed.span)
    wanted = {number: (place.article.id, place.span) for number, place in enumerate(places)}
    matching = [
        annotation
        for id_, annotation in found.items()
        if standing[id_] == wanted and len(annotation.targets) == len(places)
    ]
    return max(matching, key=lambda one: (one.created or "", one.id), default=None)
