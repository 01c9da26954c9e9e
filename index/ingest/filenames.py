"""What people put into the names of files: ``2026-03-13_bbc_bridge-shut-after-crack.txt``."""

from __future__ import annotations

import re
from pathlib import PurePath

from index.article import Origin
from index.ingest.dates import parse_date
from index.ingest.outlets import is_outlet, known_outlet
from index.ingest.values import Fields
from index.patterns import lazy

_DATE = lazy(r"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_PARTS = lazy(r"_+|\s+[-–—|]\s+|\s{2,}")
_DOMAIN = lazy(
    r"(?:www\.)?(?:[a-z0-9-]{2,40}\.){1,2}(?:com|org|net|news|example|co\.[a-z]{2}|com\.[a-z]{2})\Z",
    re.IGNORECASE,
)
_WORDS = frozenset(
    """time mint dawn vice slate salon wired vox fortune independent dr abc scroll rt nos bild welt telegraph spiegel
    pa ap""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Outlets whose names are words as well; as the first word of a name they tell nothing."""
_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?\Z")


def name_fields(source: str) -> Fields:
    """Return the date, the outlet and the title that a file's name states; addresses and pipes state none.

    The outlet must be a known one, a domain or read like one, and a title has four words or more.
    """
    if "://" in source or source == "stdin":
        return {}
    name = PurePath(re.split(r"[!\\]", source)[-1])
    stem = name.stem if len(name.suffix) <= 9 else name.name
    fields: Fields = {}
    dated = _DATE.search(stem)
    if dated and parse_date("-".join(dated.groups())):
        fields["published"] = ("-".join(dated.groups()), Origin.FILE_NAME)
        stem = f"{stem[: dated.start()]}_{stem[dated.end() :]}"
    parts = [part for piece in _PARTS.split(stem) if (part := piece.strip(" -.,"))]
    outlet, parts = _take_outlet(parts, dated is not None)
    if outlet:
        fields["outlet"] = (outlet, Origin.FILE_NAME)
    title = _title(parts)
    if title:
        fields["title"] = (title, Origin.FILE_NAME)
    return fields


def _take_outlet(parts: list[str], dated: bool) -> tuple[str | None, list[str]]:
    """Return the outlet among the parts of a name, and the other parts."""
    for number, part in enumerate(parts):
        spaced = part.replace("-", " ")
        named = known_outlet(spaced) or (part if _DOMAIN.match(part) else None)
        large = " ".join(word[:1].upper() + word[1:] for word in spaced.split())
        if named is None and (len(parts) > 1 or dated) and is_outlet(large):
            named = large
        if named and (len(parts) > 1 or dated):
            return named, parts[:number] + parts[number + 1 :]
    first = re.split(r"[ -]", parts[0], maxsplit=1) if parts else []
    if len(first) == 2 and first[0].casefold() not in _WORDS and (named := known_outlet(first[0])):
        return named, [first[1], *parts[1:]]
    return None, parts


def _title(parts: list[str]) -> str | None:
    """Return the words of a name as a title: four or more, none of them a code."""
    words = " ".join(parts).replace("_", " ")
    words = words if " " in words and words.count("-") < words.count(" ") else words.replace("-", " ")
    tokens = words.split()
    spelled = [token for token in tokens if _WORD.match(token.strip(".,;:!?()\"“”‘’'")) and len(token) > 1]
    if len(spelled) < 4 or len(tokens) - len(spelled) > len(spelled) // 2:
        return None
    if any(re.search(r"\d[a-z]|[a-z]\d", token) for token in tokens):
        return None
    title = " ".join(tokens)
    return title[0].upper() + title[1:]
