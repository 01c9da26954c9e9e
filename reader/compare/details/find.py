"""All details of one sentence, in one pass over its tokens."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Sentence
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
    content: frozenset[str]
    """Stems of all content words."""
    start: int
    """Where the sentence begins in its article's text."""

    def of(self, kind: DifferenceKind) -> list[Detail]:
        """The details of one kind, from left to right."""
        return [d for d in self.details if d.kind is kind]


def read_sentence(sentence: Sentence, setting: Setting = NOWHERE) -> Reading:
    """Read a sentence for all its details; never raises, whatever the text holds."""
    tokens = tokenize(sentence.text)
    start = sentence.start
    times = find_times(tokens, setting, start)
    taken = frozenset(i for d in times for i in range(d.token, d.upto))
    names = find_names(tokens, taken, start)
    details = (
        *find_numbers(tokens, taken, start),
        *times,
        *find_places(tokens, names),
        *names,
        *find_polarity(tokens, start),
        *find_certainty(tokens, start),
        *find_attributions(tokens, taken, start),
        *find_quotations(tokens, start),
    )
    return Reading(tokens, details, frozenset(tokens.content(0, len(tokens))), start)


def find_details(sentence: Sentence, setting: Setting = NOWHERE) -> tuple[Detail, ...]:
    """Return every checkable detail of a sentence; spans count in the article's text."""
    return read_sentence(sentence, setting).details
