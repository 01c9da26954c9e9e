"""Which phrases of a sentence state a value that excludes others of its line: "stays open" and "will close".

The table is ``data/exclusives.txt``; its head says how it is written.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from reader.compare.details.vocabulary import STOP_WORDS, UNITS
from reader.compare.details.wordlist import table, words
from reader.compare.diverge.accounts.word_forms import Word, forms_of, in_passing, word_of

FILE = "exclusives.txt"
WIDE_FILE = "answers.txt"
"""The lines of which are of the whole story."""
MACROS = ("@undecided", "@open")
"""Names of lists of phrases that lines may use."""
MARKS = "+!~=@^*"
"""Marks that may stand before a line."""
MASK = -1
"""Group of the phrases that say nothing of any thing at stake; they hide what stands inside them."""
_GAP = 3
"""Tokens that ``..`` in a phrase may stand for."""
_WALLS = frozenset(',;:.—–()"?!')
_ARTICLES = words("the a an his her its their our any")
_DESCRIBED = 2
"""Tokens that may stand between an article in a phrase and the word after it."""


class Phrase(NamedTuple):
    """Words that state one value of one thing at stake."""

    text: str
    group: int
    value: int
    number: int
    """Its place in the table."""


class Found(NamedTuple):
    """Where a phrase stands in a sentence: tokens from ``first`` up to ``end``."""

    first: int
    end: int
    group: int
    value: int
    loose: bool
    """Whether the phrase has a gap; what stands in a gap may be said of other things at stake."""


@dataclass(frozen=True, slots=True)
class Table:
    """The phrases by their first word as it is written, and what is at stake in each group."""

    phrases: Mapping[str, Sequence[Phrase]]
    firsts: Mapping[str, Sequence[str]]
    """Which first words may stand in a form."""
    stakes: Sequence[str]
    leaving: frozenset[int]
    """Groups whose phrases leave to others what stands inside them."""
    bound: Mapping[int, tuple[frozenset[str], ...]]
    """Lists of words of each of which a sentence must have one to speak of a group at all."""
    wide: frozenset[int]
    """Groups on which a story has one answer, so that sentences need nothing else in common."""
    marks: Mapping[str, frozenset[int]]
    """Groups by the marks before them; the head of the file says what each means."""


@lru_cache(maxsize=1)
def exclusives() -> Table:
    """Read the table."""
    stakes: list[str] = []
    bound: dict[int, tuple[frozenset[str], ...]] = {}
    marked: dict[str, set[int]] = {mark: set() for mark in MARKS}
    index: dict[str, list[Phrase]] = defaultdict(list)
    number = 0
    named: dict[str, str] = {}
    for line in _lines():
        stake, _, values = line.partition(":")
        if stake in MACROS:
            named[stake] = values
            continue
        for name in [name for name in named if name in values]:
            values = values.replace(name, named[name])
        group = MASK if stake == "-" else len(stakes)
        if group != MASK:
            plain, _, topics = stake.lstrip(MARKS).rstrip("]").partition(" [")
            stakes.append(plain)
            if topics:
                bound[group] = tuple(_topic(listed, stake[0] == "!") for listed in topics.split("&"))
            for mark in stake[: len(stake) - len(stake.lstrip(MARKS))]:
                marked[mark].add(group)
        for value, phrases in enumerate(values.split("/")):
            for phrase in phrases.split(";"):
                # Texts are cut at hyphens, so phrases are too.
                text = phrase.strip().replace("-", " - ")
                if text:
                    number += 1
                    index[text.partition(" ")[0]].append(Phrase(text, group, value, number))
    wide = frozenset(marked["!"])
    marks = {mark: frozenset(groups) for mark, groups in marked.items()}
    firsts: dict[str, list[str]] = defaultdict(list)
    for first in index:
        for form in word_of(first):
            firsts[form].append(first)
    return Table(dict(index), dict(firsts), stakes, marks["+"] | wide, bound, wide, marks)


def _topic(listed: str, wide: bool) -> frozenset[str]:
    """Return the words of one list in square brackets; those of the whole story in all their forms."""
    return frozenset().union(*map(forms_of, listed.split())) if wide else frozenset(listed.split())


def _lines() -> Iterator[str]:
    """Yield the lines of both files, those of the whole story marked with an exclamation mark."""
    for name, mark in ((FILE, ""), (WIDE_FILE, "!")):
        for line in table(name):
            yield line if line.startswith(MACROS) else mark + line


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[Word, ...]:
    """Return the words of a phrase; most phrases are never met, so they are read when their first word is."""
    return tuple(map(word_of, text.split()))


Begun = tuple[int, tuple[Word, ...], Phrase]
"""A phrase with its place in the table, and its words."""


@lru_cache(maxsize=8192)
def _beginning(form: str) -> tuple[Mapping[str, Sequence[Begun]], Sequence[Begun]]:
    """Return the phrases that begin with a form: by the word that must follow at once, and those with none."""
    followed: dict[str, list[Begun]] = {}
    others: list[Begun] = []
    table = exclusives()
    phrases = chain.from_iterable(table.phrases[first] for first in table.firsts.get(form, ()))
    for phrase in sorted(phrases, key=attrgetter("number")):
        words = _words(phrase.text)
        if len(words) > 1 and words[1]:
            for second in words[1]:
                followed.setdefault(second, []).append((phrase.number, words, phrase))
        else:
            others.append((phrase.number, words, phrase))
    return followed, others


class _Telling(dict[str, frozenset[str]]):
    """By what a phrase begins with, words of which a text has one where it has a phrase that begins so."""

    def __missing__(self, form: str) -> frozenset[str]:
        found = self[form] = frozenset[str]().union(*map(_told_behind, exclusives().firsts.get(form, ())))
        return found


_telling = _Telling()


@lru_cache(maxsize=8192)
def _told_behind(first: str) -> frozenset[str]:
    """Return the words of which a text has one where it has a phrase that begins with this word of the table."""
    table = exclusives()
    told: set[Word] = set()
    for phrase in table.phrases[first]:
        best = _most_telling(phrase)
        bound = table.bound.get(phrase.group) if not _tells(best)[1] else None
        told.add(bound[0] if bound else word_of(best))
    return frozenset[str]().union(*told)


def _most_telling(phrase: Phrase) -> str:
    return max(reversed(phrase.text.split()), key=_tells)


def _tells(written: str) -> tuple[bool, bool, int]:
    """Rank the words of a phrase by how much they tell of whether it stands in a text."""
    first = written.partition("|")[0].removeprefix("=")
    return written != "..", first not in STOP_WORDS, len(first)


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    """Return what the first words of phrases may be."""
    return frozenset(exclusives().firsts)


def may_exclude(written: frozenset[str]) -> bool:
    """Whether a text of these words may have a phrase of the table; false only where it has none."""
    for form in written & _firsts():  # noqa: SIM110
        if not written.isdisjoint(_telling[form]):
            return True
    return False


def find_exclusives(low: Sequence[str]) -> list[Found]:
    """Return the phrases of the table in a sentence; none that stands inside a longer one."""
    table = exclusives()
    found: list[Found] = []
    present = frozenset(low)
    begun = {form for form in present & _firsts() if not present.isdisjoint(_telling[form])}
    for i in [n for n, form in enumerate(low) if form in begun]:
        form = low[i]
        followed, others = _beginning(form)
        after = i + 1
        while after < len(low) - 1 and in_passing(low[after]) and low[after] not in followed:
            after += 1
        tried = followed.get(low[after], ()) if after < len(low) else ()
        for _, listed, phrase in sorted((*tried, *others)) if tried else others:
            end = 0 if present.isdisjoint(listed[-1]) else _end(listed, low, i)
            if end and not _of_a_number(low, end):
                found.append(Found(i, end, phrase.group, phrase.value, ".." in phrase.text))
    if not found:
        return []
    begins = [one.first for one in found]
    longest = max(one.end - one.first for one in found)
    return [
        one
        for one in dict.fromkeys(found)
        if one.group != MASK
        and not any(map(present.isdisjoint, table.bound.get(one.group, ())))
        and not _hidden(
            one, found[bisect_left(begins, one.end - longest) : bisect_right(begins, one.first)], table
        )
    ]


def _of_a_number(low: Sequence[str], end: int) -> bool:
    """Whether a phrase only says that a number is passed: "all four were over 60"."""
    return low[end - 1] == "over" and any(word[0].isdigit() or word in UNITS for word in low[end : end + 1])


def _hidden(one: Found, before: Sequence[Found], table: Table) -> bool:
    """Whether a phrase stands inside a longer one that hides it, among those that begin no later."""
    return any(
        one.end <= other.end
        and other.end - other.first > one.end - one.first
        and (other.group == one.group or not (other.loose or other.group in table.leaving))
        for other in before
    )


def _end(words: tuple[Word, ...], low: Sequence[str], first: int) -> int:
    """Return the token after a phrase that begins at ``first``; 0 where it does not stand there."""
    if len(words) == 1:
        return first + 1
    at, spare = first, 0
    for word in words:
        if not word:
            spare = _GAP
            continue
        last = min(len(low), at + spare + 1)
        while at < last and low[at] not in word:
            if low[at] in _WALLS:
                return 0
            # What says how or when does not change what is said: "was later released".
            last += not spare and at > first and last < len(low) and in_passing(low[at])
            at += 1
        if at >= last:
            return 0
        # Between an article and its noun may stand what describes it: "over the legal limit".
        spare = _DESCRIBED if low[at] in _ARTICLES else 0
        at += 1
    return at
