"""Text to search terms: one set of rules for the index, the queries and the snippets. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from Stemmer import Stemmer

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(
    rf"""
    [A-Za-z]{{2,}}+(?![^\W_]|['\u2019\u02bc])   # most words; what follows reads them too, in twice the time
    | (?=\w)(?:
    \b(?:[A-Za-z]\.){{2,}}(?:[A-Za-z]\b)?       # U.S. and U.N.: one word
    | \b(?:[A-Za-z]\.)+[A-Za-z]\b               # U.S without its last stop
    | \d+(?:[.,]\d+)+                           # 2,000 and 3.5: one word
    | [{_CJK}]                                  # scripts without spaces: every character
    | [^\W_{_CJK}]+(?:['\u2019\u02bc][^\W_{_CJK}]+)*   # words, with an apostrophe inside
    )""",
    re.VERBOSE,
)
_COUNTRY = frozenset({"US", "U.S.", "U.S", "USA", "U.S.A.", "U.S.A"})
COUNTRY = "u.s"
"""The term of the United States, kept apart from the pronoun “us”."""

STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "that",
        "the",
        "this",
        "to",
        "was",
        "were",
        "will",
        "with",
    ]
)
"""Words that nearly every text holds: indexed, since phrases need them, but left out beside other words of a query."""

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa", "ø": "o", "Ø": "O",
     "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ı": "i"}
)  # fmt: skip
"""Letters and what papers write that do not print them, as far as folding does not tell."""
_UMLAUT = re.compile(r"(?<=[^\W\daeiouqAEIOUQ][aou])(?<!\b[Pp]o)e(?!s\b)(?=[^\W\daeiou])")
"""The letter that stands for an umlaut; in English words it seldom makes another word: not in poets, nor in shoes."""
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})
_LONGEST = 64
"""Characters of a word that count; longer ones are no words and would only swell the index."""
_LONGEST_KEPT = 40
"""Characters of a piece between blanks that is remembered; in scripts without blanks a piece is a paragraph."""
_MOST_KEPT = 25_000
"""Pieces that are remembered before they are all forgotten."""

V = TypeVar("V")


class Token(NamedTuple):
    """One word of a text."""

    start: int
    end: int
    form: str
    """Folded: lower case, no accents, no possessive."""
    term: str
    """The stem of the form: what is indexed."""


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order with their offsets."""
    for match in _TOKEN.finditer(text):
        form, term = analyse(match.group())
        yield Token(match.start(), match.end(), form, term)


def token_matches(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Yield the words of a text from a place on as they are written; ``analyse`` makes terms of them."""
    return _TOKEN.finditer(text, start)


def raw_words(text: str) -> list[str]:
    """Return the words of a text as they are written, in order; ``analyse`` makes terms of them."""
    return _TOKEN.findall(text)


class Pieces(dict[str, V], Generic[V]):
    """What is made of the words of every piece of text between two blanks, made once for pieces that come again.

    A word never reaches over a blank. So for long texts ``map(pieces.__getitem__, text.split())`` takes a fourth of the
    time in which ``raw_words`` finds their words.
    """

    def __init__(self, make: Callable[[list[str]], V]) -> None:
        """``make`` takes the words of a piece as they are written; often one, sometimes none."""
        self._make = make

    def __missing__(self, piece: str) -> V:
        made = self._make(raw_words(piece))
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[piece] = made
        return made


@lru_cache(maxsize=20_000)
def analyse(word: str) -> tuple[str, str]:
    """Return the folded form of a word as written, and its term."""
    if word in _COUNTRY:
        return COUNTRY, COUNTRY
    form = fold(word)
    if form.endswith("'s"):
        form = form[:-2]
    elif "." in form and not form[0].isdigit():
        form = form.replace(".", "")
    form = form[:_LONGEST]
    if form.isascii() and form.isalpha() and len(form) > 2:
        return form, _stemmer().stemWord(form)
    return form, form


def fold(text: str) -> str:
    """Return the text in lower case, without accents, with plain apostrophes; its length may change."""
    text = text.translate(_APOSTROPHES)
    if text.isascii():
        return text.lower()
    text = text.encode("utf-8", "ignore").decode("utf-8")
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def other_spelling(text: str) -> str:
    """Return words as other papers write them: Müller as Mueller, Mueller as Muller, which is also found as Müller."""
    spelt = unicodedata.normalize("NFC", text).translate(_SPELLED)
    return spelt if spelt != text else _UMLAUT.sub("", text)


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    import Stemmer

    return Stemmer.Stemmer("english", 0)
