"""Stretches of an article around the words that were searched. Pure; the same input gives the same snippets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from index.fulltext.analysis import STOP_WORDS, Token, analyse, token_matches, tokens
from index.fulltext.query import Field, Fuzzy, Node, Prefix, Words, wanted
from index.records import Snippet

WIDTH = 180
"""Characters of a snippet, about."""
MOST_PLACES = 200
"""Places that a snippet may be made around, the first ones."""
MOST_KNOWN = 20_000
"""Pieces between blanks that are remembered for one query."""
LONGEST_KNOWN = 40
"""Characters of a piece that is remembered; where blanks do not part words, pieces are long and do not come again."""
MOST_READ = 200_000
"""Characters of an article that are looked through."""
_ODD = r".'"
"""What may stand for the second letter of a word."""
_DIE = re.compile(r"[a-z]ie|.[^a-z]")
"""What words that have another second letter may be made into: die of dying, u.s of US."""


class Place(NamedTuple):
    """Where a condition of the query is met in a text."""

    start: int
    end: int
    what: int
    """Number of the condition, so that a snippet with two of them is worth more than one with one of them twice."""


def make_snippets(
    tree: Node, title: str | None, text: str, *, count: int = 2, width: int = WIDTH
) -> tuple[Snippet, ...]:
    """Return up to ``count`` stretches of the text that meet the most conditions, in the order of the text.

    Where the text meets none, the one snippet is its beginning (the title, if there is no text).
    """
    places = find_places(tree, text[:MOST_READ])
    if not places:
        body = text.lstrip()[: 4 * width] or (title or "")
        end = _right(body, min(width, len(body)))
        return (Snippet(_flat(body[:end]) + "…" * (end < len(body)), ()),) if body else ()
    chosen: list[tuple[int, int]] = []
    windows = {_window(text, place, width) for place in places[:MOST_PLACES]}
    starts = [place.start for place in places]
    for window in sorted(windows, key=lambda window: (-_worth(places, starts, window), window)):
        if all(window[1] <= other[0] or window[0] >= other[1] for other in chosen):
            chosen.append(window)
        if len(chosen) == count:
            break
    return tuple(_snippet(text, window, places) for window in sorted(chosen))


def find_places(tree: Node, text: str) -> list[Place]:
    """Return where the text meets the conditions of a query that an article is found for, in order."""
    conditions = [part for part in wanted(tree) if part.field in (Field.TEXT, Field.TITLE)]
    if any(not _common(part) for part in conditions):
        conditions = [part for part in conditions if not _common(part)]
    if not conditions:
        return []
    meets = _pieces(tuple(conditions))
    found = []
    for match in meets.may_meet(text):
        at = match.start()
        while at and not text[at - 1].isspace():
            at -= 1
        for start, end, what in meets[text[at : match.end()]]:
            part = conditions[what]
            if isinstance(part, Words) and len(part.terms) > 1:
                end = _phrase_end(part.terms, text, at + start) - at
            if end > 0:
                found.append(Place(at + start, at + end, what))
    return _apart(sorted(found))


def _phrase_end(terms: Sequence[str], text: str, start: int) -> int:
    """Return where a phrase ends that begins with the word at ``start``, or -1 where it goes on otherwise."""
    end, met = -1, 0
    for term, match in zip(terms, token_matches(text, start), strict=False):
        if analyse(match.group())[1] != term:
            return -1
        end, met = match.end(), met + 1
    return end if met == len(terms) else -1


class _Pieces(dict[str, tuple[tuple[int, int, int], ...]]):
    """Where in a piece between blanks words meet conditions (begin, end, number of the condition); of a phrase the
    first word. Remembered for all hits of a query, since most pieces stand in many articles."""

    def __init__(self, conditions: Sequence[Words | Prefix | Fuzzy]) -> None:
        self._stems: dict[str, list[int]] = {}
        self._others: list[tuple[int, Prefix | Fuzzy]] = []
        singles = set()
        for number, part in enumerate(conditions):
            if not isinstance(part, Words):
                self._others.append((number, part))
            elif _is_phrase(part) or part.terms[0] not in singles:
                self._stems.setdefault(part.terms[0], []).append(number)
                if not _is_phrase(part):
                    singles.add(part.terms[0])
        begun = {*self._stems, *(part.form for _, part in self._others if isinstance(part, Prefix))}
        loose = {part.form[:1] for _, part in self._others if isinstance(part, Fuzzy)}
        self.may_meet = _beginnings(begun | loose).finditer
        """Finds the pieces that may meet a condition, each from the letter on for which it may."""

    def __missing__(self, piece: str) -> tuple[tuple[int, int, int], ...]:
        if len(self) > MOST_KNOWN:
            self.clear()
        found = tuple(self._look(piece))
        if len(piece) <= LONGEST_KNOWN:
            self[piece] = found
        return found

    def _look(self, piece: str) -> Iterator[tuple[int, int, int]]:
        for start, end, form, term in _words(piece) if len(piece) <= LONGEST_KNOWN else tokens(piece):
            for number in self._stems.get(term, ()):
                yield start, end, number
            for number, part in self._others:
                if _meets(part, form):
                    yield start, end, number


def _beginnings(forms: Iterable[str]) -> re.Pattern[str]:
    """Return what finds pieces with a word that may have one of these stems, or may begin with one of these forms.

    Stems, and what a word is folded to, begin with the letter that a word of plain letters begins with, and nearly
    always with its first two; between these a dot may stand that folding leaves out. What is not plain may be folded
    to anything.
    """
    pairs: dict[str, set[str]] = {}
    for form in forms:
        pairs.setdefault(form[0], set()).add("" if _DIE.match(form) else form[1:2])
    firsts = {letter for first in pairs for letter in (first, first.upper())}
    plain = "|".join(
        rf"(?<=[{_either(first)}])"
        + (
            ""
            if "" in seconds
            else rf"(?:(?=[{''.join(map(_either, sorted(seconds)))}{_ODD}])|(?=[^\x00-\x7f]))"
        )
        for first, seconds in sorted(pairs.items())
    )
    # The one set of letters comes first, since that is what re runs through a text for fast; and it is said as what
    # is not in it, since to compile a set that reaches to the end of Unicode takes ten milliseconds.
    others = re.escape("".join(letter for letter in map(chr, range(128)) if letter not in firsts))
    return re.compile(rf"[^{others}](?:(?<![A-Za-z0-9].)(?:{plain})|(?<=[^\x00-\x7f\s]))\S*", re.DOTALL)


def _either(letter: str) -> str:
    """Return a letter in both cases, for a set of letters."""
    return re.escape("".join(sorted({letter, letter.upper()})))


@lru_cache(maxsize=4_000)
def _words(piece: str) -> tuple[Token, ...]:
    """Return the words of a piece; a letter more in the query, and they are asked for again."""
    return tuple(tokens(piece))


@lru_cache(maxsize=2)
def _pieces(conditions: tuple[Words | Prefix | Fuzzy, ...]) -> _Pieces:
    return _Pieces(conditions)


def _common(part: Words | Prefix | Fuzzy) -> bool:
    return isinstance(part, Words) and all(term in STOP_WORDS for term in part.terms)


def _is_phrase(part: Words | Prefix | Fuzzy) -> bool:
    return isinstance(part, Words) and len(part.terms) > 1


def _meets(part: Prefix | Fuzzy, form: str) -> bool:
    """Return whether a folded word begins as it should, or is near enough."""
    if isinstance(part, Prefix):
        return form.startswith(part.form)
    return alike(part.form, form, part.distance)


def _apart(places: Sequence[Place]) -> list[Place]:
    """Drop places inside the ones before them, so that highlights never overlap."""
    kept: list[Place] = []
    for place in places:
        if kept and place.start < kept[-1].end:
            if place.end > kept[-1].end:
                kept[-1] = kept[-1]._replace(end=place.end)
        else:
            kept.append(place)
    return kept


@lru_cache(maxsize=50_000)
def alike(a: str, b: str, most: int) -> bool:
    """Whether two words begin with the same letter and differ by at most ``most`` edits (Levenshtein 1966)."""
    if a[:1] != b[:1] or abs(len(a) - len(b)) > most:
        return False
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != other))
        if min(row) > most:
            return False
    return row[-1] <= most


def _window(text: str, place: Place, width: int) -> tuple[int, int]:
    """Return a stretch that begins a little before a place, cut at words and inside its paragraph."""
    first = text.rfind("\n", 0, place.start) + 1
    last = text.find("\n", place.end)
    last = len(text) if last < 0 else last
    start = first if place.start - first <= width // 3 else _left(text, place.start - width // 4)
    end = last if last - start <= width else _right(text, start + width)
    return min(start, place.start), max(end, place.end)


def _worth(places: Sequence[Place], starts: Sequence[int], window: tuple[int, int]) -> float:
    """Different conditions count most, then how often they are met."""
    near = places[bisect_left(starts, window[0]) : bisect_left(starts, window[1])]
    inside = [place.what for place in near if place.end <= window[1]]
    return len(set(inside)) + 0.1 * len(inside)


def _snippet(text: str, window: tuple[int, int], places: Sequence[Place]) -> Snippet:
    start, end = window
    before = "…" * (start > 0 and text[start - 1] != "\n")
    after = "…" * (end < len(text) and text[end] != "\n")
    shift = len(before) - start
    marks = tuple((p.start + shift, p.end + shift) for p in places if start <= p.start and p.end <= end)
    return Snippet(f"{before}{_flat(text[start:end])}{after}", marks)


def _flat(piece: str) -> str:
    """One line, of the same length."""
    return piece.replace("\n", " ").replace("\t", " ")


def _left(text: str, at: int) -> int:
    """Return the beginning of a word near ``at``."""
    space = text.find(" ", max(0, at), max(0, at) + 40)
    return space + 1 if space >= 0 else max(0, at)


def _right(text: str, at: int) -> int:
    """Return the end of a word near ``at``."""
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, at - 40), at)
    return space if space > 0 else at
