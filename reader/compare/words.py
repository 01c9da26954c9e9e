"""Words as the comparison sees them: tokens with offsets, folded, spelled one way, reduced to stems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.compare.wordlists import IRREGULAR, NUMBER_WORDS, SPELLINGS, STOP_WORDS

if TYPE_CHECKING:
    from Stemmer import Stemmer

_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\t", " "),
    }
)

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f"
_TOKEN = re.compile(
    rf"""
      [{_CJK}]                                   # scripts written without spaces: a character is a token
    | (?:[A-Za-z]\.){{2,}}                       # U.S., a.m.
    | \d+(?:[.,]\d+)*                            # 1,200 and 85.6
      (?:-?[A-Za-z]+\b)?                         # 3bn, 21st, 15-year
    | [^\W\d_{_CJK}]+\d[\w-]*                    # G20
    | [^\W\d_{_CJK}]+(?:['-][^\W_{_CJK}]+)*      # words, don't, KC-135, father-in-law
    """,
    re.VERBOSE,
)
_AMERICAN = [
    (
        re.compile(r"^([a-z]{3,})our((?:s|ed|ing|er|ers|able|ably|al|ful|ite|ites|hood|hoods|ly|less)?)$"),
        r"\1or\2",
    ),
    (re.compile(r"^([a-z]{3,})(i|y)s(e|es|ed|ing|er|ers|ation|ations)$"), r"\1\2z\3"),
    (re.compile(r"^(an|p|h|gyn|encyclop|arch|l)a(e(?:sth|d|m|co|ol|uk)[a-z]*)$"), r"\1\2"),
]
_NUMBER = re.compile(r"^(\d+(?:[.,]\d+)*)")


class Token(NamedTuple):
    """One word of a text."""

    start: int
    """First code point, counted from the start of the text it was found in."""
    end: int
    word: str
    """Folded and in lower case, as written otherwise."""
    key: str
    """What is compared: the stem in American spelling, or ``#`` and the digits of a number."""
    capital: bool
    """Whether it is written with a capital letter."""
    shouted: bool
    """Whether it is written in capital letters throughout, two or more."""

    @property
    def content(self) -> bool:
        """Whether it carries meaning of its own, that is, is no function word."""
        return self.key not in STOP_WORDS and self.word not in STOP_WORDS

    @property
    def number(self) -> bool:
        """Whether it is a number, in digits or spelled out."""
        return self.key[0] == "#"


def fold(text: str) -> str:
    """Return text with one shape of quote, apostrophe, hyphen and space; every offset stays what it was."""
    return text.translate(_FOLD)


def tokenize(text: str, start: int = 0) -> list[Token]:
    """Return the words of a text in order, counted from ``start``; the text need not be folded."""
    found = []
    for match in _TOKEN.finditer(fold(text)):
        cut, word, key, capital, shouted = _read(match.group())
        found.append(Token(start + match.start(), start + match.end() - cut, word, key, capital, shouted))
    return found


@lru_cache(maxsize=100_000)
def _read(written: str) -> tuple[int, str, str, bool, bool]:
    """Return the length of a possessive ending, the word without it, its key, and how it is written."""
    cut = 2 if written.endswith(("'s", "'S")) else 0
    word = "u.s." if written == "US" else written.lower().removesuffix("'s")
    return cut, word, key_of(word), written[0].isupper(), _shouted(written)


def _shouted(written: str) -> bool:
    letters = written.replace(".", "")
    return len(letters) > 1 and letters.isupper()


@lru_cache(maxsize=100_000)
def key_of(word: str) -> str:
    """Return the key of a folded lower-case word: numbers as digits, else the stem of the American spelling."""
    digits = _NUMBER.match(word)
    if digits:
        return "#" + digits.group(1).replace(",", "").rstrip(".")
    if word in NUMBER_WORDS:
        return f"#{NUMBER_WORDS[word]}"
    if "." in word and word not in SPELLINGS:
        return word.replace(".", "")
    word = IRREGULAR.get(word, SPELLINGS.get(word, word))
    for pattern, replacement in _AMERICAN:
        word = pattern.sub(replacement, word)
    stem: str = _stemmer().stemWord(word)
    stem = SPELLINGS.get(stem, stem)
    return stem[:-1] if stem.endswith("ll") else stem


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    """Return Porter's English (Snowball) stemmer."""
    from Stemmer import Stemmer

    return Stemmer("english", 0)
