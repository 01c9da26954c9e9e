"""Where one sentence ends and the next begins, within one line of text.

A guarded regular expression: every end mark followed by a space is a candidate, and rules on the word before it and
the word after it decide. Measured against naive splitting, two libraries and this in tests/benchmarks/sentences.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.patterns import lazy
from index.sentences.abbreviations import (
    BEFORE_MONTH,
    BEFORE_ORDINAL,
    CAREFUL,
    CLOCK_FOLLOWERS,
    EXCLAIMED_NAMES,
    GERMAN_MONTHS,
    MONTHS,
    NAME_LIKE,
    NUMBERED,
    STARTERS,
    TITLES,
)

LONGEST = 4000
"""Characters; a longer stretch without an end mark is cut at a space, so that no unit is unbounded."""

_CANDIDATE = lazy(
    r"""
    (?P<stop> [.!?…。！？｡‼⁇⁈⁉؟۔।॥።]+ (?:[ ]\.(?![\w]))* )
    (?P<close> (?:["'”’»)\]}」』）】》]|[“«](?=[\s,.;:!?)]|$)|(?<=[’'.…])[ ](?=”)|[ \u202f](?=»(?:[\s,.;:!?)]|$)))* )
    (?P<gap> [ ]*)
    (?:(?:\.\.\.|…)[ ])?                       # an omission after a whole sentence stays with it
    """,
    re.VERBOSE,
)
_PLAIN = ".!?"
"""The end marks that ASCII has."""
_WIDE = frozenset("。！？｡")
"""End marks of Chinese and Japanese, which need no space after them."""
_OPENERS = "\"'“‘«([{„‚¿¡—–-•*▪●·"
_DASHES = "-–—"
_QUOTE_OPENERS = "\"'“‘«„"
_QUOTE_CLOSERS = "\"'”’»“«"
_NEXT_WORD = lazy(r"[^\W_](?:[\w’'.-]{0,40}\w)?")
_ATTRIBUTION = lazy(
    r"(?:(?:[A-Z][\w.’'-]{0,30}|of|de|van|von|bin|al|the|a|an|who|and)[ ]){1,6}"
    r"(?:said|says|say|asked|asks|wrote|writes|tweeted|told|added|adds|replied|shouted|yelled|cried|wondered|demanded|"
    r"exclaimed|joked|posted|responded|quipped|remarked|insisted|continued|declared|recalled|thought)\b(?!:)"
)
_INITIALISM = lazy(r"(?:[^\W\d_]\.)+[^\W\d_]")
_CLOCK = frozenset({"a.m", "p.m"})
_LETTER = lazy(r"(?:[^\W\d_]|([A-Z])\1)\.")
"""A letter of a spaced abbreviation: ``z. B.``, ``u. a.``, ``EE. UU.``"""
_LETTER_BEFORE = lazy(r"(?<![^\s(])(?:[^\W\d_]|([A-Z])\1)\. \Z")


def sentence_ranges(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the sentences in ``text[start:end]``, a stretch without line feeds, without outer spaces."""
    begin = start
    if text.isascii() and all(text.find(mark, start, end - 1) < 0 for mark in _PLAIN):
        # One sentence, as many lines are: quicker to find out.
        yield from _bounded(text, begin, end)
        return
    for match in _CANDIDATE.finditer(text, start, end):
        if match.end() >= end:
            break
        if match["stop"][0] in _WIDE or _ends_sentence(text, begin, end, match):
            yield from _bounded(text, begin, match.end())
            begin = match.end()
    yield from _bounded(text, begin, end)


def _bounded(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Trim a range and cut it at spaces where it is longer than ``LONGEST``."""
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    while end - begin > LONGEST:
        cut = text.rfind(" ", begin + LONGEST // 2, begin + LONGEST)
        cut = begin + LONGEST if cut < 0 else cut
        yield begin, cut
        begin = cut
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


def _ends_sentence(text: str, begin: int, end: int, match: re.Match[str]) -> bool:
    """Decide whether a candidate end mark ends the sentence that began at ``begin``."""
    after = match.end()
    first, quoted = _first_letter(text, after, end)
    if first >= end:
        return False
    letter = text[first]
    if not match["gap"]:
        return _ends_without_space(text, match, first, end)
    following = _NEXT_WORD.match(text, first, end)
    word = following.group() if following else letter
    if letter.islower() and not _is_brand(word):
        return False
    stop, close = match["stop"], match["close"]
    closed = any(mark in _QUOTE_CLOSERS for mark in close)
    if stop[-1] != "." or len(stop) > 1:
        if stop[-1] in "؟۔।॥።":
            return True
        if closed and not _starts(word) and _ATTRIBUTION.match(text, first, end):
            return False
        previous = _word_before(text, begin, match.end("stop"))
        return previous not in EXCLAIMED_NAMES and not (stop[-1] in ".…" and _fades_out(text, begin, match))
    before = _word_before(text, begin, match.start())
    return _dot_ends(
        text, begin, match.start(), before, word, closed=closed, quoted=quoted, dashed=text[after] in _DASHES
    )


def _first_letter(text: str, at: int, end: int) -> tuple[int, bool]:
    """Skip opening marks; return where the next word's first character is and whether a quotation opens before it."""
    quoted = False
    limit = min(end, at + 6)
    while at < limit and (text[at] in _OPENERS or text[at] == " "):
        quoted = quoted or text[at] in _QUOTE_OPENERS
        at += 1
    return at, quoted


def _ends_without_space(text: str, match: re.Match[str], first: int, end: int) -> bool:
    """Decide for an end mark with no space after it: only where two words were glued (``said.The``, ``so.”He``)."""
    at = match.start("stop")
    if at < 2 or not (text[at - 1].islower() and text[at - 2].islower()) or not text[first].isupper():
        return False
    if any(mark in "”’»" for mark in match["close"]):
        return True
    following = _NEXT_WORD.match(text, first, end)
    return (
        first == match.end()
        and following is not None
        and following.group() in STARTERS
        and len(match["stop"]) == 1
    )


def _fades_out(text: str, begin: int, match: re.Match[str]) -> bool:
    """Return whether a dotted ellipsis stands at the very beginning, where it opens a sentence."""
    return not text[begin : match.start("stop")].strip(_OPENERS + " ")


def _is_brand(word: str) -> bool:
    """Return whether a word begins small by its spelling: iPhone, eBay."""
    return len(word) > 2 and word[0].islower() and word[1].isupper()


def _word_before(text: str, begin: int, at: int) -> str:
    """Return the word that ends at ``at``, without opening marks."""
    cut = text.rfind(" ", max(begin, at - 40), at) + 1
    return text[max(cut, begin) : at].lstrip(_OPENERS)


def _dot_ends(
    text: str, begin: int, at: int, before: str, word: str, *, closed: bool, quoted: bool, dashed: bool
) -> bool:
    """Decide for a single dot after ``before``, when ``word`` comes next and is not in small letters."""
    tail = before.rsplit("-", 1)[-1].rsplit("—", 1)[-1].rsplit("/", 1)[-1].lstrip(_OPENERS)
    low = tail.lower()
    if not low:
        return True
    if low in TITLES and not closed and tail != "V":
        return False
    if low in NUMBERED and not closed and word[0].isdigit():
        return False
    if not closed and _goes_on(text, begin, at, tail, word):
        return False
    enumerates = at - begin == len(before) and len(before) <= 3
    if enumerates and (before.isdigit() or (len(before) == 1 and before.isalpha())):
        return False
    if closed:
        return True
    if dashed and (low in CAREFUL or low in _CLOCK):
        return False
    if low in _CLOCK:
        return not word[0].isdigit() and word.rstrip(".") not in CLOCK_FOLLOWERS
    if len(tail) == 1 and tail.isalpha() and (tail.isupper() or low == "v"):
        return quoted or (_starts(word) and word not in NAME_LIKE and tail != "v")
    if low in MONTHS and not word[0].isdigit():
        return (
            quoted or _starts(word) or _word_before(text, begin, at - len(tail) - 1).lower() in BEFORE_MONTH
        )
    if low in CAREFUL or _INITIALISM.fullmatch(tail):
        return quoted or _starts(word)
    return True


def _goes_on(text: str, begin: int, at: int, tail: str, word: str) -> bool:
    """Return whether a dot stands inside a spaced abbreviation, behind an ordinal, or behind one word in brackets."""
    if _LETTER.fullmatch(tail + ".") and not (len(tail) == 1 and tail.isupper()):
        spaced = _LETTER.match(text, at + 2) or _LETTER_BEFORE.search(
            text, max(begin, at - 8), at - len(tail)
        )
        return bool(spaced) and (bool(_LETTER.match(text, at + 2)) or not _starts(word))
    if tail.isdigit() and len(tail) <= 2:
        before = _word_before(text, begin, max(begin, at - len(tail) - 1)).lower()
        german = before in BEFORE_ORDINAL and not text.startswith("I am ", at - len(tail) - 5)
        return word in GERMAN_MONTHS or (german and not _starts(word))
    if text[at + 1] == ")" and tail.isalpha() and len(tail) <= 5:
        return text[at - len(tail) - 1 : at - len(tail)] == "(" and not _starts(word)
    return False


def _starts(word: str) -> bool:
    """Return whether a word clearly begins a sentence."""
    return word.replace("’", "'") in STARTERS
