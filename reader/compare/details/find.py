"""All details of one sentence, each kind found when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from index.article import Sentence
from reader.compare.background import idf
from reader.compare.details import attribution, certainty, numbers, polarity, times
from reader.compare.details.attribution import find_attributions
from reader.compare.details.certainty import find_certainty
from reader.compare.details.model import Detail, Setting
from reader.compare.details.names import find_names
from reader.compare.details.numbers import find_numbers
from reader.compare.details.once import once
from reader.compare.details.places import find_places
from reader.compare.details.polarity import find_polarity
from reader.compare.details.quotations import find_quotations
from reader.compare.details.times import find_times
from reader.compare.details.tokens import Tokens, fold_marks, tokenize, written_words
from reader.compare.model import DifferenceKind

NOWHERE = Setting()
LONGEST = 3_000
"""Characters of a sentence that are read: more words than are compared, and more than any sentence of a report has."""
KINDS = (
    DifferenceKind.NUMBER,
    DifferenceKind.TIME,
    DifferenceKind.PLACE,
    DifferenceKind.NAME,
    DifferenceKind.POLARITY,
    DifferenceKind.CERTAINTY,
    DifferenceKind.ATTRIBUTION,
    DifferenceKind.QUOTE,
)
"""The kinds of details a sentence is read for."""

_HINTS = {
    DifferenceKind.NUMBER: numbers.HINTS,
    DifferenceKind.TIME: times.HINTS,
    DifferenceKind.POLARITY: polarity.HINTS,
    DifferenceKind.CERTAINTY: certainty.HINTS,
    DifferenceKind.ATTRIBUTION: attribution.HINTS,
}
"""Words of which a sentence has one where it holds a detail of the kind."""
_IN_DIGITS = frozenset({DifferenceKind.NUMBER, DifferenceKind.TIME})
_NAMED = frozenset({DifferenceKind.NAME, DifferenceKind.PLACE})
_DIGIT = re.compile(r"\d")
_QUOTING = re.compile(r"\"|'(?<!\w.)\w")

PREFIXES = ("un", "non", "dis", "ir", "il", "im", "in")
"""Beginnings that turn a word into its opposite."""


class Reading:
    """A sentence as read for its details: what ``reader.compare.diverge.judge`` takes.

    Most sentences are asked for few kinds, so each is found at its first use and kept.
    """

    def __init__(self, sentence: Sentence, setting: Setting) -> None:
        self.sentence = sentence
        self.setting = setting
        self.start = sentence.start
        """Where the sentence begins in its article's text."""
        self._found: dict[DifferenceKind, tuple[Detail, ...]] = {}
        self.kept: dict[object, Any] = {}
        """What ``once.kept`` keeps."""

    @once
    def folded(self) -> str:
        """The sentence with one form of quotes, hyphens and spaces, as long as it is."""
        return fold_marks(self.sentence.text)

    @once
    def written(self) -> frozenset[str]:
        """The words of the sentence in lower case, read at a glance: most sentences need no more."""
        return written_words(self.folded)

    @once
    def tokens(self) -> Tokens:
        """The sentence cut into tokens."""
        return tokenize(self.folded)

    @property
    def details(self) -> tuple[Detail, ...]:
        """All details in the order of the kinds, each kind from left to right."""
        return tuple(detail for kind in KINDS for detail in self.of(kind))

    @once
    def cues(self) -> tuple[Detail, ...]:
        """Cues of polarity and certainty."""
        return self.of(DifferenceKind.POLARITY) + self.of(DifferenceKind.CERTAINTY)

    @once
    def content(self) -> frozenset[str]:
        """Stems of all content words."""
        return frozenset(self.tokens.content(0, len(self.tokens)))

    @once
    def rarity(self) -> float:
        """Summed background rarity of the content words."""
        return sum(map(idf, self.content))

    @once
    def forms(self) -> Mapping[str, int]:
        """Stems and written forms (marked ``=``) with the first token they stand at."""
        tokens = self.tokens
        last_first = range(len(tokens) - 1, -1, -1)
        found = dict(zip([f"={low}" for low in reversed(tokens.low)], last_first, strict=True))
        found.update(zip(reversed(tokens.stems), last_first, strict=True))
        return found

    @once
    def negatives(self) -> tuple[tuple[int, str], ...]:
        """Tokens that may be another word turned round by a prefix ("unfilled"), each with what may be that word."""
        if not any(low.startswith(PREFIXES) and len(low) > 5 for low in self.written):
            return ()
        tokens = self.tokens
        return tuple(
            (i, low.removeprefix(prefix))
            for i, low in enumerate(tokens.low)
            if low.startswith(PREFIXES)
            and len(low) > 5
            and tokens.kinds[i] == "word"
            and not tokens.capital(i)
            for prefix in PREFIXES
            if low.startswith(prefix) and len(low) > len(prefix) + 3
        )

    def of(self, kind: DifferenceKind) -> tuple[Detail, ...]:
        """The details of one kind, from left to right."""
        found = self._found.get(kind)
        if found is None:
            found = self._found[kind] = tuple(self._find(kind)) if self._may_hold(kind) else ()
        return found

    def _may_hold(self, kind: DifferenceKind) -> bool:
        """Whether a glance leaves it possible that the sentence holds a detail of a kind."""
        if kind in _NAMED:
            return self._named or self._digits
        if kind is DifferenceKind.QUOTE:
            return _QUOTING.search(self.folded) is not None
        hints = _HINTS.get(kind)
        if hints is None or not self.written.isdisjoint(hints):
            return True
        return kind in _IN_DIGITS and self._digits

    @once
    def _digits(self) -> bool:
        return _DIGIT.search(self.sentence.text) is not None

    @once
    def _named(self) -> bool:
        """Whether there may be a capital but the one that opens the sentence, or an initial."""
        text = self.sentence.text
        rest = text[1:]
        return not text.isascii() or rest != rest.lower() or rest.startswith(".")

    @once
    def _timed(self) -> frozenset[int]:
        """Tokens that stand in a time."""
        return frozenset(i for d in self.of(DifferenceKind.TIME) for i in range(d.token, d.upto))

    def _find(self, kind: DifferenceKind) -> list[Detail]:
        tokens, start = self.tokens, self.start
        match kind:
            case DifferenceKind.TIME:
                return find_times(tokens, self.setting, start)
            case DifferenceKind.NUMBER:
                return find_numbers(tokens, self._timed, start)
            case DifferenceKind.NAME:
                return find_names(tokens, self._timed, start)
            case DifferenceKind.PLACE:
                return find_places(tokens, self.of(DifferenceKind.NAME))
            case DifferenceKind.POLARITY:
                return find_polarity(tokens, start)
            case DifferenceKind.CERTAINTY:
                return find_certainty(tokens, start)
            case DifferenceKind.ATTRIBUTION:
                return find_attributions(tokens, self._timed, start)
            case DifferenceKind.QUOTE:
                return find_quotations(tokens, start)
            case _:
                return []


def read_sentence(sentence: Sentence, setting: Setting = NOWHERE) -> Reading:
    """Read a sentence for its details; never raises, whatever the text holds.

    Of one as long as a table or a text without stops only the beginning is read.
    """
    if len(sentence.text) > LONGEST:
        end = sentence.text.rfind(" ", 1, LONGEST) + 1 or LONGEST
        sentence = sentence._replace(end=sentence.start + end, text=sentence.text[:end])
    return Reading(sentence, setting)


def find_details(sentence: Sentence, setting: Setting = NOWHERE) -> tuple[Detail, ...]:
    """Return every checkable detail of a sentence; spans count in the article's text."""
    return read_sentence(sentence, setting).details
