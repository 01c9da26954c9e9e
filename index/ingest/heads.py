"""What plain text states about itself before it begins: header lines, a date, a headline, credits, a dateline."""

from __future__ import annotations

import re

from index.article import Origin
from index.ingest.creditlines import Credit, is_post, read_credit
from index.ingest.date_forms import read as read_date
from index.ingest.headers import TOP, Parts, header, is_foreign, take_headers
from index.ingest.outlets import is_outlet
from index.ingest.pasted import without_menu
from index.ingest.wires import read_dateline, take_slugs
from index.patterns import lazy

HEADLINE = 160
"""Characters of a first line that can still be a headline."""
STANDFIRST = 300
"""Characters of a paragraph that may stand between a headline and the lines of credits."""
OPENING = 1_500
"""Characters at the top in which a dateline stands."""

_ADDRESS = lazy(r"\s*(https?://[^\s<>\"]{4,2000})[ \t]*\n")
_GLUED = lazy(
    r"\s*(?:date|published|pubdate)\s*:?\s+"
    r"(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)\s+(?=\S)",
    re.IGNORECASE,
)
_NAME = r"([A-Z][\w&'’.-]*(?:\s+[A-Z&][\w&'’.-]*){0,4})"
_SPEAKS_FOR_ITSELF = (
    (
        ("Disclaimer:",),
        lazy(rf"\bDisclaimer:\s+(?:The\s+)?{_NAME}\s+(?:takes|does|is|has|cannot|makes|assumes)\b"),
    ),
    (
        ("©", "(c)", "Copyright"),
        lazy(
            rf"(?:©|\(c\)|Copyright(?:\s+©)?)\s*(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?,?\s+)?(?:by\s+)?{_NAME}\s*(?:\.|,|$)",
            re.MULTILINE,
        ),
    ),
    (
        ("This article", "This story", "This report"),
        lazy(
            r"^This (?:article|story|report) (?:was )?(?:first |originally )?(?:appeared|published) (?:in|on|by) "
            rf"(?:the )?{_NAME}\s*\.",
            re.MULTILINE,
        ),
    ),
)
"""Texts of which one must stand there, and the pattern that finds the outlet's name behind it."""
_BEHIND_TITLE = lazy(r"[\s|·•–—-]+(?=(?:first |last )?(?:published|updated|posted)\b)", re.IGNORECASE)
_ADDRESS_OF_PAGE = lazy(
    r"https?://(?!(?:www\.)?(?:t\.co|twitter|x\.com|youtu|facebook|instagram|bit\.ly))[^\s/]+/[^\s]*[a-z\d][-/_][a-z\d][^\s]{8,}\Z",
    re.IGNORECASE,
)
_TITLED = lazy(r"The(?:\s+[A-Z][\w'’-]*){1,4}\Z")
_DAY_FIRST = lazy(r"\s*[\[(]?([\w.,:/ -]{6,40}?\d)[\])]?\s*[—–|:-]\s+(?=\S)")
_INNER_END = lazy(r"[a-z]{3}[.!?] (?=[A-Z])")
_ENDS_SENTENCE = lazy(r"[.!?:;,]['\"’”)]*\Z")


def part(text: str, title: str | None = None) -> Parts:
    """Part a plain text (line ends as ``\\n``) from header lines, a glued date, a headline, a byline and a dateline.

    ``title`` is the headline where it is known already.
    """
    pasted = without_menu(text.lstrip("\n"))
    parts = Parts(pasted.body.lstrip("\n"))
    if title:
        parts.state("title", title, Origin.METADATA)
    _take_address(parts)
    take_slugs(parts)
    take_headers(parts)
    _take_glued_date(parts)
    take_headline(parts)
    _take_last_lines(parts)
    if pasted.outlet:
        parts.state("outlet", pasted.outlet, Origin.FIRST_LINE)
    _take_outlet_from_text(parts)
    for row in list(filter(None, map(str.strip, parts.body[:OPENING].split("\n"))))[:3]:
        read_dateline(row, parts)
    return parts


def _take_address(parts: Parts) -> None:
    """Take a first line that is nothing but the address of the page."""
    found = _ADDRESS.match(parts.body) if parts.body.lstrip()[:4].lower() == "http" else None
    if found and parts.body[found.end() :].strip():
        parts.state("url", found[1], Origin.HEADER)
        parts.body = parts.body[found.end() :].lstrip("\n")


def _take_glued_date(parts: Parts) -> None:
    """Take a ``date 2026-03-13`` that is glued to the first sentence."""
    begins = parts.body.lstrip()[:9].lower()
    found = _GLUED.match(parts.body) if begins.startswith(("date", "published", "pubdate")) else None
    if found is None and "published" not in parts.fields:
        found = _DAY_FIRST.match(parts.body)
        known = read_date(found[1], None) if found else None
        found = found if known is not None and known.grain in ("day", "time") else None
    if found:
        parts.state("published", found[1], Origin.HEADER)
        parts.body = parts.body[found.end() :]


def take_headline(parts: Parts) -> None:
    """Take a first line that is a headline (unless there is one), and the lines of credits around it."""
    rest = _take_credits(parts.body, parts, sure=True)
    if rest is not None and ("title" in parts.fields or _begins_with_headline(rest)):
        parts.body = rest
    first, _, rest = parts.body.lstrip().partition("\n")
    if "title" not in parts.fields:
        if is_outlet(first) and _begins_with_headline(rest):
            parts.state("outlet", first, Origin.FIRST_LINE)
            parts.body = rest.lstrip("\n")
            first, _, rest = parts.body.partition("\n")
        if not _is_headline(first, rest):
            credit = _take_credits(parts.body, parts)
            parts.body = parts.body if credit is None else credit
            if credit is None or "title" in parts.fields or not _begins_with_headline(credit):
                return
            first, _, rest = parts.body.lstrip().partition("\n")
        title = _without_credit(first.strip(), parts)
        parts.state("title", title, Origin.FIRST_LINE)
        parts.body = rest.lstrip("\n")
    elif rest.strip() and first.strip() == parts.fields["title"][0]:
        parts.body = rest.lstrip("\n")
    rest = _take_credits(parts.body, parts)
    parts.body = _take_credits_below(parts) if rest is None else rest


def _begins_with_headline(text: str) -> bool:
    """Return whether the first line of a text is a headline."""
    first, _, rest = text.lstrip().partition("\n")
    return _is_headline(first, rest)


def _is_headline(line: str, rest: str) -> bool:
    """Return whether a first line is a headline: short, no sentence end, on its own, with more text below."""
    line = line.strip()
    below = next((row.strip() for row in rest.split("\n") if row.strip()), "")
    if not below or not 3 <= len(line) <= HEADLINE:
        return False
    if _ENDS_SENTENCE.search(line) and not line.endswith(("?", "!")):
        return False
    if len(_INNER_END.findall(line)) > 1:
        return False
    if not line[0].isalnum() and line[0] not in "\"'“‘¿¡«([":
        return False
    if len(line.split()) < 2 and len(below.split()) < 8:
        return False
    credit = read_credit(line)
    return bool(re.search(r"[^\W\d_]", line)) and not (credit and credit.sure)


def _without_credit(title: str, parts: Parts) -> str:
    """Return a headline without the credits that a copied page put on its line: ``… Published 3 May 2025``."""
    for found in _BEHIND_TITLE.finditer(title):
        credit = read_credit(title[found.end() :])
        if credit is not None and credit.sure and len(title[: found.start()].split()) > 2:
            _state(credit, parts)
            return title[: found.start()].rstrip()
    return title


def _take_credits(text: str, parts: Parts, *, sure: bool = False) -> str | None:
    """Take the lines of credits at the top of a text; return what follows them, or None where there are none.

    A name alone may be a heading: it counts beside lines that are certain, or where it is an outlet's and stands apart.
    ``sure`` wants certain lines only.
    """
    rows = text.split("\n")
    at = end = 0
    while at < min(len(rows), TOP):
        if not rows[at].strip():
            at += 1
            continue
        run = _run(rows, at)
        behind = at + len(run)
        certain = any(credit.sure for credit in run)
        apart = behind < len(rows) and not rows[behind].strip()
        named = not sure and len(run) <= 2 and apart and any("outlet" in credit.fields for credit in run)
        named = named and "outlet" not in parts.fields
        if not run or not (certain or named or (not sure and all(credit.noise for credit in run))):
            break
        if not "".join(rows[behind:]).strip():
            break
        for credit in run:
            _state(credit, parts)
        at = end = behind
    return "\n".join(rows[end:]).lstrip("\n") if end else None


def _run(rows: list[str], at: int) -> list[Credit]:
    """Return what the lines of credits from ``at`` on state, up to an empty line or one that is none."""
    run: list[Credit] = []
    while at < len(rows) and len(run) < TOP and rows[at].strip():
        stated = header(rows[at])
        inner = read_credit(stated[1]) if stated else None
        if stated and stated[0] == "published" and not (inner and "published" in inner.fields):
            credit: Credit | None = None
        elif stated and stated[0] != "title":
            inner = inner if stated[0] in ("outlet", "published") else None
            fields = inner.fields if inner and stated[0] in inner.fields else {stated[0]: stated[1]}
            if stated[0] == "outlet" and inner and "author" in inner.fields and "published" in inner.fields:
                fields = {"outlet": inner.fields["author"], "published": inner.fields["published"]}
            credit = Credit(dict(fields), sure=True)
        elif run and (
            (run[-1].sure and is_foreign(rows[at])) or ("author" in run[-1].fields and is_post(rows[at]))
        ):
            credit = Credit(noise=True)
        else:
            credit = read_credit(rows[at])
        if credit is None:
            break
        run.append(credit)
        at += 1
    return run


def _state(credit: Credit, parts: Parts) -> None:
    """Keep what a line of credits states."""
    for name, value in credit.fields.items():
        if name == "author" and _TITLED.match(value):
            name = "outlet"  # nobody is called The Fenmoor Lantern
        taken = parts.fields.get(name)
        if name == "outlet" and taken and taken[0] != value and "author" not in credit.fields:
            parts.state("author", value, Origin.HEADER)  # an agency's report in another outlet
        parts.state(name, value, Origin.HEADER)


def _take_credits_below(parts: Parts) -> str:
    """Take lines of credits below a standfirst; return the text without them."""
    rows = parts.body.split("\n")
    paragraphs = 0
    for number, row in enumerate(rows[:TOP]):
        if not row.strip():
            continue
        credit = read_credit(row) if number else None
        if credit is not None and credit.sure:
            below = "\n".join(rows[number:])
            rest = _take_credits(below, parts)
            return parts.body if rest is None else "\n".join([*rows[:number], rest])
        paragraphs += 1
        if paragraphs > 2 or len(row) > STANDFIRST:
            break
    return parts.body


def _take_last_lines(parts: Parts) -> None:
    """Take what the last two lines state: ``Source: Skelby Post, 3 May 2025``, the address of the page."""
    rows = [row.strip() for row in parts.body[-1500:].split("\n") if row.strip()][-2:]
    for row in rows:
        stated = header(row)
        if _ADDRESS_OF_PAGE.match(row):
            parts.state("url", row, Origin.TEXT)
        elif stated and stated[0] == "url":
            parts.state("url", stated[1], Origin.TEXT)
        elif stated and stated[0] in ("outlet", "published"):
            credit = read_credit(stated[1])
            if stated[1].startswith(("http://", "https://")):
                parts.state("url", stated[1], Origin.TEXT)
            for name, value in credit.fields.items() if credit else ():
                if name != "author":
                    parts.state(name, value, Origin.TEXT)


def _take_outlet_from_text(parts: Parts) -> None:
    """Name the outlet where the text speaks in its name: a disclaimer, a copyright line, where it first appeared."""
    if "outlet" in parts.fields:
        return
    tail = parts.body[-4000:]
    for signs, pattern in _SPEAKS_FOR_ITSELF:
        found = any(sign in tail for sign in signs) and pattern.search(tail)
        if found:
            parts.state("outlet", found[1].rstrip(".,"), Origin.TEXT)
            return
