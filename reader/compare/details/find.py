"""All details of one sentence, in one pass over its tokens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.article import Sentence
from reader.compare.background import idf
from reader.compare.details.attribution import find_attributions
from reader.compare.details.certainty import find_certainty
from reader.compare.details.model import Detail, Setting
from reader.compare.details.names import find_names
from reader.compare.details.numbers import find_numbers
from reader.compare.details.places import find_places
from reader.compare.details.polarity import find_polarity
from reader.compare.details.quotations import find_quotations
from reader.compare.details.times import find_times
from reader.compare.details.tokens import Tokens, tokenize
from reader.compare.model import DifferenceKind

NOWHERE = Setting()


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as read for its details: what ``reader.compare.diverge.judge`` takes."""

    tokens: Tokens
    details: tuple[Detail, ...]
    """In the order of the kinds, each kind from left to right."""
    by_kind: Mapping[DifferenceKind, tuple[Detail, ...]]
    """The same details, by kind."""
    content: frozenset[str]
    """Stems of all content words."""
    rarity: float
    """Summed background rarity of the content words."""
    forms: Mapping[str, int]
    """Stems and written forms (marked ``=``) with the first token they stand at."""
    start: int
    """Where the sentence begins in its article's text."""

    def of(self, kind: DifferenceKind) -> tuple[Detail, ...]:
        """The details of one kind, from left to right."""
        return self.by_kind.get(kind, ())


def read_sentence(sentence: Sentence, setting: Setting = NOWHERE) -> Reading:
    """Read a sentence for all its details; never raises, whatever the text holds."""
    tokens = tokenize(sentence.text)
    start = sentence.start
    times = find_times(tokens, setting, start)
    taken = frozenset(i for d in times for i in range(d.token, d.upto))
    names = find_names(tokens, taken, start)
    by_kind = {
        DifferenceKind.NUMBER: tuple(find_numbers(tokens, taken, start)),
        DifferenceKind.TIME: tuple(times),
        DifferenceKind.PLACE: tuple(find_places(tokens, names)),
        DifferenceKind.NAME: tuple(names),
        DifferenceKind.POLARITY: tuple(find_polarity(tokens, start)),
        DifferenceKind.CERTAINTY: tuple(find_certainty(tokens, start)),
        DifferenceKind.ATTRIBUTION: tuple(find_attributions(tokens, taken, start)),
        DifferenceKind.QUOTE: tuple(find_quotations(tokens, start)),
    }
    details = tuple(detail for found in by_kind.values() for detail in found)
    content = frozenset(tokens.content(0, len(tokens)))
    return Reading(tokens, details, by_kind, content, sum(map(idf, content)), _forms(tokens), start)


def _forms(tokens: Tokens) -> dict[str, int]:
    found: dict[str, int] = {}
    for i, (low, stem, kind) in enumerate(zip(tokens.low, tokens.stems, tokens.kinds, strict=True)):
        if kind == "word":
            found.setdefault(stem, i)
            found.setdefault(f"={low}", i)
    return found


def find_details(sentence: Sentence, setting: Setting = NOWHERE) -> tuple[Detail, ...]:
    """Return every checkable detail of a sentence; spans count in the article's text."""
    return read_sentence(sentence, setting).details
