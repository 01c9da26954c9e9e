"""Which nouns count people: passengers, miners, warders, worshippers. The list is ``data/person_nouns.txt``."""

from __future__ import annotations

from reader.compare.details.wordlist import table
from reader.compare.words import key_of

_COUNTED = frozenset(word for line in table("person_nouns.txt") for word in line.split())
"""The nouns as they follow a number: in the plural, where they have one."""
PERSONS = frozenset(map(key_of, _COUNTED))
"""Stems of nouns that count people."""


def means_one(word: str) -> bool:
    """Whether a lower-case word means one person: "the pilot", not "the pilots" nor "the crew"."""
    return key_of(word) in PERSONS and (word not in _COUNTED or word + "s" in _COUNTED)
