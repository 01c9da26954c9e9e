"""What an export carries: annotations and their claims in a stable order, each quote checked against its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.notes.folding import exact_hits
from reader.notes.model import Annotation, Claim, Quote, Source
from reader.notes.store import NoteFilter, NoteStore
from reader.notes.store.selection import EVERYTHING

TextOf = Callable[[Source], str | None]
"""Returns the text that an annotation of a source counts in, or None where it is not at hand."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Annotations and the claims they belong to, oldest first."""

    annotations: tuple[Annotation, ...] = ()
    """By time of creation, then id."""
    claims: tuple[Claim, ...] = ()
    """By time of creation, then id."""

    @property
    def times(self) -> tuple[str, ...]:
        """All times in it, sorted."""
        parts: list[Annotation | Claim] = [*self.annotations, *self.claims]
        return tuple(sorted({time for part in parts for time in (part.created, part.modified) if time}))


@dataclass(frozen=True, slots=True)
class Failure:
    """A quote that does not stand in its text."""

    annotation: Annotation
    """The annotation; it is left out of the export."""
    target: int
    """Zero-based number of the target."""
    reason: str
    """What is wrong, as a sentence."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A bundle with only true quotes in it, and what was left out."""

    bundle: Bundle
    """What may be written."""
    failures: tuple[Failure, ...] = ()
    """What may not, and why."""
    unchecked: int = 0
    """How many quotes could not be checked because their texts are not at hand."""


def ordered(bundle: Bundle) -> Bundle:
    """Return a bundle in its stable order."""
    return Bundle(
        tuple(sorted(bundle.annotations, key=lambda one: (one.created or "", one.id))),
        tuple(sorted(bundle.claims, key=lambda one: (one.created or "", one.id))),
    )


def gather(store: NoteStore, wanted: NoteFilter = EVERYTHING) -> Bundle:
    """Return what a filter lets through with the claims it belongs to and other people's versions of these.

    Without a filter, claims that nothing is gathered under come along.
    """
    annotations = store.find(wanted)
    linked = {link.claim for annotation in annotations for link in annotation.links}
    claims = store.claims.all()
    if wanted != EVERYTHING:
        claims = tuple(claim for claim in claims if claim.id in linked or claim.canonical in linked)
    return ordered(Bundle(tuple(annotations), claims))


def check(bundle: Bundle, text_of: TextOf) -> Checked:
    """Hold every quote against its text; an annotation with a quote that is not there is left out and listed."""
    good: list[Annotation] = []
    failures: list[Failure] = []
    unchecked = 0
    for annotation in bundle.annotations:
        wrong = []
        for number, target in enumerate(annotation.targets):
            if target.quote is None:
                continue
            text = text_of(target.source)
            if text is None:
                unchecked += 1
            elif reason := mismatch(text, target.quote):
                wrong.append(Failure(annotation, number, f"{target.source.name}: {reason}"))
        failures += wrong
        if not wrong:
            good.append(annotation)
    return Checked(Bundle(tuple(good), bundle.claims), tuple(failures), unchecked)


def mismatch(text: str, quote: Quote) -> str | None:
    """Return why a quote does not stand in a text as it says, or None if it does."""
    shown = " ".join(quote.exact.split())[:60]
    if quote.start is None or quote.end is None:
        return None if _stands(text, quote) else f"“{shown}” does not stand in the text"
    if text[quote.start : quote.end] != quote.exact:
        return f"“{shown}” does not stand at {quote.start} to {quote.end} of the text"
    if not text[: quote.start].endswith(quote.prefix) or not text[quote.end :].startswith(quote.suffix):
        return f"“{shown}” has other words around it in the text than were recorded"
    return None


def _stands(text: str, quote: Quote) -> bool:
    return any(
        text[: hit.start].endswith(quote.prefix) and text[hit.end :].startswith(quote.suffix)
        for hit in exact_hits(text, quote.exact)
    )
