"""``crossread note -``: notes as JSON lines from standard input, written as one step."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from index.article import Article
from index.errors import CrossreadError, NoteError
from reader.cli import streams
from reader.cli.exits import Exit
from reader.cli.noting.adding import report, write
from reader.cli.noting.desk import Desk, desk, load_article, read_bytes
from reader.notes import Annotation, Place, find_quote

_FIELDS = ("article", "quote", "occurrence", "targets", "text", "tags", "claim", "stance", "doubt")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that was understood."""

    places: tuple[Place, ...]
    fields: dict[str, Any]


def from_stdin(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """Note what every line says; a line that cannot be noted is named and the rest goes on."""
    data = read_bytes("-").decode("utf-8-sig", "replace")
    failures: list[str] = []
    articles: dict[str, Article] = {}
    lines: list[tuple[int, _Line]] = []
    for number, row in enumerate(data.split("\n"), 1):
        if row.strip():
            try:
                lines.append((number, _understood(row, articles, args)))
            except CrossreadError as error:
                failures.append(f"line {number}: {error}")
    done: list[Annotation] = []
    with desk(args) as at:
        with at.notes.operation(f"note {len(lines)} lines"):
            for number, line in lines:
                try:
                    with at.notes.operation("note a line"):
                        made = _noted(at, line)
                    done.append(made)
                except NoteError as error:
                    failures.append(f"line {number}: {error}")
        report(at, done, args, "noted")
    for failure in failures:
        streams.narrate(f"crossread: {streams.one_line(failure)}")
    return Exit.PARTLY if failures else Exit.DONE


def _noted(at: Desk, line: _Line) -> Annotation:
    return write(
        at,
        line.places,
        text=line.fields.get("text", ""),
        tags=line.fields.get("tags", ()),
        claim=line.fields.get("claim"),
        stance=line.fields.get("stance"),
        doubt=line.fields.get("doubt", False),
    )


def _understood(row: str, articles: dict[str, Article], args: argparse.Namespace) -> _Line:
    try:
        fields = json.loads(row)
    except (ValueError, RecursionError) as error:
        raise NoteError(f"it is not JSON ({error}).") from error
    if not isinstance(fields, dict):
        raise NoteError("it is not a JSON object.")
    _check(fields)
    targets = fields.get("targets") or [fields]
    places = []
    for target in targets:
        source = target["article"]
        if source not in articles:
            articles[source] = load_article(source, args)
        article, quote = articles[source], target.get("quote")
        span = find_quote(article, quote, occurrence=target.get("occurrence")) if quote else None
        places.append(Place(article, span))
    return _Line(tuple(places), fields)


def _check(fields: dict[str, Any]) -> None:
    """Refuse what a line may not say.

    Raises:
        NoteError: a field is missing, not known, or of another type.
    """
    stray = next((name for name in fields if name not in _FIELDS), None)
    if stray is not None:
        raise NoteError(f"“{stray}” is not known; there are {', '.join(_FIELDS)}.")
    if isinstance(fields.get("tags"), str):
        fields["tags"] = [fields["tags"]]
    for name in ("text", "claim", "stance"):
        _must(fields.get(name) is None or isinstance(fields[name], str), name, "a text")
    _must(isinstance(fields.get("doubt", False), bool), "doubt", "true or false")
    tags = fields.get("tags", [])
    _must(isinstance(tags, list) and all(isinstance(tag, str) for tag in tags), "tags", "a list of texts")
    targets = fields.get("targets", [fields])
    _must(isinstance(targets, list) and bool(targets), "targets", "a list of article and quote")
    for target in targets:
        _must(
            isinstance(target, dict) and isinstance(target.get("article"), str), "article", "an id or a file"
        )
        _must(target.get("quote") is None or isinstance(target["quote"], str), "quote", "a text")
        number = target.get("occurrence")
        _must(number is None or (type(number) is int and number > 0), "occurrence", "a number from 1")
    for name in ("text", "claim", "stance"):
        if fields.get(name) is None:
            fields.pop(name, None)


def _must(good: bool, name: str, what: str) -> None:
    if not good:
        raise NoteError(f"“{name}” must be {what}.")
