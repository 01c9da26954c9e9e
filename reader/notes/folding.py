"""Find a quotation that was typed by hand: other quotation marks, dashes and white space are the same to it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from index.article import Span

_QUOTES = "'\"`´‘’‚‛“”„‟′″‹›«»＇＂"
_DASHES = "-‐‑‒–—―−﹘﹣－"
MOST_HITS = 10_000
"""No more hits than this are looked at."""
LONGEST = 1_000_000
"""A text longer than this many code points is not folded."""
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SAME = {**dict.fromkeys(_QUOTES, '"'), **dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_UNSEEN, "")}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, with the way back."""

    text: str
    """The folded text."""
    starts: tuple[int, ...]
    """For each of its characters, the first code point it stands for."""
    ends: tuple[int, ...]
    """One past the last of them."""


@lru_cache(maxsize=16)
def folded(text: str) -> Folded:
    """Fold quotation marks, dashes, white space, ligatures and invisible characters; case stays."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, character in enumerate(text):
        same = _SAME.get(character)
        if same is None:
            same = character if character.isascii() else unicodedata.normalize("NFKC", character)
        for one in same:
            blank = one.isspace()
            last = characters[-1] if characters else " "
            if blank and last in " -":
                continue
            if one == "-" and last in " -":
                if last == "-":
                    ends[-1] = at + 1
                    continue
                if characters:
                    characters.pop(), starts.pop(), ends.pop()
                    if characters and characters[-1] == "-":
                        ends[-1] = at + 1
                        continue
            characters.append(" " if blank else one)
            starts.append(at)
            ends.append(at + 1)
    if characters and characters[-1] == " ":
        characters.pop(), starts.pop(), ends.pop()
    return Folded("".join(characters), tuple(starts), tuple(ends))


def occurrences(text: str, quote: str) -> list[Span]:
    """Return where ``quote`` stands in ``text``: exact hits if there are any, else folded ones, else in any case.

    Hits do not overlap. An empty quote has none.
    """
    wanted = unicodedata.normalize("NFC", quote).strip()
    if not wanted:
        return []
    return exact_hits(text, wanted) or folded_hits(text, wanted)


def exact_hits(text: str, quote: str, *, overlapping: bool = False) -> list[Span]:
    """Return where ``quote`` stands letter for letter."""
    hits: list[Span] = []
    at = text.find(quote)
    while at >= 0 and len(hits) < MOST_HITS:
        hits.append(Span(at, at + len(quote)))
        at = text.find(quote, at + (1 if overlapping else len(quote)))
    return hits


def folded_hits(text: str, quote: str) -> list[Span]:
    """Return where ``quote`` stands up to folding; where that is nowhere, up to case as well."""
    needle = folded(quote).text
    if not needle or len(text) > LONGEST:
        return []
    hay = folded(text)
    found = exact_hits(hay.text, needle)
    if not found:
        found = _caseless(hay.text, needle)
    return [Span(hay.starts[hit.start], hay.ends[hit.end - 1]) for hit in found]


def _caseless(text: str, quote: str) -> list[Span]:
    """Return hits that differ in case alone (characters whose lower case has another length excepted)."""
    return exact_hits(_lower(text), _lower(quote))


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
