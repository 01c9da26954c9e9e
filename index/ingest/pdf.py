"""PDF: the text of its pages as paragraphs, with pdfium; the optional extra ``pdf``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from index.article import Origin
from index.ingest.build import build
from index.ingest.creditlines import read_credit
from index.ingest.headers import Parts
from index.ingest.heads import take_headline
from index.ingest.outlets import is_outlet, known_outlet
from index.ingest.pdf_columns import page_text
from index.ingest.pdf_right_to_left import is_right_to_left, right_words
from index.ingest.values import Defaults, Failure, Fields
from index.ingest.wrapped import is_page_number, known_words, mended
from index.patterns import lazy

if TYPE_CHECKING:
    from index.article import Article

PAGES = 300
"""Pages of one document that are read."""
CHARACTERS = 5_000_000
"""Characters of one document that are read."""

HEAD = 6
"""Lines at the top that may be the title and credits."""
TOP = 10
"""Lines at the top, empty ones too, of which one that only says who wrote or when stands apart."""

UNSURE = "It is written from right to left; letters may stand in the wrong order."

_DATE = lazy(r"D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:([+-]\d{2})'?(\d{2})|(Z))?")
_HYPHEN = lazy(r"\x02\n?")
"""What pdfium has for a hyphen at the end of a row, whether it is the word's own or not."""
_PROGRAMS = lazy(r"\A(?:microsoft word|untitled|document\d*|.*\.(?:docx?|indd|pdf|qxd))\b", re.IGNORECASE)


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read one document as one article."""
    try:
        import pypdfium2
    except ImportError:
        yield Failure(source, "PDF files need an extra.", 'Install it: pip install "crossread[pdf]".')
        return
    try:
        document = pypdfium2.PdfDocument(data)
    except (pypdfium2.PdfiumError, ValueError) as error:
        locked = "password" in str(error).lower()
        yield Failure(source, "It needs a password." if locked else "It is damaged or not a PDF.")
        return
    try:
        pages, warnings = _pages(document)
        fields = _fields(document)
    except (pypdfium2.PdfiumError, ValueError, UnicodeError):
        yield Failure(source, "It is damaged.")
        return
    finally:
        document.close()
    text = join_pages(pages, fields.get("title", ("",))[0])
    if not re.search(r"\w", text):
        yield Failure(source, "It holds no text, only pictures of it.", "Run a text recognition on it first.")
        return
    parts = Parts(text, {name: stated for name, stated in fields.items() if name != "published"})
    take_headline(parts)
    outlet = next(filter(is_outlet, _running([page.split("\n") for page in pages])), None)
    if outlet:
        parts.state(
            "outlet", known_outlet(outlet) or (outlet.title() if outlet.isupper() else outlet), Origin.HEADER
        )
    if "published" in fields and "published" not in parts.fields:
        parts.fields["published"] = fields["published"]
        warnings.append("Its date is the day on which the file was made.")
    yield build(parts.body, parts.fields, source, defaults, warnings)


def _pages(document: Any) -> tuple[list[str], list[str]]:
    """Return the text of each page, and what was left out."""
    pages, total, unsure = [], 0, False
    for number in range(min(len(document), PAGES)):
        page = document[number]
        words = page.get_textpage()
        text = page_text(words)
        if is_right_to_left(text):
            righted = right_words(words)
            unsure = unsure or righted is None
            text = righted or text
        pages.append(_HYPHEN.sub("-\n", text.replace("\r\n", "\n").replace("\r", "\n")))
        words.close()
        page.close()
        total += len(pages[-1])
        if total > CHARACTERS:
            break
    left = len(document) - len(pages)
    said = [f"Its last {left:,} pages were not read."] if left else []
    return pages, [*said, UNSURE] if unsure else said


def _fields(document: Any) -> Fields:
    """Return what the document's own metadata states."""
    stated = {name: str(value).strip() for name, value in document.get_metadata_dict(skip_empty=True).items()}
    fields: Fields = {}
    if stated.get("Title") and not _PROGRAMS.match(stated["Title"]):
        fields["title"] = (stated["Title"], Origin.METADATA)
    if stated.get("Author"):
        fields["author"] = (stated["Author"], Origin.METADATA)
    found = _DATE.match(stated.get("CreationDate", ""))
    if found:
        fields["published"] = ("-".join(found.groups()[:3]), Origin.METADATA)
    return fields


def join_pages(pages: Sequence[str], title: str = "") -> str:
    """Return pages as one text: running heads and page numbers out, lines joined to paragraphs, hyphens undone.

    At the top, the title and lines that only say who wrote and when stay lines.
    """
    rows = [[row.strip() for row in page.split("\n")] for page in pages]
    running, words = _running(rows), known_words("\n".join(pages))
    paragraphs: list[str] = []
    for row in _take_head(rows[0], title) if rows else ():
        paragraphs += [row, ""]
    for number, page in enumerate(rows):
        kept = [row for row in page if row not in running and not is_page_number(row)]
        for at, row in enumerate(kept):
            credit = read_credit(row) if number == 0 and at < TOP and row[:1].isupper() else None
            if credit and credit.sure:
                paragraphs += ["", row, ""]
            else:
                _append(paragraphs, row, kept, words)
        if paragraphs and paragraphs[-1] and not _continues(paragraphs[-1]):
            paragraphs.append("")
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _take_head(rows: list[str], title: str) -> list[str]:
    """Take the title and the lines of credits off the top of the first page's rows and return them."""
    head: list[str] = []
    left = "".join(title.split()).casefold()
    while rows and len(head) < HEAD:
        words = "".join(rows[0].split()).casefold()
        credit = read_credit(rows[0]) if head and not left else None
        if words and left.startswith(words):
            left = left[len(words) :]
            if head:
                head[0] += f" {rows[0]}"
                del rows[0]
                continue
        elif words and not (credit and credit.sure):
            break
        if words:
            head.append(rows[0])
        del rows[0]
    return head


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return rows that stand at the top or the bottom of most pages, numbers aside."""
    if len(pages) < 2:
        return set()
    edges = [[row for row in page if row][:2] + [row for row in page if row][-2:] for page in pages]
    counts = Counter(re.sub(r"\d+", "#", row) for edge in edges for row in set(edge))
    often = {row for row, count in counts.items() if count > len(pages) / 2}
    return {row for edge in edges for row in edge if re.sub(r"\d+", "#", row) in often}


def _append(paragraphs: list[str], row: str, page: Sequence[str], words: Collection[str]) -> None:
    """Add a row to the last paragraph or begin a new one; ``words`` are those of all pages."""
    if not row:
        paragraphs.append("")
        return
    if not paragraphs or not paragraphs[-1]:
        paragraphs.append(row)
        return
    last = paragraphs[-1]
    width = max((len(other) for other in page), default=0)
    ended = last[-1] in '.!?:”"' and len(last.rsplit("\n", 1)[-1]) < 0.8 * width
    if (mend := mended(last, row, words)) is not None:
        paragraphs[-1] = mend
    elif ended or (
        last[-1] in '.!?”"' and len(row) < 0.5 * width and row[0].isupper() and row[-1] not in ".!?,"
    ):
        paragraphs.append(row)
    else:
        paragraphs[-1] = f"{last} {row}"


def _continues(paragraph: str) -> bool:
    """Return whether a paragraph runs on to the next page."""
    return paragraph[-1] not in ".!?:”\"'’)"
