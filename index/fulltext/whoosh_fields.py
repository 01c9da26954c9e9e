"""How articles stand in a Whoosh index: the schema, and postings made faster than by Whoosh's own analyzers."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from pickle import dumps
from struct import Struct
from typing import TYPE_CHECKING

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import columns, fields, formats

from index.fulltext.analysis import analyse, raw_words
from index.fulltext.numbers import day_number, moment_number

if TYPE_CHECKING:
    from index.fulltext.engine import Document

ID_BYTES = 16
"""Bytes of an article's id in its column, padded with zeros."""

TITLE_WEIGHT = 3.0
"""How many times a word of the title counts: the weighted sum of term frequencies over fields of BM25F (Robertson,
Zaragoza and Taylor 2004), taken when the article is indexed."""

TITLE_GAP = 100
"""Positions between title and text, so that no phrase reaches from one into the other."""

Posting = tuple[bytes, int, float, bytes]
"""Term, frequency, weight and encoded positions, as Whoosh's writer takes them."""

NEVER = 2**32 - 1
"""Default of the columns of numbers. No document has it, so that every document's value is written and a column that
was cut short shows: Whoosh leaves out defaults at the end of a column."""

_COUNT = Struct("!I").pack


class ReadyField(fields.FieldType):  # type: ignore[misc]
    """A field whose values are postings already; nothing of it is analysed or stored by Whoosh."""

    def __init__(self, *, positions: bool) -> None:
        """Choose whether the postings carry positions.

        Every field keeps its lengths, scored or not: without them Whoosh looks for a file of lengths at every posting.
        """
        self.format = formats.Positions() if positions else formats.Existence()
        self.scorable = True
        self.stored = False
        self.unique = False

    def index(self, value: Iterable[Posting], **_: object) -> Iterator[Posting]:
        """Return the postings as they are."""
        return iter(value)


class KeyField(fields.ID):  # type: ignore[misc]
    """The id of an article: a term to delete by, and a column that all ids are read from at once."""

    def __init__(self) -> None:
        super().__init__(stored=False, unique=True, sortable=columns.FixedBytesColumn(ID_BYTES))

    def to_column_value(self, value: str) -> bytes:
        """Pad the id to the width of the column."""
        return value.encode("utf-8").ljust(ID_BYTES, b"\0")


def schema() -> fields.Schema:
    """Return the fields of an article in the index."""
    return fields.Schema(
        id=KeyField(),
        text=ReadyField(positions=True),
        title=ReadyField(positions=True),
        author=ReadyField(positions=True),
        outlet=ReadyField(positions=True),
        forms=ReadyField(positions=False),
        name=ReadyField(positions=False),
        day=fields.COLUMN(columns.NumericColumn("I", default=NEVER)),
        moment=fields.COLUMN(columns.NumericColumn("I", default=NEVER)),
    )


def row(document: Document) -> dict[str, object]:
    """Return the values of an article for Whoosh's ``add_document``.

    Raises:
        ValueError: its id is longer than the column is wide.
    """
    if len(document.id.encode("utf-8")) > ID_BYTES:
        raise ValueError(f"The id {document.id} is longer than {ID_BYTES} bytes.")
    title = raw_words(document.title) if document.title else []
    body = raw_words(document.text)
    places: dict[str, list[int]] = {}
    for position, word in enumerate(title):
        places.setdefault(word, []).append(position)
    for position, word in enumerate(body, len(title) + TITLE_GAP):
        places.setdefault(word, []).append(position)
    terms: dict[str, list[int]] = {}
    forms: set[str] = set()
    for word, positions in places.items():
        form, term = analyse(word)
        forms.add(form)
        if term in terms:
            terms[term] = sorted(terms[term] + positions)
        else:
            terms[term] = positions
    values: dict[str, object] = {
        "id": document.id,
        "text": _weighed(terms, len(title)),
        "forms": [(form.encode("utf-8", "replace"), 1, 1.0, b"") for form in forms],
        "day": day_number(document.published),
        "moment": moment_number(document.published),
    }
    if title:
        values["title"] = _plain([analyse(word)[1] for word in title])
    if document.author:
        values["author"] = _plain([analyse(word)[0] for word in raw_words(document.author)])
    if document.outlet:
        values["outlet"] = _plain([analyse(word)[0] for word in raw_words(document.outlet)])
        values["name"] = [(outlet_key(document.outlet), 1, 1.0, b"")]
    return values


def outlet_key(name: str) -> bytes:
    """Return the term that an outlet's whole name is found by, in any case."""
    return name.casefold().encode("utf-8", "replace")[:512]


def _weighed(terms: dict[str, list[int]], title: int) -> Iterator[Posting]:
    for term, positions in terms.items():
        count = len(positions)
        weight = float(count)
        if title and positions[0] < title:
            weight += (TITLE_WEIGHT - 1.0) * sum(position < title for position in positions)
        yield term.encode("utf-8", "replace"), count, weight, encode_positions(positions)


def _plain(terms: list[str]) -> list[Posting]:
    places: dict[str, list[int]] = {}
    for position, term in enumerate(terms):
        places.setdefault(term, []).append(position)
    return [
        (term.encode("utf-8", "replace"), len(positions), float(len(positions)), encode_positions(positions))
        for term, positions in places.items()
    ]


def encode_positions(positions: list[int]) -> bytes:
    """Encode rising positions as ``whoosh.formats.Positions`` does."""
    deltas = (
        [b - a for a, b in zip([0, *positions], positions, strict=False)] if len(positions) > 1 else positions
    )
    return _COUNT(len(deltas)) + dumps(deltas, 2)
