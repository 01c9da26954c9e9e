"""``crossread note list``, ``history``, ``orphans``, ``conflicts`` and ``tags``."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from reader.cli import output, streams
from reader.cli.exits import Exit
from reader.cli.noting.adding import all_tags, described
from reader.cli.noting.changing import one_id
from reader.cli.noting.desk import Desk, desk, wanted_notes
from reader.notes import Annotation, Author, Move, local_name
from reader.notes.exchange.report import judged
from reader.notes.exchange.webannotation import claim_json
from reader.notes.telling import told


def list_notes(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """List the notes that a query and the options ask for, oldest first."""
    with desk(args) as at:
        moved = at.refresh()
        wanted = wanted_notes(args, at.library, " ".join(rest))
        found = at.notes.find(wanted, limit=args.limit or -1)
        total = len(at.notes.ids(wanted)) if args.limit else len(found)
        moves = {move.annotation.id: move for move in at.notes.places.moves()}
        if args.json:
            places = [_move_json(moves[one.id]) for one in found if one.id in moves]
            streams.write_json({"annotations": at.annotations_json(found), "total": total, "moves": places})
        else:
            _table(at, found, moves)
    if moved:
        streams.narrate(
            f"crossread: articles have changed; {_count(moved, 'quotation')} looked for anew. "
            "“crossread note orphans” shows what is gone."
        )
    if not found and not args.json:
        streams.narrate("No notes here yet, or none that match.")
    return Exit.DONE


def _count(number: int, noun: str) -> str:
    return f"{number} {noun} {'was' if number == 1 else 's were'}".replace(f"{noun} s", f"{noun}s")


def _move_json(move: Move) -> dict[str, Any]:
    """Return where a quotation stands in the article as it is now."""
    return {
        "annotation": move.annotation.id,
        "target": move.target + 1,
        "article": move.article,
        "found": move.method.value,
        "score": move.score,
        "start": move.span.start if move.span else None,
        "end": move.span.end if move.span else None,
    }


def _table(at: Desk, found: Sequence[Annotation], moves: Mapping[str, Move]) -> None:
    rows = []
    for one in found:
        tags = ", ".join(map(str, all_tags(at, one)))
        outlets = " / ".join(dict.fromkeys(local_name(target.source) for target in one.targets))
        quotes = " / ".join(target.quote.exact for target in one.targets if target.quote)
        rows.append((one.short, tags, _moved(moves.get(one.id)), outlets, quotes, one.note))
    if rows:
        output.write_table(("id", "tags", "place", "outlet", "quotation", "note"), rows)


def _moved(move: Move | None) -> str:
    """Return what became of a quotation's place, in a word and with how sure that is."""
    if move is None:
        return ""
    return "lost" if move.span is None else f"{move.method.value} {move.score:.0%}"


def history(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """List what was done to a note or a claim, oldest first; it may be deleted by now."""
    with desk(args) as at:
        id_ = at.notes.full_id(one_id(rest, "history"))
        changes = at.notes.history(id_)
        said = [told(one, at.notes.claims.text_of) for one in changes]
    if args.json:
        listed = [
            {
                "at": one.at,
                "who": one.who,
                "what": one.label,
                "before": one.before,
                "after": one.after,
                "changed": list(phrases),
            }
            for one, phrases in zip(changes, said, strict=True)
        ]
        streams.write_json({"id": id_, "history": listed})
    else:
        output.write_table(
            ("when", "who", "what", "changed"),
            [
                (one.at[:19] + "Z", one.who, one.label, "; ".join(phrases))
                for one, phrases in zip(changes, said, strict=True)
            ],
        )
    return Exit.DONE


def orphans(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """List the notes whose words are gone, with the places that come nearest."""
    with desk(args) as at:
        at.refresh()
        found = at.notes.places.orphans()
        if args.json:
            streams.write_json({"orphans": [_orphan_json(at, orphan) for orphan in found]})
        elif found:
            rows = [
                (
                    one.annotation.short,
                    str(one.target + 1),
                    one.article,
                    described(at, one.annotation),
                    one.reason,
                )
                for one in found
            ]
            output.write_table(("id", "target", "article", "note", "why"), rows)
            streams.narrate("“crossread note attach ID --quote TEXT” puts one on other words.")
        else:
            streams.narrate("No note has lost its place.")
    return Exit.DONE


def _orphan_json(at: Desk, orphan: Move) -> dict[str, Any]:
    quote = orphan.annotation.targets[orphan.target].quote
    near = []
    for candidate in at.candidates(orphan):
        start, end = candidate.span.start, candidate.span.end
        near.append(
            {"start": start, "end": end, "score": candidate.score, "text": at.text_at(orphan, start, end)}
        )
    return {
        "annotation": orphan.annotation.id,
        "target": orphan.target + 1,
        "article": orphan.article,
        "quote": quote.exact if quote else None,
        "score": orphan.score,
        "reason": orphan.reason,
        "candidates": near,
    }


def conflicts(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """List where two people say different things about one note or one claim."""
    with desk(args) as at:
        notes, claims = at.notes.variants(), at.notes.claims.variants()
        if args.json:
            pairs = [at.annotations_json(list(pair)) for pair in notes]
            judged_twice = [[claim_json(mine), claim_json(theirs)] for mine, theirs in claims]
            streams.write_json({"annotations": pairs, "claims": judged_twice})
            return Exit.DONE
        rows = []
        for mine, theirs in notes:
            rows += [
                (one.short, _name(one.editor or one.creator), described(at, one)) for one in (mine, theirs)
            ]
        for first, second in claims:
            rows += [
                (one.short, _name(one.status_by or one.creator), f"{judged(one)}: {one.text}")
                for one in (first, second)
            ]
    if rows:
        output.write_table(("id", "who", "what"), rows)
    else:
        streams.narrate("Nobody contradicts anybody.")
    return Exit.DONE


def _name(author: Author | None) -> str:
    return author.label if author else "unknown"


def tags(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """List the tags with their keys, or make a copy of the file to edit."""
    from reader.notes.vocabulary import load_vocabulary, write_user_file

    if args.init:
        path = write_user_file()
        streams.write(str(path))
        return Exit.DONE
    vocabulary = load_vocabulary()
    if args.json:
        streams.write_json(
            {
                "tags": [
                    {
                        "axis": entry.tag.axis.value,
                        "name": entry.tag.name,
                        "key": entry.key,
                        "definition": entry.definition,
                        "look": list(entry.look),
                        "rating": entry.rating,
                    }
                    for entry in vocabulary.entries
                ]
            }
        )
        return Exit.DONE
    rows = [(one.tag.axis.value, one.key or "", one.tag.name, one.definition) for one in vocabulary.entries]
    output.write_table(("axis", "key", "tag", "definition"), rows)
    return Exit.DONE
