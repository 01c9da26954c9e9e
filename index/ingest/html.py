"""Web pages: the main text with trafilatura, and what the page's metadata states about it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from html import unescape
from typing import TYPE_CHECKING, Any

from index.ingest.build import build
from index.ingest.decode import declared_in, decode
from index.ingest.headers import Parts
from index.ingest.heads import take_headline
from index.ingest.oddities import is_checkpoint, paywalled
from index.ingest.outlets import is_outlet, part_title
from index.ingest.page_articles import (
    hold_loose_text,
    keep_notes,
    lacks_opening,
    leave_only,
    tell_times,
    without_following,
)
from index.ingest.page_boxes import without_boxes
from index.ingest.page_data import LEAST as DATA_LEAST
from index.ingest.page_data import text_of_data
from index.ingest.page_metadata import page_fields
from index.ingest.values import Defaults, Failure, Fields
from index.patterns import lazy

if TYPE_CHECKING:
    from index.article import Article

LONGEST = 30_000_000
"""Characters of a page."""
HEADED = 1_000_000
"""Characters of a page whose headings are looked at."""
KICKERS = 3
"""Lines at the top of a text among which the headline may stand again."""

_CELLS = lazy(r"</t[dh]\s*>\s*(?=<t[dh]\b)", re.IGNORECASE)
_BLOCKS = lazy(
    r"</?(?:p|div|h[1-6]|li|ul|ol|br|hr|blockquote|figure|figcaption|section|article|table|tr)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_HIDDEN = lazy(
    r"<(script|style|noscript|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<![a-z][^<>]{0,500}>",
    re.IGNORECASE | re.DOTALL,
)
_HEADINGS = lazy(r"<h[2-6]\b[^<>]{0,500}>(.{1,500}?)</h[2-6]", re.IGNORECASE | re.DOTALL)
_LIVE = lazy(r"\bLiveBlogPosting\b|\bliveBlogUpdate\b")
_MAIL = lazy(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_TAGS = lazy(r"</?[A-Za-z][^<>]{0,2000}>")


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read one web page as one article."""
    page = decode(data, declared=declared_in(data))
    if page is None:
        yield Failure(source, "It is not text.")
    else:
        yield from_page(page, source, defaults)


def from_page(page: str, source: str, defaults: Defaults, known: Fields | None = None) -> Article | Failure:
    """Return the article of a web page; ``known`` are fields stated elsewhere (such as its address), which win."""
    if len(page) > LONGEST:
        return Failure(source, f"A page of {len(page):,} characters is no article.")
    page = page.replace("\0", "")
    fields: Fields = {**page_fields(page), **(known or {})}
    text = _main_text(page, credited="author" in fields)
    if text is None or len(text.split()) < DATA_LEAST:
        kept, beside = text_of_data(page)
        if len(kept) > 2 * len(text or ""):
            text, fields = kept, {**beside, **fields}
    if text is None:
        return Failure(
            source, "No article text was found on this page.", "Save the text itself as a .txt file."
        )
    warnings = ["It may have been cut off by a paywall."] if paywalled(page, text) else []
    if is_checkpoint(fields.get("title", ("",))[0], text):
        warnings.append("It may be a page that asks for consent or for a human being, not the article.")
    fields |= _prefixed(text, fields)
    parts = Parts(_without_title(text, fields), dict(fields))
    take_headline(parts)
    return build(parts.body, parts.fields, source, defaults, warnings)


def _main_text(page: str, *, credited: bool) -> str | None:
    """Return the page's article as paragraphs parted by empty lines, headings among them; None where there is none."""
    text = _extracted(page, credited)
    if text and _LIVE.search(page):
        text = max(text, _parted(page, credited), key=len)
    elif text and _glues(page, text):
        text = _unglued(page, text, credited)
    if not text:
        text = plain(page) if len(page) < 200_000 else ""
    text = re.sub(r"(?m)^[\s_*=~·•–—-]+$", "", text)
    return re.sub(r"\n+", "\n\n", text) if re.search(r"\w", text) else None


def _extracted(page: str, credited: bool) -> str | None:
    """Return what trafilatura takes for the page's article, a line per paragraph."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        tree = without_boxes(page, credited=credited)
        if not isinstance(tree, str):
            hold_loose_text(tree)
            keep_notes(tree)
            tell_times(tree)
            without_following(tree)
        text = _extract(deepcopy(tree))
        opening = None if text is None or isinstance(tree, str) else lacks_opening(tree, text)
        if text and opening is not None:
            whole = _extract(leave_only(tree, opening)) or ""
            if set(text.split("\n")) <= set(whole.split("\n")):
                return whole
        return text
    except (ValueError, TypeError, RecursionError, AttributeError, KeyError, IndexError):
        return None


def _extract(page: Any) -> str | None:
    """Return the text of a page or tree as trafilatura sees it."""
    import trafilatura

    return trafilatura.extract(page, include_comments=False, include_tables=False, deduplicate=False)


def _glues(page: str, text: str) -> bool:
    """Return whether headings of the page stand in the middle of a line of the text."""
    if page.lower().count("<article") < 2:
        return False
    heads = {
        " ".join(unescape(_TAGS.sub("", found[1])).split()) for found in _HEADINGS.finditer(page[:HEADED])
    }
    rows = set(text.split("\n"))
    return any(
        len(head) > 5 and head not in rows and re.search(rf"(?:^|\s){re.escape(head)}\s", text)
        for head in heads
    )


def _parted(page: str, credited: bool) -> str:
    """Return the text of a page of several articles (a live blog) as if they were parts of one."""
    return _extracted(re.sub(r"(?i)(</?)article\b", r"\1div", page), credited) or ""


def _unglued(page: str, text: str, credited: bool) -> str:
    """Return the text of a page of several articles with its headings on lines of their own."""
    parted = _parted(page, credited)
    if parted and len(parted.split()) >= 0.8 * len(text.split()) and not _glues(page, parted):
        return parted
    return text


def _prefixed(text: str, fields: Fields) -> Fields:
    """Return headline and outlet of a page whose title has the outlet's name before the headline: ``The Herald: …``.

    Only where the text begins with that headline, since a headline may hold a colon too.
    """
    outlet, mark, headline = fields.get("title", ("",))[0].partition(": ")
    top = {" ".join(row.split()) for row in text.split("\n")[: 2 * KICKERS]}
    if not mark or not is_outlet(outlet) or " ".join(headline.split()) not in top:
        return {}
    return {
        "title": (headline, fields["title"][1]),
        "outlet": fields.get("outlet", (outlet, fields["title"][1])),
    }


def _without_title(text: str, fields: Fields) -> str:
    """Return the text without lines at its top that only repeat the title, with a kicker over it, the author's name or
    an address of theirs.
    """
    rows = text.split("\n")
    stated = {
        name: " ".join(fields[name][0].split()).casefold() for name in ("title", "author") if name in fields
    }
    parted = part_title(fields["title"][0]) if "title" in fields else None
    titles = {stated.get("title"), " ".join(parted[0].split()).casefold() if parted else None} - {None}
    for number, row in enumerate(rows[: 2 * KICKERS]):
        if " ".join(row.split()).casefold() in titles and "".join(rows[number + 1 :]).strip():
            if all(len(above.split()) <= 4 for above in rows[:number]):
                rows = rows[number + 1 :]
            break
    for number, row in reversed(list(enumerate(rows[: 2 * KICKERS]))):
        words = " ".join(row.split()).casefold()
        if words and (words == stated.get("author") or _MAIL.fullmatch(words)) and len(rows) > number + 1:
            del rows[number : number + 2]
    return "\n".join(rows)


def plain(fragment: str) -> str:
    """Return the text of a piece of HTML, blocks as paragraphs; for bodies of feeds and JSON that hold markup."""
    parted = _BLOCKS.sub("\n\n", _CELLS.sub(" | ", _HIDDEN.sub(" ", fragment)))
    rows = (" ".join(unescape(_TAGS.sub("", row)).split()) for row in parted.split("\n"))
    return "\n\n".join(row for row in rows if row)


def holds_markup(text: str) -> bool:
    """Return whether a text is a piece of HTML rather than plain text with a stray angle bracket."""
    return bool(
        re.search(
            r"<(?:p|br|div|h[1-6]|li|span|a|strong|em|b|i|ul|figure)\b[^<>]{0,500}>", text, re.IGNORECASE
        )
    )
