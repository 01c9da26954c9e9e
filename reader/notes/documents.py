"""Annotations and claims as plain JSON objects: what the store keeps and what JSON lines carry.

Empty fields are left out, so that a field added later does not change what is already written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from index.errors import NoteError
from reader.notes.model import (
    Annotation,
    Author,
    Axis,
    Claim,
    Comment,
    Link,
    Proposal,
    Purpose,
    Quote,
    Source,
    Tag,
    Target,
)

Document = dict[str, Any]
_T = TypeVar("_T")


def annotation_document(annotation: Annotation, *, local: bool = False) -> Document:
    """Return an annotation as a JSON object; ``local`` keeps paths of this machine."""
    document: Document = _plain(annotation)
    document["targets"] = [_target_document(target, local=local) for target in annotation.targets]
    return document


def claim_document(claim: Claim) -> Document:
    """Return a claim as a JSON object."""
    document: Document = _plain(claim)
    return document


def _target_document(target: Target, *, local: bool) -> Document:
    document: Document = _plain(target)
    if not local:
        document.get("source", {}).pop("path", None)
    document.setdefault("source", {})
    return document


def _plain(value: Any) -> Any:
    """Return a dataclass as nested dicts and lists without its empty fields."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value.value if isinstance(value, (Axis, Purpose)) else value
    filled = ((field.name, getattr(value, field.name)) for field in fields(value))
    return {name: _plain(item) for name, item in filled if item is not None and item not in ((), "")}


def annotation_from(document: Mapping[str, Any]) -> Annotation:
    """Read an annotation back.

    Raises:
        NoteError: ``document`` is not one.
    """
    return _guarded(_annotation, document, "an annotation")


def claim_from(document: Mapping[str, Any]) -> Claim:
    """Read a claim back.

    Raises:
        NoteError: ``document`` is not one.
    """
    return _guarded(_claim, document, "a claim")


def _guarded(build: Callable[[Mapping[str, Any]], _T], document: Mapping[str, Any], what: str) -> _T:
    try:
        return build(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        known = document.get("id") if isinstance(document, Mapping) else None
        named = f" ({str(known)[:60]})" if known else ""
        raise NoteError(
            f"This is not {what} that crossread can read{named}: {type(error).__name__}: {error}.",
            hint="Check the file against the JSON Schema that ships with crossread.",
        ) from error


def _annotation(document: Mapping[str, Any]) -> Annotation:
    plain = _strings(document, Annotation)
    targets = tuple(_target(item) for item in document["targets"])
    if not targets:
        raise ValueError("it has no target")
    return Annotation(
        **plain,
        targets=targets,
        comments=tuple(_comment(item) for item in document.get("comments", ())),
        tags=tuple(Tag(Axis(item["axis"]), _text(item["name"])) for item in document.get("tags", ())),
        links=tuple(_link(item) for item in document.get("links", ())),
        creator=_author(document.get("creator")),
        editor=_author(document.get("editor")),
    )


def _claim(document: Mapping[str, Any]) -> Claim:
    proposal = document.get("proposal")
    return Claim(
        **_strings(document, Claim),
        status_by=_author(document.get("status_by")),
        creator=_author(document.get("creator")),
        proposal=Proposal(_text(proposal["status"]), _text(proposal.get("reason", ""))) if proposal else None,
    )


def _target(document: Mapping[str, Any]) -> Target:
    quote = document.get("quote")
    return Target(
        Source(**_strings(document["source"], Source)),
        _quote(quote) if quote is not None else None,
        _text(document["seen"]) if document.get("seen") is not None else None,
    )


def _quote(document: Mapping[str, Any]) -> Quote:
    start, end = document.get("start"), document.get("end")
    if (start is None) != (end is None) or (start is not None and not _range(start, end)):
        raise ValueError(f"start {start!r} and end {end!r} are no range")
    if not document["exact"]:
        raise ValueError("the quote is empty")
    return Quote(
        _text(document["exact"]),
        _text(document.get("prefix", "")),
        _text(document.get("suffix", "")),
        start,
        end,
    )


def _range(start: Any, end: Any) -> bool:
    return type(start) is int and type(end) is int and 0 <= start < end < 2**53


def _comment(document: Mapping[str, Any]) -> Comment:
    language = document.get("language")
    return Comment(
        _text(document["text"]),
        Purpose(document.get("purpose", Purpose.COMMENTING)),
        _text(document.get("format", "text/plain")),
        None if language is None else _text(language),
    )


def _link(document: Mapping[str, Any]) -> Link:
    stance, target = document.get("stance"), document.get("target")
    if target is not None and (type(target) is not int or target < 0):
        raise ValueError(f"target {target!r} is no number of a target")
    return Link(_text(document["claim"]), None if stance is None else _text(stance), target)


def _author(document: Mapping[str, Any] | None) -> Author | None:
    return None if document is None else Author(**_strings(document, Author))


def _strings(document: Mapping[str, Any], kind: type) -> dict[str, str]:
    """Return the fields of ``kind`` that are strings in the document; unknown fields are left aside."""
    return {name: _text(document[name]) for name in _names(kind) if document.get(name) is not None}


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of ``kind`` that hold a string."""
    return tuple(field.name for field in fields(kind) if str(field.type) in ("str", "str | None"))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def canonical_json(document: Any) -> str:
    """Return a document as one line of JSON with sorted keys."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_digest(document: Mapping[str, Any]) -> str:
    """Return a hash of everything in a document but its id and its kinship: same digest, same content."""
    rest = {key: value for key, value in document.items() if key not in ("id", "canonical")}
    return hashlib.sha256(canonical_json(rest).encode("utf-8", "surrogatepass")).hexdigest()
