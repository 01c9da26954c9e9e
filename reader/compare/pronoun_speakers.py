"""Whom "he said" and "she said" quote: the one person whom the sentence before them names or quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.compare.antecedents import NAME, antecedent, may_be, subject, told_before
from reader.compare.details.source_words import PLURALS
from reader.compare.details.tokens import tokenize
from reader.compare.model import Comparison
from reader.compare.speaker_mentions import Said, stems_of
from reader.compare.speaker_names import is_given

MOST_SAID = 4
"""Mentions before a pronoun among which those of its sentence and of the one before it are."""
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")


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
    if any(is_given(match["given"]) for match in NAME.finditer(lead)):
        # "Calder left. Piers Oduya wants what he called…".
        return None
    text = comparison.articles[article].text
    begins = subject(lead, text)
    if begins and all(other.mention.ref != one.mention.ref for other in before[-MOST_SAID:]):
        # "Calder met Oduya, whom she called…".
        return _as_mention(one, begins, text)
    last = told_before(comparison.sentences[article], sentence, text)
    near = [
        other
        for other in before[-MOST_SAID:]
        if other.mention.ref.article == article
        and other.mention.ref.sentence >= last >= 0
        and not _are_several(other)
    ]
    if not near:
        return _named(one, comparison) if sentence else None
    told = near[-1]
    sure = len({other.key for other in near}) == 1 and told.mention.ref.sentence < sentence
    fits = told.pronoun in {"", one.pronoun} and told.human
    return told if sure and fits and told.text and may_be(one.pronoun, told.text, text) else None


def _are_several(said: Said) -> bool:
    """Whether a mention is of more than one, as "his members", whom "he" does not mean."""
    noun = said.text.lower().rpartition(" ")[2]
    return not said.named and (noun in PLURALS or (noun.endswith("s") and not noun.endswith("ss")))


def _named(one: Said, comparison: Comparison) -> Said | None:
    """Return, as a mention, the person who is the subject of the sentence before a pronoun."""
    article, sentence = one.mention.ref
    text = comparison.articles[article].text
    before = comparison.sentences[article][sentence - 1].text
    name = subject(before, text) or antecedent(comparison.sentences[article], sentence, one.pronoun, text)
    return _as_mention(one, name, text) if name else None


def _as_mention(one: Said, name: str, text: str) -> Said | None:
    """Return a pronoun as a mention of a person by name, if no title says otherwise."""
    if not may_be(one.pronoun, name, text):
        return None
    tokens = tokenize(name)
    key = stems_of(tokens, 0, len(tokens))
    family = "" if " " in name else name
    return replace(one, text=name, key=key, full=len(key), named=True, human=True, person=True, family=family)
