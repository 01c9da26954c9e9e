"""A sentence cut into tokens, stems and clauses: what every finder of details works on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.compare.details.vocabulary import CLAUSE_OPENERS, NATIONS, STOP_WORDS
from reader.compare.words import exchange, key_of

_TOKEN = re.compile(
    # Most words are followed by nothing that could make them more than a word.
    r"(?P<word>[^\W\d_]++(?:'[^\W\d_]++)?+(?![\d.-]))"
    r"|(?P<designation>[^\W\d_]{1,6}-\d+[^\W\d_]{0,2}\b|[A-Z]+\d+[A-Za-z]*\b|\d{1,2}/\d{1,2}(?![\d/]))"
    r"|(?P<clock>\d{1,2}:\d\d\b)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})"
    r"|(?P<other_word>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<mark>[^\w\s])"
)
_FOLD = {
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "―": "—", "−": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip
_BREAKS = frozenset(',;:—–()[]"?!')
_LONGEST = 4000


def fold_marks(text: str) -> str:
    """Return the text with one form of quotes, hyphens and spaces; its length does not change."""
    return exchange(text.replace("`", "'"), _FOLD)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a lower-case word; names of nations and their adjectives share one."""
    plain = word[:-2] if word.endswith("'s") else word
    known = NATIONS.get(plain)
    return known if known is not None else key_of(plain)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a sentence in parallel lists; offsets count in the sentence's own text."""

    text: str
    low: Sequence[str]
    """Lower case, marks folded."""
    stems: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    kinds: Sequence[str]
    """designation, clock, number, initials, word or mark."""
    clauses: Sequence[int]
    """Number of the clause each token stands in."""
    quoted: Sequence[bool]
    """Whether the token stands inside quotation marks."""
    capitals: Sequence[bool]
    """Whether the token begins with a capital letter."""
    contents: Sequence[str]
    """The stem of a content word, empty for any other token."""
    weighty: Sequence[int]
    """Numbers of the tokens that carry content, numbers included, in order."""

    def __len__(self) -> int:
        return len(self.low)

    def capital(self, i: int) -> bool:
        """Whether token ``i`` begins with a capital letter."""
        return self.capitals[i]

    def glued(self, i: int) -> bool:
        """Whether no space stands between token ``i`` and the one before."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def words(self, start: int, end: int) -> str:
        """The text from token ``start`` up to token ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def content(self, start: int, end: int) -> list[str]:
        """Stems of the content words from token ``start`` up to ``end``."""
        return [stem for stem in self.contents[max(start, 0) : max(end, 0)] if stem]


_WORDY = frozenset({"word", "designation", "initials"})


@lru_cache(maxsize=65536)
def _token(text: str) -> tuple[str, str, str, bool, str, bool]:
    """Return lower case, stem, kind, whether it begins with a capital, its stem if it is a content word, its weight."""
    match = _TOKEN.match(text)
    kind = (match.lastgroup if match else None) or "mark"
    low = text.lower()
    if kind == "initials":
        low = low.replace(".", "")
    elif kind == "other_word":
        kind = "word"
    root = stem(low) if kind == "word" else NATIONS.get(low, low)
    weighty = kind != "mark" and low not in STOP_WORDS and len(low) > 1
    return low, root, kind, text[0].isupper(), root if weighty and kind in _WORDY else "", weighty


def tokenize(text: str) -> Tokens:
    """Cut a sentence into tokens; text beyond 4,000 characters is left out."""
    folded = fold_marks(text[:_LONGEST])
    spans = [match.span() for match in _TOKEN.finditer(folded)]
    if not spans:
        return Tokens(folded, *[[]] * 10)
    low, stems, kinds, capitals, contents, weights = zip(
        *[_token(folded[i:j]) for i, j in spans], strict=True
    )
    starts, ends = zip(*spans, strict=True)
    clauses, quoted = _clauses(low)
    weighty = [i for i, weight in enumerate(weights) if weight]
    return Tokens(folded, list(low), stems, starts, ends, kinds, clauses, quoted, capitals, contents, weighty)


def _clauses(low: Sequence[str]) -> tuple[list[int], list[bool]]:
    """Number the clauses by marks and conjunctions, and find what stands inside quotation marks."""
    size = len(low)
    clauses: list[int] = []
    clause = 0
    for word in low:
        if word in _OPENS_CLAUSE:
            clause += 1
        clauses.append(clause)
    if '"' not in low:
        return clauses, [False] * size
    marks = [i for i, word in enumerate(low) if word == '"']
    # A quotation that the sentence only closes began before it.
    inside = bool(len(marks) % 2 and marks[0] > 0 and low[marks[0] - 1] in {",", ".", "?", "!"})
    quoted: list[bool] = []
    for first, end in zip([0, *marks], [*marks, size], strict=True):
        quoted += [inside] * (end - first)
        inside = not inside
    return clauses, quoted


_OPENS_CLAUSE = _BREAKS | CLAUSE_OPENERS
