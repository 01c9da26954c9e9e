"""A sentence cut into tokens, stems and clauses: what every finder of details works on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress

from reader.compare.details.vocabulary import CLAUSE_OPENERS, NATIONS, STOP_WORDS
from reader.compare.words import exchange, key_of


def _patterns(letter: str, digit: str) -> dict[str, str]:
    """Return the pattern of each kind of token, in the order in which they are tried."""
    return {
        # Most words are followed by nothing that could make them more than a word.
        "word": rf"{letter}++(?:'{letter}++)?+(?![\d.-])",
        # "6-to-3" and "5-foot-11" hold two numbers, "mid-40s" one.
        "designation": rf"(?!(?:to|in|foot|mid)-){letter}{{1,6}}-{digit}+{letter}{{0,2}}\b|[A-Z]+{digit}+[A-Za-z]*\b"
        rf"|{digit}{{1,2}}/{digit}{{1,2}}(?![\d/])",
        # "3:00am" is one as well.
        "clock": rf"{digit}{{1,2}}:{digit}{digit}(?=(?i:[ap]m)?\b)",
        # "2,50,000" is how India groups digits.
        "number": rf"{digit}{{1,3}}(?:,{digit}{{3}})+(?:\.{digit}+)?"
        rf"|{digit}{{1,2}}(?:,{digit}{digit})+,{digit}{{3}}(?!,?{digit})(?:\.{digit}+)?|{digit}+(?:\.{digit}+)?",
        "initials": rf"(?:{letter}\.){{2,}}",
        "other_word": rf"{letter}+(?:'{letter}+)?",
        "mark": r"[^\w\s]",
    }


_GENERAL = _patterns(r"[^\W\d_]", r"\d")
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _GENERAL.items()))
_TOKEN = re.compile(f"({'|'.join(_GENERAL.values())})")
"""A token, in one group: ``re.split`` then gives gaps and tokens by turns, quicker than a match object for each."""
_ASCII_TOKEN = re.compile(f"({'|'.join(_patterns('[A-Za-z]', '[0-9]').values())})")
_FOLD = {
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "―": "—", "−": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip
_BREAKS = frozenset(',;:—–()[]"?!')
_LONGEST = 4000
_PART_OF_YEARS = re.compile(r"\b(early|[Mm]id|late)-(?=\d{4})")
_RUN = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[^\W\d_]+'[^\W\d_]+")
_SPELT = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}")
_BLANKS = bytes(code if chr(code).isalpha() else ord(" ") for code in range(128)).ljust(256)


def fold_marks(text: str) -> str:
    """Return the text with one form of quotes, hyphens and spaces; its length does not change."""
    return exchange(text.replace("`", "'"), _FOLD)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a lower-case word; names of nations and their adjectives share one."""
    plain = word[:-2] if word.endswith("'s") else word
    known = NATIONS.get(plain)
    return known if known is not None else key_of(plain)


@dataclass(slots=True, eq=False)
class Tokens:
    """The tokens of a sentence in parallel lists; offsets count in the sentence's own text.

    Never changed once made; not frozen, since one is made for every sentence and freezing triples what that costs.
    """

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

    def hyphenated(self, i: int) -> bool:
        """Whether token ``i`` is a hyphen that makes one name of two words: "Müller-Lüdenscheid"."""
        return (
            self.low[i] == "-"
            and 0 < i < len(self) - 1
            and self.glued(i)
            and self.glued(i + 1)
            and self.capitals[i - 1]
            and self.capitals[i + 1]
        )

    def words(self, start: int, end: int) -> str:
        """The text from token ``start`` up to token ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def content(self, start: int, end: int) -> list[str]:
        """Stems of the content words from token ``start`` up to ``end``."""
        return [stem for stem in self.contents[max(start, 0) : max(end, 0)] if stem]


def written_words(text: str) -> frozenset[str]:
    """Return in lower case all words and initials that ``tokenize`` finds in a text, and some of their parts.

    It takes a fraction of the time, and shows that most sentences hold no detail of most kinds.
    """
    low = fold_marks(text).lower()
    found = low.encode().translate(_BLANKS).decode().split() if low.isascii() else _RUN.findall(low)
    if "'" in low:
        found += _JOINED.findall(low)
    if low.find(".", 0, -1) >= 0:
        found += [spelt.replace(".", "") for spelt in _SPELT.findall(low)]
    return frozenset(found)


_WORDY = frozenset({"word", "designation", "initials"})


@lru_cache(maxsize=65536)
def _token(text: str) -> tuple[str, str, str, bool, str, bool]:
    """Return lower case, stem, kind, whether it begins with a capital, its stem if it is a content word, its weight."""
    match = None if text.isalpha() else _KIND.match(text)
    kind = "word" if text.isalpha() else (match and match.lastgroup) or "mark"
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
    if "id-" in folded or "y-" in folded or "te-" in folded:
        # "The mid-1980s" hold a year; a letter and a digit joined are else a name, as in KC-135.
        folded = _PART_OF_YEARS.sub(r"\1 ", folded)
    pieces = (_ASCII_TOKEN if folded.isascii() else _TOKEN).split(folded)
    written = pieces[1::2]
    if not written:
        return Tokens(folded, *[[]] * 10)
    places = list(accumulate(map(len, pieces)))
    low, stems, kinds, capitals, contents, weights = zip(*map(_token, written), strict=True)
    clauses = list(accumulate(map(_OPENS_CLAUSE.__contains__, low), initial=0))[1:]
    weighty = list(compress(range(len(low)), weights))
    starts, ends = places[:-1:2], places[1::2]
    return Tokens(
        folded,
        list(low),
        stems,
        starts,
        ends,
        kinds,
        clauses,
        _quoted(low, starts, ends),
        capitals,
        contents,
        weighty,
    )


def _quoted(low: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[bool]:
    """Find what stands inside quotation marks.

    A mark opens where it touches the word behind it only, and closes where it touches the one before: a quotation may
    have begun in an earlier sentence, and may go on in the next.
    """
    size = len(low)
    if '"' not in low:
        return _quoted_singly(low, starts, ends) if "'" in low else [False] * size
    marks = [i for i, word in enumerate(low) if word == '"']
    turns = [_turn(low, starts, ends, i) for i in marks]
    # A quotation that the sentence only closes began before it.
    inside = marks[0] > 0 and turns[0] is False
    quoted: list[bool] = [inside] * marks[0]
    for first, end, turn in zip(marks, [*marks[1:], size], turns, strict=True):
        inside = not inside if turn is None else turn
        quoted += [inside] * (end - first)
    return quoted


def _quoted_singly(low: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[bool]:
    """Find what stands inside single quotation marks, four words at least: all others are apostrophes."""
    quoted = [False] * len(low)
    marks = [i for i, word in enumerate(low) if word == "'"]
    at = 0
    for first in marks:
        if first < at or _turn(low, starts, ends, first) is not True or low[first + 1][0].isdigit():
            continue
        closing = [i for i in marks if i > first + _FEWEST_QUOTED and ends[i - 1] == starts[i]]
        # Behind a full stop or a comma it can be no apostrophe, behind "workers" it may be one.
        ranked = sorted(closing, key=lambda i: (low[i - 1] not in _SURE_END, low[i - 1].endswith("s"), i))
        if ranked:
            end = ranked[0]
            quoted[first:end] = [True] * (end - first)
            at = end + 1
    return quoted


def _turn(low: Sequence[str], starts: Sequence[int], ends: Sequence[int], i: int) -> bool | None:
    """Whether the quotation mark at token ``i`` opens; None where that cannot be seen."""
    before = i > 0 and ends[i - 1] == starts[i]
    behind = i + 1 < len(low) and ends[i] == starts[i + 1]
    if before != behind:
        return behind
    if before and low[i + 1] in _BEHIND_QUOTATION:
        return False
    return True if before and low[i - 1] in _BEFORE_QUOTATION else None


_FEWEST_QUOTED = 4
_SURE_END = frozenset(",.?!")
_BEFORE_QUOTATION = frozenset("([—–-/")
_BEHIND_QUOTATION = frozenset(")]—–-/.,;:?!")
_OPENS_CLAUSE = _BREAKS | CLAUSE_OPENERS
