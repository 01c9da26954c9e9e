"""An annotation's own words as they are kept; what it quotes is never touched."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.notes.model import Annotation, Author, Claim, Quote, Source, Tag, Target
from reader.notes.tidy import tidy, tidy_line

_SURROGATES = re.compile("[\ud800-\udfff]")


def cleaned(annotation: Annotation) -> Annotation:
    """Return an annotation whose notes, tags and names (also of articles) are free of controls and stray space."""
    comments = tuple(replace(one, text=tidy(one.text)) for one in annotation.comments)
    tags = tuple(Tag(tag.axis, tidy_line(tag.name)) for tag in annotation.tags)
    links = tuple(replace(link, stance=tidy_line(link.stance or "") or None) for link in annotation.links)
    return replace(
        annotation,
        targets=tuple(_target(target) for target in annotation.targets),
        comments=tuple(comment for comment in comments if comment.text),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag.name)),
        links=tuple(dict.fromkeys(links)),
        creator=_person(annotation.creator),
        editor=_person(annotation.editor),
    )


def cleaned_claim(claim: Claim) -> Claim:
    """Return a claim whose words and names are free of controls and stray space."""
    proposal = claim.proposal
    return replace(
        claim,
        text=tidy_line(claim.text),
        status=tidy_line(claim.status or "") or None,
        rationale=tidy(claim.rationale),
        proposal=proposal
        and replace(proposal, status=tidy_line(proposal.status), reason=tidy_line(proposal.reason)),
        creator=_person(claim.creator),
        status_by=_person(claim.status_by),
    )


def _target(target: Target) -> Target:
    return replace(target, source=_source(target.source), quote=target.quote and _encodable(target.quote))


def _encodable(quote: Quote) -> Quote:
    """Return a quote without lone surrogates, which no file can hold; the count of its code points stays."""
    exact, prefix, suffix = (
        _SURROGATES.sub("\ufffd", part) for part in (quote.exact, quote.prefix, quote.suffix)
    )
    return replace(quote, exact=exact, prefix=prefix, suffix=suffix)


def _source(source: Source) -> Source:
    return replace(
        source,
        title=tidy_line(source.title or "") or None,
        outlet=tidy_line(source.outlet or "") or None,
        url=tidy_line(source.url or "") or None,
    )


def _person(author: Author | None) -> Author | None:
    if author is None:
        return None
    return replace(author, nickname=tidy_line(author.nickname), name=tidy_line(author.name))
