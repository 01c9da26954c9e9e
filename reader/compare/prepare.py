"""An article made ready for comparison: its words by sentence, clause and quotation. Depends on no other article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress
from operator import attrgetter
from typing import NamedTuple

from index.article import Kind, Sentence
from reader.compare.steps import each
from reader.compare.wordlists import word_set
from reader.compare.words import Columns, Form, Scanned, fold, scan, tokenize

COMPARED = frozenset({Kind.SENTENCE, Kind.HEADING})
"""Kinds of sentence that take part in a comparison."""

LONGEST = 80
"""Content words of a sentence that are looked at; what follows in a longer one (a list, a table) is not compared."""

MOST_WORDS = 3 * LONGEST
"""Words of a sentence, function words included, that are looked at for shared phrases."""

LEAST_CLAUSE = 3
"""Content words that a clause needs to be scored on its own."""

LONGEST_QUOTATION = 1500
"""Characters after which an opened quotation counts as closed."""

_BREAK = re.compile(r"[,;:()\"\[\]]|\s--?\s|--")
_JOINS = word_set(
    """after although and as because before but if or since than that though until when where whether which while
    who"""
)


Alias = tuple[str, tuple[str, ...]]


class Words(NamedTuple):
    """The content words of one sentence, in parallel columns and in order."""

    sentence: int
    """Its number in the article."""
    keys: tuple[str, ...]
    """Per content word, what is compared."""
    forms: tuple[Form, ...]
    """Per content word, how it is written."""
    starts: tuple[int, ...]
    """Offsets count from the start of the article's text."""
    ends: tuple[int, ...]
    clauses: tuple[int, ...]
    """Positions among the content words where a clause begins, in order; the first is 0."""
    quoted: tuple[bool, ...]
    """Per content word, whether it stands inside quotation marks."""
    named: tuple[bool, ...]
    """Per content word, whether it is part of a name (a capital where a sentence does not ask for one)."""
    every: tuple[str, ...]
    """Keys of all words of the sentence, function words too."""
    every_quoted: tuple[bool, ...]
    """Per word of ``every``, whether it stands inside quotation marks."""
    first: int
    """Where the first word of the sentence begins, whatever it is."""
    last: int
    """Where its last word ends."""
    opener: str
    """The first word of the sentence, whatever it is."""
    said: bool
    """Whether somebody is quoted or reported as saying something."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The words of one article."""

    sentences: tuple[Sentence, ...]
    words: tuple[Words, ...]
    """Per compared sentence that has content words, in order."""
    aliases: tuple[Alias, ...]
    """Short forms the article introduces ("Harbour Safety Board (HSB)"): key and keys of the long form."""

    def of(self, sentence: int) -> Words | None:
        """Return the words of a sentence by its number; None where it is not compared or has no content words."""
        place = bisect_left(self.words, sentence, key=attrgetter("sentence"))
        found = self.words[place] if place < len(self.words) else None
        return found if found and found.sentence == sentence else None


_SAYS = word_set(
    """said says say saying told tells added adds according asked announced statement stated wrote tweeted insisted
    argued claimed warned replied acknowledged confirmed denied declared"""
)


def prepare(text: str, sentences: Sequence[Sentence]) -> Prepared:
    """Find the words, clauses, quotations and short forms of an article, in time linear in its length."""
    folded, inside, aliases = _whole(text)
    pieces = [
        (number, scan(folded, sentence.start, sentence.end))
        for number, sentence in each("Reading words", list(enumerate(sentences)), 512)
        if sentence.kind in COMPARED
    ]
    read = [(number, scanned, scanned.columns()) for number, scanned in pieces if scanned.forms]
    names = _names([columns for _, _, columns in read])
    found = []
    for number, scanned, columns in each("Reading words", read, 512):
        if True in columns.content:
            found.append(_words(number, scanned, columns, inside, names))
    return Prepared(tuple(sentences), tuple(found), aliases)


@lru_cache(maxsize=32)
def _whole(text: str) -> tuple[str, bytes, tuple[Alias, ...]]:
    """Return what is read of an article as a whole: its folded text, where quotation marks are around it, short forms.

    Kept for a while, since single sentences of it may be asked for.
    """
    folded = fold(text)
    return folded, bytes(_quotations(folded)), tuple(_aliases(folded))


def _words(number: int, scanned: Scanned, columns: Columns, inside: bytes, names: frozenset[str]) -> Words:
    starts, ends, content = scanned.starts, scanned.ends, columns.content
    if max(columns.cut):
        ends = [end - cut for end, cut in zip(ends, columns.cut, strict=True)]
    forms = tuple(compress(scanned.forms, content))[:LONGEST]
    named: tuple[bool, ...] = (False,) * len(forms)
    if not names.isdisjoint(columns.word):
        named = tuple([form.capital and form.word in names for form in forms])
    begins = tuple(compress(starts, content))[:LONGEST]
    every = columns.key[:MOST_WORDS]
    quoted: tuple[bool, ...] = (False,) * len(forms)
    every_quoted: tuple[bool, ...] = (False,) * len(every)
    if inside.find(1, starts[0], ends[-1]) >= 0:
        quoted = tuple([inside[begin] == 1 for begin in begins])
        every_quoted = tuple([inside[begin] == 1 for begin in starts[: len(every)]])
    return Words(
        number,
        tuple(compress(columns.key, content))[:LONGEST],
        forms,
        begins,
        tuple(compress(ends, content))[:LONGEST],
        _clauses(_breaks(scanned.gaps, columns, len(forms)), len(forms)),
        quoted,
        named,
        every,
        every_quoted,
        starts[0],
        ends[-1],
        columns.word[0],
        not _SAYS.isdisjoint(columns.word),
    )


def _breaks(gaps: Sequence[str], columns: Columns, length: int) -> list[int]:
    """Return before which of the content words, the first ``length`` of them, a clause may begin."""
    words = columns.word
    places = []
    if gaps.count(" ") < len(gaps) - 1:
        places = [n for n, gap in enumerate(gaps) if n and gap != " " and _BREAK.search(gap)]
    places += [n for n, word in enumerate(words) if word in _JOINS]
    if not places:
        return []
    before = list(accumulate(columns.content, initial=0))
    return sorted({before[place] for place in places if 0 < before[place] < length})


def _clauses(breaks: Sequence[int], length: int) -> tuple[int, ...]:
    """Return clause starts so that every clause has at least ``LEAST_CLAUSE`` words where the sentence has them."""
    starts = [0]
    for place in breaks:
        if place - starts[-1] >= LEAST_CLAUSE and length - place >= LEAST_CLAUSE:
            starts.append(place)
    return tuple(starts)


def _names(sentences: Sequence[Columns]) -> frozenset[str]:
    """Return the words that an article writes with a capital in the middle of a sentence, more often than without."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for columns in sentences:
        if True in columns.capital[1:]:
            capital.update(compress(columns.word[1:], columns.capital[1:]))
    for columns in sentences:
        if not capital.keys().isdisjoint(columns.word):
            later = zip(columns.word[1:], columns.capital[1:], strict=True)
            small.update([word for word, is_capital in later if not is_capital and word in capital])
    return frozenset(word for word, count in capital.items() if count >= small[word])


def _quotations(folded: str) -> bytearray:
    """Mark every character inside double quotation marks, also where a quotation runs over several sentences.

    A mark after white space opens; one after a letter or stop closes; a mark that opens inside a quotation
    continues it (a new paragraph of the same statement).
    """
    inside = bytearray(len(folded))
    opened = -1
    for match in re.finditer('"', folded):
        at = match.start()
        before = folded[at - 1] if at else " "
        after = folded[at + 1] if at + 1 < len(folded) else " "
        opens = (before.isspace() or before in "([-'") and not after.isspace()
        if opened >= 0 and at - opened > LONGEST_QUOTATION:
            opened = -1
        if opens:
            if opened >= 0:
                inside[opened:at] = b"\1" * (at - opened)
            opened = at
        elif opened >= 0:
            inside[opened:at] = b"\1" * (at - opened)
            opened = -1
    return inside


_BRACKETED = r"\(\"?([A-Z][A-Za-z]{1,9})\"?\)"
_HINT = re.compile(_BRACKETED)
_SHORT_FORM = re.compile(rf"((?:[A-Z][\w'&-]*\s+(?:(?:of|for|and|the|on|to)\s+){{0,2}}){{1,7}}){_BRACKETED}")


def _aliases(folded: str) -> Iterator[Alias]:
    """Find short forms in brackets after the long form whose first letters they are made of."""
    for match in _SHORT_FORM.finditer(folded) if _HINT.search(folded) else ():
        short = match.group(2)
        long = [token for token in tokenize(match.group(1)) if token.content or token.word in {"us", "u.s."}]
        initials = "".join(token.word[0] for token in long)
        letters = iter(initials)
        if long and all(letter in letters for letter in short.lower()[:1]) and short.lower()[0] in initials:
            first = initials.index(short.lower()[0])
            form = tuple(token.key for token in long[first:])
            key = tokenize(short)[0].key
            if key not in form and len(form) >= 2:
                yield key, form
