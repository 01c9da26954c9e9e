"""``crossread note ARTICLE``: one note on the words after ``--quote``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from index.errors import NotFoundError
from reader.cli import streams
from reader.cli.exits import Exit, UsageError
from reader.cli.noting.desk import Desk, desk, load_article
from reader.notes import (
    Annotation,
    Axis,
    Claim,
    Place,
    Purpose,
    Tag,
    annotate,
    find_quote,
    local_name,
    tags_shown,
)


def add(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """Note something and say what was noted."""
    if not (args.quote or args.text or args.tag):
        raise UsageError("There is nothing to note.", hint="Give --quote, --tag or --text.")
    places = [
        place_of(source, quote, args.occurrence if number == 0 else None, args)
        for number, (source, quote) in enumerate([(args.words[0], args.quote), *(args.also or ())])
    ]
    with desk(args) as at:
        with at.notes.operation("note"):
            annotation = write(
                at,
                places,
                text=args.text or "",
                tags=args.tag or (),
                claim=args.claim,
                stance=args.stance,
                doubt=args.doubt,
            )
        # Only what is safe on the disk is reported.
        report(at, [annotation], args, "noted")
    return Exit.DONE


def place_of(source: str, quote: str | None, occurrence: int | None, args: argparse.Namespace) -> Place:
    """Return where a quotation stands in the article that ``source`` names; the whole article without one.

    Raises:
        NoteError: the words stand nowhere, or several times and none was chosen.
    """
    article = load_article(source, args)
    return Place(article, find_quote(article, quote, occurrence=occurrence) if quote else None)


def write(
    at: Desk,
    places: Sequence[Place],
    *,
    text: str,
    tags: Iterable[str],
    claim: str | None,
    stance: str | None,
    doubt: bool,
) -> Annotation:
    """Make one annotation.

    Raises:
        NoteError: a tag or a stance is not known, or it cannot be written.
    """
    resolved = [at.vocabulary.resolve(tag) for tag in tags]
    if stance:
        resolved.append(at.vocabulary.resolve(f"{Axis.STANCE}:{stance}"))
    return annotate(
        at.notes,
        places,
        note=text,
        purpose=Purpose.QUESTIONING if doubt else Purpose.COMMENTING,
        tags=resolved,
        claim=claim_named(at, claim) if claim else None,
    )


def claim_named(at: Desk, text: str) -> Claim:
    """Return the claim of this id or this text; a text that nobody has claimed yet becomes a claim."""
    try:
        return at.notes.claims.get(text)
    except NotFoundError:
        return at.notes.claims.named(text) or at.notes.claims.add(text)


def report(at: Desk, annotations: Sequence[Annotation], args: argparse.Namespace, what: str) -> None:
    """Say what became of annotations: JSON on stdout, or a line for each."""
    if args.json:
        streams.write_json({"annotations": at.annotations_json(list(annotations))})
        return
    for annotation in annotations:
        streams.write(streams.one_line(f"{what} {annotation.short}: {described(at, annotation)}"))


def described(at: Desk, annotation: Annotation) -> str:
    """Return an annotation in one line: tags, quotations, note."""
    tags = all_tags(at, annotation)
    quotes = [
        f"{local_name(target.source)}: “{target.quote.exact}”" if target.quote else local_name(target.source)
        for target in annotation.targets
    ]
    parts = [f"[{', '.join(map(str, tags))}]" if tags else "", " / ".join(quotes), annotation.note]
    return " ".join(part for part in parts if part)


def all_tags(at: Desk, annotation: Annotation) -> tuple[Tag, ...]:
    """Return an annotation's tags with its claims' status."""
    return tags_shown(annotation, at.notes.claims.all(link.claim for link in annotation.links))
