"""``crossread note edit``, ``delete``, ``undo``, ``redo`` and ``attach``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from index.errors import NotFoundError
from reader.cli import streams
from reader.cli.exits import Exit, UsageError
from reader.cli.noting.adding import claim_named, place_of, report
from reader.cli.noting.desk import Desk, desk
from reader.notes import Annotation, Axis, Comment, Tag
from reader.notes.making import SINGLE
from reader.notes.tidy import tidy


def one_id(rest: Sequence[str], word: str) -> str:
    """Return the one id that stands after a word.

    Raises:
        UsageError: there is none, or there are several.
    """
    if len(rest) != 1:
        raise UsageError(f"“note {word}” takes one id.", hint="“crossread note list” shows them.")
    return rest[0]


def edit(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """Change a note's text, tags, claim or stance."""
    id_ = one_id(rest, "edit")
    if args.text is None and not (args.tag or args.untag or args.claim or args.stance):
        raise UsageError(
            "There is nothing to change.", hint="Give --text, --tag, --untag, --claim or --stance."
        )
    with desk(args) as at:
        with at.notes.operation("edit"):
            annotation = at.notes.get(id_)
            if args.text is not None:
                annotation = _reworded(annotation, args.text)
            for tag in [at.vocabulary.resolve(text) for text in args.untag or ()]:
                annotation = replace(annotation, tags=tuple(one for one in annotation.tags if one != tag))
            tags = [at.vocabulary.resolve(text) for text in args.tag or ()]
            for tag in tags:
                if tag.axis not in (Axis.STATUS, Axis.STANCE):
                    kept = tuple(
                        one for one in annotation.tags if tag.axis not in SINGLE or one.axis is not tag.axis
                    )
                    annotation = replace(annotation, tags=(*kept, tag))
            annotation = at.notes.edit(annotation)
            annotation = _judged(at, annotation, args, tags)
        report(at, [annotation], args, "changed")
    return Exit.DONE


def _reworded(annotation: Annotation, text: str) -> Annotation:
    """Return an annotation with another text; the purpose of the first comment stays."""
    first = annotation.comments[0] if annotation.comments else Comment("")
    comments = (replace(first, text=tidy(text)),) if tidy(text) else ()
    return replace(annotation, comments=comments)


def _judged(at: Desk, annotation: Annotation, args: argparse.Namespace, tags: Sequence[Tag]) -> Annotation:
    """Gather an annotation under the claim that the options name, and set what they say about it."""
    stance = next((tag.name for tag in tags if tag.axis is Axis.STANCE), None)
    if args.stance:
        stance = at.vocabulary.resolve(f"{Axis.STANCE}:{args.stance}").name
    status = next((tag.name for tag in tags if tag.axis is Axis.STATUS), None)
    if not (args.claim or stance or status):
        return annotation
    if args.claim:
        claim = claim_named(at, args.claim)
    elif annotation.links:
        claim = at.notes.claims.get(annotation.links[0].claim)
    else:
        quote = next((target.quote.exact for target in annotation.targets if target.quote), "")
        if not quote:
            raise UsageError("Which claim is it about?", hint="Give --claim.")
        claim = claim_named(at, quote)
    if status:
        at.notes.claims.set_status(claim.id, status)
    if stance is None and any(link.claim == claim.id for link in annotation.links):
        return annotation
    return at.notes.claims.gather(claim.id, annotation.id, stance=stance)


def delete(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """Remove notes; ids that are not there are named, the others are removed."""
    if not rest:
        raise UsageError("“note delete” takes one or more ids.", hint="“crossread note list” shows them.")
    failures: list[str] = []
    with desk(args) as at:
        found = {}
        for id_ in rest:
            try:
                annotation = at.notes.get(id_)
                found[annotation.id] = annotation
            except NotFoundError as error:
                failures.append(str(error))
        if found:
            at.notes.delete(list(found))
        report(at, list(found.values()), args, "deleted")
    for failure in failures:
        streams.narrate(f"crossread: {streams.one_line(failure)}")
    return Exit.PARTLY if failures else Exit.DONE


def undo(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """Take the last step back."""
    return _walk(args, back=True)


def redo(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """Do what was undone last again."""
    return _walk(args, back=False)


def _walk(args: argparse.Namespace, *, back: bool) -> int:
    with desk(args) as at:
        label = at.notes.undo() if back else at.notes.redo()
    word = "undone" if back else "redone"
    if args.json:
        streams.write_json({word: label})
    elif label is None:
        streams.narrate(f"There is nothing to be {word}.")
    else:
        streams.write(streams.one_line(f"{word}: {label}"))
    return Exit.DONE


def attach(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """Put a note on words of its article as it is now."""
    id_ = one_id(rest, "attach")
    if not args.quote:
        raise UsageError("“note attach” needs the words to put it on.", hint="Give --quote.")
    number = (args.target or 1) - 1
    with desk(args) as at:
        annotation = at.notes.get(id_)
        if number >= len(annotation.targets):
            raise UsageError(f"The note {annotation.short} has {len(annotation.targets)} quotations.")
        source = (
            args.article
            or annotation.targets[number].source.article
            or annotation.targets[number].source.path
        )
        if not source:
            raise UsageError("Which article is it?", hint="Give --article.")
        place = place_of(source, args.quote, args.occurrence, args)
        if place.span is not None:
            annotation = at.notes.places.attach(annotation.id, number, place.article, place.span)
        report(at, [annotation], args, "attached")
    return Exit.DONE
