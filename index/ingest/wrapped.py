"""Text broken into lines at a fixed width (by mail, a PDF, a narrow column): its words and paragraphs made whole."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from index.ingest.headers import header
from index.patterns import lazy

WRAPPED = (45, 110)
"""Characters that a line of a text broken at a fixed width has, at least and at most."""
NARROW = 18
"""Characters that it has at least where words are broken at its end, as in a newspaper's column."""
SHORT = 0.75
"""Of a text's width: a shorter line ends a paragraph, or is a heading."""
TAIL = 80
"""Characters at a line's end in which the word is looked for that is broken there."""

GOES_ON = 0.6
"""At most so many of the lines behind one that ends no sentence begin large: names do, and nouns in German."""

_BLANK = lazy(r"\n[ \t]*\n")
_BROKEN = lazy(r"[^\W_]-\Z")
_SOFT = lazy(r"[\u00ad\x02]\Z")
_LAST = lazy(r"([^\W_]+(?:['’-][^\W_]+)*)-\Z")
_NEXT = lazy(r"[^\W_]+(?:['’-][^\W_]+)*")
_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDED = lazy(r"[.!?:…][\"'”’)\]]*\Z")
_ITEM = lazy(r"\s*(?:[-*•]|\d+[.)])\s")
_PAGE = lazy(r"[-–—\s]*(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?[-–—\s]*\Z", re.IGNORECASE)
_HANGING = frozenset(["and", "und", "oder", "bis", "och", "og", "eller"])
"""Words behind a hyphen that stands for the end of a word to come: ``passenger- and freight-train drivers``."""
_AFTER_KEEPING = frozenset(["or", "to"])
"""The same, which end words as well: only behind one of the next ones (``two- to three-year``, but ``may-or``)."""
_KEEPING = frozenset(
    """self well ill ex non half mid anti pro semi quasi vice all cross high low long short full part hard soft old new
    left right north south east west deep wide open free fast slow so then quarter two three four five six seven eight
    nine ten twenty thirty forty fifty sixty seventy eighty ninety first second third fourth one multi far near close
    much best better worst post pre co single double triple""".split()  # noqa: SIM905 - reads best as words
)
"""Words and prefixes that are joined to the next word by a hyphen more often than not."""
_JOINED = frozenset(
    """based led backed born run owned made style occupied controlled held sponsored funded registered flagged speaking
    bound wide""".split()  # noqa: SIM905 - reads best as words
)
"""Words that a hyphen joins to a name before them: ``London-based``."""


def unwrapped(text: str) -> str:
    """Return a text that was broken into lines at a fixed width with its paragraphs whole; any other text as it is.

    Broken text shows in paragraphs (parted by empty lines) of several lines that are about equally long and mostly end
    in the middle of a sentence, the surer where words are broken at their ends.
    """
    rows = [block.split("\n") for block in _BLANK.split(text.strip("\n"))]
    pairs = [(one.strip(), two.strip()) for block in rows for one, two in pairwise(block)]
    broken = sum(_is_broken(one, two) for one, two in pairs)
    least = NARROW if broken > 1 else WRAPPED[0]
    inner = [(one, two) for one, two in pairs if len(one) >= least or not _parts(one, two)]
    long = [
        (one, two)
        for one, two in inner
        if least <= len(one) <= WRAPPED[1] or (broken > 1 and _is_broken(one, two))
    ]
    if len(inner) < 3 or len(long) < 0.8 * len(inner):
        return text
    if sum(one.endswith((".", "!", "?", ":", '"', "”")) for one, _ in long) > 0.4 * len(long):
        return text
    goes_on = [two for one, two in long if not _ENDED.search(one)]
    if sum(two[:1].isupper() for two in goes_on) > GOES_ON * len(goes_on):
        return text
    words = known_words(text)
    width = max(len(one) for one, _ in long)
    return "\n\n".join(
        _joined(block, words, width)
        for block in rows
        if not (broken and len(block) == 1 and is_page_number(block[0]))
    )


def is_page_number(row: str) -> bool:
    """Return whether a row is nothing but the number of its page: ``- 3 -``, ``Page 3 of 5``."""
    return bool(_PAGE.match(row))


def known_words(text: str) -> frozenset[str]:
    """Return the words of a text, those with hyphens whole, by which a broken word is known again."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def mended(line: str, following: str, words: Collection[str]) -> str | None:
    """Return two lines as one where a word is broken at the end of the first, with or without its hyphen; else None.

    ``words`` are those of the text.
    """
    joint = _joint(line, following, words)
    return None if joint is None else f"{line[: len(line) - joint[0]]}{joint[1]}{following}"


def _joint(line: str, following: str, words: Collection[str]) -> tuple[int, str] | None:
    """Return how many characters go from the end of a line whose last word is broken, and what comes there; or None."""
    line = line[-TAIL:]  # a line to which others were joined already may be long
    if _SOFT.search(line):
        return 1, ""
    if not _is_broken(line, following):
        return None
    head, tail = _LAST.search(line), _NEXT.match(following)
    if head is None or tail is None:
        return None
    one, two = head[1].lower(), tail[0].lower()
    if one + two not in words and (two in _HANGING or (two in _AFTER_KEEPING and one in _KEEPING)):
        return 0, " "
    keeps = (
        "-" in one
        or "-" in two
        or one in _KEEPING
        or not following[0].islower()
        or one[-1].isdigit()
        or (head[1][0].isupper() and (two in _JOINED or head[1].isupper()))
    )
    if f"{one}-{two}" in words or (keeps and one + two not in words):
        return 0, ""
    return 1, ""


def _is_broken(line: str, following: str) -> bool:
    """Return whether a line may end within a word that goes on in the next one."""
    line, following = line.rstrip(), following.lstrip()
    return bool(_BROKEN.search(line) and following and following[0].isalnum())


def _joined(rows: list[str], words: Collection[str], width: int) -> str:
    """Return the paragraphs of a block of lines; header lines and lists stay lines."""
    if any(header(row) or _ITEM.match(row) for row in rows):
        return "\n".join(rows)
    whole = [[rows[0].strip()]]
    for before, row in zip(rows, (row.strip() for row in rows[1:]), strict=False):
        last, pieces = before.strip(), whole[-1]
        joint = _joint(pieces[-1], row, words)
        if joint is not None:
            pieces[-1] = pieces[-1][: len(pieces[-1]) - joint[0]]
            pieces += [joint[1], row]
        elif len(last) < SHORT * width and (_ENDED.search(last) or (len(pieces) == 1 and _heads(last, row))):
            whole.append([row])
        else:
            pieces += [" ", row]
    return "\n\n".join(map("".join, whole))


def _parts(line: str, following: str) -> bool:
    """Return whether a short line may end a paragraph or stand over one."""
    return bool(_ENDED.search(line)) or (following[:1].isupper() and not line.endswith((",", ";", "-")))


def _heads(line: str, following: str) -> bool:
    """Return whether a short line that begins a paragraph is a heading over the next one."""
    return line[-1:] not in ",;-–—" and following[:1].isupper() and len(line.split()) > 1
