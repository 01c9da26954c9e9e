"""Annotations for Hypothesis, one file per article, and its exports read back.

Its importer takes one target per record and puts the address of the open page in place of ``uri``, hence the
files; it counts positions in UTF-16 of the page, hence the quote selector alone.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from index.version import VERSION as PROGRAM
from reader.compare.steps import each
from reader.notes.documents import canonical_json
from reader.notes.exchange.bundle import Bundle
from reader.notes.exchange.incoming import Incoming
from reader.notes.exchange.values import author_of, listed, time_of
from reader.notes.identity import IRI, URN, stable_urn
from reader.notes.model import Annotation, Author, Axis, Claim, Comment, Purpose, Quote, Source, Tag, Target
from reader.notes.shown import tags_shown
from reader.notes.tidy import tidy, tidy_line

VERSION = 1
_ACCOUNT = re.compile(r"acct:[^@\s]+@[^@\s]+\Z")
_EVERYBODY = "group:__world__"


def files(bundle: Bundle) -> dict[str, dict[str, Any]]:
    """Return one document per article by a file name made of outlet, title and article, in that order."""
    claims = {claim.id: claim for claim in bundle.claims}
    found: dict[str, tuple[Source, list[dict[str, Any]]]] = {}
    for annotation in each("Writing the notes", bundle.annotations):
        for number, target in enumerate(annotation.targets):
            _, records = found.setdefault(target.source.iri, (target.source, []))
            records.append(_record(annotation, number, claims))
    ranked = sorted(found.values(), key=lambda pair: file_name(pair[0]))
    times = bundle.times
    return {
        file_name(source): {
            "export_date": times[-1] if times else "1970-01-01T00:00:00Z",
            "export_userid": records[0]["user"],
            "client_version": f"crossread {PROGRAM}",
            "crossread_version": VERSION,
            "annotations": records,
        }
        for source, records in ranked
    }


def file_name(source: Source) -> str:
    """Return the name of an article's file: readable, safe everywhere, and its own."""
    spread = unicodedata.normalize("NFKD", f"{source.outlet or ''} {source.title or ''}")
    words = re.findall(r"[a-z0-9]+", spread.encode("ascii", "ignore").decode().lower())
    own = source.article or stable_urn("file", source.iri)[len(URN) : len(URN) + 12]
    return "-".join([*words[:8], own])[-100:] + ".json"


def _record(annotation: Annotation, number: int, claims: dict[str, Claim]) -> dict[str, Any]:
    target = annotation.targets[number]
    author = annotation.creator or Author(nickname="unknown")
    user = _account(author)
    created = annotation.created or "1970-01-01T00:00:00Z"
    item: dict[str, Any] = {"source": target.source.iri}
    if target.quote:
        quote = target.quote
        selector = {
            "type": "TextQuoteSelector",
            "exact": quote.exact,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
        }
        item["selector"] = [selector]
    return {
        "id": annotation.id if number == 0 else stable_urn("record", annotation.id, str(number)),
        "created": created,
        "updated": annotation.modified or created,
        "user": user,
        "user_info": {"display_name": author.label},
        "group": "__world__",
        "uri": target.source.iri,
        "document": {"title": [target.source.title] if target.source.title else []},
        "tags": [str(tag) for tag in tags_shown(annotation, claims)],
        "text": annotation.note,
        "hidden": False,
        "flagged": False,
        "references": [],
        "links": {},
        "permissions": {"read": [_EVERYBODY], "update": [user], "delete": [user]},
        "target": [item],
    }


def _account(author: Author) -> str:
    if author.iri and _ACCOUNT.match(author.iri):
        return author.iri
    spread = unicodedata.normalize("NFKD", author.label).encode("ascii", "ignore").decode()
    name = ".".join(re.findall(r"[A-Za-z0-9]+", spread)) or "reader"
    return f"acct:{name}@crossread.example"


def records(data: Any) -> list[Any] | None:
    """Return the records of Hypothesis in an export or an answer of its API, several or one; None of others' files."""
    if _is_record(data):
        return [data]
    rows = data.get("annotations", data.get("rows")) if isinstance(data, dict) else data
    said = isinstance(data, dict) and "export_date" in data
    return rows if isinstance(rows, list) and (said or any(_is_record(row) for row in rows)) else None


def _is_record(row: Any) -> bool:
    return isinstance(row, dict) and "uri" in row and "target" in row and "type" not in row


def read_hypothesis(rows: list[Any]) -> Incoming:
    """Read the records of Hypothesis; one that cannot be read is named and the rest goes on."""
    incoming = Incoming()
    for number, row in enumerate(rows, 1):
        incoming.attempt(
            lambda one: incoming.annotations.append(_annotation(one, incoming)), row, f"record {number}"
        )
    return incoming


def _annotation(row: Any, incoming: Incoming) -> Annotation:
    if not isinstance(row, dict) or not isinstance(row.get("uri"), str):
        raise ValueError("it has no uri")
    reply = bool(row.get("references"))
    if reply:
        incoming.say("A reply was kept as a note on the whole article.")
    targets = tuple(_target(one, row, incoming) for one in listed(row.get("target")) or [{}])
    text = tidy(row.get("text") or "")
    purpose = Purpose.REPLYING if reply else Purpose.COMMENTING
    created, modified = time_of(row.get("created")), time_of(row.get("updated"))
    return Annotation(
        id=_id(row),
        targets=targets,
        comments=(Comment(text, purpose, "text/markdown"),) if text else (),
        tags=tuple(dict.fromkeys(_tag(tag) for tag in listed(row.get("tags")) if tidy_line(str(tag)))),
        creator=_author(row),
        created=created,
        modified=modified if created and modified and modified > created else None,
    )


def _id(row: dict[str, Any]) -> str:
    """Return the record's id as an IRI: its own, or the address it has at Hypothesis."""
    id_ = row.get("id")
    if isinstance(id_, str) and IRI.match(id_):
        return id_
    if isinstance(id_, str) and re.fullmatch(r"[A-Za-z0-9_-]+", id_):
        return f"https://hypothes.is/a/{id_}"
    return stable_urn("imported", canonical_json(row))


def _author(row: dict[str, Any]) -> Author | None:
    info = row.get("user_info")
    shown = info.get("display_name") if isinstance(info, dict) else None
    name = tidy_line(shown) if isinstance(shown, str) else ""
    author = author_of(row.get("user"))
    if author is None:
        return Author(nickname=name) if name else None
    if author.iri and author.iri.endswith("@crossread.example"):
        return Author(nickname=name or author.label)
    return Author(nickname=name, iri=author.iri) if name else author


def _tag(tag: Any) -> Tag:
    text = tidy_line(str(tag))
    axis, colon, name = text.partition(":")
    if colon and axis in (Axis.BASIS, Axis.CHECK) and name:
        return Tag(Axis(axis), name)
    if colon and axis in (Axis.STATUS, Axis.STANCE) and name:
        # A status stands on a claim, and Hypothesis knows none.
        return Tag(Axis.FREE, name)
    return Tag(Axis.FREE, text)


def _target(item: Any, row: dict[str, Any], incoming: Incoming) -> Target:
    named = item.get("source") if isinstance(item, dict) else None
    uri = named if isinstance(named, str) else row["uri"]
    titles = row["document"].get("title") if isinstance(row.get("document"), dict) else None
    titles = titles if isinstance(titles, list) else [titles]
    title = next((tidy_line(one) for one in titles if isinstance(one, str)), None)
    uri = incoming.address(uri)
    web = re.match(r"https?:", uri, re.IGNORECASE)
    source = Source(title=title or None, url=uri) if web else Source(title=title or None, given=uri)
    quote = None
    for selector in listed(item.get("selector")) if isinstance(item, dict) else []:
        if (
            isinstance(selector, dict)
            and selector.get("type") == "TextQuoteSelector"
            and selector.get("exact")
        ):
            prefix, suffix = str(selector.get("prefix") or ""), str(selector.get("suffix") or "")
            quote = Quote(str(selector["exact"]), prefix, suffix)
    return Target(source, quote)
