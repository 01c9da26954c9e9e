"""What stands in the middle of a page's article without belonging to it: links to other articles, offers, credits."""

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
SENTENCE = 80
"""The same of one that no box of offers holds, unless it makes one itself."""
OTHERS = 2
"""Paragraphs of the text, at least, for each that leads elsewhere."""
HEADLINE = 4
"""Words from which on a link may be another article's headline."""
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


_OFFERS = lazy(
    r"\b(?:enter|submit) your e-?mail|already a (?:subscriber|member)\b|\bcancel (?:at )?any ?time"
    r"|\bby (?:signing|subscribing)|\bsign up (?:for|to) (?:our|the|get|receive)\b"
    r"|\bsubscribe (?:now|today|to (?:our|unlock|continue|keep|read))\b"
    r"|\bget our (?:\w+ ){0,2}(?:newsletter|app)|\bunlimited access\b|\bstart your (?:\w+ )?trial"
    r"|\bjetzt (?:abonnieren|anmelden)\b|\babonnez-vous\b|\bsuscríbete\b|\biscriviti\b",
    re.IGNORECASE,
)
_TO_READER = lazy(r"\b(?:you|your|our|ihr|ihre|votre|vos|su|sus)\b", re.IGNORECASE)
_SAID = lazy(r"[\"“”„«»]|\b(?:said|says|told)\b")
_ENDED = lazy(r"[.!…:;,][\"'”’»)]*\Z")
_FULL_STOP = lazy(r"(?:\S+ ){4,}\S+[.!?…][\"'”’»)]*\Z")
_NEVER_READ = ("template",)


def without_boxes(page: str, *, credited: bool) -> Any:
    """Return a page as lxml's tree without such boxes, or the page itself where it cannot be parsed.

    Those that say who wrote go too, if ``credited`` says that this is known already.
    """
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        return page
    for element in [*tree.iter(*_NEVER_READ), *_links_between(list(tree.iter("p"))[:BOXES])]:
        if element.getparent() is not None:
            _drop(element)
    for number, element in enumerate(list(tree.iter("aside", "div", "section", "ul", "ol", "p", "span"))):
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
    if element.tag in ("ul", "ol") and len(element) > 1 and all(map(_leads_elsewhere, element)):
        return True
    if _length(element, LONGEST) > LONGEST:
        return False
    if not _BOX.search(said) and not _BEGINS.match(_first_text(element)):
        return element.tag not in ("ul", "ol") and _makes_offers(element)
    return not any(_length(inner, PARAGRAPH) > PARAGRAPH for inner in element.iter("p"))


def _links_between(paragraphs: list[Any]) -> list[Any]:
    """Return those paragraphs that lead to other articles; none where they are many, as in a digest."""
    links = [element for element in paragraphs if _leads_elsewhere(element)]
    text = sum(_length(element, SENTENCE) > SENTENCE for element in paragraphs)
    return links if OTHERS * len(links) <= text else []


def _leads_elsewhere(element: Any) -> bool:
    """Return whether an element holds nothing but links that read as headlines of other articles."""
    if not isinstance(element.tag, str) or _length(element, LONGEST) > LONGEST:
        return False
    said, linked = _words(element), "".join(_words(link) for link in element.iter("a") if link.get("href"))
    return (
        sum(map(str.isalnum, said)) == sum(map(str.isalnum, linked))
        and len(said.split()) >= HEADLINE
        and not _ENDED.search(said)
    )


def _makes_offers(element: Any) -> bool:
    """Return whether an element offers a subscription or a newsletter and holds no sentence of a report."""
    if not _OFFERS.search(_words(element)) or next(element.iter("h1"), None) is not None:
        return False
    rows = [" ".join(piece.split()) for piece in element.itertext()]
    rows += map(_words, element.iter("p", "li"))
    return all(map(_may_be_offer, rows))


def _may_be_offer(row: str) -> bool:
    """Return whether a row of a box speaks to the reader or is too short and loose to be a sentence of a report."""
    if _TO_READER.search(row) or (len(row) < SENTENCE and _OFFERS.search(row)):
        return len(row) < SENTENCE or not _SAID.search(row)
    return len(row) < SENTENCE and not _FULL_STOP.match(row)


def _words(element: Any) -> str:
    """Return the text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


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
