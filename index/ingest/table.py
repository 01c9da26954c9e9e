"""CSV and TSV: a row per article, columns under the names that people use (see ``jsonl.NAMES``)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from index.ingest.decode import decode
from index.ingest.jsonl import NAMES, TEXT, read_object
from index.ingest.table_dates import day_first, plain_date
from index.ingest.values import Defaults, Failure
from index.patterns import lazy

if TYPE_CHECKING:
    from index.article import Article

CELL = 20_000_000
"""Characters of one cell."""
ABOVE = 5
"""Rows among which the names of the columns are looked for; some programs put the name of the table above them."""
COLUMNS = 1000
"""Columns of a table; more is not a table of articles."""

_SEPARATORS = ",;\t|"
_STATED = lazy(r"\"?sep=([,;\t|])\"?\r?\n")
"""A first line in which spreadsheets say what parts the cells."""
_ABSTRACTS = ("abstract", "abstract note", "summary", "description", "snippet", "excerpt", "notes")
_ALIASES = {
    "publication title": "publication",
    "publication": "publication",
    "news source": "outlet",
    "source name": "source_name",
    "publication date": "publication_date",
    "publication year": "date",
    "date published": "date_published",
    "publish date": "publish_date",
    "full text": "full_text",
    "article text": "text",
    "article body": "article_body",
    "article title": "title", "story title": "title", "news title": "title", "article date": "date",
    "main text": "maintext",
    "titel": "title", "überschrift": "title", "titre": "title", "título": "title", "titulo": "title", "titolo": "title",
    "inhalt": "text", "volltext": "text", "texte": "text", "contenu": "text", "texto": "text", "contenido": "text",
    "testo": "text", "datum": "date", "fecha": "date", "quelle": "outlet", "fuente": "outlet", "fonte": "outlet",
    "média": "outlet", "medio": "outlet", "autor": "author", "autorin": "author", "auteur": "author",
    "autore": "author",
    "sprache": "language", "langue": "language", "idioma": "language", "lingua": "language", "adresse": "url",
}  # fmt: skip
"""Column names as reference managers and people write them to names that ``jsonl`` knows."""


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read a table with named columns, one article per row; a row that is none is a ``Failure`` of its own."""
    text = decode(data)
    if text is None:
        yield Failure(source, "It is not text.")
        return
    csv.field_size_limit(CELL)
    text = text.removeprefix("\ufeff")
    stated = _STATED.match(text)
    separator = stated[1] if stated else _separator(text)
    body = text[stated.end() if stated else 0 :]
    try:
        rows, header = _header(body, separator)
        day = _day_first(body, separator, header)
    except csv.Error as error:
        yield Failure(source, f"It is not a table: {error}.")
        return
    if len(header) > COLUMNS or not _names_text(header):
        known = ", ".join(TEXT[:3])
        if any(name in NAMES["url"] for name in header):
            yield Failure(
                source,
                "It lists addresses of articles, not their texts.",
                "Add the addresses themselves: crossread add https://…",
            )
            return
        yield Failure(
            source, "It has no column that holds the articles' text.", f"Name a column one of {known}."
        )
        return
    found = False
    for item in _rows(rows, header, source, defaults, day):
        found = True
        yield item
    if not found:
        yield Failure(source, "The table has no rows.")


def is_header(line: str) -> bool:
    """Return whether a line of plain text names the columns of a table of articles, parted by tabs."""
    header = [_column(name) for name in line.split("\t")] if line.count("\t") in range(1, COLUMNS) else []
    return _names_text(header) and any(name in names for names in NAMES.values() for name in header)


def _names_text(header: list[str]) -> bool:
    """Return whether a column holds the articles' text."""
    return any(name in (*TEXT, *_ABSTRACTS) for name in header)


def _header(text: str, separator: str) -> tuple[Any, list[str]]:
    """Return the rows below the names of the columns, and these: the first row that names a text, else the first.

    Raises:
        csv.Error: it is no table.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    for _ in range(ABOVE):
        header = [_column(name) for name in next(rows, [])]
        if _names_text(header):
            return rows, header
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return rows, [_column(name) for name in next(rows, [])]


def _day_first(text: str, separator: str, header: list[str]) -> bool | None:
    """Return whether the dates of the table have the day first, as far as its column tells."""
    dated = next((number for number, name in enumerate(header) if name in NAMES["published"]), None)
    if dated is None:
        return None
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return day_first(row[dated] for row in rows if len(row) > dated)
    except csv.Error:
        return None


def _rows(
    rows: Any, header: list[str], source: str, defaults: Defaults, day: bool | None
) -> Iterator[Article | Failure]:
    """Yield the article of each row."""
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Failure(f"{source}, line {rows.line_num}", f"The table is broken here: {error}.")
            return
        if row is None:
            return
        if any(cell.strip() for cell in row):
            place = f", line {rows.line_num}"
            item = dict(zip(header, row, strict=False))
            for name in NAMES["published"]:
                if name in item:
                    item[name] = plain_date(item[name], day)
            yield _article(item, source, place, defaults)


def _article(item: dict[str, str], source: str, place: str, defaults: Defaults) -> Article | Failure:
    """Return the article of one row; where there is only an abstract, the article is that and says so."""
    if any(item.get(name, "").strip() for name in TEXT):
        return read_object(item, source, place, defaults)
    for name in _ABSTRACTS:
        if item.get(name, "").strip():
            warning = "Its text is only an abstract."
            return read_object({**item, "text": item[name]}, source, place, defaults, (warning,))
    return Failure(source + place, "The row holds no text.")


def _column(name: str) -> str:
    """Return a column's name as ``jsonl`` knows it."""
    plain = " ".join(name.strip().strip("\ufeff").lower().split())
    known = {*TEXT, *_ABSTRACTS, *(other for names in NAMES.values() for other in names)}
    if plain in known:
        return plain
    joined = plain.replace(" ", "_")
    return _ALIASES.get(plain, joined if joined in known else plain)


def _separator(text: str) -> str:
    """Return the character that parts the cells of the first line."""
    first = re.sub(r'"[^"\n]*"', "", text[:100_000].lstrip("\ufeff\r\n").split("\n", 1)[0])
    return max(_SEPARATORS, key=lambda sign: (first.count(sign), -_SEPARATORS.index(sign)))
