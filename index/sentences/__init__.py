"""Text to sentences with offsets, each with its kind: report, heading, caption, credit, disclaimer, prompt, repeat."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from index.article import Kind, Sentence
from index.patterns import lazy
from index.sentences.boilerplate import line_key
from index.sentences.boundaries import sentence_ranges
from index.sentences.headings import glued_heading, is_heading
from index.sentences.kinds import line_kind, opens_list, prompt_kind, says_corrected, sentence_kind

_QUOTES = "\"'“”‘’.… "
_REPEAT_WORDS = 5
"""A sentence of fewer words may stand twice for good reasons ("He declined.")."""
SIGNS = 24
"""Characters of a line without any letter that is no part of a report: a rule, a page's number, a place in a list."""
PULL_QUOTES = 40
"""Lines of an article that are looked for in its sentences."""
_OPENING_MARKS = "\"“‘«„'"
_QUOTATION = lazy(r".[^\"”»]{10,}[\"”’»']\Z")
_WORD = lazy(r"\w+(?:['’]\w+)?")
NOTE = 1500
"""Characters of a line that is one caption or one notice; a longer one holds a report behind that."""
CORRECTION = 2
"""Sentences in the same paragraph that tell what was corrected."""
_ASIDE = lazy(r"[\[(][\d\W_]{1,24}[\])]\Z")
"""A note's number or a time in brackets, behind the end of a sentence."""
_STAMP = lazy(r" ?date:? \d{4}-\d{2}-\d{2}$", re.IGNORECASE)


class _Piece(NamedTuple):
    """A range of the text with its kind."""

    start: int
    end: int
    kind: Kind


def split_sentences(
    text: str, *, title: str | None = None, boilerplate: Collection[str] = ()
) -> tuple[Sentence, ...]:
    """Split clean text into sentences in order; ``text[s.start:s.end] == s.text`` for each.

    A line feed always ends a sentence. Headings glued to a sentence become pieces of their own; ``title``, where
    known, is recognised at the beginning of the text. A sentence that repeats an earlier one word for word is a
    ``Kind.REPEAT``, as is a line that only repeats a part of one; a line in ``boilerplate`` (see
    ``Article.boilerplate``) is a ``Kind.PROMPT``, and so are headlines in a list of other reports, and lines that hold
    no letter.
    Takes time linear in the length of the text.
    """
    found: list[Sentence] = []
    seen: set[str] = set()
    paragraph = at = 0
    listing = False
    for line in text.split("\n"):
        if line and not line.isspace():
            headline = title if paragraph == 0 else None
            known = bool(boilerplate) and line_key(line) in boilerplate
            for start, end, kind in _line_pieces(text, at, at + len(line), headline):
                piece = text[start:end]
                listing = (listing and kind is not Kind.SENTENCE) or (
                    kind is Kind.PROMPT and opens_list(piece)
                )
                if (known and kind in (Kind.SENTENCE, Kind.HEADING)) or (listing and kind is Kind.HEADING):
                    kind = Kind.PROMPT
                if kind is Kind.SENTENCE and _repeats(piece, seen):
                    kind = Kind.REPEAT
                found.append(Sentence(start, end, piece, kind, paragraph))
            paragraph += 1
        at += len(line) + 1
    return tuple(_without_pull_quotes(found))


def _without_pull_quotes(found: list[Sentence]) -> list[Sentence]:
    """Return the pieces, lines that only repeat a part of a sentence of the report as such: what a page sets in large
    letters between its paragraphs.
    """
    set_apart = [
        number
        for number, piece in enumerate(found)
        if piece.paragraph
        and (piece.kind is Kind.HEADING or (piece.text[0] in _OPENING_MARKS and _QUOTATION.match(piece.text)))
        and piece.text.count(" ") >= _REPEAT_WORDS - 1
        and found[number - 1].paragraph != piece.paragraph
        and (number + 1 == len(found) or found[number + 1].paragraph != piece.paragraph)
    ][:PULL_QUOTES]
    if not set_apart:
        return found
    told = [_plain_words(piece.text) if piece.kind is Kind.SENTENCE else "" for piece in found]
    for number in set_apart:
        plain, told[number] = _plain_words(found[number].text), ""
        if any(plain in sentence for sentence in told):
            found[number] = found[number]._replace(kind=Kind.REPEAT)
    return found


def _plain_words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _line_pieces(text: str, start: int, end: int, title: str | None) -> Iterator[_Piece]:
    """Yield the pieces of one line of the text."""
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    if title and text.startswith(title, start) and start + len(title) <= end:
        cut = start + len(title)
        if cut == end or text[cut] == " ":
            yield _Piece(start, cut, Kind.HEADING)
            start = cut + 1
            if start >= end:
                return
    short = text[start:end] if end - start <= 400 else text[start : start + 400]
    whole = (
        line_kind(short) if end - start <= 400 else _long_line_kind(short) if end - start <= NOTE else None
    )
    if whole is None and end - start <= SIGNS and not any(map(str.isalpha, short)):
        yield _Piece(start, end, Kind.PROMPT)
        return
    if whole is None and end - start <= 110 and is_heading(short):
        yield _Piece(start, end, Kind.PROMPT if sentence_kind(short) is Kind.PROMPT else Kind.HEADING)
        return
    noted = 0
    for begin, stop in sentence_ranges(text, start, end):
        if whole is not None:
            yield _Piece(begin, stop, whole)
            continue
        for piece in _sentence_pieces(text, begin, stop, alone=stop - begin == len(short)):
            if noted and piece.kind is Kind.SENTENCE:
                noted -= 1
                piece = piece._replace(kind=Kind.DISCLAIMER)
            elif piece.kind is Kind.DISCLAIMER and says_corrected(text[piece.start : piece.end]):
                noted = CORRECTION if begin > start else 1
            yield piece


def _long_line_kind(beginning: str) -> Kind | None:
    """Return the kind of a long line: only disclaimers and captions are a paragraph long."""
    kind = line_kind(beginning)
    return kind if kind in (Kind.DISCLAIMER, Kind.CAPTION) else None


def _sentence_pieces(text: str, start: int, end: int, *, alone: bool) -> Iterator[_Piece]:
    """Yield a sentence, and before it the heading that is glued to it.

    ``alone`` says that it is a whole line, which has been asked for its kind already.
    """
    cut = glued_heading(text, start, end)
    if cut is not None:
        head = text[start:cut]
        kind = Kind.CREDIT if _STAMP.fullmatch(head) else Kind.HEADING
        yield _Piece(start, cut, line_kind(head) or kind)
        start = cut
        while text[start] == " ":
            start += 1
    sentence = text[start:end]
    if _ASIDE.match(sentence):
        yield _Piece(start, end, Kind.PROMPT)
        return
    known = prompt_kind(sentence) if alone and cut is None else sentence_kind(sentence)
    yield _Piece(start, end, known or Kind.SENTENCE)


def _repeats(piece: str, seen: set[str]) -> bool:
    """Return whether the same words stood in an earlier sentence, and remember these."""
    key = piece.strip(_QUOTES).casefold()
    if key.count(" ") < _REPEAT_WORDS - 1:
        return False
    if key in seen:
        return True
    seen.add(key)
    return False
