"""A comparison as the JSON of ``compare --json``; fields may be added, never renamed."""

from __future__ import annotations

from typing import Any

from index.article import Article, Sentence, Span
from reader.compare.model import Claim, Comparison, Copy, Difference, Link, Moment, Ref, Run, Status

VERSION = 1
"""Of the JSON's shape; a change that breaks readers of it counts this up."""


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Return the whole comparison; article and sentence numbers are zero-based, spans count code points of the text."""
    return {
        "version": VERSION,
        "articles": [
            article_json(article, comparison.sentences[n], comparison.statuses[n])
            for n, article in enumerate(comparison.articles)
        ],
        "links": [link_json(link, comparison) for link in comparison.links],
        "claims": [claim_json(claim) for claim in comparison.claims],
        "copies": [copy_json(copy) for copy in comparison.copies],
        "timeline": [moment_json(moment) for moment in comparison.timeline],
        "messages": list(comparison.messages),
    }


def article_json(
    article: Article, sentences: tuple[Sentence, ...], statuses: tuple[Status, ...]
) -> dict[str, Any]:
    """Return one article with its sentences; ``detail`` is the finer kind behind ``kind``."""
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "source": article.source,
        "language": article.language,
        "provenance": dict(article.provenance),
        "warnings": list(article.warnings),
        "text": article.text,
        "sentences": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "text": sentence.text,
                "kind": sentence.kind.contract,
                "detail": sentence.kind.value,
                "paragraph": sentence.paragraph,
                "status": status.value,
            }
            for sentence, status in zip(sentences, statuses, strict=True)
        ],
    }


def link_json(link: Link, comparison: Comparison) -> dict[str, Any]:
    """Return one link with its conflicts (``differences``) and what is no conflict (``notes``)."""
    return {
        "a": ref_json(link.a),
        "b": ref_json(link.b),
        "relation": link.relation.value,
        "wording": link.wording.value,
        "score": round(link.score, 4),
        "differences": [difference_json(difference, link, comparison) for difference in link.differences],
        "notes": [difference_json(note, link, comparison) for note in link.notes],
        "runs": [run_json(run) for run in link.runs],
        "reasons": list(link.reasons),
        "by_hand": link.by_hand,
    }


def difference_json(difference: Difference, link: Link, comparison: Comparison) -> dict[str, Any]:
    """Return one difference of a link; a span is null where that side is silent (in notes only)."""
    return {
        "kind": difference.kind.value,
        "a": words_at(comparison, link.a, difference.a_span) or difference.a,
        "b": words_at(comparison, link.b, difference.b_span) or difference.b,
        "a_span": span_json(difference.a_span),
        "b_span": span_json(difference.b_span),
        "reason": difference.reason,
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """Return one claim: its members, who reports it, how many independently, what of it is disputed, who is silent."""
    return {
        "id": claim.id,
        "label": claim.label,
        "members": [ref_json(member) for member in claim.members],
        "outlets": claim.outlets,
        "independent": claim.independent,
        "divergent": claim.divergent,
        "disputed": [
            {**ref_json(mention.ref), "span": span_json(mention.span)} for mention in claim.disputed
        ],
        "missing": list(claim.missing),
        "near": [ref_json(ref) for ref in claim.near],
    }


def copy_json(copy: Copy) -> dict[str, Any]:
    """Return text that two articles share because one took it from the other or both from one source."""
    return {
        "a": copy.a,
        "b": copy.b,
        "share": round(copy.share, 4),
        "earliest": copy.earliest,
        "agency": copy.agency,
        "runs": [run_json(run) for run in copy.runs],
    }


def moment_json(moment: Moment) -> dict[str, Any]:
    """Return one point of the timeline with the sentences that mention it.

    ``inferred`` is what does not say the day, ``expected`` what is told as planned or expected, not as having
    happened; of the point itself both say that all its mentions are so.
    """
    return {
        "when": moment.when,
        "label": moment.label,
        "inferred": moment.wholly_inferred,
        "expected": moment.wholly_expected,
        "mentions": [
            {
                **ref_json(ref),
                "span": span_json(span),
                "inferred": (ref, span) in moment.inferred,
                "expected": (ref, span) in moment.expected,
            }
            for ref, span in moment.mentions
        ],
    }


def words_at(comparison: Comparison, ref: Ref, span: Span | None) -> str:
    """Return the words of a span as the article has them: the comparison itself sees all quotation marks as one."""
    return "" if span is None else comparison.articles[ref.article].text[span.start : span.end]


def ref_json(ref: Ref) -> dict[str, int]:
    """Return a reference to a sentence."""
    return {"article": ref.article, "sentence": ref.sentence}


def run_json(run: Run) -> dict[str, Any]:
    """Return a run of shared words as a span of each article's text."""
    return {"a": span_json(run.a), "b": span_json(run.b)}


def span_json(span: Span | None) -> list[int] | None:
    """Return a span as ``[start, end]``."""
    return None if span is None else [span.start, span.end]
