"""Finding fixed phrases in a sentence's tokens: the one machine behind the cues of polarity and certainty."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product

from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import words as word_set

PhraseTable = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word of a phrase to its phrases, longest first, each with its class."""


_NOT = (
    "not|didn't|doesn't|don't|hasn't|haven't|hadn't|"
    "wasn't|weren't|isn't|aren't|wouldn't|won't|couldn't|can't|cannot"
)


def phrase_table(groups: Mapping[str, str]) -> PhraseTable:
    """Build a table from a class to its phrases.

    Phrases are parted by semicolons and words by blanks; ``|`` parts alternatives of one word, ``<not>`` stands
    for every negated auxiliary.
    """
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in groups.items():
        for phrase in phrases.replace("<not>", _NOT).split(";"):
            for words in product(*[word.split("|") for word in phrase.split()]):
                if words:
                    table.setdefault(words[0], []).append((words, name))
    return {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in table.items()}


def phrase_hints(table: PhraseTable, classes: Collection[str] = ()) -> frozenset[str]:
    """Return words of which a text has one where it has a phrase, of these classes if any are given."""
    phrases = [words for found in table.values() for words, name in found if not classes or name in classes]
    return frozenset(map(_hint, phrases))


def _hint(words: tuple[str, ...]) -> str:
    """Return the word of a phrase that tells most."""
    written = [word for word in words if word[0].isalpha()]
    return max(written, key=lambda word: (word not in STOP_WORDS, word not in _EVERYWHERE, len(word)))


_EVERYWHERE = word_set("a an the to of in on at for with was were is are be been has have had")
"""Words that tell less than any other: half of all sentences have one."""


def find_phrases(tokens: Tokens, table: PhraseTable) -> Iterator[tuple[int, int, str]]:
    """Yield first token, token after the last, and class of every phrase, from left to right, none overlapping."""
    low = tokens.low
    after = 0
    for i in [n for n, word in enumerate(low) if word in table]:
        if i < after:
            continue
        for words, name in table[low[i]]:
            if len(words) == 1 or tuple(low[i : i + len(words)]) == words:
                after = i + len(words)
                yield i, after, name
                break
