"""What a report of annotations says, before it is Markdown or HTML: claims first, then what belongs to none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reader.notes.exchange.bundle import Bundle
from reader.notes.model import Annotation, Axis, Claim, Source, Target
from reader.notes.shown import tags_shown
from reader.notes.vocabulary import Vocabulary

VERSION = 1
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that let a text be read in another order than it is written in, beyond what its script asks for."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One quotation as a report shows it."""

    outlet: str
    """Who says it."""
    published: str
    """When, as the source states it, or empty."""
    title: str
    """The article's headline, or empty."""
    url: str
    """Where it stands, or empty."""
    quote: str
    """The words, empty for the article as a whole."""
    labels: tuple[str, ...]
    """Stance, basis and other tags."""
    notes: tuple[str, ...]
    """What readers wrote, with their names."""
    id: str
    """The annotation's id."""


@dataclass(frozen=True, slots=True)
class Section:
    """A claim with what is said about it, or the rest."""

    heading: str
    """The claim's text, or what the rest is."""
    status: str
    """The status with who set it and when, or empty."""
    definition: str
    """What the status means."""
    look: tuple[str, ...]
    """The look of the status."""
    rationale: str
    """Why, in the words of whoever set it."""
    versions: tuple[str, ...]
    """What other people judged, one line each."""
    statements: tuple[Statement, ...]
    """By outlet, then by place in the article."""


@dataclass(frozen=True, slots=True)
class Report:
    """All of it."""

    title: str
    """The heading."""
    summary: str
    """How much there is and from whom, in one sentence."""
    sections: tuple[Section, ...]
    """Claims by time, then the rest."""


def report(bundle: Bundle, vocabulary: Vocabulary, *, title: str = "Claims and notes") -> Report:
    """Return what the report of a bundle says."""
    known = {claim.id: claim for claim in bundle.claims}
    sections = [
        _claim_section(claim, bundle, known, vocabulary)
        for claim in bundle.claims
        if not (claim.canonical and claim.canonical in known)
    ]
    loose = [one for one in bundle.annotations if not any(link.claim in known for link in one.links)]
    if loose:
        statements = _statements(((one, None) for one in loose), known)
        sections.append(Section("Notes without a claim", "", "", (), "", (), statements))
    return Report(title, _summary(bundle), tuple(sections))


def _summary(bundle: Bundle) -> str:
    sources = {target.source.iri: target.source for one in bundle.annotations for target in one.targets}
    outlets = sorted({source.outlet for source in sources.values() if source.outlet}, key=str.casefold)
    counts = f"{_count(len(bundle.claims), 'claim')} and {_count(len(bundle.annotations), 'note')}"
    articles = _count(len(sources), "article")
    return f"{counts} on {articles}{' of ' + ', '.join(outlets) if outlets else ''}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _claim_section(claim: Claim, bundle: Bundle, known: dict[str, Claim], vocabulary: Vocabulary) -> Section:
    members = [
        (one, link.target) for one in bundle.annotations for link in one.links if link.claim == claim.id
    ]
    entry = vocabulary.status(claim.status)
    versions = [
        f"{judged(other)}{': ' + other.text if other.text != claim.text else ''}"
        for other in bundle.claims
        if other.canonical == claim.id
    ]
    return Section(
        claim.text,
        judged(claim),
        entry.definition if entry else "",
        entry.look if entry else (),
        claim.rationale,
        tuple(versions),
        _statements(members, known, claim),
    )


def in_order(text: str) -> str:
    """Return foreign text with the characters made visible that would turn what stands after them around."""
    return _TURNING.sub("\N{REPLACEMENT CHARACTER}", text)


def judged(claim: Claim) -> str:
    """Return a claim's status with who set it and on which day."""
    if not claim.status:
        return "no status"
    by = f", set by {claim.status_by.label}" if claim.status_by else ""
    return f"{claim.status}{by}{' on ' + claim.status_at[:10] if claim.status_at else ''}"


def _statements(
    members: Iterable[tuple[Annotation, int | None]], known: dict[str, Claim], claim: Claim | None = None
) -> tuple[Statement, ...]:
    found = []
    for annotation, only in members:
        for number, target in enumerate(annotation.targets):
            if only is None or only == number:
                found.append(
                    (_order(target.source, target, annotation), _statement(annotation, number, known, claim))
                )
    return tuple(statement for _, statement in sorted(found, key=lambda pair: pair[0]))


def _order(source: Source, target: Target, annotation: Annotation) -> tuple[str, str, str, int, str]:
    start = target.quote.start if target.quote and target.quote.start is not None else -1
    return source.name.casefold(), source.published or "", source.iri, start, annotation.id


def _statement(
    annotation: Annotation, number: int, known: dict[str, Claim], claim: Claim | None
) -> Statement:
    target = annotation.targets[number]
    source = target.source
    stances = [
        link.stance
        for link in annotation.links
        if link.stance and link.target in (None, number) and (claim is None or link.claim == claim.id)
    ]
    others = [tag for tag in tags_shown(annotation, known) if tag.axis not in (Axis.STATUS, Axis.STANCE)]
    author = annotation.creator.label if annotation.creator else "unknown"
    day = f", {annotation.created[:10]}" if annotation.created else ""
    return Statement(
        source.name,
        source.published or "",
        source.title or "",
        source.url if source.url and re.match(r"https?://", source.url, re.IGNORECASE) else "",
        target.quote.exact if target.quote else "",
        tuple(dict.fromkeys([*stances, *(str(tag) for tag in others)])),
        tuple(f"{comment.text} ({author}{day})" for comment in annotation.comments),
        annotation.id,
    )
