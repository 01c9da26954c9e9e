"""Headings that state nothing, "Who was on board" or "Background": no fact of another report can be theirs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.article import Kind
from reader.compare.prepare import Prepared, Words
from reader.compare.terms import Flags, Ints, Terms
from reader.compare.wordlists import word_set

SHORTEST_STATEMENT = 4
"""Words a heading needs to state something: who, did, what, and one more ("Ferry hits harbour wall")."""

_ASKS = word_set("who what when where why how which whose")
_ANNOUNCES = word_set("about more key live latest timeline reaction analysis background read watch related")


def is_label(words: Words, text: str) -> bool:
    """Tell whether a heading names or asks what follows instead of stating it."""
    if words.opener in _ASKS or text.rstrip().endswith(("?", ":")):
        return True
    return len(words.every) < SHORTEST_STATEMENT or words.opener in _ANNOUNCES


def without_fact(terms: Terms, prepared: Sequence[Prepared], a: Ints, b: Ints) -> Flags:
    """Tell which pairs of rows set such a heading against a sentence of running text."""
    heading = np.zeros(len(terms.rows), np.bool_)
    label = np.zeros(len(terms.rows), np.bool_)
    for row, words in enumerate(terms.rows):
        sentence = prepared[terms.article[row]].sentences[words.sentence]
        heading[row] = sentence.kind is Kind.HEADING
        label[row] = heading[row] and is_label(words, sentence.text)
    result: Flags = (label[a] & ~heading[b]) | (label[b] & ~heading[a])
    return result
