"""Annotations as CSV (RFC 4180): a row per target, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from reader.compare.steps import each
from reader.notes.exchange.bundle import Bundle
from reader.notes.model import Annotation, Axis, Claim
from reader.notes.shown import tags_shown

VERSION = 1
COLUMNS = (
    "version",
    "id",
    "target",
    "targets",
    "outlet",
    "published",
    "title",
    "quote",
    "note",
    "claim",
    "status",
    "stance",
    "basis",
    "check",
    "tags",
    "creator",
    "created",
    "modified",
    "source",
    "url",
    "article",
    "start",
    "end",
    "prefix",
    "suffix",
    "text_hash",
)
"""The columns, always all of them in this order; ``target`` counts from 1."""
_FORMULA = tuple("=+-@＝＋－＠")  # East Asian spreadsheets compute the wide ones too


def table(bundle: Bundle) -> str:
    """Return a bundle as CSV with a heading; cells that a spreadsheet would compute begin with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    claims = {claim.id: claim for claim in bundle.claims}
    for annotation in each("Writing the notes", bundle.annotations):
        for row in _rows(annotation, claims):
            writer.writerow([_safe(row.get(column, "")) for column in COLUMNS])
    return out.getvalue()


def _safe(cell: str) -> str:
    computed = cell.lstrip("\t\r\n").startswith(_FORMULA)
    return f"'{cell}" if computed or cell.startswith(("\t", "\r", "'")) else cell


def _rows(annotation: Annotation, claims: dict[str, Claim]) -> Iterator[dict[str, str]]:
    tags = tags_shown(annotation, claims)
    gathered = [claims[link.claim].text if link.claim in claims else link.claim for link in annotation.links]
    common = {
        "version": str(VERSION),
        "id": annotation.id,
        "targets": str(len(annotation.targets)),
        "note": annotation.note,
        "claim": _joined(gathered),
        "creator": annotation.creator.label if annotation.creator else "",
        "created": annotation.created or "",
        "modified": annotation.modified or "",
    }
    for axis in Axis:
        column = "tags" if axis is Axis.FREE else axis.value
        common[column] = _joined([tag.name for tag in tags if tag.axis is axis])
    for number, target in enumerate(annotation.targets, 1):
        source, quote = target.source, target.quote
        row = {
            "target": str(number),
            "outlet": source.outlet or "",
            "published": source.published or "",
            "title": source.title or "",
            "source": source.iri,
            "url": source.url or "",
            "article": source.article,
            "text_hash": source.text_hash,
        }
        if quote:
            row |= {"quote": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
            row |= {"start": "" if quote.start is None else str(quote.start)}
            row |= {"end": "" if quote.end is None else str(quote.end)}
        stances = [li.stance for li in annotation.links if li.stance and li.target in (None, number - 1)]
        yield common | row | {"stance": _joined(stances)}


def _joined(names: list[str]) -> str:
    return "; ".join(dict.fromkeys(names))
