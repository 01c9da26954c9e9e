"""Hand annotations on and take them in: every format, the check before writing, and merging without overwriting.

``prepare(store, wanted, present=)`` gathers and checks; ``render(format, bundle, vocabulary)`` gives the file
(``render_files``, for Hypothesis, gives one per article). ``read(data)`` finds out what a file is, ``merge``
takes it in.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from functools import cache
from typing import Any

from index.errors import NoteError
from reader.compare.steps import pause
from reader.notes.exchange import (
    claimreview,
    hypothesis,
    json_lines,
    markdown,
    page,
    report,
    table,
    webannotation,
    webannotation_reader,
)
from reader.notes.exchange.bundle import Bundle, Checked, Failure, TextOf, check, gather
from reader.notes.exchange.incoming import Incoming
from reader.notes.exchange.merging import ArticleOf, ImportReport, Outcome, Step, merge
from reader.notes.model import Source
from reader.notes.store import NoteFilter, NoteStore
from reader.notes.store.selection import EVERYTHING
from reader.notes.vocabulary import Vocabulary

__all__ = [
    "ArticleOf",
    "Bundle",
    "Checked",
    "Failure",
    "Format",
    "ImportReport",
    "Incoming",
    "Outcome",
    "Step",
    "TextOf",
    "merge",
    "prepare",
    "read",
    "render",
    "render_files",
]


class Format(StrEnum):
    """What can be written."""

    W3C = "w3c"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    CLAIMREVIEW = "claimreview"
    HYPOTHESIS = "hypothesis"

    @property
    def suffix(self) -> str:
        """The usual ending of a file's name."""
        endings = {"w3c": ".jsonld", "claimreview": ".json", "hypothesis": ".json", "markdown": ".md"}
        return endings.get(self.value, f".{self.value}")


def prepare(
    store: NoteStore,
    wanted: NoteFilter = EVERYTHING,
    *,
    present: TextOf = lambda source: None,
    keep_earlier: bool = False,
) -> Checked:
    """Return what a filter lets through, each quote held against its article's text.

    ``present`` gives the text as it is now, if the article is stored; else the text noted on counts.
    ``keep_earlier`` lets through quotes that only an earlier version of the text has.
    """

    @cache
    def kept(digest: str) -> str | None:
        return store.text(digest) if digest else None

    def earlier(source: Source) -> str | None:
        return kept(source.text_hash)

    return check(gather(store, wanted), present, earlier, keep_earlier=keep_earlier)


def render(format_: Format, bundle: Bundle, vocabulary: Vocabulary) -> str:
    """Return a bundle as one file's text; the same bundle gives the same bytes.

    Raises:
        NoteError: the format takes one file per article (use ``render_files``).
    """
    if format_ is Format.W3C:
        return json_text(webannotation.collection(bundle))
    if format_ is Format.JSONL:
        return "".join(json_text(row, indent=None) for row in json_lines.lines(bundle))
    if format_ is Format.CSV:
        return table.table(bundle)
    if format_ is Format.CLAIMREVIEW:
        return json_text(claimreview.drafts(bundle, vocabulary))
    if format_ is Format.HYPOTHESIS:
        files = render_files(bundle)
        if len(files) > 1:
            raise NoteError(
                f"Hypothesis takes one file per article, and these notes are on {len(files)} articles.",
                hint="Give a folder with --output.",
            )
        return next(
            iter(files.values()), json_text({"export_date": "1970-01-01T00:00:00Z", "annotations": []})
        )
    said = report.report(bundle, vocabulary)
    return markdown.markdown(said) if format_ is Format.MARKDOWN else page.page(said)


def render_files(bundle: Bundle) -> dict[str, str]:
    """Return a bundle as Hypothesis files: file name to text, one per article."""
    return {name: json_text(document) for name, document in hypothesis.files(bundle).items()}


def json_text(value: Any, *, indent: int | None = 2) -> str:
    """Return a value as JSON with a line end; controls, bidi marks and lone surrogates are written as escapes."""
    text = json.dumps(value, ensure_ascii=False) if indent is None else _indented(value, indent)
    return _UNSEEN.sub(lambda m: f"\\u{ord(m.group()):04x}", text) + "\n"


def _indented(value: Any, indent: int) -> str:
    """Return a value as indented JSON; that takes long for many notes, and may be stopped."""
    pieces = []
    for piece in json.JSONEncoder(ensure_ascii=False, indent=indent).iterencode(value):
        pieces.append(piece)
        if len(pieces) % PIECES == 0:
            pause()
    return "".join(pieces)


PIECES = 10_000
"""Pieces of JSON after which writing may be stopped."""
_TOO_DEEP = "This file is nested too deeply to be annotations."
_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def read(data: bytes) -> Incoming:
    """Read an import file of any known kind.

    Raises:
        NoteError: it is none of them.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoteError("This file is not UTF-8.", hint="Export it again as JSON.") from error
    first = next((row for row in text.split("\n", 50)[:50] if row.strip()), "")
    try:
        if json_lines.is_header(json.loads(first)):
            return json_lines.read_lines(text)
    except (ValueError, RecursionError):
        pass
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise NoteError(_TOO_DEEP) from error
    except ValueError as error:
        raise NoteError(
            f"This file is not JSON ({error}).",
            hint="“crossread import” reads crossread's own exports (w3c, jsonl), W3C collections and Hypothesis JSON.",
        ) from error
    if isinstance(value, dict):
        json_lines.check_version(value.get("cr:version", value.get("crossread_version")))
    try:
        if (records := hypothesis.records(value)) is not None:
            return hypothesis.read_hypothesis(records)
        return webannotation_reader.read_collection(value)
    except RecursionError as error:
        raise NoteError(_TOO_DEEP) from error
