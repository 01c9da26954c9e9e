"""Pages that hold more than one article, or one whose opening stands apart from the rest of it."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from index.patterns import lazy

PARAGRAPH = 80
"""Characters from which on a paragraph is taken for one of the article."""
LOOKED_AT = 2_000
"""Paragraphs of one article that are looked at."""

_OUTSIDE = frozenset({"aside", "nav", "footer", "form", "figure", "blockquote", "header", "article"})
_NOTE = lazy(
    r"(?:^|[\s_-])(?:correction|clarification|editors?-?note|update-?note)s?(?:[\s_-]|\Z)", re.IGNORECASE
)
ENTRIES = 3
"""Entries with an hour that a live page has at least."""
LEVELS, PARTS = 4, 200
"""Elements around an hour, and elements in each, among which the text of its entry is looked for."""
_TIME = lazy(r"(?:^|[\s_-])(?:time|timestamp|clock)(?:[\s_-]|\Z)", re.IGNORECASE)
_CLOCK = lazy(r"\d{1,2}[.:h]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,5}| Uhr)?\Z", re.IGNORECASE)
_UNREAD = frozenset({"center", "font", "label", "section"})
"""Elements whose own text is not taken, as long as they are no divisions."""
_BLOCKS = frozenset({"article", "aside", "body", "center", "div", "main", "section", "td"})
_INLINE = frozenset({"a", "abbr", "b", "br", "cite", "em", "i", "small", "span", "strong", "time", "u"})


def without_following(tree: Any) -> None:
    """Take the articles out of a page that were attached to its own to be read next: each has a first heading."""
    articles = [one for one in tree.iter("article") if not any(True for _ in one.iterancestors("article"))]
    headed = [one for one in articles if next(one.iter("h1"), None) is not None]
    for one in headed[1:]:
        one.getparent().remove(one)


def keep_notes(tree: Any) -> None:
    """Make corrections and editors' notes paragraphs, where they are boxes without any."""
    for element in list(tree.iter("div", "section", "aside"))[:LOOKED_AT]:
        said = f"{element.get('class') or ''} {element.get('id') or ''}"[:400]
        if _NOTE.search(said) and all(inner.tag in _INLINE for inner in element.iterdescendants()):
            element.tag = "p"
            for name in ("class", "id"):
                element.attrib.pop(name, None)


def hold_loose_text(tree: Any) -> None:
    """Make elements divisions that hold text of their own and are none that the extraction takes text from."""
    for element in list(tree.iter())[: 10 * LOOKED_AT]:
        tag, above = element.tag, element.getparent()
        if not isinstance(tag, str) or above is None or not (tag in _UNREAD or "-" in tag):
            continue
        inside = [inner for inner in element if isinstance(inner.tag, str)]
        loose = [
            element.text,
            *(inner.tail for inner in element),
            *(i.text for i in inside if i.tag in _INLINE),
        ]
        held = sum(len(text.strip()) for text in loose if text)
        if held >= PARAGRAPH // 2 and (above.tag in _BLOCKS or "-" in str(above.tag)):
            element.tag = "div"


def tell_times(tree: Any) -> None:
    """Put the hour of each entry of a live page over its text, as a paragraph: the extraction leaves it out."""
    texts: dict[Any, str] = {}
    for element in list(tree.iter("time", "span", "div", "p"))[: 10 * LOOKED_AT]:
        said = " ".join((element.text or "").split()) if len(element) == 0 else ""
        told = element.tag == "time" or _TIME.search((element.get("class") or "")[:400])
        if told and _CLOCK.match(said) and len(texts) < LOOKED_AT:
            above = islice(element.iterancestors("article", "section", "li", "div"), LEVELS)
            text = next((one for one in map(_first_text_of, above) if one is not None), None)
            if text is not None:
                texts.setdefault(text, said)
    for text, said in texts.items() if len(texts) >= ENTRIES else ():
        hour = text.makeelement("p", {})
        hour.text = said
        text.addprevious(hour)


def _first_text_of(entry: Any) -> Any | None:
    """Return the first paragraph of an entry that is long enough for a sentence."""
    for element in islice(entry.iter(), PARTS):
        if element.tag == "p" and len("".join(element.itertext()).strip()) >= PARAGRAPH // 2:
            return element
    return None


def lacks_opening(tree: Any, text: str) -> Any | None:
    """Return the article's element where paragraphs stand in it before the first that was taken, else None."""
    rows = {" ".join(row.split()) for row in text.split("\n")}
    for article in tree.iter("article", "main"):
        before = 0
        for number, element in enumerate(article.iter("p")):
            words = " ".join("".join(element.itertext()).split())
            if number > LOOKED_AT or words in rows:
                break
            sentence = len(words) >= PARAGRAPH and words[-1] in ".!?”\"'»"
            before += sentence and not _is_outside(element, article)
        else:
            continue
        if before:
            return article
    return None


def leave_only(tree: Any, article: Any) -> Any:
    """Return the tree with nothing in its body but an article's element, whose parts do not say what they are for."""
    for element in article.iter():
        if isinstance(element.tag, str):
            for name in [name for name in element.attrib if name not in ("href", "datetime")]:
                del element.attrib[name]
    article.tag, article.tail = "article", None
    body = next(tree.iter("body"), tree)
    for child in list(body):
        body.remove(child)
    body.text = None
    body.append(article)
    return tree


def _is_outside(element: Any, article: Any) -> bool:
    """Return whether a paragraph stands in a part of the article that is none of its text."""
    for above in element.iterancestors():
        if above is article:
            return False
        if above.tag in _OUTSIDE:
            return True
    return False
