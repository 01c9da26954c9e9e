"""The views of a comparison as JSON, each the twin of a view of the app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.cli.comparison.as_json import (
    VERSION,
    article_json,
    claim_json,
    comparison_json,
    copy_json,
    difference_json,
    moment_json,
    ref_json,
    span_json,
    words_at,
)
from reader.cli.comparison.marks import NO_MARKS, Marks
from reader.cli.comparison.words import by_kind, contradicting, look, partner, sentence_at
from reader.compare.model import Comparison, Ref
from reader.compare.speakers import speakers
from reader.compare.views import Mention, claim_rows, conflict_points, reporting
from reader.noted import Noted


def view_json(comparison: Comparison, view: str, marks: Marks = NO_MARKS) -> dict[str, Any]:
    """Return one view (or, for ``all``, the whole comparison) as JSON."""
    if view == "all":
        return comparison_json(comparison)
    head = {
        "version": VERSION,
        "view": view,
        "articles": [
            {"id": a.id, "title": a.title, "outlet": a.outlet, "published": a.published}
            for a in comparison.articles
        ],
    }
    if view == "columns":
        from reader.cli.comparison.columns import columns_json

        return {**head, "rows": columns_json(comparison)}
    if view == "article":
        return {**head, "articles": _annotated(comparison, marks.notes)}
    if view == "claims":
        return {**head, "claims": _claims(comparison)}
    if view == "conflicts":
        return {**head, "conflicts": _conflicts(comparison, marks.reviewed or frozenset())}
    if view == "timeline":
        return {**head, "timeline": [moment_json(moment) for moment in comparison.timeline]}
    return {
        **head,
        "copies": [copy_json(copy) for copy in comparison.copies],
        "speakers": _speakers(comparison),
    }


def _annotated(comparison: Comparison, notes: Mapping[Ref, tuple[Noted, ...]]) -> list[dict[str, Any]]:
    """Return the articles, each sentence with who reports it, what the others say and what the reader noted."""
    articles = []
    for n, article in enumerate(comparison.articles):
        value = article_json(article, comparison.sentences[n], comparison.statuses[n])
        for m, sentence in enumerate(value["sentences"]):
            ref = Ref(n, m)
            sentence["look"] = look(comparison, ref)
            sentence["reported_by"] = list(reporting(comparison, ref))
            sentence["perhaps_also"] = [ref_json(other) for other in comparison.perhaps.get(ref, ())]
            sentence["contradicted_by"] = contradicting(comparison, ref)
            sentence["partners"] = [_partner(comparison, ref, k) for k in comparison.partners.get(ref, ())]
            sentence["notes"] = [
                {"id": note.id, "tags": list(note.tags), "note": note.note} for note in notes.get(ref, ())
            ]
        articles.append(value)
    return articles


def _partner(comparison: Comparison, ref: Ref, position: int) -> dict[str, Any]:
    """Return what another article says to a sentence; differences keep the link's own sides a and b."""
    link = comparison.links[position]
    other = partner(link, ref)
    return {
        **ref_json(other),
        "text": sentence_at(comparison, other).text,
        "side": "b" if link.a == ref else "a",
        "relation": link.relation.value,
        "wording": link.wording.value,
        "score": round(link.score, 4),
        "differences": [difference_json(one, link, comparison) for one in link.differences],
    }


def _claims(comparison: Comparison) -> list[dict[str, Any]]:
    """Return the claim matrix: each claim with a cell per article; a silent cell has the status null."""
    return [
        {
            **claim_json(row.claim),
            "cells": [
                {
                    "article": cell.article,
                    "status": cell.status.value if cell.status else None,
                    "values": list(cell.values),
                    "sentences": [ref.sentence for ref in cell.refs],
                    "near": cell.near.sentence if cell.near else None,
                }
                for cell in row.cells
            ],
        }
        for row in claim_rows(comparison)
    ]


def _conflicts(comparison: Comparison, reviewed: frozenset[str]) -> list[dict[str, Any]]:
    """Return the contested points; ``key`` stays the same as long as the same words stand against each other."""
    return [
        {
            "key": point.key,
            "kind": point.kind.value,
            "reviewed": point.key in reviewed,
            "sides": [
                {"value": side.value, "mentions": [_mention(comparison, m) for m in side.mentions]}
                for side in point.sides
            ],
            "reasons": list(point.reasons),
            "links": list(point.links),
        }
        for point in by_kind(conflict_points(comparison))
    ]


def _speakers(comparison: Comparison) -> list[dict[str, Any]]:
    """Return who is quoted, with every sentence that names them."""
    return [
        {
            "name": speaker.name,
            "articles": list(speaker.articles),
            "mentions": [_mention(comparison, mention) for mention in speaker.mentions],
        }
        for speaker in speakers(comparison)
    ]


def _mention(comparison: Comparison, mention: Mention) -> dict[str, Any]:
    """Return a mention with its words and the sentence it stands in; the span counts in the article's text."""
    return {
        **ref_json(mention.ref),
        "span": span_json(mention.span),
        "words": words_at(comparison, mention.ref, mention.span),
        "text": sentence_at(comparison, mention.ref).text,
    }
