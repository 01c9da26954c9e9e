"""How much a word tells about the event of an article: by the shipped table, or a guess for other languages. Pure."""

from __future__ import annotations

from index.background import NUMBER, UNSEEN, background_idf
from index.ingest.language import common_words

LETTER = 0.7
"""Weight that each letter beyond two adds to a word of a language without a table."""

NAME = 3.0
"""Weight that a capital adds to it."""

SHORTER = 2
"""Letters that a word of a script without vowels has less, about."""


def background_rarity(word: str, term: str) -> float:
    """Return the weight of an English word; ``term`` is its stem."""
    digit = term[0].isdigit()
    return background_idf().get(f"#{term}" if digit else term, NUMBER if digit else UNSEEN)


def guess_rarity(word: str, term: str, language: str) -> float:
    """Return a guess at the weight of a word of another language, of which there is no table.

    The commonest words weigh nothing; of the others the longer ones are rarer (Zipf's law of abbreviation), and what is
    written with a capital is often a name, save in German.
    """
    if term[0].isdigit():
        return NUMBER
    if not word.isascii() and (dense := sum(character >= "\u3040" for character in word)):
        return 1.0 + 2.0 * dense
    form = word.casefold()
    if form in common_words(language):
        return 0.0
    size = len(form) + (SHORTER if form[0] >= "\u0590" else 0)
    name = NAME if word[0].isupper() and language != "de" else 0.0
    return min(UNSEEN, LETTER * (size - 2) + name)
