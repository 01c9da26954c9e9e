"""What stands in the middle of a page's article without belonging to it: links to other articles, prompts, credits."""

from __future__ import annotations

import re
from typing import Any

from index.patterns import lazy

LONGEST = 600
"""Characters of a box; what is longer is taken for text."""
BYLINE = 200
"""The same for a box that says who wrote."""
PARAGRAPH = 160
"""Characters of a paragraph that no box of links holds."""
BOXES = 5_000
"""Elements of a page that are looked at."""

_TELLING = ("class", "id", "data-component", "data-testid", "data-qa", "role")
_BOX = lazy(
    r"(?:^|[\s_-])(?:related|newsletter|sharedaddy|share-?(?:bar|tools|buttons|links)|read-?more|also-?read|recommended"
    r"|recommendations|most-?(?:read|popular)|topic-?list|advert|advertisement|ad-?slot|cookie-?(?:banner|notice))"
    r"(?:[\s_-]|\Z)",
    re.IGNORECASE,
)
_BYLINE = lazy(r"(?:^|[\s_-])byline(?:[\s_-]|\Z)", re.IGNORECASE)
_BEGINS = lazy(
    r"\s*(?:read (?:more|also|next)|also read|related(?: (?:articles?|stories|topics|coverage))?"
    r"|more on this(?: story)?|advertisement|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|sur le même sujet"
    r"|lea también|le puede interesar|leggi anche|lees ook)\s*(?::|\n|\Z)",
    re.IGNORECASE,
)


def without_boxes(page: str, *, credited: bool) -> Any:
    """Return a page as lxml's tree without such boxes, or the page itself where it cannot be parsed.

    Those that say who wrote go too, if ``credited`` says that this is known already.
    """
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        return page
    for number, element in enumerate(list(tree.iter("aside", "div", "section", "ul", "p", "span"))):
        if number > BOXES:
            break
        if element.getparent() is not None and _is_box(element, credited):
            _drop(element)
    return tree


def _is_box(element: Any, credited: bool) -> bool:
    said = " ".join(element.get(name) or "" for name in _TELLING)[:400]
    if credited and _BYLINE.search(said):
        return _length(element, BYLINE) <= BYLINE
    if element.tag in ("p", "span"):
        return False
    if not _BOX.search(said) and not _BEGINS.match(_first_text(element)):
        return False
    return _length(element, LONGEST) <= LONGEST and not any(
        _length(inner, PARAGRAPH) > PARAGRAPH for inner in element.iter("p")
    )


def _first_text(element: Any) -> str:
    """Return the first words of an element, with the line end that its own end makes."""
    for inner in element.iter():
        text = inner.text.strip() if isinstance(inner.tag, str) and inner.text else ""
        if text:
            return text[:80] if inner is element else f"{text[:80]}\n"
    return ""


def _length(element: Any, most: int) -> int:
    """Return how many characters an element holds, counted no further than a little above ``most``."""
    count = 0
    for piece in element.itertext():
        count += len(piece.strip())
        if count > most:
            break
    return count


def _drop(element: Any) -> None:
    """Take an element out; what follows it stays."""
    parent, tail = element.getparent(), element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
