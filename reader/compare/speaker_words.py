"""The words that a speaker is shown by where a report only says "Calder", "the court" or "a person" close to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.compare.details.noun_groups import head_ends
from reader.compare.details.saying_verbs import HINTS
from reader.compare.details.source_words import source_class
from reader.compare.details.tokens import Tokens, stem
from reader.compare.details.wordlist import words
from reader.compare.speaker_names import TITLES

_ADDITIONS = words("familiar briefed close aware involved acquainted near working")
_KNOWING = words("knowledge insight")
_STOPS = frozenset(',";:.()—–') | words("who which that was were has have had is are as but")
_CLAUSES = words("how what whether why when where")
_LONGEST = 10
"""Tokens that what is added to a noun for a source may have."""
_NAME = r"[A-Z][\w’'&-]{0,40}"
_SMALL = r"(?:of|for|and|on|in)"
_OPENS = re.compile(r"(?:\A|\n|[.!?:][”\"’')]* )[“\"‘'(]*\Z")


def with_addition(tokens: Tokens, first: int, end: int) -> int:
    """Return where "a person close to the inquiry" ends, of which ``first`` to ``end`` is "a person"."""
    head = head_ends(tokens, first, end)
    if source_class(tokens.low[head - 1]) != "person" or any(
        tokens.capital(i) for i in range(first + 1, end)
    ):
        return end
    behind = tokens.low[head : head + 3]
    knows = behind[:1] == ["with"] and not _KNOWING.isdisjoint(behind)
    if not knows and (not behind or behind[0] not in _ADDITIONS):
        return end
    for at in range(max(end, head + 1), min(head + _LONGEST, len(tokens))):
        if tokens.low[at] in _CLAUSES:
            break
        titled = tokens.low[at] == "." and tokens.low[at - 1] in TITLES
        if not titled and (tokens.low[at] in _STOPS or tokens.low[at] in HINTS):
            return at if at > head + 1 else end
    return end


def person_in_full(family: str, key: Sequence[str], texts: Sequence[str]) -> str:
    """Return how texts first write the name of such stems, given and family name; empty where none does."""
    junior = r",? (?:[JS]r\b\.?|I{2,3}\b)"
    ends = junior if len(key) > 2 else rf"(?!{junior})"
    full = re.compile(rf"\b(?P<given>[A-Z][\w’'-]{{1,40}}) (?:[A-Z]\. ?){{0,2}}{re.escape(family)}\b{ends}")
    for text in texts:
        for match in full.finditer(text) if family in text else ():
            if stem(match["given"].lower()) == key[0]:
                return " ".join(match[0].split())
    return ""


def body_in_full(noun: str, text: str, upto: int) -> str:
    """Return the one body of such a sort that a text names: "Harrow Vale Council" for "council".

    Empty where it names none before ``upto``, or several. What opens a sentence may begin with any word.
    """
    kind = noun.capitalize()
    if kind not in text:
        return ""
    before = rf"(?:{_NAME} ){{1,5}}{kind}\b"
    behind = rf"{kind} {_SMALL} (?:the )?{_NAME}(?: (?:{_SMALL} )?{_NAME}){{0,3}}"
    inside, every = set(), set()
    for match in re.finditer(rf"\b(?:{before}|{behind})", text):
        name = " ".join(match[0].split()).removeprefix("The ")
        if name != kind:
            every.add(name)
            if name != match[0] or not _OPENS.search(text, 0, match.start()):
                inside.add(name)
    full = inside.pop() if len(inside) == 1 else ""
    told = full and text.find(full) < upto and all(name.endswith(full) for name in every)
    return full if told else ""
