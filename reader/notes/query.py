"""The query language of notes: what the one search box says about annotations.

``tag:disputed note:hospital outlet:reuters -minor "a phrase"``: everything must hold. Fields: ``tag:``, ``note:``,
``quote:``, ``claim:``, ``by:`` (who made it), ``outlet:``, ``since:`` and ``until:`` (the article's day), ``made:`` and
``before:`` (the note's day), ``is:orphan``. A minus excludes a word, a field of words or a tag. It never raises: what
is not understood is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from reader.notes.store.selection import EVERYTHING, NoteFilter, Word

if TYPE_CHECKING:
    from reader.notes.store import NoteStore

_TOKEN = re.compile(r"""(?P<minus>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))""")
_WORDS = ("note", "quote", "claim")
_DAYS = {"since": "since", "until": "until", "made": "made_since", "before": "made_until"}
_LAST = ("until", "before")
"""Fields that mean the last day of a month or year."""
MOST = 100
"""Words that are searched at most; SQLite takes some hundreds."""
FIELDS = ("tag", *_WORDS, "by", "outlet", *_DAYS, "is")
"""The fields of the language, for help and completion."""


@dataclass(frozen=True, slots=True)
class NoteQuery:
    """A query as it was understood."""

    wanted: NoteFilter
    """What it asks for."""
    ignored: tuple[str, ...] = ()
    """One sentence for each part that could not be used."""


def parse_query(text: str, *, start: NoteFilter = EVERYTHING, today: date | None = None) -> NoteQuery:
    """Read a query into a filter that also holds ``start``; ``yesterday`` counts from ``today``."""
    query = NoteQuery(start)
    for number, match in enumerate(_TOKEN.finditer(text)):
        if number == MOST:
            return _ignore(query, f"Only the first {MOST} words were searched.")
        value = match["phrase"] if match["phrase"] is not None else match["word"]
        field = (match["field"] or "").casefold()
        if not value.strip() or (
            not field and value.casefold().rstrip(":") in FIELDS and value.endswith(":")
        ):
            query = _ignore(query, f"“{match.group()}” was ignored: nothing stands after it.")
        elif field and field not in FIELDS:
            # 14:00 or http://… are words with a colon in them.
            query = _with_word(query, "", f"{match['field']}:{value}", not match["minus"])
        elif field in _DAYS:
            query = _with_day(query, field, value, today)
        else:
            query = _with_field(query, field, value, not match["minus"])
    return query


def articles_asked(store: NoteStore, asked: str) -> frozenset[str]:
    """Return the articles that a search for a tag (``disputed``) or in notes (``note:hospital``, ``by:Ada``) means.

    Raises:
        StoreError: the notes cannot be read.
    """
    field, _, value = asked.partition(":")
    value = value.strip().rstrip("*")
    if field in _WORDS and value:
        return store.article_ids(NoteFilter(words=(Word(value, field),)))
    if field == "by" and value:
        return store.article_ids(NoteFilter(authors=(value,)))
    return store.tagged(asked)


def _ignore(query: NoteQuery, why: str) -> NoteQuery:
    return replace(query, ignored=(*query.ignored, why))


def _with_field(query: NoteQuery, field: str, value: str, wanted: bool) -> NoteQuery:
    filter_ = query.wanted
    if field == "tag":
        if wanted:
            return replace(query, wanted=replace(filter_, tags=(*filter_.tags, value)))
        return replace(query, wanted=replace(filter_, without_tags=(*filter_.without_tags, value)))
    if field in ("", *_WORDS):
        return _with_word(query, field, value, wanted)
    if field == "is" and value.casefold() in ("orphan", "orphans", "orphaned"):
        return replace(query, wanted=replace(filter_, orphans=wanted))
    if field == "is" or not wanted:
        return _ignore(query, f"“{'' if wanted else '-'}{field}:{value}” was ignored: it is not known here.")
    if field == "by":
        return replace(query, wanted=replace(filter_, authors=(*filter_.authors, value)))
    return replace(query, wanted=replace(filter_, outlets=(*filter_.outlets, value)))


def _with_word(query: NoteQuery, field: str, value: str, wanted: bool) -> NoteQuery:
    words = (*query.wanted.words, Word(value, field, wanted))
    return replace(query, wanted=replace(query.wanted, words=words))


def _with_day(query: NoteQuery, field: str, value: str, today: date | None) -> NoteQuery:
    from index.ingest.dates import parse_date

    period = parse_date(value, base=today or date.today())
    if period is None:
        return _ignore(query, f"“{field}:{value}” was ignored: it is not a date such as 2026-03-13.")
    changed: dict[str, Any] = {_DAYS[field]: period.last if field in _LAST else period.first}
    return replace(query, wanted=replace(query.wanted, **changed))
