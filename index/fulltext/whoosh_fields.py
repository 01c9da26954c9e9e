"""Which fields an article has in a Whoosh index, and the table with one row for each article of a segment."""

from __future__ import annotations

import warnings

import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields, formats

ID_BYTES = 16
"""Bytes of an article's id in the table, padded with zeros."""

SCORED = ("author", "outlet", "text", "title")
"""Fields with positions and lengths."""

FIELDS = ("author", "forms", "name", "outlet", "text", "title", "title_forms")
"""All fields, in the order in which they stand in every segment. ``text`` has the stems of title and body, ``forms``
their words as they are written, ``title_forms`` those of the title alone, ``name`` the outlet as a whole."""

WRITTEN = {"text": "forms", "title": "title_forms"}
"""Fields of stems, with the ones that have the same words as they are written: what begun and fuzzy words meet."""

ROW = np.dtype(
    [("id", f"S{ID_BYTES}"), ("day", "<u4"), ("moment", "<u4"), ("lengths", "<u4", (len(SCORED),))]
)
"""A document: id, day and minute of publication (0 where unknown), and how many words each scored field has."""


class PackedField(fields.FieldType):  # type: ignore[misc]
    """A field whose posting lists are ours (``whoosh_postings``); Whoosh keeps its terms, in order."""

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.scorable = False
        self.stored = False
        self.unique = False


def schema() -> fields.Schema:
    """Return the fields of an article in the index."""
    return fields.Schema(**{name: PackedField() for name in FIELDS})


def outlet_key(name: str) -> bytes:
    """Return the term that an outlet's whole name is found by, in any case."""
    return name.casefold().encode("utf-8", "replace")[:512]
