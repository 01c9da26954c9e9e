"""Markdown: its text without the marks, headings as lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.article import Origin
from index.ingest.decode import decode
from index.ingest.frontmatter import take_front_matter
from index.ingest.headers import Parts, header
from index.ingest.text import from_text, lines
from index.ingest.values import Defaults, Failure
from index.patterns import lazy

if TYPE_CHECKING:
    from markdown_it.token import Token

    from index.article import Article

LONGEST = 300_000
"""Characters of a text whose marks are read; a longer one is no article and is read as plain text."""
BRACKETS = 2_000
"""Opening brackets from which links are left as they stand: finding where each ends takes long."""

_PROPERTIES = frozenset({"metadata", "properties", "info", "about"})
_PROPERTY = lazy(r"[\w ]{2,30}:(?=\s)")
_CONTENTS = frozenset({"full document", "highlights", "full text", "content", "article", "text", "notes"})
_MARK = lazy(r"\[\^[\w-]{1,30}\](?!:)")
"""The mark of a footnote in the text: ``[^1]``."""
_FOOTNOTE = lazy(r"^[ \t]{0,3}\[\^[\w-]{1,30}\]:[ \t]*(?:<?https?://\S+[ \t]*$)?", re.MULTILINE)
"""How a footnote begins; one that is nothing but an address goes, so that it is not taken for the article's."""
_TAG = lazy(r"<!--.*?-->|</?[A-Za-z][^<>]{0,500}>", re.DOTALL)


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read one Markdown file as one article; a first heading is its title unless the front matter names another."""
    text = decode(data)
    if text is None:
        yield Failure(source, "It is not text.")
        return
    parts = take_front_matter(lines(text))
    body = _take_title(parts) if len(parts.body) <= LONGEST else parts.body
    yield from_text(body, source, defaults, parts.fields)


def _take_title(parts: Parts) -> str:
    """Return the text without its marks; its first heading becomes the title, or goes if it repeats the title."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    if parts.body.count("[") > BRACKETS:
        parser.disable(["link", "image"])
    tokens = parser.parse(_MARK.sub("", _FOOTNOTE.sub("", parts.body)))
    blocks: list[str] = []
    names: list[str] = []
    cells: list[str] | None = None
    for number, token in enumerate(tokens):
        if token.type == "inline":
            said = _inline(token.children or ())
            if cells is not None:
                cells.append(said)
                continue
            if number and tokens[number - 1].type == "heading_open" and not any(blocks):
                first = "title" not in parts.fields
                parts.state("title", said, Origin.FIRST_LINE)
                _state_address(token.children or (), parts)
                if first or said.strip() == parts.fields["title"][0]:
                    continue
            blocks.append(said)
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            if names:
                blocks.append(_row(names, cells or []))
            else:
                names = cells or [""]
            cells = None
        elif token.type == "thead_close":
            if len(names) == 1 or tokens[number + 1].type == "table_close":  # no row says its names
                blocks.append(", ".join(filter(None, names)))
        elif token.type == "table_close":
            names = []
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content)
        elif token.type == "html_block":
            blocks.append(_TAG.sub(" ", token.content))
    blocks = [block.strip() for block in blocks if block.strip()]
    return "\n\n".join(_without_properties(blocks, parts))


def _row(names: Sequence[str], cells: Sequence[str]) -> str:
    """Return a row of a table as a line that can be read without the others: ``Aboard: Passengers 33, Crew 8``."""
    first, *others = [*cells, ""][: max(1, len(cells))]
    said = [f"{name} {cell}".strip() for name, cell in zip(names[1:], others, strict=False) if cell]
    return ": ".join(filter(None, [first, ", ".join(said)]))


def _state_address(tokens: Sequence[Token], parts: Parts) -> None:
    """State the article's address where the whole headline is a link."""
    if tokens and tokens[0].type == "link_open" and tokens[-1].type == "link_close":
        address = str(tokens[0].attrGet("href") or "")
        if address.lower().startswith(("http://", "https://")):
            parts.state("url", address, Origin.FIRST_LINE)


def _without_properties(blocks: list[str], parts: Parts) -> list[str]:
    """Return the blocks without the section "Metadata" at the top, as reading apps write it, and state what it says."""
    if not blocks or blocks[0].lower() not in _PROPERTIES:
        return blocks
    end = 1
    while end < len(blocks) and (stated := header(blocks[end]) or _PROPERTY.match(blocks[end])):
        if isinstance(stated, tuple):
            parts.state(*stated, Origin.METADATA)
        end += 1
    if end > 1 and end < len(blocks) and blocks[end].lower() in _CONTENTS:
        end += 1
    return blocks[end:] if 1 < end < len(blocks) else blocks


def _inline(tokens: Sequence[Token]) -> str:
    """Return the text of inline tokens; pictures go, links keep their words."""
    said = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            said.append(token.content)
        elif token.type == "softbreak":
            said.append(" ")
        elif token.type == "hardbreak":
            said.append("\n")
        elif token.type == "html_inline" and not _TAG.fullmatch(token.content):
            said.append(token.content)
    return "".join(said)
