"""Annotations as a W3C Web Annotation collection (Recommendation of 23 February 2017) in JSON-LD.

What the vocabulary has no term for stands under the prefix ``cr:``; ``webannotation_reader`` reads all of it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reader.compare.steps import each
from reader.notes.exchange.bundle import Bundle
from reader.notes.identity import IRI, stable_urn
from reader.notes.model import Annotation, Author, Axis, Claim, Purpose, Target

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PREFIX = "https://crossread.example/crossread#"
"""What ``cr:`` stands for; ``.example`` is reserved, so it never leads to anybody's host."""
VERSION = 1
"""The version of our own fields; raised when one changes its meaning."""
LABEL = "crossread annotations"

Json = dict[str, Any]


def collection(bundle: Bundle) -> Json:
    """Return a bundle as one AnnotationCollection with one embedded page; the same bundle gives the same bytes."""
    items = annotations_json(bundle.annotations, bundle.claims)
    times = bundle.times
    id_ = stable_urn(
        "collection", *(one.id for one in bundle.annotations), *(one.id for one in bundle.claims), *times
    )
    document: Json = {
        "@context": [CONTEXT, {"cr": PREFIX}],
        "id": id_,
        "type": "AnnotationCollection",
        "label": LABEL,
        "cr:version": VERSION,
        "total": len(items),
    }
    if times:
        document |= {"created": times[0], "modified": times[-1]}
    if bundle.claims:
        document["cr:claims"] = [claim_json(claim) for claim in bundle.claims]
    if items:
        page = stable_urn("page", id_)
        document["first"] = {
            "id": page,
            "type": "AnnotationPage",
            "partOf": id_,
            "startIndex": 0,
            "items": items,
        }
        document["last"] = page
    return document


def annotations_json(annotations: Iterable[Annotation], claims: Iterable[Claim]) -> list[Json]:
    """Return annotations as they stand in a page; ``claims`` give the status of what they belong to."""
    known = {claim.id: claim for claim in claims}
    return [
        annotation_json(annotation, known) for annotation in each("Writing the notes", tuple(annotations))
    ]


def annotation_json(annotation: Annotation, claims: Mapping[str, Claim]) -> Json:
    """Return one annotation as it stands in a page (without ``@context``)."""
    item: Json = {"id": annotation.id, "type": "Annotation", "motivation": annotation.purpose}
    if annotation.motivation:
        item["cr:motivation"] = annotation.motivation
    if annotation.creator:
        item["creator"] = author_json(annotation.creator)
    if annotation.created:
        item["created"] = annotation.created
    if changed := annotation.modified or annotation.created:
        item["modified"] = changed
    for key in ("generator", "rights", "canonical", "via"):
        if value := getattr(annotation, key):
            item[key] = value
    if annotation.editor:
        item["cr:editor"] = author_json(annotation.editor)
    bodies = _bodies(annotation, claims)
    if bodies:
        item["body"] = bodies
    item["target"] = [_target(target) for target in annotation.targets]
    return item


def _bodies(annotation: Annotation, claims: Mapping[str, Claim]) -> list[Json]:
    bodies: list[Json] = []
    for comment in annotation.comments:
        body: Json = {"type": "TextualBody", "value": comment.text, "purpose": comment.purpose.value}
        body["format"] = comment.format
        if comment.language:
            body["language"] = comment.language
        bodies.append(body)
    for tag in annotation.tags:
        purpose = Purpose.TAGGING if tag.axis is Axis.FREE else Purpose.CLASSIFYING
        body = {"type": "TextualBody", "value": tag.name, "purpose": purpose.value, "format": "text/plain"}
        bodies.append(body | {"cr:axis": tag.axis.value})
    for link in annotation.links:
        body = {"type": "SpecificResource", "source": link.claim, "purpose": Purpose.LINKING.value}
        if link.stance:
            body["cr:stance"] = link.stance
        if link.target is not None:
            body["cr:target"] = link.target
        bodies.append(body)
    for claim in dict.fromkeys(link.claim for link in annotation.links):
        # Said once more on the annotation, for programs that know nothing of claims.
        status = claims[claim].status if claim in claims else None
        if status:
            body = {"type": "TextualBody", "value": status, "purpose": "classifying", "format": "text/plain"}
            bodies.append(body | {"cr:axis": "status", "cr:claim": claim})
    return bodies


def _target(target: Target) -> Json:
    source = target.source
    item: Json = {"type": "SpecificResource", "source": source.iri}
    quote = target.quote
    if quote:
        around = {"prefix": quote.prefix, "suffix": quote.suffix}
        item["selector"] = [{"type": "TextQuoteSelector", "exact": quote.exact, **around}]
        if quote.start is not None:
            item["selector"].append({"type": "TextPositionSelector", "start": quote.start, "end": quote.end})
    if target.seen:
        item["state"] = {"type": "TimeState", "sourceDate": target.seen}
    url = source.url if source.url != source.iri else None
    own = {
        "article": source.article,
        "textHash": f"sha256:{source.text_hash}" if source.text_hash else None,
        "title": source.title,
        "outlet": source.outlet,
        "published": source.published,
        "url": url,
    }
    return item | {f"cr:{key}": value for key, value in own.items() if value}


def author_json(author: Author) -> Json | str:
    """Return a person as an IRI if that is all there is, else as an object with type and nickname."""
    if author.iri and author == Author(iri=author.iri) and IRI.match(author.iri):
        return author.iri
    item: Json = {"type": author.type}
    if author.iri:
        item = {"id": author.iri, **item}
    item["nickname"] = author.label
    for key in ("name", "email", "homepage"):
        if value := getattr(author, key):
            item[key] = value
    return item


def claim_json(claim: Claim) -> Json:
    """Return a claim as it stands in ``cr:claims``."""
    item: Json = {"id": claim.id, "type": "cr:Claim", "cr:text": claim.text}
    if claim.status:
        item["cr:status"] = claim.status
    if claim.status_by:
        item["cr:statusBy"] = author_json(claim.status_by)
    if claim.status_at:
        item["cr:statusAt"] = claim.status_at
    if claim.rationale:
        item["cr:rationale"] = claim.rationale
    if claim.proposal:
        item["cr:proposal"] = {"cr:status": claim.proposal.status, "cr:reason": claim.proposal.reason}
    if claim.creator:
        item["creator"] = author_json(claim.creator)
    for key in ("created", "modified", "canonical"):
        if value := getattr(claim, key):
            item[key] = value
    return item
