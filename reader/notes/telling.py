"""One step of a history in words: what a change made of an annotation or a claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reader.notes.store.journal import Change

Document = Mapping[str, Any]
Named = Callable[[str], str]
"""Returns the text of a claim by its id."""


def told(change: Change, named: Named = lambda id_: id_) -> tuple[str, ...]:
    """Return what a change made, one phrase each: ``note: “old” → “new”``, ``+ disputed``; foreign text stays as it is.

    What an annotation says about its own history (times, who edited) is left out: the change says it.
    """
    if change.after is None:
        return ("removed",)
    old, new = change.before or {}, change.after
    if "text" in new:
        return _claim(old, new)
    phrases = [] if change.before else ["made"] if not _undone(change) else ["brought back"]
    phrases += _places(old, new)
    phrases += _texts("note", _note(old), _note(new))
    phrases += _set(_tags(old), _tags(new))
    phrases += _links(old, new, named)
    rest = {"targets", "comments", "tags", "links", "id", "created", "modified", "creator", "editor"}
    return (*phrases, *(f"{name} changed" for name in change.fields if change.before and name not in rest))


def _undone(change: Change) -> bool:
    return change.label.startswith(("undone", "redone"))


def _claim(old: Document, new: Document) -> tuple[str, ...]:
    phrases = [] if old else ["made"]
    phrases += _texts("claim", old.get("text", ""), new["text"])
    phrases += _words("status", old.get("status", ""), new.get("status", ""))
    phrases += _texts("because", old.get("rationale", ""), new.get("rationale", ""))
    before, after = old.get("proposal") or {}, new.get("proposal") or {}
    return (*phrases, *_words("proposed", before.get("status", ""), after.get("status", "")))


def _texts(what: str, old: str, new: str) -> list[str]:
    if old == new:
        return []
    return [f"{what}: {' → '.join(f'“{text}”' if text else 'none' for text in (old, new) if text or old)}"]


def _words(what: str, old: str, new: str) -> list[str]:
    if old == new:
        return []
    return [f"{what}: {' → '.join(text or 'none' for text in (old, new) if text or old)}"]


def _set(old: list[str], new: list[str]) -> list[str]:
    return [f"+ {name}" for name in new if name not in old] + [f"− {name}" for name in old if name not in new]


def _note(document: Document) -> str:
    return "\n\n".join(comment["text"] for comment in document.get("comments", ()))


def _tags(document: Document) -> list[str]:
    tags = document.get("tags", ())
    return [tag["name"] if tag["axis"] == "free" else f"{tag['axis']}:{tag['name']}" for tag in tags]


def _quotes(document: Document) -> list[str]:
    return [(target.get("quote") or {}).get("exact", "") for target in document.get("targets", ())]


def _places(old: Document, new: Document) -> list[str]:
    before, after = _quotes(old), _quotes(new)
    if not before:
        return [f"on “{quote}”" if quote else "on the whole article" for quote in after]
    if len(before) != len(after):
        return [f"on {' / '.join(f'“{quote}”' for quote in after)}"]
    pairs = zip(before, after, old["targets"], new["targets"], strict=True)
    phrases = []
    for was, now, place, other in pairs:
        if was != now:
            phrases.append(f"place: “{was}” → “{now}”")
        elif place != other:
            phrases.append(f"place: “{now}” in another text or at another position")
    return phrases


def _links(old: Document, new: Document, named: Named) -> list[str]:
    before, after = _stances(old), _stances(new)
    phrases = []
    for key, stance in after.items():
        if key not in before:
            phrases.append(f"under “{named(key[0])}”{f' ({stance})' if stance else ''}")
        elif before[key] != stance:
            phrases += _words(f"stance to “{named(key[0])}”", before[key], stance)
    return phrases + [f"out of “{named(key[0])}”" for key in before if key not in after]


def _stances(document: Document) -> dict[tuple[str, int | None], str]:
    links = document.get("links", ())
    return {(link["claim"], link.get("target")): link.get("stance", "") for link in links}
