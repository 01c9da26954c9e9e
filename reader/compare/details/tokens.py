"""A sentence cut into tokens, stems and clauses: what every finder of details works on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.compare.details.vocabulary import CLAUSE_OPENERS, NATIONS, STOP_WORDS
from reader.compare.words import key_of

_TOKEN = re.compile(
    r"(?P<designation>[^\W\d_]{1,6}-\d+[^\W\d_]{0,2}\b|[A-Z]+\d+[A-Za-z]*\b|\d{1,2}/\d{1,2}(?![\d/]))"
    r"|(?P<clock>\d{1,2}:\d\d\b)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<mark>[^\w\s])"
)
_FOLD = str.maketrans(
    {
        "‘": "'", "’": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "–", "—": "—", "―": "—", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    }
)  # fmt: skip
_BREAKS = frozenset(',;:—–()[]"?!')
_LONGEST = 4000


def fold_marks(text: str) -> str:
    """Return the text with one form of quotes, hyphens and spaces; its length does not change."""
    return text.translate(_FOLD)


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

    def __len__(self) -> int:
        return len(self.low)

    def capital(self, i: int) -> bool:
        """Whether token ``i`` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def glued(self, i: int) -> bool:
        """Whether no space stands between token ``i`` and the one before."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def words(self, start: int, end: int) -> str:
        """The text from token ``start`` up to token ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def content(self, start: int, end: int) -> list[str]:
        """Stems of the content words from token ``start`` up to ``end``."""
        return [
            self.stems[i]
            for i in range(max(start, 0), min(end, len(self.low)))
            if self.kinds[i] in _WORDY and self.low[i] not in STOP_WORDS and len(self.low[i]) > 1
        ]


_WORDY = frozenset({"word", "designation", "initials"})


def tokenize(text: str) -> Tokens:
    """Cut a sentence into tokens; text beyond 4,000 characters is left out."""
    folded = fold_marks(text[:_LONGEST])
    low: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    for match in _TOKEN.finditer(folded):
        word = match.group()
        kind = match.lastgroup or "mark"
        lowered = word.lower()
        low.append(lowered.replace(".", "") if kind == "initials" else lowered)
        starts.append(match.start())
        ends.append(match.end())
        kinds.append(kind)
    stems = [stem(w) if k == "word" else NATIONS.get(w, w) for w, k in zip(low, kinds, strict=True)]
    clauses, quoted = _clauses(low, kinds)
    return Tokens(folded, low, stems, starts, ends, kinds, clauses, quoted)


def _clauses(low: list[str], kinds: list[str]) -> tuple[list[int], list[bool]]:
    """Number the clauses by marks and conjunctions, and find what stands inside quotation marks."""
    clauses: list[int] = []
    quoted: list[bool] = []
    clause, inside = 0, False
    # A quotation that the sentence only closes began before it.
    marks = [i for i, w in enumerate(low) if w == '"']
    if len(marks) % 2 and marks and marks[0] > 0 and low[marks[0] - 1] in {",", ".", "?", "!"}:
        inside = True
    for word, kind in zip(low, kinds, strict=True):
        if kind == "mark" and word in _BREAKS:
            clause += 1
            if word == '"':
                inside = not inside
        elif word in CLAUSE_OPENERS:
            clause += 1
        clauses.append(clause)
        quoted.append(inside)
    return clauses, quoted
