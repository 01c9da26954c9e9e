"""Judged claims as drafts of schema.org ClaimReview: what is known is filled in, the rest is left to the publisher."""

from __future__ import annotations

from typing import Any

from reader.notes.exchange.bundle import Bundle
from reader.notes.model import Claim, Source
from reader.notes.vocabulary import Vocabulary

VERSION = 1
LONGEST = 75
"""The most characters of ``claimReviewed`` that search engines show."""


def drafts(bundle: Bundle, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return one draft per claim that has a status, oldest claim first."""
    return [_draft(claim, bundle, vocabulary) for claim in bundle.claims if claim.status]


def _draft(claim: Claim, bundle: Bundle, vocabulary: Vocabulary) -> dict[str, Any]:
    status = claim.status or ""
    entry = vocabulary.status(status)
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": status.capitalize()}
    if entry and entry.rating is not None:
        rating |= {"ratingValue": entry.rating, "bestRating": 5, "worstRating": 1}
    explanation = claim.rationale or (entry.definition if entry else "")
    if explanation:
        rating["ratingExplanation"] = explanation
    draft: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "schemaVersion": f"crossread-claimreview/{VERSION}",
        "identifier": claim.id,
        "url": "",
        "claimReviewed": shortened(claim.text),
        "author": {"@type": "Organization", "name": "", "url": ""},
    }
    if claim.status_at:
        draft["datePublished"] = claim.status_at[:10]
    return draft | {"reviewRating": rating, "itemReviewed": _item(claim, bundle)}


def _item(claim: Claim, bundle: Bundle) -> dict[str, Any]:
    """Return the claim with where it appeared: the articles whose spans do not deny, doubt or merely mention it."""
    sources: dict[str, Source] = {}
    for annotation in bundle.annotations:
        for link in annotation.links:
            if link.claim != claim.id or link.stance in ("deny", "query", "comment"):
                continue
            for number, target in enumerate(annotation.targets):
                if link.target in (None, number):
                    sources.setdefault(target.source.iri, target.source)
    ranked = sorted(sources.values(), key=lambda one: (one.published or "9999", one.iri))
    item: dict[str, Any] = {"@type": "Claim", "text": claim.text}
    if not ranked:
        return item
    first = ranked[0]
    if first.outlet:
        item["author"] = {"@type": "Organization", "name": first.outlet}
    if first.published:
        item["datePublished"] = first.published
    return item | {"firstAppearance": _work(first), "appearance": [_work(source) for source in ranked]}


def _work(source: Source) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "CreativeWork"}
    # A draft names every article; one that stands nowhere on the web by its identifier.
    work["url" if source.iri.lower().startswith("http") else "identifier"] = source.iri
    if source.title:
        work["headline"] = source.title
    if source.outlet:
        work["publisher"] = {"@type": "Organization", "name": source.outlet}
    if source.published:
        work["datePublished"] = source.published
    return work


def shortened(text: str) -> str:
    """Return a claim in at most ``LONGEST`` characters, cut between words."""
    if len(text) <= LONGEST:
        return text
    cut = text[: LONGEST - 1]
    head = cut[: cut.rfind(" ")] if " " in cut[LONGEST // 2 :] else cut
    return head.rstrip(" ,;:–-") + "…"
