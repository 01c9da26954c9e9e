"""Read W3C Web Annotations: our own export without loss, and other programs' as far as they speak about text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from index.errors import NoteError
from reader.notes.documents import canonical_json
from reader.notes.exchange.incoming import Incoming
from reader.notes.exchange.values import author_of, iri_of, listed, time_of
from reader.notes.identity import IRI, stable_urn
from reader.notes.model import (
    Annotation,
    Axis,
    Claim,
    Comment,
    Link,
    Proposal,
    Purpose,
    Quote,
    Source,
    Tag,
    Target,
)
from reader.notes.tidy import tidy, tidy_line

_TYPES = ("Annotation", "oa:Annotation", "http://www.w3.org/ns/oa#Annotation")
_SETS = frozenset(("Composite", "Independents", "List"))
"""Kinds of resources that hold several others."""
_HASH = re.compile(r"sha256:([0-9a-f]{64})\Z")


def read_collection(data: Any) -> Incoming:
    """Read a collection, a page, an annotation or a list of annotations.

    Raises:
        NoteError: there is no annotation in it at all.
    """
    incoming = Incoming()
    items = list(_items(data, incoming))
    if not items and not (isinstance(data, dict) and data.get("total") == 0):
        raise NoteError("There is no annotation in this file.", hint="Is it a W3C annotation collection?")
    claims = data.get("cr:claims", []) if isinstance(data, dict) else []
    for item in claims if isinstance(claims, list) else []:
        incoming.attempt(lambda one: incoming.claims.append(_claim(one)), item, _named(item))
    known = {claim.id for claim in incoming.claims}

    def keep(item: dict[str, Any]) -> None:
        incoming.annotations.append(_annotation(item, known, incoming))

    for item in items:
        incoming.attempt(keep, item, _named(item))
    return incoming


def _named(item: Any) -> str:
    id_ = item.get("id") if isinstance(item, dict) else None
    return str(id_)[:80] if id_ else "an annotation without id"


def _items(data: Any, incoming: Incoming) -> Iterator[Any]:
    """Yield every annotation object in whatever holds them."""
    if isinstance(data, list):
        for number, item in enumerate(data, 1):
            if isinstance(item, (dict, list)):
                yield from _items(item, incoming)
            else:
                incoming.failures.append(f"item {number}: it is no annotation")
        return
    if not isinstance(data, dict):
        return
    types = listed(data.get("type", data.get("@type")))
    if any(type_ in _TYPES for type_ in types) or ("target" in data and "items" not in data):
        yield data
        return
    for key in ("items", "@graph", "annotations", "first", "next"):
        inner = data.get(key)
        if isinstance(inner, str):
            incoming.say("A page that stands elsewhere was not fetched: " + inner[:200])
        elif inner is not None:
            yield from _items(inner, incoming)


def _members(value: Any) -> Iterator[Any]:
    """Yield bodies or targets one by one; of a choice the first, which is the preferred one."""
    for one in listed(value):
        kinds = listed(one.get("type", one.get("@type"))) if isinstance(one, dict) else []
        if "Choice" in kinds:
            yield from _members(listed(one.get("items"))[:1])
        elif _SETS & {kind for kind in kinds if isinstance(kind, str)}:
            yield from _members(one.get("items"))
        else:
            yield one


def _annotation(item: dict[str, Any], claims: set[str], incoming: Incoming) -> Annotation:
    targets = tuple(_target(one, incoming) for one in _members(item.get("target")))
    if not targets:
        raise ValueError("it has no target")
    id_, via = item.get("id", item.get("@id")), iri_of(item.get("via"))
    if not (isinstance(id_, str) and IRI.match(id_)):
        id_ = stable_urn("imported", canonical_json(item))
    motivation = next((one for one in listed(item.get("motivation")) if isinstance(one, str)), None)
    comments, tags, links = _bodies(item, motivation, claims, incoming)
    created, modified = time_of(item.get("created")), time_of(item.get("modified"))
    if created and modified and modified < created:
        incoming.say("A change that is said to be older than its annotation was dropped.")
    if created and modified and modified <= created:  # what was never changed is written with one time
        modified = None
    annotation = Annotation(
        id=id_,
        targets=targets,
        comments=comments,
        tags=tags,
        links=links,
        creator=author_of(item.get("creator")),
        created=created,
        modified=modified,
        editor=author_of(item.get("cr:editor")),
        generator=iri_of(item.get("generator")),
        rights=iri_of(item.get("rights")),
        canonical=iri_of(item.get("canonical")),
        via=via,
    )
    given = item.get("cr:motivation", motivation)
    if given in Purpose._value2member_map_ and ("cr:motivation" in item or given != annotation.purpose):
        return replace(annotation, motivation=str(given))
    return annotation


def _bodies(
    item: dict[str, Any], motivation: str | None, claims: set[str], incoming: Incoming
) -> tuple[tuple[Comment, ...], tuple[Tag, ...], tuple[Link, ...]]:
    comments: list[Comment] = []
    tags: list[Tag] = []
    links: list[Link] = []
    if isinstance(item.get("bodyValue"), str):
        comments.append(Comment(tidy(item["bodyValue"])))
    for body in _members(item.get("body")):
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            _textual(body, motivation, claims, comments, tags)
        elif source := iri_of(body.get("source", body) if isinstance(body, dict) else body):
            fields = body if isinstance(body, dict) else {}
            stance, target = fields.get("cr:stance"), fields.get("cr:target")
            links.append(
                Link(
                    source,
                    tidy_line(stance) if isinstance(stance, str) else None,
                    target if type(target) is int else None,
                )
            )
        elif body is not None:
            incoming.say("A body that is neither text nor a link was dropped.")
    return tuple(comments), tuple(dict.fromkeys(tags)), tuple(dict.fromkeys(links))


def _textual(
    body: dict[str, Any],
    motivation: str | None,
    claims: set[str],
    comments: list[Comment],
    tags: list[Tag],
) -> None:
    """Add what a textual body says to the comments or the tags."""
    purpose = next((one for one in listed(body.get("purpose")) if isinstance(one, str)), None) or motivation
    axis, value = body.get("cr:axis"), body["value"]
    if axis == Axis.STATUS and body.get("cr:claim") in claims:
        return
    if axis in Axis._value2member_map_ or purpose in (Purpose.TAGGING, Purpose.CLASSIFYING):
        name = tidy_line(value)
        plain = axis in (Axis.BASIS, Axis.CHECK)
        tags += [Tag(Axis(str(axis)) if plain else Axis.FREE, name)] if name else []
        return
    kept = purpose if purpose in Purpose._value2member_map_ else Purpose.COMMENTING
    language = next((one for one in listed(body.get("language")) if isinstance(one, str)), None)
    format_ = body.get("format")
    if text := tidy(value):
        comments.append(
            Comment(text, Purpose(str(kept)), format_ if isinstance(format_, str) else "text/plain", language)
        )


def _target(item: Any, incoming: Incoming) -> Target:
    if isinstance(item, str):
        return Target(_source(incoming.address(item), {}))
    if not isinstance(item, dict):
        raise ValueError(f"its target {str(item)[:40]} cannot be read")
    named = item.get("source")
    if not isinstance(named, str):
        named = iri_of(item if named is None else named)
    if not named:
        raise ValueError("its target has no source")
    seen = None
    for state in listed(item.get("state")):
        if isinstance(state, dict):
            seen = seen or time_of(state.get("sourceDate"))
    return Target(
        _source(incoming.address(named), item), _quote(listed(item.get("selector")), incoming), seen
    )


def _source(named: str, item: dict[str, Any]) -> Source:
    def text(key: str) -> str | None:
        value = item.get(f"cr:{key}")
        return tidy_line(value) or None if isinstance(value, str) else None

    digest = _HASH.match(str(item.get("cr:textHash", "")))
    web = named if re.match(r"https?:", named, re.IGNORECASE) else None
    source = Source(
        article=text("article") or "",
        text_hash=digest.group(1) if digest else "",
        title=text("title"),
        outlet=text("outlet"),
        published=text("published") if re.match(r"\d{4}-\d\d-\d\d", text("published") or "") else None,
        url=text("url") or web,
    )
    if source.iri == named:
        return source
    return replace(source, given=named)


def _quote(selectors: list[Any], incoming: Incoming) -> Quote | None:
    """Return what the quote and position selectors say together; a refinement is the narrower word."""
    quote: dict[str, Any] | None = None
    position: dict[str, Any] | None = None
    for selector in _refined(selectors):
        kind = str(selector.get("type", selector.get("@type", ""))).rpartition(":")[2].rpartition("#")[2]
        if kind == "TextQuoteSelector" and isinstance(selector.get("exact"), str) and selector["exact"]:
            quote = selector
        elif kind == "TextPositionSelector" and _is_range(selector):
            position = selector
        else:
            incoming.say(f"Selectors of the kind {kind or 'without a type'} were dropped.")
    if quote is None:
        if position is not None:
            incoming.say("A position without a quotation was dropped: nobody can check it.")
        return None
    around = {key: quote[key] if isinstance(quote.get(key), str) else "" for key in ("prefix", "suffix")}
    length = len(quote["exact"])
    if position is not None and position["end"] - position["start"] != length:
        # Counted in other units, or in a page's markup: of no use in the article's text.
        incoming.say("Positions that do not fit their quotation were dropped.")
        position = None
    start = None if position is None else int(position["start"])
    end = None if start is None else start + length
    return Quote(quote["exact"], around["prefix"], around["suffix"], start, end)


def _refined(selectors: list[Any]) -> Iterator[dict[str, Any]]:
    for selector in selectors:
        if isinstance(selector, dict):
            inner = listed(selector.get("refinedBy"))
            if inner:
                yield from _refined(inner)
            else:
                yield selector


def _is_range(selector: dict[str, Any]) -> bool:
    start, end = selector.get("start"), selector.get("end")
    return type(start) is int and type(end) is int and 0 <= start < end < 2**53


def _claim(item: Any) -> Claim:
    def text(key: str) -> str:
        value = item.get(f"cr:{key}", "")
        if not isinstance(value, str):
            raise ValueError(f"cr:{key} is no text")
        return value

    id_ = iri_of(item)
    if id_ is None or not tidy_line(text("text")):
        raise ValueError("a claim needs an id and a text")
    proposal = item.get("cr:proposal")
    return Claim(
        id=id_,
        text=tidy_line(text("text")),
        status=tidy_line(text("status")) or None,
        status_by=author_of(item.get("cr:statusBy")),
        status_at=time_of(item.get("cr:statusAt")),
        rationale=tidy(text("rationale")),
        proposal=Proposal(str(proposal["cr:status"]), str(proposal["cr:reason"])) if proposal else None,
        creator=author_of(item.get("creator")),
        created=time_of(item.get("created")),
        modified=time_of(item.get("modified")),
        canonical=iri_of(item.get("canonical")),
    )
