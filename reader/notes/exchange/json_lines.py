"""Annotations as JSON lines: a header, then one claim or annotation per line, nothing left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from index.errors import NoteError
from reader.compare.steps import each
from reader.notes.documents import annotation_document, annotation_from, claim_document, claim_from
from reader.notes.exchange.bundle import Bundle
from reader.notes.exchange.incoming import Incoming
from reader.notes.exchange.values import time_of
from reader.notes.identity import IRI
from reader.notes.model import Annotation, Claim

FORMAT = "crossread annotations"
VERSION = 1
_T = TypeVar("_T", Annotation, Claim)


def lines(bundle: Bundle) -> Iterator[dict[str, Any]]:
    """Yield one object per line."""
    counts = {"claims": len(bundle.claims), "annotations": len(bundle.annotations)}
    yield {"kind": "header", "format": FORMAT, "version": VERSION, **counts}
    for claim in bundle.claims:
        yield {"kind": "claim", **claim_document(claim)}
    for annotation in each("Writing the notes", bundle.annotations):
        yield {"kind": "annotation", **annotation_document(annotation)}


def is_header(value: Any) -> bool:
    """Return whether a value is the first line of such a file."""
    return isinstance(value, dict) and value.get("kind") == "header" and value.get("format") == FORMAT


def read_lines(text: str) -> Incoming:
    """Read JSON lines; a line that cannot be read is named and the rest goes on.

    Raises:
        NoteError: the file was written by a newer crossread.
    """
    incoming = Incoming()
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip():
            incoming.attempt(lambda one: _read(json.loads(one), incoming), row, f"line {number}")
    return incoming


def _read(document: Any, incoming: Incoming) -> None:
    kind = document.get("kind") if isinstance(document, dict) else None
    if kind == "header":
        check_version(document.get("version"))
    elif kind == "claim":
        incoming.claims.append(_sound(claim_from(document)))
    elif kind == "annotation":
        incoming.annotations.append(_sound(annotation_from(document)))
    else:
        raise ValueError("it is neither a claim nor an annotation")


def _sound(item: _T) -> _T:
    """Refuse what other formats could not carry on.

    Raises:
        ValueError: an identifier is no IRI, or a time is not in UTC.
    """
    for name in ("id", "canonical", "via", "generator", "rights"):
        value = getattr(item, name, None)
        if value is not None and not IRI.match(value):
            raise ValueError(f"its {name} {value[:60]!r} is no IRI")
    for name in ("created", "modified", "status_at"):
        value = getattr(item, name, None)
        if value is not None and time_of(value) != value:
            raise ValueError(f"its time “{name}” {value[:40]!r} is not in UTC to the microsecond")
    return item


def check_version(version: Any) -> None:
    """Refuse a file of a newer crossread.

    Raises:
        NoteError: it is one.
    """
    if type(version) is int and version > VERSION:
        raise NoteError(
            f"This file was written by a newer crossread (version {version}).",
            hint="Update crossread to read it.",
        )
