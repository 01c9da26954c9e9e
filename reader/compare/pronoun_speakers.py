"""Whom "he said" and "she said" quote: the one person whom the sentence before them names or quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.compare.details.noun_groups import DETERMINERS
from reader.compare.details.source_words import source_class
from reader.compare.details.tokens import tokenize
from reader.compare.details.wordlist import words
from reader.compare.model import Comparison
from reader.compare.speaker_mentions import Said, stems_of
from reader.compare.speaker_names import TITLES, bearers, is_given

_NAME = re.compile(
    r"(?<![\w’'-])(?P<given>[A-Z][\w’'-]+) (?:[A-Z]\. ?){0,2}(?:(?:al|bin|da|de|del|der|di|la|le|van|von) ){0,2}"
    r"(?P<family>[A-Z][\w’'-]*\w)(?<!['’]s)(?![\w’'-]| [A-Z])"
)
_FAMILY = re.compile(
    r"(?:(?:But|And|Yet) )?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?P<family>[A-Z][\w’'-]*\w)(?<!['’]s)(?![\w’'-]| [A-Z])"
)
_BEHIND = re.compile(r",| \(| of [A-Z]| (?!(?:and|or|of|in|on|at|to|for|with|from|by)\b)[a-z]+")
_MOVES = words("to from with by on that when after before while as into about says said was is were has had")
_OFFICE = 7
"""Words that may stand before the name of whom a sentence is about."""
MOST_SAID = 4
"""Mentions before a pronoun among which those of its sentence and of the one before it are."""
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
_OTHER = {"he": r"\b(?:Ms|Mrs|Miss)\.? ", "she": r"\bMr\.? "}
"""Before a family name: it is not that of whom the pronoun means."""


def with_pronouns(said: Sequence[Said], comparison: Comparison) -> list[Said]:
    """Return mentions, in order, those of "he" and "she" as ones of whom they point to, left out where that is unsure.

    One who goes on speaking is quoted by each sentence: "…," said Calder. "…," she said. "…," she said.
    """
    found: list[Said] = []
    for one in said:
        if not one.pronoun:
            found.append(one)
        elif (told := _pointed_to(one, found, comparison)) is not None:
            found.append(replace(told, mention=one.mention, pronoun=one.pronoun))
    return found


def _pointed_to(one: Said, before: Sequence[Said], comparison: Comparison) -> Said | None:
    article, sentence = one.mention.ref
    own = comparison.sentences[article][sentence]
    lead = _QUOTED.sub("", own.text[: one.mention.span.start - own.start])
    if any(is_given(match["given"]) for match in _NAME.finditer(lead)):
        # "Calder left. Piers Oduya wants what he called…".
        return None
    near = [
        other
        for other in before[-MOST_SAID:]
        if other.mention.ref.article == article and other.mention.ref.sentence >= sentence - 1
    ]
    if not near:
        return _named(one, comparison) if sentence else None
    told = near[-1]
    sure = len({other.key for other in near}) == 1 and told.mention.ref.sentence < sentence
    fits = told.pronoun in {"", one.pronoun} and told.human
    return told if sure and fits and _may_be(one.pronoun, told, comparison) else None


def _may_be(pronoun: str, told: Said, comparison: Comparison) -> bool:
    """Whether no title of the article says that a person is no "he", or no "she"."""
    name = told.text.split()[-1] if told.text else ""
    text = comparison.articles[told.mention.ref.article].text
    return re.search(_OTHER[pronoun] + re.escape(name) + r"\b", text) is None


def _named(one: Said, comparison: Comparison) -> Said | None:
    """Return, as a mention, the person who is the subject of the sentence before a pronoun."""
    ref = one.mention.ref
    before = comparison.sentences[ref.article][ref.sentence - 1].text
    name, family = _subject(before), ""
    if not name and (match := _FAMILY.match(before)) and _BEHIND.match(before, match.end()):
        # "Ms. Calder left", "Calder left": one whom the article names in full.
        name = family = match["family"]
        if bearers(family, [comparison.articles[ref.article].text]) == [None]:
            return None
    tokens = tokenize(name)
    key = stems_of(tokens, 0, len(tokens))
    told = replace(one, text=name, key=key, full=len(key), named=True, human=True, person=True, family=family)
    return told if (family or len(key) > 1) and _may_be(one.pronoun, told, comparison) else None


def _subject(text: str) -> str:
    """Return the name of two words and more that a sentence begins with, its office before it; else nothing."""
    match = _NAME.search(text)
    if match is None or not is_given(match["given"]) or not _BEHIND.match(text, match.end()):
        return ""
    before = text[: match.start()].lower().split()
    if len(before) > _OFFICE or not _MOVES.isdisjoint(before):
        return ""
    comma = any(word.endswith(",") for word in before)
    apposed = comma and before[-1].endswith(",") and before[0] in DETERMINERS and text[match.end()] == ","
    titled = before and (before[-1].rstrip(".") in TITLES or source_class(before[-1]) == "person")
    family = match["family"]
    subject = apposed or not before or (titled and not comma)
    return match[0] if subject and not source_class(family.lower()) and not family.isupper() else ""
