"""Words as the comparison sees them: tokens with offsets, folded, spelled one way, reduced to stems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from index.patterns import lazy
from reader.compare.wordlists import IRREGULAR, NUMBER_WORDS, SPELLINGS, STOP_WORDS

if TYPE_CHECKING:
    from Stemmer import Stemmer

_FOLD = {
    **dict.fromkeys("‘’‚‛′ʼ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a", " "),
}

# Sets of these letters take long to compile: most stories do without.
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f"

_TOKEN = lazy(
    rf"""(
      [{_CJK}]+                                  # scripts written without spaces; ``scan`` cuts them up
    | (?:[A-Za-z]\.){{2,}}                       # U.S., a.m.
    | \d+(?:[.,]\d+)*                            # 1,200 and 85.6
      (?:-?[A-Za-z]+\b)?                         # 3bn, 21st, 15-year
    | [^\W\d_{_CJK}]++(?:\d[\w-]*               # G20
      |(?:['-][^\W_{_CJK}]++)*)                 # words, don't, KC-135, father-in-law
    )""",
    re.VERBOSE,
)
"""A word, in one group: ``re.split`` then gives gaps and words by turns, quicker than a match object for each."""

_ASCII_TOKEN = re.compile(
    r"""(
      [A-Za-z](?:\.(?:[A-Za-z]\.)+
        |[A-Za-z]*+(?:[0-9][\w-]*|(?:['-][A-Za-z0-9]++)*+))
    | [0-9]+(?:[.,][0-9]+)*(?:-?[A-Za-z]+\b)?
    )""",
    re.VERBOSE,
)
"""The same for text that is all ASCII, as most English is once it is folded; it takes half the time."""

_AMERICAN = [
    (
        "our",
        re.compile(r"^([a-z]{3,})our((?:s|ed|ing|er|ers|able|ably|al|ful|ite|ites|hood|hoods|ly|less)?)$"),
        r"\1or\2",
    ),
    ("is", re.compile(r"^([a-z]{3,}i)s(e|es|ed|ing|er|ers|ation|ations)$"), r"\1z\2"),
    ("ys", re.compile(r"^([a-z]{3,}y)s(e|es|ed|ing|er|ers|ation|ations)$"), r"\1z\2"),
    ("ae", re.compile(r"^(an|p|h|gyn|encyclop|arch|l)a(e(?:sth|d|m|co|ol|uk)[a-z]*)$"), r"\1\2"),
]
"""British spellings and the American ones, after the letters by which they are known at a glance."""
_LISTED = frozenset({*NUMBER_WORDS, *IRREGULAR, *SPELLINGS})
"""Words of letters alone that are not just stemmed."""

_SPACELESS = lazy(f"[{_CJK}]")
_THAI = range(0x0E00, 0x0E80)
_THAI_PIECE = 3
"""Letters of a piece of Thai, where a syllable takes more of them than in the other scripts."""

_NO_CONTENT = lazy(r"[\u3040-\u309f]{2,}|.?[的了是在和与及也就都而于被将把对为着].?")
"""Pieces of Japanese and Chinese that are grammar: syllabic letters alone, or with a particle among them."""

MOST_FORMS = 100_000
"""Different words that are remembered."""

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
        return _carries(self.word, self.key)

    @property
    def number(self) -> bool:
        """Whether it is a number, in digits or spelled out."""
        return self.key[0] == "#"


def fold(text: str) -> str:
    """Return text with one shape of quote, apostrophe, hyphen and space; every offset stays what it was."""
    return exchange(text.replace("`", "'").replace("\t", " "), _FOLD)


def exchange(text: str, table: Mapping[str, str]) -> str:
    """Return text with characters beyond ASCII exchanged; a search for each is quicker than a look at all."""
    if text.isascii():
        return text
    for char, plain in table.items():
        text = text.replace(char, plain)
    return text


def tokenize(text: str, start: int = 0) -> list[Token]:
    """Return the words of a text in order, counted from ``start``; the text need not be folded."""
    forms, starts, ends, _ = scan(fold(text), 0, len(text))
    return [
        Token(begin + start, end + start - form.cut, *form[:4])
        for form, begin, end in zip(forms, starts, ends, strict=True)
    ]


_NEW = tuple.__new__
"""NamedTuple's own constructor takes twice as long."""


class Form(NamedTuple):
    """A word as written, wherever it stands; its first four fields are the last four of ``Token``."""

    word: str
    key: str
    capital: bool
    shouted: bool
    cut: int
    """Length of a possessive ending, which is no part of the word."""
    content: bool


class _Forms(dict[str, Form]):
    """Words read before; bounded, since a hostile text may hold any number of them."""

    def __missing__(self, written: str) -> Form:
        if len(self) >= MOST_FORMS:
            self.clear()
        form = self[written] = _read(written)
        return form


_FORMS = _Forms()


class Columns(NamedTuple):
    """The fields of ``Form`` of the words of a text, each as one column."""

    word: tuple[str, ...]
    key: tuple[str, ...]
    capital: tuple[bool, ...]
    shouted: tuple[bool, ...]
    cut: tuple[int, ...]
    content: tuple[bool, ...]


class Scanned(NamedTuple):
    """Words in order, in parallel lists."""

    forms: list[Form]
    starts: list[int]
    """Places count in the text that was read; a possessive ending stands before ``ends``."""
    ends: list[int]
    gaps: list[str]
    """What stands before each word."""

    def columns(self) -> Columns:
        """Return the words, one or more, field by field."""
        return Columns(*zip(*self.forms, strict=True))


def scan(folded: str, start: int, end: int) -> Scanned:
    """Return the words between two places of a folded text.

    In scripts written without spaces, where no table of words is at hand, every two letters that stand side by side are
    a word (three in Thai), so that these words overlap: the usual makeshift of search engines.
    """
    text = folded[start:end]
    plain = text.isascii()
    pieces = (_ASCII_TOKEN if plain else _TOKEN).split(text)
    places = list(accumulate(map(len, pieces), initial=start))
    forms = list(map(_FORMS.__getitem__, pieces[1::2]))
    found = Scanned(forms, places[1:-1:2], places[2::2], pieces[:-1:2])
    if plain or not _SPACELESS.search(text):
        return found
    cut = [piece for word in zip(*found, strict=True) for piece in _cut_up(folded, *word)]
    return Scanned(*(list(part) for part in zip(*cut, strict=True)))


def _cut_up(folded: str, form: Form, begin: int, end: int, gap: str) -> list[tuple[Form, int, int, str]]:
    if not _SPACELESS.match(folded, begin):
        return [(form, begin, end, gap)]
    size = _THAI_PIECE if ord(folded[begin]) in _THAI else 2
    return [
        (_FORMS[folded[at : at + size]], at, min(at + size, end), "" if at > begin else gap)
        for at in range(begin, max(end - size, begin) + 1)
    ]


def _read(written: str) -> Form:
    word = written.lower()
    if word == written and word.isalpha():
        key = key_of(word)
        return _NEW(Form, (word, key, False, False, 0, _carries(word, key)))
    cut = 2 if word.endswith("'s") else 0
    if cut:
        word = word[:-2]
    elif written == "US":
        word = "u.s."
    key = key_of(word)
    shouted = written.isupper() and len(written.replace(".", "")) > 1
    return _NEW(Form, (word, key, written[0].isupper(), shouted, cut, _carries(word, key)))


def _carries(word: str, key: str) -> bool:
    """Whether a word carries meaning of its own."""
    if key in STOP_WORDS or word in STOP_WORDS:
        return False
    return word.isascii() or not _NO_CONTENT.fullmatch(word)


@lru_cache(maxsize=100_000)
def key_of(word: str) -> str:
    """Return the key of a folded lower-case word: numbers as digits, else the stem of the American spelling."""
    if not word.isalpha() or word in _LISTED:
        digits = _NUMBER.match(word) if word[:1].isdigit() else None
        if digits:
            return "#" + digits.group(1).replace(",", "").rstrip(".")
        if word in NUMBER_WORDS:
            return f"#{NUMBER_WORDS[word]}"
        if "." in word and word not in SPELLINGS:
            return word.replace(".", "")
        word = IRREGULAR.get(word) or SPELLINGS.get(word, word)
    for letters, pattern, replacement in _AMERICAN:
        if letters in word:
            word = pattern.sub(replacement, word)
    stem: str = _stemmer().stemWord(word)
    stem = SPELLINGS.get(stem, stem)
    return stem[:-1] if stem.endswith("ll") else stem


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    """Return Porter's English (Snowball) stemmer."""
    from Stemmer import Stemmer

    return Stemmer("english", 0)
