"""Which annotations are meant: a filter as a value, and the SQL that finds their numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from reader.notes.model import Axis
from reader.notes.tidy import fold

_TAGGED = (
    "(a.number IN (SELECT annotation FROM tags WHERE folded = :tag{n} AND (:axis{n} = '' OR axis = :axis{n}))"
    " OR (:axis{n} IN ('', 'status') AND a.number IN (SELECT annotation FROM links JOIN claims"
    " ON claims.id = links.claim WHERE claims.status = :tag{n}))"
    " OR (:axis{n} IN ('', 'stance') AND a.number IN (SELECT annotation FROM links WHERE stance = :tag{n})))"
)
_ANYWHERE = "(instr(a.note, :{key}) OR instr(a.quote, :{key}) OR instr(a.words, :{key})"
_LATEST_ORPHAN = (
    "EXISTS (SELECT 1 FROM targets AS o JOIN placements AS p"
    " ON p.annotation = a.id AND p.ordinal = o.ordinal AND p.quote = o.quote"
    " WHERE o.annotation = a.number AND p.method = 'orphan' AND p.number = (SELECT max(q.number) FROM placements AS q"
    " WHERE q.annotation = p.annotation AND q.ordinal = p.ordinal AND q.quote = p.quote))"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase that must (or must not) occur."""

    text: str
    """What to look for; case and accents do not count."""
    field: str = ""
    """``note``, ``quote``, ``claim``, or empty for anywhere."""
    wanted: bool = True
    """False where it must not occur."""


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which annotations are meant; what is left empty does not narrow."""

    ids: tuple[str, ...] | None = None
    """Only these annotations: a page of what ``NoteStore.ids`` returned."""
    articles: frozenset[str] | None = None
    """Only those on one of these article ids."""
    tags: tuple[str, ...] = ()
    """Only those that carry all of these tags (``disputed`` or ``status:disputed``); claims' status counts."""
    without_tags: tuple[str, ...] = ()
    """Only those that carry none of these."""
    outlets: tuple[str, ...] = ()
    """Only those on an outlet whose name has one of these in it."""
    authors: tuple[str, ...] = ()
    """Only those by one of these people (a part of the name)."""
    words: tuple[Word, ...] = ()
    """Only those in which all of these occur."""
    claim: str | None = None
    """Only those under this claim id."""
    since: date | None = None
    """Only those on an article published on this day or later."""
    until: date | None = None
    """Only those on an article published on this day or earlier."""
    made_since: date | None = None
    """Only those made (in UTC) on this day or later."""
    made_until: date | None = None
    """Only those made on this day or earlier."""
    orphans: bool | None = None
    """Only those that lost their place (True) or that did not (False)."""


EVERYTHING = NoteFilter()
"""The filter that lets everything through."""


def condition(wanted: NoteFilter) -> tuple[str, dict[str, object]]:
    """Return the SQL condition on ``annotations AS a`` and its values."""
    parts: list[str] = []
    values: dict[str, object] = {}
    if wanted.ids is not None:
        parts.append("a.id IN (SELECT value FROM json_each(:ids))")
        values["ids"] = json.dumps(wanted.ids)
    _add_tags(wanted, parts, values)
    _add_targets(wanted, parts, values)
    _add_words(wanted, parts, values)
    if wanted.authors:
        names = {f"author{n}": fold(name) for n, name in enumerate(wanted.authors)}
        parts.append("(" + " OR ".join(f"instr(a.creator, :{key})" for key in names) + ")")
        values.update(names)
    if wanted.claim is not None:
        parts.append("a.number IN (SELECT annotation FROM links WHERE claim = :claim)")
        values["claim"] = wanted.claim
    if wanted.made_since:
        parts.append("a.created >= :made_since")
        values["made_since"] = wanted.made_since.isoformat()
    if wanted.made_until:
        parts.append("substr(a.created, 1, 10) <= :made_until")
        values["made_until"] = wanted.made_until.isoformat()
    if wanted.orphans is not None:
        parts.append(_LATEST_ORPHAN if wanted.orphans else f"NOT {_LATEST_ORPHAN}")
    return " AND ".join(parts) or "1", values


def _add_tags(wanted: NoteFilter, parts: list[str], values: dict[str, object]) -> None:
    asked = [(tag, "") for tag in wanted.tags] + [(tag, "NOT ") for tag in wanted.without_tags]
    for n, (tag, negated) in enumerate(asked):
        parts.append(negated + _TAGGED.format(n=n))
        values[f"axis{n}"], values[f"tag{n}"] = split_tag(tag)


def split_tag(tag: str) -> tuple[str, str]:
    """Return the axis (empty if none is named) and the folded name that a person means by ``tag``."""
    axis, colon, name = tag.partition(":")
    if colon and fold(axis) in Axis._value2member_map_:
        return fold(axis), fold(name)
    return "", fold(tag)


def _add_targets(wanted: NoteFilter, parts: list[str], values: dict[str, object]) -> None:
    """One target must satisfy article, outlet and date at once."""
    inner: list[str] = []
    if wanted.articles is not None:
        inner.append("t.article IN (SELECT value FROM json_each(:articles))")
        values["articles"] = json.dumps(sorted(wanted.articles))
    if wanted.outlets:
        names = {f"outlet{n}": fold(name) for n, name in enumerate(wanted.outlets)}
        inner.append("(" + " OR ".join(f"instr(t.outlet, :{key})" for key in names) + ")")
        values.update(names)
    if wanted.since:
        inner.append("substr(t.published, 1, 10) >= :since")
        values["since"] = wanted.since.isoformat()
    if wanted.until:
        inner.append("substr(t.published, 1, 10) <= :until")
        values["until"] = wanted.until.isoformat()
    if inner:
        parts.append(f"a.number IN (SELECT t.annotation FROM targets AS t WHERE {' AND '.join(inner)})")


def _add_words(wanted: NoteFilter, parts: list[str], values: dict[str, object]) -> None:
    in_claim = (
        "a.number IN (SELECT annotation FROM links JOIN claims ON claims.id = links.claim"
        " WHERE instr(claims.words, :{key}))"
    )
    for n, word in enumerate(wanted.words):
        key = f"word{n}"
        values[key] = fold(word.text)
        columns = {"note": "instr(a.note, :{key})", "quote": "instr(a.quote, :{key})", "claim": in_claim}
        found = columns.get(word.field, _ANYWHERE + f" OR {in_claim})").format(key=key)
        parts.append(found if word.wanted else f"NOT {found}")
