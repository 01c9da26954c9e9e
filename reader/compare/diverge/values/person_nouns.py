"""Which nouns count people: passengers, miners, warders, worshippers. The list is ``data/person_nouns.txt``."""

from __future__ import annotations

from reader.compare.details.wordlist import table
from reader.compare.words import key_of

PERSONS = frozenset(key_of(word) for line in table("person_nouns.txt") for word in line.split())
"""Stems of nouns that count people."""
