"""Whom "he" and "she" mean at the beginning of a sentence: the person whom the sentence before is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from index.article import Sentence
from reader.compare.details.noun_groups import DETERMINERS
from reader.compare.details.source_words import source_class
from reader.compare.details.wordlist import words
from reader.compare.quoted import quoted_stretches
from reader.compare.speaker_names import TITLES, bearers, is_given

NAME = re.compile(
    r"(?<![\w’'-])(?P<given>[A-Z][\w’'-]+) (?:[A-Z]\. ?){0,2}(?:(?:al|bin|da|de|del|der|di|la|le|van|von) ){0,2}"
    r"(?P<family>[A-Z][\w’'-]*\w)(?<!['’]s)(?![\w’'-]| [A-Z])"
)
_FAMILY = re.compile(
    r"(?:(?:But|And|Yet) )?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?P<family>[A-Z][\w’'-]*\w)(?<!['’]s)(?![\w’'-]| [A-Z])"
)
_BEHIND = re.compile(r",| \(| of [A-Z]| (?!(?:and|or|of|in|on|at|to|for|with|from|by)\b)[a-z]+")
_MOVES = words("to from with by on that when after before while as into about says said was is were has had")
_PHRASE = re.compile(
    r"(?:In|At|On|Outside|Inside|Near|Behind|Beside|Across|During|After|Before) [^,]{2,50}, "
)
"""Where or when something was, said before whom a sentence is about: "In the hall, Ines Calder wept"."""
_OFFICE = 7
"""Words that may stand before the name of whom a sentence is about."""
_OTHER = {"he": r"\b(?:Ms|Mrs|Miss)\.? ", "she": r"\bMr\.? "}
"""Before a family name: it is not that of whom the pronoun means."""


_GOES_ON = {"he": re.compile(r"(?:He|His)\b"), "she": re.compile(r"(?:She|Her)\b")}
_QUOTES = re.compile(r"[“\"][^“”\"]*[,?!][”\"] (?:said |says )?(?=[A-Z])")
_LEADS = re.compile(r"(?:He|She|His|Her)\b(?![’'])")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? ([A-Z][\w’-]*\w)")
_FARTHEST = 3
"""Sentences that may lie between, all about the same person."""


def antecedent(sentences: Sequence[Sentence], at: int, pronoun: str, text: str) -> str:
    """Return whom "he" or "she" of a sentence means, by name; empty where that is not sure.

    The sentences before that go on with the same pronoun are passed over, and those that are quoted as a whole.
    """
    place = at
    for _ in range(_FARTHEST):
        place = told_before(sentences, place, text)
        if place < 0:
            break
        before = sentences[place].text
        if name := subject(_spoken(before), text):
            alone = _families(before) <= {name.split()[-1]}
            return name if alone and may_be(pronoun, name, text) else ""
        if not _GOES_ON[pronoun].match(before):
            return ""
    return ""


def told_before(sentences: Sequence[Sentence], at: int, text: str) -> int:
    """Return the number of the sentence before one that is told, not wholly quoted; -1 where none is near."""
    for place in range(at - 1, max(at - 2 - _FARTHEST, -1), -1):
        if not _is_quoted(sentences[place], text):
            return place
    return -1


def _is_quoted(sentence: Sentence, text: str) -> bool:
    """Whether a sentence lies within one quotation."""
    stretches = _quotations(text)
    at = bisect_right(stretches, (sentence.start + 1, 0)) - 1
    return at >= 0 and stretches[at][0] <= sentence.start and sentence.end <= stretches[at][1] + 1


@lru_cache(maxsize=64)
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(quoted_stretches(text))


def _spoken(sentence: str) -> str:
    """Return a sentence from its speaker on where it begins with what is quoted: '"…," said Calder, 44.'"""
    match = _QUOTES.match(sentence)
    return sentence[match.end() :] if match else sentence


def _families(sentence: str) -> set[str]:
    """Return the family names of those whom a sentence names in full or with a title."""
    full = {match["family"] for match in NAME.finditer(sentence) if is_given(match["given"])}
    return {name for name in full if not source_class(name.lower())} | set(_TITLED.findall(sentence))


def with_name(label: str, sentences: Sequence[Sentence], at: int, text: str) -> str:
    """Return a label from the sentence at a place with the name of whom its "He" or "She" means: "He [Calder] left"."""
    match = _LEADS.match(label)
    if match is None or not sentences[at].text.startswith(match[0]):
        return label
    who = antecedent(sentences, at, "he" if match[0] in {"He", "His"} else "she", text)
    if not who or who.split()[-1] in label:
        return label
    return f"{match[0]} [{who}{'’s' if match[0] in {'His', 'Her'} else ''}]{label[match.end() :]}"


def subject(sentence: str, text: str) -> str:
    """Return the person whom a sentence begins with: a full name, its office before it, or a family name alone.

    That is one whom ``text`` names in full as well.
    """
    name = _in_full(sentence)
    if not name and (match := _FAMILY.match(sentence)) and _BEHIND.match(sentence, match.end()):
        # "Ms. Calder left", "Calder left".
        return match["family"] if bearers(match["family"], [text]) != [None] else ""
    return name


@lru_cache(maxsize=64)
def may_be(pronoun: str, name: str, text: str) -> bool:
    """Whether no title in a text says that a person is no "he", or no "she"."""
    return re.search(rf"{_OTHER[pronoun]}{re.escape(name.split()[-1])}\b", text) is None


def _in_full(text: str) -> str:
    """Return the name of two words and more that a sentence begins with, its office before it; else nothing."""
    if (opens := _PHRASE.match(text)) and NAME.search(opens[0]) is None:
        text = text[opens.end() :]
    # "The head of the Harbour Authority, Ines Calder, left": the first name is none of a person.
    match = next((m for m in NAME.finditer(text) if source_class(m["family"].lower()) != "body"), None)
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
