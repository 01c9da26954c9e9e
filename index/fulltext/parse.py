"""The query language of the search box: text → a tree and notes on what was ignored. Never raises."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from index.fulltext.analysis import COUNTRY, STOP_WORDS, fold, other_spelling, tokens
from index.fulltext.lex import Piece, split_query
from index.fulltext.periods import Period, read_period
from index.fulltext.query import (
    EVERYTHING,
    And,
    Days,
    Field,
    Fuzzy,
    Named,
    Node,
    Not,
    Or,
    Prefix,
    Query,
    Words,
)

MOST = 32
"""Words of a query that are searched."""
DEEPEST = 20
"""Parentheses inside one another that are followed."""
SHORTEST_PREFIX = 2
"""Letters that must stand before a star."""

_FIELDS = {"title": Field.TITLE, "author": Field.AUTHOR, "outlet": Field.OUTLET, "text": Field.TEXT}
_NAMED = ("tag", "story", "note", "quote", "claim", "by")
_OTHERS = (*_NAMED, "since", "until", "date")
_FUZZY = re.compile(r"(.+?)~(\d*)")


def parse_query(text: str, *, today: date, typing: bool = False) -> Query:
    """Understand a query as far as it can be.

    Args:
        text: what was typed.
        today: what ``yesterday`` counts from.
        typing: the last word may be unfinished, so that words which begin with it count as well.
    """
    parser = _Parser(text, lambda value: read_period(value, today=today), typing)
    tree = parser.whole()
    return Query(text, tree, tuple(dict.fromkeys(parser.notes)))


@dataclass(slots=True)
class _State:
    at: int = 0
    words: int = 0
    depth: int = 0
    notes: list[str] = field(default_factory=list)


class _Parser:
    """Recursive descent over the pieces of one query."""

    def __init__(self, text: str, period: Callable[[str], Period | None], typing: bool) -> None:
        self._period = period
        self._typing = typing
        self._state = _State()
        self._pieces = split_query(text, self._note)

    @property
    def notes(self) -> list[str]:
        return self._state.notes

    def _note(self, said: str) -> None:
        self._state.notes.append(said)

    def _next(self) -> Piece | None:
        return self._pieces[self._state.at] if self._state.at < len(self._pieces) else None

    def _take(self) -> Piece:
        piece = self._pieces[self._state.at]
        self._state.at += 1
        return piece

    def whole(self) -> Node:
        """Parse everything; stray closing parentheses are passed over."""
        parts: list[Node] = []
        while self._next() is not None:
            found = self._either()
            if found is not None:
                parts.append(found)
            if self._next() is not None:
                self._take()
                self._note("A closing parenthesis without an opening one was ignored.")
        return _all(parts)

    def _either(self) -> Node | None:
        """Parse alternatives joined by OR, up to a closing parenthesis."""
        parts: list[Node] = []
        while True:
            found = self._every()
            piece = self._next()
            more = piece is not None and piece.kind == "or"
            if found is None:
                if more or parts:
                    self._note("An OR without words on both sides was ignored.")
            else:
                parts.append(found)
            if not more:
                break
            self._take()
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _every(self) -> Node | None:
        """Parse what must hold together, up to OR or a closing parenthesis."""
        parts: list[Node] = []
        while (piece := self._next()) is not None and piece.kind not in ("or", "close"):
            if piece.kind == "and":
                self._take()
                continue
            found = self._one()
            if found is not None:
                parts.append(found)
        return _all(parts) if parts else None

    def _one(self) -> Node | None:
        """Parse one condition, with what stands before it."""
        piece = self._take()
        if piece.kind in ("minus", "not"):
            negative = True
            while (after := self._next()) is not None and after.kind in ("minus", "not"):
                self._take()
                negative = not negative
            if after is None or after.kind in ("or", "close", "and"):
                self._note("A minus or NOT with nothing behind it was ignored.")
                return None
            found = self._one()
            return found if found is None or not negative else Not(found)
        if piece.kind == "field":
            return self._fielded(piece.text)
        if piece.kind == "open":
            return self._group()
        if piece.kind == "word" and piece.text.endswith(":") and _is_field(piece.text[:-1].lower()):
            self._note(f"“{piece.text}” has no value and was ignored.")
            return None
        return self._leaf(piece, Field.TEXT)

    def _group(self) -> Node | None:
        self._state.depth += 1
        if self._state.depth > DEEPEST:
            self._note(f"Parentheses more than {DEEPEST} deep were ignored.")
            self._state.depth -= 1
            return None
        found = self._either()
        if self._next() is None:
            self._note("A parenthesis is never closed; it runs to the end.")
        else:
            self._take()
        self._state.depth -= 1
        return found

    def _fielded(self, name: str) -> Node | None:
        """Parse the value of ``name:``."""
        known = name.lower()
        value = self._next()
        if not _is_field(known):
            self._note(f"“{name}:” is no field of an article; it was searched as a word.")
            return self._leaf(Piece("word", name), Field.TEXT)
        if value is None or value.kind not in ("word", "phrase"):
            self._note(f"“{name}:” has no value and was ignored.")
            return None
        self._take()
        if known in _FIELDS:
            return self._leaf(value, _FIELDS[known])
        if known in _NAMED:
            return Named(known, value.text) if value.text.strip() else None
        return self._dated(known, value.text)

    def _dated(self, name: str, value: str) -> Node | None:
        period = self._period(value)
        if period is None:
            self._note(f"“{name}:{value}” was ignored: this is no date that can be read.")
            return None
        first, last = period
        if name == "since":
            return Days(first, None)
        if name == "until":
            return Days(None, last)
        return Days(first, last)

    def _leaf(self, piece: Piece, where: Field) -> Node | None:
        """Make a condition of a word or phrase."""
        if self._state.words >= MOST:
            self._note(f"Only the first {MOST} words were searched.")
            return None
        if piece.kind == "phrase":
            return self._exact(piece.text, where)
        word = piece.text
        if fuzzy := _FUZZY.fullmatch(word):
            return self._fuzzy(fuzzy.group(1), fuzzy.group(2), where)
        if word.endswith("*"):
            return self._prefix(word.rstrip("*"), where)
        if "*" in word or "?" in word[:-1]:
            self._note(f"In “{word}”, only a star at the end of a word stands for other letters.")
        found = self._exact(word, where)
        if self._typing and piece.last and where is not Field.OUTLET and found is not None:
            forms = [token.form for token in tokens(word)]
            if len(forms) == 1 and len(forms[0]) > SHORTEST_PREFIX:
                return Or((*(found.parts if isinstance(found, Or) else (found,)), Prefix(forms[0], where)))
        return found

    def _exact(self, text: str, where: Field) -> Node | None:
        found = list(tokens(text))
        if not found:
            if text.strip():
                self._note(f"“{text.strip()}” holds no letters or digits and was ignored.")
            return None
        room = MOST - self._state.words
        if len(found) > room:
            self._note(f"Only the first {MOST} words were searched.")
            found = found[:room]
        self._state.words += len(found)
        stemmed = where in (Field.TEXT, Field.TITLE)
        terms = tuple(token.term if stemmed else token.form for token in found)
        if stemmed and "us" in terms:
            country = tuple(COUNTRY if term == "us" else term for term in terms)
            return Or((Words(terms, where), Words(country, where)))
        otherwise = tuple(token.term if stemmed else token.form for token in tokens(other_spelling(text)))
        if len(otherwise) == len(terms) and otherwise != terms:
            return Or((Words(terms, where), Words(otherwise, where)))
        return Words(terms, where)

    def _prefix(self, word: str, where: Field) -> Node | None:
        found = list(tokens(word))
        if len(found) != 1 or len(found[0].form) < SHORTEST_PREFIX:
            self._note(f"“{word}*” was ignored: at least {SHORTEST_PREFIX} letters must stand before a star.")
            return None if len(found) < 2 else self._exact(word, where)
        self._state.words += 1
        return Prefix(fold(word) if found[0].form == COUNTRY else found[0].form, where)

    def _fuzzy(self, word: str, distance: str, where: Field) -> Node | None:
        found = list(tokens(word))
        if len(found) != 1 or len(found[0].form) < 3:
            self._note(
                f"“{word}~” was searched as it is: only one word of three letters or more can be fuzzy."
            )
            return self._exact(word, where)
        wide = int(distance[:3]) if distance else 1 + (len(found[0].form) > 5)
        if wide > 2:
            self._note("A fuzzy word may differ in at most 2 letters.")
        self._state.words += 1
        return Fuzzy(found[0].form, max(1, min(2, wide)), where)


def _is_field(name: str) -> bool:
    return name in _FIELDS or name in _OTHERS


def _all(parts: list[Node]) -> Node:
    """Join conditions that must hold together; words that stand in every text count only if nothing else is asked."""
    telling = [part for part in parts if not _common(part)]
    if any(not isinstance(part, Not | Days | Named) for part in telling):
        parts = telling
    if not parts:
        return EVERYTHING
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _common(part: Node) -> bool:
    return (
        isinstance(part, Words)
        and len(part.terms) == 1
        and part.terms[0] in STOP_WORDS
        and (part.field is Field.TEXT)
    )
