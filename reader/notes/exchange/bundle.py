"""What an export carries: annotations and their claims in a stable order, each quote checked against its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reader.compare.steps import each
from reader.notes.anchor import Method, describe, find
from reader.notes.folding import exact_hits
from reader.notes.identity import text_hash
from reader.notes.model import Annotation, Claim, Quote, Source, Target
from reader.notes.store import NoteFilter, NoteStore
from reader.notes.store.selection import EVERYTHING

TextOf = Callable[[Source], str | None]
"""Returns a text of the article that a source names, or None where it is not at hand."""


UNKNOWN = "unknown"
"""What is wrong with a quote whose text is not at hand."""


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


def check(
    bundle: Bundle, present: TextOf, earlier: TextOf = lambda source: None, *, keep_earlier: bool = False
) -> Checked:
    """Hold every quote against its text; an annotation with a quote that is not there is left out and listed.

    ``present`` gives an article's text as it is now: a quote that stands in it word for word is written with its place
    there. ``earlier`` gives the text that a quote was taken from; ``keep_earlier`` lets through what is true of that
    one alone.
    """
    good: list[Annotation] = []
    failures: list[Failure] = []
    unchecked = 0
    for annotation in each("Checking quotations", bundle.annotations):
        targets: list[Target] = []
        wrong: list[Failure] = []
        for number, target in enumerate(annotation.targets):
            found, reason = _checked(target, present, earlier, keep_earlier)
            unchecked += reason == UNKNOWN
            targets.append(found)
            if reason and reason != UNKNOWN:
                wrong.append(Failure(annotation, number, f"{target.source.name}: {reason}."))
        failures += wrong
        if not wrong:
            good.append(replace(annotation, targets=tuple(targets)))
    return Checked(Bundle(tuple(good), bundle.claims), tuple(failures), unchecked)


def _checked(target: Target, present: TextOf, earlier: TextOf, keep_earlier: bool) -> tuple[Target, str]:
    """Return a target as it may be written, and what is wrong with it (empty if nothing is)."""
    quote, source = target.quote, target.source
    if quote is None:
        return target, ""
    text = present(source)
    if text is None:
        text = earlier(source)
        return target, UNKNOWN if text is None else mismatch(text, quote) or ""
    digest = text_hash(text)
    if not source.text_hash or source.text_hash == digest:
        return target, mismatch(text, quote) or ""
    found = find(text, quote)
    if found.span is not None and found.method in (Method.POSITION, Method.QUOTE):
        moved = describe(text, found.span)
        return Target(replace(source, text_hash=digest), moved, target.seen), ""
    old = earlier(source)
    if keep_earlier and old is not None and mismatch(old, quote) is None:
        return target, ""
    return (
        target,
        f"“{_shown(quote)}” does not stand in the text as it is now; it was noted on an earlier version",
    )


def mismatch(text: str, quote: Quote) -> str | None:
    """Return why a quote does not stand in a text as it says, or None if it does."""
    shown = _shown(quote)
    if quote.start is None or quote.end is None:
        return None if _stands(text, quote) else f"“{shown}” does not stand in the text"
    if text[quote.start : quote.end] != quote.exact:
        return f"“{shown}” does not stand at {quote.start} to {quote.end} of the text"
    if not text[: quote.start].endswith(quote.prefix) or not text[quote.end :].startswith(quote.suffix):
        return f"“{shown}” has other words around it in the text than were recorded"
    return None


def _shown(quote: Quote) -> str:
    return " ".join(quote.exact.split())[:60]


def _stands(text: str, quote: Quote) -> bool:
    return any(
        text[: hit.start].endswith(quote.prefix) and text[hit.end :].startswith(quote.suffix)
        for hit in exact_hits(text, quote.exact)
    )
