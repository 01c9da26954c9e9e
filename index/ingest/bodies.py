"""Texts in JSON as programs keep them: one string, paragraphs, blocks of an editor, a table's columns. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from index.patterns import lazy

DEEPEST = 12
"""Blocks inside blocks that are looked into."""
PIECES = 50_000
"""Paragraphs and runs of one text."""

_HOLDERS = ("text", "content", "rendered", "html", "value", "plain", "raw", "body", "paragraphs", "blocks", "children",
            "nodes", "p", "paragraph", "items", "ops", "insert")  # fmt: skip
"""Names under which a block keeps its text or the blocks in it, the most telling first."""
_INLINE = frozenset(
    {"text", "span", "em", "strong", "link", "a", "b", "i", "u", "bold", "italic", "run", "mark", "hyperlink"}
)
"""Types of pieces that stand in a line."""
_PICTURED = lazy(
    r"image|photo|picture|figure|gallery|video|audio|embed|iframe|script|style|ad(?:vert\w*)?|related|newsletter|promo",
    re.IGNORECASE,
)
"""Types of blocks that hold no text of the article."""
_OF_ARTICLES = frozenset(
    {"title", "headline", "published", "date", "pubdate", "datepublished", "url", "link"}
)
"""Names that an article has and a paragraph has not."""
_ENTITY = lazy(
    r"&(?:amp|quot|apos|lt|gt|nbsp|shy|hellip|[mn]dash|[lr][sd]quo|[lr]aquo|bdquo|sbquo|euro|pound|copy|[a-zA-Z](?:acute|"
    r"grave|circ|uml|tilde|cedil|ring|slash|caron)|szlig|[aA][eE]lig|[oO][eE]lig|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});"
)


def body_text(value: Any) -> str:
    """Return the text that a value holds, paragraphs parted by empty lines; empty for a value that is no text.

    A text, a list of texts, a list of blocks such as ``{"type": "p", "text": …}``, runs inside them, or an object that
    keeps one of these under a telling name.
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and not all(_is_piece(item) for item in value):
        return ""
    if isinstance(value, dict) and any(str(name).lower() in _OF_ARTICLES for name in value):
        return ""
    left = [PIECES]
    return "\n\n".join(filter(None, (part.strip() for part in _blocks(value, 0, left))))


def _is_piece(item: Any) -> bool:
    """Return whether an item of a list can be a paragraph or a block rather than an article of its own."""
    if isinstance(item, dict):
        return not any(str(name).lower() in _OF_ARTICLES for name in item) or _kind(item) != ""
    return item is None or isinstance(item, str)


def _kind(block: Mapping[Any, Any]) -> str:
    """Return what a block says it is."""
    found = block.get("type") or block.get("_type") or block.get("kind") or block.get("tag")
    return found if isinstance(found, str) else ""


def _blocks(value: Any, depth: int, left: list[int]) -> Iterator[str]:
    """Yield the paragraphs of a value."""
    left[0] -= 1
    if depth > DEEPEST or left[0] < 0:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        if depth and any(isinstance(item, str) or _in_line(item) for item in value):
            yield "".join(piece for item in value for piece in _blocks(item, depth + 1, left))
        else:
            for item in value:
                yield from _blocks(item, depth + 1, left)
    elif isinstance(value, dict) and not _PICTURED.fullmatch(_kind(value)):
        lower = {str(name).lower(): inside for name, inside in value.items()}
        held = next(
            (lower[name] for name in _HOLDERS if isinstance(lower.get(name), (str, list, dict))), None
        )
        yield from _blocks(held, depth + 1, left)


def _in_line(item: Any) -> bool:
    """Return whether a piece stands in a line with its neighbours."""
    return isinstance(item, dict) and _kind(item).lower() in _INLINE


def columns(item: Mapping[str, Any], texts: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the rows of a table that is kept by columns, as data frames are written; of any other object, none.

    ``{"title": [a, b], "text": [c, d]}`` and ``{"title": {"0": a, "1": b}, "text": {"0": c, "1": d}}`` are two rows.
    """
    wide = {name: inside for name, inside in item.items() if isinstance(inside, (list, dict)) and inside}
    name = next((name for name in texts if name in wide), None)
    if name is None or len(wide) < 2:
        return []
    keys = _keys(wide[name])
    if any(_keys(inside) != keys for inside in wide.values()) or not keys:
        return []
    if not all(isinstance(wide[name][key], str) for key in keys):
        return []
    return [{column: inside[key] for column, inside in wide.items()} for key in keys]


def _keys(column: Any) -> list[Any]:
    """Return what the rows of a column are called: places in a list, numbers in an object."""
    if isinstance(column, list):
        return list(range(len(column)))
    return list(column) if all(str(key).isdigit() for key in column) else []


def without_entities(text: str) -> str:
    """Return a text with HTML's names of characters replaced; an ampersand that begins no such name stays."""
    return _ENTITY.sub(lambda found: unescape(found.group()), text) if "&" in text else text
